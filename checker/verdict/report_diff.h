// What is different between two reports, and what changed that it is.

#ifndef CHECKER_VERDICT_REPORT_DIFF_H_
#define CHECKER_VERDICT_REPORT_DIFF_H_

#include <optional>
#include <string_view>
#include <vector>

#include "checker/verdict/report.h"

namespace claimcheck {

// Why a cell or a finding may be other than it was.
enum class Cause {
  kSourceNew,
  kSourceGone,
  kSourceEdited,     // Its text, as it is read.
  kSourceDescribed,  // What the manifest says of it: its date, voice, ...
  kClaimNew,
  kClaimGone,
  kRuleEdited,     // Whatever decides the claim: phrases, value, rivals.
  kVoicesEdited,   // Names or sides of voices.
  kOtherSources,   // Those that it is compared with.
  kRatingEdited,   // The severity, or another part that decides no stance.
  kEngineChanged,  // Another version of the program.
  kUnknown,        // Nothing of the above; another build of the program?
};

// "source edited", ...
std::string_view CauseName(Cause cause);

// By the gravest finding on the claim in the source.
enum class Direction { kWorse, kSame, kBetter };

// "worse", "same", "better".
std::string_view DirectionName(Direction direction);

// A cell whose stance is not what it was, or that is in one report only.
//
// Shape: indices into Report::cells; -1 where there is none, never both.
struct CellChange {
  int old_cell = -1;
  int new_cell = -1;
  Direction direction = Direction::kSame;
  std::vector<Cause> causes;  // At least one, in the order above.
};

// A source or a claim that is new, gone or not what it was.
//
// Shape: indices into Report::sources or ::claims; -1 where there is none.
struct PartChange {
  int old_part = -1;
  int new_part = -1;
  Cause cause = Cause::kSourceEdited;
};

// Shape: an index into Report::findings, of the new report, or the old one for
//        what is resolved.
struct FindingChange {
  int finding = 0;
  std::vector<Cause> causes;  // At least one.
};

// Everything in the order of the new report, then what only the old one has, in
// its order. Sources and claims are known by their ids and findings by their
// fingerprints, so that a renamed file is no difference.
struct ReportDiff {
  bool engine_changed = false;
  bool voices_edited = false;
  std::vector<PartChange> sources;
  std::vector<PartChange> claims;
  std::vector<CellChange> cells;  // Worse ones first.
  std::vector<FindingChange> new_findings;
  std::vector<FindingChange>
      worsened_findings;  // Known, with a worse severity.
  std::vector<FindingChange> resolved_findings;
  int unchanged_cells = 0;

  // Not one stance or finding differs.
  bool NothingChanged() const {
    return cells.empty() && new_findings.empty() && worsened_findings.empty() &&
           resolved_findings.empty();
  }
};

// Compares by the keys of sources and claims (see report_keys.h); without them,
// by the checksums of their files.
ReportDiff CompareReports(const Report& before, const Report& after);

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_REPORT_DIFF_H_
