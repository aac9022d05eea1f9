#include "checker/explain/propose.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "checker/explain/new_phrase.h"
#include "checker/rules/claim_keys.h"

namespace claimcheck {
namespace {

// What a proposal costs, beside the cost of changing a phrase (near_phrase.h).
constexpr double kCueCost = 1;
constexpr double kCountedCost = 1.2;
constexpr double kPatternCost = 1.6;
constexpr double kNewNameCost = 1.8;
constexpr double kNewPhraseCost = 2.2;
constexpr double kFieldCost = 0.5;
constexpr double kOneWordCost = 0.5;
constexpr double kRivalCost = 4;
constexpr double kDeniesCost = 1.5;
constexpr double kLooseCost = 0.5;  // Of a value that only overlaps.
constexpr double kFarWordCost = 0.03;
constexpr double kNoVerbCost = 1;

// Words tried as a cue, phrases tried as they are or changed.
constexpr size_t kCueWords = 4;
constexpr size_t kNearPhrases = 4;
// "nine young sailors": words between a number and what it counts.
constexpr int kCountedReach = 3;
constexpr int kPatternReach = 8;
constexpr int kShortestCue = 3;

int Between(WordRange a, WordRange b) {
  if (a.Overlaps(b)) return 0;
  return a.end <= b.begin ? b.begin - a.end : a.begin - b.end;
}

// "`sail~` for `sail` and `...4` for `...2`".
std::string ChangesText(const NearPhrase& near) {
  std::string text;
  for (const PhraseChange& change : near.changes) {
    const std::string old = PhraseToString(*change.node);
    std::string now;
    switch (change.kind) {
      case PhraseChange::Kind::kStem:
        now = absl::StrCat(old, "~");
        break;
      case PhraseChange::Kind::kAlternative:
        now = absl::StrCat(old, " | ", change.text);
        break;
      case PhraseChange::Kind::kOptional:
        now = absl::StrCat("[", old, "]");
        break;
      case PhraseChange::Kind::kGap:
        now = absl::StrCat("...", change.gap);
        break;
      case PhraseChange::Kind::kGapBefore:
        now = absl::StrCat("...", change.gap, " ", old);
        break;
    }
    absl::StrAppend(&text, text.empty() ? "`" : " and `", now, "` for `", old,
                    "`");
  }
  return text;
}

class Proposer {
 public:
  Proposer(Workbench& bench, const Cell& cell, int line)
      : bench_(bench),
        view_(bench.view()),
        claim_(bench.claim()),
        cell_(cell),
        line_(line) {}

  std::vector<Proposal> All() {
    for (const Rejection& rejection : cell_.rejected) ForRejection(rejection);
    const bool valued = ValueKindOf(claim_.kind).has_value();
    for (int s = 0; s < bench_.sentences(); ++s) {
      if (!Wanted(s)) continue;
      if (valued) ForValues(s);
    }
    if (!valued) ForPhrases();
    if (bench_.subject() != nullptr &&
        bench_.mentions().First(claim_.about) == nullptr) {
      ForNames();
    }
    std::stable_sort(
        proposals_.begin(), proposals_.end(),
        [](const Proposal& a, const Proposal& b) { return a.cost < b.cost; });
    std::vector<Proposal> unique;
    for (Proposal& proposal : proposals_) {
      const bool known = std::any_of(
          unique.begin(), unique.end(),
          [&](const Proposal& one) { return one.edits == proposal.edits; });
      if (!known) unique.push_back(std::move(proposal));
    }
    return unique;
  }

 private:
  bool Wanted(int sentence) const {
    return sentence >= 0 && (line_ == 0 || bench_.Touches(sentence, line_));
  }

  const std::string& Language() const { return view_.pack().language; }

  bool May(std::string_view key) const { return KindHasKey(claim_.kind, key); }

