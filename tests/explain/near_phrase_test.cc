// Which change of a phrase makes it match words that it nearly matches.

#include "checker/explain/near_phrase.h"

#include <string>

#include "checker/explain/rule_edit.h"
#include "checker/explain/workbench.h"
#include "checker/rules/load_rules.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

// The phrase as it must be written to match in `text`; "" if it is not near.
std::string Changed(const std::string& phrase, const std::string& text) {
  auto file = TextFile::Create(
      "rules.yaml",
      "schema: claimcheck/1\nvocabulary: {boat: ferry | boat}\nclaims:\n"
      "  - {id: a, kind: fact, claim: A., says: \"" +
          phrase +
          "\"}\n"
          "  - {id: b, kind: fact, claim: B., says: \"{boat}\"}\n");
  auto source_file = TextFile::Create("a.txt", text);
  EXPECT_TRUE(file.ok() && source_file.ok());
  Diagnostics diagnostics;
  const RuleSet rules = LoadRules({*file}, nullptr, diagnostics);
  EXPECT_FALSE(diagnostics.has_errors());
  Source source;
  source.file = *source_file;
  source.text = text;
  Workbench bench(rules, 0, source);
  const auto near =
      NearestOf(bench.view(), bench.claim().says, bench.view().SentenceWords(0),
                {/*other_words=*/true});
  if (!near) return "";
  const auto edits = ChangePhrase(*near);
  if (!edits) return "no way";
  const std::string changed = Applied(**file, *edits);
  const size_t begin = changed.find("says: \"") + 7;
  return changed.substr(begin, changed.find('"', begin) - begin);
}

TEST(NearPhraseTest, IsTheSmallestChangeThatMatches) {
  struct Row {
    const char* phrase;
    const char* text;
    const char* changed;
  };
  for (const auto& [phrase, text, changed] : {
           // Another inflection.
           Row{"sail", "The ferry sails.", "sail~"},
           Row{"sail daily | run daily", "It sails daily.",
               "sail~ daily | run daily"},
           // Farther apart.
           Row{"sails ...2 harbour", "It sails from the old town harbour.",
               "sails ...4 harbour"},
           Row{"sails daily", "It sails almost daily.", "sails ...1 daily"},
           // Another word of the same kind, if two are shared.
           Row{"ferry sails (north | south) at noon",
               "The ferry sails east at noon.",
               "ferry sails (north | south | east) at noon"},
           Row{"completion of", "The complete list.", ""},
           Row{"completion", "It completes the works.", "completion~"},
           // Nothing shared, or too little.
           Row{"ferry sails", "The train stops.", ""},
           Row{"ferry sails daily", "The ferry sank.", ""},
           Row{"the ferry", "The train.", ""},
           Row{"gaza", "A gas pipe.", ""},
           // A negation is never dropped.
           Row{"no smoking", "Smoking on board.", ""},
           Row{"no smoking", "Never smoking.", "(no | never) smoking"},
       }) {
    EXPECT_EQ(Changed(phrase, text), changed) << phrase << ": " << text;
  }
}

TEST(ResembleTest, KnowsFormsAndSlipsOfOneWord) {
  const LanguagePack& pack = *FindLanguagePack("en");
  EXPECT_TRUE(Resemble(pack, "sign", "signed"));
  EXPECT_TRUE(Resemble(pack, "complete", "completion"));
  EXPECT_TRUE(Resemble(pack, "embargo", "embargoe"));
  EXPECT_FALSE(Resemble(pack, "other", "another"));
  EXPECT_FALSE(Resemble(pack, "transport", "transcript"));
  EXPECT_FALSE(Resemble(pack, "port", "post"));
}

}  // namespace
}  // namespace claimcheck
