// Explanations as JSON: `claimcheck-explain/1` of reports/README.md.

#ifndef CHECKER_REPORT_EXPLAIN_JSON_H_
#define CHECKER_REPORT_EXPLAIN_JSON_H_

#include <string>
#include <vector>

#include "checker/explain/explanation.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// Shape: every cell is of `claim`, an index into the report.
std::string RenderExplanationJson(const Report& report, int claim,
                                  const std::vector<CellExplanation>& cells);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_EXPLAIN_JSON_H_
