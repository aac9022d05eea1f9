#include "checker/match/strength.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "checker/text/clauses.h"

namespace claimcheck {
namespace {

// A verb of the scale where it stands.
struct ScaleHit {
  WordRange words;
  int level = 0;
};

class StrengthFinder {
 public:
  StrengthFinder(const SourceView& view, const TriggerIndex& triggers,
                 const std::vector<const Attribution*>& chain)
      : view_(view),
        words_(view.pack().attribution),
        scale_(view.pack().strength),
        triggers_(triggers),
        chain_(chain) {}

  std::vector<StrengthVerb> Find(WordRange at) {
    Search(at);
    for (const Attribution* attribution : chain_) {
      if (attribution->cue.empty()) continue;
      if (const auto hit = HitAt(attribution->cue.begin)) Add(*hit);
    }
    std::vector<StrengthVerb> found;
    std::sort(hits_.begin(), hits_.end(),
              [](const ScaleHit& a, const ScaleHit& b) {
                return std::tuple(a.level, a.words.begin) <
                       std::tuple(b.level, b.words.begin);
              });
    for (const ScaleHit& hit : hits_) {
      found.push_back({hit.level, scale_.levels[static_cast<size_t>(hit.level)],
                       view_.EvidenceOf(hit.words)});
    }
    return found;
  }

 private:
  // The longest verb of the scale that begins at `word`, in its sentence.
  std::optional<ScaleHit> HitAt(int word) const {
    const auto found = scale_.verbs.find(view_.Folded(word));
    if (found == scale_.verbs.end()) return std::nullopt;
    const int end = view_.SentenceWords(view_.SentenceOf(word)).end;
    for (const StrengthScale::Verb& verb : found->second) {
      const int size = static_cast<int>(verb.words.size());
      if (word + size > end) continue;
      bool matches = true;
      for (int i = 1; i < size && matches; ++i) {
        matches = view_.Between(word + i - 1, word + i) == " " &&
                  view_.Folded(word + i) == verb.words[static_cast<size_t>(i)];
      }
      if (matches) return ScaleHit{{word, word + size}, verb.level};
    }
    return std::nullopt;
  }

  void Search(WordRange at) {
    const std::vector<Clause>& clauses = view_.document().clauses;
    const int sentence = view_.SentenceOf(at);
    int clause = view_.ClauseOf(at);
    int end = at.end;  // Verbs are looked for before it.
    while (clause >= 0 &&
           clauses[static_cast<size_t>(clause)].sentence == sentence) {
      const WordRange words = clauses[static_cast<size_t>(clause)].words;
      if (SearchBefore({words.begin, std::min(end, words.end)})) return;
      if (words.Contains(at.begin) && SearchAfter(at, words)) return;
      if (!HangsOnClauseBefore(words)) return;
      end = words.begin;
      --clause;
    }
  }

  // The nearest verb, going back from the end of `words`.
  bool SearchBefore(WordRange words) {
    for (int word = words.end - 1; word >= words.begin; --word) {
      const auto hit = HitAt(word);
      if (!hit || !Governs(*hit, words)) continue;
      Add(*hit);
      AddOuter(hit->words.begin, words);
      return true;
    }
    return false;
  }

  // "agreed to discuss": what the infinitive at `verb` hangs on governs too.
  void AddOuter(int verb, WordRange clause) {
    constexpr int kReach = 4;
    if (verb == clause.begin || !IsInfinitive(verb)) return;
    for (int word = verb - 2; word >= std::max(clause.begin, verb - kReach);
         --word) {
      const auto outer = HitAt(word);
      // "committed to" holds the infinitive's own "to".
      if (!outer || outer->words.end < verb - 1) continue;
      if (Governs(*outer, clause)) Add(*outer);
      return;
    }
  }

  // "Trade was discussed": a passive whose subject stands at `at`.
  bool SearchAfter(WordRange at, WordRange clause) {
    for (int word = at.end; word < clause.end; ++word) {
      const auto hit = HitAt(word);
      if (!hit && !view_.IsMainVerb(word)) continue;
      if (!hit || !IsPassive(word) || !Counts(*hit)) return false;
      Add(*hit);
      return true;
    }
    return false;
  }

