// The part of NounPhraseFinder that reads from the first word of a phrase on.

#include <algorithm>
#include <string>
#include <vector>

#include "checker/match/noun_phrase.h"

namespace claimcheck {

int NounPhraseFinder::BaseEnd(int begin, int high) const {
  bool has_noun = false;
  int word = begin;
  for (; word < high; ++word) {
    if (word > begin &&
        (!kinds_.IsSoftGap(word) || !kinds_.SameQuotation(word, begin))) {
      break;
    }
    if (kinds_.Is(word, kPossessive)) {
      has_noun = false;
      continue;
    }
    if (kinds_.Is(word, kDeterminer | kPronoun)) {
      if (has_noun) break;
      if (kinds_.Is(word, kPronoun)) return word == begin ? word + 1 : word;
      continue;
    }
    if (kinds_.Is(word, kParticle) && has_noun && word + 1 < high &&
        kinds_.IsName(word + 1)) {
      continue;
    }
    if (kinds_.Is(word, kPreposition | kAuxiliary | kConjunction |
                            kSubordinator | kRelative | kNoSpeaker)) {
      break;
    }
    if (kinds_.Is(word, kTime) && (has_noun || !kinds_.Is(word, kAdverb))) {
      break;
    }
    if (kinds_.Is(word, kFunction) && !kinds_.Is(word, kQuantifier)) break;
    if (has_noun && kinds_.IsVerbAt(word)) break;
    // "a decree released on Monday": what the noun is said to be.
    if (has_noun && kinds_.Is(word, kParticiple) && kinds_.Is(word, kVerb) &&
        word + 1 < high && kinds_.Is(word + 1, kPreposition | kTime)) {
      break;
    }
    if (has_noun && kinds_.Is(word, kAdverb)) break;
    has_noun = has_noun ||
               (kinds_.IsNominal(word) && !kinds_.Is(word, kAdverb | kNumber));
  }
  return has_noun || (word > begin && kinds_.Is(word - 1, kQuantifier)) ? word
                                                                        : begin;
}

// Past what a participle right after a noun says of it: "three people | briefed
// on the talks".
int NounPhraseFinder::ReducedEnd(int word, int high) const {
  if (word + 1 >= high || !kinds_.IsSoftGap(word) ||
      !kinds_.Is(word, kParticiple) || !kinds_.Is(word, kVerb | kCue) ||
      !kinds_.IsSoftGap(word + 1) ||
      !kinds_.Is(word + 1, kPreposition | kTime)) {
    return word;
  }
  int end = word + 1;
  while (
      end < high && kinds_.IsSoftGap(end) &&
      !kinds_.Is(end, kAuxiliary | kConjunction | kSubordinator | kRelative)) {
    ++end;
  }
  return end;
}

// Past the "and" or "as well as" at `word`; `word` if there is none.
int NounPhraseFinder::JoinerEnd(int word, int high) const {
  if (word >= high || !kinds_.IsSoftGap(word)) return word;
  if (kinds_.Is(word, kJoiner)) return word + 1;
  for (const std::vector<std::string>& phrase :
       kinds_.words().joining_phrases) {
    const int size = static_cast<int>(phrase.size());
    bool matches = word + size < high;
    for (int i = 0; i < size && matches; ++i) {
      matches = kinds_.Folded(word + i) == phrase[static_cast<size_t>(i)];
    }
    if (matches) return word + size;
  }
  return word;
}

std::optional<NounPhrase> NounPhraseFinder::Read(WordRange words) const {
  return Build(words.begin, words.end, words.end);
}

std::optional<NounPhrase> NounPhraseFinder::After(int begin, int high) const {
  const int base = BaseEnd(begin, high);
  if (base == begin) return std::nullopt;
  auto phrase = Build(begin, base, base);
  if (!phrase || phrase->words.begin != begin) return std::nullopt;
  if (phrase->pronoun) return phrase;
  // "the spokesman for the ministry", "Bank of Halm", "people familiar with".
  int end = base;
  for (int parts = 0; parts < 4 && end < high; ++parts) {
    if (!kinds_.IsSoftGap(end) || !kinds_.SameQuotation(begin, end)) break;
    const bool of =
        kinds_.view().pack().part_words.contains(kinds_.Folded(end));
    const bool noun_goes_on =
        phrase->noun >= 0 &&
        kinds_.words().noun_prepositions.contains(kinds_.Folded(end));
    if (!of && !noun_goes_on) break;
    const int next = BaseEnd(end + 1, high);
    if (next == end + 1) break;
    if (!of && kinds_.Is(next - 1, kOccasion | kTime | kNumber)) break;
    end = next;
  }
  if (end > base) {
    phrase = Build(begin, end, end);
    if (!phrase) return std::nullopt;
  }
  if (phrase->noun >= 0) end = ReducedEnd(end, high);
  // "two officials who were not named"
  if (end < high && kinds_.IsSoftGap(end) && kinds_.Is(end, kRelative) &&
      !kinds_.Is(end, kThat)) {
    while (end < high && kinds_.IsSoftGap(end)) ++end;
  }
  const int joined = JoinerEnd(end, high);
  if (joined > end && joined < high) {
    const int next = BaseEnd(joined, high);
    const bool verb_follows =
        next < high && kinds_.IsSoftGap(next) &&
        (kinds_.Is(next, kAuxiliary) || kinds_.IsVerbAt(next));
    if (next > joined && !verb_follows && !kinds_.IsVerbAt(joined)) {
      end = next;
      phrase->joined = true;
    }
  }
  phrase->words.end = end;
  // "said Ada Lind, the mayor of Halm, who built it."
  for (int asides = 0; asides < 3 && end < high; ++asides) {
    if (!kinds_.IsCommaGap(end) || kinds_.GapHas(end, "\"")) break;
    int close = end + 1;
    while (close < high && kinds_.IsSoftGap(close)) ++close;
    if (close < high && !kinds_.IsCommaGap(close)) break;
    const WordRange aside{end, close};
    const bool relative = kinds_.Is(end, kRelative) && !kinds_.Is(end, kThat);
    const bool role = kinds_.Is(end, kDeterminer | kAgent | kTitle | kNumber) &&
                      !kinds_.Is(end, kThat);
    const bool name = phrase->name.empty() && kinds_.IsName(end);
    if ((!relative && !role && !name) || (!relative && !IsRole(aside))) break;
    TakeAside(aside, *phrase);
    end = close;
    phrase->words.end = end;
  }
  return phrase;
}

// "the mayor of Halm", "54": what tells who somebody is, and no clause.
bool NounPhraseFinder::IsRole(WordRange words) const {
  // "a judge who served in Halm"
  for (int word = words.begin + 1; word < words.end; ++word) {
    if (kinds_.Is(word, kRelative)) words.end = word;
  }
  for (int word = words.begin; word < words.end; ++word) {
    if (kinds_.Is(word, kAuxiliary) || kinds_.IsVerbAt(word)) return false;
    const bool may_be_verb = kinds_.Is(word, kBaseVerb) && word > words.begin &&
                             kinds_.IsNominal(word - 1) &&
                             word + 1 < words.end &&
                             kinds_.Is(word + 1, kPreposition);
    if (may_be_verb) return false;
  }
  if (words.size() == 1 && kinds_.Is(words.begin, kNumber)) return true;
  const auto read = Read(words);
  return read && (read->noun < 0 ||
                  kinds_.Is(read->noun, kAgent | kOrganisation | kTitle));
}

}  // namespace claimcheck