  void Add(std::string what, std::vector<RuleEdit> edits, int sentence,
           double cost) {
    proposals_.push_back(
        {std::move(what), std::move(edits), sentence, at_, naming_, cost});
  }

  // Adds `alternative` to the field under `key`, or the key.
  void AddTo(const std::string& key, const Phrases& field,
             const std::string& alternative, int sentence, double cost) {
    const std::optional<RuleEdit> edit =
        field.empty() ? AddClaimKey(claim_, key, alternative)
                      : AddAlternative(field, Language(), alternative);
    if (!edit) return;
    Add(absl::StrCat("add `", alternative, "` to `", key, "`"), {*edit},
        sentence, cost);
  }

  void Change(const std::string& key, const NearPhrase& near, int sentence) {
    if (near.changes.empty()) return;
    if (auto edits = ChangePhrase(near)) {
      Add(absl::StrCat("in `", key, "`, ", ChangesText(near)),
          *std::move(edits), sentence, near.cost + FieldCost(key));
    }
  }

  // To deny is not the likeliest meaning of words that nearly say it.
  static double FieldCost(std::string_view key) {
    return key == "denies" ? kDeniesCost : 0;
  }

  void ForRejection(const Rejection& rejection) {
    const WordRange at = bench_.WordsAt(rejection.at.span);
    const int sentence = bench_.SentenceAt(rejection.at.span);
    if (!Wanted(sentence) || at.empty()) return;
    seen_.push_back(at);
    at_ = at;
    if (!bench_.Fits(rejection)) {
      ForContradiction(rejection, at, sentence);
    } else {
      ForCandidate(rejection, at, sentence);
    }
    at_ = {};
  }

  // Against the claim, so only what nearly stands beside a cue already.
  void ForContradiction(const Rejection& rejection, WordRange at,
                        int sentence) {
    if (rejection.kind == RejectedFor::kNoCue) NearCue(at, sentence);
    if (rejection.kind == RejectedFor::kNotCounted) NearCounted(at, sentence);
  }

  void ForCandidate(const Rejection& rejection, WordRange at, int sentence) {
    switch (rejection.kind) {
      case RejectedFor::kNoCue:
      case RejectedFor::kNoMention:
        ForCue(at, sentence);
        ForPattern(at, sentence);
        return;
      case RejectedFor::kNotInPattern:
        ForPattern(at, sentence);
        return;
      case RejectedFor::kNotItsOwn:
      case RejectedFor::kPartOfName:
        if (rejection.value) ForPattern(at, sentence);
        return;
      case RejectedFor::kNotCounted:
        ForCounted(at, sentence);
        return;
      case RejectedFor::kOtherSubject:
        ForRival(rejection, sentence);
        return;
      case RejectedFor::kNoSubject:
        ForModified(rejection, sentence);
        return;
      case RejectedFor::kNoDate:
      case RejectedFor::kJudged:
        return;  // No rule would change that.
    }
  }

  bool StandsInMention(int word) const {
    const Mention* around = bench_.mentions().LastBefore(word + 1, 0);
    return around != nullptr && around->words.Contains(word);
  }

  // Part of what says it, or the noun after it: "military alliance".
  bool IsAnswer(int word) const {
    const ClaimHits& hits = bench_.hits();
    for (const std::vector<Hit>* list :
         {&hits.says, &hits.answers, &hits.coarser}) {
      for (const Hit& hit : *list) {
        if (hit.words.begin <= word && word <= hit.words.end) return true;
      }
    }
    return false;
  }

  // A word that may be asked for: with a meaning, no name, no part of one.
  bool MayAsk(int word, WordRange at) const {
    if (at.Contains(word) || StandsInMention(word) || IsAnswer(word) ||
        view_.document().words[static_cast<size_t>(word)].masked ||
        !HasMeaning(view_, word) ||
        static_cast<int>(view_.Folded(word).size()) < kShortestCue) {
      return false;
    }
    const WordRange sentence = view_.SentenceWords(view_.SentenceOf(word));
    return !IsCapital(word) ||
           (word == sentence.begin && word + 1 < sentence.end &&
            !IsCapital(word + 1));
  }

