// Findings as workflow commands of GitHub Actions, shown beside the lines.

#ifndef CHECKER_REPORT_GITHUB_H_
#define CHECKER_REPORT_GITHUB_H_

#include <string>

#include "checker/verdict/report.h"

namespace claimcheck {

// A line for each finding, worst first, and the summary line at the end:
//   ::error file=corpus/a.txt,line=5,endLine=5,col=3,endColumn=9,title=..::..
//
// Shape:  columns only where the words stand on one line; `info` and `hint` are
//         notices.
// Units:  lines and columns from 1, columns in characters.
// Source: "Workflow commands for GitHub Actions"; escapes as in its toolkit's
//         core/src/command.ts.
std::string RenderGithub(const Report& report);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_GITHUB_H_
