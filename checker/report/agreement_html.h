// Which sources say the same and which do not, as a map of the HTML page.

#ifndef CHECKER_REPORT_AGREEMENT_HTML_H_
#define CHECKER_REPORT_AGREEMENT_HTML_H_

#include <string>

#include "checker/verdict/report.h"

namespace claimcheck {

// More sources than this make no map that anybody can read.
inline constexpr int kMapSourcesMax = 40;

// Work and memory grow with the square of the sources; more than this are not
// compared, and the section says so.
inline constexpr int kComparedSourcesMax = 1000;

// The section: a table of sources x sources; of more than kMapSourcesMax, a
// list of the pairs that differ most often. Empty if no two sources speak of
// the same claim.
std::string AgreementHtml(const Report& report);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_AGREEMENT_HTML_H_