  bool IsCapital(int word) const {
    const std::string_view written = view_.document().Text(
        view_.document().words[static_cast<size_t>(word)].range);
    return 'A' <= written.front() && written.front() <= 'Z';
  }

  // The words of `range` that a rule could ask for beside `at`, verbs first,
  // then the nearest.
  std::vector<int> WordsToAsk(WordRange range, WordRange at) const {
    std::vector<int> words;
    for (int word = range.begin; word < range.end; ++word) {
      if (MayAsk(word, at)) words.push_back(word);
    }
    std::stable_sort(words.begin(), words.end(), [&](int a, int b) {
      return std::pair(!view_.IsMainVerb(a), Between({a, a + 1}, at)) <
             std::pair(!view_.IsMainVerb(b), Between({b, b + 1}, at));
    });
    if (words.size() > kCueWords) words.resize(kCueWords);
    return words;
  }

  // Of a date that merely overlaps with the expected one, little is known.
  double LooseCost(WordRange at) {
    if (!claim_.expect) return 0;
    for (const StatedValue& stated :
         bench_.ValuesIn(view_.SentenceOf(at.begin))) {
      if (stated.words != at) continue;
      const Relation relation = Compare(stated.value, *claim_.expect);
      return relation == Relation::kOverlapping ? 2 * kLooseCost
             : relation == Relation::kCoarser   ? kLooseCost
                                                : 0;
    }
    return 0;
  }

  double WordCost(int word, WordRange at) {
    return LooseCost(at) + kFarWordCost * Between({word, word + 1}, at) +
           (view_.IsMainVerb(word) ? 0 : kNoVerbCost);
  }

  void ForCue(WordRange at, int sentence) {
    if (!May("cue")) return;
    NearCue(at, sentence);
    for (const int word : WordsToAsk(ClauseOf(at), at)) {
      AddTo("cue", claim_.cue, view_.Folded(word), sentence,
            kCueCost + WordCost(word, at));
    }
  }

  WordRange ClauseOf(WordRange at) const {
    return view_.document()
        .clauses[static_cast<size_t>(view_.ClauseOf(at))]
        .words;
  }

  void NearCue(WordRange at, int sentence) {
    if (auto near = NearestOf(view_, claim_.cue, ClauseOf(at), {})) {
      Change("cue", *near, sentence);
    }
  }

  void ForPattern(WordRange at, int sentence) {
    if (!May("pattern")) return;
    const WordRange words = view_.SentenceWords(sentence);
    const auto propose = [&](WordRange anchor, double cost) {
      const int distance = Between(anchor, at);
      if (anchor.Overlaps(at) || distance > kPatternReach) return;
      std::vector<std::string> asked;
      for (int word = anchor.begin; word < anchor.end; ++word) {
        asked.push_back(view_.Folded(word));
      }
      std::string phrase;
      for (const std::string& word : asked) {
        phrase += (phrase.empty() ? "" : " ") + word;
      }
      const std::string pattern = anchor.end <= at.begin
                                      ? phrase + GapText(distance) + "{value}"
                                      : "{value}" + GapText(distance) + phrase;
      AddTo("pattern", claim_.pattern, pattern, sentence,
            cost + kFarWordCost * distance);
    };
    for (const Hit& cue : bench_.hits().cue) {
      if (words.Contains(cue.words)) propose(cue.words, kPatternCost);
    }
    for (const int word : WordsToAsk(words, at)) {
      propose({word, word + 1}, kPatternCost + WordCost(word, at));
    }
    for (const Phrase& pattern : claim_.pattern) {
      if (auto near = FindNearPhrase(view_, pattern, words, {}, at)) {
        Change("pattern", *near, sentence);
      }
    }
  }

