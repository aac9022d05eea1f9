// The table of cells for spreadsheets.

#ifndef CHECKER_REPORT_CSV_H_
#define CHECKER_REPORT_CSV_H_

#include <string>

#include "checker/verdict/report.h"

namespace claimcheck {

// A line of names, then a row for each cell, by claim, then source.
//
// Shape:  every field in quotes, on one line, lines end with CR LF. A field
//         that a spreadsheet would take for a formula has ' before it.
// Source: RFC 4180; OWASP, "CSV Injection".
std::string RenderCsv(const Report& report);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_CSV_H_
