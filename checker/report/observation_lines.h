// What was observed in a source, as a line of JSON Lines: what `observe` writes
// and `judge` reads.
//
//   {"schema": "claimcheck-observations/1", "engine": "claimcheck 0.1.0",
//    "rules": "<sha256>", "source": {..}, "observations": [..], ..}
//   {"schema": .., "engine": .., "rules": .., "end": {"sources": 12, ..}}
//
// The second closes what one run wrote, so that a part that was cut off is
// noticed.

#ifndef CHECKER_REPORT_OBSERVATION_LINES_H_
#define CHECKER_REPORT_OBSERVATION_LINES_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "checker/corpus/source.h"
#include "checker/match/observation.h"
#include "checker/rules/rule_set.h"

namespace claimcheck {

inline constexpr char kObservationsSchema[] = "claimcheck-observations/1";

// How a run of `observe` ended.
struct ObservationEnd {
  int sources = 0;                   // Lines it wrote.
  int unreadable = 0;                // Sources that could not be read.
  std::vector<std::string> corpora;  // As they were named; empty by default.
};

// A line read: a source or an end.
struct ObservationLine {
  // With a file of its name that has no bytes, and without `skipped`.
  std::unique_ptr<Source> source;  // Null for an end.
  SourceObservations observations;
  std::optional<ObservationEnd> end;
};

class ObservationLines {
 public:
  // `rules` are those that observe, and `only` the ids of the claims that were
  // kept of them; empty if all were.
  ObservationLines(const RuleSet& rules, std::vector<std::string> only);

  // One line, with its line feed. Claims are written by id.
  std::string Render(const Source& source,
                     const SourceObservations& observations) const;
  std::string RenderEnd(const ObservationEnd& end) const;

  // Reads a line without its line feed.
  //
  // Errors: InvalidArgument, "COLUMN: what is wrong", for what is no JSON, no
  //         line of this schema, of another engine or other rules, or lacks
  //         claims of `only`.
  absl::StatusOr<ObservationLine> Read(std::string_view line) const;

 private:
  std::string WhyNotOurs(std::string_view key, const std::string& found) const;

  std::string rules_key_;
  std::vector<std::string> only_;
  std::vector<const Claim*> claims_;
  absl::flat_hash_map<std::string, int> index_;  // Of each claim, by id.
};

// SHA-256 over the names and bytes of all rule files: reasons name their lines.
std::string RulesKey(const RuleSet& rules);

// The JSON Schema of a line, as text.
std::string ObservationsSchema();

}  // namespace claimcheck

#endif  // CHECKER_REPORT_OBSERVATION_LINES_H_
