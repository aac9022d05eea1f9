#include "checker/match/word_memory.h"

#include "checker/match/word_kinds.h"

namespace claimcheck {
namespace {

// More distinct words are not remembered: some 20 MB.
constexpr size_t kMostWords = 100000;

}  // namespace

void WordMemory::Trim() {
  if (words_.size() > kMostWords) words_.clear();
}

const WordInfo& WordMemory::Of(const std::string& folded) {
  std::unique_ptr<const WordInfo>& known = words_[folded];
  if (known == nullptr) {
    auto info = std::make_unique<WordInfo>();
    lexicon_.SymbolsOf(folded, lexicon_.has_stems() ? Stem(pack_, folded) : "",
                       pack_.language, info->symbols);
    info->anchor_kinds = anchors_.KindsOf(info->symbols);
    info->kinds = WordKindsOf(pack_, folded);
    known = std::move(info);
  }
  return *known;
}

}  // namespace claimcheck
