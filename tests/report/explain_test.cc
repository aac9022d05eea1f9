#include "checker/report/explain.h"

#include <string>
#include <utility>
#include <vector>

#include "checker/report/explain_json.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/report/sample_report.h"
#include "tests/support/golden.h"

namespace claimcheck {
namespace {

using testing::HasSubstr;
using testing::Not;

// The stages that the sample's reasons tell of.
std::vector<StageStep> StagesOf(const std::vector<Reason>& reasons) {
  std::vector<StageStep> steps;
  for (int i = 0; i <= static_cast<int>(Stage::kStance); ++i) {
    StageStep& step = steps.emplace_back();
    step.stage = static_cast<Stage>(i);
    for (const Reason& reason : reasons) {
      if (reason.stage != step.stage) continue;
      const std::string text = reason.text.substr(reason.text.find(':') + 2);
      step = {step.stage, StageState::kPassed, text, reason.at, reason.rule};
    }
  }
  return steps;
}

CellExplanation Explained(const Sample& sample, int claim, int source) {
  const Cell& cell = sample.report.CellAt(claim, source);
  CellExplanation explanation;
  explanation.source = source;
  explanation.stance = cell.stance;
  for (size_t i = 0; i < cell.evidence.size(); ++i) {
    const Observation& observation = cell.evidence[i].observation;
    StagePath& path = explanation.paths.emplace_back();
    path.kind = PathKind::kEvidence;
    path.at = observation.at;
    path.sentence = observation.sentence;
    path.stance = cell.evidence[i].stance;
    path.stages = StagesOf(observation.why);
    path.index = i;
  }
  for (size_t i = 0; i < cell.rejected.size(); ++i) {
    const Rejection& rejection = cell.rejected[i];
    StagePath& path = explanation.paths.emplace_back();
    path.kind = PathKind::kRejected;
    path.at = path.sentence = rejection.at;
    path.stages = StagesOf(rejection.passed);
    StageStep& failed = path.stages[static_cast<size_t>(rejection.stage)];
    failed = {rejection.stage, StageState::kFailed, rejection.reason,
              rejection.winner, rejection.rule};
    path.index = i;
    if (cell.evidence.empty()) explanation.nearest = 0;
  }
  return explanation;
}

std::string Rendered(const Sample& sample, int claim, int source,
                     const TextOptions& options = {}) {
  return RenderExplanation(sample.report, claim,
                           {Explained(sample, claim, source)}, options);
}

TEST(RenderExplanationTest, TellsHowEveryCellCameAbout) {
  const Sample sample = MakeSample();
  std::string all;
  for (int claim = 0; claim < 5; ++claim) {
    std::vector<CellExplanation> cells;
    for (int source = 0; source < 3; ++source) {
      cells.push_back(Explained(sample, claim, source));
    }
    all += RenderExplanation(sample.report, claim, cells, {}) + "\n";
  }
  ExpectGolden("report/expected/explanation.txt", all);
}

TEST(RenderExplanationTest, ShowsTheRuleFilesOwnWordsBesideTheSources) {
  const Sample sample = MakeSample();
  const std::string text = Rendered(sample, 0, 0);
  EXPECT_THAT(text, HasSubstr("✓ cue: "));
  EXPECT_THAT(text, HasSubstr("rule rules/bridge.yaml:9:10"));
  EXPECT_THAT(text, HasSubstr("`open~`"));
  EXPECT_THAT(text, Not(HasSubstr("city-wire")));
}

TEST(RenderExplanationTest, SaysWhatAChangeWritesWhereAndWhatItBreaks) {
  const Sample sample = MakeSample();
  CellExplanation cell = Explained(sample, 2, 1);
  const auto file =
      TextFile::Create("rules/bridge.yaml", "claims:\n  - cue: open~\n");
  ASSERT_TRUE(file.ok());
  Suggestion suggestion;
  suggestion.what = "add `unveiled` to `cue`";
  suggestion.edits = {{*file, {22, 22}, " | unveiled"}};
  suggestion.at = sample.report.CellAt(2, 1).rejected[0].at;
  suggestion.stance = Stance::kAgree;
  suggestion.breaks = {{{"rules/bridge.yaml", {{90, 99}, {14, 9}, "text"}},
                        Stance::kOmit,
                        Stance::kAgree}};
  cell.suggestion = suggestion;
  const std::string text = RenderExplanation(sample.report, 2, {cell}, {});
  EXPECT_THAT(text, HasSubstr("would match: add `unveiled` to `cue`; then "
                              "= agree by \"traffic\""));
  EXPECT_THAT(text, HasSubstr("at rules/bridge.yaml:2:15: `- cue: open~` -> "
                              "`- cue: open~ | unveiled`"));
  EXPECT_THAT(text, HasSubstr("it makes the test at rules/bridge.yaml:14:9 "
                              "fail: expected omit, got agree"));

  const auto json =
      nlohmann::json::parse(RenderExplanationJson(sample.report, 2, {cell}));
  EXPECT_EQ(json["schema"], "claimcheck-explain/1");
  const auto& edit = json["cells"][0]["suggestion"]["edits"][0];
  EXPECT_EQ(edit["begin"], 22);
  EXPECT_EQ(edit["end"], 22);
  EXPECT_EQ(edit["line"], 2);
  EXPECT_EQ(edit["column"], 15);
  EXPECT_EQ(edit["old"], "");
  EXPECT_EQ(edit["new"], " | unveiled");
  EXPECT_EQ(json["cells"][0]["nearest"], 0);
}

TEST(RenderExplanationTest, MakesControlCharactersVisible) {
  Sample sample = MakeSample();
  sample.At(0, 0).evidence[0].observation.why[1].text = "cue: \x1b[8mhidden";
  sample.At(0, 0).rejected[0].reason = "\x1b[2J";
  const std::string text = Rendered(sample, 0, 0);
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, HasSubstr("\\u{1b}[8mhidden"));
}

TEST(RenderExplanationTest, BreaksLongLinesInsideTheTree) {
  Sample sample = MakeSample();
  sample.At(0, 0).why = std::string(30, 'a') + " " + std::string(30, 'b');
  EXPECT_THAT(Rendered(sample, 0, 0, {.width = 50}),
              HasSubstr("├─ why: " + std::string(30, 'a') + "\n│     " +
                        std::string(30, 'b') + "\n"));
}

}  // namespace
}  // namespace claimcheck
