// `claimcheck lint`: what it says, what it mends, and how it ends.

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/cli/program.h"

namespace claimcheck {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kRules[] =
    "# Comments stay.\r\n"
    "schema: claimcheck/1\n"
    "title: yes   # in quotes it is no surprise\n"
    "subjects:\n"
    "  hilda: {names: [Hilda, \"the Hilda\", 'hilda' ,  Hilda ]}   # as it is\n"
    "claims:\n"
    "  - id: leaks\n"
    "    kind: fact\n"
    "    claim: The Hilda leaks.\n"
    "    about: hilda\n"
    "    says:\n"
    "      - leaks  |  leaks | (leaks | leaks) badly   # and here\n"
    "      - [\n"
    "\n";

constexpr char kIdle[] = R"(# Comments stay.
schema: claimcheck/1
title: yes   # in quotes it is no surprise
subjects:
  hilda: {names: [Hilda, "the Hilda", 'hilda' ,  Hilda ]}   # as it is
claims:
  - id: leaks
    kind: fact
    claim: The Hilda leaks.
    about: hilda
    says:
      - leaks  |  leaks | (leaks | leaks) badly   # and here
      - "leaks"
      - leaks  # a comment that a fix would take away
    denies: is tight
    tests:

      - {text: The Hilda leaks., expect: agree}   # über
)";

constexpr char kMended[] = R"(# Comments stay.
schema: claimcheck/1
title: 'yes'   # in quotes it is no surprise
subjects:
  hilda: {names: [Hilda, "the Hilda" ]}   # as it is
claims:
  - id: leaks
    kind: fact
    claim: The Hilda leaks.
    about: hilda
    says:
      - leaks  |  (leaks) badly   # and here
      - leaks  # a comment that a fix would take away
    denies: is tight
    tests:

      - {text: The Hilda leaks., expect: agree}   # über
)";

TEST(LintTest, MendsInPlaceAndLeavesEveryOtherByte) {
  const TempFolder folder;
  folder.Write("r.yaml", kIdle);
  const Result before = Claimcheck(folder, {"lint", "--rules", "r.yaml"});
  EXPECT_EQ(before.code, 0) << before.err;
  EXPECT_THAT(before.out, HasSubstr("[duplicate-phrase]"));
  EXPECT_EQ(folder.Read("r.yaml"), kIdle) << "only --fix writes";

  const Result fix = Claimcheck(folder, {"lint", "--rules", "r.yaml", "--fix"});
  EXPECT_EQ(fix.code, 0) << fix.err;
  EXPECT_EQ(folder.Read("r.yaml"), kMended);
  EXPECT_EQ(folder.Names(), std::vector<std::string>{"r.yaml"});
  // What it cannot mend safely is still told.
  EXPECT_THAT(fix.out, HasSubstr("r.yaml:13:9: warning: `leaks` again"));
  EXPECT_THAT(fix.out, Not(HasSubstr("[yaml-surprise]")));

  const Result after = Claimcheck(folder, {"lint", "--rules", "r.yaml"});
  EXPECT_THAT(after.out, HasSubstr("1 claim: 1 warning, 2 hints\n"));
  const Result again =
      Claimcheck(folder, {"lint", "--rules", "r.yaml", "--fix"});
  EXPECT_EQ(folder.Read("r.yaml"), kMended);
}

TEST(LintTest, FailsForWarningsIfStrictAndNeverForHints) {
  const TempFolder folder;
  folder.Write("warned.yaml", kIdle);
  EXPECT_EQ(Claimcheck(folder, {"lint", "--rules", "warned.yaml"}).code, 0);
  const Result strict =
      Claimcheck(folder, {"lint", "--rules", "warned.yaml", "--strict"});
  EXPECT_EQ(strict.code, 1);
  EXPECT_THAT(strict.LastLine(), HasSubstr("warnings of lint (--strict)"));

  WriteSmallProject(folder);  // It has no tests: a hint.
  const Result hinted = Claimcheck(folder, {"lint", "--strict"});
  EXPECT_EQ(hinted.code, 0) << hinted.out << hinted.err;
}

TEST(LintTest, TakesClaimsAndCodes) {
  const TempFolder folder;
  folder.Write("r.yaml", kIdle);
  const Result code = Claimcheck(
      folder, {"lint", "--rules", "r.yaml", "--only", "yaml-surprise"});
  EXPECT_THAT(code.out, HasSubstr("[yaml-surprise]"));
  EXPECT_THAT(code.out, Not(HasSubstr("[duplicate-phrase]")));
  const Result claim =
      Claimcheck(folder, {"lint", "--rules", "r.yaml", "--only", "leaks"});
  EXPECT_THAT(claim.out, HasSubstr("[duplicate-phrase]"));
  const Result slip =
      Claimcheck(folder, {"lint", "--rules", "r.yaml", "--only", "leeks"});
  EXPECT_EQ(slip.code, 2);
  EXPECT_THAT(slip.LastLine(), HasSubstr("no claim `leeks`"));
}

