// What a config file may hold, as reports/CI.md explains it.

#ifndef CHECKER_CLI_CONFIG_SCHEMA_H_
#define CHECKER_CLI_CONFIG_SCHEMA_H_

#include <string_view>
#include <vector>

#include "checker/yaml/yaml_schema.h"

namespace claimcheck {

// The `schema:` of a config file.
inline constexpr std::string_view kConfigSchema = "claimcheck-config/1";

// "config", "max", "override" and "severity".
const std::vector<YamlObject>& ConfigObjects();

}  // namespace claimcheck

#endif  // CHECKER_CLI_CONFIG_SCHEMA_H_
