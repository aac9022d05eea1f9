// What decides the verdicts of a report, hashed, so that two reports can be
// compared without their rules and sources.

#ifndef CHECKER_VERDICT_REPORT_KEYS_H_
#define CHECKER_VERDICT_REPORT_KEYS_H_

#include <string>

#include "checker/corpus/source.h"
#include "checker/rules/rule_set.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// Of all in a source that verdicts may depend on: 16 hexadecimal digits, like
// the keys below. Neither paths nor places in files are in a key.
std::string SourceKey(const Source& source);

// Fills `voices_key` and the `key` of each claim of a report that was made with
// these rules. (Sources have theirs.)
void AddKeys(const RuleSet& rules, Report& report);

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_REPORT_KEYS_H_
