#include "checker/match/attribution_finder.h"

#include <algorithm>
#include <utility>

namespace claimcheck {
namespace {

// A shorter rest of a sentence after "X said" is no content.
constexpr int kShortestContent = 3;

Attribution By(const Speaker& speaker, WordRange cue) {
  Attribution found;
  found.voice = speaker.voice;
  found.named = speaker.named;
  found.speaker = speaker.words;
  found.cue = cue;
  return found;
}

WordRange Around(WordRange a, WordRange b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace

AttributionFinder::AttributionFinder(const SourceView& view,
                                     const std::vector<int>& quotation_of)
    : view_(view),
      document_(view.document()),
      kinds_(view, quotation_of),
      phrases_(kinds_),
      contents_(kinds_, phrases_),
      memory_(kinds_, phrases_),
      sayers_(kinds_, phrases_, contents_, memory_),
      placer_(kinds_, memory_) {}

std::vector<Attribution> AttributionFinder::Run() && {
  for (int s = 0; s < static_cast<int>(document_.sentences.size()); ++s) {
    const WordRange sentence = view_.SentenceWords(s);
    if (sentence.empty() ||
        document_.words[static_cast<size_t>(sentence.begin)].masked) {
      continue;
    }
    Sentence(sentence);
  }
  for (Saying& saying : headings_) {
    if (memory_.HasSpoken(saying.attribution.voice)) {
      all_.push_back(std::move(saying.attribution));
    }
  }
  std::stable_sort(all_.begin(), all_.end(),
                   [this](const Attribution& a, const Attribution& b) {
                     return view_.SentenceOf(a.speaker) <
                            view_.SentenceOf(b.speaker);
                   });
  return std::move(all_);
}

void AttributionFinder::Sentence(WordRange sentence) {
  sentence_ = sentence;
  sayings_.clear();
  relays_.clear();
  unknown_ = false;
  taken_ = sentence.begin;
  sayers_.Enter(sentence);
  Introduce();
  for (int word = sentence.begin; word < sentence.end; ++word) {
    if (document_.words[static_cast<size_t>(word)].masked) continue;
    if (word >= taken_) TryVerb(word);
    if (kinds_.Is(word, kSayingPreposition)) TryPreposition(word);
    if (kinds_.Is(word, kSayingNoun)) {
      TryWordsOf(word);
      TryNoun(word);
      TryDenial(word);
    }
  }
  if (sayings_.empty()) TryColon();
  TryRelays();
  EndAtSiblings(kinds_, sentence, sayings_);
  const size_t first = all_.size();
  for (Saying& saying : sayings_) {
    if (saying.attribution.content.empty()) continue;
    // What is said inside a quotation is not all of it.
    const WordRange cue = saying.attribution.cue;
    const int inside = cue.empty() || saying.opens_quotation
                           ? -1
                           : kinds_.QuotationAt(cue.begin);
    for (WordRange& part : saying.attribution.content) {
      if (inside < 0) part = contents_.WithQuotation(part);
    }
    all_.push_back(std::move(saying.attribution));
  }
  placer_.Place(sentence, first, unknown_, all_);
}

void AttributionFinder::Keep(Saying saying, const Sayer& sayer) {
  std::erase_if(saying.attribution.content,
                [](WordRange part) { return part.empty(); });
  if (saying.attribution.content.empty()) return;
  saying.words =
      Around(saying.attribution.speaker.empty() ? saying.attribution.cue
                                                : saying.attribution.speaker,
             saying.attribution.cue);
  if (sayer.goes_on) saying.words = saying.attribution.cue;
  saying.goes_on = sayer.goes_on;
  if (sayer.phrase) memory_.Spoke(*sayer.phrase, sayer.speaker);
  sayers_.Said(sayer.speaker, saying.attribution.cue.begin);
  sayings_.push_back(std::move(saying));
}

void AttributionFinder::TryVerb(int verb) {
  const auto cue = ReadCue(kinds_, verb);
  if (!cue) return;
  if (cue->gerund && verb > sentence_.begin &&
      kinds_.words().like_words.contains(kinds_.Folded(verb - 1))) {
    TryQuotedAs(*cue);
    return;
  }
  if (IsQuotedAs(*cue)) return;  // With "as saying", later.
  if (cue->passive) {
    TryPassive(*cue);
    return;
  }
  const auto sayer = sayers_.Of(*cue);
  if (!sayer) {
    unknown_ = unknown_ || cue->Is(SayingKind::kSaying) ||
               cue->Is(SayingKind::kTelling);
    return;
  }
  const int after = sayer->inverted ? sayer->speaker.words.end : cue->words.end;
  const Opening opening = contents_.After(*cue, after, sentence_.end);
  if (!MaySay(*cue, *sayer, opening)) return;
  Saying saying;
  saying.attribution = By(sayer->speaker, cue->words);
  saying.opens_quotation =
      cue->opens_quotation && kinds_.QuotationAt(verb) >= 0;
  saying.weak = !cue->Is(SayingKind::kSaying) &&
                !cue->Is(SayingKind::kTelling) &&
                opening.kind != Opening::kThat;
  const int begin =
      sayer->goes_on ? cue->words.begin
                     : std::min(sayer->speaker.words.begin, cue->words.begin);
  AddContent(*cue, *sayer, begin, opening, saying);
  if (sayer->in_aside) EndAtComma(saying.attribution);
  if (saying.attribution.content.empty()) return;
  if (opening.occasion >= 0) memory_.Issued(sayer->speaker, opening.occasion);
  taken_ = std::max(taken_, cue->words.end);
  Keep(std::move(saying), *sayer);
}

// Whether such a verb takes what follows or stands before it, and whether such
// a subject can say it.
bool AttributionFinder::MaySay(const Cue& cue, const Sayer& sayer,
                               const Opening& opening) const {
  // "It indicates that": most likely no speaker, but what was spoken of.
  if (sayer.phrase && sayer.phrase->pronoun && !cue.Is(SayingKind::kSaying) &&
      kinds_.words().thing_pronouns.contains(
          kinds_.Folded(sayer.phrase->words.begin))) {
    return false;
  }
  if (cue.Is(SayingKind::kSaying) || cue.Is(SayingKind::kTelling)) return true;
  if (sayer.phrase && !memory_.CanSpeak(*sayer.phrase)) {
    // "The cracks suggested that": nobody speaks.
    return cue.Is(SayingKind::kAnnouncing) &&
           opening.kind == Opening::kQuotation;
  }
  return true;
}

void AttributionFinder::AddContent(const Cue& cue, const Sayer& sayer,
                                   int begin, const Opening& opening,
                                   Saying& saying) const {
  if (saying.opens_quotation) {
    saying.attribution.content.push_back(
        contents_.FromQuotation(cue.verb, sentence_.end));
    return;
  }
  if (AddFronted(begin, opening, saying)) return;
  const bool after = AddAfter(cue, sayer, begin, opening, saying);
  if (!after || (begin > sentence_.begin && contents_.QuotationEnds(begin))) {
    AddBefore(cue, sayer, begin, opening, saying);
  }
}

// "As Lind said, the bridge is ready."
bool AttributionFinder::AddFronted(int begin, const Opening& opening,
                                   Saying& saying) const {
  if (begin <= sentence_.begin ||
      !kinds_.words().like_words.contains(kinds_.Folded(begin - 1))) {
    return false;
  }
  const bool first = begin - 1 == sentence_.begin;
  std::vector<WordRange>& content = saying.attribution.content;
  if (opening.kind == Opening::kClosed) {
    if (!first && contents_.BreakBefore(begin - 1, sentence_.begin)) {
      content.push_back({ContentLow(begin - 1), begin - 1});
    }
    if (first || !content.empty()) {
      content.push_back(
          {opening.begin, contents_.ClauseEnd(opening.begin, sentence_.end)});
    }
    return true;
  }
  if (opening.kind == Opening::kNothing && !first &&
      contents_.BreakBefore(begin - 1, sentence_.begin)) {
    content.push_back({ContentLow(begin - 1), begin - 1});
    return true;
  }
  return false;
}

bool AttributionFinder::AddAfter(const Cue& cue, const Sayer& sayer, int begin,
                                 const Opening& opening, Saying& saying) const {
  int high = sentence_.end;
  if (const int quotation = kinds_.QuotationAt(cue.verb); quotation >= 0) {
    high = std::min(
        high, document_.quotations[static_cast<size_t>(quotation)].words.end);
  }
  if (opening.begin >= high) return false;
  std::vector<WordRange>& content = saying.attribution.content;
  const WordRange clause{opening.begin,
                         contents_.ClauseEnd(opening.begin, high)};
  const bool quoted_before =
      begin > sentence_.begin && contents_.QuotationEnds(begin);
  switch (opening.kind) {
    case Opening::kNothing:
    case Opening::kClosed:
      return false;
    case Opening::kThat:
      if (sayer.inverted) return false;
      content.push_back(clause);
      return true;
    case Opening::kQuestion:
      // "is considering whether": not said.
      if (sayer.inverted || quoted_before || cue.Is(SayingKind::kNaming) ||
          cue.Is(SayingKind::kThinking)) {
        return false;
      }
      content.push_back(clause);
      return true;
    case Opening::kQuotation:
      if (sayer.inverted && !quoted_before) return false;
      content.push_back(contents_.FromQuotation(opening.begin, high));
      return true;
    case Opening::kBare:
      if (sayer.inverted || quoted_before) return false;
      if (TakesBare(cue, sayer, clause)) {
        content.push_back(clause);
        return true;
      }
      if (const int quoted = contents_.QuotationSoon(opening.begin, high);
          quoted >= 0) {
        content.push_back(contents_.WithFragment(opening.begin, quoted, high));
        return true;
      }
      return false;
  }
  return false;
}

// "Lind, who said that the bridge is safe, left."
void AttributionFinder::EndAtComma(Attribution& attribution) const {
  for (WordRange& part : attribution.content) {
    for (int word = part.begin + 1; word < part.end; ++word) {
      if (kinds_.QuotationAt(word) < 0 && kinds_.IsCommaGap(word)) {
        part.end = word;
      }
    }
  }
}

// Whether a verb takes what follows it without "that".
bool AttributionFinder::TakesBare(const Cue& cue, const Sayer& sayer,
                                  WordRange rest) const {
  const bool heading = IsHeading(cue.verb);
  // "officials who asked not to be named said"
  if (sayer.in_relative) return false;
  // "shall confirm their aim", "can add a line": not said yet.
  if (cue.modal && !contents_.HasVerb({rest.begin, rest.end})) return false;
  const int first = rest.begin;
  // "said the pipe leaks", but not "said a few words".
  const AttributionWords& words = kinds_.words();
  const bool clausal =
      words.clausal_verbs.contains(kinds_.Folded(cue.verb)) &&
      !words.clausal_exceptions.contains(kinds_.Folded(first)) &&
      rest.size() >= kShortestContent &&
      (kinds_.Is(first, kDeterminer | kPronoun) || kinds_.IsName(first) ||
       (kinds_.IsNominal(first) && rest.size() > kShortestContent));
  const bool clause = clausal || (contents_.HasVerb(rest) && rest.size() > 1);
  if (cue.Is(SayingKind::kAsking) &&
      ((heading && !cue.base) || contents_.AsksSomething(first, rest.end) ||
       (cue.words.end > cue.verb + 1 && rest.size() >= 2))) {
    return true;
  }
  if (cue.Is(SayingKind::kNaming) &&
      contents_.NamesSomething(first, rest.end)) {
    return true;
  }
  // "added to the cost", "warned of rain": no clause, but in a headline.
  if (kinds_.Is(first, kPreposition)) {
    return heading && cue.Is(SayingKind::kSaying);
  }
  if (cue.Is(SayingKind::kSaying) || cue.Is(SayingKind::kTelling)) {
    return clause || (heading && rest.size() >= 2);
  }
  if (cue.Is(SayingKind::kAnnouncing)) {
    return !cue.modal &&
           !kinds_.Is(first, kJoiner | kSubordinator | kRelative) &&
           (rest.size() >= 2 || heading);
  }
  if (cue.Is(SayingKind::kThinking)) {
    return clause &&
           (kinds_.Is(first, kDeterminer | kPronoun) || kinds_.IsName(first));
  }
  if (cue.Is(SayingKind::kShowing)) {
    return rest.size() >= 2 && sayer.phrase && sayer.phrase->noun >= 0 &&
           kinds_.Is(sayer.phrase->noun, kDocument);
  }
  return false;
}

int AttributionFinder::ContentLow(int word) const {
  // After "X happened, Lind said, and Y happened, Kern said".
  int low = sentence_.begin;
  for (const Saying& saying : sayings_) {
    const bool behind =
        !saying.attribution.content.empty() &&
        saying.attribution.content.front().end <= saying.words.begin;
    if (behind && saying.words.end <= word) {
      low = std::max(low, saying.words.end);
    }
  }
  while (low < word && low > sentence_.begin &&
         kinds_.Is(low, kConjunction | kJoiner)) {
    ++low;
  }
  return low;
}

// "The bridge is ready, Lind said"; "“...,” said Lind, “...”"; "The bridge, she
// said, is ready".
void AttributionFinder::AddBefore(const Cue& cue, const Sayer& sayer, int begin,
                                  const Opening& opening,
                                  Saying& saying) const {
  std::vector<WordRange>& content = saying.attribution.content;
  const bool quoted = contents_.QuotationEnds(begin);
  if (begin == sentence_.begin) {
    // "“Is it ready?” Lind asked.": the question is a sentence of its own.
    if (content.empty() && quoted &&
        document_.ParagraphOf(begin).range ==
            document_.ParagraphOf(begin - 1).range) {
      content.push_back(contents_.WithQuotation({begin - 1, begin}));
    }
    return;
  }
  const bool takes =
      quoted || cue.Is(SayingKind::kSaying) || cue.Is(SayingKind::kTelling) ||
      cue.Is(SayingKind::kAnnouncing) || cue.Is(SayingKind::kThinking) ||
      (cue.Is(SayingKind::kHolding) && !sayer.inverted);
  const bool closes = opening.kind == Opening::kNothing ||
                      opening.kind == Opening::kClosed || sayer.inverted ||
                      quoted;
  const int low = ContentLow(begin);
  if (!takes || !closes || low >= begin ||
      !contents_.BreakBefore(begin, sentence_.begin)) {
    return;
  }
  WordRange before{low, begin};
  const bool has_verb = contents_.HasVerb(before);
  const bool more =
      opening.kind == Opening::kClosed && opening.begin < sentence_.end;
  if (quoted) {
    before.begin = SaidBegin(before);
  } else if (!IsSaid(before, has_verb || IsHeading(begin), more)) {
    return;
  }
  content.insert(content.begin(), before);
  if (!more) return;
  const int after = opening.begin;
  if (contents_.QuotationBegins(after, sentence_.begin)) {
    content.push_back(contents_.FromQuotation(after, sentence_.end));
  } else if (!(quoted && has_verb) && GoesOnAfter(after, has_verb)) {
    content.push_back({after, contents_.ClauseEnd(after, sentence_.end)});
  }
}

// Whether the words before "Lind said" are what is said: not "After the
// talks", "When asked".
bool AttributionFinder::IsSaid(WordRange before, bool has_verb,
                               bool more) const {
  const int low = before.begin;
  if (kinds_.Is(low, kSubordinator | kParticiple) && !kinds_.Is(low, kJoiner) &&
      !kinds_.IsName(low)) {
    bool one_clause = true;
    for (int word = low + 1; word < before.end; ++word) {
      one_clause = one_clause && !kinds_.IsCommaGap(word);
    }
    if (one_clause) return false;
  }
  if (has_verb) return before.size() >= 2 || more;
  return more && !kinds_.Is(low, kPreposition | kAdverb);
}

// Where what is said begins, if it ends with a quotation: "But “it is ready,”".
int AttributionFinder::SaidBegin(WordRange before) const {
  const int quotation = kinds_.QuotationAt(before.end - 1);
  const int begin =
      document_.quotations[static_cast<size_t>(quotation)].words.begin;
  if (begin <= before.begin) return std::min(begin, before.begin);
  const bool only_words = !contents_.HasVerb({before.begin, begin}) &&
                          before.end - begin > kShortestContent &&
                          !kinds_.IsNominal(begin - 1);
  return only_words ? begin : before.begin;
}

// Whether what comes after "..., she said, " is said too.
bool AttributionFinder::GoesOnAfter(int after, bool has_verb) const {
  if (kinds_.Is(after, kRelative)) return false;
  if (!has_verb) {
    return !(kinds_.Is(after, kParticiple) && kinds_.Is(after, kCue));
  }
  if (kinds_.Is(after, kSubordinator) && !kinds_.Is(after, kConjunction)) {
    return true;
  }
  return kinds_.Is(after, kJoiner | kConjunction) &&
         after + 1 < sentence_.end &&
         (kinds_.Is(after + 1, kAuxiliary | kPreposition | kAdverb | kThat) ||
          kinds_.IsVerbAt(after + 1));
}

}  // namespace claimcheck
