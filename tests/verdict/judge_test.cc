#include "checker/verdict/judge.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "tests/support/run.h"

namespace claimcheck {
namespace {

constexpr char kRules[] = R"(
schema: claimcheck/1
title: A bridge
voices:
  mayor: {side: town, names: [Ada Lind]}
subjects:
  bridge: {names: [Tarn Bridge], generic: the bridge}
claims:
  - id: opened
    kind: date
    claim: The Tarn Bridge was opened on 4 June 2021.
    about: bridge
    cue: open~
    expect: 2021-06-04
    holds: {from: 2021-06-04}
    severity: {contradict: error, omit: info}
)";

std::unique_ptr<CheckRun> CheckText(const std::string& text,
                                    const std::string& published = "2021-07",
                                    const std::string& voice = "author") {
  std::vector<Source> sources;
  sources.push_back(TextSource("s", text, published, voice));
  return Check(RulesFrom(kRules), std::move(sources));
}

TEST(JudgeTest, EveryStanceOfADate) {
  struct Case {
    const char* text;
    const char* want;
  };
  constexpr Case kCases[] = {
      {"The Tarn Bridge was opened on 4 June 2021.", "agree"},
      {"The Tarn Bridge was opened in June 2021.", "agree"},
      {"The Tarn Bridge was opened on 5 June 2021.", "contradict"},
      {"The Tarn Bridge was opened in June. It opened on 5 June 2021.",
       "contradict"},
      {"The Tarn Bridge was opened on 4 June 2021. Ada Lind said that the Tarn "
       "Bridge was opened on 5 June 2021.",
       "divided"},
      {"The Tarn Bridge may have been opened on 5 June 2021.", "unclear"},
      {"The Tarn Bridge may have been opened on 4 June 2021.", "unclear"},
      {"The Tarn Bridge is long.", "omit"},
      {"The weather was fine on 5 June 2021.", "silent"},
  };
  for (const auto& [text, want] : kCases) {
    const auto run = CheckText(text);
    EXPECT_EQ(StanceName(run->At("opened", "s").stance), want) << text;
  }
}

TEST(JudgeTest, ADateWithoutYearInAnUndatedSourceStillTellsItsDay) {
  struct Case {
    const char* text;
    const char* want;
  };
  constexpr Case kCases[] = {
      {"The Tarn Bridge was opened on 4 June.", "agree"},
      {"The Tarn Bridge was opened in June.", "agree"},
      {"The Tarn Bridge was opened on 5 June.", "contradict"},
      {"The Tarn Bridge was opened in May.", "contradict"},
      {"The Tarn Bridge was opened on Friday.", "omit"},
      {"The Tarn Bridge was opened last year.", "omit"},
      {"The Tarn Bridge was opened last month.", "omit"},
  };
  for (const auto& [text, want] : kCases) {
    const auto run = CheckText(text, "");
    EXPECT_EQ(StanceName(run->At("opened", "s").stance), want) << text;
  }
}

TEST(JudgeTest, ASourceFromBeforeIsEarlyIfItSpeaksOfTheSubject) {
  EXPECT_EQ(StanceName(
                CheckText("The Tarn Bridge opens on 9 June 2021.", "2021-05-01")
                    ->At("opened", "s")
                    .stance),
            "early");
  EXPECT_EQ(
      StanceName(
          CheckText("It will rain.", "2021-05-01")->At("opened", "s").stance),
      "silent");
}

TEST(JudgeTest, AQuotedVoiceNeverOmits) {
  const auto run = CheckText("Ada Lind said that the Tarn Bridge is long.");
  const Cell& cell = run->At("opened", "s");
  ASSERT_EQ(cell.voices.size(), 1u);
  EXPECT_EQ(cell.voices[0].voice, "author");
  EXPECT_EQ(cell.voices[0].stance, Stance::kOmit);
}

TEST(JudgeTest, AReadoutSpeaksInItsOwnVoiceAndMayOmit) {
  const auto run = CheckText("The Tarn Bridge is long.", "2021-07", "mayor");
  const Cell& cell = run->At("opened", "s");
  ASSERT_EQ(cell.voices.size(), 1u);
  EXPECT_EQ(cell.voices[0].voice, "mayor");
  EXPECT_EQ(cell.voices[0].side, "town");
  EXPECT_EQ(cell.voices[0].stance, Stance::kOmit);
}

TEST(JudgeTest, FingerprintsDependOnWhatIsSaidAndNotOnWhere) {
  const auto fingerprint = [](const std::string& text) {
    const auto run = CheckText(text);
    EXPECT_EQ(run->report.findings.size(), 1u) << text;
    return run->report.findings.empty()
               ? ""
               : run->report.findings.front().fingerprint;
  };
  const std::string base =
      fingerprint("The Tarn Bridge was opened on 5 June 2021.");
  EXPECT_EQ(base.size(), 16u);
  EXPECT_EQ(base, fingerprint("It rained.\n\nThe Tarn Bridge, at last, was "
                              "opened on 5 June 2021."));
  EXPECT_NE(base, fingerprint("The Tarn Bridge was opened on 6 June 2021."));
  EXPECT_EQ(fingerprint("The Tarn Bridge is long."),
            fingerprint("Old and long: the Tarn Bridge."));
}

TEST(JudgeTest, SourceOrderChangesNothing) {
  const auto check = [](bool reversed) {
    std::vector<Source> sources;
    sources.push_back(TextSource(
        "b", "The Tarn Bridge was opened on 5 June 2021.", "2021-07-02"));
    sources.push_back(TextSource(
        "a", "The Tarn Bridge was opened on 4 June 2021.", "2021-07-02"));
    if (reversed) std::swap(sources[0], sources[1]);
    return Check(RulesFrom(kRules), std::move(sources));
  };
  const auto one = check(false);
  const auto two = check(true);
  ASSERT_EQ(one->report.sources.size(), 2u);
  EXPECT_EQ(one->report.sources[0].id, "a");
  EXPECT_EQ(two->report.sources[0].id, "a");
  EXPECT_EQ(one->report.findings.front().fingerprint,
            two->report.findings.front().fingerprint);
}

}  // namespace
}  // namespace claimcheck
