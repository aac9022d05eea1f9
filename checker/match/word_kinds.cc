#include "checker/match/word_kinds.h"

#include <algorithm>
#include <string>
#include <utility>

namespace claimcheck {
namespace {

bool EndsWithAny(const std::string& word,
                 const std::vector<std::string>& endings, size_t size_min) {
  return word.size() >= size_min && std::any_of(endings.begin(), endings.end(),
                                                [&](const std::string& ending) {
                                                  return word.ends_with(ending);
                                                });
}

// A verb of the pack's list that the list also has with or without "s" is no
// past form, and most such words are nouns too.
bool IsBaseForm(const LanguagePack& pack, const std::string& word) {
  const auto& verbs = pack.segment.verbs;
  if (verbs.contains(word + "s")) return true;
  return word.size() > 2 && word.ends_with('s') &&
         verbs.contains(word.substr(0, word.size() - 1));
}

}  // namespace

uint32_t WordKindsOf(const LanguagePack& pack, const std::string& word) {
  const AttributionWords& words = pack.attribution;
  constexpr size_t kLongEnough = 5;  // "daily", "fly"; "string", "king".
  uint32_t kinds = 0;
  const auto add = [&](bool is, WordKind kind) {
    if (is) kinds |= kind;
  };
  for (const auto& [set, kind] :
       {std::pair(&words.adverbs, kAdverb),
        std::pair(&words.unnamed, kAgent),
        std::pair(&words.auxiliaries, kAuxiliary),
        std::pair(&words.conjunctions, kConjunction),
        std::pair(&pack.determiners, kDeterminer),
        std::pair(&words.documents, kDocument),
        std::pair(&pack.function_words, kFunction),
        std::pair(&pack.segment.coordinators, kJoiner),
        std::pair(&words.no_speakers, kNoSpeaker),
        std::pair(&words.occasions, kOccasion),
        std::pair(&words.organisations, kOrganisation),
        std::pair(&words.name_particles, kParticle),
        std::pair(&words.passive_auxiliaries, kPassive),
        std::pair(&words.possessives, kPossessive),
        std::pair(&words.object_prepositions, kPreposition),
        std::pair(&words.pronouns, kPronoun),
        std::pair(&words.quantifiers, kQuantifier),
        std::pair(&pack.relative_words, kRelative),
        std::pair(&words.subordinators, kSubordinator),
        std::pair(&words.complementizers, kThat),
        std::pair(&words.time_words, kTime),
        std::pair(&words.titles, kTitle)}) {
    add(set->contains(word), kind);
  }
  add(words.sayings.contains(word), kCue);
  add((kinds & kCue) != 0 &&
          ((kinds & (kAgent | kDocument | kOccasion)) != 0 ||
           words.nouns.contains(word) || words.noun_forms.contains(word)),
      kCueNoun);
  add(words.nouns.contains(word) || words.word_nouns.contains(word) ||
          words.denial_nouns.contains(word),
      kSayingNoun);
  add(std::any_of(words.prepositions.begin(), words.prepositions.end(),
                  [&](const auto& phrase) { return phrase.front() == word; }),
      kSayingPreposition);
  add(EndsWithAny(word, words.adverb_endings, kLongEnough) &&
          (kinds & (kAgent | kDocument | kOccasion | kOrganisation)) == 0,
      kAdverb);
  add(EndsWithAny(word, words.unnamed_endings, kLongEnough + 1), kAgent);
  add(word.front() >= '0' && word.front() <= '9', kNumber);
  add(IsMainVerb(pack, word), kVerb);
  add(words.past_forms.contains(word), kPastForm);
  add((kinds & kVerb) != 0 && IsBaseForm(pack, word), kBaseVerb);
  add(EndsWithAny(word, {"ing"}, kLongEnough) ||
          EndsWithAny(word, pack.segment.verb_endings, kLongEnough),
      kParticiple);
  return kinds;
}

WordKinds::WordKinds(const SourceView& view,
                     const std::vector<int>& quotation_of)
    : view_(view), quotation_of_(quotation_of) {
  const Document& document = view.document();
  by_type_.reserve(document.types.size());
  for (const WordInfo* type : view.type_info()) {
    by_type_.push_back(type->kinds);
  }
  begins_voice_.resize(document.words.size(), false);
  for (const VoiceHit& hit : view.voices()) {
    begins_voice_[static_cast<size_t>(hit.words.begin)] = true;
  }
  is_name_type_.resize(document.types.size(), false);
  for (const Sentence& sentence : document.sentences) {
    for (int word = sentence.words.begin + 1; word < sentence.words.end;
         ++word) {
      if (IsCapitalised(word)) is_name_type_[Type(word)] = true;
    }
  }
}

bool WordKinds::IsCapitalised(int word) const {
  const Document& document = view_.document();
  // Folding changes the first letter of a capitalised word. Only the bytes of
  // that letter are looked at: one lead byte and its continuation bytes.
  const std::string_view text =
      document.Text(document.words[static_cast<size_t>(word)].range);
  const std::string& folded = document.Folded(word);
  size_t letter = 1;
  while (letter < text.size() &&
         (static_cast<unsigned char>(text[letter]) & 0xC0) == 0x80) {
    ++letter;
  }
  return text.substr(0, letter) != std::string_view(folded).substr(0, letter);
}

bool WordKinds::IsNamedLikeTime(int word) const {
  const WordRange sentence = SentenceAround(word);
  if (word == sentence.begin || !IsCapitalised(word) ||
      !view_.pack().segment.month_names.contains(Folded(word))) {
    return false;
  }
  // "Theresa May": a modal has no capital.
  const bool after_name = GapBefore(word) == " " && IsCapitalised(word - 1) &&
                          !Is(word - 1, kFunction | kTime | kPreposition);
  if (after_name && Is(word, kAuxiliary)) return true;
  const bool before_name = word + 1 < sentence.end &&
                           GapBefore(word + 1) == " " &&
                           IsCapitalised(word + 1) && !Is(word + 1, kTime);
  return before_name &&
         !Is(word - 1, kPreposition | kDeterminer | kTime | kNumber);
}

bool WordKinds::IsName(int word) const {
  if (!IsCapitalised(word) || Is(word, kPossessive)) return false;
  if (Is(word, kTime)) return IsNamedLikeTime(word);
  if (Is(word, kFunction)) {
    // "Per Aas", "Will Berg".
    const WordRange around = SentenceAround(word);
    return word > around.begin && word + 1 < around.end &&
           GapBefore(word) == " " && GapBefore(word + 1) == " " &&
           !Is(word, kDeterminer | kPronoun | kNoSpeaker) &&
           IsCapitalised(word - 1) && IsCapitalised(word + 1) &&
           Is(word - 1, kAgent | kTitle);
  }
  const WordRange sentence = SentenceAround(word);
  if (word != sentence.begin) return true;
  // The first word of a sentence is capitalised in any case; it is a name if
  // it is one elsewhere, or before another capital, or if no list has it.
  if (is_name_type_[Type(word)]) return true;
  // "Beijing says"
  if (Is(word, kParticiple) && word + 1 < sentence.end &&
      ((IsSoftGap(word + 1) && Is(word + 1, kAuxiliary | kCue) &&
        !Is(word + 1, kParticiple & ~kAuxiliary)) ||
       (IsCommaGap(word + 1) && Is(word + 1, kRelative)))) {
    return true;
  }
  constexpr uint32_t kKnown = kAgent | kCue | kVerb | kAdverb | kTitle |
                              kDocument | kOccasion | kPreposition |
                              kConjunction | kSubordinator | kQuantifier |
                              kNoSpeaker | kParticiple;
  const bool before_name =
      word + 1 < sentence.end && IsSoftGap(word + 1) && IsCapitalised(word + 1);
  return !Is(word, kKnown) ||
         (before_name &&
          !Is(word, kAdverb | kPreposition | kConjunction | kSubordinator |
                        kQuantifier | kNoSpeaker));
}

bool WordKinds::IsAcronym(int word) const {
  const Document& document = view_.document();
  const std::string_view text =
      document.Text(document.words[static_cast<size_t>(word)].range);
  return text.size() > 1 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || c == '.' || c == '&';
         });
}

