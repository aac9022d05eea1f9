#include "checker/match/source_view.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <tuple>
#include <utility>

#include "checker/match/observe_profile.h"
#include "checker/match/word_kinds.h"
#include "checker/text/utf8.h"
#include "re2/re2.h"

namespace claimcheck {
namespace {

std::string_view PrimaryLanguage(std::string_view tag) {
  return tag.substr(0, tag.find_first_of("-_"));
}

NormalRange SentenceRange(const Document& document, int sentence) {
  return document.sentences[static_cast<size_t>(sentence)].range;
}

// Where phrases may begin, as far as their anchors tell.
class PhraseStarts {
 public:
  // Of all claims, or of those of `claims`.
  PhraseStarts(const CompiledRules& compiled, const std::vector<int>* claims)
      : compiled_(compiled),
        is_wanted_(compiled.rules.claims.size(), claims == nullptr) {
    if (claims == nullptr) return;
    for (const int claim : *claims) {
      is_wanted_[static_cast<size_t>(claim)] = true;
    }
  }

  // The first word, and the phrase; sorted, each once.
  const std::vector<std::pair<int, int>>& In(WordRange stretch,
                                             const SourceView& view) {
    starts_.clear();
    const WordInfo* before = nullptr;
    for (int word = stretch.begin; word < stretch.end; ++word) {
      const WordInfo* here = &view.InfoOf(word);
      if (before != nullptr &&
          (before->anchor_kinds & AnchorIndex::kFirst) != 0 &&
          (here->anchor_kinds & AnchorIndex::kSecond) != 0) {
        for (const Symbol a : before->symbols) {
          for (const Symbol b : here->symbols) {
            Add(compiled_.anchors.Pair(a, b), word - 1, stretch);
          }
        }
      }
      if ((here->anchor_kinds & AnchorIndex::kSingle) != 0) {
        for (const Symbol symbol : here->symbols) {
          Add(compiled_.anchors.Single(symbol), word, stretch);
        }
      }
      before = here;
    }
    std::sort(starts_.begin(), starts_.end());
    starts_.erase(std::unique(starts_.begin(), starts_.end()), starts_.end());
    return starts_;
  }

 private:
  void Add(const std::vector<int>* phrases, int word, WordRange stretch) {
    if (phrases == nullptr) return;
    for (const int phrase : Wanted(*phrases)) {
      const AnchorIndex::Reach reach = compiled_.anchors.ReachOf(phrase);
      if (!compiled_.is_exact[static_cast<size_t>(phrase)]) {
        starts_.emplace_back(word, phrase);
        continue;
      }
      for (int begin = std::max(word - reach.latest, stretch.begin);
           begin <= word - reach.earliest; ++begin) {
        starts_.emplace_back(begin, phrase);
      }
    }
  }

  // Many rules may share an anchor: they are gone through once for a source.
  const std::vector<int>& Wanted(const std::vector<int>& phrases) {
    const auto [known, is_new] = wanted_.try_emplace(&phrases);
    if (is_new) {
      for (const int phrase : phrases) {
        const PhraseOwner& owner =
            compiled_.owners[static_cast<size_t>(phrase)];
        if (!IsOfClaim(owner.use) ||
            is_wanted_[static_cast<size_t>(owner.index)]) {
          known->second.push_back(phrase);
        }
      }
    }
    return known->second;
  }

