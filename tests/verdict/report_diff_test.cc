#include "checker/verdict/report_diff.h"

#include <functional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "checker/base/sha256.h"
#include "checker/verdict/report_keys.h"
#include "gtest/gtest.h"
#include "tests/support/run.h"

namespace claimcheck {
namespace {

constexpr char kRules[] = R"(schema: claimcheck/1
voices:
  mayor: {side: town, names: [the mayor]}
subjects:
  bridge: {names: [the Tarn Bridge]}
claims:
  - id: opened
    kind: date
    claim: The bridge was opened on 4 June 2021.
    about: bridge
    cue: open~
    expect: 2021-06-04
    severity: {contradict: error}
  - id: lanes
    kind: number
    claim: The bridge has some lanes.
    about: bridge
    of: lane~
)";

struct File {
  std::string id;
  std::string text;
  std::string published = "2021-06-10";
};

struct Project {
  std::string rules = kRules;
  std::string rule_path;
  std::vector<File> sources = {
      {"daily", "The Tarn Bridge was opened on 4 June 2021."},
      {"post", "The Tarn Bridge has 2 lanes."},
      {"wire", "The Tarn Bridge has 2 lanes for cars."}};
  std::string engine;
};

Report ReportOf(const Project& project) {
  std::vector<Source> sources;
  for (const File& file : project.sources) {
    sources.push_back(TextSource(file.id, file.text, file.published));
    sources.back().sha256 = Sha256Hex(file.text);
  }
  const auto run = Check(RulesFrom(project.rules), std::move(sources));
  AddKeys(run->rules, run->report);
  if (!project.engine.empty()) run->report.engine = project.engine;
  return run->report;
}

// "opened x daily: agree -> contradict (source edited; worse)", one a line.
std::string Described(const Report& before, const Report& after) {
  const ReportDiff diff = CompareReports(before, after);
  std::string out;
  for (const CellChange& change : diff.cells) {
    const Report& report = change.new_cell < 0 ? before : after;
    const PlacedCell there = report.cells.At(static_cast<size_t>(
        change.new_cell < 0 ? change.old_cell : change.new_cell));
    const auto stance = [](const Report& of, int cell) {
      return cell < 0 ? std::string("none")
                      : std::string(StanceName(
                            of.cells[static_cast<size_t>(cell)].stance));
    };
    std::vector<std::string> causes;
    for (const Cause cause : change.causes) {
      causes.emplace_back(CauseName(cause));
    }
    absl::StrAppend(&out, report.claims[static_cast<size_t>(there.claim)].id,
                    " x ", report.sources[static_cast<size_t>(there.source)].id,
                    ": ", stance(before, change.old_cell), " -> ",
                    stance(after, change.new_cell), " (",
                    absl::StrJoin(causes, ", "), "; ",
                    std::string(DirectionName(change.direction)), ")\n");
  }
  absl::StrAppend(&out, diff.new_findings.size(), " new, ",
                  diff.worsened_findings.size(), " worsened, ",
                  diff.resolved_findings.size(), " resolved");
  return out;
}

struct Row {
  std::string name;
  std::function<void(Project&)> change;
  std::string expected;
};

void Replace(std::string& text, const std::string& from,
             const std::string& to) {
  ASSERT_NE(text.find(from), std::string::npos) << from;
  text = absl::StrReplaceAll(text, {{from, to}});
}

TEST(ReportDiffTest, SaysWhichCellsTurnedAndWhy) {
  const std::vector<Row> rows = {
      {"nothing", [](Project&) {}, "0 new, 0 worsened, 0 resolved"},
      {"a date is edited",
       [](Project& p) { Replace(p.sources[0].text, "4 June", "5 June"); },
       "opened x daily: agree -> contradict (source edited; worse)\n"
       "1 new, 0 worsened, 0 resolved"},
      {"a word that decides nothing is edited",
       [](Project& p) { p.sources[0].text += " The sun shone."; },
       "0 new, 0 worsened, 0 resolved"},
      {"the expected value is edited",
       [](Project& p) { Replace(p.rules, "2021-06-04", "2021-06-05"); },
       "opened x daily: agree -> contradict (rule edited; worse)\n"
       "1 new, 0 worsened, 0 resolved"},
      {"another claim is edited: not this one",
       [](Project& p) { Replace(p.rules, "lane~", "track~"); },
       "lanes x post: agree -> omit (rule edited; same)\n"
       "lanes x wire: agree -> omit (rule edited; same)\n"
       "0 new, 0 worsened, 0 resolved"},
      {"comments and wording are edited",
       [](Project& p) {
         p.rules = "# more\n" + p.rules;
         Replace(p.rules, "was opened on 4 June 2021.", "opened in June.");
       },
       "0 new, 0 worsened, 0 resolved"},
      {"source and rule are edited",
       [](Project& p) {
         Replace(p.sources[0].text, "4 June", "5 June");
         Replace(p.rules, "2021-06-04", "2021-06-06");
       },
       "opened x daily: agree -> contradict (source edited, rule edited; "
       "worse)\n"
       "1 new, 0 worsened, 0 resolved"},
      {"a source is dated anew",
       [](Project& p) {
         Replace(p.rules, "    severity",
                 "    holds: {from: 2021-06-04}\n    severity");
         p.sources[0].published = "2021-06-01";
       },
       "opened x daily: agree -> early (source described anew, rule edited; "
       "same)\n"
       "0 new, 0 worsened, 0 resolved"},
      {"a source comes",
       [](Project& p) {
         p.sources.push_back(
             {"echo", "The Tarn Bridge opened on 6 June 2021.", "2021-06-10"});
       },
       "opened x echo: none -> contradict (source new; worse)\n"
       "lanes x echo: none -> omit (source new; same)\n"
       "1 new, 0 worsened, 0 resolved"},
      {"a source goes", [](Project& p) { p.sources.erase(p.sources.begin()); },
       "opened x daily: agree -> none (source gone; same)\n"
       "lanes x daily: omit -> none (source gone; same)\n"
       "0 new, 0 worsened, 0 resolved"},
      {"the engine is another", [](Project& p) { p.engine = "claimcheck 9"; },
       "0 new, 0 worsened, 0 resolved"},
      {"the engine is another, and the source too",
       [](Project& p) {
         p.engine = "claimcheck 9";
         Replace(p.sources[0].text, "4 June", "5 June");
       },
       "opened x daily: agree -> contradict (source edited, engine changed; "
       "worse)\n"
       "1 new, 0 worsened, 0 resolved"},
      {"the severity is another",
       [](Project& p) {
         Replace(p.rules, "{contradict: error}",
                 "{contradict: error, omit: info}");
       },
       "2 new, 0 worsened, 0 resolved"},
  };
  const Report before = ReportOf({});
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    Project project;
    row.change(project);
    EXPECT_EQ(Described(before, ReportOf(project)), row.expected);
  }
}

