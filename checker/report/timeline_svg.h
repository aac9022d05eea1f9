// A picture of each timeline claim: which state each source tells of, when it
// says that began, and when the source was published.

#ifndef CHECKER_REPORT_TIMELINE_SVG_H_
#define CHECKER_REPORT_TIMELINE_SVG_H_

#include <string>

#include "checker/verdict/report.h"

namespace claimcheck {

// The section, with an inline SVG for each timeline claim that a dated source
// speaks of; empty if there is none. One line a source, in order of
// publication.
std::string TimelinesHtml(const Report& report);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_TIMELINE_SVG_H_
