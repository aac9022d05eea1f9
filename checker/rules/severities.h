// Severities by stance, as rule files and settings write them.

#ifndef CHECKER_RULES_SEVERITIES_H_
#define CHECKER_RULES_SEVERITIES_H_

#include <map>
#include <optional>
#include <string_view>

#include "checker/rules/rule_set.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {

// The severity under `key`; nothing, and an error unless it is missing, if it
// is none.
std::optional<Severity> SeverityAt(YamlMap& map, std::string_view key,
                                   const TextFilePtr& file,
                                   Diagnostics& diagnostics);

// Those of all stances that the map names. Leaves Finish to the caller.
void ReadSeverities(YamlMap& map, const TextFilePtr& file,
                    std::map<Stance, Severity>& severities,
                    Diagnostics& diagnostics);

// Whether `id` is `pattern`, or begins as one that ends with `*`.
bool FitsId(std::string_view id, std::string_view pattern);

}  // namespace claimcheck

#endif  // CHECKER_RULES_SEVERITIES_H_
