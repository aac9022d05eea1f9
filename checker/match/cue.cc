#include "checker/match/cue.h"

#include <algorithm>
#include <string>
#include <vector>

namespace claimcheck {
namespace {

bool MatchesAt(const WordKinds& kinds, const std::vector<std::string>& words,
               int begin, int high) {
  const int size = static_cast<int>(words.size());
  if (begin < 0 || begin + size > high) return false;
  for (int i = 0; i < size; ++i) {
    if (kinds.Folded(begin + i) != words[static_cast<size_t>(i)]) return false;
    if (i > 0 && !kinds.IsSoftGap(begin + i)) return false;
  }
  return true;
}

// Fills the kinds and forms of `cue` from the verbs that the words may be: of
// those with the longest rest.
bool FindVerb(const WordKinds& kinds, int high, Cue& cue, bool& participle) {
  const auto found = kinds.words().sayings.find(kinds.Folded(cue.verb));
  if (found == kinds.words().sayings.end()) return false;
  size_t rest_size = 0;
  bool any = false;
  for (const SayingVerb& verb : found->second) {  // The longest rest first.
    if (any && verb.rest.size() < rest_size) break;
    if (!verb.rest.empty() &&
        (!MatchesAt(kinds, verb.rest, cue.verb + 1, high) ||
         !kinds.IsSoftGap(cue.verb + 1))) {
      continue;
    }
    any = true;
    rest_size = verb.rest.size();
    cue.kinds |= 1u << static_cast<uint32_t>(verb.kind);
    cue.base = cue.base || verb.base;
    cue.third = cue.third || verb.third;
    cue.past = cue.past || verb.past;
    cue.gerund = cue.gerund || verb.gerund;
    participle = participle || verb.participle;
  }
  cue.words = {cue.verb, cue.verb + 1 + static_cast<int>(rest_size)};
  return any;
}

// Takes in "has", "also", "did not", "declined to" before the verb. False for
// an infinitive that nothing makes a saying: "plans to announce".
bool TakeAuxiliaries(const WordKinds& kinds, int low, Cue& cue) {
  int begin = cue.verb;
  while (begin > low && kinds.IsSoftGap(begin) &&
         kinds.SameQuotation(begin - 1, cue.verb)) {
    if (kinds.view().pack().headline_plans.contains(kinds.Folded(begin - 1))) {
      int lead = 0;
      for (const std::vector<std::string>& words : kinds.words().leads) {
        const int size = static_cast<int>(words.size());
        if (begin - size >= low &&
            MatchesAt(kinds, words, begin - size, begin)) {
          lead = std::max(lead, size);
        }
      }
      if (lead == 0) return false;
      begin -= lead;
      cue.has_auxiliary = true;
      continue;
    }
    const bool adverb = kinds.Is(begin - 1, kAdverb) &&
                        !kinds.Is(begin - 1, kAgent | kQuantifier) &&
                        !(kinds.IsCapitalised(begin - 1) && begin - 1 > low);
    if (!kinds.Is(begin - 1, kAuxiliary) && !adverb) break;
    --begin;
    const std::string& folded = kinds.Folded(begin);
    cue.modal = cue.modal || kinds.words().modals.contains(folded);
    cue.unsaid = cue.unsaid || kinds.words().unsaid_modals.contains(folded);
    cue.negated = cue.negated || kinds.words().negations.contains(folded);
    cue.has_auxiliary = cue.has_auxiliary || kinds.Is(begin, kAuxiliary);
  }
  cue.words.begin = begin;
  return true;
}

bool IsPassive(const WordKinds& kinds, const Cue& cue, bool participle) {
  if (!participle) return false;
  for (int word = cue.words.begin; word < cue.verb; ++word) {
    if (kinds.Is(word, kPassive)) return true;
  }
  return false;
}

// "the claims", "its reports", "of calls"; but "by saying", "after saying".
bool IsNoun(const WordKinds& kinds, int low, const Cue& cue) {
  const int before = cue.words.begin - 1;
  if (before < low || !kinds.IsSoftGap(cue.words.begin)) return false;
  if (cue.words.begin < cue.verb) return false;
  if (kinds.Is(before, kDeterminer | kPossessive | kNumber)) {
    // "that" is one too, but "who say that claims ..." is no matter here.
    return !kinds.Is(before, kThat);
  }
  if (kinds.GapBefore(cue.verb).starts_with("'")) return true;
  // "denied claims that": after a verb it is its object.
  if (kinds.Is(cue.verb, kCueNoun) && !cue.past &&
      kinds.Is(before, kVerb | kCue) && !kinds.Is(before, kBaseVerb) &&
      !kinds.IsCapitalised(before)) {
    return true;
  }
  if (!kinds.Is(before, kPreposition)) return false;
  if (!cue.gerund) return true;
  // Only what can be read as "while": not "accused of saying".
  const auto& folded = kinds.Folded(before);
  return kinds.view().pack().part_words.contains(folded) ||
         (!kinds.words().agent_prepositions.contains(folded) &&
          !kinds.Is(before, kSubordinator) &&
          !kinds.view().pack().other_times.contains(folded) &&
          !kinds.words().noun_prepositions.contains(folded));
}

}  // namespace

std::optional<Cue> ReadCue(const WordKinds& kinds, int verb) {
  if (!kinds.Is(verb, kCue)) return std::nullopt;
  const WordRange sentence = kinds.SentenceAround(verb);
  Cue cue;
  cue.verb = verb;
  bool participle = false;
  if (!FindVerb(kinds, sentence.end, cue, participle)) return std::nullopt;
  // "so-called"
  if ((verb > sentence.begin && kinds.GapBefore(verb) == "-") ||
      (verb + 1 < sentence.end && kinds.GapBefore(verb + 1) == "-")) {
    return std::nullopt;
  }
  const bool heading =
      kinds.view().document().ParagraphOf(verb).role == BlockRole::kHeading;
  const bool opens = kinds.QuotationAt(verb) >= 0 && verb > sentence.begin &&
                     kinds.QuotationAt(verb - 1) != kinds.QuotationAt(verb);
  // "the State", "Reports": a name.
  if (kinds.IsCapitalised(verb) && verb > sentence.begin && !heading &&
      !opens) {
    return std::nullopt;
  }
  cue.opens_quotation = opens;
  if (!TakeAuxiliaries(kinds, sentence.begin, cue)) return std::nullopt;
  if (IsNoun(kinds, sentence.begin, cue)) return std::nullopt;
  // "should say that"; but "could not say whether".
  if (cue.unsaid && !cue.negated) return std::nullopt;
  cue.passive = IsPassive(kinds, cue, participle);
  return cue;
}

int PrepositionEnd(const WordKinds& kinds, int word, int high) {
  int end = word;
  for (const std::vector<std::string>& phrase : kinds.words().prepositions) {
    if (kinds.Folded(word) != phrase.front()) continue;
    if (MatchesAt(kinds, phrase, word, high)) {
      end = std::max(end, word + static_cast<int>(phrase.size()));
    }
  }
  return end;
}

}  // namespace claimcheck
