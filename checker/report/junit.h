// The report as JUnit XML, for the test pages of CI servers.

#ifndef CHECKER_REPORT_JUNIT_H_
#define CHECKER_REPORT_JUNIT_H_

#include <optional>
#include <string>

#include "checker/verdict/report.h"

namespace claimcheck {

// A test suite for each source, a test case for each claim in it.
//
// Shape:  a cell with findings of at least `fail_on` fails, with all of them in
//         its failure; other findings are its output. A silent or early cell
//         without findings is skipped. Without `fail_on` nothing fails.
// Source: there is no standard; this is what Jenkins and GitLab read, as in
//         tests/report/schemas/junit.xsd. Without times: they would differ
//         from run to run.
std::string RenderJunit(const Report& report, std::optional<Severity> fail_on);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_JUNIT_H_
