// A phrase made of the words that a sentence shares with a phrase.

#ifndef CHECKER_EXPLAIN_NEW_PHRASE_H_
#define CHECKER_EXPLAIN_NEW_PHRASE_H_

#include <optional>
#include <string>

#include "checker/explain/workbench.h"
#include "checker/rules/phrase.h"

namespace claimcheck {

struct SharedPhrase {
  std::string text;  // In the phrase language: "settled ...3 charter".
  int words = 0;
  bool whole = false;  // Nothing that has a meaning is missing.
};

// The words that the sentence shares with one of the phrases, whatever their
// order there, in the order of the sentence. Nothing if it shares less than two
// words with a meaning (or than all), or not more than half of what the phrase
// asks for, or lacks a negation that the phrase asks for. Words of subjects'
// names do not count, for they stand everywhere, unless `field` has names.
std::optional<SharedPhrase> NewPhrase(const Workbench& bench,
                                      const Phrases& field, int sentence,
                                      bool names = false);

// What stands between two words of a phrase that are `words` apart: " ...3 ".
std::string GapText(int words);

}  // namespace claimcheck

#endif  // CHECKER_EXPLAIN_NEW_PHRASE_H_
