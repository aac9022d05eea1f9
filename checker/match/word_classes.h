// Which symbols the words of texts have, looked up once for each distinct word.

#ifndef CHECKER_MATCH_WORD_CLASSES_H_
#define CHECKER_MATCH_WORD_CLASSES_H_

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "checker/lang/language_pack.h"
#include "checker/match/phrase_lexicon.h"
#include "checker/match/word_scan.h"

namespace claimcheck {

// The symbols of a word, and a tag of three bits about them, in one number: 0
// for a word without symbols, nearly always a single symbol, else a place where
// they are kept.
class WordSymbols {
 public:
  constexpr WordSymbols() = default;
  constexpr WordSymbols(uint32_t tag, bool many, uint32_t number)
      : bits_(tag << 29 | uint32_t{many} << 28 | (number + 1)) {}

  uint32_t tag() const { return bits_ >> 29; }
  bool many() const { return (bits_ >> 28 & 1) != 0; }
  bool empty() const { return bits_ == 0; }
  // The symbol, or the place of many of them.
  uint32_t number() const { return (bits_ & ((1U << 28) - 1)) - 1; }

 private:
  uint32_t bits_ = 0;
};

// For one thread at a time. What is remembered of words is bounded.
class WordClasses {
 public:
  // Keeps references to both. `tag` gives the tag (0 to 7) of a word with
  // these symbols.
  WordClasses(const PhraseLexicon& lexicon, const LanguagePack& pack,
              std::function<uint32_t(const std::vector<Symbol>&)> tag);

  // Puts the class of each word of `text` (valid UTF-8, not normalised) into
  // `classes`, in order: the words that Segment finds, those of addresses
  // included.
  void Scan(std::string_view text, std::vector<WordSymbols>& classes);

  bool Has(WordSymbols of, Symbol symbol) const {
    if (of.empty()) return false;
    if (!of.many()) return of.number() == static_cast<uint32_t>(symbol);
    const std::vector<Symbol>& all = many_[of.number()];
    return std::binary_search(all.begin(), all.end(), symbol);
  }

  // Calls `use(symbol)` for each symbol.
  template <typename Use>
  void ForEach(WordSymbols of, const Use& use) const {
    if (of.empty()) return;
    if (!of.many()) return use(static_cast<Symbol>(of.number()));
    for (const Symbol symbol : many_[of.number()]) use(symbol);
  }

 private:
  // Plain words of up to `Word` in size, in an open table with a power of two
  // of slots, at most half of them used. No word is zero, which marks a free
  // slot.
  template <typename Word>
  struct Table {
    struct Slot {
      Word word = {};
      WordSymbols of;
    };
    std::vector<Slot> slots;
    size_t used = 0;

    // The slot of the word, or the one that it would have.
    Slot& Find(const Word& word);
    void Grow();
  };

  WordSymbols OfPlain(const char* p, int size);
  template <typename Word>
  WordSymbols OfPlain(const Word& word, std::string_view surface,
                      Table<Word>& table);
  void AddStretch(std::string_view stretch, std::vector<WordSymbols>& classes);
  WordSymbols ClassOf(const std::string& folded);

  const PhraseLexicon& lexicon_;
  const LanguagePack& pack_;
  const std::function<uint32_t(const std::vector<Symbol>&)> tag_;
  std::vector<std::vector<Symbol>> many_;           // Sorted.
  std::map<std::vector<Symbol>, uint32_t> places_;  // Of them.
  Table<uint64_t> short_;  // Up to eight bytes: most words there are.
  Table<ShortWord> longer_;
  // Of stretches that are not plain: the classes of their words, in `pool_`.
  absl::flat_hash_map<std::string, std::pair<uint32_t, uint32_t>> stretches_;
  std::vector<WordSymbols> pool_;
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_WORD_CLASSES_H_
