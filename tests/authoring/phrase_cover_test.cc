#include "checker/authoring/phrase_cover.h"

#include <string>

#include "checker/rules/load_rules.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

// `phrase` with a little vocabulary.
Phrases Parsed(const std::string& phrase) {
  const std::string block =
      "schema: claimcheck/1\nvocabulary: {boat: ferry | boat}\n"
      "subjects:\n  s:\n    names: |-\n      " +
      phrase + "\n";
  auto file = TextFile::Create("r.yaml", block);
  EXPECT_TRUE(file.ok());
  Diagnostics diagnostics;
  const RuleSet loaded = LoadRules(
      {*file}, [](const std::string&) { return absl::NotFoundError("none"); },
      diagnostics);
  EXPECT_FALSE(diagnostics.has_errors()) << phrase;
  return loaded.subjects.at(0).names;
}

TEST(CoversTest, ComparesWhatPhrasesMatch) {
  struct Case {
    const char* outer;
    const char* inner;
    bool want;
  };
  constexpr Case kCases[] = {
      {"a", "a", true},
      {"a", "b", false},
      {"A", "a", true},
      {"a | b", "b", true},
      {"b", "a | b", false},
      {"sail~", "sailed", true},
      {"sailed", "sail~", false},
      {"sail~", "sailing~", true},
      {"sink~", "sank", false},
      {"harb*", "harbour", true},
      {"harb*", "harbour*", true},
      {"harbour*", "harb*", false},
      {"harb*", "harbour~", false},  // A stem is not the beginning of a word.
      {"[the] ferry", "the ferry", true},
      {"the ferry", "[the] ferry", false},
      {"[a | the] [new] ferry", "the ferry", true},
      {"{boat}", "boat", true},
      {"new {boat}", "new ferry | new boat", true},
      {"new ferry | new boat", "new {boat}", true},
      {"old ferry | new boat", "new {boat}", false},
      {"a ... b", "a b", true},
      {"a ... b", "a x y b", true},
      {"a ...2 b", "a x y z b", false},
      {"a ...8 b", "a ... b", true},
      {"a ...3 b", "a ... b", false},
      {"a ... b", "a [x] ...4 b", true},
      {"/x+/", "/x+/", true},
      {"/x+/", "/x*y/", false},
      {"a ... b", "a /x+/ b", false},  // It may be many words.
      {"a (b | c) | a d", "a (b | c | d)", true},
      {"jan 17", "Jan. 17", true},
  };
  for (const auto& [outer, inner, want] : kCases) {
    const Phrases all = Parsed(outer);
    const Phrases one = Parsed(inner);
    EXPECT_EQ(Covers(RootsFor(all, "en"), one.front().root, "en"), want)
        << "`" << outer << "` covers `" << inner << "`";
  }
}

TEST(CoversTest, KnowsInflectionsOnlyOfALanguage) {
  const Phrases stem = Parsed("sail~");
  const Phrases word = Parsed("sails");
  EXPECT_TRUE(Covers(RootsFor(stem, "en"), word.front().root, "en"));
  EXPECT_FALSE(Covers(RootsFor(stem, ""), word.front().root, ""));
  EXPECT_FALSE(Covers({}, word.front().root, "en"));
}

// Two gaps in a row and many alternatives: more ways than anyone waits for.
TEST(CoversTest, GivesUpInTime) {
  std::string hard = "a";
  for (int i = 0; i < 12; ++i) hard += " ...30 (a | b)";
  const Phrases phrases = Parsed(hard + " c");
  const Phrases other = Parsed(hard + " d");
  EXPECT_FALSE(Covers(RootsFor(other, "en"), phrases.front().root, "en"));
}

}  // namespace
}  // namespace claimcheck
