// Tells in one fast pass over a text which claims it can say anything of.
//
// Rules are many and most texts are about something else. A phrase is looked at
// only where its anchors stand (see anchor_index.h); then it is matched there
// word by word.
//
// What is found is a superset of what SourceView finds, which also knows where
// sentences end and which words are part of an address.

#ifndef CHECKER_MATCH_PREFILTER_H_
#define CHECKER_MATCH_PREFILTER_H_

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "checker/lang/language_pack.h"
#include "checker/match/anchor_index.h"
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
  // `rules` must outlive it.
  explicit Prefilter(const CompiledRules& rules);

  // The claims that may matter in `text` (valid UTF-8, not normalised) of a
  // language, sorted: those of which a subject, topic or phrase may stand
  // there. `memory` is of the same rules and language.
  std::vector<int> Claims(std::string_view text, std::string_view language,
                          PrefilterMemory& memory) const;

 private:
  friend class PrefilterMemory;
  void AddWithoutAnchors(int phrase);
  void FindCandidates(PrefilterMemory& memory) const;
  // The phrases whose expressions match in `text`.
  std::vector<int> FindByExpression(std::string_view text) const;
  bool Stands(int phrase, int word, const PrefilterMemory& memory) const;
  void AddClaims(int phrase, std::vector<int>& claims) const;

  const CompiledRules& rules_;
  AnchorIndex anchors_;
  // Phrases without anchors that cannot stand where an expression (an index)
  // does not match.
  std::map<int, std::vector<int>> of_expression_;
  std::vector<int> always_;  // The other phrases without anchors.
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_PREFILTER_H_
