// What a waiver file may hold, as reports/CI.md explains it.

#ifndef CHECKER_LEDGER_WAIVER_SCHEMA_H_
#define CHECKER_LEDGER_WAIVER_SCHEMA_H_

#include <string_view>
#include <vector>

#include "checker/yaml/yaml_schema.h"

namespace claimcheck {

// The `schema:` of a waiver file.
inline constexpr std::string_view kWaiverSchema = "claimcheck-waivers/1";

// "waiver-file" and "waiver".
const std::vector<YamlObject>& WaiverObjects();

}  // namespace claimcheck

#endif  // CHECKER_LEDGER_WAIVER_SCHEMA_H_
