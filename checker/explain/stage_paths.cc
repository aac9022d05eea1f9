#include "checker/explain/stage_paths.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "checker/explain/near_phrase.h"
#include "checker/explain/new_phrase.h"
#include "checker/match/observer.h"

namespace claimcheck {
namespace {

// The stages of one path, to be filled in any order.
class Stages {
 public:
  Stages() {
    for (int i = 0; i <= static_cast<int>(Stage::kStance); ++i) {
      steps_.push_back({static_cast<Stage>(i), StageState::kNotReached, "",
                        std::nullopt, std::nullopt});
    }
  }

  StageStep& Set(Stage stage, StageState state, std::string text = "") {
    StageStep& step = At(stage);
    step.state = state;
    step.text = std::move(text);
    return step;
  }

  StageStep& At(Stage stage) { return steps_[static_cast<size_t>(stage)]; }
  std::vector<StageStep> Take() { return std::move(steps_); }

 private:
  std::vector<StageStep> steps_;
};

std::string NotesText(const std::vector<std::string>& notes) {
  return notes.empty() ? ""
                       : absl::StrCat(" (", absl::StrJoin(notes, ", "), ")");
}

// The phrase of a field that stands for all of it.
std::optional<RuleSpot> FirstSpot(const Phrases& field) {
  if (field.empty() || field.front().file == nullptr) return std::nullopt;
  return SpotOf(field.front());
}

// What a reasoning path tells of its stages.
void TakeReasons(const std::vector<Reason>& reasons, Stages& stages) {
  for (const Reason& reason : reasons) {
    StageStep& step = stages.At(reason.stage);
    // Of several reasons of one stage the one with a rule says more.
    if (step.state == StageState::kPassed && step.rule) continue;
    step.state = StageState::kPassed;
    step.at = reason.at;
    step.rule = reason.rule;
    step.text = reason.brief;
  }
}

class PathMaker {
 public:
  explicit PathMaker(const Workbench& bench)
      : bench_(bench), claim_(bench.claim()), view_(bench.view()) {}

  // Who is named, where the source first does.
  void Subject(Stages& stages) const {
    if (const claimcheck::Subject* subject = bench_.subject()) {
      const Mention* first = bench_.mentions().First(claim_.about);
      if (first == nullptr) {
        StageStep& step =
            stages.Set(Stage::kSubject, StageState::kFailed,
                       subject->id + " is not named in the source");
        step.rule = FirstSpot(subject->names);
        return;
      }
      Named(*first, subject->id + " is named", StageState::kPassed, stages);
      return;
    }
    if (claim_.topic.empty()) {
      stages.Set(Stage::kSubject, StageState::kNotAsked, "about no subject");
      return;
    }
    Topic(stages);
  }

  void Topic(Stages& stages) const {
    const std::vector<Hit>& hits = bench_.hits().topic;
    if (hits.empty()) {
      stages
          .Set(Stage::kSubject, StageState::kFailed,
               "no phrase of `topic` in the source")
          .rule = FirstSpot(claim_.topic);
      return;
    }
    StageStep& step =
        stages.Set(Stage::kSubject, StageState::kPassed, "topic raised");
    step.at = view_.EvidenceOf(hits.front().words);
    step.rule = SpotOf(*hits.front().phrase);
  }

  void Named(const Mention& mention, std::string text, StageState state,
             Stages& stages) const {
    StageStep& step = stages.Set(Stage::kSubject, state, std::move(text));
    step.at = view_.EvidenceOf(mention.words);
    if (mention.phrase != nullptr) step.rule = SpotOf(*mention.phrase);
  }

  // Stages that a claim does not have.
  void NotAsked(Stages& stages) const {
    StageStep& cue = stages.At(Stage::kCue);
    if (cue.state == StageState::kNotReached && claim_.cue.empty() &&
        claim_.pattern.empty()) {
      stages.Set(Stage::kCue, StageState::kNotAsked, "the claim asks for none");
    }
    StageStep& binding = stages.At(Stage::kBinding);
    if (binding.state == StageState::kNotReached && claim_.about < 0) {
      stages.Set(Stage::kBinding, StageState::kNotAsked, "about no subject");
    }
  }

