// What was found in a text without rules, as JSON Lines.

#ifndef CHECKER_REPORT_EXTRACTION_H_
#define CHECKER_REPORT_EXTRACTION_H_

#include <string>

#include "checker/match/extract.h"

namespace claimcheck {

// One object a line, in order of `begin`; `file` is in each if not "". Kinds:
// the six kinds of value, `attribution`, `context`. See reports/README.md.
std::string RenderExtraction(const Extraction& extraction,
                             const std::string& file);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_EXTRACTION_H_
