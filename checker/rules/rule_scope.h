// What a rule file sees, and the readers of small fields that need it.

#ifndef CHECKER_RULES_RULE_SCOPE_H_
#define CHECKER_RULES_RULE_SCOPE_H_

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "checker/rules/phrase.h"
#include "checker/rules/rule_set.h"
#include "checker/rules/vocabulary.h"
#include "checker/text/diagnostic.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {

// The names of its own and of what it imports.
struct RuleScope {
  TextFilePtr file;
  Vocabulary vocabulary;
  std::map<std::string, int> subjects;        // Index into RuleSet::subjects.
  std::map<std::string, std::string> voices;  // Id to side.
  // Gives a file, by its path from the rule file.
  std::function<absl::StatusOr<TextFilePtr>(const std::string&)> read;
};

// Whether {value} must stand in a phrase or may not.
enum class ValueSlot { kForbidden, kRequired };

// Reads a phrase field of `scope.file`. `what` names it: "`cue`". Empty if
// `node` is null or nothing in it could be read, which has been said.
Phrases ReadPhrases(const YamlNode* node, std::string_view what,
                    const RuleScope& scope, Diagnostics& diagnostics,
                    ValueSlot slot = ValueSlot::kForbidden);

// Says that `node` is no date: kAmbiguousDate for "03/04/25", else kBadDate.
void ComplainBadDate(const YamlNode& node, const TextFilePtr& file,
                     std::string message, Diagnostics& diagnostics);

// Reads days as ParseDays does. Errors: as ComplainBadDate.
std::optional<DayInterval> ReadDays(const YamlNode& node,
                                    const TextFilePtr& file,
                                    Diagnostics& diagnostics);

// False, and says so, if `node` is no name (see IsName). `what`: "claim".
bool CheckName(const YamlNode& node, const TextFilePtr& file,
               std::string_view what, Diagnostics& diagnostics);

// Says that `node` names nothing: "unknown subject `x`; did you mean `y`?".
void ComplainUnknownName(const YamlNode& node, const TextFilePtr& file,
                         std::string_view what,
                         const std::vector<std::string>& known,
                         Diagnostics& diagnostics);

// The same for a word out of a fixed list (kBadValue).
void ComplainBadWord(const YamlNode& node, const TextFilePtr& file,
                     std::string_view what,
                     const std::vector<std::string>& known,
                     Diagnostics& diagnostics);

// The bytes of the file under the text of a scalar, without quotation marks.
Span TextSpan(const YamlNode& node);

}  // namespace claimcheck

#endif  // CHECKER_RULES_RULE_SCOPE_H_