 private:
  const Workbench& bench_;
  const Claim& claim_;
  const SourceView& view_;
};

std::string ObservedIn(const Observation& observation) {
  if (observation.value) return FormatValue(*observation.value);
  return absl::StrJoin(observation.answers, ", ");
}

void ContextStep(const Observation& observation, Stages& stages) {
  std::vector<std::string> state = {
      std::string(PolarityName(observation.polarity)),
      std::string(CertaintyName(observation.certainty))};
  if (observation.verbatim) state.emplace_back("verbatim");
  if (observation.heading) state.emplace_back("in a heading");
  if (observation.caption) state.emplace_back("in a caption");
  if (observation.ambiguous) state.emplace_back("ambiguous");
  StageStep& step = stages.Set(Stage::kContext, StageState::kPassed,
                               absl::StrJoin(state, ", "));
  if (observation.context.empty()) return;
  const ContextMark& mark = observation.context.front();
  step.at = mark.trigger;
}

// The nearest phrase of what says the claim, and the field it is of.
struct NearField {
  std::string key;
  NearPhrase near;
};

std::optional<NearField> NearestField(const Workbench& bench, int sentence) {
  std::optional<NearField> nearest;
  const SourceView& view = bench.view();
  for (const NamedField& field : bench.Saying()) {
    auto near = NearestOf(view, *field.phrases, view.SentenceWords(sentence),
                          {/*other_words=*/true});
    if (!near) continue;
    if (!nearest || near->cost - near->matched <
                        nearest->near.cost - nearest->near.matched) {
      nearest = NearField{field.key, *std::move(near)};
    }
  }
  return nearest;
}

// What one sentence has of what the claim asks for.
class SentenceStages {
 public:
  SentenceStages(Workbench& bench, int sentence)
      : bench_(bench),
        view_(bench.view()),
        claim_(bench.claim()),
        sentence_(sentence),
        words_(view_.SentenceWords(sentence)) {}

  std::vector<StageStep> Make() {
    SubjectStep();
    CueStep();
    if (Masked()) {
      stages_.Set(Stage::kValue, StageState::kFailed,
                  "a byline, a link or the like asserts nothing");
    } else if (ValueKindOf(claim_.kind)) {
      ValueStep();
    } else {
      PhraseStep();
    }
    PathMaker(bench_).NotAsked(stages_);
    return stages_.Take();
  }

 private:
  bool Masked() const {
    for (int word = words_.begin; word < words_.end; ++word) {
      if (!view_.document().words[static_cast<size_t>(word)].masked) {
        return false;
      }
    }
    return true;
  }

  void SubjectStep() {
    const PathMaker maker(bench_);
    const Subject* subject = bench_.subject();
    if (subject == nullptr) {
      maker.Subject(stages_);
      return;
    }
    const Mention* rival = nullptr;
    for (const Mention* mention : bench_.mentions().In(words_)) {
      if (mention->subject == claim_.about) {
        maker.Named(*mention, subject->id + " is named", StageState::kPassed,
                    stages_);
        return;
      }
      if (rival == nullptr) rival = mention;
    }
    if (rival != nullptr) {
      maker.Named(*rival,
                  rival->subject < 0
                      ? "names something that may be several subjects"
                      : absl::StrCat("names another subject: ", IdOf(*rival)),
                  StageState::kFailed, stages_);
      return;
    }
    if (bench_.mentions().First(claim_.about) == nullptr) {
      NoName(*subject);
      return;
    }
    if (words_.empty()) return;
    const Binding binding =
        Bind(view_, bench_.mentions(), {words_.begin, words_.begin + 1},
             Attachment::kFree);
    const bool about = binding.subject == claim_.about;
    StageStep& step = stages_.Set(
        Stage::kSubject, about ? StageState::kPassed : StageState::kFailed,
        about ? absl::StrCat(subject->id, " is not named here: ", binding.how)
              : absl::StrCat("not named here, and what comes before is about "
                             "another subject"));
    if (binding.mention != nullptr) {
      step.at = view_.EvidenceOf(binding.mention->words);
      step.rule = SpotOf(*binding.mention->phrase);
    }
  }

  std::string IdOf(const Mention& mention) const {
    return bench_.rules().subjects[static_cast<size_t>(mention.subject)].id;
  }

  void NoName(const Subject& subject) {
    const auto near =
        NearestOf(view_, subject.names, words_, {/*other_words=*/true});
    StageStep& step =
        stages_.Set(Stage::kSubject, StageState::kFailed,
                    absl::StrCat(subject.id, " is not named in the source"));
    if (!near) {
      step.rule = FirstSpot(subject.names);
      return;
    }
    step.text += Nearest(*near);
    step.at = view_.EvidenceOf(near->words);
    step.rule = SpotOf(*near->phrase);
  }

