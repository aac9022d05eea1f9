// Baselines and waivers, through the program.

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/cli/program.h"

namespace claimcheck {
namespace {

// Two sources are wrong, of different severity.
void WriteProject(const TempFolder& folder) {
  folder.Write("rules/bridge.yaml", R"(schema: claimcheck/1
subjects:
  bridge: {names: [the bridge]}
claims:
  - id: arches
    kind: number
    claim: The bridge has 3 arches.
    about: bridge
    of: arch~
    expect: 3
    severity: {omit: hint}
  - id: pillars
    kind: number
    claim: The bridge has 8 pillars.
    about: bridge
    of: pillar~
    expect: 8
    severity: {contradict: warning, omit: off}
)");
  folder.Write("corpus/corpus.yaml", R"(schema: claimcheck-corpus/1
sources:
  - {id: daily, file: daily.txt, published: 2025-01-18}
  - {id: weekly, file: weekly.txt, published: 2025-01-19}
)");
  folder.Write("corpus/daily.txt", "The bridge has 4 arches.\n");
  folder.Write("corpus/weekly.txt", "The bridge has 9 pillars.\n");
}

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

#define EXPECT_SAID(text, part) \
  EXPECT_TRUE(Has(text, part)) << "not said: " << part << "\nbut: " << text

TEST(BaselineCommandTest, WhatIsKnownFailsNoCheckAndStaysInEveryReport) {
  const TempFolder folder;
  WriteProject(folder);
  EXPECT_EQ(Claimcheck(folder, {"check", "--fail-on", "warning"}).code, 1);
  const Result written = Claimcheck(folder, {"baseline", "write"});
  EXPECT_EQ(written.code, 0) << written.err;
  EXPECT_SAID(written.err, "wrote baseline.txt: 3 findings");
  const std::string baseline = folder.Read("baseline.txt");
  EXPECT_TRUE(baseline.starts_with("# claimcheck-baseline/1\n")) << baseline;
  EXPECT_SAID(baseline, " error arches x daily [author] contradict \"4\"\n");
  EXPECT_SAID(baseline,
              " warning pillars x weekly [author] contradict \"9\"\n");
  const Result text = Claimcheck(
      folder, {"check", "--baseline", "baseline.txt", "--fail-on", "hint"});
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_SAID(text.out, "accepted: 1 error, 1 warning, 1 hint");
  EXPECT_SAID(text.out, "accepted by baseline.txt:");
  const Result json = Claimcheck(
      folder, {"check", "--baseline", "baseline.txt", "--format", "json"});
  EXPECT_EQ(json.code, 0);
  EXPECT_SAID(json.out, "\"by\": \"baseline\"");
  EXPECT_SAID(json.out, "\"message\": \"contradicts: The bridge has 3 arches.");
  const Result html = Claimcheck(
      folder, {"check", "--baseline", "baseline.txt", "--format", "html"});
  EXPECT_SAID(html.out, "accepted by baseline.txt:");
}

TEST(BaselineCommandTest, ANewFindingFailsAlthoughAnotherWentAway) {
  const TempFolder folder;
  WriteProject(folder);
  EXPECT_EQ(Claimcheck(folder, {"baseline", "write"}).code, 0);
  folder.Write("corpus/daily.txt", "The bridge has 5 arches.\n");
  const std::vector<std::string> check = {"check", "--baseline", "baseline.txt",
                                          "--fail-on", "warning"};
  const Result result = Claimcheck(folder, check);
  EXPECT_EQ(result.code, 1);
  EXPECT_EQ(result.LastLine(),
            "exit 1: 1 error finding (--fail-on warning; 2 in the baseline)");
  EXPECT_SAID(result.err,
              "matches no finding any more; claimcheck baseline "
              "prune takes it out");
  const Result shown = Claimcheck(folder, {"baseline", "show"});
  EXPECT_EQ(shown.code, 0);
  EXPECT_SAID(shown.out, " error arches x daily [author] contradict \"4\"\n");
  EXPECT_SAID(shown.out, "\n+ ");
  EXPECT_SAID(shown.out,
              "3 lines: 2 still found (=), 1 gone (-); 1 found and not in it");
  const Result pruned = Claimcheck(folder, {"baseline", "prune"});
  EXPECT_SAID(pruned.err, "wrote baseline.txt: 1 line taken out, 2 left");
  EXPECT_FALSE(Has(folder.Read("baseline.txt"), "arches x daily"));
  EXPECT_EQ(Claimcheck(folder, check).code, 1) << "prune accepts nothing";
  EXPECT_SAID(Claimcheck(folder, {"baseline", "prune"}).err,
              "nothing to take out");
}

TEST(BaselineCommandTest, LinesOfOtherClaimsAreNotGone) {
  const TempFolder folder;
  WriteProject(folder);
  EXPECT_EQ(Claimcheck(folder, {"baseline", "write"}).code, 0);
  const Result result =
      Claimcheck(folder, {"check", "--only", "pillars", "--baseline",
                          "baseline.txt", "--fail-on", "hint"});
  EXPECT_EQ(result.code, 0);
  EXPECT_FALSE(Has(result.err, "no finding any more")) << result.err;
}

TEST(BaselineCommandTest, MistakesStopTheCheckAndWriteNothing) {
  const TempFolder folder;
  WriteProject(folder);
  const Result none = Claimcheck(folder, {"check", "--baseline", "base.txt"});
  EXPECT_EQ(none.code, 2);
  EXPECT_SAID(none.LastLine(), "no such file or folder: base.txt");
  EXPECT_EQ(none.out, "");
  EXPECT_EQ(Claimcheck(folder, {"baseline", "show"}).code, 2);
  EXPECT_EQ(Claimcheck(folder, {"baseline", "prune"}).code, 2);
  EXPECT_EQ(Claimcheck(folder, {"baseline"}).code, 2);
  EXPECT_SAID(Claimcheck(folder, {"baseline", "wirte"}).LastLine(),
              "did you mean `write`?");
  const std::string broken = "# claimcheck-baseline/1\n\n>>>>>>> theirs\n";
  folder.Write("base.txt", broken);
  for (const char* action : {"write", "prune", "show"}) {
    const Result result =
        Claimcheck(folder, {"baseline", action, "--baseline", "base.txt"});
    EXPECT_EQ(result.code, 2) << action;
    EXPECT_SAID(result.err, "base.txt:3:1: error: `>>>>>>>` where a finger");
    EXPECT_EQ(folder.Read("base.txt"), broken) << action;
  }
  const Result json = Claimcheck(
      folder, {"check", "--baseline", "base.txt", "--format", "json"});
  EXPECT_EQ(json.LastLine(), "exit 2: 1 error in the baseline");
  EXPECT_TRUE(json.out.starts_with("{\n  \"diagnostics\"")) << json.out;
}

constexpr char kWaivers[] = R"(schema: claimcheck-waivers/1
waivers:
  - claim: arches
    source: daily
    reason: The daily counts the dry arch too.
    author: K. Lind
    until: 2025-06-30
)";

TEST(WaiversTest, FileBesideTheRulesIsReadAndKept) {
  const TempFolder folder;
  WriteProject(folder);
  folder.Write("waivers.yaml", kWaivers);
  const Result text = Claimcheck(folder, {"check", "--today", "2025-06-30"});
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_SAID(text.out,
              "waived until 2025-06-30 by K. Lind: The daily counts "
              "the dry arch too. (waivers.yaml:3)");
  const Result json =
      Claimcheck(folder, {"check", "--rules", "rules/", "--today", "2025-06-30",
                          "--format", "json"});
  EXPECT_SAID(json.out, "\"by\": \"waiver\"");
  EXPECT_SAID(json.out, "\"reason\": \"The daily counts the dry arch too.\"");
  EXPECT_SAID(json.out, "\"author\": \"K. Lind\"");
  const Result strict = Claimcheck(
      folder, {"check", "--today", "2025-06-30", "--fail-on", "warning"});
  EXPECT_EQ(strict.LastLine(),
            "exit 1: 1 warning finding (--fail-on warning; 1 waived)");
  const Result baseline =
      Claimcheck(folder, {"baseline", "write", "--today", "2025-06-30"});
  EXPECT_EQ(baseline.code, 0) << baseline.err;
  EXPECT_FALSE(Has(folder.Read("baseline.txt"), "arches x daily"));
}

TEST(WaiversTest, ExpireTheDayAfter) {
  const TempFolder folder;
  WriteProject(folder);
  folder.Write("accepted/w.yaml", kWaivers);
  const std::vector<std::string> check = {"check", "--waivers",
                                          "accepted/w.yaml"};
  const auto on = [&](const char* day) {
    std::vector<std::string> words = check;
    words.insert(words.end(), {"--today", day});
    return Claimcheck(folder, words);
  };
  EXPECT_EQ(on("2025-06-30").code, 0);
  const Result late = on("2025-07-01");
  EXPECT_EQ(late.code, 2);
  EXPECT_SAID(late.err,
              "accepted/w.yaml:7:12: error: the waiver expired on "
              "2025-06-30 (today is 2025-07-01)");
  EXPECT_EQ(late.LastLine(), "exit 2: 1 error in the waivers");
  EXPECT_EQ(late.out, "");
  EXPECT_EQ(Claimcheck(folder, check).code, 2) << "the clock is later, too";
  EXPECT_EQ(on("2025-06").code, 2);
  EXPECT_EQ(on("today").LastLine(),
            "exit 2: --today: `today` is not a day, as in 2025-01-31");
}

TEST(WaiversTest, OfOtherClaimsAreNotUnusedWithOnly) {
  const TempFolder folder;
  WriteProject(folder);
  folder.Write("waivers.yaml", kWaivers);
  EXPECT_EQ(Claimcheck(folder,
                       {"check", "--only", "pillars", "--today", "2025-06-30"})
                .code,
            0);
  folder.Write("corpus/daily.txt", "The bridge has 3 arches.\n");
  const Result unused = Claimcheck(folder, {"check", "--today", "2025-06-30"});
  EXPECT_EQ(unused.code, 2);
  EXPECT_SAID(unused.err,
              "waivers.yaml:3:12: error: the waiver fits no "
              "finding");
}

TEST(MaxTest, LimitsALevelOrAStance) {
  const TempFolder folder;
  WriteProject(folder);
  struct Row {
    std::vector<std::string> words;
    const char* last_line;  // "" for exit code 0.
  };
  for (const Row& row : std::vector<Row>{
           {{}, "exit 1: 1 error finding (--fail-on error)"},
           {{"--max", "error=1"}, ""},
           {{"--max", "error=0"}, "exit 1: 1 error finding (--max error=0)"},
           {{"--max", "error=1", "--fail-on", "warning"},
            "exit 1: 1 warning finding (--fail-on warning)"},
           {{"--max", "error=1", "--max", "warning=1", "--fail-on", "info"},
            ""},
           {{"--fail-on", "never", "--max", "hint=0"},
            "exit 1: 1 hint finding (--max hint=0)"},
           {{"--fail-on", "never", "--max", "contradict=1"},
            "exit 1: 2 contradict findings (--max contradict=1)"},
           {{"--fail-on", "never", "--max", "contradict=2"}, ""},
           {{"--max", "contradict=1"},
            "exit 1: 1 error finding, 2 contradict findings (--fail-on error, "
            "--max contradict=1)"},
           {{"--max", "eror=1"},
            "exit 2: --max: unknown level `eror`; did you mean `error`?"},
           {{"--max", "error"},
            "exit 2: --max: `error` is no limit; wanted a number, as in "
            "error=3"},
           {{"--max", "error=-1"},
            "exit 2: --max: `error=-1` is no limit; wanted a number, as in "
            "error=3"},
       }) {
    std::vector<std::string> words = {"check"};
    words.insert(words.end(), row.words.begin(), row.words.end());
    const Result result = Claimcheck(folder, words);
    EXPECT_EQ(result.LastLine(), row.last_line);
    EXPECT_EQ(result.code == 0, std::string(row.last_line).empty());
  }
}

TEST(ShowTest, SaysHowManyFindingsWereLeftOut) {
  const TempFolder folder;
  WriteProject(folder);
  const Result all = Claimcheck(folder, {"check"});
  EXPECT_FALSE(Has(all.out, "Not shown")) << all.out;
  const Result some = Claimcheck(folder, {"check", "--show", "error"});
  EXPECT_SAID(some.out, "Findings: 1 error, 1 warning, 1 hint");
  EXPECT_SAID(some.out, "Not shown: 1 warning, 1 hint (--show error).");
  EXPECT_FALSE(Has(some.out, "9 is not 8")) << some.out;
  EXPECT_EQ(Claimcheck(folder, {"check", "--show", "off"}).code, 2);
}

}  // namespace
}  // namespace claimcheck
