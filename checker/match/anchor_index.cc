#include "checker/match/anchor_index.h"

#include <algorithm>
#include <bit>

namespace claimcheck {
namespace {

// Bits of the table for each pair of words in it: few enough that most pairs of
// a text meet a zero, and small enough to stay in the cache.
constexpr size_t kBitsPerPair = 16;
constexpr size_t kFewestBits = 1 << 12;

}  // namespace

void AnchorIndex::Add(int phrase, const PhraseAnchors& anchors) {
  const auto index = static_cast<size_t>(phrase);
  if (index >= reach_.size()) reach_.resize(index + 1);
  reach_[index] = {anchors.earliest, anchors.latest};
  for (const Anchor& anchor : anchors.any_of) {
    if (anchor.second < 0) {
      singles_[anchor.first].push_back(phrase);
    } else {
      pairs_[Key(anchor.first, anchor.second)].push_back(phrase);
    }
  }
}

void AnchorIndex::Finish(int symbols) {
  symbol_kinds_.resize(static_cast<size_t>(symbols));
  const auto mark = [&](uint64_t symbol, uint8_t kind) {
    symbol_kinds_[static_cast<size_t>(symbol)] |= kind;
  };
  for (const auto& [symbol, unused] : singles_) {
    mark(static_cast<uint64_t>(symbol), kSingle);
  }
  bits_.resize(
      std::bit_ceil(std::max(kFewestBits, pairs_.size() * kBitsPerPair)) / 64);
  for (const auto& [key, unused] : pairs_) {
    mark(key >> 32, kFirst);
    mark(key & 0xFFFFFFFFU, kSecond);
    const size_t bit = BitOf(key);
    bits_[bit / 64] |= uint64_t{1} << (bit % 64);
  }
}

uint8_t AnchorIndex::KindsOf(const std::vector<Symbol>& symbols) const {
  uint8_t kinds = 0;
  for (const Symbol symbol : symbols) {
    kinds |= symbol_kinds_[static_cast<size_t>(symbol)];
  }
  return kinds;
}

}  // namespace claimcheck
