// The part of AttributionFinder that finds speakers without an active verb of
// saying: "according to", "was called by X", "X's claim that", "X: ...".

#include <algorithm>
#include <utility>

#include "checker/match/attribution_finder.h"

namespace claimcheck {
namespace {

// How far a passive's "by" or a "quoted" may stand from its verb.
constexpr int kNear = 8;

Saying SayingOf(const Speaker& speaker, WordRange cue) {
  Saying saying;
  saying.attribution.voice = speaker.voice;
  saying.attribution.named = speaker.named;
  saying.attribution.speaker = speaker.words;
  saying.attribution.cue = cue;
  return saying;
}

}  // namespace

// Takes in names before they speak: "Ambassador Jane Roe arrived."
void AttributionFinder::Introduce() {
  if (IsHeading(sentence_.begin)) return;
  if (const auto phrase = phrases_.After(sentence_.begin, sentence_.end);
      phrase && phrase->noun < 0 && !phrase->name.empty()) {
    memory_.Introduce(*phrase);
    memory_.Named(*phrase);
  }
  for (int word = sentence_.begin; word < sentence_.end; ++word) {
    if (!kinds_.IsName(word)) continue;
    int begin = word;
    while (begin > sentence_.begin && kinds_.IsSoftGap(begin) &&
           kinds_.Is(begin - 1, kAgent | kTitle) && word - begin < 2) {
      --begin;
    }
    int end = word + 1;
    while (end < sentence_.end && kinds_.IsSoftGap(end) && kinds_.IsName(end)) {
      ++end;
    }
    const auto phrase = phrases_.After(begin, sentence_.end);
    if (phrase && phrase->noun < 0 && !phrase->name.empty() &&
        phrase->words.end >= end &&
        (!phrase->roles.empty() || phrase->name.size() > 1)) {
      memory_.Introduce(*phrase);
      end = std::max(end, phrase->name.end);
    }
    word = end - 1;
  }
}

// "was described by the mayor as a wreck", "was announced by the ministry".
void AttributionFinder::TryPassive(const Cue& cue) {
  if (!cue.Is(SayingKind::kSaying) && !cue.Is(SayingKind::kAnnouncing) &&
      !cue.Is(SayingKind::kNaming)) {
    return;
  }
  if (cue.negated || cue.modal) return;
  int by = cue.words.end;
  while (by < sentence_.end && kinds_.IsSoftGap(by) &&
         kinds_.Is(by, kAdverb | kTime)) {
    ++by;
  }
  if (by + 1 >= sentence_.end || !kinds_.IsSoftGap(by) ||
      !kinds_.words().agent_prepositions.contains(kinds_.Folded(by))) {
    return;
  }
  auto sayer = sayers_.From(phrases_.After(by + 1, sentence_.end));
  if (!sayer || !memory_.CanSpeak(*sayer->phrase)) return;
  Saying saying = SayingOf(sayer->speaker, cue.words);
  const Opening opening =
      contents_.After(cue, sayer->speaker.words.end, sentence_.end);
  if (opening.kind == Opening::kThat) {
    saying.attribution.content.push_back({opening.begin, sentence_.end});
  } else {
    const int low = ContentLow(cue.words.begin);
    if (low >= cue.words.begin ||
        kinds_.Is(cue.words.begin - 1, kRelative | kConjunction | kJoiner)) {
      return;
    }
    saying.attribution.content.push_back({low, cue.words.begin});
    const int after = sayer->speaker.words.end;
    if (after < sentence_.end &&
        kinds_.words().like_words.contains(kinds_.Folded(after))) {
      saying.attribution.content.push_back({after + 1, sentence_.end});
    }
  }
  Keep(std::move(saying), *sayer);
}

// "quoted Lind as saying"
bool AttributionFinder::IsQuotedAs(const Cue& cue) const {
  if (!kinds_.words().quoting_verbs.contains(kinds_.Folded(cue.verb))) {
    return false;
  }
  const int high = std::min(sentence_.end - 1, cue.verb + kNear);
  for (int word = cue.verb + 1; word < high; ++word) {
    if (!kinds_.IsSoftGap(word)) return false;
    if (kinds_.words().like_words.contains(kinds_.Folded(word))) {
      return kinds_.Is(word + 1, kCue) && kinds_.Is(word + 1, kParticiple);
    }
  }
  return false;
}

// "Lind was quoted by the Post as saying"; "the Post quoted Lind as saying".
void AttributionFinder::TryQuotedAs(const Cue& cue) {
  const int as = cue.verb - 1;
  int quoted = -1;
  for (int word = as - 1; word > std::max(sentence_.begin, as - kNear);
       --word) {
    if (!kinds_.IsSoftGap(word + 1)) break;
    if (kinds_.words().quoting_verbs.contains(kinds_.Folded(word))) {
      quoted = word;
      break;
    }
  }
  if (quoted < 0) return;
  int begin = quoted;
  bool passive = false;
  while (begin > sentence_.begin && kinds_.IsSoftGap(begin) &&
         kinds_.Is(begin - 1, kAuxiliary | kAdverb)) {
    --begin;
    passive = passive || kinds_.Is(begin, kPassive);
  }
  std::optional<Sayer> speaker, quoter;
  if (passive) {
    speaker = sayers_.From(phrases_.Before(begin, sentence_.begin));
    for (int word = quoted + 1; word < as; ++word) {
      if (kinds_.words().agent_prepositions.contains(kinds_.Folded(word))) {
        quoter = sayers_.From(phrases_.After(word + 1, as));
      }
    }
    const int by = cue.words.end;  // "was quoted as saying by the Post"
    if (!quoter && by + 1 < sentence_.end && kinds_.IsSoftGap(by) &&
        kinds_.words().agent_prepositions.contains(kinds_.Folded(by))) {
      quoter = sayers_.From(phrases_.After(by + 1, sentence_.end));
    }
  } else {
    speaker = sayers_.From(phrases_.After(quoted + 1, as));
    quoter = sayers_.From(phrases_.Before(begin, sentence_.begin));
  }
  if (!speaker) return;
  int first = passive ? speaker->speaker.words.begin : begin;
  if (quoter && !passive) first = quoter->speaker.words.begin;
  Saying saying =
      SayingOf(speaker->speaker, {passive ? begin : as, cue.words.end});
  const Opening opening = contents_.After(cue, cue.words.end, sentence_.end);
  AddContent(cue, *speaker, first, opening, saying);
  if (saying.attribution.content.empty()) return;
  if (quoter) {
    Saying outer = SayingOf(quoter->speaker, {quoted, quoted + 1});
    outer.attribution.content = saying.attribution.content;
    outer.attribution.content.push_back(
        passive ? WordRange{as, cue.words.end}
                : WordRange{std::min(speaker->speaker.words.begin, as),
                            cue.words.end});
    if (passive && begin > sentence_.begin) {
      outer.attribution.content.push_back(speaker->speaker.words);
    }
    std::sort(outer.attribution.content.begin(),
              outer.attribution.content.end());
    Keep(std::move(outer), *quoter);
  }
  taken_ = std::max(taken_, cue.words.end);
  Keep(std::move(saying), *speaker);
}

// What a phrase inside the sentence says of the rest of it.
void AttributionFinder::AddAround(WordRange words, Saying& saying) const {
  std::vector<WordRange>& content = saying.attribution.content;
  const int begin = words.begin;
  // "that, according to Lind, ..." and "and according to Lind ..." begin there.
  const bool opens =
      begin == sentence_.begin ||
      kinds_.Is(begin - 1, kThat | kConjunction | kJoiner | kSubordinator);
  if (!opens) {
    int low = ContentLow(begin);
    bool inner = false;
    for (const Saying& other : sayings_) {
      for (const WordRange& part : other.attribution.content) {
        // In the middle of what another says: it is that one's word.
        const bool middle = part.Contains(begin) && words.end < part.end &&
                            kinds_.IsCommaGap(words.end);
        if (middle) {
          low = std::max(low, part.begin);
          inner = true;
        }
      }
    }
    const bool only_words =
        !inner && !contents_.HasVerb({low, begin}) && words.end < sentence_.end;
    bool adverbs = true;
    for (int word = low; word < begin; ++word) {
      adverbs = adverbs && kinds_.Is(word, kAdverb | kConjunction | kJoiner |
                                               kTime | kPreposition);
    }
    if (low < begin && !(only_words && adverbs)) {
      content.push_back({low, begin});
    }
  }
  int after = words.end;
  if (opens) {
    // "According to a decree released on Monday, ...".
    constexpr int kReach = 14;
    for (int word = after; word < std::min(sentence_.end, after + kReach);
         ++word) {
      if (kinds_.IsCommaGap(word)) {
        after = word;
        break;
      }
      if (kinds_.Is(word, kAuxiliary | kDeterminer) && word > after) break;
    }
  }
  if (after < sentence_.end) {
    const bool goes_on =
        opens || (!content.empty() && kinds_.IsCommaGap(after) &&
                  GoesOnAfter(after, contents_.HasVerb(content.front())));
    if (goes_on) {
      content.push_back({after, contents_.ClauseEnd(after, sentence_.end)});
    }
  }
}

void AttributionFinder::TryPreposition(int word) {
  const int end = PrepositionEnd(kinds_, word, sentence_.end);
  if (end == word || end >= sentence_.end) return;
  if (kinds_.words().relays.contains(kinds_.Folded(word))) {
    relays_.push_back({word, end});
    return;
  }
  // "per Lind", but not "per day", "as per the plan".
  const bool short_one = end == word + 1;
  if (short_one && word > sentence_.begin &&
      !contents_.BreakBefore(word, sentence_.begin)) {
    return;
  }
  auto sayer = sayers_.From(phrases_.After(end, sentence_.end));
  if (!sayer) return;
  // "according to the plan", but not "according to plan".
  const bool definite =
      !short_one && kinds_.Is(sayer->phrase->words.begin, kDeterminer) &&
      !kinds_.words().like_words.contains(kinds_.Folded(word));
  if (!definite && !memory_.CanSpeak(*sayer->phrase)) return;
  // "Per Lind said": a name.
  const int next = sayer->speaker.words.end;
  if (short_one && next < sentence_.end && kinds_.Is(next, kCue)) return;
  Saying saying = SayingOf(sayer->speaker, {word, end});
  saying.preposition = true;
  AddAround({word, sayer->speaker.words.end}, saying);
  Keep(std::move(saying), *sayer);
}

// "in Lind's words", "in her view"
void AttributionFinder::TryWordsOf(int word) {
  const AttributionWords& words = kinds_.words();
  if (!words.word_nouns.contains(kinds_.Folded(word))) return;
  constexpr int kOwnerReach = 7;
  const int low = std::max(sentence_.begin, word - kOwnerReach);
  for (int at = word - 1; at > low; --at) {
    if (!kinds_.IsSoftGap(at + 1)) return;
    const bool owner_pronoun = words.owner_pronouns.contains(kinds_.Folded(at));
    if (!owner_pronoun && !kinds_.Is(at, kPossessive)) {
      // "in Lind's own words"
      if (at < word - 1 || kinds_.Is(at, kPreposition)) return;
      continue;
    }
    int begin = at;
    std::optional<Sayer> sayer;
    if (owner_pronoun) {
      NounPhrase phrase;
      phrase.words = {at, at + 1};
      phrase.pronoun = true;
      sayer = sayers_.From(phrase);
    } else {
      while (begin > low &&
             !words.saying_places.contains(kinds_.Folded(begin - 1))) {
        --begin;
      }
      sayer = sayers_.From(phrases_.Read({begin, at}));
    }
    if (!sayer || begin <= sentence_.begin ||
        !words.saying_places.contains(kinds_.Folded(begin - 1)) ||
        !memory_.CanSpeak(*sayer->phrase)) {
      return;
    }
    Saying saying = SayingOf(sayer->speaker, {word, word + 1});
    saying.preposition = true;
    AddAround({begin - 1, word + 1}, saying);
    Keep(std::move(saying), *sayer);
    return;
  }
}

// "the mayor's claim that", "a claim by the mayor that"
void AttributionFinder::TryNoun(int word) {
  const AttributionWords& words = kinds_.words();
  if (!words.nouns.contains(kinds_.Folded(word)) || word + 2 >= sentence_.end ||
      !kinds_.IsSoftGap(word + 1)) {
    return;
  }
  std::optional<Sayer> sayer;
  int that = word + 1;
  if (!kinds_.Is(that, kThat)) {
    const std::string& link = kinds_.Folded(that);
    if (!words.agent_prepositions.contains(link) &&
        !view_.pack().change_from.contains(link)) {
      return;
    }
    sayer = sayers_.From(phrases_.After(that + 1, sentence_.end));
    if (!sayer) return;
    that = sayer->speaker.words.end;
    if (that + 1 >= sentence_.end || !kinds_.Is(that, kThat)) return;
  } else {
    constexpr int kOwnerReach = 5;
    for (int at = word - 1; at > std::max(sentence_.begin, word - kOwnerReach);
         --at) {
      if (!kinds_.IsSoftGap(at + 1)) break;
      if (kinds_.Is(at, kPossessive)) {
        sayer = sayers_.From(phrases_.Before(at, sentence_.begin));
        break;
      }
      if (kinds_.Is(at, kVerb | kAuxiliary | kPreposition)) break;
    }
  }
  if (!sayer || !memory_.CanSpeak(*sayer->phrase)) return;
  Saying saying = SayingOf(sayer->speaker, {word, word + 1});
  saying.weak = true;
  // "The mayor's claim that the bridge is safe | drew laughter."
  int end = sentence_.end;
  const int begin = std::min(sayer->speaker.words.begin, word);
  if (!contents_.HasVerb({sentence_.begin, begin})) {
    int groups = 0;
    bool in_group = false;
    for (int at = that + 1; at < sentence_.end && groups < 2; ++at) {
      const bool verb = kinds_.Is(at, kAuxiliary) || kinds_.IsVerbAt(at);
      if (verb && !in_group && ++groups == 2) end = at;
      in_group = verb || (in_group && kinds_.Is(at, kAdverb));
    }
  }
  saying.attribution.content.push_back({that + 1, end});
  Keep(std::move(saying), *sayer);
}

// "despite the company's official denials": what else the sentence says is
// denied by the company.
void AttributionFinder::TryDenial(int word) {
  const AttributionWords& words = kinds_.words();
  if (!words.denial_nouns.contains(kinds_.Folded(word))) return;
  constexpr int kReach = 6;
  int concession = -1;
  for (int at = word - 1; at >= std::max(sentence_.begin, word - kReach);
       --at) {
    if (words.concessions.contains(kinds_.Folded(at))) concession = at;
  }
  if (concession < 0) return;
  // The one whose denials they are stands before the possessive.
  int owner_end = -1;
  for (int at = concession + 1; at < word; ++at) {
    if (kinds_.Is(at, kPossessive)) owner_end = at;
    if (kinds_.GapBefore(at).starts_with("'")) owner_end = at;
  }
  std::optional<Sayer> owner;
  if (owner_end > concession + 1) {
    owner = sayers_.From(phrases_.Read({concession + 1, owner_end}));
  } else if (word + 1 < sentence_.end && kinds_.Is(word + 1, kPreposition)) {
    // "despite the denials of the company".
    owner = sayers_.From(phrases_.After(word + 2, sentence_.end));
  } else {
    owner = sayers_.From(phrases_.Read({concession + 1, word}));
  }
  if (!owner || !memory_.CanSpeak(*owner->phrase)) return;
  Saying saying = SayingOf(owner->speaker, {word, word + 1});
  saying.attribution.denial = true;
  if (concession > sentence_.begin) {
    saying.attribution.content.push_back({sentence_.begin, concession});
  }
  const int after = std::max(word + 1, owner->speaker.words.end);
  if (after < sentence_.end) {
    saying.attribution.content.push_back({after, sentence_.end});
  }
  if (!saying.attribution.content.empty()) {
    sayings_.push_back(std::move(saying));
  }
}

// "Mayor: Bridge to close"; in a headline also "Bridge to close - mayor" and
// "Bridge to close: mayor".
void AttributionFinder::TryColon() {
  constexpr int kLongestSpeaker = 8;
  const int high = std::min(sentence_.end, sentence_.begin + kLongestSpeaker);
  for (int word = sentence_.begin + 1; word < high; ++word) {
    if (kinds_.GapHas(word, ":")) {
      if (TrySpeakerBefore(word)) return;
      break;
    }
    if (!kinds_.IsSoftGap(word)) break;
  }
  if (!IsHeading(sentence_.begin)) return;
  constexpr int kShort = 4;
  for (int word = std::max(sentence_.begin + 2, sentence_.end - kShort);
       word < sentence_.end; ++word) {
    const bool dash = kinds_.IsCommaGap(word) && !kinds_.GapHas(word, ",");
    if (!dash && !kinds_.GapHas(word, ":")) continue;
    TrySpeakerAfter(word);
    return;
  }
}

// The speaker of a transcript or headline, right before the colon at `word`.
bool AttributionFinder::TrySpeakerBefore(int word) {
  const WordRange words{sentence_.begin, word};
  auto sayer = sayers_.From(phrases_.Read(words));
  if (!sayer || sayer->phrase->pronoun || sayer->speaker.words != words ||
      !memory_.CanSpeak(*sayer->phrase)) {
    return false;
  }
  // "Mayor to resign: report"
  for (int at = words.begin + 1; at < words.end; ++at) {
    if (view_.pack().headline_plans.contains(kinds_.Folded(at)) &&
        (at + 1 == words.end || !kinds_.IsCapitalised(at + 1))) {
      return false;
    }
    if (kinds_.Is(at, kAuxiliary)) return false;
  }
  // "Source: Halm Daily": a label.
  bool only_names = true;
  for (int at = word; at < sentence_.end; ++at) {
    only_names = only_names && (kinds_.IsName(at) || kinds_.Is(at, kNumber));
  }
  if (only_names && !contents_.QuotationBegins(word, sentence_.begin)) {
    return false;
  }
  Saying saying = SayingOf(sayer->speaker, {word, word});
  saying.attribution.content.push_back({word, sentence_.end});
  const bool known =
      sayer->speaker.named || memory_.HasSpoken(sayer->speaker.voice) ||
      (sayer->phrase->noun >= 0 && kinds_.Is(sayer->phrase->noun, kAgent));
  if (known || contents_.QuotationBegins(word, sentence_.begin)) {
    memory_.Spoke(*sayer->phrase, sayer->speaker);
    sayings_.push_back(std::move(saying));
    return true;
  }
  if (IsHeading(word)) headings_.push_back(std::move(saying));
  return false;
}

// "... - mayor"
void AttributionFinder::TrySpeakerAfter(int word) {
  const WordRange words{word, sentence_.end};
  auto sayer = sayers_.From(phrases_.Read(words));
  if (!sayer || sayer->phrase->pronoun || sayer->speaker.words != words) return;
  const bool speaks = sayer->phrase->noun >= 0 &&
                      kinds_.Is(sayer->phrase->noun, kAgent | kDocument);
  if (!speaks && !sayer->speaker.named) return;
  Saying saying = SayingOf(sayer->speaker, {word, word});
  saying.attribution.content.push_back({sentence_.begin, word});
  sayings_.push_back(std::move(saying));
}

// "..., citing officials": who is cited stands behind whoever says it.
void AttributionFinder::TryRelays() {
  for (const WordRange& cue : relays_) {
    auto sayer = sayers_.From(phrases_.After(cue.end, sentence_.end));
    Saying* citing = nullptr;
    for (Saying& other : sayings_) {
      if (!other.attribution.denial && !other.attribution.relay) {
        citing = &other;
        break;
      }
    }
    if (citing != nullptr) {
      for (WordRange& part : citing->attribution.content) {
        const bool inside =
            part.Contains(cue.begin) && kinds_.QuotationAt(cue.begin) < 0;
        if (!inside) continue;
        part.end = cue.begin;
        const int before = part.end - 1;
        if (part.size() > 1 && kinds_.Is(before, kConjunction)) --part.end;
      }
      std::erase_if(citing->attribution.content,
                    [](WordRange part) { return part.empty(); });
    }
    // "citing higher costs": a reason and no speaker.
    if (!sayer || !memory_.CanSpeak(*sayer->phrase)) continue;
    Saying saying = SayingOf(sayer->speaker, cue);
    saying.attribution.relay = true;
    if (citing != nullptr) {
      saying.attribution.content = citing->attribution.content;
    } else if (cue.begin > sentence_.begin + 1) {
      saying.attribution.content.push_back({sentence_.begin, cue.begin});
    }
    Keep(std::move(saying), *sayer);
  }
}

}  // namespace claimcheck
