// Observes the claims that compare a value: date, duration, number, quantity,
// money, percent.

#include <algorithm>

#include "checker/match/observer.h"

namespace claimcheck {
namespace {

// "36 short arches": words between a number and what it counts.
constexpr int kCountedReach = 2;

// The values as of this kind where they may be meant so: "5 pounds" is a mass
// or a sum of money, "a third" a number and a percentage.
std::vector<StatedValue> ReadAs(ValueKind kind,
                                std::vector<StatedValue> values) {
  for (StatedValue& stated : values) {
    if (stated.value.kind == kind) continue;
    const auto other =
        std::find_if(stated.others.begin(), stated.others.end(),
                     [&](const Value& one) { return one.kind == kind; });
    if (other == stated.others.end()) continue;
    stated.value = Value(*other);
  }
  return values;
}

}  // namespace

std::set<int> Observer::SentencesOfInterest(int index) {
  const Claim& claim = rules_.claims[static_cast<size_t>(index)];
  const ClaimHits& hits = view_.claim(index);
  std::set<int> sentences;
  for (const std::vector<Hit>* list : {&hits.cue, &hits.of}) {
    for (const Hit& hit : *list) sentences.insert(view_.SentenceOf(hit.words));
  }
  // Where a subject is mentioned, a value without a cue is a near miss.
  for (const Mention& mention : MentionsOf(claim).all()) {
    sentences.insert(view_.SentenceOf(mention.words));
  }
  sentences.merge(view_.SentencesOfPatterns(index));
  return sentences;
}

void Observer::ObserveValued(int index) {
  const Claim& claim = rules_.claims[static_cast<size_t>(index)];
  if (claim.about >= 0 && MentionsOf(claim).First(claim.about) == nullptr) {
    return;  // The subject is never raised.
  }
  std::map<int, std::vector<Hit>> cues;
  for (const Hit& hit : view_.claim(index).cue) {
    cues[view_.SentenceOf(hit.words)].push_back(hit);
  }
  for (int sentence : SentencesOfInterest(index)) {
    ObserveValuesIn(index, sentence, cues[sentence]);
  }
}

bool Observer::CountsWhatIsAsked(const ClaimHits& hits,
                                 const StatedValue& value) const {
  auto hit = std::lower_bound(
      hits.of.begin(), hits.of.end(), value.words.end,
      [](const Hit& a, int begin) { return a.words.begin < begin; });
  for (; hit != hits.of.end(); ++hit) {
    if (hit->words.begin - value.words.end > kCountedReach ||
        view_.SentenceOf(hit->words) != view_.SentenceOf(value.words)) {
      break;
    }
    bool clear = true;
    for (int word = value.words.end; word < hit->words.begin; ++word) {
      clear = clear && !view_.IsFunctionWord(word) && !view_.IsMainVerb(word);
    }
    if (clear) return true;
  }
  return false;
}

// "gas exports that reach 5 million tonnes": the cue stands right before the
// relative clause that has the value.
bool Observer::StandsBeforeRelative(WordRange cue, int clause) const {
  constexpr int kReach = 2;
  const WordRange words =
      view_.document().clauses[static_cast<size_t>(clause)].words;
  const int between = words.begin - cue.end;
  return between >= 0 && between <= kReach &&
         view_.SentenceOf(cue) == view_.SentenceOf(words) &&
         view_.pack().relative_words.contains(view_.Folded(words.begin));
}

// "the 2026 budget", "the June accord".
bool Observer::IsPartOfName(WordRange date, const Claim& claim,
                            Attachment attachment) {
  const Mention* around = MentionsOf(claim).LastBefore(date.begin + 1, 0);
  const bool inside = around != nullptr && around->words.Contains(date) &&
                      around->subject == claim.about;
  if (inside) return true;
  if (attachment != Attachment::kAttributive) return false;
  return Bind(view_, MentionsOf(claim), date, attachment).subject ==
         claim.about;
}

// Why a value is none that something has: a rate, the whole of a part, the old
// state of a change. Empty if it may be one.
std::string Observer::NotItsOwn(const StatedValue& stated,
                                const std::vector<StatedValue>& values) const {
  const LanguagePack& pack = view_.pack();
  const WordRange words = stated.words;
  const int sentence = view_.SentenceOf(words);
  const WordRange whole = view_.SentenceWords(sentence);
  if (stated.value.kind == ValueKind::kMoney &&
      stated.value.unit.find(" per ") == std::string::npos &&
      words.end < whole.end && view_.Between(words.end - 1, words.end) == " " &&
      pack.rate_words.contains(view_.Folded(words.end))) {
    return "a rate, not an amount";
  }
  std::vector<WordRange> others;
  for (const StatedValue& other : values) {
    if (other.value.kind == stated.value.kind) others.push_back(other.words);
  }
  if (IsChangedFrom(view_, words, others)) return "what it was before a change";
  if (stated.value.kind != ValueKind::kNumber) return "";
  // "40 of the 300 boats", "one of 300 boats", "Of the 300 boats, ...".
  int before = words.begin - 1;
  while (before > whole.begin &&
         pack.determiners.contains(view_.Folded(before))) {
    --before;
  }
  if (before < whole.begin || !pack.part_words.contains(view_.Folded(before))) {
    return "";
  }
  const std::vector<std::string>& ones = pack.values.pronoun_cardinals;
  const bool part =
      before == whole.begin ||
      std::any_of(others.begin(), others.end(),
                  [&](WordRange other) { return other.end == before; }) ||
      std::find(ones.begin(), ones.end(), view_.Folded(before - 1)) !=
          ones.end();
  return part ? "the whole that something is a part of" : "";
}

// "the opening was put off to May": the date after the verb belongs to what the
// verb puts off, though in another way than "was opened in May".
bool Observer::IsPutOffTo(WordRange cue, WordRange date) const {
  if (cue.end >= date.begin || date.begin < 1 ||
      !view_.pack().moved_to.contains(view_.Folded(date.begin - 1))) {
    return false;
  }
  const std::vector<FoundTrigger> all =
      FindTriggers(view_, triggers_, view_.SentenceOf(date));
  return std::any_of(all.begin(), all.end(), [&](const FoundTrigger& found) {
    return found.trigger->label == ContextLabel::kPartial &&
           found.trigger->direction == ContextTrigger::Direction::kBackward &&
           found.words.end + 1 == date.begin && found.scope.Contains(cue);
  });
}

const Hit* Observer::CueFor(const std::vector<Hit>& cues,
                            const std::vector<StatedValue>& values,
                            const StatedValue& value) const {
  const int clause = view_.ClauseOf(value.words);
  for (const Hit& cue : cues) {
    const bool is_date = value.value.kind == ValueKind::kDate;
    // "the pipeline carries 5 million tonnes": a verb after a noun tells of
    // it. But a date belongs to the last thing that happened.
    const bool parted = MainVerbBetween(view_, cue.words, value.words) &&
                        (is_date || cue.words.begin > value.words.begin ||
                         view_.IsMainVerb(cue.words.end - 1));
    if (!is_date || !IsPutOffTo(cue.words, value.words)) {
      if (parted ||
          (!IsOneClause(view_, view_.ClauseOf(cue.words), clause) &&
           !StandsBeforeRelative(cue.words, clause)) ||
          IsAnotherTime(view_, cue.words, value.words, is_date)) {
        continue;
      }
    }
    // Each cue has one value: the nearest.
    const int distance = WordsBetween(cue.words, value.words);
    const bool nearer_one = std::any_of(
        values.begin(), values.end(), [&](const StatedValue& other) {
          return other.words != value.words &&
                 other.value.kind == value.value.kind &&
                 view_.ClauseOf(other.words) == clause &&
                 AttachmentOf(view_, other) == Attachment::kFree &&
                 NotItsOwn(other, values).empty() &&
                 WordsBetween(cue.words, other.words) < distance &&
                 !MainVerbBetween(view_, cue.words, other.words);
        });
    if (!nearer_one) return &cue;
  }
  return nullptr;
}

void Observer::ObserveValuesIn(int index, int sentence,
                               const std::vector<Hit>& cues) {
  const Claim& claim = rules_.claims[static_cast<size_t>(index)];
  const ClaimHits& hits = view_.claim(index);
  const ValueKind kind = *ValueKindOf(claim.kind);
  const std::vector<StatedValue> values =
      ReadAs(kind, view_.ValuesOf(sentence));
  std::vector<WordRange> ranges;
  for (const StatedValue& value : values) {
    if (value.value.kind == kind) ranges.push_back(value.words);
  }
  const std::vector<Hit> patterns =
      claim.pattern.empty() ? std::vector<Hit>()
                            : view_.PatternsOf(index, sentence, ranges);
  for (const StatedValue& stated : values) {
    if (stated.value.kind != kind) continue;
    Candidate candidate;
    candidate.at = stated.words;
    candidate.value = stated.value;
    const auto pattern =
        std::find_if(patterns.begin(), patterns.end(),
                     [&](const Hit& hit) { return hit.slot == stated.words; });
    if (pattern != patterns.end()) candidate.pattern = &*pattern;
    candidate.cue = CueFor(cues, values, stated);
    if (stated.unresolved && claim.expect) {
      candidate.value = view_.WithoutYear(stated.words, claim.expect->days);
    }
    if (stated.unresolved && (!claim.expect || !candidate.value)) {
      if (candidate.cue != nullptr || candidate.pattern != nullptr) {
        candidate.value.reset();
        Reject(index, candidate, Stage::kValue, RejectedFor::kNoDate,
               "relative to the publication date, which the source lacks");
      }
      continue;
    }
    if (!claim.of.empty() && !CountsWhatIsAsked(hits, stated)) {
      if (candidate.cue != nullptr) {
        Reject(index, candidate, Stage::kValue, RejectedFor::kNotCounted,
               "counts something else than `of:` asks for");
      }
      continue;
    }
    const std::string not_its_own = NotItsOwn(stated, values);
    if (!not_its_own.empty() && candidate.pattern == nullptr) {
      Reject(index, candidate, Stage::kValue, RejectedFor::kNotItsOwn,
             not_its_own);
      continue;
    }
    candidate.attachment = AttachmentOf(view_, stated);
    if (kind == ValueKind::kDate && candidate.pattern == nullptr &&
        IsPartOfName(stated.words, claim, candidate.attachment)) {
      Reject(index, candidate, Stage::kBinding, RejectedFor::kPartOfName,
             "part of a name: tells which one, not when");
      continue;
    }
    candidate.change =
        kind != ValueKind::kDate && kind != ValueKind::kDuration &&
        stated.words.begin > 0 &&
        view_.pack().change_by.contains(view_.Folded(stated.words.begin - 1));
    const bool anchored = !claim.cue.empty() || !claim.pattern.empty();
    if (anchored && candidate.cue == nullptr && candidate.pattern == nullptr) {
      // Whose value it is says more than that a cue is missing.
      const Binding binding =
          Bind(view_, MentionsOf(claim), stated.words, candidate.attachment);
      if (binding.subject >= 0 && binding.subject != claim.about) {
        RejectBinding(index, candidate, binding);
        continue;
      }
      candidate.uncued = kind != ValueKind::kDate &&
                         candidate.attachment == Attachment::kAttributive &&
                         binding.subject == claim.about;
      if (!candidate.uncued) {
        Reject(index, candidate, Stage::kCue, RejectedFor::kNoCue,
               "no cue in the clause, or another value is nearer to it");
        continue;
      }
    }
    candidate.needs_mention = !anchored && claim.of.empty();
    if (auto observation = Accept(index, candidate)) {
      Keep(stated.words, *std::move(observation));
    }
  }
}

}  // namespace claimcheck
