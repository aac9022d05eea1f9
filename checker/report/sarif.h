// Findings as SARIF 2.1.0, for code scanning and for editors.

#ifndef CHECKER_REPORT_SARIF_H_
#define CHECKER_REPORT_SARIF_H_

#include <string>

#include "checker/verdict/report.h"

namespace claimcheck {

// One run: a rule for each claim, a result for each finding, an artifact with
// its hash for each file. Documented in reports/README.md.
//
// Shape:  every result has a location; messages have at most 1,000 characters,
//         descriptions of rules 1,024, and there are at most 25,000 results,
//         the worst: what a code scanning service takes. What is left out is
//         told by a notification, and a cut message is whole in `properties`.
// Units:  lines and columns from 1, columns in characters (columnKind).
// Source: OASIS SARIF 2.1.0 with errata 01.
std::string RenderSarif(const Report& report);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_SARIF_H_
