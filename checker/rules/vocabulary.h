// The vocabulary that one rule file sees, and phrases with it put in.

#ifndef CHECKER_RULES_VOCABULARY_H_
#define CHECKER_RULES_VOCABULARY_H_

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "checker/rules/phrase.h"
#include "checker/rules/phrase_syntax.h"
#include "checker/text/diagnostic.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {

// One text of a phrase field, parsed.
struct WrittenPhrase {
  std::string text;
  std::string language;  // "" for every language.
  Span span;
  PhraseSyntax syntax;
};

// Reads a phrase field: text, a list of texts, or a map of either by language.
// `what` names the field in messages ("`cue`"). Sets `broken` if a part was
// left out for a mistake.
std::vector<WrittenPhrase> ReadWrittenPhrases(const YamlNode& node,
                                              const TextFilePtr& file,
                                              std::string_view what,
                                              Diagnostics& diagnostics,
                                              bool& broken);

class Vocabulary;

// An entry of some file's `vocabulary:`. Names in it are looked up in the
// vocabulary of that file.
struct VocabularyEntry {
  std::string name;
  TextFilePtr file;
  Span span;  // Of the name.
  std::vector<WrittenPhrase> phrases;
  const Vocabulary* scope = nullptr;
  bool broken = false;  // Has been complained about.
  bool used = false;
};

// Shape: an entry stays where it is for as long as the file that defined it.
class Vocabulary {
 public:
  // Makes `entry` visible. Errors: kDuplicateId if another entry has its name.
  void Add(VocabularyEntry* entry, Diagnostics& diagnostics);

  VocabularyEntry* Find(std::string_view name) const;
  std::vector<std::string> Names() const;

  // The phrases with the vocabulary in its place: one for each text, or one
  // for each language that the vocabulary it uses speaks. Adds kUnknownName,
  // kBadPhrase if it grows beyond all bounds, and kNeverMatches if the
  // vocabulary has no language in common. A text that uses a broken entry is
  // left out without a word, and `broken` is set.
  Phrases Expand(const std::vector<WrittenPhrase>& written,
                 const TextFilePtr& file, Diagnostics& diagnostics,
                 bool& broken) const;

 private:
  std::map<std::string, VocabularyEntry*, std::less<>> entries_;
};

// Says which names in the entries are unknown (kUnknownName), which entries
// come back to themselves (kCycle) and which hold {value} (kBadPhrase), and
// marks those as broken. `entries` are those of all files.
void CheckVocabulary(const std::vector<VocabularyEntry*>& entries,
                     Diagnostics& diagnostics);

// Where {value} stands in `syntax`, or nothing.
std::optional<Span> ValuePlace(const PhraseSyntax& syntax);

}  // namespace claimcheck

#endif  // CHECKER_RULES_VOCABULARY_H_
