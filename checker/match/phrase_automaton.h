// All phrases of all rules in one automaton that walks over words.
//
// A phrase is a small nondeterministic automaton whose steps are symbols of
// words (see phrase_lexicon.h). All of them share one table. A walk from one
// word is bounded by the length of the phrases that begin there, and stops at
// the end of the sentence, so the whole is linear in the text. Where to begin
// is known from outside (see anchor_index.h), or from an index from symbol to
// the steps that can begin a phrase.

#ifndef CHECKER_MATCH_PHRASE_AUTOMATON_H_
#define CHECKER_MATCH_PHRASE_AUTOMATON_H_

#include <functional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "checker/match/phrase_lexicon.h"
#include "checker/rules/phrase.h"
#include "checker/text/span.h"

namespace claimcheck {

// A stretch of words that stands for one symbol: a value, an expression's
// match.
struct SlotEdge {
  Symbol symbol = 0;
  int end = 0;  // The word after the stretch.
};

// The words of a text as the automaton reads them. `symbols[word]` lists the
// symbols of a word; `slots` maps a word to the stretches that begin there.
// Views: the caller owns all of them.
struct SymbolText {
  const std::vector<const std::vector<Symbol>*>* symbols = nullptr;
  const absl::flat_hash_map<int, std::vector<SlotEdge>>* slots = nullptr;
};

struct PhraseHit {
  int phrase = 0;
  WordRange words;
  WordRange slot;  // Of {value}; empty if the phrase has none.
  friend bool operator==(const PhraseHit&, const PhraseHit&) = default;
};

class PhraseAutomaton {
 public:
  // Adds a phrase, for FindAt and Begins; `phrase` comes back in hits.
  // `value_slot` stands for {value}; `regex_slot` gives the symbol of an
  // expression.
  void Add(int phrase, const PhraseNode& root, PhraseLexicon& lexicon,
           Symbol value_slot,
           const std::function<Symbol(const std::string&)>& regex_slot);

  // Makes Find look for a phrase that was added.
  void StartAnywhere(int phrase);

  // Adds the longest matches of `phrase` that begin at word `begin` and end
  // before `end`: one for each place of {value}.
  void FindAt(const SymbolText& text, int phrase, int begin, int end,
              std::vector<PhraseHit>& hits) const;

  // Adds the longest match of each phrase that may start anywhere, at each word
  // of `range`, in order of begin, then phrase. `range` is one sentence.
  void Find(const SymbolText& text, WordRange range,
            std::vector<PhraseHit>& hits) const;

  // Whether `phrase` begins at word `begin` of a text of `end` words, where
  // `has` tells if a word has a symbol. Values and expressions stand nowhere.
  bool Begins(int phrase, absl::FunctionRef<bool(int word, Symbol symbol)> has,
              int begin, int end) const;

  bool empty() const { return steps_.empty(); }

 private:
  struct Step {
    enum class Kind { kSymbol, kAnyWord, kSplit, kAccept };
    Kind kind = Kind::kAccept;
    int argument = 0;    // Symbol, or the phrase for kAccept.
    bool value = false;  // kSymbol: a {value}.
    int next = -1;
    int other = -1;  // kSplit.
  };
  struct Builder;
  struct Walk;

  int AddStep(Step step);
  // Steps that a phrase may begin with, from `step`.
  void IndexFirst(int step);

  std::vector<Step> steps_;
  absl::flat_hash_map<int, int> starts_;  // First step, by phrase.
  std::vector<std::vector<int>> first_;   // Steps, by symbol.
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_PHRASE_AUTOMATON_H_