  void NearCounted(WordRange at, int sentence) {
    const int end = view_.SentenceWords(sentence).end;
    const WordRange after{at.end, std::min(end, at.end + kCountedReach)};
    if (after.empty()) return;
    if (auto near = NearestOf(view_, claim_.of, after, {})) {
      Change("of", *near, sentence);
    }
  }

  void ForCounted(WordRange at, int sentence) {
    if (claim_.of.empty()) return;
    NearCounted(at, sentence);
    const WordRange words = view_.SentenceWords(sentence);
    for (int word = at.end; word < std::min(words.end, at.end + kCountedReach);
         ++word) {
      if (!HasMeaning(view_, word)) return;
      AddTo("of", claim_.of, view_.Folded(word), sentence,
            kCountedCost + kFarWordCost * (word - at.end));
    }
  }

  void ForRival(const Rejection& rejection, int sentence) {
    if (!rejection.rule) return;
    for (const Subject& subject : bench_.rules().subjects) {
      if (subject.id != rejection.other) continue;
      for (const Phrases* field : {&subject.names, &subject.generic}) {
        for (const Phrase& phrase : *field) {
          if (phrase.span != rejection.rule->at.span) continue;
          if (const auto edit = RemovePhrase(*field, phrase)) {
            Add(absl::StrCat("if `", phrase.text,
                             "` were no name of the rival `", subject.id, "`"),
                {*edit}, sentence, kRivalCost);
          }
        }
      }
    }
  }

  // "a 3-year covenant": name what the value describes.
  void ForModified(const Rejection& rejection, int sentence) {
    const Subject* subject = bench_.subject();
    if (subject == nullptr || !rejection.modifies) return;
    const WordRange words = bench_.WordsAt(rejection.modifies->span);
    const Phrases& field =
        subject->generic.empty() ? subject->names : subject->generic;
    for (int word = words.begin; word < words.end; ++word) {
      if (!HasMeaning(view_, word)) continue;
      const auto edit = AddAlternative(field, Language(), view_.Folded(word));
      if (!edit) continue;
      Add(absl::StrCat("call the subject `", subject->id, "` `",
                       view_.Folded(word), "`"),
          {*edit}, sentence, kNewNameCost + 0.1 * (words.end - word));
    }
  }

  bool IsKnown(WordRange at) const {
    return std::find(seen_.begin(), seen_.end(), at) != seen_.end() ||
           std::any_of(
               cell_.evidence.begin(), cell_.evidence.end(),
               [&](const JudgedObservation& judged) {
                 return bench_.WordsAt(judged.observation.at.span).Overlaps(at);
               });
  }

  // Whether what stands there is about what the claim is about. Values that are
  // compared between sources may be of anything: there the topic must be raised
  // in the sentence.
  bool MaySpeakOfIt(const StatedValue& stated, int sentence) const {
    const WordRange at = stated.words;
    if (claim_.about >= 0) {
      const Binding binding =
          Bind(view_, bench_.mentions(), at, Attachment::kFree);
      if (binding.subject != claim_.about) return false;
      // The very value that is expected is hardly another thing's.
      if (claim_.expect) {
        return !binding.carried ||
               Compare(stated.value, *claim_.expect) == Relation::kEqual;
      }
    }
    const WordRange words = view_.SentenceWords(sentence);
    return claim_.topic.empty()
               ? !bench_.mentions().In(words).empty()
               : std::any_of(
                     bench_.hits().topic.begin(), bench_.hits().topic.end(),
                     [&](const Hit& hit) { return words.Contains(hit.words); });
  }

