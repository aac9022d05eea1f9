// The parts of a language pack that say how surely and by whom a thing is
// said: context triggers and attribution words.

#ifndef CHECKER_LANG_CONTEXT_WORDS_H_
#define CHECKER_LANG_CONTEXT_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"

namespace claimcheck {

// What a trigger makes of the words in its scope. Ordered: where several
// reach one place, the greatest decides.
enum class ContextLabel {
  kPurpose,      // "designed to", "in order to": said, as an aim.
  kFuture,       // "will", "shall": said of what comes.
  kHearsay,      // "is said to", "reportedly".
  kConditional,  // "if", "unless", "should".
  kHedge,        // "likely", "appears to", "projected": probable.
  kPlan,         // "plans to", "intends to": not done.
  kPossible,     // "may", "could", "discussing the possibility of".
  kQuestion,     // "whether", a question mark.
  kNegation,     // "not", "never", "denied": turns polarity.
};

// "purpose", "future", ...
std::string_view ContextLabelName(ContextLabel label);

// One trigger, after ConText (Harkema et al. 2009).
struct ContextTrigger {
  std::vector<std::string> words;  // Folded; at least one.
  ContextLabel label = ContextLabel::kNegation;
  // Which way it reaches. kPseudo reaches nothing and hides shorter triggers
  // inside it ("not only"). kTerminator ends the scope of others ("but").
  enum class Direction { kForward, kBackward, kBoth, kPseudo, kTerminator };
  Direction direction = Direction::kForward;
  int reach = 0;  // Words; 0 is to the end of the clause.
  int line = 0;   // In the pack's file, for `explain`.
};

// Words that tell who says what.
struct AttributionWords {
  // Inflected forms of verbs of saying: "said", "reports", "stressing".
  absl::flat_hash_set<std::string> verbs;
  // Verbs that deny what they introduce: "denied", "rejected".
  absl::flat_hash_set<std::string> denial_verbs;
  // Phrases before a speaker: "according to", "in the words of", "citing".
  std::vector<std::vector<std::string>> prepositions;
  // Words that open the content after a verb: "that".
  absl::flat_hash_set<std::string> complementizers;
  // "he", "she", "they": the last speaker.
  absl::flat_hash_set<std::string> pronouns;
  // Nouns that make a speaker without a name: "analysts", "officials".
  absl::flat_hash_set<std::string> unnamed;
  // Nouns that stand for a document that speaks: "readout", "statement".
  absl::flat_hash_set<std::string> documents;
};

}  // namespace claimcheck

#endif  // CHECKER_LANG_CONTEXT_WORDS_H_
