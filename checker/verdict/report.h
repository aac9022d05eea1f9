// The full table: every claim x source x voice, with all that follows.

#ifndef CHECKER_VERDICT_REPORT_H_
#define CHECKER_VERDICT_REPORT_H_

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "checker/rules/rule_set.h"
#include "checker/values/value.h"
#include "checker/verdict/cell.h"
#include "checker/verdict/cell_table.h"
#include "checker/verdict/readout_view.h"

namespace claimcheck {

struct ReportRuleFile {
  std::string path;
  std::string sha256;
  std::string title;
};

struct ReportSource {
  std::string id;
  std::string title;
  std::string publisher;
  std::string language;
  std::optional<DayInterval> published;
  std::string path;
  std::string url;
  std::string voice;
  std::string sha256;
  std::string origin;  // Id of the first source of those that share an origin.
  std::string key;     // Of what decides its cells, or ""; see report_keys.h.
  // Words told by each voice that has a side (see match/tellers.h).
  std::vector<std::pair<std::string, int>> told_words;
};

struct ReportClaim {
  std::string id;
  ClaimKind kind = ClaimKind::kFact;
  std::string claim;
  std::string about;   // Subject id, "" for none.
  std::string expect;  // As written, "" for none.
  std::string file;
  int line = 1;
  std::string key;  // Of what decides its cells, or ""; see report_keys.h.
};

// Two sources on one claim.
struct Pair {
  int claim = 0;
  int a = 0;  // a < b.
  int b = 0;
  std::string outcome;  // RelationName, or "same"/"different" for answers.
};

// Sources whose values are compatible with one another, all of them.
struct ValueGroup {
  int claim = 0;
  std::string value;         // What all of them allow.
  std::vector<int> sources;  // Sorted.
  int origins = 0;           // Independent origins among them.
};

// Who has accepted a finding, so that it fails no check (see ledger/).
struct Acceptance {
  std::string by;    // "baseline" or "waiver".
  std::string file;  // As the user named it.
  int line = 1;
  // Of waivers; the last day as 2025-01-31.
  std::string reason;
  std::string author;
  std::string until;
};

struct Finding {
  std::string fingerprint;  // 16 hex digits; see reports/README.md.
  Severity severity = Severity::kError;
  std::string claim;
  std::string source;
  std::string voice;
  Stance stance = Stance::kContradict;
  // "contradict", "framing", "pair", ...: what kind of finding.
  std::string kind;
  std::string message;
  std::string path;
  std::optional<Evidence> at;  // Omissions: where the subject is raised.
  std::optional<Acceptance> accepted;
};

// Shape: findings sorted worst first, then claim order, source order, span.
struct Report {
  std::string engine;  // "claimcheck 0.1.0"
  std::vector<ReportRuleFile> rules;
  std::string voices_key;  // Of all voices of the rules, or "".
  std::vector<ReportSource> sources;
  std::vector<ReportClaim> claims;
  CellTable cells;
  std::vector<Pair> pairs;
  std::vector<ValueGroup> groups;
  std::vector<FrameCount> frames;
  std::vector<ReadoutView> readouts;
  std::vector<Finding> findings;
  std::array<int, kStanceCount> by_stance = {};
  int unreadable = 0;  // Sources that could not be read.

  const Cell& CellAt(int claim, int source) const {
    return cells[cells.IndexOf(claim, source)];
  }
};

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_REPORT_H_