  static std::string Nearest(const NearPhrase& near) {
    return absl::StrCat("; the nearest shares ", near.matched, " of ",
                        near.asked, near.asked == 1 ? " word" : " words");
  }

  void CueStep() {
    if (claim_.cue.empty() && claim_.pattern.empty()) return;
    for (const Hit& cue : bench_.hits().cue) {
      if (!words_.Contains(cue.words)) continue;
      StageStep& step = stages_.Set(Stage::kCue, StageState::kPassed);
      step.at = view_.EvidenceOf(cue.words);
      step.rule = SpotOf(*cue.phrase);
      return;
    }
    if (claim_.cue.empty()) {
      // Patterns are looked for around values.
      stages_.Set(Stage::kCue, StageState::kNotReached, "asks for a pattern")
          .rule = FirstSpot(claim_.pattern);
      return;
    }
    StageStep& step = stages_.Set(Stage::kCue, StageState::kFailed,
                                  "no phrase of `cue` in the sentence");
    step.rule = FirstSpot(claim_.cue);
    if (const auto near = NearestOf(view_, claim_.cue, words_, {})) {
      step.text += Nearest(*near);
      step.at = view_.EvidenceOf(near->words);
      step.rule = SpotOf(*near->phrase);
    }
  }

  bool Counted(const StatedValue& stated) const {
    constexpr int kReach = 2;
    return claim_.of.empty() ||
           std::any_of(bench_.hits().of.begin(), bench_.hits().of.end(),
                       [&](const Hit& hit) {
                         const int between = hit.words.begin - stated.words.end;
                         return 0 <= between && between <= kReach;
                       });
  }

  void ValueStep() {
    const std::string kind(ClaimKindName(claim_.kind));
    std::vector<StatedValue> values = bench_.ValuesIn(sentence_);
    std::stable_partition(
        values.begin(), values.end(),
        [&](const StatedValue& stated) { return bench_.Fits(stated.value); });
    for (const StatedValue& stated : values) {
      if (!Counted(stated)) continue;
      stages_
          .Set(Stage::kValue, StageState::kPassed,
               "= " + FormatValue(stated.value))
          .at = view_.EvidenceOf(stated.words);
      return;
    }
    if (!values.empty()) {
      StageStep& step = stages_.Set(Stage::kValue, StageState::kFailed,
                                    FormatValue(values.front().value) +
                                        " counts nothing that `of` asks for");
      step.at = view_.EvidenceOf(values.front().words);
      step.rule = FirstSpot(claim_.of);
      return;
    }
    StageStep& step =
        stages_.Set(Stage::kValue, StageState::kFailed,
                    absl::StrCat("no ", kind, " in the sentence"));
    for (const StatedValue& other : view_.ValuesOf(sentence_)) {
      step.text += ", only another value";
      step.at = view_.EvidenceOf(other.words);
      break;
    }
  }

  void PhraseStep() {
    const ClaimHits& hits = bench_.hits();
    for (const std::vector<Hit>* list :
         {&hits.says, &hits.answers, &hits.coarser, &hits.denies}) {
      for (const Hit& hit : *list) {
        if (!words_.Contains(hit.words)) continue;
        StageStep& step = stages_.Set(Stage::kValue, StageState::kPassed);
        step.at = view_.EvidenceOf(hit.words);
        step.rule = SpotOf(*hit.phrase);
        return;
      }
    }
    const std::vector<NamedField> fields = bench_.Saying();
    StageStep& step = stages_.Set(Stage::kValue, StageState::kFailed,
                                  "no phrase of the claim in the sentence");
    if (!fields.empty()) step.rule = FirstSpot(*fields.front().phrases);
    if (const auto near = NearestField(bench_, sentence_)) {
      step.text =
          absl::StrCat("no phrase of `", near->key, "`", Nearest(near->near));
      step.at = view_.EvidenceOf(near->near.words);
      step.rule = SpotOf(*near->near.phrase);
    }
  }

