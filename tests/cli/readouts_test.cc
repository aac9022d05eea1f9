// `claimcheck readouts` as a fact-checker meets it.

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/cli/program.h"

namespace claimcheck {
namespace {

using Json = nlohmann::json;

Result Shipped(const std::vector<std::string>& more) {
  Invocation run;
  run.arguments = {"readouts"};
  run.arguments.insert(run.arguments.end(), more.begin(), more.end());
  return Claimcheck(run);
}

bool Has(const Result& result, const std::string& words) {
  return result.out.find(words) != std::string::npos;
}

TEST(ReadoutsTest, ShowsTheReadoutsOfACallAndTheItemThatReportsBoth) {
  const Result result = Shipped({});
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_TRUE(Has(result, "\nmoscow-readout, tehran-readout\n"));
  EXPECT_TRUE(Has(result, "\nmeridian-observer\n"));
  EXPECT_TRUE(Has(result, "gaza: Gaza is spoken of. [one only]"));
  EXPECT_TRUE(Has(result, "omits it"));
  EXPECT_TRUE(Has(result, "not quoted on it"));
  EXPECT_TRUE(Has(result, "irna says lavrov said"));
}

TEST(ReadoutsTest, OnlyTheSourcesAndClaimsThatAreNamed) {
  const Result two = Shipped({"moscow", "tehran-readout"});
  EXPECT_EQ(two.code, 0) << two.err;
  EXPECT_TRUE(Has(two, "\nmoscow-readout, tehran-readout\n"));
  EXPECT_FALSE(Has(two, "meridian"));
  const Result one = Shipped({"meridian", "--only", "title"});
  EXPECT_EQ(one.code, 0) << one.err;
  EXPECT_FALSE(Has(one, "\nmoscow-readout"));
  EXPECT_TRUE(Has(one, "\ntitle: "));
  EXPECT_FALSE(Has(one, "\nstatus: "));
}

TEST(ReadoutsTest, JsonIsThatOfTheReport) {
  const Result result = Shipped({"--format", "json"});
  EXPECT_EQ(result.code, 0) << result.err;
  const Json json = Json::parse(result.out, nullptr, false);
  ASSERT_TRUE(json.is_object());
  EXPECT_EQ(json["schema"], "claimcheck-readouts/1");
  const Json report =
      Json::parse(ProjectFile("reports/report.json"), nullptr, false);
  EXPECT_EQ(json["readouts"], report["readouts"]);
}

TEST(ReadoutsTest, SaysWhatIsWrong) {
  struct Row {
    std::vector<std::string> words;
    int code;
    std::string last_line;
  };
  const Row kRows[] = {
      {{"nowhere"}, 2, "exit 2: no source `nowhere`; known:"},
      {{"--format", "html"}, 2, "unknown format `html`"},
      {{"--only", "nothing"}, 2, "nothing"},
      {{"moscow-readout", "coast-timetable"}, 5, "exit 5: no two sides speak"},
      {{"coast-timetable"}, 5, "exit 5: no two sides speak"},
      {{"coast-timetable", "--allow-empty"}, 0, ""},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.words.front());
    const Result result = Shipped(row.words);
    EXPECT_EQ(result.code, row.code) << result.err;
    EXPECT_NE(result.LastLine().find(row.last_line), std::string::npos)
        << result.LastLine();
  }
}

}  // namespace
}  // namespace claimcheck