  const CompiledRules& compiled_;
  std::vector<bool> is_wanted_;  // By claim.
  absl::flat_hash_map<const std::vector<int>*, std::vector<int>> wanted_;
  std::vector<std::pair<int, int>> starts_;
};

}  // namespace

const LanguagePack& PackOrEmpty(std::string_view language) {
  static const auto* empty = new LanguagePack();
  const LanguagePack* pack = FindLanguagePack(language);
  return pack == nullptr ? *empty : *pack;
}

SourceView::SourceView(const CompiledRules& compiled, const Source& source,
                       const ViewAids& aids)
    : compiled_(compiled),
      source_(source),
      pack_(PackOrEmpty(source.language)),
      region_(RegionOfLanguage(source.language, compiled.rules.region)),
      profile_(aids.profile),
      memory_(aids.memory == nullptr ? own_memory_ : *aids.memory),
      document_(Segmented()) {
  FindExpressions(/*all=*/aids.claims == nullptr);
  if (aids.words == nullptr) {
    own_words_ =
        std::make_unique<WordMemory>(compiled.lexicon, compiled.anchors, pack_);
  }
  FindPhrases(aids.words == nullptr ? *own_words_ : *aids.words, aids.claims);
}

const Document& SourceView::Segmented() {
  const ProfileScope scope(profile_, ObserveStage::kSegmentation);
  if (!memory_.document) {
    memory_.document = Segment(source_.text, pack_.segment);
  }
  return *memory_.document;
}

void SourceView::FindExpressions(bool all) {
  const ProfileScope scope(profile_, ObserveStage::kExpressions);
  std::vector<int> some(compiled_.expressions.size());
  if (all) {
    std::iota(some.begin(), some.end(), 0);
  } else {
    some = compiled_.guard.MayMatch(document_.normal.text);
  }
  // A match counts if it begins and ends where words do, as for every phrase.
  for (const int number : some) {
    const RawExpression& expression =
        compiled_.expressions[static_cast<size_t>(number)];
    re2::StringPiece rest(document_.normal.text.data(),
                          document_.normal.text.size());
    const char* base = rest.data();
    re2::StringPiece found;
    size_t from = 0;
    while (from <= rest.size() &&
           expression.regex->Match(rest, from, rest.size(), RE2::UNANCHORED,
                                   &found, 1)) {
      const auto begin = static_cast<size_t>(found.data() - base);
      from = begin + std::max<size_t>(found.size(), 1);
      const NormalRange range{static_cast<int>(begin),
                              static_cast<int>(begin + found.size())};
      const WordRange words = document_.WordsIn(range);
      if (words.empty()) continue;
      const NormalRange whole = document_.RangeOf(words);
      if (whole.begin < range.begin || whole.end > range.end) continue;
      slots_[words.begin].push_back({expression.symbol, words.end});
    }
  }
}

void SourceView::FindPhrases(WordMemory& words,
                             const std::vector<int>* claims) {
  const ProfileScope scope(profile_, ObserveStage::kPhrases);
  words.Trim();
  type_info_.reserve(document_.types.size());
  for (const std::string& type : document_.types) {
    type_info_.push_back(&words.Of(type));
  }
  word_symbols_.reserve(document_.words.size());
  for (int word = 0; word < static_cast<int>(document_.words.size()); ++word) {
    word_symbols_.push_back(&InfoOf(word).symbols);
  }
  const SymbolText text{&word_symbols_, &slots_};
  PhraseStarts starts(compiled_, claims);
  std::vector<PhraseHit> hits;
  for (int s = 0; s < static_cast<int>(document_.sentences.size()); ++s) {
    for (const WordRange stretch : Stretches(SentenceWords(s))) {
      const auto first = static_cast<std::ptrdiff_t>(hits.size());
      compiled_.phrases.Find(text, stretch, hits);
      for (const auto& [begin, phrase] : starts.In(stretch, *this)) {
        if (compiled_.is_exact[static_cast<size_t>(phrase)]) {
          compiled_.phrases.FindAt(text, phrase, begin, stretch.end, hits);
        } else {
          const PhraseOwner& owner =
              compiled_.owners[static_cast<size_t>(phrase)];
          pattern_sentences_[owner.index].insert(s);
        }
      }
      std::sort(hits.begin() + first, hits.end(),
                [](const PhraseHit& a, const PhraseHit& b) {
                  return std::tie(a.words.begin, a.phrase, a.words.end) <
                         std::tie(b.words.begin, b.phrase, b.words.end);
                });
    }
  }
  for (const PhraseHit& hit : hits) Keep(hit);
}

const WordInfo& SourceView::InfoOf(int word) const {
  static const auto* none = new WordInfo();
  const Word& at = document_.words[static_cast<size_t>(word)];
  return at.masked ? *none : *type_info_[static_cast<size_t>(at.type)];
}

bool SourceView::IsFunctionWord(int word) const {
  return (KindsOf(word) & kFunction) != 0;
}

bool SourceView::IsMainVerb(int word) const {
  return (KindsOf(word) & kVerb) != 0;
}

// No phrase goes over a semicolon: what follows is as good as a new sentence.
std::vector<WordRange> SourceView::Stretches(WordRange sentence) const {
  std::vector<WordRange> stretches;
  int begin = sentence.begin;
  for (int word = sentence.begin + 1; word < sentence.end; ++word) {
    if (Between(word - 1, word).find(';') == std::string_view::npos) continue;
    stretches.push_back({begin, word});
    begin = word;
  }
  stretches.push_back({begin, sentence.end});
  return stretches;
}

void SourceView::Keep(const PhraseHit& found) {
  const PhraseOwner& owner =
      compiled_.owners[static_cast<size_t>(found.phrase)];
  if (!owner.phrase->language.empty() &&
      owner.phrase->language != PrimaryLanguage(source_.language)) {
    return;
  }
  // Words that assert nothing are no evidence, even inside a gap or a raw
  // expression.
  for (int word = found.words.begin; word < found.words.end; ++word) {
    if (document_.words[static_cast<size_t>(word)].masked) return;
  }
  const Hit hit{found.words, found.slot, owner.part, owner.phrase};
  switch (owner.use) {
    case PhraseUse::kSubjectName:
      subjects_.push_back({owner.index, false, hit});
      return;
    case PhraseUse::kSubjectGeneric:
      subjects_.push_back({owner.index, true, hit});
      return;
    case PhraseUse::kVoiceName:
      voices_.push_back({owner.index, found.words});
      return;
    case PhraseUse::kCue:
      claims_[owner.index].cue.push_back(hit);
      return;
    case PhraseUse::kOf:
      claims_[owner.index].of.push_back(hit);
      return;
    case PhraseUse::kTopic:
      claims_[owner.index].topic.push_back(hit);
      return;
    case PhraseUse::kSays:
      claims_[owner.index].says.push_back(hit);
      return;
    case PhraseUse::kDenies:
      claims_[owner.index].denies.push_back(hit);
      return;
    case PhraseUse::kNote:
      claims_[owner.index].notes.push_back(hit);
      return;
    case PhraseUse::kAnswer:
      claims_[owner.index].answers.push_back(hit);
      return;
    case PhraseUse::kCoarser:
      claims_[owner.index].coarser.push_back(hit);
      return;
    case PhraseUse::kPattern:
      return;  // A pattern without {value} is refused by the rules layer.
  }
}

std::vector<int> SourceView::ClaimsThatMatter() const {
  std::vector<int> claims;
  for (const SubjectHit& hit : subjects_) {
    const std::vector<int>& about =
        compiled_.claims_about[static_cast<size_t>(hit.subject)];
    claims.insert(claims.end(), about.begin(), about.end());
  }
  for (const auto& [claim, hits] : claims_) {
    const bool has_subject =
        rules().claims[static_cast<size_t>(claim)].about >= 0;
    if (!hits.topic.empty() ||
        (!has_subject && (!hits.says.empty() || !hits.denies.empty() ||
                          !hits.answers.empty() || !hits.coarser.empty()))) {
      claims.push_back(claim);
    }
  }
  std::sort(claims.begin(), claims.end());
  claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
  return claims;
}

const ClaimHits& SourceView::claim(int index) const {
  static const auto* none = new ClaimHits();
  const auto found = claims_.find(index);
  return found == claims_.end() ? *none : found->second;
}

ValueContext SourceView::Reading(
    const std::optional<DayInterval>& reference) const {
  ValueContext context;
  context.pack = &pack_;
  context.reference = reference;
  context.order = region_.order;
  context.region = region_.code;
  context.south = region_.south;
  return context;
}

const std::vector<StatedValue>& SourceView::ValuesOf(int sentence) {
  const auto [entry, added] = memory_.values.try_emplace(sentence);
  if (!added) return entry->second;
  const ProfileScope scope(profile_, ObserveStage::kValues);
  const NormalRange range = SentenceRange(document_, sentence);
  const std::string_view text = document_.Text(range);
  if (pack_.language.empty() || !MayHoldValues(text, pack_)) {
    return entry->second;
  }
  for (const ValueMention& mention :
       FindValues(text, Reading(source_.published))) {
    const WordRange words = document_.WordsIn(
        {range.begin + mention.range.begin, range.begin + mention.range.end});
    if (words.empty()) continue;
    if (document_.words[static_cast<size_t>(words.begin)].masked) continue;
    StatedValue& stated = entry->second.emplace_back();
    stated.words = words;
    stated.value = mention.value;
    stated.unresolved = mention.unresolved;
    for (const ValueReading& other : mention.others) {
      stated.others.push_back(other.value);
    }
  }
  return entry->second;
}

std::optional<Value> SourceView::WithoutYear(
    WordRange words, const DayInterval& expected) const {
  const NormalRange range = SentenceRange(document_, SentenceOf(words));
  for (const ValueMention& mention :
       FindValues(document_.Text(range), Reading(expected))) {
    const WordRange found = document_.WordsIn(
        {range.begin + mention.range.begin, range.begin + mention.range.end});
    if (found == words && !mention.unresolved && mention.value.inferred &&
        !mention.value.relative) {
      return mention.value;
    }
  }
  return std::nullopt;
}

std::set<int> SourceView::SentencesOfPatterns(int claim) const {
  const std::vector<int>& patterns =
      compiled_.patterns_of[static_cast<size_t>(claim)];
  const bool anywhere =
      std::any_of(patterns.begin(), patterns.end(), [this](int pattern) {
        return !compiled_.anchors_of[static_cast<size_t>(pattern)];
      });
  if (anywhere) {
    std::set<int> all;
    for (int s = 0; s < static_cast<int>(document_.sentences.size()); ++s) {
      all.insert(all.end(), s);
    }
    return all;
  }
  const auto found = pattern_sentences_.find(claim);
  return found == pattern_sentences_.end() ? std::set<int>() : found->second;
}

std::vector<Hit> SourceView::PatternsOf(
    int claim, int sentence, const std::vector<WordRange>& values) const {
  std::vector<Hit> hits;
  if (values.empty() || compiled_.patterns.empty()) return hits;
  const std::optional<ValueKind> kind =
      ValueKindOf(rules().claims[static_cast<size_t>(claim)].kind);
  const Symbol symbol =
      kind ? compiled_.value_symbols[static_cast<size_t>(*kind)]
           : compiled_.answer_symbols[static_cast<size_t>(claim)];
  const WordRange words = SentenceWords(sentence);
  absl::flat_hash_map<int, std::vector<SlotEdge>> slots;
  for (int word = words.begin; word < words.end && !slots_.empty(); ++word) {
    const auto known = slots_.find(word);
    if (known != slots_.end()) slots.insert(*known);
  }
  for (const WordRange& value : values) {
    slots[value.begin].push_back({symbol, value.end});
  }
  std::vector<PhraseHit> found;
  for (const WordRange stretch : Stretches(words)) {
    for (int begin = stretch.begin; begin < stretch.end; ++begin) {
      for (const int phrase :
           compiled_.patterns_of[static_cast<size_t>(claim)]) {
        compiled_.patterns.FindAt({&word_symbols_, &slots}, phrase, begin,
                                  stretch.end, found);
      }
    }
  }
  for (const PhraseHit& hit : found) {
    const PhraseOwner& owner =
        compiled_.owners[static_cast<size_t>(hit.phrase)];
    if (!owner.phrase->language.empty() &&
        owner.phrase->language != PrimaryLanguage(source_.language)) {
      continue;
    }
    hits.push_back({hit.words, hit.slot, owner.part, owner.phrase});
  }
  return hits;
}

std::string_view SourceView::Between(int word, int next) const {
  const int begin = document_.words[static_cast<size_t>(word)].range.end;
  const int end = document_.words[static_cast<size_t>(next)].range.begin;
  return document_.Text({begin, std::max(begin, end)});
}

Evidence SourceView::EvidenceOf(WordRange words) const {
  return EvidenceOf(document_.RangeOf(words));
}

Evidence SourceView::EvidenceOf(NormalRange range) const {
  const Span span = source_.ToFile(document_.normal.ToOriginal(range));
  return {span, source_.file->LineColumnAt(span.begin),
          std::string(source_.file->BytesAt(span))};
}

Evidence SourceView::SentenceEvidence(int sentence, WordRange around) const {
  constexpr int kSideBytesMax = 16 << 10;
  const NormalRange whole = SentenceRange(document_, sentence);
  const NormalRange inner = around.empty()
                                ? NormalRange{whole.begin, whole.begin}
                                : document_.RangeOf(around);
  const std::string_view text = document_.normal.text;
  NormalRange range = {std::max(whole.begin, inner.begin - kSideBytesMax),
                       std::min(whole.end, inner.end + kSideBytesMax)};
  while (range.begin < inner.begin &&
         IsContinuationByte(text[static_cast<size_t>(range.begin)])) {
    ++range.begin;
  }
  while (range.end > inner.end && range.end < whole.end &&
         IsContinuationByte(text[static_cast<size_t>(range.end)])) {
    --range.end;
  }
  return EvidenceOf(range);
}

}  // namespace claimcheck
