// What decides the verdicts of a report, hashed, so that two reports can be
// compared without their rules and sources.

#ifndef CHECKER_VERDICT_REPORT_KEYS_H_
#define CHECKER_VERDICT_REPORT_KEYS_H_

#include <vector>

#include "checker/corpus/source.h"
#include "checker/rules/rule_set.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// Fills the `key` of each claim and source of a report that Judge made of
// these, and `voices_key`: 16 hexadecimal digits each. Neither paths nor places
// in files are in a key.
void AddKeys(const RuleSet& rules, const std::vector<const Source*>& sources,
             Report& report);

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_REPORT_KEYS_H_
