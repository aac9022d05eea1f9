// Severities that the settings of a folder give to some sources or claims.

#ifndef CHECKER_CLI_OVERRIDES_H_
#define CHECKER_CLI_OVERRIDES_H_

#include <string>
#include <vector>

#include "checker/rules/rule_set.h"
#include "checker/text/diagnostic.h"
#include "checker/text/text_file.h"
#include "checker/yaml/yaml_node.h"
#include "checker/yaml/yaml_schema.h"

namespace claimcheck {

// An entry of `overrides:` and where its patterns stand.
struct PlacedOverride {
  SeverityOverride what;
  TextFilePtr file;
  std::vector<Span> sources;  // As what.sources, and claims as what.claims.
  std::vector<Span> claims;
};

// What an entry may hold: "override", and "severity" in it.
std::vector<YamlObject> OverrideObjects();

// Reads the list under `overrides:`. Adds an error for whatever is not as
// OverrideObjects says, for empty lists, and for an entry that names neither
// sources nor claims.
std::vector<PlacedOverride> ReadOverrides(const YamlNode& node,
                                          const TextFilePtr& file,
                                          Diagnostics& diagnostics);

// Adds an error for each pattern that no source or claim has; of sources only
// if `all_sources` are there.
void CheckOverrides(const std::vector<PlacedOverride>& overrides,
                    const std::vector<std::string>& claim_ids,
                    const std::vector<std::string>& source_ids,
                    bool all_sources, Diagnostics& diagnostics);

// Gives them to the rules, and checks them.
void UseOverrides(const std::vector<PlacedOverride>& overrides,
                  const std::vector<std::string>& source_ids, bool all_sources,
                  RuleSet& rules, Diagnostics& diagnostics);

}  // namespace claimcheck

#endif  // CHECKER_CLI_OVERRIDES_H_
