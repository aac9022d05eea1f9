#include "checker/match/sayer.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace claimcheck {

void SayerFinder::Enter(WordRange sentence) {
  sentence_ = sentence;
  last_.reset();
}

std::optional<Sayer> SayerFinder::From(std::optional<NounPhrase> phrase) const {
  if (!phrase) return std::nullopt;
  // "false", "wrongdoing": a noun in the singular has an article, or is one
  // who speaks.
  if (phrase->noun >= 0 && phrase->words.size() == 1 &&
      !memory_.CanSpeak(*phrase) &&
      !kinds_.Folded(phrase->noun).ends_with(kinds_.words().plural_ending) &&
      !kinds_.words().plurals.contains(kinds_.Folded(phrase->noun))) {
    return std::nullopt;
  }
  auto speaker = memory_.Identify(*phrase);
  if (!speaker) return std::nullopt;
  return Sayer{*std::move(speaker), std::move(phrase)};
}

// "officials report", but not "the official report".
bool SayerFinder::Agrees(const Cue& cue, const NounPhrase& phrase) const {
  if (cue.words.begin < cue.verb || cue.past || cue.gerund) return true;
  if (phrase.noun < 0 || phrase.pronoun) {
    // "Boeing say"; but "Halm Post" is a name.
    if (!phrase.pronoun) {
      return cue.third || phrase.joined ||
             (cue.Is(SayingKind::kSaying) && !kinds_.Is(cue.verb, kCueNoun));
    }
    const AttributionWords& words = kinds_.words();
    const std::string& folded = kinds_.Folded(phrase.words.begin);
    const bool singular = words.thing_pronouns.contains(folded) ||
                          words.male_pronouns.contains(folded) ||
                          words.female_pronouns.contains(folded);
    return singular ? cue.third : cue.base;
  }
  const std::string& noun = kinds_.Folded(phrase.noun);
  // "officials", but not "boss".
  const std::string& ending = kinds_.words().plural_ending;
  const bool ends = noun.ends_with(ending);
  const bool doubled = ends && std::string_view(noun)
                                   .substr(0, noun.size() - ending.size())
                                   .ends_with(ending);
  const bool plural = phrase.joined || (ends && !doubled) ||
                      kinds_.words().plurals.contains(noun);
  // "the council say": a group may be many.
  const bool group = kinds_.Is(phrase.noun, kOrganisation);
  if (cue.base && !cue.third) return plural || group;
  if (cue.third && !cue.base) return !plural;
  return true;
}

// "..., said Lind.": after the speaker the clause is over.
bool SayerFinder::EndsAsSpeaker(const NounPhrase& phrase) const {
  const int end = phrase.words.end;
  if (end >= sentence_.end || !kinds_.IsSoftGap(end) ||
      !kinds_.SameQuotation(end, end - 1)) {
    return true;
  }
  if (kinds_.Is(end, kAuxiliary) && !kinds_.Is(end, kAdverb)) return false;
  return kinds_.Is(end, kPreposition | kTime | kAdverb | kConjunction |
                            kJoiner | kSubordinator | kRelative) ||
         (kinds_.Is(end, kParticiple) && !kinds_.IsVerbAt(end));
}

std::optional<Sayer> SayerFinder::Inverted(const Cue& cue) const {
  if (cue.words.begin < cue.verb || cue.gerund || cue.opens_quotation ||
      cue.Is(SayingKind::kTelling) ||
      !contents_.BreakBefore(cue.verb, sentence_.begin)) {
    return std::nullopt;
  }
  auto phrase = phrases_.After(cue.words.end, sentence_.end);
  if (!phrase || !EndsAsSpeaker(*phrase)) return std::nullopt;
  const bool quoted = contents_.QuotationEnds(cue.verb);
  if (!quoted &&
      (!memory_.CanSpeak(*phrase) ||
       !(cue.Is(SayingKind::kSaying) || cue.Is(SayingKind::kAnnouncing) ||
         cue.Is(SayingKind::kThinking)))) {
    return std::nullopt;
  }
  if (!Agrees(cue, *phrase)) return std::nullopt;
  auto sayer = From(std::move(phrase));
  if (sayer) sayer->inverted = true;
  return sayer;
}

// ", adding that"; "and denied that"; "by saying": who spoke before in the
// sentence, or else its first sayer.
std::optional<Sayer> SayerFinder::FromEarlier(const Cue& cue) const {
  const int quotation = kinds_.QuotationAt(cue.verb);
  if (quotation >= 0 && quotation != last_quotation_) {
    // Inside a quotation only who speaks in it.
    const int begin = std::max(sentence_.begin,
                               kinds_.view()
                                   .document()
                                   .quotations[static_cast<size_t>(quotation)]
                                   .words.begin);
    auto sayer = From(phrases_.FirstSubject(begin, cue.words.begin));
    if (!sayer || !memory_.CanSpeak(*sayer->phrase)) return std::nullopt;
    sayer->goes_on = true;
    return sayer;
  }
  if (last_) {
    Sayer sayer{*last_, std::nullopt};
    sayer.goes_on = true;
    return sayer;
  }
  auto sayer = From(phrases_.FirstSubject(sentence_.begin, cue.words.begin));
  if (!sayer || !memory_.CanSpeak(*sayer->phrase)) return std::nullopt;
  sayer->goes_on = true;
  return sayer;
}