  // Values that were not even rejected: nothing beside them was asked for.
  void ForValues(int sentence) {
    for (const StatedValue& stated : bench_.ValuesIn(sentence)) {
      if (stated.unresolved || IsKnown(stated.words) ||
          !MaySpeakOfIt(stated, sentence)) {
        continue;
      }
      at_ = stated.words;
      if (!bench_.Fits(stated.value)) {
        NearCounted(at_, sentence);
        NearCue(at_, sentence);
      } else if (!claim_.of.empty()) {
        if (claim_.expect) ForCounted(at_, sentence);
      } else {
        ForCue(at_, sentence);
        ForPattern(at_, sentence);
      }
      at_ = {};
    }
  }

  struct Found {
    std::string key;
    const Phrases* field;
    NearPhrase near;
    int sentence;
  };

  void ForPhrases() {
    std::vector<Found> found;
    const std::vector<NamedField> fields = bench_.Saying();
    for (int s = 0; s < bench_.sentences(); ++s) {
      if (!Wanted(s) || !bench_.IsAbout(s)) continue;
      const WordRange words = view_.SentenceWords(s);
      const NearLimits limits{/*other_words=*/true};
      for (const NamedField& field : fields) {
        if (auto near = NearestOf(view_, *field.phrases, words, limits)) {
          if (near->changes.empty()) continue;
          found.push_back({field.key, field.phrases, *std::move(near), s});
        }
        ForNewPhrase(field, s);
      }
    }
    std::stable_sort(
        found.begin(), found.end(), [](const Found& a, const Found& b) {
          return a.near.cost - a.near.matched < b.near.cost - b.near.matched;
        });
    if (found.size() > kNearPhrases) found.resize(kNearPhrases);
    for (const Found& one : found) Change(one.key, one.near, one.sentence);
  }

  void ForNewPhrase(const NamedField& field, int sentence) {
    const auto phrase = NewPhrase(bench_, *field.phrases, sentence);
    // Half of a denial may as well be half of an assertion.
    if (!phrase || (field.key == "denies" && !phrase->whole)) return;
    AddTo(field.key, *field.phrases, phrase->text, sentence,
          kNewPhraseCost + 0.1 * phrase->words +
              (phrase->words == 1 ? kOneWordCost : 0) + FieldCost(field.key));
  }

  // Other names of the subject.
  void ForNames() {
    naming_ = true;
    const Subject& subject = *bench_.subject();
    const auto call = [&](const std::string& name, int sentence, double cost) {
      if (const auto edit = AddAlternative(subject.names, Language(), name)) {
        Add(absl::StrCat("call the subject `", subject.id, "` `", name, "`"),
            {*edit}, sentence, kNewNameCost + cost);
      }
    };
    for (int s = 0; s < bench_.sentences(); ++s) {
      if (!Wanted(s)) continue;
      const WordRange words = view_.SentenceWords(s);
      const auto near =
          NearestOf(view_, subject.names, words, {/*other_words=*/true});
      if (near && !near->changes.empty()) {
        if (auto edits = ChangePhrase(*near)) {
          Add(absl::StrCat("in the names of `", subject.id, "`, ",
                           ChangesText(*near)),
              *std::move(edits), s, near->cost + kFieldCost);
        }
        std::string name;
        for (int word = near->words.begin; word < near->words.end; ++word) {
          name += (name.empty() ? "" : " ") + view_.Folded(word);
        }
        call(name, s, near->cost / 2);
      }
      const auto shared = NewPhrase(bench_, subject.names, s, /*names=*/true);
      if (shared && shared->words > 1) call(shared->text, s, 1);
    }
    naming_ = false;
  }

  Workbench& bench_;
  const SourceView& view_;
  const Claim& claim_;
  const Cell& cell_;
  const int line_;
  std::vector<WordRange> seen_;  // Values that were rejected.
  bool naming_ = false;
  WordRange at_;  // What is being worked on.
  std::vector<Proposal> proposals_;
};

}  // namespace

std::vector<Proposal> Propose(Workbench& bench, const Cell& cell, int line) {
  return Proposer(bench, cell, line).All();
}

}  // namespace claimcheck
