#include "checker/match/speaker.h"

#include <algorithm>

namespace claimcheck {
namespace {

// How far a subject may stand before its verb.
constexpr int kSubjectReach = 25;
// "Ada Lind, the ambassador": how near a role stands to the name.
constexpr int kRoleReach = 5;

}  // namespace

SpeakerFinder::SpeakerFinder(const SourceView& view,
                             const std::vector<int>& quotation_of)
    : view_(view), quotation_of_(quotation_of) {
  for (int word = 0; word < static_cast<int>(view.document().words.size());
       ++word) {
    const WordRange sentence = view.SentenceWords(view.SentenceOf(word));
    if (word != sentence.begin && IsCapitalised(word)) {
      names_.insert(view.document().words[static_cast<size_t>(word)].type);
    }
  }
  for (const VoiceHit& hit : view.voices()) {
    const VoiceHit*& by_end = voice_by_end_[hit.words.end];
    if (by_end == nullptr || by_end->words.begin > hit.words.begin) {
      by_end = &hit;
    }
    const VoiceHit*& by_begin = voice_by_begin_[hit.words.begin];
    if (by_begin == nullptr || by_begin->words.end < hit.words.end) {
      by_begin = &hit;
    }
  }
}

bool SpeakerFinder::IsCapitalised(int word) const {
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

bool SpeakerFinder::IsName(int word) const {
  if (!IsCapitalised(word) || view_.IsFunctionWord(word)) return false;
  // The first word of a sentence is capitalised in any case; it is a name if
  // the next one is capitalised too, or if it is no known word.
  const WordRange sentence = view_.SentenceWords(view_.SentenceOf(word));
  if (word != sentence.begin) return true;
  const AttributionWords& words = view_.pack().attribution;
  const std::string& folded = view_.Folded(word);
  return !words.unnamed.contains(folded) && !words.verbs.contains(folded) &&
         !words.weak_verbs.contains(folded) && !view_.IsMainVerb(word);
}

const VoiceHit* SpeakerFinder::VoiceEndingAt(int end) const {
  const auto found = voice_by_end_.find(end);
  return found == voice_by_end_.end() ? nullptr : found->second;
}

const VoiceHit* SpeakerFinder::VoiceBeginningAt(int begin) const {
  const auto found = voice_by_begin_.find(begin);
  return found == voice_by_begin_.end() ? nullptr : found->second;
}

bool SpeakerFinder::AfterPreposition(int word, int begin) const {
  const auto& prepositions = view_.pack().attribution.object_prepositions;
  int before = word - 1;
  while (before >= begin &&
         view_.pack().determiners.contains(view_.Folded(before))) {
    --before;
  }
  return before >= begin && prepositions.contains(view_.Folded(before));
}

Speaker SpeakerFinder::FromVoice(const VoiceHit& hit) const {
  return {hit.words, view_.rules().voices[static_cast<size_t>(hit.voice)].id,
          true};
}

Speaker SpeakerFinder::FromName(WordRange words) const {
  const Document& document = view_.document();
  const auto known = full_names_.find(view_.Folded(words.end - 1));
  if (known != full_names_.end()) return {words, known->second, false};
  return {words, std::string(document.Text(document.RangeOf(words))), false};
}

Speaker SpeakerFinder::FromNoun(WordRange words) const {
  const auto role = roles_.find(view_.Folded(words.end - 1));
  if (role != roles_.end() && words.begin > 0 &&
      view_.pack().determiners.contains(view_.Folded(words.begin - 1))) {
    return {words, role->second.voice, role->second.named};
  }
  std::string voice;
  for (int word = words.begin; word < words.end; ++word) {
    if (!voice.empty()) voice += ' ';
    voice += view_.Folded(word);
  }
  return {words, voice, false};
}

std::optional<Speaker> SpeakerFinder::FromPronoun(int word) const {
  if (!last_) return std::nullopt;
  return Speaker{{word, word + 1}, last_->voice, last_->named};
}

// "the Halm council decided and said": a name before a plain noun belongs to
// it and is no speaker.
bool SpeakerFinder::Modifies(WordRange name, int verb) const {
  const int next = name.end;
  if (next + 1 >= verb || !GoesOn(next - 1, next)) return false;
  return !view_.IsFunctionWord(next) && !view_.IsMainVerb(next) &&
         !IsCapitalised(next);
}

bool SpeakerFinder::GoesOn(int word, int next) const {
  return view_.Between(word, next).find_first_not_of(" '-") ==
         std::string_view::npos;
}

// Whether `word` goes on with the name before it: "Ada Lind", "Lind-Berg".
bool SpeakerFinder::JoinsName(int word) const {
  const std::string_view between = view_.Between(word - 1, word);
  return between == " " || between == "-";
}

// The first word of a sentence has a capital in any case: "Elsewhere in their
// talks the ministers said". It is a name if it touches the verb or is one
// elsewhere in the source.
bool SpeakerFinder::IsMereOpener(WordRange name, int verb) const {
  const int sentence = view_.SentenceOf(name);
  return name.size() == 1 &&
         name.begin == view_.SentenceWords(sentence).begin &&
         name.end != verb &&
         !names_.contains(
             view_.document().words[static_cast<size_t>(name.begin)].type);
}

// "Ada Lind, the mayor, said": the noun stands between commas.
bool SpeakerFinder::IsApposition(WordRange name, WordRange noun) const {
  return view_.Between(name.end - 1, name.end).find(',') !=
             std::string_view::npos &&
         view_.Between(noun.end - 1, noun.end).find(',') !=
             std::string_view::npos;
}

// From a verb before the one we look from: if it belongs to an aside ("X, who
// replaced Y, said"), the word before the aside; else -1, for the search ends.
int SpeakerFinder::SkipAside(int verb, int begin) const {
  constexpr int kAsideReach = 4;
  for (int word = verb - 1; word >= std::max(begin, verb - kAsideReach);
       --word) {
    if (view_.pack().relative_words.contains(view_.Folded(word))) {
      return word - 1;
    }
  }
  return -1;
}

std::optional<Speaker> SpeakerFinder::Before(int verb, int begin) const {
  const AttributionWords& words = view_.pack().attribution;
  std::optional<Speaker> object;  // A voice, but after a preposition.
  std::optional<Speaker> name;
  std::optional<Speaker> noun;
  std::optional<Speaker> object_noun;
  bool object_name = false;  // `name` stands after a preposition.
  const int low = std::max(begin, verb - kSubjectReach);
  const bool quoted = quotation_of_[static_cast<size_t>(verb)] >= 0;
  for (int word = verb - 1; word >= low; --word) {
    // What a quotation says is not the subject of a verb outside it.
    if (!quoted && quotation_of_[static_cast<size_t>(word)] >= 0) continue;
    if (const VoiceHit* hit = VoiceEndingAt(word + 1)) {
      if (!AfterPreposition(hit->words.begin, begin)) return FromVoice(*hit);
      if (!object) object = FromVoice(*hit);
      word = hit->words.begin;
      continue;
    }
    const std::string& folded = view_.Folded(word);
    if (words.pronouns.contains(folded)) {
      if (verb - word <= 3 && !name && !noun) return FromPronoun(word);
      break;
    }
    if (words.unnamed.contains(folded) || words.documents.contains(folded)) {
      // "sources close to the company", "analysts at the bank".
      std::optional<Speaker>& slot =
          AfterPreposition(word, begin) ? object_noun : noun;
      if (!slot) slot = FromNoun({word, word + 1});
      continue;
    }
    if (IsName(word)) {
      int first = word;
      while (first > low && IsName(first - 1) && JoinsName(first) &&
             VoiceEndingAt(first) == nullptr) {
        --first;
      }
      const WordRange run{first, word + 1};
      // Next to the verb even a name after a preposition ends its subject.
      const bool touches = word == verb - 1 && view_.Between(word, verb) == " ";
      if (!name && !Modifies(run, verb) && !IsMereOpener(run, verb) &&
          (touches || !AfterPreposition(first, begin))) {
        name = FromName(run);
        object_name = AfterPreposition(first, begin);
      }
      word = first;
      continue;
    }
    if (view_.IsMainVerb(word) || words.verbs.contains(folded)) {
      const int before_aside = SkipAside(word, low);
      if (before_aside < 0) break;
      // Who stands inside the aside is not who speaks.
      word = before_aside + 1;
      object.reset();
      name.reset();
      noun.reset();
      object_noun.reset();
    }
  }
  if (noun && object_name) return noun;
  // "the report of the Coast Press": whose document it is speaks.
  if (noun && object && object->named &&
      words.documents.contains(view_.Folded(noun->words.begin)) &&
      object->words.begin > noun->words.begin) {
    return object;
  }
  if (name && noun && noun->words.end > name->words.end &&
      !IsApposition(name->words, noun->words)) {
    return noun;
  }
  if (name) return name;
  if (noun) return noun;
  if (object_noun) return object_noun;
  if (object) return object;
  return AnyNoun(verb, begin);
}

// "the safety board said": the noun right before the verb, with an article.
std::optional<Speaker> SpeakerFinder::AnyNoun(int verb, int begin) const {
  constexpr int kReach = 3;
  const int noun = verb - 1;
  if (noun <= begin || view_.Between(noun, verb) != " " ||
      view_.IsFunctionWord(noun) || view_.IsMainVerb(noun)) {
    return std::nullopt;
  }
  for (int word = noun - 1; word >= std::max(begin, noun - kReach); --word) {
    if (view_.Between(word, word + 1) != " ") return std::nullopt;
    if (view_.pack().determiners.contains(view_.Folded(word))) {
      return FromNoun({noun, verb});
    }
    if (view_.IsFunctionWord(word) || view_.IsMainVerb(word)) break;
  }
  return std::nullopt;
}

std::optional<Speaker> SpeakerFinder::After(int word, int end,
                                            int reach) const {
  const AttributionWords& words = view_.pack().attribution;
  std::optional<Speaker> noun;
  for (int at = word; at < std::min(end, word + reach); ++at) {
    if (const VoiceHit* hit = VoiceBeginningAt(at)) return FromVoice(*hit);
    const std::string& folded = view_.Folded(at);
    if (words.pronouns.contains(folded)) {
      return noun ? noun : FromPronoun(at);
    }
    if (words.unnamed.contains(folded) || words.documents.contains(folded)) {
      if (!noun) noun = FromNoun({at, at + 1});
      continue;
    }
    if (IsName(at)) {
      int last = at + 1;
      while (last < end && IsName(last) && JoinsName(last)) {
        if (const VoiceHit* hit = VoiceBeginningAt(last)) {
          return FromVoice(*hit);
        }
        ++last;
      }
      // "Danish ambassador Ada Lind": the name may still come.
      if (last < end && words.unnamed.contains(view_.Folded(last))) continue;
      return noun && at - noun->words.end > 1 ? noun : FromName({at, last});
    }
    if (view_.IsMainVerb(at)) break;
  }
  return noun;
}

std::optional<Speaker> SpeakerFinder::LastIn(WordRange range) const {
  const AttributionWords& words = view_.pack().attribution;
  std::optional<Speaker> noun;
  for (int word = range.end - 1; word >= range.begin; --word) {
    if (quotation_of_[static_cast<size_t>(word)] >= 0) continue;
    if (const VoiceHit* hit = VoiceEndingAt(word + 1)) return FromVoice(*hit);
    const std::string& folded = view_.Folded(word);
    if (!noun &&
        (words.unnamed.contains(folded) || words.documents.contains(folded))) {
      noun = FromNoun({word, word + 1});
    }
  }
  return noun;
}

void SpeakerFinder::Spoke(const Speaker& speaker) {
  const AttributionWords& words = view_.pack().attribution;
  const bool pronoun =
      speaker.words.size() == 1 &&
      words.pronouns.contains(view_.Folded(speaker.words.begin));
  last_ = speaker;
  if (pronoun) return;
  if (!speaker.named && speaker.words.size() > 1) {
    full_names_[view_.Folded(speaker.words.end - 1)] = speaker.voice;
  }
  const WordRange sentence =
      view_.SentenceWords(view_.SentenceOf(speaker.words.begin));
  const auto learn = [&](int word) {
    const std::string& folded = view_.Folded(word);
    if (words.unnamed.contains(folded) && folded != speaker.voice) {
      roles_[folded] = speaker;
    }
  };
  for (int i = 1; i <= kRoleReach; ++i) {
    const int before = speaker.words.begin - i;
    if (before < sentence.begin || view_.IsMainVerb(before)) break;
    learn(before);
  }
  for (int i = 0; i < kRoleReach; ++i) {
    const int after = speaker.words.end + i;
    if (after >= sentence.end || view_.IsMainVerb(after) ||
        words.verbs.contains(view_.Folded(after))) {
      break;
    }
    learn(after);
  }
}

}  // namespace claimcheck