  bool IsPassive(int verb) const {
    constexpr int kReach = 2;
    const int begin = view_.SentenceWords(view_.SentenceOf(verb)).begin;
    for (int word = verb - 1; word >= std::max(begin, verb - kReach); --word) {
      if (words_.passive_auxiliaries.contains(view_.Folded(word))) return true;
    }
    return false;
  }

  // "which hit the port", "that the port reopens", and what has no verb: the
  // clause before says how it was taken up.
  bool HangsOnClauseBefore(WordRange clause) const {
    const std::string& first = view_.Folded(clause.begin);
    if (view_.pack().relative_words.contains(first) ||
        words_.complementizers.contains(first)) {
      return true;
    }
    for (int word = clause.begin; word < clause.end; ++word) {
      if (LooksLikeVerb(view_.pack().segment, view_.Folded(word))) return false;
    }
    return true;
  }

  bool IsInfinitive(int verb) const {
    return view_.pack().headline_plans.contains(view_.Folded(verb - 1));
  }

  // Whether the hit is a verb that takes what follows it. A passive takes what
  // stands before it, but for "it was agreed to ...".
  bool Governs(const ScaleHit& hit, WordRange clause) const {
    return !IsModifier(hit, clause) &&
           (!IsPassive(hit.words.begin) ||
            view_.pack().anaphors.contains(view_.Folded(clause.begin))) &&
           Counts(hit);
  }

  // "the agreed text", "in support of", "offered support", "an accord signed
  // in spring": no verb of the sentence.
  bool IsModifier(const ScaleHit& hit, WordRange clause) const {
    const int verb = hit.words.begin;
    const WordRange sentence = view_.SentenceWords(view_.SentenceOf(verb));
    if (verb == sentence.begin || view_.Between(verb - 1, verb) != " ") {
      return false;
    }
    const std::string& before = view_.Folded(verb - 1);
    const LanguagePack& pack = view_.pack();
    if (pack.relative_words.contains(before) ||
        pack.headline_plans.contains(before)) {
      return false;
    }
    if (pack.determiners.contains(before) ||
        words_.object_prepositions.contains(before)) {
      return true;
    }
    if (hit.words.size() > 1) return false;
    if (!HasVerbEnding(view_.Folded(verb))) {
      return view_.IsMainVerb(verb - 1) && HasVerbEnding(before);
    }
    const bool participle =
        hit.words.end < sentence.end && !view_.IsFunctionWord(verb - 1) &&
        words_.object_prepositions.contains(view_.Folded(hit.words.end));
    if (!participle) return false;
    for (int word = verb - 1; word >= clause.begin; --word) {
      if (view_.IsMainVerb(word)) return true;
      if (word > clause.begin && view_.Between(word - 1, word) != " ") break;
    }
    return false;
  }

  bool HasVerbEnding(const std::string& folded) const {
    for (const std::string& ending : view_.pack().segment.verb_endings) {
      if (folded.ends_with(ending)) return true;
    }
    return false;
  }

  // Said of what is or was done, by the one who speaks at the place.
  bool Counts(const ScaleHit& hit) const {
    if (!chain_.empty() && !IsHeld(hit.words)) return false;
    constexpr int kCloseWords = 3;
    const Context context =
        ContextOf(view_, triggers_, hit.words, hit.words, kCloseWords);
    return context.polarity == Polarity::kAffirmed &&
           context.certainty < Certainty::kPlanned;
  }

  bool IsHeld(WordRange verb) const {
    for (const Attribution* attribution : chain_) {
      if (attribution->cue.Overlaps(verb)) return true;
    }
    for (const WordRange& part : chain_.front()->content) {
      if (part.Contains(verb)) return true;
    }
    return false;
  }

  void Add(const ScaleHit& hit) {
    for (const ScaleHit& known : hits_) {
      if (known.words.Overlaps(hit.words)) return;
    }
    hits_.push_back(hit);
  }

  const SourceView& view_;
  const AttributionWords& words_;
  const StrengthScale& scale_;
  const TriggerIndex& triggers_;
  const std::vector<const Attribution*>& chain_;
  std::vector<ScaleHit> hits_;
};

}  // namespace

std::vector<StrengthVerb> StrengthAt(
    const SourceView& view, const TriggerIndex& triggers, WordRange at,
    const std::vector<const Attribution*>& chain) {
  if (view.pack().strength.levels.empty()) return {};
  return StrengthFinder(view, triggers, chain).Find(at);
}

}  // namespace claimcheck
