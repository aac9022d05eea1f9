// Tells in one fast pass over a text which claims it can say anything of.
//
// Rules are many and most texts are about something else. A phrase is looked at
// only where two neighbouring words of it stand (see anchors.h), which a small
// bit table rules out for nearly all pairs of words; then it is matched there
// word by word. The cost depends on the text and on what is found in it, and
// hardly on the number of rules.
//
// What is found is a superset of what SourceView finds, which also knows where
// sentences end and which words are part of an address.

#ifndef CHECKER_MATCH_PREFILTER_H_
#define CHECKER_MATCH_PREFILTER_H_

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "checker/lang/language_pack.h"
#include "checker/match/anchors.h"
#include "checker/match/compiled_rules.h"
#include "checker/match/word_classes.h"

namespace claimcheck {

class Prefilter;

// What is remembered from text to text, for one thread and language at a time.
class PrefilterMemory {
 public:
  // Keeps references to both.
  PrefilterMemory(const Prefilter& prefilter, const LanguagePack& pack);

 private:
  friend class Prefilter;
  WordClasses classes_;             // Tagged with what anchors they are in.
  std::vector<WordSymbols> words_;  // Of the text.
  std::vector<std::pair<int, int>> candidates_;  // Phrase and anchor's word.
  std::vector<uint64_t> seen_;  // By phrase: the last text it was found in.
  uint64_t text_ = 0;
};

// Immutable once made.
class Prefilter {
 public:
  // Adds no symbols to the lexicon of `rules`, which must outlive this.
  explicit Prefilter(CompiledRules& rules);

  // The claims that may matter in `text` (valid UTF-8, not normalised) of a
  // language, sorted: those of which a subject, topic or phrase may stand
  // there. `memory` is of the same rules and language.
  std::vector<int> Claims(std::string_view text, std::string_view language,
                          PrefilterMemory& memory) const;

 private:
  friend class PrefilterMemory;
  void Add(int phrase, PhraseAnchors anchors);
  void FindCandidates(PrefilterMemory& memory) const;
  uint32_t KindsOf(const std::vector<Symbol>& symbols) const;
  void AddPair(Symbol first, Symbol second, int word,
               PrefilterMemory& memory) const;
  bool Stands(int phrase, int word, const PrefilterMemory& memory) const;
  void AddClaims(int phrase, std::vector<int>& claims) const;

  const CompiledRules& rules_;
  std::vector<std::pair<int, int>> reach_;  // By phrase: of its anchors.
  std::vector<bool> is_exact_;              // By phrase: see Stands.
  std::vector<int> always_;                 // Phrases without anchors.
  std::vector<uint8_t> symbol_kinds_;       // By symbol.
  absl::flat_hash_map<Symbol, std::vector<int>> singles_;
  absl::flat_hash_map<uint64_t, std::vector<int>> pairs_;
  std::vector<uint64_t> bits_;  // Of hashed pairs; a power of two of them.
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_PREFILTER_H_
