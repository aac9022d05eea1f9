// The words that show that somebody says something.

#ifndef CHECKER_MATCH_CUE_H_
#define CHECKER_MATCH_CUE_H_

#include <optional>

#include "checker/match/word_kinds.h"

namespace claimcheck {

// A verb of saying as it stands in a sentence: "has not said", "pointed out".
struct Cue {
  WordRange words;  // With auxiliaries, adverbs and "declined to".
  int verb = 0;
  uint32_t kinds = 0;  // Of 1 << SayingKind: it may be of several.
  bool base = false;
  bool third = false;
  bool past = false;
  bool gerund = false;
  bool passive = false;  // "was said".
  bool modal = false;    // "will say"
  bool unsaid = false;   // "should say"
  bool negated = false;  // "did not say"
  bool has_auxiliary = false;
  // The first words of a quotation whose speaker stands outside.
  bool opens_quotation = false;

  bool Is(SayingKind kind) const {
    return (kinds & (1u << static_cast<uint32_t>(kind))) != 0;
  }
};

// The verb of saying at `verb`; nothing if the word is none here: "the claims",
// "so-called", "plans to announce".
std::optional<Cue> ReadCue(const WordKinds& kinds, int verb);

// Where the cue phrase ("according to") that begins at `word` ends; `word` if
// there is none.
int PrepositionEnd(const WordKinds& kinds, int word, int high);

}  // namespace claimcheck

#endif  // CHECKER_MATCH_CUE_H_
