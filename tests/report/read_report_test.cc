#include "checker/report/read_report.h"

#include <string>
#include <vector>

#include "absl/strings/str_replace.h"
#include "checker/report/render.h"
#include "checker/report/render_diff.h"
#include "checker/verdict/report_diff.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/report/sample_report.h"

namespace claimcheck {
namespace {

using testing::HasSubstr;

absl::StatusOr<Report> ReadBack(const std::string& json) {
  return ReadReport(**TextFile::Create("old.json", json));
}

TEST(ReadReportTest, ReadsWhatAComparisonNeeds) {
  const Report sample = MakeSample().report;
  const auto read = ReadBack(RenderJson(sample));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_TRUE(CompareReports(sample, *read).NothingChanged());
  EXPECT_TRUE(CompareReports(*read, sample).sources.empty());
  // Against an empty report all of it is printed: alike for both.
  const auto all = [](const Report& report) {
    NamedDiff named{{"old", "", Report()}, {"new", "", report}, {}};
    named.diff = CompareReports(named.before.report, named.after.report);
    return RenderDiffJson(named) + RenderDiffText(named, {});
  };
  EXPECT_EQ(all(sample), all(*read));
}

TEST(ReadReportTest, AByteOrderMarkAndOtherLineEndsDoNoHarm) {
  const std::string json = RenderJson(MakeSample().report);
  EXPECT_TRUE(ReadBack("\xEF\xBB\xBF" + json).ok());
  EXPECT_TRUE(ReadBack(absl::StrReplaceAll(json, {{"\n", "\r\n"}})).ok());
}

TEST(ReadReportTest, SaysWhereAndWhatIsWrong) {
  struct Row {
    std::string from;
    std::string to;
    std::string expected;
  };
  const std::string good = RenderJson(MakeSample().report);
  for (const Row& row : std::vector<Row>{
           {"{\n", "", "old.json:1:"},
           {good, "",
            "old.json:1:1: not JSON; wanted a report of `claimcheck "
            "check --format json`"},
           {good, "[]", "old.json:1:1: found a list; wanted a report"},
           {good, "{}", "old.json:1:1: no `schema` in the report"},
           {"claimcheck-report/1", "claimcheck-report/2",
            "old.json:2:13: found the schema `claimcheck-report/2`; wanted "
            "`claimcheck-report/1`"},
           {"\"stance\": \"agree\"", "\"stance\": \"agrees\"",
            "unknown `agrees` in `cells[0].stance`"},
           {"\"stance\": \"agree\"", "\"stance\": 7",
            "found a number; wanted a text in `cells[0].stance`"},
           {"\"severity\": \"error\"", "\"severity\": \"fatal\"",
            "unknown `fatal` in `findings[0].severity`"},
           {"\"kind\": \"date\"", "\"kind\": \"day\"", "unknown `day`"},
           {"\"claim\": \"opened-on\",\n      \"source\": \"north-post\"",
            "\"claim\": \"closed\",\n      \"source\": \"north-post\"",
            "unknown claim `closed` in `cells[0].claim`"},
           {"\"begin\": ", "\"begin\": -", "found a number; wanted a number"},
           {"\"cells\": [", "\"sells\": [", "no `cells` in the report"},
           {"\"cells\": [", "\"cells\": [], \"others\": [",
            "no cell of the "
            "claim"},
       }) {
    SCOPED_TRACE(row.to);
    std::string bad = good;
    const size_t at = bad.find(row.from);
    ASSERT_NE(at, std::string::npos) << row.from;
    bad.replace(at, row.from.size(), row.to);
    const auto read = ReadBack(bad);
    ASSERT_FALSE(read.ok());
    EXPECT_THAT(std::string(read.status().message()), HasSubstr(row.expected));
    EXPECT_THAT(std::string(read.status().message()),
                testing::StartsWith("old.json:"));
  }
}

TEST(ReadReportTest, EveryCutIsAnErrorAndNoCrash) {
  const std::string good = RenderJson(MakeSample().report);
  for (size_t size = 0; size + 2 < good.size(); size += 97) {
    std::string cut = good.substr(0, size);
    while (!cut.empty() && (cut.back() & 0x80) != 0) cut.pop_back();
    EXPECT_FALSE(ReadBack(cut).ok()) << size;
  }
}

}  // namespace
}  // namespace claimcheck
