// What may be wrong in a YAML file, in words for its author.

#ifndef CHECKER_YAML_YAML_MISTAKES_H_
#define CHECKER_YAML_YAML_MISTAKES_H_

#include <string>
#include <string_view>

namespace claimcheck {

// What other YAML readers take the plain scalar `text` for, if that would
// surprise its author ("a yes-or-no value"), else "".
std::string_view YamlSurprise(std::string_view text);

// yaml-cpp's words for what it could not read, in words that say what to do.
std::string ExplainYamlError(const std::string& words);

// The first quotation mark behind `pos` that is never closed, or -1.
int UnclosedQuote(std::string_view bytes, int pos);

// The first control character, which YAML has no place for and some of which
// yaml-cpp uses for itself, or -1.
int ControlCharacter(std::string_view bytes);

// If the line before the one that holds `pos` is like `key:value`, the place
// of its colon, else -1: without a space no key begins there.
int ColonWithoutSpace(std::string_view bytes, int pos);

}  // namespace claimcheck

#endif  // CHECKER_YAML_YAML_MISTAKES_H_
