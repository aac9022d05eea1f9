// What rules and lists have to say of a word, found once for each distinct word
// and remembered from source to source.

#ifndef CHECKER_MATCH_WORD_MEMORY_H_
#define CHECKER_MATCH_WORD_MEMORY_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "checker/lang/language_pack.h"
#include "checker/match/anchor_index.h"
#include "checker/match/phrase_lexicon.h"

namespace claimcheck {

struct WordInfo {
  std::vector<Symbol> symbols;  // Sorted.
  uint8_t anchor_kinds = 0;     // Of AnchorIndex.
  uint32_t kinds = 0;           // Bits of WordKind.
};

// Of words in one language. For one thread at a time; bounded.
class WordMemory {
 public:
  // Keeps references to all.
  WordMemory(const PhraseLexicon& lexicon, const AnchorIndex& anchors,
             const LanguagePack& pack)
      : lexicon_(lexicon), anchors_(anchors), pack_(pack) {}

  // Forgets, if there is too much. What Of gave before is gone then.
  void Trim();

  // The same object until Trim.
  const WordInfo& Of(const std::string& folded);

 private:
  const PhraseLexicon& lexicon_;
  const AnchorIndex& anchors_;
  const LanguagePack& pack_;
  absl::flat_hash_map<std::string, std::unique_ptr<const WordInfo>> words_;
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_WORD_MEMORY_H_
