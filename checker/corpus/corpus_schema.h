// What a manifest may hold, as corpus/README.md explains it.

#ifndef CHECKER_CORPUS_CORPUS_SCHEMA_H_
#define CHECKER_CORPUS_CORPUS_SCHEMA_H_

#include <string_view>
#include <vector>

#include "checker/yaml/yaml_schema.h"

namespace claimcheck {

// The `schema:` of a manifest.
inline constexpr std::string_view kCorpusSchema = "claimcheck-corpus/1";

// "manifest" and "source".
const std::vector<YamlObject>& CorpusObjects();

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_CORPUS_SCHEMA_H_
