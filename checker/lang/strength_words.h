// How strongly somebody says to have taken a matter up: "signed", "urged",
// "discussed", "mentioned".

#ifndef CHECKER_LANG_STRENGTH_WORDS_H_
#define CHECKER_LANG_STRENGTH_WORDS_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "checker/text/diagnostic.h"
#include "checker/text/text_file.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {

// The ladder of a language, from its pack.
struct StrengthScale {
  // Words that stand for a step of the ladder, as written in the pack.
  struct Verb {
    std::vector<std::string> words;  // Folded; at least one.
    int level = 0;                   // Index into `levels`.
  };

  std::vector<std::string> levels;  // Names, strongest first.
  // By first word, those of most words first.
  absl::flat_hash_map<std::string, std::vector<Verb>> verbs;
};

// Reads the `strength:` section: a map of level to verbs in all inflections,
// strongest level first. A verb that stands twice is a mistake.
StrengthScale ReadStrengthScale(const YamlNode& node, const TextFilePtr& file,
                                Diagnostics& diagnostics);

}  // namespace claimcheck

#endif  // CHECKER_LANG_STRENGTH_WORDS_H_
