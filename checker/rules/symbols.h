// The names in a rule file: where they are defined and where they are used.

#ifndef CHECKER_RULES_SYMBOLS_H_
#define CHECKER_RULES_SYMBOLS_H_

#include <string>
#include <vector>

#include "checker/text/span.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {

enum class RuleSymbolKind {
  kVocabulary,
  kVoice,
  kSide,  // Has no definition of its own.
  kSubject,
  kClaim,
  kAnswer,  // Of a choice, list, timeline or framing; local to its claim.
  kFile     // In `use:`, as written.
};

struct RuleSymbol {
  RuleSymbolKind kind = RuleSymbolKind::kVocabulary;
  std::string name;
  std::string claim;  // kAnswer: the id of its claim.
  Span span;          // Of the name, without quotation marks or braces.
  bool definition = false;
  Span whole;  // Definitions: of the name and what it stands for.
  // Vocabulary and voices and subjects, defined: the phrases as written, as
  // alternatives.
  std::string phrases = {};
};

// Every name in the file that `root` was read from, in text order. Goes by the
// places of names alone: what is wrong elsewhere in the file does not matter,
// and names that nothing defines are in it too.
std::vector<RuleSymbol> FindRuleSymbols(const YamlNode& root);

}  // namespace claimcheck

#endif  // CHECKER_RULES_SYMBOLS_H_
