// Findings as a GitLab code quality report, shown in merge requests.

#ifndef CHECKER_REPORT_GITLAB_H_
#define CHECKER_REPORT_GITLAB_H_

#include <string>

#include "checker/verdict/report.h"

namespace claimcheck {

// A JSON list with an issue for each finding. Fingerprints are ours, which
// differ from finding to finding; GitLab drops issues that share one.
//
// Source: GitLab, "Code Quality report format".
std::string RenderGitlab(const Report& report);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_GITLAB_H_
