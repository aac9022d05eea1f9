#include "checker/rules/symbols.h"

#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

// "boat 3:3 = ferry": name and place; `=` and what follows for definitions.
std::vector<std::string> NamesIn(const std::string& yaml, RuleSymbolKind kind) {
  auto file = TextFile::Create("rules.yaml", yaml);
  EXPECT_TRUE(file.ok());
  Diagnostics diagnostics;
  std::vector<std::string> names;
  for (const RuleSymbol& symbol :
       FindRuleSymbols(ParseYaml(*file, diagnostics))) {
    if (symbol.kind != kind) continue;
    const LineColumn at = (*file)->LineColumnAt(symbol.span.begin);
    // The place is that of the name and nothing else.
    EXPECT_EQ((*file)->bytes().substr(static_cast<size_t>(symbol.span.begin),
                                      static_cast<size_t>(symbol.span.size())),
              symbol.name);
    names.push_back(absl::StrFormat("%s%s %d:%d", symbol.name,
                                    symbol.definition ? "=" : "", at.line,
                                    at.column));
  }
  return names;
}

constexpr char kRules[] = R"(schema: claimcheck/1
use: [a.yaml, "b.yaml"]
vocabulary:
  boat: ferry | vessel
  new-boat: {en: "new {boat}"}
voices:
  owner: {side: firm, names: ["the {boat} line"]}
subjects:
  hilda: {names: ["{new-boat}", 'a {boat}'], generic: "the {boat}"}
claims:
  - id: berth
    kind: choice
    about: hilda
    pattern: "{boat} at {value}"
    answers: {quay: {says: at the quay, within: harbour}, harbour: "in {x}"}
    expect: quay
    tests:
      - {text: A., voice: owner}
      - {text: A., voice: author}
  - id: tone
    kind: framing
    voices: [owner, other]
    sides: firm
    frames: {grand: big}
)";

TEST(FindRuleSymbolsTest, FindsEveryNameAtItsPlace) {
  using testing::ElementsAre;
  EXPECT_THAT(NamesIn(kRules, RuleSymbolKind::kFile),
              ElementsAre("a.yaml 2:7", "b.yaml 2:16"));
  EXPECT_THAT(NamesIn(kRules, RuleSymbolKind::kVocabulary),
              ElementsAre("boat= 4:3", "new-boat= 5:3", "boat 5:24",
                          "boat 7:37", "new-boat 9:21", "boat 9:37",
                          "boat 9:61", "boat 14:16", "x 15:73"));
  EXPECT_THAT(
      NamesIn(kRules, RuleSymbolKind::kVoice),
      ElementsAre("owner= 7:3", "owner 18:27", "owner 22:14", "other 22:21"));
  EXPECT_THAT(NamesIn(kRules, RuleSymbolKind::kSide),
              ElementsAre("firm 7:17", "firm 23:12"));
  EXPECT_THAT(NamesIn(kRules, RuleSymbolKind::kSubject),
              ElementsAre("hilda= 9:3", "hilda 13:12"));
  EXPECT_THAT(NamesIn(kRules, RuleSymbolKind::kClaim),
              ElementsAre("berth= 11:9", "tone= 20:9"));
  EXPECT_THAT(NamesIn(kRules, RuleSymbolKind::kAnswer),
              ElementsAre("quay= 15:15", "harbour 15:49", "harbour= 15:59",
                          "quay 16:13", "grand= 24:14"));
}

TEST(FindRuleSymbolsTest, ShapesThatAreNoRulesHaveNone) {
  for (const char* yaml :
       {"", "x", "[]", "claims: 3", "claims: [1, [2]]", "vocabulary: [a]",
        "voices: {a: 3}", "subjects: {a: [b]}", "claims: [{states: [1]}]",
        "claims: [{tests: {a: b}}]"}) {
    Diagnostics diagnostics;
    auto file = TextFile::Create("rules.yaml", yaml);
    ASSERT_TRUE(file.ok());
    EXPECT_LE(FindRuleSymbols(ParseYaml(*file, diagnostics)).size(), 1u)
        << yaml;
  }
}

}  // namespace
}  // namespace claimcheck
