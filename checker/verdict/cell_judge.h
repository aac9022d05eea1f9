// Judges one claim in one source, before sources are compared.

#ifndef CHECKER_VERDICT_CELL_JUDGE_H_
#define CHECKER_VERDICT_CELL_JUDGE_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
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
  std::optional<Evidence> raised_at;  // Nothing if it is not raised.
};

// What was observed, by claim; of the others nothing was.
std::map<int, ClaimObservations> ByClaim(SourceObservations observed);

// The cells of a source with this voice of its own that says nothing of any
// claim, in order of claims.
std::vector<std::shared_ptr<Cell>> SilentCells(const RuleSet& rules,
                                               const std::string& voice);

// Shape: `claim` is an index into the rules'.
Cell JudgeCell(const RuleSet& rules, int claim, const Source& source,
               ClaimObservations observed);

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_CELL_JUDGE_H_
