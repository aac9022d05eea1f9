// `show`: a claim as written, and with all that it uses put in its place.

#include <algorithm>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/cli/program.h"

namespace claimcheck {
namespace {

using Json = nlohmann::json;

Json Report(const std::string& rules, const std::string& corpus) {
  const Result result =
      Claimcheck({.arguments = {"check", "--rules", rules, "--corpus", corpus,
                                "--format", "json", "--quiet"},
                  .folder = "",
                  .input = ""});
  EXPECT_LE(result.code, 1) << result.err;
  return Json::parse(result.out, nullptr, /*allow_exceptions=*/false);
}

// What a cell says, without the places in rule files.
Json Judgement(const Json& cell) {
  Json evidence = Json::array();
  for (const Json& one : cell.at("evidence")) {
    evidence.push_back({one.at("begin"), one.at("end"), one.at("stance"),
                        one.at("certainty"), one.at("polarity")});
  }
  return {cell.at("source"), cell.at("stance"), cell.at("notes"),
          cell.at("voices"), evidence};
}

void ExpectTheSameJudgements(const std::string& rules,
                             const std::string& corpus) {
  const Json report = Report(rules, corpus);
  const TempFolder folder;
  for (const Json& claim : report.at("claims")) {
    const std::string id = claim.at("id");
    const Result shown =
        Claimcheck({.arguments = {"show", id, "--expanded", "--rules", rules},
                    .folder = "",
                    .input = ""});
    ASSERT_EQ(shown.code, 0) << shown.err;
    EXPECT_EQ(shown.out.find("vocabulary"), std::string::npos);
    folder.Write(id + ".yaml", shown.out);
  }
  const Json expanded = Report(folder.path(), corpus);
  ASSERT_TRUE(expanded.is_object());
  ASSERT_EQ(expanded.at("cells").size(), report.at("cells").size());
  for (const Json& cell : report.at("cells")) {
    const auto other =
        std::find_if(expanded.at("cells").begin(), expanded.at("cells").end(),
                     [&](const Json& one) {
                       return one.at("claim") == cell.at("claim") &&
                              one.at("source") == cell.at("source");
                     });
    ASSERT_NE(other, expanded.at("cells").end()) << cell.at("claim");
    EXPECT_EQ(Judgement(cell), Judgement(*other)) << cell.at("claim");
  }
}

TEST(ShowTest, AnExpandedClaimJudgesAsTheClaimDoes) {
  ExpectTheSameJudgements("rules", "corpus");
  ExpectTheSameJudgements("rules/storm", "corpus/storm");
}

TEST(ShowTest, ExpandsVocabularyAndImportsAndSaysWhereFrom) {
  const TempFolder folder;
  folder.Write("words.yaml", R"(schema: claimcheck/1
vocabulary:
  sails: sail~ | cross~
  daily: {en: every day, ru: ежедневно}
subjects:
  olga: {names: [Olga]}
)");
  folder.Write("ferry.yaml", R"(schema: claimcheck/1
use: words.yaml
subjects:
  hilda: {name: "Hilda: a ferry", names: [Hilda]}
claims:
  - id: runs
    kind: fact
    claim: "She sails #1 \"daily\"."  # Not less.
    about: hilda
    says:
      - "{sails} ...3 {daily}"
      - '/\d daily/'
    severity: {omit: info}
    tests:
      - {text: The Hilda sails every day., expect: agree}
  - id: other
    kind: topic
    claim: Other.
    says: other
)");
  const Result shown = Claimcheck(
      folder, {"show", "runs", "--expanded", "--rules", "ferry.yaml"});
  EXPECT_EQ(shown.code, 0) << shown.err;
  EXPECT_EQ(shown.out, R"(schema: claimcheck/1
subjects:
  hilda:  # ferry.yaml:4
    name: "Hilda: a ferry"
    names:
      - "hilda"  # ferry.yaml:4
  olga:  # words.yaml:6
    names:
      - "olga"  # words.yaml:6
claims:
  - id: runs  # ferry.yaml:6
    kind: fact  # ferry.yaml:7
    claim: "She sails #1 \"daily\"."  # ferry.yaml:8
    about: hilda  # ferry.yaml:9
    says:
      en:
        - (sail~ | cross~) ...3 every day  # ferry.yaml:11, words of words.yaml:3, words.yaml:4
        - "/\\d daily/"  # ferry.yaml:12
      ru:
        - (sail~ | cross~) ...3 ежедневно  # ferry.yaml:11, words of words.yaml:3, words.yaml:4
        - "/\\d daily/"  # ferry.yaml:12
    severity:  # ferry.yaml:13
      omit: info  # ferry.yaml:13
)");
}

TEST(ShowTest, PrintsAClaimAsItIsWritten) {
  const TempFolder folder;
  folder.Write("ferry.yaml", R"(schema: claimcheck/1
claims:
  - id: first
    kind: topic
    claim: First.
    says: first
  # Between.
  - id: second
    kind: topic
    claim: Second.

    says: second  # To the end.
)");
  const Result first =
      Claimcheck(folder, {"show", "first", "--rules", "ferry.yaml"});
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_EQ(first.out,
            "  - id: first\n    kind: topic\n    claim: First.\n"
            "    says: first\n");
  const Result second =
      Claimcheck(folder, {"show", "second", "--rules", "ferry.yaml"});
  EXPECT_EQ(second.out,
            "  - id: second\n    kind: topic\n    claim: Second.\n\n"
            "    says: second  # To the end.\n");
}

TEST(ShowTest, AnUnknownClaimIsAMistakeWithAHint) {
  const Result result =
      Claimcheck({.arguments = {"show", "singed-on", "--rules", "rules"},
                  .folder = "",
                  .input = ""});
  EXPECT_EQ(result.code, 2);
  EXPECT_NE(result.LastLine().find("singed-on"), std::string::npos);
  EXPECT_NE(result.LastLine().find("signed-on"), std::string::npos);
  EXPECT_EQ(result.out, "");
}

}  // namespace
}  // namespace claimcheck
