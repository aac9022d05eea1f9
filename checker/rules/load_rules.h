// Reads rule files, strictly, and reports every mistake in every file.

#ifndef CHECKER_RULES_LOAD_RULES_H_
#define CHECKER_RULES_LOAD_RULES_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "checker/rules/rule_set.h"
#include "checker/text/diagnostic.h"
#include "checker/yaml/yaml_cache.h"

namespace claimcheck {

// Gives the file under a path, for `use:`. Rules open no files themselves.
using FileReader =
    std::function<absl::StatusOr<TextFilePtr>(const std::string& path)>;

// Reads the rules of `files`. `use:` paths are relative to the file that has
// them; of an imported file its vocabulary, voices and subjects are taken, not
// its claims (unless it is itself among `files`).
//
// Goes on after every mistake: what could be read is in the result, and a
// claim with an error is left out of it. The caller must not trust results
// while diagnostics.has_errors(). `parsed`, if there is one, keeps the YAML of
// the files for the next time.
RuleSet LoadRules(const std::vector<TextFilePtr>& files, const FileReader& read,
                  Diagnostics& diagnostics, YamlCache* parsed = nullptr);

}  // namespace claimcheck

#endif  // CHECKER_RULES_LOAD_RULES_H_
