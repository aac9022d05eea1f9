// Why a cell is what it is, stage by stage, and what would change it.

#ifndef CHECKER_EXPLAIN_EXPLANATION_H_
#define CHECKER_EXPLAIN_EXPLANATION_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/corpus/source.h"
#include "checker/explain/suggest.h"
#include "checker/match/observation.h"
#include "checker/rules/load_rules.h"
#include "checker/rules/rule_set.h"
#include "checker/verdict/report.h"

namespace claimcheck {

enum class StageState { kPassed, kFailed, kNotReached, kNotAsked };
std::string_view StageStateName(StageState state);

// What one stage had to say.
struct StageStep {
  Stage stage = Stage::kSubject;
  StageState state = StageState::kNotReached;
  std::string text;              // Lower case, without the stage's name.
  std::optional<Evidence> at;    // The words of the source that decided it.
  std::optional<RuleSpot> rule;  // The phrase of the rules that decided it.
};

// What became of a place of the source.
enum class PathKind { kEvidence, kRejected, kNothing };
std::string_view PathKindName(PathKind kind);

// The way of one candidate; of a sentence without any, of the sentence.
//
// Shape: `stages` has each stage once, in order; of a candidate that failed
//        one is kFailed, of a sentence one or more are.
struct StagePath {
  PathKind kind = PathKind::kNothing;
  Evidence at;
  Evidence sentence;
  std::string observed;  // The value or answers, for people; may be empty.
  std::optional<Stance> stance;
  std::vector<StageStep> stages;
  // kEvidence: index into the cell's evidence; kRejected: into `rejected`.
  size_t index = 0;

  std::optional<Stage> StoppedAt() const;
};

// Shape: paths: evidence and rejections in the cell's order, then sentences
//        without either: those of the line that was asked for, or the nearest.
struct CellExplanation {
  int source = 0;  // An index into the report.
  int line = 0;    // The line that was asked for, or 0.
  Stance stance = Stance::kSilent;
  std::vector<StagePath> paths;
  // Without evidence: the path that came nearest.
  std::optional<size_t> nearest;
  std::optional<Suggestion> suggestion;
  // Of a silent cell: the phrases that would have raised subject or topic.
  std::vector<RuleSpot> raised_by;
  // Where there is none: "nothing near it: ...", or what else would help.
  std::string advice;
};

// True if a sentence of the source touches the line.
bool HasSentenceAt(const RuleSet& rules, int claim, const Source& source,
                   int line);

// What a suggestion may make of a cell without evidence: what the claim
// expects; or, if nothing gives that, what contradicts it, too.
enum class Suggested { kExpected, kAnything };

// Explains the cell `there` of `claim` (an index into `rules`, with all its
// claims) in `source`; only what touches `line` if that is not 0. A suggestion
// is looked for where there is no evidence (in the line). `read` as for
// LoadRules.
CellExplanation ExplainCell(const RuleSet& rules, int claim,
                            const Source& source, const PlacedCell& there,
                            int line, Suggested suggested,
                            const FileReader& read);

}  // namespace claimcheck

#endif  // CHECKER_EXPLAIN_EXPLANATION_H_
