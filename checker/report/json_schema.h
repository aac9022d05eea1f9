// The JSON Schema of a YAML file, for editors.

#ifndef CHECKER_REPORT_JSON_SCHEMA_H_
#define CHECKER_REPORT_JSON_SCHEMA_H_

#include <string>
#include <vector>

#include "checker/yaml/yaml_schema.h"

namespace claimcheck {

// A schema, as text, of files that are objects.front() and refer to the others.
// Strict: a key that the loader would refuse is refused. A map of several
// kinds is told by its `variant_key`, so that a validator's messages speak of
// the kind that is meant.
//
// Source: JSON Schema, draft 7, which editors' YAML servers know best.
std::string RenderJsonSchema(const std::string& title,
                             const std::vector<YamlObject>& objects);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_JSON_SCHEMA_H_
