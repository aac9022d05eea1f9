// Changes of rule files in every style that YAML lets an author write.

#include "checker/explain/rule_edit.h"

#include <optional>
#include <string>

#include "checker/rules/load_rules.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

RuleSet Load(const std::string& text) {
  auto file = TextFile::Create("rules.yaml", text);
  EXPECT_TRUE(file.ok());
  Diagnostics diagnostics;
  RuleSet rules = LoadRules({*file}, nullptr, diagnostics);
  for (const Diagnostic& one : diagnostics.Sorted()) {
    if (one.severity == Severity::kError)
      ADD_FAILURE() << FormatDiagnostic(one);
  }
  return rules;
}

constexpr char kHead[] = R"(schema: claimcheck/1
subjects:
  bridge:
    names:
      - the bridge
      - "[the] crossing"   # As sailors say.
claims:
)";

struct Style {
  const char* claim;
  const char* changed;
};

TEST(AddAlternativeTest, KeepsTheStyleThatTheFieldIsWrittenIn) {
  for (const auto& [claim, changed] : {
           Style{"    cue: open~\n", "    cue: open~ | it's new\n"},
           Style{"    cue: 'open~'\n", "    cue: 'open~ | it''s new'\n"},
           Style{"    cue: \"open~ | began\"  # Why.\n",
                 "    cue: \"open~ | began | it's new\"  # Why.\n"},
           Style{"    cue: [open~, began]\n",
                 "    cue: [open~, began | it's new]\n"},
           Style{"    cue:\n      - open~\n      - \"began\"\n",
                 "    cue:\n      - open~\n      - \"began\"\n"
                 "      - \"it's new\"\n"},
           Style{"    cue: {en: open~, ru: открыт*}\n",
                 "    cue: {en: open~ | it's new, ru: открыт*}\n"},
           Style{"    cue: >\n      open~ |\n      began\n",
                 "    cue: >\n      open~ |\n      began | it's new\n"},
       }) {
    const std::string head =
        std::string(kHead) +
        "  - id: opened\n    kind: date\n    claim: It opened.\n"
        "    about: bridge\n";
    const RuleSet rules = Load(head + claim);
    ASSERT_EQ(rules.claims.size(), 1U) << claim;
    const auto edit = AddAlternative(rules.claims[0].cue, "en", "it's new");
    ASSERT_TRUE(edit.has_value()) << claim;
    const std::string text = Applied(*rules.files[0].file, {*edit});
    EXPECT_EQ(text, head + changed);
    EXPECT_EQ(Load(text).claims.size(), 1U);
  }
}

TEST(AddClaimKeyTest, WritesALineAfterTheCueOrAnEntryOfAFlowMap) {
  const std::string block =
      std::string(kHead) +
      "  - id: opened\n    kind: date\n    claim: It opened.\n"
      "    about: bridge\n    cue: open~\n    expect: 2024\n";
  const RuleSet rules = Load(block);
  const auto edit = AddClaimKey(rules.claims[0], "pattern", "{value} opened");
  ASSERT_TRUE(edit.has_value());
  const std::string text = Applied(*rules.files[0].file, {*edit});
  EXPECT_NE(text.find("    cue: open~\n    pattern: \"{value} opened\"\n"),
            std::string::npos)
      << text;
  EXPECT_EQ(Load(text).claims[0].pattern.size(), 1U);

  const RuleSet flow =
      Load(std::string(kHead) +
           "  - {id: opened, kind: date, claim: It opened., about: bridge}\n");
  const auto entry = AddClaimKey(flow.claims[0], "cue", "opened");
  ASSERT_TRUE(entry.has_value());
  EXPECT_EQ(Load(Applied(*flow.files[0].file, {*entry})).claims[0].cue.size(),
            1U);
}

TEST(RemovePhraseTest, TakesTheLineOfAnItemAndNeverTheLastOne) {
  const RuleSet rules =
      Load(std::string(kHead) +
           "  - {id: opened, kind: date, claim: It opened., about: bridge}\n");
  const Phrases& names = rules.subjects[0].names;
  ASSERT_EQ(names.size(), 2U);
  const auto edit = RemovePhrase(names, names[0]);
  ASSERT_TRUE(edit.has_value());
  const RuleSet after = Load(Applied(*rules.files[0].file, {*edit}));
  ASSERT_EQ(after.subjects[0].names.size(), 1U);
  EXPECT_FALSE(RemovePhrase(after.subjects[0].names, after.subjects[0].names[0])
                   .has_value());
}

TEST(AppliedTest, MakesAllEditsOfOneFileWhateverTheirOrder) {
  const auto file = TextFile::Create("a.yaml", "one two three");
  const auto other = TextFile::Create("b.yaml", "one");
  ASSERT_TRUE(file.ok() && other.ok());
  EXPECT_EQ(Applied(**file, {{*file, {8, 13}, "3"},
                             {*file, {0, 3}, "1"},
                             {*other, {0, 3}, "x"},
                             {*file, {3, 3}, "!"}}),
            "1! two 3");
}

}  // namespace
}  // namespace claimcheck
