#include "checker/match/speaker.h"

#include <algorithm>
#include <utility>

namespace claimcheck {
namespace {

// Who a pronoun may mean: of the last few speakers.
constexpr size_t kRecentMax = 4;

}  // namespace

SpeakerMemory::SpeakerMemory(const WordKinds& kinds,
                             const NounPhraseFinder& phrases)
    : kinds_(kinds), phrases_(phrases) {
  for (const VoiceHit& hit : kinds.view().voices()) {
    const VoiceHit*& by_end = hit_by_end_[hit.words.end];
    if (by_end == nullptr || by_end->words.begin > hit.words.begin) {
      by_end = &hit;
    }
  }
}

const VoiceHit* SpeakerMemory::LastHitIn(WordRange range) const {
  for (int end = range.end; end > range.begin; --end) {
    const auto found = hit_by_end_.find(end);
    if (found != hit_by_end_.end() &&
        found->second->words.begin >= range.begin) {
      return found->second;
    }
  }
  return nullptr;
}

// The voice that a phrase names: its name, its head, or whom it speaks for.
const VoiceHit* SpeakerMemory::HitOf(const NounPhrase& phrase) const {
  const WordRange core = phrase.name.empty()
                             ? WordRange{phrase.noun, phrase.noun + 1}
                             : WordRange{phrase.name.end - 1, phrase.name.end};
  constexpr int kLongestHit = 10;
  const int end = std::min(phrase.words.end, core.end + kLongestHit);
  for (int at = core.end; at <= end; ++at) {
    const auto found = hit_by_end_.find(at);
    if (found != hit_by_end_.end() && found->second->words.Contains(core)) {
      return found->second;
    }
  }
  // "the Nordic ambassador, Jane Roe": by what she is.
  for (const WordRange& role : phrase.roles) {
    const VoiceHit* hit = LastHitIn(role);
    if (hit == nullptr) continue;
    const NounPhrase read = phrases_.Read(role).value_or(NounPhrase());
    if (read.noun >= 0 && hit->words.Contains(read.noun)) return hit;
  }
  // "Admiralty spokesman Bo Kern", "a spokesman for the Admiralty".
  const AttributionWords& words = kinds_.words();
  const auto speaks_for = [&](int word) {
    return words.mouthpieces.contains(kinds_.Folded(word));
  };
  if (phrase.noun >= 0) {
    if (speaks_for(phrase.noun)) return LastHitIn(phrase.words);
    // "NWS news agency"
    const VoiceHit* hit = LastHitIn(phrase.head);
    constexpr int kApart = 2;
    const bool same = hit != nullptr &&
                      words.media.contains(kinds_.Folded(phrase.noun)) &&
                      phrase.noun - hit->words.end < kApart &&
                      !kinds_.Is(hit->words.end, kPossessive);
    return same ? hit : nullptr;
  }
  for (const WordRange& role : phrase.roles) {
    for (int word = role.begin; word < role.end; ++word) {
      if (speaks_for(word)) return LastHitIn(role);
    }
  }
  return phrase.joined ? LastHitIn(phrase.head) : nullptr;
}

Speaker SpeakerMemory::FromHit(const VoiceHit& hit, WordRange words) const {
  return {words,
          kinds_.view().rules().voices[static_cast<size_t>(hit.voice)].id,
          true};
}

std::string SpeakerMemory::FullName(WordRange name) const {
  const Document& document = kinds_.view().document();
  std::string text(document.Text(document.RangeOf(name)));
  const auto known = full_names_.find(kinds_.Folded(name.end - 1));
  if (known == full_names_.end()) return text;
  // "Lind", "Mayor Lind", "Berg-Lind".
  const bool titled =
      name.size() == 2 && kinds_.Is(name.begin, kAgent | kTitle);
  return titled || known->second.ends_with(text) ? known->second : text;
}

// The words without an article, and without the capital of a sentence's first.
std::string SpeakerMemory::Plainly(WordRange words) const {
  const Document& document = kinds_.view().document();
  std::string text;
  for (int word = words.begin; word < words.end; ++word) {
    if (word == words.begin && words.size() > 1 &&
        kinds_.Is(word, kDeterminer) && !kinds_.Is(word, kPossessive)) {
      continue;
    }
    if (!text.empty() && !kinds_.Is(word, kPossessive)) {
      const std::string_view gap = kinds_.GapBefore(word);
      text += gap == "-" || gap.starts_with('\'') ? gap : " ";
    }
    const WordRange one{word, word + 1};
    text += kinds_.IsName(word)
                ? std::string(document.Text(document.RangeOf(one)))
                : kinds_.Folded(word);
  }
  return text;
}

// The words that tell it from others: "a spokesman for the ministry", without
// "who asked not to be named".
WordRange SpeakerMemory::Distinctly(const NounPhrase& phrase) const {
  int end = phrase.head.end;
  while (end < phrase.words.end && kinds_.IsSoftGap(end) &&
         !kinds_.Is(end, kRelative | kAuxiliary | kParticiple)) {
    ++end;
  }
  while (end > phrase.head.end && kinds_.Is(end - 1, kPreposition)) --end;
  return {phrase.words.begin, end};
}

bool SpeakerMemory::CanSpeak(const NounPhrase& phrase) const {
  if (phrase.pronoun || !phrase.name.empty() || HitOf(phrase) != nullptr) {
    return true;
  }
  return kinds_.Is(phrase.noun,
                   kAgent | kDocument | kQuantifier | kOrganisation) ||
         FromRole(phrase).has_value();
}

std::optional<Speaker> SpeakerMemory::FromPronoun(int word) const {
  const AttributionWords& words = kinds_.words();
  const std::string& folded = kinds_.Folded(word);
  const bool thing = words.thing_pronouns.contains(folded);
  const bool male = words.male_pronouns.contains(folded);
  const bool female = words.female_pronouns.contains(folded);
  for (auto known = recent_.rbegin(); known != recent_.rend(); ++known) {
    if (thing && (!known->is_thing || known->is_plural ||
                  known->sentence + 1 != kinds_.view().SentenceOf(word))) {
      continue;
    }
    if ((male || female) && (known->is_thing || known->is_plural)) continue;
    if (male && known->gender == Gender::kFemale) continue;
    if (female && known->gender == Gender::kMale) continue;
    return Speaker{
        {word, word + 1}, known->speaker.voice, known->speaker.named};
  }
  return std::nullopt;
}

// Whose document it is: "the ministry's statement", "a report by the ministry",
// "his letter".
std::optional<Speaker> SpeakerMemory::FromOwner(
    const NounPhrase& phrase) const {
  if (const VoiceHit* hit = LastHitIn(phrase.words)) {
    return FromHit(*hit, phrase.words);
  }
  const auto as_owner =
      [&](const std::optional<NounPhrase>& owner) -> std::optional<Speaker> {
    if (!owner || !CanSpeak(*owner) ||
        kinds_.Is(owner->noun < 0 ? owner->name.begin : owner->noun,
                  kDocument)) {
      return std::nullopt;
    }
    auto speaker = Identify(*owner);
    if (speaker) speaker->words = phrase.words;
    return speaker;
  };
  for (int word = phrase.words.begin + 1; word <= phrase.noun; ++word) {
    const bool owned = kinds_.Is(word, kPossessive) ||
                       (word > phrase.words.begin + 1 &&
                        kinds_.GapBefore(word).starts_with("'"));
    if (!owned) continue;
    return as_owner(phrases_.Read({phrase.words.begin, word}));
  }
  const int after = phrase.noun + 1;
  if (after + 1 < phrase.words.end) {
    const std::string& link = kinds_.Folded(after);
    const AttributionWords& words = kinds_.words();
    const bool by = words.agent_prepositions.contains(link) ||
                    kinds_.view().pack().change_from.contains(link) ||
                    kinds_.view().pack().part_words.contains(link);
    if (by) {
      return as_owner(phrases_.After(after + 1, phrase.words.end));
    }
  }
  return std::nullopt;
}

// "the mayor": who was said to be mayor; "the Danish minister" is not who was
// said to be the minister of Norway.
std::optional<Speaker> SpeakerMemory::FromRole(const NounPhrase& phrase) const {
  if (phrase.noun < 0 || phrase.joined ||
      !kinds_.words().definite.contains(kinds_.Folded(phrase.words.begin))) {
    return std::nullopt;
  }
  const auto role = roles_.find(kinds_.Folded(phrase.noun));
  if (role == roles_.end()) return std::nullopt;
  for (int word = phrase.words.begin + 1; word < phrase.words.end; ++word) {
    if (word == phrase.noun || !kinds_.IsNominal(word)) continue;
    if (!role->second.words.contains(kinds_.Folded(word))) return std::nullopt;
  }
  return Speaker{phrase.words, role->second.speaker.voice,
                 role->second.speaker.named};
}

std::optional<Speaker> SpeakerMemory::Identify(const NounPhrase& phrase) const {
  if (phrase.pronoun) {
    if (auto known = FromPronoun(phrase.words.begin)) return known;
    // Somebody other than the author, at least.
    if (kinds_.words().thing_pronouns.contains(
            kinds_.Folded(phrase.words.begin))) {
      return std::nullopt;
    }
    return Speaker{phrase.words, kinds_.Folded(phrase.words.begin), false};
  }
  if (const VoiceHit* hit = HitOf(phrase)) return FromHit(*hit, phrase.words);
  if (!phrase.name.empty() && phrase.noun < 0) {
    return Speaker{
        phrase.words,
        phrase.joined ? Plainly(phrase.words) : FullName(phrase.name), false};
  }
  if (kinds_.Is(phrase.noun, kDocument)) {
    if (auto owner = FromOwner(phrase)) return owner;
  }
  if (auto role = FromRole(phrase)) return role;
  return Speaker{phrase.words, Plainly(Distinctly(phrase)), false};
}

SpeakerMemory::Gender SpeakerMemory::GenderOf(const NounPhrase& phrase) const {
  const AttributionWords& words = kinds_.words();
  for (int word = phrase.words.begin; word < phrase.words.end; ++word) {
    if (words.male_words.contains(kinds_.Folded(word))) return Gender::kMale;
    if (words.female_words.contains(kinds_.Folded(word))) {
      return Gender::kFemale;
    }
  }
  return Gender::kUnknown;
}

// No person: "the Harbour Agency", "NWS", "the Coast Guard", "a report".
bool SpeakerMemory::IsThing(const NounPhrase& phrase) const {
  if (phrase.noun >= 0) {
    return kinds_.Is(phrase.noun, kOrganisation | kDocument);
  }
  const int last = phrase.name.end - 1;
  return kinds_.Is(last, kOrganisation) || kinds_.IsAcronym(last) ||
         (phrase.roles.empty() && phrase.words.begin < phrase.name.begin) ||
         (phrase.roles.size() == 1 && phrase.roles.front().size() == 1 &&
          kinds_.Is(phrase.roles.front().begin, kDeterminer));
}

void SpeakerMemory::Remember(const NounPhrase& phrase, const Speaker& speaker) {
  Known known{speaker};
  const auto same = std::find_if(
      recent_.begin(), recent_.end(),
      [&](const Known& k) { return k.speaker.voice == speaker.voice; });
  if (phrase.pronoun) {
    // "she" tells who she is.
    if (same == recent_.end()) return;
    known = *same;
    const Gender gender = GenderOf(phrase);
    if (gender != Gender::kUnknown) known.gender = gender;
  } else {
    const int noun = phrase.noun >= 0 ? phrase.noun : phrase.name.end - 1;
    const AttributionWords& words = kinds_.words();
    known.is_thing = IsThing(phrase);
    known.is_plural =
        phrase.joined ||
        (phrase.noun >= 0 && (words.plurals.contains(kinds_.Folded(noun)) ||
                              kinds_.Folded(noun).ends_with('s')));
    known.gender = GenderOf(phrase);
    if (same != recent_.end() && known.gender == Gender::kUnknown) {
      known.gender = same->gender;
    }
  }
  known.sentence = kinds_.view().SentenceOf(phrase.words);
  if (same != recent_.end()) recent_.erase(same);
  recent_.push_back(std::move(known));
  if (recent_.size() > kRecentMax) recent_.erase(recent_.begin());
}

void SpeakerMemory::LearnRole(WordRange role, const Speaker& speaker) {
  const auto read = phrases_.Read(role);
  int noun = read ? read->noun : -1;
  if (noun < 0) {
    // "Foreign Minister" alone is a title; take its last word.
    noun = role.end - 1;
    if (!kinds_.Is(noun, kAgent)) return;
  }
  Role& known = roles_[kinds_.Folded(noun)];
  if (known.speaker.voice != speaker.voice) known.words.clear();
  known.speaker = speaker;
  for (int word = role.begin; word < role.end; ++word) {
    known.words.insert(kinds_.Folded(word));
  }
}

void SpeakerMemory::Introduce(const NounPhrase& phrase) {
  if (phrase.pronoun || phrase.joined) return;
  const auto speaker = Identify(phrase);
  if (!speaker) return;
  if (phrase.name.size() > 1 && phrase.noun < 0) {
    const std::string name = FullName(phrase.name);
    full_names_[kinds_.Folded(phrase.name.end - 1)] = name;
  }
  for (const WordRange& role : phrase.roles) LearnRole(role, *speaker);
  if (phrase.noun >= 0) {
    LearnRole(phrase.words, *speaker);
  } else if (kinds_.Is(phrase.name.end - 1, kAgent)) {
    LearnRole(phrase.name, *speaker);  // "Harbour Agency": "the agency".
  }
}

void SpeakerMemory::Spoke(const NounPhrase& phrase, const Speaker& speaker) {
  spoken_.insert(speaker.voice);
  Introduce(phrase);
  Remember(phrase, speaker);
}

void SpeakerMemory::Named(const NounPhrase& phrase) {
  const bool full = phrase.name.size() > 1 ||
                    full_names_.contains(kinds_.Folded(phrase.name.end - 1));
  if (phrase.joined || !full || IsThing(phrase)) return;
  if (const auto speaker = Identify(phrase)) Remember(phrase, *speaker);
}

void SpeakerMemory::Issued(const Speaker& speaker, int document) {
  Role& known = roles_[kinds_.Folded(document)];
  known.words.clear();
  known.speaker = speaker;
}

std::optional<Speaker> SpeakerMemory::LastIn(WordRange range) const {
  std::optional<Speaker> noun;
  for (int word = range.end - 1; word >= range.begin; --word) {
    if (kinds_.QuotationAt(word) >= 0) continue;
    const auto hit = hit_by_end_.find(word + 1);
    if (hit != hit_by_end_.end()) {
      return FromHit(*hit->second, hit->second->words);
    }
    if (noun || !kinds_.Is(word, kAgent | kDocument)) continue;
    int end = word + 1;  // "spokesman Bo Kern"
    while (end < range.end && kinds_.IsSoftGap(end) && kinds_.IsName(end)) {
      ++end;
    }
    auto phrase = phrases_.Before(end, range.begin);
    if (!phrase || (phrase->noun != word && !phrase->head.Contains(end - 1))) {
      phrase = phrases_.Read({word, end});  // "attributable to spokesman Kern"
    }
    if (!phrase) continue;
    noun = Identify(*phrase);
  }
  return noun;
}

}  // namespace claimcheck
