// What is wrong in rules or a corpus, for other programs.

#ifndef CHECKER_REPORT_DIAGNOSTICS_JSON_H_
#define CHECKER_REPORT_DIAGNOSTICS_JSON_H_

#include <string>
#include <vector>

#include "checker/text/diagnostic.h"

namespace claimcheck {

// {"diagnostics": [{code, severity, file, line, column, end_line, end_column,
// message, suggestion?, fix?: {begin, end, text}, notes: [{file, ..,
// message}]}]}
//
// Units: lines and columns count from 1, columns in characters; the end is just
//        after the last. `begin` and `end` of a fix are bytes of the file, in
//        whose place `text` is to be put. `suggestion` goes in the place of the
//        diagnostic.
std::string RenderDiagnosticsJson(const std::vector<Diagnostic>& diagnostics);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_DIAGNOSTICS_JSON_H_
