#include <string>
#include <vector>

#include "checker/base/sha256.h"
#include "checker/report/render_diff.h"
#include "checker/verdict/report_diff.h"
#include "checker/verdict/report_keys.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/support/golden.h"
#include "tests/support/run.h"

namespace claimcheck {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char kRules[] = R"(schema: claimcheck/1
subjects:
  bridge: {names: [the Tarn Bridge]}
claims:
  - id: opened
    kind: date
    claim: The bridge was opened on 4 June 2021.
    about: bridge
    cue: open~
    expect: 2021-06-04
  - id: lanes
    kind: number
    claim: The bridge has 2 lanes.
    about: bridge
    of: lane~
    expect: 2
)";

Report ReportOf(const std::string& rules,
                const std::vector<std::pair<std::string, std::string>>& texts) {
  std::vector<Source> sources;
  for (const auto& [id, text] : texts) {
    sources.push_back(TextSource(id, text, "2021-06-10"));
    sources.back().sha256 = Sha256Hex(text);
  }
  const auto run = Check(RulesFrom(rules), std::move(sources));
  AddKeys(run->rules, run->report);
  return run->report;
}

NamedDiff Sample() {
  std::string edited = kRules;
  edited.replace(edited.find("expect: 2\n"), 9, "expect: 3");
  NamedDiff named{
      {"HEAD~1", std::string(40, 'a'),
       ReportOf(kRules, {{"daily",
                          "The Tarn Bridge was opened on 4 June "
                          "2021. The Tarn Bridge has 3 lanes."},
                         {"post", "The Tarn Bridge was opened on 7 June."},
                         {"wire", "A ferry sank."}})},
      {"HEAD", std::string(40, 'b'),
       ReportOf(edited,
                {{"daily",
                  "The Tarn Bridge was opened on 6 June 2021, wrote @somebody "
                  "| `x` *at <last>*. The Tarn Bridge has 3 lanes."},
                 {"echo", "The Tarn Bridge was <b>opened</b> on 4 June 2021."},
                 {"wire", "A ferry sank."}})},
      {}};
  named.diff = CompareReports(named.before.report, named.after.report);
  return named;
}

TEST(RenderDiffTest, TextShowsWhatChangedCellsAndFindings) {
  ExpectGolden("report/expected/diff.txt", RenderDiffText(Sample(), {}));
}

TEST(RenderDiffTest, MarkdownShowsTheSame) {
  ExpectGolden("report/expected/diff.md", RenderDiffMarkdown(Sample()));
}

TEST(RenderDiffTest, JsonKeepsTheNamesOfTheSchema) {
  ExpectGolden("report/expected/diff.json", RenderDiffJson(Sample()));
}

TEST(RenderDiffTest, WithoutADifferenceOnlyTheSummaryIsLeft) {
  const Report report = ReportOf(kRules, {{"wire", "A ferry sank."}});
  const NamedDiff named{
      {"a", "", report}, {"b", "", report}, CompareReports(report, report)};
  EXPECT_EQ(RenderDiffText(named, {}),
            "a → b\n\n0 of 2 cells differ; findings: 0 new, 0 resolved\n");
}

TEST(RenderDiffTest, ControlCharactersAreMadeVisible) {
  NamedDiff named = Sample();
  named.after.name = "\x1b[2J";
  EXPECT_THAT(RenderDiffText(named, {}), Not(HasSubstr("\x1b")));
  EXPECT_THAT(RenderDiffMarkdown(named), Not(HasSubstr("\x1b")));
  EXPECT_EQ(nlohmann::json::parse(RenderDiffJson(named))["new"]["name"],
            "\x1b[2J");
}

}  // namespace
}  // namespace claimcheck
