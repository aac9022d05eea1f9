#include "checker/match/content.h"

#include <algorithm>

namespace claimcheck {
namespace {

// "said on Monday in a statement to reporters in Halm that"
constexpr int kAdverbialsMax = 8;
// What is said inside a longer quotation does not stand for all of it: its mark
// was most likely never closed, and each of its sayings would hold the others.
constexpr int kLongestQuotation = 1000;

}  // namespace

bool ContentFinder::HasVerb(WordRange words) const {
  for (int word = words.begin; word < words.end; ++word) {
    if (kinds_.Is(word, kAuxiliary)) return true;
    if (kinds_.Is(word, kPastForm) && word > words.begin &&
        !kinds_.Is(word - 1, kDeterminer | kPossessive | kPreposition)) {
      return true;
    }
    // "the cuts" has none.
    const bool noun =
        kinds_.Is(word, kBaseVerb) && word > words.begin &&
        kinds_.IsSoftGap(word) &&
        kinds_.Is(word - 1, kDeterminer | kPossessive | kPreposition | kNumber);
    if (kinds_.Is(word, kVerb) && !noun) return true;
    if (kinds_.Is(word, kCue) && !kinds_.Is(word, kBaseVerb) &&
        !kinds_.IsCapitalised(word)) {
      return true;
    }
  }
  return false;
}

bool ContentFinder::QuotationBegins(int word, int low) const {
  return kinds_.QuotationAt(word) >= 0 &&
         (word == low || !kinds_.SameQuotation(word - 1, word));
}

bool ContentFinder::QuotationEnds(int word) const {
  return word > 0 && kinds_.QuotationAt(word - 1) >= 0 &&
         !kinds_.SameQuotation(word - 1, word);
}

int ContentFinder::QuotationSoon(int begin, int high) const {
  constexpr int kReach = 7;
  for (int word = begin; word < std::min(high, begin + kReach); ++word) {
    if (QuotationBegins(word, begin - 1)) return word;
    if (!kinds_.IsSoftGap(word) ||
        kinds_.Is(word, kConjunction | kJoiner | kSubordinator) ||
        kinds_.IsVerbAt(word)) {
      return -1;
    }
  }
  return -1;
}

bool ContentFinder::BreakBefore(int word, int low) const {
  return word > low && (kinds_.GapHas(word, ",\"?!") ||
                        kinds_.IsCommaGap(word) || QuotationEnds(word));
}

// Whoever is told: "reporters", "the Halm Post", "a news conference".
int ContentFinder::RecipientEnd(int from, int high) const {
  if (from >= high || !kinds_.IsSoftGap(from)) return from;
  if (kinds_.Is(from, kPronoun | kNoSpeaker) && !kinds_.Is(from, kThat)) {
    return from + 1;
  }
  if (kinds_.IsName(from)) {
    int end = from + 1;
    while (end < high && kinds_.IsSoftGap(end) &&
           (kinds_.IsName(end) || kinds_.Is(end, kPossessive))) {
      ++end;
    }
    if (kinds_.Is(end - 1, kPossessive) ||
        (end < high && kinds_.IsSoftGap(end) && kinds_.Is(end, kAgent))) {
      return std::max(end, phrases_.BaseEnd(end, high));
    }
    return end;
  }
  const int base = phrases_.BaseEnd(from, high);
  if (base == from) return from;
  // "told reporters bridges are dear": one noun is told.
  const bool article = kinds_.Is(from, kDeterminer | kNumber | kQuantifier);
  const bool ends =
      base >= high || !kinds_.IsSoftGap(base) ||
      kinds_.Is(base, kThat | kPreposition | kDeterminer | kPronoun | kTime);
  return article || ends ? base : from + 1;
}

int ContentFinder::SkipAdverbials(int from, int high, int* occasion) const {
  int pos = from;
  bool after_occasion = false;
  for (int i = 0; i < kAdverbialsMax && pos < high; ++i) {
    if (pos > from && !kinds_.IsSoftGap(pos)) break;
    if (kinds_.QuotationAt(pos) != kinds_.QuotationAt(from - 1)) break;
    if (kinds_.Is(pos, kAdverb | kTime) && !kinds_.Is(pos, kThat) &&
        !kinds_.Is(pos, kPreposition) &&
        !(kinds_.Is(pos, kQuantifier) && kinds_.Is(pos, kAdverb))) {
      ++pos;
      continue;
    }
    // "this week", "the next day".
    if (kinds_.Is(pos, kDeterminer) && pos + 1 < high) {
      int end = pos + 1;
      while (end < high && kinds_.IsSoftGap(end) &&
             kinds_.Is(end, kTime | kNumber | kFunction) &&
             !kinds_.Is(end, kDeterminer | kPreposition | kAuxiliary |
                                 kPronoun | kRelative)) {
        ++end;
      }
      if (end == pos + 1 || !kinds_.Is(end - 1, kTime)) break;
      pos = end;
      continue;
    }
    if (!kinds_.words().adverbial_prepositions.contains(kinds_.Folded(pos)) ||
        pos + 1 >= high || !kinds_.SameQuotation(pos, pos + 1)) {
      break;
    }
    // "said to reporters", but not "said to be ready".
    const bool infinitive =
        kinds_.view().pack().headline_plans.contains(kinds_.Folded(pos)) &&
        !(pos + 1 < high &&
          (kinds_.Is(pos + 1, kAgent | kOccasion | kDeterminer) ||
           kinds_.IsName(pos + 1)));
    if (infinitive) break;
    int end = phrases_.BaseEnd(pos + 1, high);
    while (end < high && kinds_.IsSoftGap(end) &&
           kinds_.Is(end, kTime | kNumber)) {
      ++end;
    }
    if (end == pos + 1) break;
    const int last = end - 1;
    const bool ends = end >= high || !kinds_.IsSoftGap(end) ||
                      !kinds_.SameQuotation(end, pos) ||
                      kinds_.Is(end, kThat | kPreposition);
    const bool restarts = end < high && kinds_.Is(end, kDeterminer | kPronoun);
    const bool is_occasion = kinds_.Is(last, kOccasion);
    if (!is_occasion && !after_occasion && !kinds_.Is(last, kTime | kNumber) &&
        !ends &&
        !(restarts && (kinds_.IsName(last) || kinds_.Is(last, kAgent)))) {
      break;
    }
    if (is_occasion && occasion != nullptr && kinds_.Is(last, kDocument)) {
      *occasion = last;
    }
    after_occasion = after_occasion || is_occasion;
    pos = end;
  }
  return pos;
}

Opening ContentFinder::After(const Cue& cue, int from, int high) const {
  Opening opening;
  int pos = from;
  if (cue.Is(SayingKind::kTelling)) pos = RecipientEnd(pos, high);
  pos = SkipAdverbials(pos, high, &opening.occasion);
  opening.begin = pos;
  if (pos >= high) return opening;
  const bool outside = kinds_.QuotationAt(pos) < 0;
  if (!outside && QuotationBegins(pos, 0)) {
    opening.kind = Opening::kQuotation;
    return opening;
  }
  if (kinds_.GapHas(pos, ":")) {
    opening.kind = Opening::kThat;
    return opening;
  }
  if (!kinds_.IsSoftGap(pos)) {
    opening.kind = Opening::kClosed;
    if (!kinds_.IsCommaGap(pos)) return opening;
    // "said, however, that"; "said, in a statement on Monday, that".
    int after = SkipAdverbials(pos, high, &opening.occasion);
    if (kinds_.Is(pos, kParticiple | kPreposition)) {
      // "said, citing officials, that"
      after = pos + 1;
      while (after < high && kinds_.IsSoftGap(after)) ++after;
    }
    if (after > pos && after < high && kinds_.IsCommaGap(after)) {
      if (kinds_.Is(after, kThat)) {
        opening.kind = Opening::kThat;
        opening.begin = after + 1;
      } else if (QuotationBegins(after, 0)) {
        opening.kind = Opening::kQuotation;
        opening.begin = after;
      }
    }
    return opening;
  }
  if (kinds_.Is(pos, kThat)) {
    opening.kind = Opening::kThat;
    opening.begin = pos + 1;
    // "said that, after the vote, ..." begins after "that" all the same.
    return opening;
  }
  // "did not say when"; but "said when asked".
  const bool question =
      kinds_.words().question_words.contains(kinds_.Folded(pos)) ||
      (kinds_.words().adverb_questions.contains(kinds_.Folded(pos)) &&
       (cue.has_auxiliary || !cue.Is(SayingKind::kSaying)));
  if (question) {
    opening.kind = Opening::kQuestion;
    return opening;
  }
  opening.kind = Opening::kBare;
  // "warned customers that"
  const bool denies =
      kinds_.words().denial_verbs.contains(kinds_.Folded(cue.verb));
  if (cue.Is(SayingKind::kAsking) || denies) {
    const int end = phrases_.BaseEnd(pos, high);
    if (end > pos && end + 1 < high && kinds_.Is(end, kThat) &&
        kinds_.IsSoftGap(end)) {
      opening.kind = Opening::kThat;
      opening.begin = end + 1;
    }
  }
  return opening;
}

bool ContentFinder::NamesSomething(int begin, int high) const {
  constexpr int kReach = 12;
  int articles = 0;
  for (int word = begin; word < std::min(high, begin + kReach); ++word) {
    if (word > begin && !kinds_.IsSoftGap(word)) return false;
    if (QuotationBegins(word, begin)) return true;
    if (kinds_.words().like_words.contains(kinds_.Folded(word))) {
      return word > begin;
    }
    if (kinds_.Is(word, kAuxiliary)) return false;
    if (kinds_.Is(word, kPreposition)) continue;
    // "called the bridge a wreck", "called it a wreck".
    const bool article =
        kinds_.IsNominal(word - 1) &&
        kinds_.view().pack().rate_words.contains(kinds_.Folded(word)) &&
        kinds_.Is(word, kDeterminer);
    if (article && word > begin) ++articles;
    if (articles > 0) return true;
  }
  return false;
}

bool ContentFinder::AsksSomething(int begin, int high) const {
  constexpr int kReach = 8;
  for (int word = begin; word < std::min(high - 1, begin + kReach); ++word) {
    if (word > begin && !kinds_.IsSoftGap(word)) return false;
    if (kinds_.view().pack().headline_plans.contains(kinds_.Folded(word))) {
      return !kinds_.Is(word + 1, kDeterminer | kNumber | kPronoun) &&
             !kinds_.IsName(word + 1);
    }
    if (kinds_.Is(word, kAuxiliary & ~kAdverb) && !kinds_.Is(word, kAdverb)) {
      // "asked him not to leave"
      if (word + 1 < high && kinds_.view().pack().headline_plans.contains(
                                 kinds_.Folded(word + 1))) {
        continue;
      }
      return false;
    }
  }
  return false;
}

int ContentFinder::ClauseEnd(int begin, int high) const {
  // After a semicolon the author may go on: "...; it had none".
  for (int word = begin + 1; word < high; ++word) {
    if (kinds_.QuotationAt(word) >= 0 || !kinds_.GapHas(word, ";")) continue;
    const bool goes_on = kinds_.Is(word, kThat) ||
                         (kinds_.Is(word, kJoiner) && word + 1 < high &&
                          kinds_.Is(word + 1, kThat));
    if (!goes_on) high = word;
  }
  // "... is ready, but gave no date.": what the speaker does.
  for (int word = begin + 1; word + 1 < high; ++word) {
    if (kinds_.QuotationAt(word) < 0 && kinds_.IsCommaGap(word) &&
        kinds_.Is(word, kConjunction) &&
        kinds_.words().contrasts.contains(kinds_.Folded(word)) &&
        kinds_.IsVerbAt(word + 1) && !kinds_.Is(word + 1, kBaseVerb)) {
      high = word;
    }
  }
  // "... is ready in a statement.": that is where it was said.
  constexpr int kReach = 8;
  for (int word = high - 2; word > std::max(begin + 2, high - kReach); --word) {
    if (!kinds_.IsSoftGap(word + 1)) break;
    if (kinds_.QuotationAt(word) >= 0) break;
    if (!kinds_.words().saying_places.contains(kinds_.Folded(word))) continue;
    const int next = word + 1;
    if (!kinds_.Is(next, kDeterminer) || !kinds_.IsSoftGap(word)) continue;
    const int end = phrases_.BaseEnd(next, high);
    const bool rest = end < high && !kinds_.Is(end, kPreposition | kTime);
    if (!rest && end > next && kinds_.Is(end - 1, kOccasion) &&
        kinds_.Is(end - 1, kDocument)) {
      return word;
    }
  }
  return high;
}

WordRange ContentFinder::FromQuotation(int begin, int high) const {
  const Quotation& quotation =
      kinds_.view()
          .document()
          .quotations[static_cast<size_t>(kinds_.QuotationAt(begin))];
  const int end = quotation.words.end;
  if (end >= high || !kinds_.IsSoftGap(end)) {
    const bool closes =
        end >= high || kinds_.GapHas(end, ".,;:?!()") || kinds_.IsCommaGap(end);
    if (closes) return {begin, end};
  }
  // "“a wreck” that must go": a fragment goes on to the end of its clause.
  int last = end;
  while (last < high) {
    if (last > end && !kinds_.IsSoftGap(last) && kinds_.QuotationAt(last) < 0 &&
        !QuotationEnds(last)) {
      break;
    }
    if (kinds_.Is(last, kConjunction | kJoiner | kSubordinator)) break;
    if (last == end && kinds_.Is(last, kCue | kAuxiliary)) break;
    if (kinds_.view().pack().other_times.contains(kinds_.Folded(last))) break;
    ++last;
  }
  return {begin, last};
}

WordRange ContentFinder::WithFragment(int begin, int quotation,
                                      int high) const {
  while (begin < quotation && kinds_.Is(begin, kPreposition)) ++begin;
  int end = ClauseEnd(begin, high);
  // "..., and the bank closed": a new clause.
  for (int word = quotation + 1; word + 1 < end; ++word) {
    if (kinds_.QuotationAt(word) < 0 && kinds_.IsCommaGap(word) &&
        kinds_.Is(word, kConjunction | kJoiner | kSubordinator) &&
        !kinds_.Is(word + 1, kPreposition)) {
      end = word;
    }
  }
  return {begin, end};
}

WordRange ContentFinder::WithQuotation(WordRange part) const {
  if (part.empty()) return part;
  const auto around = [&](int word) -> WordRange {
    const int quotation = kinds_.QuotationAt(word);
    if (quotation < 0) return {word, word + 1};
    const WordRange words = kinds_.view()
                                .document()
                                .quotations[static_cast<size_t>(quotation)]
                                .words;
    return words.size() > kLongestQuotation ? WordRange{word, word + 1} : words;
  };
  const WordRange first = around(part.begin);
  const WordRange last = around(part.end - 1);
  return {std::min(part.begin, first.begin), std::max(part.end, last.end)};
}

}  // namespace claimcheck
