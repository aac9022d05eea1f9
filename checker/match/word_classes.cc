#include "checker/match/word_classes.h"

#include "absl/strings/string_view.h"
#include "checker/text/normalize.h"
#include "checker/text/words.h"

namespace claimcheck {
namespace {

constexpr size_t kFirstSlots = 1 << 12;
// Beyond this the words of a text are no language any more; what was
// remembered is forgotten, which costs time and nothing else.
constexpr size_t kMostWords = 1 << 20;
constexpr size_t kMostStretches = 1 << 18;
// A longer stretch is hardly met again.
constexpr size_t kLongestStretch = 64;

// Source: the multipliers of MurmurHash3's finaliser (Appleby, public domain).
size_t HashOf(uint64_t word) {
  const uint64_t hash = word * 0xff51afd7ed558ccdU;
  return static_cast<size_t>(hash ^ (hash >> 32));
}

size_t HashOf(const ShortWord& word) {
  return HashOf(word.low ^ (word.high * 0xc4ceb9fe1a85ec53U));
}

}  // namespace

template <typename Word>
inline typename WordClasses::Table<Word>::Slot& WordClasses::Table<Word>::Find(
    const Word& word) {
  const size_t mask = slots.size() - 1;
  size_t at = HashOf(word) & mask;
  while (!(slots[at].word == word) && !(slots[at].word == Word())) {
    at = (at + 1) & mask;
  }
  return slots[at];
}

template <typename Word>
void WordClasses::Table<Word>::Grow() {
  std::vector<Slot> old;
  old.swap(slots);
  if (used > kMostWords) {
    slots.resize(kFirstSlots);
    used = 0;
    return;
  }
  slots.resize(old.size() * 2);
  for (const Slot& slot : old) {
    if (!(slot.word == Word())) Find(slot.word) = slot;
  }
}

WordClasses::WordClasses(
    const PhraseLexicon& lexicon, const LanguagePack& pack,
    std::function<uint32_t(const std::vector<Symbol>&)> tag)
    : lexicon_(lexicon), pack_(pack), tag_(std::move(tag)) {
  short_.slots.resize(kFirstSlots);
  longer_.slots.resize(kFirstSlots);
}

void WordClasses::Scan(std::string_view text,
                       std::vector<WordSymbols>& classes) {
  // Every other byte at most is a word, with room for one more stretch.
  size_t count = 0;
  classes.resize(text.size() / 2 + 1);
  std::vector<WordSymbols> some;
  ScanWords(
      text,
      [&](const char* p, int size) { classes[count++] = OfPlain(p, size); },
      [&](std::string_view stretch) {
        some.clear();
        AddStretch(stretch, some);
        if (count + some.size() > classes.size()) {
          classes.resize(count + some.size() + text.size() / 2);
        }
        for (const WordSymbols one : some) classes[count++] = one;
      });
  classes.resize(count);
}

inline WordSymbols WordClasses::OfPlain(const char* p, int size) {
  const ShortWord word = ShortWordAt(p, size);
  if (size <= 8) {
    const auto& slot = short_.Find(word.low);
    if (slot.word != 0) return slot.of;
    return OfPlain(word.low, {p, static_cast<size_t>(size)}, short_);
  }
  const auto& slot = longer_.Find(word);
  if (slot.word.low != 0) return slot.of;
  return OfPlain(word, {p, static_cast<size_t>(size)}, longer_);
}

// A word that is new.
template <typename Word>
WordSymbols WordClasses::OfPlain(const Word& word, std::string_view surface,
                                 Table<Word>& table) {
  const WordSymbols of = ClassOf(FoldCase(surface));
  table.Find(word) = {word, of};
  if (++table.used * 2 > table.slots.size()) table.Grow();
  return of;
}

void WordClasses::AddStretch(std::string_view stretch,
                             std::vector<WordSymbols>& classes) {
  // Debian's Abseil has a string_view of its own.
  const auto known =
      stretches_.find(absl::string_view(stretch.data(), stretch.size()));
  if (known != stretches_.end()) {
    const auto [begin, end] = known->second;
    classes.insert(classes.end(), pool_.begin() + begin, pool_.begin() + end);
    return;
  }
  for (const std::string& folded : FoldedWords(stretch)) {
    classes.push_back(ClassOf(folded));
  }
  if (stretch.size() > kLongestStretch) return;
  if (stretches_.size() >= kMostStretches) {
    stretches_.clear();
    pool_.clear();
  }
  const auto begin = static_cast<uint32_t>(pool_.size());
  pool_.insert(pool_.end(), classes.begin(), classes.end());
  stretches_.emplace(std::string(stretch),
                     std::pair(begin, static_cast<uint32_t>(pool_.size())));
}

WordSymbols WordClasses::ClassOf(const std::string& folded) {
  std::vector<Symbol> symbols;
  lexicon_.SymbolsOf(folded, lexicon_.has_stems() ? Stem(pack_, folded) : "",
                     pack_.language, symbols);
  if (symbols.empty()) return {};
  const uint32_t tag = tag_(symbols);
  if (symbols.size() == 1) {
    return {tag, false, static_cast<uint32_t>(symbols.front())};
  }
  const auto [place, is_new] =
      places_.try_emplace(symbols, static_cast<uint32_t>(many_.size()));
  if (is_new) many_.push_back(std::move(symbols));
  return {tag, true, place->second};
}

}  // namespace claimcheck
