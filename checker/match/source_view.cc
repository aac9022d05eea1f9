#include "checker/match/source_view.h"

#include <algorithm>
#include <utility>

#include "checker/match/observe_profile.h"
#include "re2/re2.h"

namespace claimcheck {
namespace {

std::string_view PrimaryLanguage(std::string_view tag) {
  return tag.substr(0, tag.find_first_of("-_"));
}

NormalRange SentenceRange(const Document& document, int sentence) {
  return document.sentences[static_cast<size_t>(sentence)].range;
}

}  // namespace

const LanguagePack& PackOrEmpty(std::string_view language) {
  static const auto* empty = new LanguagePack();
  const LanguagePack* pack = FindLanguagePack(language);
  return pack == nullptr ? *empty : *pack;
}

SourceView::SourceView(const CompiledRules& compiled, const Source& source,
                       SourceMemory* memory, ObserveProfile* profile,
                       const std::vector<int>* claims)
    : compiled_(compiled),
      source_(source),
      pack_(PackOrEmpty(source.language)),
      region_(RegionOfLanguage(source.language, compiled.rules.region)),
      profile_(profile),
      memory_(memory == nullptr ? own_memory_ : *memory),
      document_(Segmented()) {
  FindExpressions();
  FindPhrases(claims);
}

const Document& SourceView::Segmented() {
  const ProfileScope scope(profile_, ObserveStage::kSegmentation);
  if (!memory_.document) {
    memory_.document = Segment(source_.text, pack_.segment);
  }
  return *memory_.document;
}

void SourceView::FindExpressions() {
  const ProfileScope scope(profile_, ObserveStage::kExpressions);
  // A match counts if it begins and ends where words do, as for every phrase.
  for (const RawExpression& expression : compiled_.expressions) {
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

void SourceView::FindPhrases(const std::vector<int>* claims) {
  const ProfileScope scope(profile_, ObserveStage::kPhrases);
  static const auto* none = new std::vector<Symbol>();
  type_symbols_.resize(document_.types.size());
  if (memory_.stems.empty() && compiled_.lexicon.has_stems()) {
    for (const std::string& type : document_.types) {
      memory_.stems.push_back(Stem(pack_, type));
    }
  }
  for (size_t type = 0; type < document_.types.size(); ++type) {
    compiled_.lexicon.SymbolsOf(
        document_.types[type], memory_.stems.empty() ? "" : memory_.stems[type],
        pack_.language, type_symbols_[type]);
  }
  word_symbols_.reserve(document_.words.size());
  for (const Word& word : document_.words) {
    word_symbols_.push_back(
        word.masked ? none : &type_symbols_[static_cast<size_t>(word.type)]);
  }
  std::vector<bool> is_wanted(rules().claims.size(), claims == nullptr);
  if (claims != nullptr) {
    for (const int claim : *claims)
      is_wanted[static_cast<size_t>(claim)] = true;
  }
  PhraseChoice choice([&](int phrase) {
    const PhraseOwner& owner = compiled_.owners[static_cast<size_t>(phrase)];
    return !IsOfClaim(owner.use) || is_wanted[static_cast<size_t>(owner.index)];
  });
  std::vector<PhraseHit> hits;
  const SymbolText text{&word_symbols_, &slots_};
  for (const Sentence& sentence : document_.sentences) {
    FindIn(compiled_.phrases, text, sentence.words, choice, hits);
  }
  for (const PhraseHit& hit : hits) Keep(hit);
}

// No phrase goes over a semicolon: what follows is as good as a new sentence.
void SourceView::FindIn(const PhraseAutomaton& automaton,
                        const SymbolText& text, WordRange sentence,
                        PhraseChoice& choice,
                        std::vector<PhraseHit>& hits) const {
  int begin = sentence.begin;
  for (int word = sentence.begin + 1; word < sentence.end; ++word) {
    if (Between(word - 1, word).find(';') == std::string_view::npos) continue;
    automaton.Find(text, {begin, word}, choice, hits);
    begin = word;
  }
  automaton.Find(text, {begin, sentence.end}, choice, hits);
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

std::vector<Hit> SourceView::PatternsOf(int claim, int sentence,
                                        const std::vector<WordRange>& values) {
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
  const auto is_of_claim = [this, claim](int phrase) {
    return compiled_.owners[static_cast<size_t>(phrase)].index == claim;
  };
  PhraseChoice& choice =
      patterns_.try_emplace(claim, is_of_claim).first->second;
  FindIn(compiled_.patterns, {&word_symbols_, &slots}, words, choice, found);
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
          source_.file->bytes().substr(static_cast<size_t>(span.begin),
                                       static_cast<size_t>(span.size()))};
}

Evidence SourceView::SentenceEvidence(int sentence) const {
  return EvidenceOf(SentenceRange(document_, sentence));
}

}  // namespace claimcheck
