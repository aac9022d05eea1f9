// The words that phrases are made of, as small numbers.

#ifndef CHECKER_MATCH_PHRASE_LEXICON_H_
#define CHECKER_MATCH_PHRASE_LEXICON_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "checker/lang/language_pack.h"

namespace claimcheck {

// What one step of a phrase asks for. A word of a text has any number of them:
// it may be a word of one phrase, have the stem of another's and begin with a
// third's.
using Symbol = int;

// Filled while rules are compiled, then only read.
class PhraseLexicon {
 public:
  Symbol Word(const std::string& folded);
  Symbol Stemmed(const std::string& folded);
  Symbol Prefix(const std::string& folded);
  // A symbol that no word has: for values and raw expressions.
  Symbol Slot() { return next_++; }

  int size() const { return next_; }
  bool has_stems() const { return !stemmed_.empty(); }

  // The symbols of a word with this stem in a language ("": one without a
  // pack, and so without stems), sorted.
  void SymbolsOf(const std::string& folded, const std::string& stem,
                 const std::string& language,
                 std::vector<Symbol>& symbols) const;

 private:
  Symbol next_ = 0;
  absl::flat_hash_map<std::string, Symbol> words_;
  absl::flat_hash_map<std::string, Symbol> stemmed_;  // By unstemmed form.
  // By language, then stem.
  absl::flat_hash_map<std::string,
                      absl::flat_hash_map<std::string, std::vector<Symbol>>>
      stems_;
  absl::flat_hash_map<std::string, Symbol> prefixes_;
  std::vector<size_t> prefix_lengths_;  // Distinct, sorted.
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_PHRASE_LEXICON_H_