TEST(ReportDiffTest, TheWayBackIsBetterAndResolved) {
  Project edited;
  Replace(edited.sources[0].text, "4 June", "5 June");
  EXPECT_EQ(Described(ReportOf(edited), ReportOf({})),
            "opened x daily: contradict -> agree (source edited; better)\n"
            "0 new, 0 worsened, 1 resolved");
}

TEST(ReportDiffTest, SourcesThatAreComparedTurnEachOther) {
  Project with_third;
  with_third.sources.push_back(
      {"echo", "The Tarn Bridge has 3 lanes.", "2021-06-10"});
  Project fourth = with_third;
  fourth.sources.push_back(
      {"view", "The Tarn Bridge has 3 lanes for all.", "2021-06-10"});
  // Two against one: the one contradicts. Two against two: all do.
  const std::string got = Described(ReportOf(with_third), ReportOf(fourth));
  EXPECT_NE(got.find("lanes x post: agree -> contradict (other sources "
                     "changed; "),
            std::string::npos)
      << got;
}

TEST(ReportDiffTest, ARenamedFileIsNoDifference) {
  const Report before = ReportOf({});
  Report after = before;
  after.sources[0].path = "elsewhere/renamed.txt";
  after.claims[0].file = "elsewhere/rules.yaml";
  const ReportDiff diff = CompareReports(before, after);
  EXPECT_TRUE(diff.NothingChanged());
  EXPECT_TRUE(diff.sources.empty());
  EXPECT_TRUE(diff.claims.empty());
  EXPECT_EQ(diff.unchanged_cells, 6);
}

TEST(ReportDiffTest, AWorseSeverityOfAKnownFindingIsToldOf) {
  Report before = ReportOf({});
  Project edited;
  Replace(edited.sources[0].text, "4 June", "5 June");
  before = ReportOf(edited);
  Report after = before;
  before.findings[0].severity = Severity::kInfo;
  before.rules[0].sha256 = "other";
  EXPECT_EQ(Described(before, after), "0 new, 1 worsened, 0 resolved");
  EXPECT_EQ(Described(after, before), "0 new, 0 worsened, 0 resolved");
  const ReportDiff diff = CompareReports(before, after);
  ASSERT_EQ(diff.worsened_findings.size(), 1u);
  EXPECT_EQ(diff.worsened_findings[0].causes,
            std::vector<Cause>{Cause::kRatingEdited});
}

TEST(ReportDiffTest, WithoutKeysChecksumsOfFilesAreCompared) {
  Project edited;
  Replace(edited.rules, "2021-06-04", "2021-06-05");
  Report before = ReportOf({});
  Report after = ReportOf(edited);
  for (Report* report : {&before, &after}) {
    report->voices_key.clear();
    for (ReportClaim& claim : report->claims) claim.key.clear();
    for (ReportSource& source : report->sources) source.key.clear();
  }
  EXPECT_EQ(CompareReports(before, after).claims.size(), 2u);
  EXPECT_EQ(Described(before, after),
            "opened x daily: agree -> contradict (rule edited; worse)\n"
            "1 new, 0 worsened, 0 resolved");
}

TEST(ReportDiffTest, WhatNothingExplainsIsUnknown) {
  const Report before = ReportOf({});
  Report after = before;
  after.cells.Own(0).stance = Stance::kUnclear;
  EXPECT_EQ(Described(before, after),
            "opened x daily: agree -> unclear (unknown; same)\n"
            "0 new, 0 worsened, 0 resolved");
}

TEST(ReportDiffTest, EmptyReportsAreAlike) {
  EXPECT_TRUE(CompareReports(Report(), Report()).NothingChanged());
}

}  // namespace
}  // namespace claimcheck
