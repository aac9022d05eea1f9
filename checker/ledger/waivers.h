// Findings that somebody has decided to live with: who, why, and until when.

#ifndef CHECKER_LEDGER_WAIVERS_H_
#define CHECKER_LEDGER_WAIVERS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "checker/rules/rule_set.h"
#include "checker/text/diagnostic.h"
#include "checker/text/span.h"
#include "checker/text/text_file.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// A text of a waiver and where it is written.
struct WaiverText {
  std::string text;
  Span span;
};

// One waiver. It waives the findings of `claim` that have all else that is
// said: one of the sources, the voice, the stance, the fingerprint.
struct Waiver {
  TextFilePtr file;
  WaiverText claim;
  std::vector<WaiverText> sources;
  std::optional<WaiverText> voice;
  std::optional<Stance> stance;
  std::optional<WaiverText> fingerprint;
  std::string reason;
  std::string author;
  std::string until;  // 2025-01-31.
};

// What waivers may speak of.
struct WaiverNames {
  std::vector<std::string> claims;
  std::vector<std::string> sources;
  // Sources are missing that could not be read: one that is not known is no
  // mistake then.
  bool partial = false;
  // There are no rules to look claims up in: none is a mistake then.
  bool no_rules = false;
};

// Reads a waiver file (see WaiverObjects) strictly.
//
// Errors: those of YAML maps; kBadValue for a waiver that has only a claim;
//         kUnknownName for a claim or source that `names` lacks; kBadDate for
//         an `until` that is no day, or lies before `today`; kBadValue for
//         empty texts, unknown stances and what is no fingerprint. Waivers
//         with errors are left out.
// Source: `today` is passed in; no clock is read here.
std::vector<Waiver> ReadWaivers(const TextFilePtr& file,
                                const WaiverNames& names, absl::CivilDay today,
                                Diagnostics& diagnostics);

// Marks the findings that are waived; the first waiver that fits is kept.
// Waivers of claims that the report lacks (--only) are passed over.
//
// Errors: kUnused for a waiver, or a source of one, without a finding (unless
//         sources could not be read); kBadValue for one that fits findings of
//         several sources and names neither source nor fingerprint.
void ApplyWaivers(const std::vector<Waiver>& waivers, Report& report,
                  Diagnostics& diagnostics);

}  // namespace claimcheck

#endif  // CHECKER_LEDGER_WAIVERS_H_
