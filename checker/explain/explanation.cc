#include "checker/explain/explanation.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "checker/explain/stage_paths.h"

namespace claimcheck {
namespace {

class Explainer {
 public:
  Explainer(const RuleSet& rules, int claim, const Source& source,
            const PlacedCell& there, int line, Suggested suggested,
            const FileReader& read)
      : rules_(rules),
        index_(claim),
        source_(source),
        cell_(there.cell),
        suggested_(suggested),
        read_(read),
        bench_(rules, claim, source) {
    out_.source = there.source;
    out_.line = line;
    out_.stance = cell_.stance;
  }

  CellExplanation Explain() {
    AddCandidates();
    const bool said = std::any_of(
        out_.paths.begin(), out_.paths.end(),
        [](const auto& path) { return path.kind == PathKind::kEvidence; });
    if (!said) {
      SetSuggestion();
      if (!out_.suggestion && suggested_ == Suggested::kAnything) {
        bench_.TakeAnyValue();
        SetSuggestion();
      }
    }
    AddSentences(said);
    if (cell_.stance == Stance::kSilent) AddRaising();
    if (!said) {
      SetNearest();
      if (!out_.suggestion) out_.advice = Advice();
    }
    return std::move(out_);
  }

 private:
  void SetSuggestion() {
    const std::vector<Proposal> proposals = Propose(bench_, cell_, out_.line);
    out_.suggestion =
        Suggest(rules_, index_, source_, bench_, proposals, read_);
    for (const Proposal& proposal : proposals) {
      if (proposal.name && name_.empty()) name_ = proposal.what;
    }
    if (!out_.suggestion) {
      out_.suggestion = SuggestWithName(rules_, index_, source_, bench_,
                                        proposals, out_.line, read_);
    }
  }

  bool Wanted(const Evidence& at) const {
    const int sentence = bench_.SentenceAt(at.span);
    return out_.line == 0 ||
           (sentence >= 0 && bench_.Touches(sentence, out_.line));
  }

  void AddCandidates() {
    for (size_t i = 0; i < cell_.evidence.size(); ++i) {
      if (!Wanted(cell_.evidence[i].observation.at)) continue;
      out_.paths.push_back(EvidencePath(bench_, cell_.evidence[i]));
      out_.paths.back().index = i;
    }
    for (size_t i = 0; i < cell_.rejected.size(); ++i) {
      if (!Wanted(cell_.rejected[i].at)) continue;
      out_.paths.push_back(RejectedPath(bench_, cell_.rejected[i]));
      out_.paths.back().index = i;
    }
  }

  bool HasPath(int sentence) const {
    return std::any_of(out_.paths.begin(), out_.paths.end(),
                       [&](const StagePath& path) {
                         return bench_.SentenceAt(path.at.span) == sentence;
                       });
  }

  // Sentences where nothing was found: all of a line that was asked for, else
  // the one that came nearest.
  void AddSentences(bool said) {
    if (out_.line != 0) {
      for (int s = 0; s < bench_.sentences(); ++s) {
        if (bench_.Touches(s, out_.line) && !HasPath(s)) {
          out_.paths.push_back(SentencePath(bench_, s));
        }
      }
      return;
    }
    if (said) return;
    if (out_.suggestion) {
      const int sentence = bench_.SentenceAt(out_.suggestion->at.span);
      if (!HasPath(sentence)) {
        out_.paths.push_back(SentencePath(bench_, sentence));
      }
    } else if (out_.paths.empty()) {
      const int sentence = NearestSentence(bench_);
      if (sentence >= 0) out_.paths.push_back(SentencePath(bench_, sentence));
    }
  }

  // As the matcher takes them: the topic if there is one, else the subject; a
  // claim without either by what it says.
  void AddRaising() {
    const Claim& claim = bench_.claim();
    const Subject* subject = bench_.subject();
    const Phrases& raising = !claim.topic.empty() ? claim.topic
                             : subject != nullptr ? subject->names
                                                  : claim.says;
    for (const Phrase& phrase : raising) {
      if (phrase.language.empty() ||
          phrase.language == bench_.view().pack().language) {
        out_.raised_by.push_back(SpotOf(phrase));
      }
    }
  }

