// `claimcheck test` beyond passing and failing: fixtures, known gaps, updates,
// required tests, mutation, JSON.

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

// A claim with `tests` below it.
std::string Rules(const std::string& tests) {
  return "schema: claimcheck/1   # kept\n"
         "subjects:\n"
         "  hilda: {names: [Hilda, new ferry]}\n"
         "  olga: {names: Olga}\n"
         "claims:\n"
         "  - id: length\n"
         "    kind: quantity\n"
         "    claim: The Hilda is 84 metres long.\n"
         "    about: hilda\n"
         "    cue: long | measures\n"
         "    expect: 84 m\n"
         "    tests:\n" +
         tests;
}

Result Tested(const TempFolder& folder, std::vector<std::string> more = {}) {
  std::vector<std::string> words = {"test", "--rules", "r/r.yaml"};
  words.insert(words.end(), more.begin(), more.end());
  return Claimcheck(folder, words);
}

TEST(RuleTestTest, ReadsTextsFromFilesBesideTheRules) {
  const TempFolder folder;
  folder.Write(
      "r/r.yaml",
      Rules("      - {source: texts/a.txt, expect: agree, at: 84 m}\n"));
  folder.Write("r/texts/a.txt",
               "\xEF\xBB\xBF"
               "A report.\r\n\r\nThe Hilda is 84 m long.\r\n");
  const Result result = Tested(folder);
  EXPECT_EQ(result.code, 0) << result.out << result.err;

  folder.Write("r/texts/a.txt", "The Hilda is 90 m long.\n");
  const Result moved = Tested(folder);
  EXPECT_EQ(moved.code, 2) << "`at` does not stand in the text any more";
  EXPECT_THAT(moved.err, HasSubstr("does not stand in the text"));

  folder.Write("r/r.yaml", Rules("      - {source: no.txt, expect: agree}\n"));
  const Result none = Tested(folder);
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.err, HasSubstr("r/r.yaml:13:18: error: "));
  EXPECT_THAT(none.err, HasSubstr("[unreadable-import]"));

  folder.Write("r/r.yaml",
               Rules("      - {source: no.txt, text: a, expect: agree}\n"
                     "      - {expect: agree}\n"));
  const Result both = Tested(folder);
  EXPECT_EQ(both.code, 2);
  EXPECT_THAT(both.err, HasSubstr("both `text` and `source`"));
  EXPECT_THAT(both.err, HasSubstr("14:10: error: a test without `text`"));
}

TEST(RuleTestTest, KnownGapsDoNotFailUntilTheyPass) {
  const TempFolder folder;
  folder.Write("r/r.yaml",
               Rules("      - {text: The Hilda is 90 m long., expect: agree, "
                     "todo: not yet}\n"));
  const Result gap = Tested(folder);
  EXPECT_EQ(gap.code, 0) << gap.err;
  EXPECT_THAT(gap.out, HasSubstr("r/r.yaml:13:9: todo length: not yet\n"));
  EXPECT_THAT(gap.out, HasSubstr("1 rule test: 0 passed, 0 failed, 1 todo\n"));

  folder.Write("r/r.yaml",
               Rules("      - {text: The Hilda is 84 m long., expect: agree, "
                     "todo: not yet}\n"));
  const Result passes = Tested(folder);
  EXPECT_EQ(passes.code, 1);
  EXPECT_THAT(passes.out, HasSubstr("passes now; take out `todo: not yet`"));
  // --update does not know what the author would say.
  EXPECT_EQ(Tested(folder, {"--update"}).code, 1);
}

TEST(RuleTestTest, UpdateWritesWhatIsSeenAndNothingElse) {
  const std::string before = Rules(
      "      # 90, not 84\n"
      "      - text: The Hilda is 90 m long.   # wide\n"
      "        expect:   agree  # was so\n"
      "      - {text: \"The Hilda is 84 m long, and 9 m wide.\", at: 9 m, "
      "expect: \"agree\"}\n"
      "      - {text: The Hilda sails., expect: 'silent', notes: [odd]}\n"
      "      - {text: The Hilda is 84 m long., expect: agree}\n");
  std::string after = before;
  const auto put = [&after](const std::string& a, const std::string& b) {
    const size_t found = after.find(a);
    ASSERT_NE(found, std::string::npos);
    after.replace(found, a.size(), b);
  };
  put("expect:   agree  #", "expect:   contradict  #");
  put("at: 9 m,", "at: \"84 m\",");
  put("'silent'", "'omit'");
  const TempFolder folder;
  folder.Write("r/r.yaml", before);
  EXPECT_EQ(Tested(folder).code, 1);
  EXPECT_EQ(folder.Read("r/r.yaml"), before);
  const Result update = Tested(folder, {"--update"});
  EXPECT_EQ(folder.Read("r/r.yaml"), after);
  EXPECT_THAT(update.out, HasSubstr("r/r.yaml:15:19: updated length: expect: "
                                    "agree -> contradict\n"));
  EXPECT_THAT(update.out, HasSubstr("updated length: at: 9 m -> 84 m\n"));
  // The note is what the author asked for: no update of it.
  EXPECT_EQ(update.code, 1);
  EXPECT_THAT(update.out, HasSubstr("expected the note `odd`"));

  put(", notes: [odd]", "");
  folder.Write("r/r.yaml", after);
  const Result again = Tested(folder, {"--update"});
  EXPECT_EQ(again.code, 0) << again.out;
  EXPECT_EQ(folder.Read("r/r.yaml"), after);
}