bool WordKinds::IsNominal(int word) const {
  return !Is(word, kFunction | kPossessive | kPreposition | kAuxiliary |
                       kConjunction | kSubordinator | kDeterminer | kPronoun |
                       kNoSpeaker | kRelative) ||
         IsName(word);
}

bool WordKinds::IsVerbAt(int word) const {
  if (!Is(word, kVerb)) return false;
  const WordRange sentence = SentenceAround(word);
  const bool follows = word > sentence.begin && IsSoftGap(word);
  if (IsCapitalised(word) && word > sentence.begin) return false;
  if (follows && view_.Between(word - 1, word) == "-") return false;
  if (follows) {
    // "the talks", "in talks", "the newly elected mayor".
    const bool after_adverb =
        Is(word - 1, kAdverb) && word - 1 > sentence.begin;
    const int before = after_adverb ? word - 2 : word - 1;
    if (Is(before, kDeterminer | kPossessive | kNumber) ||
        (!after_adverb && Is(before, kPreposition))) {
      return false;
    }
  }
  const bool followed = word + 1 < sentence.end && IsSoftGap(word + 1);
  if (Is(word, kCue) && !Is(word, kCueNoun) && !Is(word, kParticiple)) {
    return true;  // "says"
  }
  if (Is(word, kBaseVerb)) {
    // "the council plans the bridge", but not "peace talks officials".
    return followed && Is(word + 1, kDeterminer | kPronoun | kThat) &&
           !Is(word + 1, kPossessive);
  }
  // "a company based in Halm": a participle that goes on with its noun.
  int next = word + 1;  // "a man named only as Bo"
  if (followed && Is(next, kAdverb) && next + 1 < sentence.end) ++next;
  if (Is(word, kParticiple) && followed && follows && IsNominal(word - 1) &&
      (Is(next, kPreposition | kTime | kNumber) ||
       words().like_words.contains(Folded(next)))) {
    return false;
  }
  return true;
}

bool WordKinds::IsSoftGap(int word) const {
  return GapBefore(word).find_first_not_of(" .-'&/\n") ==
             std::string_view::npos &&
         GapBefore(word) != " - ";
}

bool WordKinds::IsCommaGap(int word) const {
  const std::string_view gap = GapBefore(word);
  return gap.find(',') != std::string_view::npos ||
         gap.find("—") != std::string_view::npos ||
         gap.find(" - ") != std::string_view::npos;
}

}  // namespace claimcheck
