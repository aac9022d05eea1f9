// Why a cell is what it is, and what was looked at and given up, as text.

#ifndef CHECKER_REPORT_EXPLAIN_H_
#define CHECKER_REPORT_EXPLAIN_H_

#include <string>
#include <vector>

#include "checker/explain/explanation.h"
#include "checker/report/render.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// The cells of one claim (an index into the report): stance and why; each
// evidence with its stages; without evidence the nearest miss with its stages
// and a change of the rules; each other rejection in a line, or with its stages
// too if a line was asked for.
//
// Shape: every cell is of `claim`.
std::string RenderExplanation(const Report& report, int claim,
                              const std::vector<CellExplanation>& cells,
                              const TextOptions& options);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_EXPLAIN_H_
