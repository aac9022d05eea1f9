// What the sides say, side by side, for a terminal.

#ifndef CHECKER_REPORT_READOUTS_TEXT_H_
#define CHECKER_REPORT_READOUTS_TEXT_H_

#include <string>
#include <vector>

#include "checker/report/render.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// Each view: its sides, then a block a row with a column for each side, or,
// where the columns would not fit, one side below the other. "" without views.
std::string ReadoutsText(const Report& report,
                         const std::vector<ReadoutView>& views,
                         const TextOptions& options);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_READOUTS_TEXT_H_