TEST(LintTest, LooksForWhatOnlySourcesShow) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("corpus/corpus.yaml",
               "schema: claimcheck-corpus/1\nsources:\n"
               "  - {id: a, file: a.txt, language: en, published: 2025}\n");
  folder.Write("corpus/a.txt", "Nothing of the kind.\n");
  EXPECT_THAT(Claimcheck(folder, {"lint"}).out, HasSubstr("[dead-in-corpus]"));
  EXPECT_THAT(Claimcheck(folder, {"lint", "--rules", "rules"}).out,
              Not(HasSubstr("[dead-in-corpus]")));
  EXPECT_EQ(Claimcheck(folder, {"lint", "--corpus", "none"}).code, 2);
}

TEST(LintTest, ErrorsStopItAndAreToldAsEverywhere) {
  const TempFolder folder;
  folder.Write("r.yaml", kRules);
  const Result result =
      Claimcheck(folder, {"lint", "--rules", "r.yaml", "--fix"});
  EXPECT_EQ(result.code, 2);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("[yaml-syntax]"));
  EXPECT_EQ(folder.Read("r.yaml"), kRules);

  folder.Write("none.yaml", "schema: claimcheck/1\n");
  EXPECT_EQ(Claimcheck(folder, {"lint", "--rules", "none.yaml"}).code, 5);
  EXPECT_EQ(
      Claimcheck(folder, {"lint", "--rules", "none.yaml", "--allow-empty"})
          .code,
      0);
}

TEST(LintTest, WritesJsonWithPlacesAndFixes) {
  const TempFolder folder;
  folder.Write("r.yaml", kIdle);
  const Result result =
      Claimcheck(folder, {"lint", "--rules", "r.yaml", "--format", "json"});
  EXPECT_EQ(result.code, 0);
  EXPECT_EQ(result.err, "");
  const auto json = nlohmann::json::parse(result.out);
  const auto& first = json.at("diagnostics").at(0);
  EXPECT_EQ(first.at("code"), "yaml-surprise");
  EXPECT_EQ(first.at("severity"), "warning");
  EXPECT_EQ(first.at("file"), "r.yaml");
  EXPECT_EQ(first.at("line"), 3);
  EXPECT_EQ(first.at("column"), 8);
  EXPECT_EQ(first.at("end_line"), 3);
  EXPECT_EQ(first.at("end_column"), 11);
  EXPECT_EQ(first.at("fix").at("text"), "'yes'");
  const std::string idle = kIdle;
  EXPECT_EQ(idle.substr(first.at("fix").at("begin"), 3), "yes");
}

TEST(LintTest, FindsNothingInTheShippedRules) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"lint", "--strict"},
        std::vector<std::string>{"lint", "--strict", "--rules", "rules/storm",
                                 "--corpus", "corpus/storm"}}) {
    const Result result = Claimcheck({words});
    EXPECT_EQ(result.code, 0) << result.out << result.err;
  }
}

TEST(LoadErrorsTest, AreJsonOnStandardOutputIfThatIsTheFormat) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("r.yaml",
               "schema: claimcheck/1\nclaimz: []\nsubjects: {a: {names: a}}\n");
  for (const std::string command : {"check", "test", "lint", "readouts"}) {
    SCOPED_TRACE(command);
    const Result result =
        Claimcheck(folder, {command, "--rules", "r.yaml", "--format", "json"});
    EXPECT_EQ(result.code, 2);
    EXPECT_THAT(result.err, HasSubstr("r.yaml:2:1: error: unknown key"));
    const auto json = nlohmann::json::parse(result.out);
    const auto& first = json.at("diagnostics").at(0);
    EXPECT_EQ(first.at("code"), "unknown-key");
    EXPECT_EQ(first.at("suggestion"), "claims");
    EXPECT_EQ(first.at("end_column"), 7);
  }
  const Result explain = Claimcheck(
      folder, {"explain", "x", "--rules", "r.yaml", "--format", "json"});
  EXPECT_EQ(explain.code, 2);
  EXPECT_THAT(explain.out, HasSubstr("\"diagnostics\""));
  // A file that the user named for the report is left as it is.
  folder.Write("out.json", "before");
  const Result result = Claimcheck(
      folder, {"check", "--rules", "r.yaml", "--format", "json=out.json"});
  EXPECT_EQ(result.code, 2);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(folder.Read("out.json"), "before");
}

}  // namespace
}  // namespace claimcheck
