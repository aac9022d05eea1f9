#include "checker/report/json.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_split.h"
#include "checker/report/render.h"
#include "gtest/gtest.h"
#include "tests/report/sample_report.h"
#include "tests/support/golden.h"

namespace claimcheck {
namespace {

using Json = nlohmann::ordered_json;

TEST(RenderJsonTest, KeepsTheNamesOfTheSchema) {
  ExpectGolden("report/expected/report.json", RenderJson(MakeSample().report));
}

TEST(RenderJsonTest, HasOneCellForEveryClaimAndSource) {
  const Json json = Json::parse(RenderJson(MakeSample().report));
  std::set<std::string> seen;
  for (const Json& cell : json["cells"]) {
    seen.insert(cell["claim"].get<std::string>() + "/" +
                cell["source"].get<std::string>());
  }
  EXPECT_EQ(json["cells"].size(), 15u);
  EXPECT_EQ(seen.size(), 15u);
  EXPECT_EQ(json["summary"]["cells"], 15);
  int sum = 0;
  for (const Json& count : json["summary"]["by_stance"]) {
    sum += count.get<int>();
  }
  EXPECT_EQ(sum, 15);
}

TEST(RenderJsonTest, PlacesAreBytesOfTheFile) {
  const Sample sample = MakeSample();
  const Json json = Json::parse(RenderJson(sample.report));
  int places = 0;
  for (const Json& cell : json["cells"]) {
    for (const auto& source : sample.sources) {
      if (source->id != cell["source"]) continue;
      for (const Json& evidence : cell["evidence"]) {
        const size_t begin = evidence["begin"].get<size_t>();
        const size_t end = evidence["end"].get<size_t>();
        EXPECT_EQ(source->file->bytes().substr(begin, end - begin),
                  evidence["quote"]);
        ++places;
      }
    }
  }
  EXPECT_EQ(places, 9);
}

TEST(RenderJsonTest, AbsentIsNullAndNotAnEmptyText) {
  const Json json = Json::parse(RenderJson(MakeSample().report));
  EXPECT_TRUE(json["claims"][1]["expect"].is_null());
  EXPECT_TRUE(json["sources"][2]["published"].is_null());
  EXPECT_TRUE(json["sources"][1]["url"].is_null());
  EXPECT_TRUE(json["cells"][0]["raised_at"].is_null());
  EXPECT_EQ(json["sources"][0]["published"], "2024-05-03");
}

// It is written piece by piece, and silent cells once for all.
TEST(RenderJsonTest, IsLaidOutAsAnyOther) {
  Sample sample = MakeSample();
  sample.report.claims[0].id = "a \"b\"\\";
  for (const Report& report : {sample.report, Report()}) {
    const std::string rendered = RenderJson(report);
    EXPECT_EQ(nlohmann::ordered_json::parse(rendered).dump(2) + "\n", rendered);
  }
}

TEST(RenderJsonLinesTest, HasTheCellsOfTheReport) {
  const Report report = MakeSample().report;
  const nlohmann::ordered_json whole =
      nlohmann::ordered_json::parse(RenderJson(report));
  std::string text;
  WriteJsonLines(report, [&text](std::string_view piece) { text += piece; });
  size_t cells = 0;
  const std::vector<std::string> lines =
      absl::StrSplit(text, '\n', absl::SkipEmpty());
  for (const std::string& line : lines) {
    nlohmann::ordered_json object = nlohmann::ordered_json::parse(line);
    EXPECT_EQ(object.dump(), line);
    if (object["type"] != "cell") continue;
    object.erase("type");
    EXPECT_EQ(object, whole["cells"][cells++]);
  }
  EXPECT_EQ(cells, report.cells.size());
}

TEST(RenderJsonTest, AnEmptyReportIsWhole) {
  const Json json = Json::parse(RenderJson(Report()));
  for (const char* key :
       {"rules", "sources", "claims", "cells", "pairs", "groups", "findings"}) {
    EXPECT_TRUE(json[key].is_array()) << key;
    EXPECT_TRUE(json[key].empty()) << key;
  }
  EXPECT_EQ(json["summary"]["by_stance"].size(), 7u);
}

TEST(RenderJsonTest, SurvivesBytesThatAreNotText) {
  Report report = MakeSample().report;
  report.claims[0].claim = "\xff\x1b\"";
  const std::string rendered = RenderJson(report);
  EXPECT_EQ(Json::parse(rendered)["claims"][0]["claim"], "\xEF\xBF\xBD\x1b\"");
  EXPECT_TRUE(rendered.ends_with("}\n"));
}

}  // namespace
}  // namespace claimcheck