std::optional<Sayer> SayerFinder::Before(const Cue& cue) const {
  const int begin = cue.words.begin;
  if (begin <= sentence_.begin) return std::nullopt;
  const int before = begin - 1;
  const bool comma = kinds_.IsCommaGap(begin);
  const bool participle = cue.gerund && !cue.has_auxiliary;
  if (participle && comma) return FromEarlier(cue);
  if (participle && kinds_.Is(before, kPreposition | kSubordinator |
                                          kConjunction | kJoiner)) {
    return FromEarlier(cue);
  }
  if (kinds_.Is(before, kJoiner | kConjunction)) {
    if (kinds_.words().like_words.contains(kinds_.Folded(before))) {
      return std::nullopt;
    }
    return kinds_.words().contrasts.contains(kinds_.Folded(before)) ||
                   kinds_.Is(before, kJoiner)
               ? FromEarlier(cue)
               : std::nullopt;
  }
  if (kinds_.Is(before, kRelative)) {
    // "Lind, who said that": whom the relative word speaks of.
    if (before <= sentence_.begin) return std::nullopt;
    auto sayer = From(phrases_.BeforeRelative(before, sentence_.begin));
    if (!sayer || !memory_.CanSpeak(*sayer->phrase)) return std::nullopt;
    sayer->in_aside = kinds_.IsCommaGap(before);
    sayer->in_relative = !sayer->in_aside;
    return sayer;
  }
  auto sayer = From(phrases_.Before(begin, sentence_.begin));
  if (sayer && sayer->speaker.words.begin > sentence_.begin) {
    const int relative = sayer->speaker.words.begin - 1;
    const bool after_relative =
        kinds_.IsSoftGap(relative + 1) &&
        ((kinds_.Is(relative, kRelative) && !kinds_.Is(relative, kThat)) ||
         kinds_.words().question_words.contains(kinds_.Folded(relative)));
    sayer->in_aside = after_relative && relative > sentence_.begin &&
                      kinds_.IsCommaGap(relative);
    sayer->in_relative = after_relative && !sayer->in_aside;
    // "When Lind said that the ship sank, people wept."
    const bool first = relative == sentence_.begin ||
                       kinds_.Is(relative - 1, kConjunction | kJoiner);
    sayer->in_aside =
        sayer->in_aside || (first && kinds_.words().fronted_openers.contains(
                                         kinds_.Folded(relative)));
  }
  if (!participle) {
    const bool list =
        comma && !sayer &&
        kinds_.view().document().ParagraphOf(begin).role == BlockRole::kHeading;
    return list ? FromEarlier(cue) : sayer;  // "Firm opens, announces ..."
  }
  if (sayer) {
    // "a deal calling for peace": nobody speaks.
    return memory_.CanSpeak(*sayer->phrase) ? sayer : std::nullopt;
  }
  // "with officials saying", "because of reports saying".
  constexpr int kReach = 6;
  for (int word = before; word > std::max(sentence_.begin, begin - kReach);
       --word) {
    if (!kinds_.IsSoftGap(word + 1)) break;
    if (!kinds_.Is(word, kPreposition)) continue;
    const bool with = kinds_.words().with_words.contains(kinds_.Folded(word));
    if (!with && !kinds_.Is(before, kDocument)) break;
    sayer = From(phrases_.Read({word + 1, begin}));
    if (sayer && memory_.CanSpeak(*sayer->phrase)) return sayer;
    break;
  }
  return FromEarlier(cue);
}

std::optional<Sayer> SayerFinder::Of(const Cue& cue) const {
  auto before = Before(cue);
  if (before && before->phrase && !before->goes_on &&
      !Agrees(cue, *before->phrase)) {
    before.reset();
  }
  const bool quoted = cue.words.begin > sentence_.begin &&
                      contents_.QuotationEnds(cue.words.begin) &&
                      !cue.opens_quotation;
  if (before && !quoted && !kinds_.IsCommaGap(cue.words.begin)) return before;
  auto inverted = Inverted(cue);
  if (!inverted) return before;
  if (!before || quoted) return inverted;
  // "The mayor, a builder, said Kern was late": a clause follows.
  const int end = inverted->speaker.words.end;
  const bool last = end >= sentence_.end || !kinds_.IsSoftGap(end);
  return last && cue.Is(SayingKind::kSaying) ? inverted : before;
}

}  // namespace claimcheck
