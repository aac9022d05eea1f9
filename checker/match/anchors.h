// What must stand in a text for a phrase to be found there.

#ifndef CHECKER_MATCH_ANCHORS_H_
#define CHECKER_MATCH_ANCHORS_H_

#include <optional>
#include <vector>

#include "checker/match/phrase_lexicon.h"
#include "checker/rules/phrase.h"

namespace claimcheck {

// A word, or two words next to each other.
struct Anchor {
  Symbol first = 0;
  Symbol second = -1;  // -1: one word.
  friend bool operator==(const Anchor&, const Anchor&) = default;
  friend auto operator<=>(const Anchor&, const Anchor&) = default;
};

// Wherever the phrase stands, one of `any_of` stands, `earliest` to `latest`
// words after the phrase's begin.
struct PhraseAnchors {
  std::vector<Anchor> any_of;  // Sorted, unique.
  int earliest = 0;
  int latest = 0;
};

// The anchors of a phrase that should be met least often: two words rather than
// one, rare words rather than common ones (function words of a language).
// Nothing for a phrase that may be without any word (a raw expression alone).
std::optional<PhraseAnchors> FindAnchors(const PhraseNode& root,
                                         PhraseLexicon& lexicon);

}  // namespace claimcheck

#endif  // CHECKER_MATCH_ANCHORS_H_
