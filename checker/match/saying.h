// One attribution while its sentence is read, and what the sayings of one
// sentence leave to each other.

#ifndef CHECKER_MATCH_SAYING_H_
#define CHECKER_MATCH_SAYING_H_

#include <vector>

#include "checker/match/attribution.h"
#include "checker/match/word_kinds.h"

namespace claimcheck {

struct Saying {
  Attribution attribution;
  // From the first word of speaker or cue to the last.
  WordRange words;
  // Its speaker is who spoke before: ", adding", "and denied".
  bool goes_on = false;
  // Another's content may hold it whole: "urged", "called".
  bool weak = false;
  bool preposition = false;  // "according to"
  bool opens_quotation = false;
};

// Ends what one says where another comes in: "A said ..., and B said ...";
// "A said ..., adding ..."; "A said ..., according to B".
//
// Shape: `sayings` are those of one sentence, by their cues.
void EndAtSiblings(const WordKinds& kinds, WordRange sentence,
                   std::vector<Saying>& sayings);

}  // namespace claimcheck

#endif  // CHECKER_MATCH_SAYING_H_
