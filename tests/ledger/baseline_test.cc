// Baselines: a line a finding, and files that stay as people left them.

#include "checker/ledger/baseline.h"

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

Finding MakeFinding(const std::string& fingerprint, const std::string& claim,
                    const std::string& source) {
  Finding finding;
  finding.fingerprint = fingerprint;
  finding.claim = claim;
  finding.source = source;
  finding.voice = "author";
  finding.kind = "contradict";
  finding.at.emplace();
  finding.at->quote = "16\nJanuary";
  return finding;
}

constexpr char kA[] = "aaaaaaaaaaaaaaaa";
constexpr char kB[] = "bbbbbbbbbbbbbbbb";
constexpr char kC[] = "cccccccccccccccc";

Report SampleReport() {
  Report report;
  report.findings = {MakeFinding(kC, "opened", "weekly"),
                     MakeFinding(kA, "opened", "daily")};
  return report;
}

TextFilePtr File(const std::string& text) {
  auto file = TextFile::Create("base.txt", text);
  EXPECT_TRUE(file.ok()) << file.status();
  return *std::move(file);
}

Baseline Read(const std::string& text) {
  Diagnostics diagnostics;
  Baseline baseline = ReadBaseline(File(text), diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
    ADD_FAILURE() << FormatDiagnostic(diagnostic);
  }
  return baseline;
}

const std::string kLineA =
    std::string(kA) +
    " error opened x daily [author] contradict \"16 January\"";
const std::string kLineB =
    std::string(kB) + " warning built x daily [author] omit";
const std::string kLineC =
    std::string(kC) +
    " error opened x weekly [author] contradict \"16 January\"";
const std::string kHead = std::string(kBaselineHeader) + "\n# Ours.\n\n";

TEST(BaselineTest, LinesSayWhatAFindingIs) {
  Finding finding = MakeFinding(kA, "opened", "daily");
  EXPECT_EQ(BaselineLine(finding), kLineA);
  finding.voice = "some [two] of\n\"them\"";
  finding.kind = "strength";
  finding.stance = Stance::kAgree;
  finding.severity = Severity::kInfo;
  finding.at->quote = "a \"gift\"\x1b";
  EXPECT_EQ(BaselineLine(finding),
            std::string(kA) +
                " info opened x daily [some (two) of \"them\"] agree:strength "
                "\"a \\\"gift\\\"\\u{1b}\"");
  finding.at.reset();
  const Baseline read = Read(kHead + BaselineLine(finding) + "\n");
  ASSERT_EQ(read.entries.size(), 1u);
  EXPECT_EQ(read.entries[0].fingerprint, kA);
  EXPECT_EQ(read.entries[0].claim, "opened");
  EXPECT_EQ(read.entries[0].source, "daily");
}

TEST(BaselineTest, EveryFindingIsALineAndTheyAreSorted) {
  const std::string made = MakeBaseline(nullptr, SampleReport());
  EXPECT_TRUE(made.starts_with(std::string(kBaselineHeader) + "\n")) << made;
  EXPECT_TRUE(made.ends_with(absl::StrFormat("\n\n%s\n%s\n", kLineA, kLineC)))
      << made;
  EXPECT_EQ(Read(made).entries.size(), 2u);
  const Baseline old = Read(made);
  EXPECT_EQ(MakeBaseline(&old, SampleReport()), made);
}

TEST(BaselineTest, WhatStandsInItIsAcceptedAndTheRestIsNot) {
  Report report = SampleReport();
  Diagnostics diagnostics;
  const Baseline baseline = Read(kHead + kLineB + "\n" + kLineA + "\n");
  AcceptBaseline(baseline, report, diagnostics);
  EXPECT_FALSE(diagnostics.has_errors());
  EXPECT_FALSE(report.findings[0].accepted.has_value());
  ASSERT_TRUE(report.findings[1].accepted.has_value());
  EXPECT_EQ(report.findings[1].accepted->by, "baseline");
  EXPECT_EQ(report.findings[1].accepted->file, "base.txt");
  EXPECT_EQ(report.findings[1].accepted->line, 5);
  const auto gone = GoneFrom(baseline, report);
  ASSERT_EQ(gone.size(), 1u);
  EXPECT_EQ(gone[0]->fingerprint, kB);
}

