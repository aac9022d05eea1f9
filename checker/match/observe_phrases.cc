// Observes the claims that look for phrases: fact, choice, list, timeline,
// framing, topic.

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "checker/match/observer.h"
#include "checker/match/strength.h"

namespace claimcheck {
namespace {

// "did not provide any form of military aid": how far a negation may stand
// from what it negates.
constexpr int kCloseWords = 6;

bool ContainsAny(const SourceView& view, WordRange words,
                 const std::vector<std::vector<std::string>>& phrases) {
  for (int word = words.begin; word < words.end; ++word) {
    for (const std::vector<std::string>& phrase : phrases) {
      const int size = static_cast<int>(phrase.size());
      if (word + size > words.end) continue;
      bool matches = size > 0;
      for (int i = 0; i < size && matches; ++i) {
        matches = view.Folded(word + i) == phrase[static_cast<size_t>(i)];
      }
      if (matches) return true;
    }
  }
  return false;
}

// Adds the words that a phrase names, stems and beginnings included.
void AddWords(const PhraseNode& node, std::set<std::string>& words) {
  if (!node.text.empty()) words.insert(node.text);
  for (const PhraseNode& part : node.parts) AddWords(part, words);
}

std::set<std::string> WordsOf(const Phrase& phrase) {
  std::set<std::string> words;
  AddWords(phrase.root, words);
  return words;
}

Polarity Turned(Polarity polarity) {
  return polarity == Polarity::kAffirmed ? Polarity::kNegated
                                         : Polarity::kAffirmed;
}

}  // namespace

const Hit* Observer::CueInClause(const std::vector<Hit>& cues,
                                 WordRange at) const {
  for (const Hit& cue :
       HitsIn(cues, view_.SentenceWords(view_.SentenceOf(at)))) {
    if (cue.words.Overlaps(at) ||
        (IsOneClause(view_, view_.ClauseOf(cue.words), view_.ClauseOf(at)) &&
         !IsAnotherTime(view_, cue.words, at, /*is_date=*/false))) {
      return &cue;
    }
  }
  return nullptr;
}

Reason Observer::SaidBy(std::string before, const Hit& hit,
                        std::string_view after) const {
  Reason reason;
  reason.stage = Stage::kValue;
  reason.at = view_.EvidenceOf(hit.words);
  reason.rule = SpotOf(*hit.phrase);
  reason.text = std::move(before) + PlaceOf(*hit.phrase) + std::string(after);
  return reason;
}

void Observer::ObserveFact(int index) {
  const Claim& claim = rules_.claims[static_cast<size_t>(index)];
  const ClaimHits& hits = view_.claim(index);
  const std::vector<Hit> says = LongestOnly(hits.says);
  const std::vector<Hit> denies = LongestOnly(hits.denies);
  std::vector<std::pair<Hit, Polarity>> all;
  for (const Hit& hit : says) all.emplace_back(hit, Polarity::kAffirmed);
  for (const Hit& hit : denies) all.emplace_back(hit, Polarity::kNegated);
  for (const auto& [hit, said] : all) {
    // Of an assertion and a denial that overlap, the longer one is meant:
    // "will not aid the aggressor" over "aid the aggressor".
    const auto opposite =
        HitsIn(said == Polarity::kAffirmed ? denies : says,
               view_.SentenceWords(view_.SentenceOf(hit.words)));
    const bool inside = std::any_of(
        opposite.begin(), opposite.end(), [&hit = hit](const Hit& other) {
          return other.words.Overlaps(hit.words) &&
                 other.words.size() > hit.words.size();
        });
    if (inside) continue;
    Candidate candidate;
    candidate.at = hit.words;
    candidate.close_words = kCloseWords;
    const std::set<std::string> own_words = WordsOf(*hit.phrase);
    candidate.own_words = &own_words;
    candidate.said =
        SaidBy(said == Polarity::kAffirmed ? "says: " : "denies: ", hit);
    if (!claim.cue.empty()) {
      candidate.cue = CueInClause(hits.cue, hit.words);
      if (candidate.cue == nullptr) {
        Reject(index, candidate, Stage::kCue, RejectedFor::kNoCue,
               "no cue in the clause");
        continue;
      }
    }
    auto observation = Accept(index, candidate);
    if (!observation) continue;
    if (said == Polarity::kNegated) {
      observation->polarity = Turned(observation->polarity);
    }
    for (const Attribution* denial :
         Attributions().DenialsAt(hit.words.begin)) {
      Observation denied = *observation;
      denied.polarity = Turned(denied.polarity);
      denied.voice = denial->voice;
      denied.chain.push_back({denial->voice, denial->named, false,
                              view_.EvidenceOf(denial->speaker),
                              view_.EvidenceOf(denial->cue)});
      denied.why.push_back({"voice: denied by " + denial->voice, Stage::kVoice,
                            denied.chain.back().cue, std::nullopt});
      Keep(hit.words, std::move(denied));
    }
    Keep(hit.words, *std::move(observation));
  }
}

void Observer::ObserveTopic(int index) {
  for (const Hit& hit : LongestOnly(view_.claim(index).says)) {
    // To speak of a topic is to speak of it, whatever is said: no context.
    Observation observation;
    observation.claim = index;
    observation.at = view_.EvidenceOf(hit.words);
    observation.why.push_back(SaidBy("topic: ", hit));
    AddVoice(hit.words, observation);
    AddDepth(hit.words, observation);
    AddNotes(index, hit.words, observation);
    Keep(hit.words, std::move(observation));
  }
}

void Observer::AddDepth(WordRange at, Observation& observation) {
  observation.strength =
      StrengthAt(view_, triggers_, at, Attributions().ChainAt(at.begin));
  observation.words = Tellers().WordsAround(at.begin);
  for (const StrengthVerb& verb : observation.strength) {
    observation.why.push_back(
        {"strength: " + verb.name + " by `" + verb.verb.quote + "`",
         Stage::kContext, verb.verb, std::nullopt});
  }
}

std::optional<Value> Observer::DateFor(WordRange at) {
  const int clause = view_.ClauseOf(at);
  const StatedValue* nearest = nullptr;
  for (const StatedValue& value : view_.ValuesOf(view_.SentenceOf(at))) {
    if (value.value.kind != ValueKind::kDate || value.unresolved ||
        view_.ClauseOf(value.words) != clause ||
        AttachmentOf(view_, value) == Attachment::kAttributive ||
        MainVerbBetween(view_, at, value.words)) {
      continue;
    }
    if (nearest == nullptr ||
        WordsBetween(at, value.words) < WordsBetween(at, nearest->words)) {
      nearest = &value;
    }
  }
  if (nearest == nullptr) return std::nullopt;
  return nearest->value;
}

void Observer::ObserveAnswers(int index) {
  const Claim& claim = rules_.claims[static_cast<size_t>(index)];
  const ClaimHits& hits = view_.claim(index);
  std::vector<Hit> answers = hits.answers;
  for (Hit coarse : hits.coarser) {
    coarse.part = -1;
    answers.push_back(coarse);
  }
  answers = LongestOnly(answers);
  std::map<int, std::vector<WordRange>> by_sentence;
  for (const Hit& hit : answers) {
    by_sentence[view_.SentenceOf(hit.words)].push_back(hit.words);
  }
  std::map<int, std::vector<Hit>> patterns;
  if (!claim.pattern.empty()) {
    for (const auto& [sentence, ranges] : by_sentence) {
      patterns[sentence] = view_.PatternsOf(index, sentence, ranges);
    }
  }
  Found found;
  for (const Hit& hit : answers) {
    if (claim.kind == ClaimKind::kChoice &&
        IsChangedFrom(view_, hit.words,
                      by_sentence[view_.SentenceOf(hit.words)])) {
      Candidate before;
      before.at = hit.words;
      Reject(index, before, Stage::kValue, RejectedFor::kNotItsOwn,
             "what it was before a change");
      continue;
    }
    Candidate candidate;
    candidate.at = hit.words;
    candidate.close_words = kCloseWords;
    const std::set<std::string> own_words = WordsOf(*hit.phrase);
    candidate.own_words = &own_words;
    candidate.cue = CueInClause(hits.cue, hit.words);
    const std::vector<Hit>& here = patterns[view_.SentenceOf(hit.words)];
    const auto pattern =
        std::find_if(here.begin(), here.end(),
                     [&](const Hit& p) { return p.slot == hit.words; });
    if (pattern != here.end()) candidate.pattern = &*pattern;
    if (hit.part >= 0) {
      candidate.answer = claim.answers[static_cast<size_t>(hit.part)].id;
    }
    candidate.said =
        hit.part < 0 ? SaidBy("coarser: ", hit)
                     : SaidBy("answer: " + candidate.answer + " (", hit, ")");
    const bool anchored = !claim.cue.empty() || !claim.pattern.empty();
    if (anchored && candidate.cue == nullptr && candidate.pattern == nullptr) {
      Reject(
          index, candidate, Stage::kCue,
          claim.cue.empty() ? RejectedFor::kNotInPattern : RejectedFor::kNoCue,
          claim.cue.empty() ? "does not stand where `pattern:` wants it"
                            : "no cue in the clause");
      continue;
    }
    auto observation = Accept(index, candidate);
    if (!observation) continue;
    observation->coarse = hit.part < 0;
    if (hit.part >= 0) {
      const Answer& answer = claim.answers[static_cast<size_t>(hit.part)];
      observation->answers = {answer.id};
    }
    if (claim.kind == ClaimKind::kTimeline) {
      observation->value = DateFor(hit.words);
    }
    if (claim.kind == ClaimKind::kFraming) AddDepth(hit.words, *observation);
    found.emplace_back(hit.words, *std::move(observation));
  }
  if (claim.kind == ClaimKind::kList) {
    KeepLists(std::move(found));
    return;
  }
  for (auto& [at, observation] : found) Keep(at, std::move(observation));
}

// A list is what one sentence names, in one voice and polarity.
void Observer::KeepLists(Found found) {
  for (size_t i = 0; i < found.size(); ++i) {
    auto& [at, list] = found[i];
    const int sentence = view_.SentenceOf(at);
    if (list.chain.empty()) continue;  // Already part of one before.
    WordRange whole = at;
    for (size_t j = i + 1; j < found.size(); ++j) {
      auto& [other_at, other] = found[j];
      if (view_.SentenceOf(other_at) != sentence) break;
      if (other.chain.empty() || other.voice != list.voice ||
          other.polarity != list.polarity || other.coarse != list.coarse) {
        continue;
      }
      list.answers.insert(list.answers.end(), other.answers.begin(),
                          other.answers.end());
      list.why.insert(list.why.begin(), other.why.front());
      list.certainty = std::max(list.certainty, other.certainty);
      list.ambiguous = list.ambiguous || other.ambiguous;
      whole.end = std::max(whole.end, other_at.end);
      other.chain.clear();
    }
    std::sort(list.answers.begin(), list.answers.end());
    list.answers.erase(std::unique(list.answers.begin(), list.answers.end()),
                       list.answers.end());
    list.at = view_.EvidenceOf(whole);
    const WordRange words = view_.SentenceWords(sentence);
    list.closed = ContainsAny(view_, words, view_.pack().closed_lists) &&
                  !ContainsAny(view_, words, view_.pack().open_lists);
    Keep(whole, std::move(list));
  }
}

}  // namespace claimcheck
