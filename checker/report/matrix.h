// The table of claims against sources, for a terminal.

#ifndef CHECKER_REPORT_MATRIX_H_
#define CHECKER_REPORT_MATRIX_H_

#include <string>

#include "checker/report/render.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// The matrix in blocks of columns, its legend, and the list of sources.
//
// Shape: a column bears its source's id if all ids are short, else its number
//        in the list. Ids are never cut: a long one makes the table wider than
//        asked for.
std::string RenderMatrix(const Report& report, const TextOptions& options);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_MATRIX_H_
