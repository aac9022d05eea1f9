// The part of a language pack that says how surely a thing is said: context
// triggers. And readers of word lists for the other parts.

#ifndef CHECKER_LANG_CONTEXT_WORDS_H_
#define CHECKER_LANG_CONTEXT_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "checker/text/diagnostic.h"
#include "checker/text/text_file.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {

// What a trigger makes of the words in its scope.
enum class ContextLabel {
  kPurpose,      // "designed to": said, as an aim.
  kFuture,       // "will", "shall": said of what comes.
  kHearsay,      // "is said to", "reportedly".
  kConditional,  // "if", "unless".
  kHedge,        // "likely", "appears to": probable.
  kPlan,         // "plans to", "intends to": not done.
  kPossible,     // "may", "could", "discussing".
  kQuestion,     // "whether", a question mark.
  kNegation,     // "not", "never", "without": turns polarity.
  kDenial,       // "denied", "refuted": somebody turns polarity.
  kPast,         // "former", "used to": it was so, and may be no more.
  kPartial,      // "not all", "postponed": of a part, or for a time.
};

// "purpose", "future", ..., "negation", "denial", "past".
std::string_view ContextLabelName(ContextLabel label);

// One trigger, after ConText (Harkema et al. 2009).
struct ContextTrigger {
  std::vector<std::string> words;  // Folded; at least one.
  ContextLabel label = ContextLabel::kNegation;
  // Which way it reaches. kPseudo reaches nothing and hides shorter triggers
  // inside it ("not only"). kTerminator ends the scope of others ("but").
  enum class Direction { kForward, kBackward, kBoth, kPseudo, kTerminator };
  Direction direction = Direction::kForward;
  // It counts only with one of these up to `within` words before it, and not
  // right after one of the others: "to" after "contract".
  absl::flat_hash_set<std::string> after;
  int within = 1;
  absl::flat_hash_set<std::string> not_after;
  // Only before what may be the plain form of a verb: "to sell", not "to Rome".
  bool before_verb = false;
  // Only before a word that ends so: "stop" before "selling". Empty for any.
  std::string before_ending;
  bool in_heading = false;  // Only in headings.
  // Of a terminator: the labels whose scopes it ends; all if empty.
  std::vector<ContextLabel> of;
  // Of a backward trigger: it reaches only the first noun phrase of its clause.
  bool to_subject = false;
  // Of a forward trigger: it reaches only the phrase after it.
  bool to_phrase = false;
  int reach = 0;     // Words; 0 is to the end of the clause.
  int line = 0;      // In the pack's file, for `explain`.
  std::string file;  // Of triggers that come from no pack.
};

// "forward", "backward", "both", "pseudo", "terminator".
std::string_view DirectionName(ContextTrigger::Direction direction);

// Reads the `context:` section: a list of groups of `phrases`, each with a
// `label` or several (not for pseudo and terminator), a `direction`, and what
// else a ContextTrigger has.
// In a phrase "plan/plans to" stands for "plan to" and "plans to".
std::vector<ContextTrigger> ReadContextTriggers(const YamlNode& node,
                                                const TextFilePtr& file,
                                                Diagnostics& diagnostics);

// Reads a file that holds only a `context:` section: more triggers for a field
// that has its own ways to deny ("was unremarkable").
//
// Errors: what the YAML or the section has wrong, with its place.
std::vector<ContextTrigger> ParseContextTriggers(const TextFilePtr& file,
                                                 Diagnostics& diagnostics);

// Reads a list of words, folded, into a set.
absl::flat_hash_set<std::string> ReadWordSet(const YamlNode* node,
                                             const TextFilePtr& file,
                                             Diagnostics& diagnostics);

// Reads a list of texts as they are written.
std::vector<std::string> ReadTexts(const YamlNode* node,
                                   const TextFilePtr& file,
                                   Diagnostics& diagnostics);

// Reads a list of phrases, each cut into folded words.
std::vector<std::vector<std::string>> ReadWordLists(const YamlNode* node,
                                                    const TextFilePtr& file,
                                                    Diagnostics& diagnostics);

}  // namespace claimcheck

#endif  // CHECKER_LANG_CONTEXT_WORDS_H_
