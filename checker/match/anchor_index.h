// Phrases by the words that must stand where they do (see anchors.h).
//
// A text is looked at word by word; a small bit table rules out nearly all
// pairs of words, so that the cost depends on the text and on what is found in
// it, and hardly on the number of phrases.

#ifndef CHECKER_MATCH_ANCHOR_INDEX_H_
#define CHECKER_MATCH_ANCHOR_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "checker/match/anchors.h"
#include "checker/match/phrase_lexicon.h"

namespace claimcheck {

// Filled, finished, then only read.
class AnchorIndex {
 public:
  // What a symbol is in anchors: a word alone, the first or second of two.
  static constexpr uint8_t kSingle = 1;
  static constexpr uint8_t kFirst = 2;
  static constexpr uint8_t kSecond = 4;

  // Adds a phrase (a small number).
  void Add(int phrase, const PhraseAnchors& anchors);
  // Makes it ready, for a lexicon of this many symbols.
  void Finish(int symbols);

  // What a word with these symbols may be in anchors: the bits above.
  uint8_t KindsOf(const std::vector<Symbol>& symbols) const;

  // The phrases that have this word as an anchor; null if none has.
  const std::vector<int>* Single(Symbol symbol) const {
    const auto known = singles_.find(symbol);
    return known == singles_.end() ? nullptr : &known->second;
  }
  // The same for two words next to each other.
  const std::vector<int>* Pair(Symbol first, Symbol second) const {
    const uint64_t key = Key(first, second);
    const size_t bit = BitOf(key);
    if ((bits_[bit / 64] >> (bit % 64) & 1) == 0) return nullptr;
    const auto known = pairs_.find(key);
    return known == pairs_.end() ? nullptr : &known->second;
  }

  // Where a phrase begins, if one of its anchors stands at a word: from
  // `latest` to `earliest` words before.
  struct Reach {
    int earliest = 0;
    int latest = 0;
  };
  Reach ReachOf(int phrase) const {
    return reach_[static_cast<size_t>(phrase)];
  }

 private:
  static uint64_t Key(Symbol first, Symbol second) {
    return static_cast<uint64_t>(static_cast<uint32_t>(first)) << 32 |
           static_cast<uint32_t>(second);
  }
  // Source: the multiplier of Fibonacci hashing (Knuth, The Art of Computer
  //         Programming, volume 3, 6.4).
  size_t BitOf(uint64_t key) const {
    const uint64_t mixed = (key ^ (key >> 29)) * 0x9e3779b97f4a7c15U;
    return static_cast<size_t>(mixed >> 20) & (bits_.size() * 64 - 1);
  }

  std::vector<Reach> reach_;  // By phrase.
  absl::flat_hash_map<Symbol, std::vector<int>> singles_;
  absl::flat_hash_map<uint64_t, std::vector<int>> pairs_;
  std::vector<uint8_t> symbol_kinds_;  // By symbol.
  std::vector<uint64_t> bits_;  // Of hashed pairs; a power of two of them.
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_ANCHOR_INDEX_H_