TEST(BaselineTest, AWaiverOfTheSameFindingStays) {
  Report report = SampleReport();
  report.findings[1].accepted.emplace();
  report.findings[1].accepted->by = "waiver";
  Diagnostics diagnostics;
  const Baseline baseline = Read(kHead + kLineA + "\n");
  AcceptBaseline(baseline, report, diagnostics);
  EXPECT_EQ(report.findings[1].accepted->by, "waiver");
  EXPECT_TRUE(GoneFrom(baseline, report).empty());
  // And `write` leaves it to the waiver.
  EXPECT_EQ(MakeBaseline(&baseline, report), kHead + kLineC + "\n");
}

TEST(BaselineTest, PruneTakesOutWhatIsGoneAndNothingElse) {
  const std::string before = kHead + "# Of C.\n" + kLineC + "\n\n# Of B.\n" +
                             kLineB + "\n# Of A.\n" + kLineA + "\n# The end.\n";
  const std::string after = kHead + "# Of C.\n" + kLineC +
                            "\n\n# Of B.\n# Of A.\n" + kLineA +
                            "\n# The end.\n";
  EXPECT_EQ(PruneBaseline(Read(before), SampleReport()), after);
  EXPECT_EQ(PruneBaseline(Read(after), SampleReport()), after);
}

TEST(BaselineTest, WriteSortsAndKeepsComments) {
  const std::string before =
      kHead + "# Of C.\n" + kLineC + "\n# Of B.\n" + kLineB + "\n# The end.\n";
  const Baseline old = Read(before);
  EXPECT_EQ(
      MakeBaseline(&old, SampleReport()),
      kHead + kLineA + "\n# Of C.\n" + kLineC + "\n# Of B.\n# The end.\n");
}

TEST(BaselineTest, LineEndsOfEveryKindAreRead) {
  const Baseline baseline = Read(absl::StrFormat(
      "\xEF\xBB\xBF%s\r\n\r\n%s  \r\n%s", kBaselineHeader, kLineA, kLineB));
  ASSERT_EQ(baseline.entries.size(), 2u);
  EXPECT_EQ(baseline.entries[0].line, kLineA);
  EXPECT_EQ(baseline.file->LineColumnAt(baseline.entries[1].span.begin),
            (LineColumn{4, 1}));
}

TEST(BaselineTest, MistakesAreToldWithTheirPlace) {
  struct Row {
    std::string text;
    const char* said;
  };
  const std::string a(kA);
  for (const Row& row : std::vector<Row>{
           {"", "base.txt:1:1: error: an empty file; a baseline begins with"},
           {kLineA, "base.txt:1:1: error: a baseline begins with the line"},
           {kHead + "<<<<<<< ours\n",
            "base.txt:4:1: error: `<<<<<<<` where a fingerprint"},
           {kHead + "aaaaaaaaaaaaaaa error\n",
            "4:1: error: `aaaaaaaaaaaaaaa` where a fingerprint"},
           {kHead + a + " eror opened x daily [author] omit",
            "4:18: error: `eror` where a severity"},
           {kHead + a + " error opened daily",
            "4:31: error: `daily` where an `x`"},
           {kHead + a + " error opened x\n",
            "the line ends here; wanted the id "
            "of a source"},
           {kHead + a + " error opened x daily author omit",
            "4:39: error: wanted a voice in brackets"},
           {kHead + a + " error opened x daily [author] wrong",
            "4:48: error: `wrong` where a stance"},
           {kHead + a + " error opened x daily [author] omit # why",
            "4:53: error: `# why` where a quotation"},
           {kHead + kLineA + "\n" + kLineA + "\n",
            "5:1: error: the finding `aaaaaaaaaaaaaaaa` again"},
       }) {
    SCOPED_TRACE(row.text);
    Diagnostics diagnostics;
    ReadBaseline(File(row.text), diagnostics);
    ASSERT_EQ(diagnostics.errors(), 1);
    const std::string said = FormatDiagnostic(diagnostics.Sorted().front());
    EXPECT_NE(said.find(row.said), std::string::npos) << said;
  }
}

TEST(BaselineTest, ALineThatSaysAnotherClaimIsAMistake) {
  Report report = SampleReport();
  Diagnostics diagnostics;
  AcceptBaseline(
      Read(kHead + kA + " error built x daily [author] contradict\n"), report,
      diagnostics);
  ASSERT_EQ(diagnostics.errors(), 1);
  EXPECT_NE(FormatDiagnostic(diagnostics.Sorted().front())
                .find("base.txt:4:1: error: `aaaaaaaaaaaaaaaa` is the "
                      "fingerprint of opened x daily, not of built x daily"),
            std::string::npos);
  EXPECT_FALSE(report.findings[1].accepted.has_value());
}

}  // namespace
}  // namespace claimcheck
