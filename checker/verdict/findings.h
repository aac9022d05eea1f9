// The stances that someone should look at.

#ifndef CHECKER_VERDICT_FINDINGS_H_
#define CHECKER_VERDICT_FINDINGS_H_

#include <vector>

#include "checker/rules/rule_set.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// The findings of a report whose cells and pairs are complete: one for each
// cell (and voice) whose stance has a severity, one for each cell where voices
// frame the claim differently, one for each pair of sources that exclude each
// other, one for each row of a readout view whose sides take the matter up with
// different strength or, across sources, frame it differently. Sorted worst
// first, then by claim, source and span.
//
// The fingerprint is a hash of claim, kind, source id, voices, stance, all
// values said and a normalised quote: no position, order, path or wording of a
// message is in it. Findings of two sides or more have what each says for a
// quote. Equal ones get an ordinal.
std::vector<Finding> FindFindings(const RuleSet& rules, const Report& report);

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_FINDINGS_H_