TEST(RuleTestTest, CanRequireTests) {
  const TempFolder folder;
  folder.Write(
      "r/r.yaml",
      Rules("      - {text: The Hilda is 84 m long., expect: agree}\n"));
  EXPECT_EQ(Tested(folder).code, 0);
  const Result result = Tested(folder, {"--require-tests"});
  EXPECT_EQ(result.code, 1);
  EXPECT_THAT(
      result.out,
      HasSubstr("r/r.yaml:6:9: MISSING length: no test that contradicts\n"));
  EXPECT_EQ(Tested(folder, {"--only", "lenght"}).code, 2);
}

TEST(RuleTestTest, MutationNamesWhatNoTestNotices) {
  const TempFolder folder;
  const std::string few =
      "      - {text: The Hilda is 84 m long., expect: agree}\n";
  folder.Write("r/r.yaml", Rules(few));
  const Result result = Tested(folder, {"--mutate", "--min-killed", "100"});
  EXPECT_EQ(result.code, 1);
  EXPECT_THAT(
      result.out,
      HasSubstr("r/r.yaml:3:26: survived: without `new ferry` in the names of "
                "`hilda`\n"
                "r/r.yaml:4:3: survived: without the rival `olga`\n"
                "r/r.yaml:10:17: survived: without `measures` in `cue` of "
                "`length`\n"
                "7 mutants, 4 killed (57 %)\n"));
  EXPECT_THAT(result.LastLine(),
              HasSubstr("57 % of the mutants killed, fewer than 100 %"));
  EXPECT_EQ(Tested(folder, {"--mutate"}).code, 0);

  folder.Write(
      "r/r.yaml",
      Rules(few +
            "      - {text: The new ferry measures 84 m., expect: "
            "agree}\n"
            "      - {text: The Hilda replaces the Olga. The Olga measures "
            "60 m., expect: omit}\n"));
  const Result enough = Tested(folder, {"--mutate", "--min-killed", "100"});
  EXPECT_EQ(enough.code, 0) << enough.out << enough.err;
  EXPECT_THAT(enough.out, HasSubstr("7 mutants, 7 killed (100 %)\n"));

  folder.Write(
      "r/r.yaml",
      Rules("      - {text: The Hilda is 85 m long., expect: agree}\n"));
  const Result failing = Tested(folder, {"--mutate"});
  EXPECT_EQ(failing.code, 1);
  EXPECT_THAT(failing.LastLine(), HasSubstr("nothing was mutated"));
}

TEST(RuleTestTest, WritesJson) {
  const TempFolder folder;
  folder.Write(
      "r/r.yaml",
      Rules("      - {text: The Hilda is 90 m long., expect: agree}\n"
            "      - {text: The Hilda is 84 m long., expect: agree}\n"));
  const Result result = Tested(folder, {"--format", "json", "--require-tests"});
  EXPECT_EQ(result.code, 1);
  const auto json = nlohmann::json::parse(result.out);
  const auto& first = json.at("tests").at(0);
  EXPECT_EQ(first.at("outcome"), "failed");
  EXPECT_EQ(first.at("claim"), "length");
  EXPECT_EQ(first.at("line"), 13);
  EXPECT_EQ(first.at("expect"), "agree");
  EXPECT_EQ(first.at("got"), "contradict");
  EXPECT_EQ(first.at("got_at"), "90 m");
  EXPECT_EQ(json.at("summary").at("failed"), 1);
  EXPECT_EQ(json.at("missing").at(0).at("message"), "no test that contradicts");

  folder.Write(
      "r/r.yaml",
      Rules("      - {text: The Hilda is 84 m long., expect: agree}\n"));
  const auto mutated = nlohmann::json::parse(
      Tested(folder, {"--format", "json", "--mutate"}).out);
  EXPECT_EQ(mutated.at("summary").at("mutants"), 7);
  EXPECT_EQ(mutated.at("survivors").size(), 3u);
}

TEST(RuleTestTest, TheShippedRulesAreTested) {
  for (const char* rules : {"rules/treaty.yaml", "rules/storm"}) {
    const Result result =
        Claimcheck({{"test", "--rules", rules, "--require-tests", "--mutate",
                     "--min-killed", "90"}});
    EXPECT_EQ(result.code, 0) << result.out << result.err;
  }
}

}  // namespace
}  // namespace claimcheck
