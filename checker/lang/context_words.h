// The parts of a language pack that say how surely and by whom a thing is
// said: context triggers and attribution words.

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
  kPartial,      // "not all", "partly": said of a part only.
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
  int reach = 0;     // Words; 0 is to the end of the clause.
  int line = 0;      // In the pack's file, for `explain`.
  std::string file;  // Of triggers that come from no pack.
};

// "forward", "backward", "both", "pseudo", "terminator".
std::string_view DirectionName(ContextTrigger::Direction direction);

// Words that tell who says what. All folded.
struct AttributionWords {
  // Inflected forms of verbs of saying: "said", "reported", "stressing".
  absl::flat_hash_set<std::string> verbs;
  // Forms that are verbs of saying only before a complementizer or a
  // quotation: "reports", "called", "states".
  absl::flat_hash_set<std::string> weak_verbs;
  // Those that go on from a verb before: "saying", "adding".
  absl::flat_hash_set<std::string> participles;
  // Verbs and nouns that deny what they introduce: "denied", "denials".
  absl::flat_hash_set<std::string> denial_verbs;
  absl::flat_hash_set<std::string> denial_nouns;
  // Phrases before a speaker: "according to", "in the words of", "citing".
  std::vector<std::vector<std::string>> prepositions;
  // Words that open the content after a verb: "that".
  absl::flat_hash_set<std::string> complementizers;
  // Of those, the ones that hand on another's words: "citing".
  absl::flat_hash_set<std::string> relays;
  // A name after one of these is no subject: "with", "of".
  absl::flat_hash_set<std::string> object_prepositions;
  // Forms of "be": a verb of saying after one has no speaker before it.
  absl::flat_hash_set<std::string> passive_auxiliaries;
  // Words that mark an owner: "'s".
  absl::flat_hash_set<std::string> possessives;
  // Before a new speaker they end what the one before says: "and", "while".
  absl::flat_hash_set<std::string> conjunctions;
  // "despite" somebody's denials.
  absl::flat_hash_set<std::string> concessions;
  // "he", "she", "they": the last speaker.
  absl::flat_hash_set<std::string> pronouns;
  // Nouns that make a speaker without a name: "analysts", "officials".
  absl::flat_hash_set<std::string> unnamed;
  // Nouns for a document that speaks: "readout", "statement".
  absl::flat_hash_set<std::string> documents;
};

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

// Reads the `attribution:` section.
AttributionWords ReadAttributionWords(const YamlNode& node,
                                      const TextFilePtr& file,
                                      Diagnostics& diagnostics);

// Reads a list of words, folded, into a set.
absl::flat_hash_set<std::string> ReadWordSet(const YamlNode* node,
                                             const TextFilePtr& file,
                                             Diagnostics& diagnostics);

// Reads a list of phrases, each cut into folded words.
std::vector<std::vector<std::string>> ReadWordLists(const YamlNode* node,
                                                    const TextFilePtr& file,
                                                    Diagnostics& diagnostics);

}  // namespace claimcheck

#endif  // CHECKER_LANG_CONTEXT_WORDS_H_
