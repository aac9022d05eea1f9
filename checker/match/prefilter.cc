#include "checker/match/prefilter.h"

#include <algorithm>
#include <bit>

#include "checker/lang/language_pack.h"

namespace claimcheck {
namespace {

// What a symbol is in anchors.
constexpr uint8_t kSingle = 1;
constexpr uint8_t kFirst = 2;
constexpr uint8_t kSecond = 4;

// Bits of the table for each pair of words in it: few enough that most pairs of
// a text meet a zero, and small enough to stay in the cache.
constexpr size_t kBitsPerPair = 16;
constexpr size_t kFewestBits = 1 << 12;

// How much more often a function word is met than another.
constexpr double kFunctionWordFrequency = 50;
// A beginning is met as often as all words that have it.
constexpr double kPrefixFrequency = 5;

uint64_t PairKey(Symbol first, Symbol second) {
  return static_cast<uint64_t>(static_cast<uint32_t>(first)) << 32 |
         static_cast<uint32_t>(second);
}

// Source: the multiplier of Fibonacci hashing (Knuth, The Art of Computer
//         Programming, volume 3, 6.4).
size_t BitOf(uint64_t key, size_t bits) {
  const uint64_t mixed = (key ^ (key >> 29)) * 0x9e3779b97f4a7c15U;
  return static_cast<size_t>(mixed >> 20) & (bits - 1);
}

// Whether finding the phrase makes a claim matter (see ClaimsThatMatter).
bool Matters(const PhraseOwner& owner, const RuleSet& rules) {
  switch (owner.use) {
    case PhraseUse::kSubjectName:
    case PhraseUse::kSubjectGeneric:
    case PhraseUse::kTopic:
      return true;
    case PhraseUse::kSays:
    case PhraseUse::kDenies:
    case PhraseUse::kAnswer:
    case PhraseUse::kCoarser:
      return rules.claims[static_cast<size_t>(owner.index)].about < 0;
    case PhraseUse::kVoiceName:
    case PhraseUse::kCue:
    case PhraseUse::kOf:
    case PhraseUse::kNote:
    case PhraseUse::kPattern:
      return false;
  }
  return true;
}

bool HasSlots(const PhraseNode& node) {
  return node.kind == PhraseNode::Kind::kRegex ||
         node.kind == PhraseNode::Kind::kValue ||
         std::any_of(node.parts.begin(), node.parts.end(), HasSlots);
}

double Frequency(const PhraseNode& word) {
  if (word.kind == PhraseNode::Kind::kPrefix) return kPrefixFrequency;
  for (const std::string& language : LanguageNames()) {
    if (FindLanguagePack(language)->function_words.contains(word.text)) {
      return kFunctionWordFrequency;
    }
  }
  return 1;
}

}  // namespace

Prefilter::Prefilter(CompiledRules& rules) : rules_(rules) {
  reach_.resize(rules.owners.size());
  is_exact_.resize(rules.owners.size());
  symbol_kinds_.resize(static_cast<size_t>(rules.lexicon.size()));
  const int phrases = static_cast<int>(rules.owners.size());
  for (int phrase = 0; phrase < phrases; ++phrase) {
    const PhraseOwner& owner = rules.owners[static_cast<size_t>(phrase)];
    if (!Matters(owner, rules.rules) || HasValueSlot(owner.phrase->root))
      continue;
    is_exact_[static_cast<size_t>(phrase)] = !HasSlots(owner.phrase->root);
    auto anchors = FindAnchors(owner.phrase->root, rules.lexicon, Frequency);
    if (anchors) {
      Add(phrase, *std::move(anchors));
    } else {
      always_.push_back(phrase);
    }
  }
  const size_t bits =
      std::bit_ceil(std::max(kFewestBits, pairs_.size() * kBitsPerPair));
  bits_.resize(bits / 64);
  for (const auto& [key, unused] : pairs_) {
    const size_t bit = BitOf(key, bits);
    bits_[bit / 64] |= uint64_t{1} << (bit % 64);
  }
}

void Prefilter::Add(int phrase, PhraseAnchors anchors) {
  reach_[static_cast<size_t>(phrase)] = {anchors.earliest, anchors.latest};
  const auto mark = [&](Symbol symbol, uint8_t kind) {
    symbol_kinds_[static_cast<size_t>(symbol)] |= kind;
  };
  for (const Anchor& anchor : anchors.any_of) {
    if (anchor.second < 0) {
      mark(anchor.first, kSingle);
      singles_[anchor.first].push_back(phrase);
      continue;
    }
    mark(anchor.first, kFirst);
    mark(anchor.second, kSecond);
    pairs_[PairKey(anchor.first, anchor.second)].push_back(phrase);
  }
}

PrefilterMemory::PrefilterMemory(const Prefilter& prefilter,
                                 const LanguagePack& pack)
    : classes_(prefilter.rules_.lexicon, pack,
               [&prefilter](const std::vector<Symbol>& symbols) {
                 return prefilter.KindsOf(symbols);
               }) {}

uint32_t Prefilter::KindsOf(const std::vector<Symbol>& symbols) const {
  uint32_t kinds = 0;
  for (const Symbol symbol : symbols) {
    kinds |= symbol_kinds_[static_cast<size_t>(symbol)];
  }
  return kinds;
}

void Prefilter::AddPair(Symbol first, Symbol second, int word,
                        PrefilterMemory& memory) const {
  const auto known = pairs_.find(PairKey(first, second));
  if (known == pairs_.end()) return;
  for (const int phrase : known->second) {
    memory.candidates_.emplace_back(phrase, word);
  }
}

void Prefilter::FindCandidates(PrefilterMemory& memory) const {
  const WordClasses& classes = memory.classes_;
  const size_t bits = bits_.size() * 64;
  const int words = static_cast<int>(memory.words_.size());
  WordSymbols before;
  for (int word = 0; word < words; ++word) {
    const WordSymbols here = memory.words_[static_cast<size_t>(word)];
    if ((here.tag() & kSecond) != 0 && (before.tag() & kFirst) != 0) {
      classes.ForEach(before, [&](Symbol a) {
        classes.ForEach(here, [&](Symbol b) {
          const size_t bit = BitOf(PairKey(a, b), bits);
          if ((bits_[bit / 64] >> (bit % 64) & 1) != 0) {
            AddPair(a, b, word - 1, memory);
          }
        });
      });
    }
    if ((here.tag() & kSingle) != 0) {
      classes.ForEach(here, [&](Symbol symbol) {
        const auto known = singles_.find(symbol);
        if (known == singles_.end()) return;
        for (const int phrase : known->second) {
          memory.candidates_.emplace_back(phrase, word);
        }
      });
    }
    before = here;
  }
}

// Whether the phrase stands around an anchor of it at `word`. What holds a raw
// expression is taken to.
bool Prefilter::Stands(int phrase, int word,
                       const PrefilterMemory& memory) const {
  if (!is_exact_[static_cast<size_t>(phrase)]) return true;
  const auto [earliest, latest] = reach_[static_cast<size_t>(phrase)];
  const int size = static_cast<int>(memory.words_.size());
  const auto has = [&](int at, Symbol symbol) {
    return memory.classes_.Has(memory.words_[static_cast<size_t>(at)], symbol);
  };
  for (int begin = std::max(word - latest, 0); begin <= word - earliest;
       ++begin) {
    if (rules_.phrases.Begins(phrase, has, begin, size)) return true;
  }
  return false;
}

void Prefilter::AddClaims(int phrase, std::vector<int>& claims) const {
  const PhraseOwner& owner = rules_.owners[static_cast<size_t>(phrase)];
  if (owner.use == PhraseUse::kSubjectName ||
      owner.use == PhraseUse::kSubjectGeneric) {
    const std::vector<int>& about =
        rules_.claims_about[static_cast<size_t>(owner.index)];
    claims.insert(claims.end(), about.begin(), about.end());
  } else {
    claims.push_back(owner.index);
  }
}

std::vector<int> Prefilter::Claims(std::string_view text,
                                   std::string_view language,
                                   PrefilterMemory& memory) const {
  memory.words_.clear();
  memory.candidates_.clear();
  memory.seen_.resize(rules_.owners.size());
  ++memory.text_;
  memory.classes_.Scan(text, memory.words_);
  FindCandidates(memory);
  const std::string_view primary =
      language.substr(0, language.find_first_of("-_"));
  std::vector<int> claims;
  const auto is_of_language = [&](int phrase) {
    const std::string& of =
        rules_.owners[static_cast<size_t>(phrase)].phrase->language;
    return of.empty() || of == primary;
  };
  for (const int phrase : always_) {
    if (is_of_language(phrase)) AddClaims(phrase, claims);
  }
  for (const auto& [phrase, word] : memory.candidates_) {
    uint64_t& seen = memory.seen_[static_cast<size_t>(phrase)];
    if (seen == memory.text_ || !is_of_language(phrase) ||
        !Stands(phrase, word, memory)) {
      continue;
    }
    seen = memory.text_;
    AddClaims(phrase, claims);
  }
  std::sort(claims.begin(), claims.end());
  claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
  return claims;
}

}  // namespace claimcheck