  Workbench& bench_;
  SourceView& view_;
  const Claim& claim_;
  const int sentence_;
  const WordRange words_;
  Stages stages_;
};

}  // namespace

StagePath EvidencePath(const Workbench& bench,
                       const JudgedObservation& judged) {
  const Observation& observation = judged.observation;
  StagePath path;
  path.kind = PathKind::kEvidence;
  path.at = observation.at;
  path.sentence = observation.sentence;
  path.observed = ObservedIn(observation);
  path.stance = judged.stance;
  const PathMaker maker(bench);
  Stages stages;
  maker.Subject(stages);
  TakeReasons(observation.why, stages);
  StageStep& value = stages.At(Stage::kValue);
  value.state = StageState::kPassed;
  if (!value.at) value.at = observation.at;
  if (!path.observed.empty()) value.text = "= " + path.observed;
  if (observation.uncued) {
    stages.Set(Stage::kCue, StageState::kPassed,
               "none, but it describes the subject itself");
  }
  ContextStep(observation, stages);
  std::vector<std::string> chain;
  for (const VoiceStep& step : observation.chain) chain.push_back(step.voice);
  stages.At(Stage::kVoice).text = absl::StrCat(
      absl::StrJoin(chain, " > "), "; stance of ", observation.voice);
  stages.Set(Stage::kComparison, StageState::kPassed, judged.why);
  stages.Set(Stage::kStance, StageState::kPassed,
             std::string(StanceName(judged.stance)) + NotesText(judged.notes));
  maker.NotAsked(stages);
  path.stages = stages.Take();
  return path;
}

StagePath RejectedPath(const Workbench& bench, const Rejection& rejection) {
  StagePath path;
  path.kind = PathKind::kRejected;
  path.at = rejection.at;
  const int sentence = bench.SentenceAt(rejection.at.span);
  if (sentence >= 0) {
    path.sentence = bench.view().SentenceEvidence(
        sentence, bench.WordsAt(rejection.at.span));
  }
  if (rejection.value) path.observed = FormatValue(*rejection.value);
  const PathMaker maker(bench);
  Stages stages;
  maker.Subject(stages);
  TakeReasons(rejection.passed, stages);
  if (rejection.value) {
    StageStep& value = stages.Set(Stage::kValue, StageState::kPassed,
                                  "= " + FormatValue(*rejection.value));
    value.at = rejection.at;
  }
  StageStep& failed =
      stages.Set(rejection.stage, StageState::kFailed, rejection.reason);
  failed.at = rejection.winner ? rejection.winner : rejection.modifies;
  failed.rule = rejection.rule;
  const Claim& claim = bench.claim();
  if (rejection.kind == RejectedFor::kNoCue) failed.rule = FirstSpot(claim.cue);
  if (rejection.kind == RejectedFor::kNotInPattern) {
    failed.rule = FirstSpot(claim.pattern);
  }
  if (rejection.kind == RejectedFor::kNotCounted) {
    failed.rule = FirstSpot(claim.of);
  }
  maker.NotAsked(stages);
  path.stages = stages.Take();
  return path;
}

StagePath SentencePath(Workbench& bench, int sentence) {
  StagePath path;
  path.kind = PathKind::kNothing;
  path.sentence = bench.view().SentenceEvidence(sentence, {});
  path.at = path.sentence;
  path.stages = SentenceStages(bench, sentence).Make();
  return path;
}

int NearestSentence(Workbench& bench) {
  const SourceView& view = bench.view();
  const Subject* subject = bench.subject();
  const bool named = subject == nullptr ||
                     bench.mentions().First(bench.claim().about) != nullptr;
  int best = -1;
  double most = 0;
  for (int s = 0; s < bench.sentences(); ++s) {
    double shared = 0;
    if (!named) {
      const auto near = NearestOf(view, subject->names, view.SentenceWords(s),
                                  {/*other_words=*/true});
      if (near) shared = near->matched - near->cost / 4;
      const auto words = NewPhrase(bench, subject->names, s, /*names=*/true);
      if (words) shared = std::max(shared, words->words - 0.5);
    } else if (bench.IsAbout(s)) {
      if (const auto near = NearestField(bench, s)) {
        shared = near->near.matched - near->near.cost / 4;
      }
      if (!bench.ValuesIn(s).empty()) shared += 1;
      if (!HitsIn(bench.hits().cue, view.SentenceWords(s)).empty()) shared += 1;
    }
    if (shared > most) {
      most = shared;
      best = s;
    }
  }
  return best;
}

}  // namespace claimcheck
