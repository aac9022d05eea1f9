// A phrase as written: parsed, with names of the vocabulary still in it.

#ifndef CHECKER_RULES_PHRASE_SYNTAX_H_
#define CHECKER_RULES_PHRASE_SYNTAX_H_

#include <optional>
#include <string>
#include <vector>

#include "checker/rules/phrase.h"
#include "checker/text/diagnostic.h"
#include "checker/text/text_file.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {

// As PhraseNode, or {name}.
struct PhraseSyntax {
  PhraseNode::Kind kind = PhraseNode::Kind::kSequence;
  bool name = false;  // `text` names an entry of the vocabulary.
  std::string text;
  int gap = 0;
  Span span;  // In the file.
  std::vector<PhraseSyntax> parts;
};

// Parses the scalar `node` of `file`. What is wrong in it goes to
// `diagnostics` (kBadPhrase, kBadRegex), at the very characters; then nothing
// is returned.
std::optional<PhraseSyntax> ParsePhraseSyntax(const YamlNode& node,
                                              const TextFilePtr& file,
                                              Diagnostics& diagnostics);

// True if `text` can be the name of something: letters, digits, `-`, `_` and
// `.`, the first a letter or digit.
bool IsName(std::string_view text);

}  // namespace claimcheck

#endif  // CHECKER_RULES_PHRASE_SYNTAX_H_
