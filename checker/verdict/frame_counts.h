// Which voice frames a thing how, and how often.

#ifndef CHECKER_VERDICT_FRAME_COUNTS_H_
#define CHECKER_VERDICT_FRAME_COUNTS_H_

#include <vector>

#include "checker/rules/rule_set.h"
#include "checker/verdict/readout_view.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// The frames of all framing claims, by claim, source, voice and frame.
std::vector<FrameCount> CountFrames(const RuleSet& rules, const Report& report);

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_FRAME_COUNTS_H_
