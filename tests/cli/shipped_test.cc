// The shipped rules on the shipped corpora: the report is whole, every place
// in it is true, the same input gives the same bytes, and reports/ is current.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/cli/program.h"

namespace claimcheck {
namespace {

using Json = nlohmann::json;

struct Shipped {
  const char* rules;
  const char* corpus;
};
constexpr Shipped kShipped[] = {{"rules", "corpus"},
                                {"rules/storm", "corpus/storm"}};

Result Check(const Shipped& shipped, const std::string& format,
             const std::vector<std::string>& more = {},
             const std::map<std::string, std::string>& environment = {}) {
  Invocation run;
  run.arguments = {"check",        "--rules",  shipped.rules, "--corpus",
                   shipped.corpus, "--format", format,        "--quiet"};
  run.arguments.insert(run.arguments.end(), more.begin(), more.end());
  run.environment = environment;
  return Claimcheck(run);
}

Json ReportOf(const Shipped& shipped) {
  const Result result = Check(shipped, "json");
  EXPECT_LE(result.code, 1) << result.err;
  Json report = Json::parse(result.out, nullptr, /*allow_exceptions=*/false);
  EXPECT_TRUE(report.is_object()) << result.out.substr(0, 200);
  return report;
}

// Line and column of a byte, counted here in the plainest way.
std::pair<int, int> LineColumn(const std::string& bytes, size_t offset) {
  int line = 1;
  int column = 1;
  size_t i = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (; i < offset; ++i) {
    const char c = bytes[i];
    const bool crlf = c == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
    if (c == '\n' || (c == '\r' && !crlf)) {
      ++line;
      column = 1;
    } else if ((c & 0xC0) != 0x80 && !crlf) {
      ++column;
    }
  }
  return {line, column};
}

// Checks every object below `node` that has a place, against the file.
int CheckPlaces(const Json& node, const std::string& bytes) {
  int checked = 0;
  if (node.is_object() && node.contains("begin") && !node["begin"].is_null()) {
    const size_t begin = node["begin"].get<size_t>();
    const size_t end = node["end"].get<size_t>();
    EXPECT_LE(begin, end);
    EXPECT_LE(end, bytes.size());
    if (begin > end || end > bytes.size()) return 1;
    EXPECT_EQ(node["quote"].get<std::string>(),
              bytes.substr(begin, end - begin));
    EXPECT_EQ(
        std::make_pair(node["line"].get<int>(), node["column"].get<int>()),
        LineColumn(bytes, begin))
        << node["quote"];
    ++checked;
  }
  for (const Json& child : node) {
    if (child.is_structured()) checked += CheckPlaces(child, bytes);
  }
  return checked;
}

TEST(ShippedReportTest, EveryPlaceIsTrue) {
  for (const Shipped& shipped : kShipped) {
    SCOPED_TRACE(shipped.rules);
    const Json report = ReportOf(shipped);
    std::map<std::string, std::string> bytes;
    for (const Json& source : report["sources"]) {
      bytes[source["id"]] = ProjectFile(source["path"]);
    }
    int checked = 0;
    for (const char* part : {"cells", "findings"}) {
      for (const Json& item : report[part]) {
        SCOPED_TRACE(item["claim"].get<std::string>() + " x " +
                     item["source"].get<std::string>());
        checked += CheckPlaces(item, bytes.at(item["source"]));
      }
    }
    EXPECT_GT(checked, 20);
    // What stands side by side stands in the files too.
    for (const Json& frame : report["frames"]) {
      CheckPlaces(frame, bytes.at(frame["source"]));
    }
    for (const Json& view : report["readouts"]) {
      for (const Json& row : view["rows"]) {
        std::vector<Json> entries(row["others"].begin(), row["others"].end());
        for (const Json& side : row["sides"]) {
          for (const char* key : {"says", "second_hand"}) {
            entries.insert(entries.end(), side[key].begin(), side[key].end());
          }
        }
        for (const Json& entry : entries) {
          EXPECT_GT(CheckPlaces(entry, bytes.at(entry["source"])), 1);
        }
      }
    }
  }
}

TEST(ShippedReportTest, IsAFullTableThatAddsUp) {
  for (const Shipped& shipped : kShipped) {
    SCOPED_TRACE(shipped.rules);
    const Json report = ReportOf(shipped);
    const Json& summary = report["summary"];
    EXPECT_EQ(report["schema"], "claimcheck-report/1");
    std::vector<std::pair<std::string, std::string>> wanted;
    for (const Json& claim : report["claims"]) {
      for (const Json& source : report["sources"]) {
        wanted.emplace_back(claim["id"], source["id"]);
      }
    }
    std::vector<std::pair<std::string, std::string>> got;
    std::map<std::string, int> by_stance = {
        {"agree", 0}, {"contradict", 0}, {"divided", 0}, {"unclear", 0},
        {"omit", 0},  {"silent", 0},     {"early", 0}};
    for (const Json& cell : report["cells"]) {
      got.emplace_back(cell["claim"], cell["source"]);
      ++by_stance[cell["stance"]];
    }
    EXPECT_EQ(got, wanted);
    EXPECT_EQ(summary["claims"], report["claims"].size());
    EXPECT_EQ(summary["sources"], report["sources"].size());
    EXPECT_EQ(summary["cells"], report["cells"].size());
    EXPECT_EQ(summary["unreadable"], 0);
    EXPECT_EQ(summary["by_stance"], Json(by_stance));
    std::map<std::string, int> by_severity = {
        {"error", 0}, {"warning", 0}, {"info", 0}, {"hint", 0}};
    std::set<std::string> fingerprints;
    for (const Json& finding : report["findings"]) {
      ++by_severity[finding["severity"]];
      EXPECT_TRUE(fingerprints.insert(finding["fingerprint"]).second)
          << finding;
    }
    EXPECT_EQ(summary["findings"], Json(by_severity));
  }
}

TEST(ShippedReportTest, EachStanceHasItsProof) {
  for (const Shipped& shipped : kShipped) {
    const Json report = ReportOf(shipped);
    for (const Json& cell : report["cells"]) {
      SCOPED_TRACE(cell["claim"].get<std::string>() + " x " +
                   cell["source"].get<std::string>());
      std::set<std::string> seen;
      std::set<std::string> answers;
      for (const Json& evidence : cell["evidence"]) {
        seen.insert(evidence["stance"]);
        for (const Json& answer : evidence["answers"]) answers.insert(answer);
      }
      const std::string stance = cell["stance"];
      if (stance == "agree") {
        EXPECT_TRUE(seen.contains("agree"));
        EXPECT_FALSE(seen.contains("contradict"));
      } else if (stance == "contradict") {
        EXPECT_TRUE(seen.contains("contradict"));
        EXPECT_FALSE(seen.contains("agree"));
      } else if (stance == "divided") {
        EXPECT_TRUE((seen.contains("contradict") && seen.contains("agree")) ||
                    answers.size() > 1);
      } else if (stance == "omit") {
        EXPECT_FALSE(cell["raised_at"].is_null());
        EXPECT_FALSE(seen.contains("agree") || seen.contains("contradict"));
      } else if (stance == "silent") {
        EXPECT_TRUE(cell["evidence"].empty());
      }
    }
  }
}

TEST(ShippedReportTest, ShowsAllSevenStances) {
  const Json report = ReportOf(kShipped[0]);
  for (const auto& [stance, count] : report["summary"]["by_stance"].items()) {
    EXPECT_GT(count, 0) << stance;
  }
  EXPECT_EQ(report["summary"]["by_stance"].size(), 7U);
}

TEST(ShippedReportTest, TheSecondSetSaysWhatAReaderSays) {
  struct Row {
    const char* claim;
    const char* source;
    const char* stance;
  };
  constexpr Row kRows[] = {
      {"landfall", "weather-office", "agree"},
      {"landfall", "sandrey-post", "agree"},
      {"landfall", "island-monthly", "agree"},
      {"peak-wind", "weather-office", "agree"},
      {"peak-wind", "sandrey-post", "contradict"},
      {"peak-wind", "island-monthly", "agree"},
      {"without-power", "weather-office", "agree"},
      {"without-power", "sandrey-post", "agree"},
      {"without-power", "island-monthly", "agree"},
      {"damage", "weather-office", "omit"},
      {"damage", "sandrey-post", "contradict"},    // One word against
      {"damage", "island-monthly", "contradict"},  // another: disputed.
      {"warning", "weather-office", "agree"},
      {"warning", "sandrey-post", "agree"},
      {"warning", "island-monthly", "omit"},
  };
  const Json report = ReportOf(kShipped[1]);
  ASSERT_EQ(report["cells"].size(), std::size(kRows));
  for (size_t i = 0; i < std::size(kRows); ++i) {
    const Json& cell = report["cells"][i];
    EXPECT_EQ(cell["claim"], kRows[i].claim);
    const auto row = std::find_if(std::begin(kRows), std::end(kRows),
                                  [&](const Row& wanted) {
                                    return cell["claim"] == wanted.claim &&
                                           cell["source"] == wanted.source;
                                  });
    ASSERT_NE(row, std::end(kRows));
    EXPECT_EQ(cell["stance"], row->stance)
        << row->claim << " x " << row->source;
  }
}

TEST(DeterminismTest, ThreadsLanguageAndTimeZoneChangeNothing) {
  for (const Shipped& shipped : kShipped) {
    for (const char* format : {"text", "json", "html"}) {
      SCOPED_TRACE(format);
      const Result first = Check(shipped, format, {"-j", "1"});
      ASSERT_GT(first.out.size(), 500U);
      const Result others[] = {
          Check(shipped, format, {"-j", "2"}),
          Check(shipped, format, {"-j", "7"}),
          Check(shipped, format, {"-j", "0"},
                {{"LC_ALL", "C"}, {"TZ", "Pacific/Kiritimati"}}),
          Check(shipped, format, {},
                {{"LC_ALL", "tr_TR.UTF-8"}, {"TZ", "Pacific/Pago_Pago"}}),
          Check(shipped, format, {},
                {{"LANG", "fa_IR.UTF-8"}, {"LANGUAGE", "fa"}}),
      };
      for (const Result& other : others) {
        EXPECT_EQ(other.code, first.code);
        EXPECT_TRUE(other.out == first.out) << "other bytes";
      }
    }
  }
}

// The manifest with its sources the other way round. An entry begins with
// "  - " and takes the comments above it along, which does no harm.
std::string Reversed(const std::string& manifest) {
  const size_t list = manifest.find("sources:\n") + 9;
  std::vector<std::string> entries;
  for (size_t at = manifest.find("  - ", list); at != std::string::npos;) {
    const size_t next = manifest.find("\n  - ", at);
    const size_t end = next == std::string::npos ? manifest.size() : next + 1;
    entries.push_back(manifest.substr(at, end - at));
    at = next == std::string::npos ? next : next + 1;
  }
  EXPECT_GE(entries.size(), 3U);
  std::string reversed = manifest.substr(0, list);
  for (size_t i = entries.size(); i > 0; --i) reversed += entries[i - 1];
  return reversed;
}

TEST(DeterminismTest, TheOrderOfSourcesChangesNothing) {
  const TempFolder folder;
  CopyShipped(folder);
  for (const Shipped& shipped : kShipped) {
    const std::string manifest = std::string(shipped.corpus) + "/corpus.yaml";
    const auto check = [&](const char* format) {
      return Claimcheck(folder, {"check", "--rules", shipped.rules, "--corpus",
                                 shipped.corpus, "--format", format})
          .out;
    };
    const std::string json = check("json");
    const std::string text = check("text");
    const std::string html = check("html");
    folder.Write(manifest, Reversed(folder.Read(manifest)));
    EXPECT_TRUE(check("json") == json) << shipped.corpus;
    EXPECT_TRUE(check("text") == text) << shipped.corpus;
    EXPECT_TRUE(check("html") == html) << shipped.corpus;
  }
}

TEST(DeterminismTest, ATerminalOfAnyWidthLeavesFilesAsTheyAre) {
  const TempFolder folder;
  CopyShipped(folder);
  Invocation run;
  run.folder = folder.path();
  run.arguments = {"check", "--format", "text=out.txt"};
  run.on_terminal = true;
  run.environment = {{"TERM", "xterm"}};
  Claimcheck(run);
  const Result plain =
      Claimcheck(folder, {"check", "--format", "text", "--color", "never"});
  EXPECT_TRUE(folder.Read("out.txt") == plain.out);
}

TEST(CommittedReportsTest, AreWhatTheProgramWritesToday) {
  const TempFolder folder;
  CopyShipped(folder);
  folder.MakeFolder("reports");
  const Result result = Claimcheck(folder, {"check"});
  ASSERT_LE(result.code, 1) << result.err;
  for (const char* name :
       {"reports/report.txt", "reports/report.json", "reports/report.html"}) {
    const std::string now = folder.Read(name);
    EXPECT_EQ(now.find(folder.path()), std::string::npos)
        << name << " names a folder of this machine";
    if (std::getenv("CLAIMCHECK_UPDATE") != nullptr) {
      std::ofstream(std::string(CLAIMCHECK_ROOT "/") + name, std::ios::binary)
          << now;
      continue;
    }
    EXPECT_TRUE(ProjectFile(name) == now)
        << name << " is not current; CLAIMCHECK_UPDATE=1 writes it anew";
  }
  EXPECT_EQ(folder.Read("reports/report.txt"), result.out);
  EXPECT_NE(folder.Read("reports/report.json")
                .find("\"file\": \"rules/treaty.yaml\""),
            std::string::npos);
}

TEST(CommittedReportsTest, AreLeftAloneByRunsOnOtherThings) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.MakeFolder("reports");
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"check", "--only", "arches"},
        {"check", "--rules", "rules"},
        {"check", "--corpus", "corpus"},
        {"check", "--format", "json"},
        {"check", "--output", "out.txt"},
        {"explain", "arches"},
        {"test"}}) {
    EXPECT_EQ(Claimcheck(folder, arguments).code, 0);
    EXPECT_FALSE(folder.Exists("reports/report.txt"));
  }
  folder.Write("corpus/daily.txt", "");
  EXPECT_EQ(Claimcheck(folder, {"check"}).code, 3);
  EXPECT_FALSE(folder.Exists("reports/report.txt"));
}

}  // namespace
}  // namespace claimcheck
