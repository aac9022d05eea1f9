// What the sides say, side by side, on the page.

#ifndef CHECKER_REPORT_READOUTS_HTML_H_
#define CHECKER_REPORT_READOUTS_HTML_H_

#include <string>

#include "checker/verdict/report.h"

namespace claimcheck {

// A section with a table for each view, a column for each side; "" without
// views. Quotations link to the cell whose evidence they are.
std::string ReadoutsHtml(const Report& report);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_READOUTS_HTML_H_