  // What fits before what does not, then what came furthest.
  void SetNearest() {
    const int wanted =
        out_.suggestion ? bench_.SentenceAt(out_.suggestion->at.span) : -1;
    const auto rank = [&](const StagePath& path) {
      const std::optional<Stage> stop = path.StoppedAt();
      const bool fits = path.kind != PathKind::kRejected ||
                        bench_.Fits(cell_.rejected[path.index]);
      return std::tuple(bench_.SentenceAt(path.at.span) == wanted,
                        path.kind == PathKind::kRejected, fits,
                        stop ? static_cast<int>(*stop) : 0);
    };
    for (size_t i = 0; i < out_.paths.size(); ++i) {
      if (!out_.nearest ||
          rank(out_.paths[i]) > rank(out_.paths[*out_.nearest])) {
        out_.nearest = i;
      }
    }
  }

  bool HasValues() {
    for (int s = 0; s < bench_.sentences(); ++s) {
      if (out_.line != 0 && !bench_.Touches(s, out_.line)) continue;
      for (const StatedValue& stated : bench_.ValuesIn(s)) {
        if (bench_.Fits(stated.value) && bench_.IsAbout(s)) return true;
      }
    }
    return false;
  }

  // Why there is no suggestion.
  std::string Advice() {
    const std::string where =
        out_.line == 0 ? "the source" : absl::StrCat("line ", out_.line);
    bool rejected = false;
    bool fits = false;
    for (const StagePath& path : out_.paths) {
      if (path.kind != PathKind::kRejected) continue;
      const Rejection& rejection = cell_.rejected[path.index];
      if (rejection.kind == RejectedFor::kNoDate) {
        return "a date depends on when the source was published: write "
               "`published:` into the corpus";
      }
      rejected = true;
      fits = fits || bench_.Fits(rejection);
    }
    if (rejected && !fits) {
      return "nothing near it: what was rejected is not what the claim expects "
             "either";
    }
    if (rejected) {
      return "no single change of the rules makes it match here";
    }
    const Subject* subject = bench_.subject();
    if (subject != nullptr &&
        bench_.mentions().First(bench_.claim().about) == nullptr) {
      const std::string unnamed = absl::StrCat("nothing near it: ", where,
                                               " does not name ", subject->id);
      if (!name_.empty()) {
        return absl::StrCat(unnamed, ", and to ", name_, " is not enough");
      }
      return absl::StrCat(unnamed,
                          ", and no name of it shares enough words with it");
    }
    if (ValueKindOf(bench_.claim().kind) && HasValues()) {
      return absl::StrCat("nothing near it: no value of ", where,
                          " that the claim could mean stands beside words to "
                          "ask for");
    }
    if (ValueKindOf(bench_.claim().kind)) {
      return absl::StrCat("nothing near it: ", where, " gives no ",
                          std::string(ClaimKindName(bench_.claim().kind)),
                          " that the claim could mean");
    }
    return absl::StrCat("nothing near it: no sentence of ", where,
                        subject == nullptr
                            ? std::string()
                            : absl::StrCat(" about ", subject->id),
                        " shares enough words with a phrase of the claim");
  }

  const RuleSet& rules_;
  const int index_;
  const Source& source_;
  const Cell& cell_;
  const Suggested suggested_;
  const FileReader& read_;
  Workbench bench_;
  std::string name_;  // What would name the subject, if anything.
  CellExplanation out_;
};

}  // namespace

std::string_view StageStateName(StageState state) {
  switch (state) {
    case StageState::kPassed:
      return "passed";
    case StageState::kFailed:
      return "failed";
    case StageState::kNotReached:
      return "not-reached";
    case StageState::kNotAsked:
      return "not-asked";
  }
  return "";
}

std::string_view PathKindName(PathKind kind) {
  switch (kind) {
    case PathKind::kEvidence:
      return "evidence";
    case PathKind::kRejected:
      return "rejected";
    case PathKind::kNothing:
      return "nothing";
  }
  return "";
}

std::optional<Stage> StagePath::StoppedAt() const {
  for (const StageStep& step : stages) {
    if (step.state == StageState::kFailed) return step.stage;
  }
  return std::nullopt;
}

bool HasSentenceAt(const RuleSet& rules, int claim, const Source& source,
                   int line) {
  return Workbench(rules, claim, source).TouchesAny(line);
}

CellExplanation ExplainCell(const RuleSet& rules, int claim,
                            const Source& source, const PlacedCell& there,
                            int line, Suggested suggested,
                            const FileReader& read) {
  return Explainer(rules, claim, source, there, line, suggested, read)
      .Explain();
}

}  // namespace claimcheck
