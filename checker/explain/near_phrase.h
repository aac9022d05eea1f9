// How near a phrase comes to words that it does not match, and what would have
// to be written differently in it.

#ifndef CHECKER_EXPLAIN_NEAR_PHRASE_H_
#define CHECKER_EXPLAIN_NEAR_PHRASE_H_

#include <optional>
#include <string>
#include <vector>

#include "checker/match/source_view.h"
#include "checker/rules/phrase.h"
#include "checker/text/span.h"

namespace claimcheck {

// One place of a phrase that must be written differently.
struct PhraseChange {
  enum class Kind {
    kStem,         // `word` to `word~`.
    kAlternative,  // `word` to `word | other`.
    kOptional,     // `word` to `[word]`.
    kGap,          // A wider gap.
    kGapBefore     // A gap before `word`.
  };
  Kind kind = Kind::kStem;
  const PhraseNode* node = nullptr;  // Of the phrase.
  std::string text;                  // kAlternative: the word to add.
  int gap = 0;                       // kGap, kGapBefore: its words.
  bool in_choice = false;            // `node` is one of several alternatives.
};

// A phrase laid over words that it nearly matches.
struct NearPhrase {
  const Phrase* phrase = nullptr;
  WordRange words;
  double cost = 0;  // Of the changes; 0 is a match.
  int matched = 0;  // Words with a meaning that the two share.
  int asked = 0;    // Words with a meaning that the phrase asks for, this way.
  std::vector<PhraseChange> changes;  // In the order of the phrase.
};

// What may be changed.
struct NearLimits {
  // Take a word with a meaning in the place of another, if two are shared.
  bool other_words = false;
};

// The nearest way to lay `phrase` over some of `words` (of one sentence), or
// nothing if they share too little: at least one word with a meaning (or its
// inflection), and half of those asked for. For patterns `slot` is the value.
std::optional<NearPhrase> FindNearPhrase(const SourceView& view,
                                         const Phrase& phrase, WordRange words,
                                         const NearLimits& limits,
                                         WordRange slot = {});

// The nearest of several, or nothing. Phrases of other languages are left out.
std::optional<NearPhrase> NearestOf(const SourceView& view,
                                    const Phrases& phrases, WordRange words,
                                    const NearLimits& limits,
                                    WordRange slot = {});

// Whether the word has a meaning of its own: no article, preposition, number.
bool HasMeaning(const SourceView& view, int word);

// Whether it negates: "no", "neither".
bool Negates(const LanguagePack& pack, const std::string& folded);

// Whether two words are forms or misspellings of one: "sign" and "signed",
// "complete" and "completion".
bool Resemble(const LanguagePack& pack, const std::string& a,
              const std::string& b);

}  // namespace claimcheck

#endif  // CHECKER_EXPLAIN_NEAR_PHRASE_H_
