// Reads one claim of a rule file.

#ifndef CHECKER_RULES_CLAIM_READER_H_
#define CHECKER_RULES_CLAIM_READER_H_

#include <optional>

#include "checker/rules/rule_scope.h"
#include "checker/rules/rule_set.h"
#include "checker/text/diagnostic.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {

// Reads the claim at `node`, with its tests. Goes on after a mistake; a claim
// with any mistake is not returned. `Claim::file` is the caller's to set.
std::optional<Claim> ReadClaim(const YamlNode& node, const RuleScope& scope,
                               Diagnostics& diagnostics);

// Reads one item of `tests:`. The same holds.
std::optional<InlineTest> ReadInlineTest(const YamlNode& node,
                                         const RuleScope& scope,
                                         Diagnostics& diagnostics);

}  // namespace claimcheck

#endif  // CHECKER_RULES_CLAIM_READER_H_
