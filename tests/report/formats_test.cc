#include "checker/report/formats.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "checker/report/junit.h"
#include "checker/report/markdown.h"
#include "checker/report/result_place.h"
#include "checker/report/sarif.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/report/sample_report.h"
#include "tests/support/golden.h"

namespace claimcheck {
namespace {

using Json = nlohmann::ordered_json;

std::string Rendered(const Format& format, const Sample& sample) {
  const std::vector<const Source*> sources = sample.SourcePointers();
  return format.Render({sample.report, sources, {}, Severity::kError});
}

TEST(FormatsTest, AreNamedOnceWithTextFirst) {
  const std::vector<std::string> names = FormatNames();
  EXPECT_EQ(names.front(), "text");
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(),
            names.size());
  for (const Format& format : Formats()) {
    EXPECT_EQ(FindFormat(format.name), &format);
    EXPECT_FALSE(format.about.empty());
  }
  EXPECT_EQ(FindFormat("pdf"), nullptr);
}

TEST(FormatsTest, AreAsTheyWere) {
  const Sample sample = MakeSample();
  for (const Format& format : Formats()) {
    // These have golden files of their own, or a test for each part.
    if (format.name == "text" || format.name == "json" ||
        format.name == "html") {
      continue;
    }
    ExpectGolden(
        absl::StrCat("report/expected/formats/", std::string(format.name)),
        Rendered(format, sample));
  }
}

TEST(FormatsTest, AnEmptyReportIsWritten) {
  const Report report;
  const std::vector<const Source*> sources;
  for (const Format& format : Formats()) {
    const std::string out = format.Render({report, sources, {}, {}});
    EXPECT_TRUE(out.ends_with('\n') || out == "[]\n") << format.name;
  }
}

TEST(MarkdownTextTest, ShowsTextAsItIs) {
  struct Row {
    const char* text;
    const char* written;
  };
  const Row rows[] = {
      {"17 January", "17 January"},
      {"a | b", "a &#124; b"},
      {"\\|", "&#92;&#124;"},
      {"*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"},
      {"[a](b)", "\\[a\\](b)"},
      {"![a](b)", "!\\[a\\](b)"},
      {"<b> &amp;", "&lt;b&gt; &amp;amp;"},
      {"# 1 #2", "\\# 1 \\#2"},
      {"- a - b", "&#45; a - b"},
      {"+ a", "&#43; a"},
      {"=== a", "&#61;== a"},
      {"12. a", "12&#46; a"},
      {"3) a 3) b", "3&#41; a 3) b"},
      {"1.5 m", "1&#46;5 m"},
      {"~~a~~ $b$", "&#126;&#126;a&#126;&#126; &#36;b&#36;"},
      {"http://a.example", "http&#58;//a.example"},
      {"www.a.example", "www&#46;a.example"},
      {"by @harbour", "by @<!-- -->harbour"},
      {"a\n\nb", "a b"},
      {"a\x1b[31m", "a&#92;u{1b}\\[31m"},
      {"", ""},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(MarkdownText(row.text), row.written) << row.text;
  }
}

TEST(EndOfTest, CountsLinesAndCharacters) {
  struct Row {
    const char* quote;
    int line;
    int column;
  };
  const Row rows[] = {{"", 4, 7},      {"abc", 4, 10},      {"é🚢", 4, 9},
                      {"a\nbc", 5, 3}, {"a\r\nbc", 5, 3},   {"a\rbc", 5, 3},
                      {"a\n", 5, 1},   {"a\r\n\r\nb", 6, 2}};
  for (const Row& row : rows) {
    Evidence evidence;
    evidence.place = {4, 7};
    evidence.quote = row.quote;
    EXPECT_EQ(EndOf(evidence), (LineColumn{row.line, row.column})) << row.quote;
  }
}

TEST(PathUriTest, IsRelativeUnlessThePathIsAbsolute) {
  struct Row {
    const char* path;
    const char* uri;
  };
  const Row rows[] = {{"corpus/a.txt", "corpus/a.txt"},
                      {"./corpus/a.txt", "corpus/a.txt"},
                      {".//a.txt", "a.txt"},
                      {"../a.txt", "../a.txt"},
                      {"/srv/a b.txt", "file:///srv/a%20b.txt"},
                      {"a:b/ü%.txt", "a%3Ab/%C3%BC%25.txt"}};
  for (const Row& row : rows) EXPECT_EQ(PathUri(row.path), row.uri);
}

TEST(ShortenedTest, CountsCharactersAndMarksTheCut) {
  EXPECT_EQ(Shortened("añb", 3), "añb");
  EXPECT_EQ(Shortened("añbc", 3), "añ…");
  EXPECT_EQ(Shortened("", 3), "");
}

TEST(RenderSarifTest, StaysInsideTheLimitsAndSaysWhatIsLeftOut) {
  Report report = MakeSample().report;
  report.findings[0].message = std::string(5000, 'x');
  while (report.findings.size() < 25003) {
    report.findings.push_back(report.findings[1]);
  }
  const Json run = Json::parse(RenderSarif(report))["runs"][0];
  EXPECT_EQ(run["results"].size(), 25000u);
  const std::string cut = run["results"][0]["message"]["text"];
  EXPECT_EQ(cut, std::string(999, 'x') + "…");
  EXPECT_EQ(run["results"][0]["properties"]["message"],
            report.findings[0].message);
  EXPECT_EQ(
      run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"],
      "3 of 25003 findings are left out, the least severe");
}

TEST(RenderSarifTest, EveryResultHasALocation) {
  Report report = MakeSample().report;
  for (Finding& finding : report.findings) finding.at.reset();
  const Json run = Json::parse(RenderSarif(report))["runs"][0];
  ASSERT_EQ(run["results"].size(), report.findings.size());
  for (const Json& result : run["results"]) {
    ASSERT_EQ(result["locations"].size(), 1u);
    EXPECT_GE(result["locations"][0]["physicalLocation"]["region"]["startLine"]
                  .get<int>(),
              1);
  }
  // At the nearest miss, where one was looked at and rejected.
  const Report sample = MakeSample().report;
  Finding silent = sample.findings[3];
  silent.at.reset();
  const ReportIndex index(sample);
  EXPECT_EQ(PlaceOfFinding(sample, index, silent).quote, "The Harbour Bridge");
}

TEST(RenderCsvTest, NoCellIsAFormula) {
  for (const char* text :
       {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", "\uFF1D1", "\uFF0B1",
        "\uFF0D1", "\uFF201", "=\"x\",\"y\""}) {
    Sample sample = MakeSample();
    for (ReportSource& source : sample.report.sources) source.publisher = text;
    const std::string out = Rendered(*FindFormat("csv"), sample);
    for (const char* mark : {"=", "+", "-", "@", "\t", " ", "\uFF1D", "\uFF0B",
                             "\uFF0D", "\uFF20"}) {
      EXPECT_EQ(out.find(absl::StrCat(",\"", mark)), std::string::npos)
          << text << " begins a cell with " << mark;
    }
  }
}

TEST(RenderGithubTest, NoTextIsACommandOfItsOwn) {
  Sample sample = MakeSample();
  const std::string before = Rendered(*FindFormat("github"), sample);
  for (Finding& finding : sample.report.findings) {
    finding.message = "a\n::error file=x::b\r::stop-commands::c %0A::error::d";
    finding.path = "a,line=7::b%0A.txt";
  }
  const std::string out = Rendered(*FindFormat("github"), sample);
  const auto lines = [](const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
  };
  EXPECT_EQ(lines(out), lines(before));
  EXPECT_EQ(out.find('\r'), std::string::npos);
  EXPECT_EQ(out.find("%0A::error::d"), std::string::npos);
  EXPECT_NE(out.find("%250A::error::d"), std::string::npos);
  EXPECT_NE(out.find("file=a%2Cline=7%3A%3Ab%250A.txt,line="),
            std::string::npos)
      << out;
}

TEST(RenderJunitTest, FailsFromTheAskedSeverityUp) {
  const Report report = MakeSample().report;
  const auto failures = [&](std::optional<Severity> level) {
    const std::string out = RenderJunit(report, level);
    int count = 0;
    for (size_t at = out.find("<failure"); at != std::string::npos;
         at = out.find("<failure", at + 1)) {
      ++count;
    }
    return count;
  };
  EXPECT_EQ(failures(std::nullopt), 0);
  // Two of the five are accepted, an error and an info.
  EXPECT_EQ(failures(Severity::kError), 1);
  EXPECT_EQ(failures(Severity::kWarning), 2);
  EXPECT_EQ(failures(Severity::kHint), 3);
}

TEST(FormatsTest, AcceptedFindingsFailNothingAndAreTold) {
  Sample sample = MakeSample();
  for (Finding& finding : sample.report.findings) finding.accepted.reset();
  Finding& first = sample.report.findings[0];
  first.accepted = Acceptance{"waiver",  "rules/waivers.yaml", 3, "a | slip",
                              "K. Lind", "2025-01-31"};
  const auto rendered = [&](const char* name) {
    return Rendered(*FindFormat(name), sample);
  };
  for (const char* name : {"sarif", "junit", "gitlab", "github"}) {
    EXPECT_NE(rendered(name).find("waived until 2025-01-31 by K. Lind: a | "
                                  "slip (rules/waivers.yaml:3)"),
              std::string::npos)
        << name;
  }
  EXPECT_NE(rendered("markdown").find("by K. Lind: a &#124; slip"),
            std::string::npos);
  EXPECT_TRUE(rendered("github").starts_with("::notice "));
  EXPECT_NE(rendered("junit").find("failures=\"1\" errors=\"0\" skipped=\"5\""),
            std::string::npos);
  EXPECT_EQ(Json::parse(rendered("gitlab"))[0]["severity"], "info");
  EXPECT_NE(rendered("csv").find(",\"\",\"" + first.fingerprint + "\",\"" +
                                 first.fingerprint + "\"\r\n"),
            std::string::npos);
  const Json results = Json::parse(rendered("sarif"))["runs"][0]["results"];
  EXPECT_EQ(results[0]["suppressions"].size(), 1u);
  EXPECT_EQ(results[1]["suppressions"], Json::array());
}

}  // namespace
}  // namespace claimcheck
