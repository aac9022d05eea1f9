// Folds observations into the report. Pure; independent of source order.

#ifndef CHECKER_VERDICT_JUDGE_H_
#define CHECKER_VERDICT_JUDGE_H_

#include <vector>

#include "checker/corpus/source.h"
#include "checker/match/observation.h"
#include "checker/rules/rule_set.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// The order of sources in a report, as indices: by publication (earliest day,
// then latest; undated last), then id. It does not depend on the manifest's.
std::vector<size_t> SourceOrder(const std::vector<const Source*>& sources);

// Judges every claim in every source.
//
// Shape: observations[i] belongs to sources[i]. Sources are put into
//        SourceOrder, so the report does not depend on their order here.
Report Judge(const RuleSet& rules, const std::vector<const Source*>& sources,
             std::vector<SourceObservations> observations);

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_JUDGE_H_
