// What a rule file may hold, as rules/README.md explains it.

#ifndef CHECKER_RULES_RULE_SCHEMA_H_
#define CHECKER_RULES_RULE_SCHEMA_H_

#include <string_view>
#include <vector>

#include "checker/rules/rule_set.h"
#include "checker/yaml/yaml_schema.h"

namespace claimcheck {

// The `schema:` of a rule file.
inline constexpr std::string_view kRuleSchema = "claimcheck/1";

// The file itself, "rule-file", and every map in it but claims: "voice",
// "subject", "holds", "answer", "state", "test", "severity",
// "severity-framing" and "source-counts".
const std::vector<YamlObject>& RuleObjects();

// One of RuleObjects().
const YamlObject& RuleObject(std::string_view id);

// Whether claims of `kind` have a severity for sides that differ.
constexpr bool HasFramingSeverity(ClaimKind kind) {
  return kind == ClaimKind::kFraming || kind == ClaimKind::kTopic;
}

// A claim of `kind`.
const YamlObject& ClaimObject(ClaimKind kind);

// All of them, the file first, with "claim" for a claim of any kind.
std::vector<YamlObject> AllRuleObjects();

}  // namespace claimcheck

#endif  // CHECKER_RULES_RULE_SCHEMA_H_
