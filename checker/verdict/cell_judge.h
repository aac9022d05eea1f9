// Judges one claim in one source, before sources are compared.

#ifndef CHECKER_VERDICT_CELL_JUDGE_H_
#define CHECKER_VERDICT_CELL_JUDGE_H_

#include <optional>
#include <vector>

#include "checker/corpus/source.h"
#include "checker/match/observation.h"
#include "checker/rules/rule_set.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// What was observed of one claim in one source.
struct ClaimObservations {
  std::vector<Observation> observations;
  std::vector<Rejection> rejections;
  bool raised = false;
  std::optional<Evidence> raised_at;
};

// What was observed of each claim, in order of claims.
std::vector<ClaimObservations> ByClaim(SourceObservations observed);

// Shape: `claim` and `source_index` are those of the cell.
Cell JudgeCell(const RuleSet& rules, int claim, const Source& source,
               int source_index, ClaimObservations observed);

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_CELL_JUDGE_H_
