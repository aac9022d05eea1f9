// Why a cell is what it is, and what was looked at and given up.

#ifndef CHECKER_REPORT_EXPLAIN_H_
#define CHECKER_REPORT_EXPLAIN_H_

#include <string>

#include "checker/report/render.h"
#include "checker/rules/rule_set.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// The cells of one claim (index), in one source (index) or, for -1, in all:
// stance and why; each evidence with its reasoning path; each rejected
// candidate with stage, reason, the mention that won and the rule line; for an
// omission the nearest miss first. With `rules`, a silent cell also lists the
// phrases that would have raised its subject.
std::string RenderExplanation(const Report& report, int claim, int source,
                              const TextOptions& options,
                              const RuleSet* rules = nullptr);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_EXPLAIN_H_
