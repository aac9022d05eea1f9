// `claimcheck explain` and `claimcheck test` as a rule author meets them.

#include <filesystem>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/cli/program.h"

namespace claimcheck {
namespace {

// White space is where lines were broken; the tree's branches go too.
std::string Flat(const std::string& text) {
  std::string flat;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool branch = text.compare(i, 2, "\xE2\x94") == 0;
    if (branch) i += 2;
    const bool space = branch || text[i] == ' ' || text[i] == '\n';
    if (!space) flat += text[i];
    if (space && !flat.empty() && flat.back() != ' ') flat += ' ';
  }
  return flat;
}

void ExpectTold(const Result& result, const std::vector<std::string>& told) {
  const std::string flat = Flat(result.out);
  for (const std::string& words : told) {
    EXPECT_NE(flat.find(words), std::string::npos)
        << "not told: " << words << "\nbut: " << result.out;
  }
}

TEST(ExplainTest, NamesTheRivalThatWonAndTheLineOfItsRule) {
  if (!std::filesystem::exists(CLAIMCHECK_ROOT "/../shared/seeds")) {
    GTEST_SKIP() << "NOT TESTED: the articles are not beside the project";
  }
  Invocation run;
  run.arguments = {"explain",
                   "duration",
                   "004",
                   "--rules",
                   "rules/treaty.yaml",
                   "--corpus",
                   "tests/seeds/corpus.yaml",
                   "--allow-outside"};
  const Result result = Claimcheck(run);
  EXPECT_EQ(result.code, 0) << result.err;
  ExpectTold(result, {"nearest miss: \"20-year\" = 20 years rejected at "
                      "binding: other subject: pact-2001",
                      "\"25-year\" = 25 years rejected at binding: other "
                      "subject: china-2021",
                      "strategic pact\" at", "agreement with China\" at",
                      "rule rules/treaty.yaml:"});
}

TEST(ExplainTest, ShowsTheWayToAnAgreement) {
  const TempFolder folder;
  WriteSmallProject(folder);
  const Result result = Claimcheck(folder, {"explain", "arches", "daily"});
  EXPECT_EQ(result.code, 0) << result.err;
  ExpectTold(result,
             {"arches: The bridge has 3 arches.", "rules/bridge.yaml:5",
              "daily = agree", "corpus/daily.txt:1:16", "subject: bridge"});
}

TEST(ExplainTest, NamesTheTriggerItsScopeItsTerminatorAndTheCueOfAVoice) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("corpus/daily.txt",
               "Jo Park said the bridge may have 4 arches though low.");
  const Result result = Claimcheck(folder, {"explain", "arches"});
  ExpectTold(result,
             {"✓ context: affirmed, possible",
              "possible by \"may\" at corpus/daily.txt:1:25 (en.yaml:",
              "), forward over \"have 4 arches\"",
              "ended by \"though\" at corpus/daily.txt:1:43",
              "Jo Park: \"Jo Park\" at corpus/daily.txt:1:1, by \"said\" at "
              "corpus/daily.txt:1:9"});
}

TEST(ExplainTest, ShowsTheNearestMissOfAnOmission) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("corpus/daily.txt",
               "The bridge has 4 lamps. The viaduct has 3 arches.");
  folder.Write("rules/bridge.yaml",
               std::string(kSmallRules)
                   .replace(std::string(kSmallRules).find("claims:"), 0,
                            "  viaduct: {names: [the viaduct]}\n"));
  const Result result = Claimcheck(folder, {"explain", "arches"});
  ExpectTold(result, {"daily – omit", "nearest miss: ", "viaduct"});
}

TEST(ExplainTest, ShowsWhatWouldHaveRaisedASilentSubject) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("corpus/daily.txt", "The ferry carries hay.");
  ExpectTold(Claimcheck(folder, {"explain", "arches"}),
             {"daily · silent", "the bridge"});
}

TEST(ExplainTest, ShowsAllSourcesWithoutOneNamed) {
  Invocation run;
  run.arguments = {"explain",     "landfall", "--rules",
                   "rules/storm", "--corpus", "corpus/storm"};
  const Result result = Claimcheck(run);
  EXPECT_EQ(result.code, 0) << result.err;
  ExpectTold(result,
             {"weather-office =", "sandrey-post =", "island-monthly ="});
}

TEST(ExplainTest, ABeginningThatFitsSeveralSourcesNamesThem) {
  Invocation run;
  run.arguments = {"explain", "signed-on", "northern"};
  const Result result = Claimcheck(run);
  EXPECT_EQ(result.code, 2);
  EXPECT_EQ(result.LastLine(),
            "exit 2: `northern` begins several sources: northern-wire, "
            "northern-wire-in-force");
}

TEST(RuleTestsTest, AllShippedOnesPass) {
  for (const char* rules : {"rules", "rules/storm"}) {
    Invocation run;
    run.arguments = {"test", "--rules", rules};
    const Result result = Claimcheck(run);
    EXPECT_EQ(result.code, 0) << result.err << result.out;
    EXPECT_NE(result.out.find(" 0 failed"), std::string::npos);
  }
}

TEST(RuleTestsTest, AFailureNamesItsPlaceAndDrawsTheWay) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("rules/bridge.yaml",
               std::string(kSmallRules) +
                   "      - {text: The bridge has 4 arches., expect: agree}\n");
  const Result result = Claimcheck(folder, {"test"});
  EXPECT_EQ(result.code, 1);
  EXPECT_EQ(result.LastLine(), "exit 1: 1 of 2 rule tests failed");
  ExpectTold(result, {"rules/bridge.yaml:13:9: FAILED arches: expected agree, "
                      "got contradict",
                      "text: The bridge has 4 arches.", "subject: bridge",
                      "4 is not 3", "2 rule tests: 1 passed, 1 failed"});
}

TEST(RuleTestsTest, TheEvidenceMustStandWhereItIsWanted) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("rules/bridge.yaml",
               std::string(kSmallRules) +
                   "      - text: The bridge has 3 arches and 3 lamps.\n"
                   "        expect: agree\n        at: lamps\n");
  const Result result = Claimcheck(folder, {"test"});
  EXPECT_EQ(result.code, 1);
  ExpectTold(result, {"the evidence is not at `lamps`"});
}

TEST(RuleTestsTest, OnlyRunsTheClaimsThatAreNamed) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write(
      "rules/ferry.yaml",
      "schema: claimcheck/1\nsubjects:\n  ferry: {names: the ferry}\n"
      "claims:\n  - {id: lamps, kind: number, claim: It has 2., about: ferry, "
      "of: lamp~, expect: 2}\n");
  const Result one = Claimcheck(folder, {"test", "--only", "arches"});
  EXPECT_EQ(one.code, 0) << one.err;
  EXPECT_EQ(one.out, "1 rule test: 1 passed, 0 failed\n");
  const Result none = Claimcheck(folder, {"test", "--only", "lamps"});
  EXPECT_EQ(none.code, 5);
  EXPECT_EQ(none.LastLine(),
            "exit 5: no tests of the claims that --only names");
}

}  // namespace
}  // namespace claimcheck
