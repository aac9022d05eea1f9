// Puts what the sides say next to each other.

#ifndef CHECKER_VERDICT_READOUTS_H_
#define CHECKER_VERDICT_READOUTS_H_

#include <vector>

#include "checker/rules/rule_set.h"
#include "checker/verdict/readout_view.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// The views of the sources in `sources` (indices, sorted; all if empty).
//
// First comes one view across the readouts, sources whose own voice has a side;
// if those are of one side only, the other sides stand in it by what they are
// quoted with elsewhere, and if nobody quotes them, by what the readouts say of
// them. Then follows one view for each source without a side of its own that
// lets two sides speak.
//
// A row is there if a side speaks of the claim; for a topic or a framing also
// if the view's only source speaks of it in other voices, or if a readout
// raises its subject.
std::vector<ReadoutView> CompareReadouts(const RuleSet& rules,
                                         const Report& report,
                                         std::vector<int> sources = {});

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_READOUTS_H_
