// What decides the cells of a claim, as a text to compare.

#ifndef CHECKER_VERDICT_CLAIM_KEY_H_
#define CHECKER_VERDICT_CLAIM_KEY_H_

#include <map>
#include <string>
#include <vector>

#include "checker/rules/rule_set.h"

namespace claimcheck {

// One key a claim. While the key of a claim and the voices stay the same, so
// do its observations in a source and, before sources are compared, its cell.
// It holds the claim with its vocabulary put in and all subjects that its file
// sees, the rivals; but no places in rule files, severities or tests.
std::vector<std::string> ClaimKeys(const RuleSet& rules);

// By id, what decides a voice: its side and its names.
std::map<std::string, std::string> VoiceKeys(const RuleSet& rules);

// The same for all voices together, their order included.
std::string VoicesKey(const RuleSet& rules);

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_CLAIM_KEY_H_
