#include "checker/rules/phrase.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_format.h"
#include "checker/rules/load_rules.h"
#include "checker/rules/phrase_syntax.h"
#include "checker/yaml/yaml_node.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

struct Loaded {
  RuleSet rules;
  Diagnostics diagnostics;

  // "line:column: message [code]", a line each.
  std::string Complaints() const {
    std::string all;
    for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
      const LineColumn place =
          diagnostic.file->LineColumnAt(diagnostic.span.begin);
      all +=
          absl::StrFormat("%d:%d: %s [%s]\n", place.line, place.column,
                          diagnostic.message, DiagnosticCode(diagnostic.kind));
    }
    return all;
  }
};

absl::StatusOr<TextFilePtr> NoFiles(const std::string& path) {
  return absl::NotFoundError(path);
}

// Loads a topic claim whose `says` is the block scalar `phrase`.
Loaded LoadPhrase(const std::string& phrase,
                  const std::string& vocabulary = "{}") {
  const std::string yaml = absl::StrFormat(
      "schema: claimcheck/1\nvocabulary: %s\nclaims:\n"
      "  - id: x\n    kind: topic\n    claim: x\n    says: |-\n      %s\n",
      vocabulary, phrase);
  Loaded loaded;
  loaded.rules = LoadRules({TextFile::Create("x.yaml", yaml).value()}, NoFiles,
                           loaded.diagnostics);
  return loaded;
}

std::string Expanded(const std::string& phrase,
                     const std::string& vocabulary = "{}") {
  const Loaded loaded = LoadPhrase(phrase, vocabulary);
  if (loaded.rules.claims.empty()) return loaded.Complaints();
  std::string all;
  for (const Phrase& says : loaded.rules.claims[0].says) {
    if (!all.empty()) all += "; ";
    if (!says.language.empty()) all += says.language + ": ";
    all += PhraseToString(says.root);
  }
  return all;
}

TEST(PhraseTest, ReadsThePhraseLanguage) {
  struct Case {
    const char* phrase;
    const char* want;
  };
  constexpr Case kCases[] = {
      {"signed", "signed"},
      {"Signed\n      IN  Moscow ", "signed in moscow"},
      {"a | b|c d", "a | b | c d"},
      {"(a | b) c", "(a | b) c"},
      {"a (b)", "a b"},
      {"((a | b)) | c", "a | b | c"},
      {"a [b] c", "a [b] c"},
      {"a [b | c d] e", "a [b | c d] e"},
      {"[[a] b] c", "[[a] b] c"},
      {"sign~", "sign~"},
      {"parti*", "parti*"},
      {"no...help", "no ... help"},
      {"no ... help", "no ... help"},
      {"no ...8 help", "no ...8 help"},
      {"no\u20268 help", "no ...8 help"},
      {"no ...5 help", "no ... help"},
      {"a ...30 b", "a ...30 b"},
      {"a [... b] c", "a [... b] c"},
      {"20-year pact~", "20 year pact~"},
      {"counter-terror*", "counter terror*"},
      {"harbour's", "harbour 's"},
      {"the harbour\u2019s end", "the harbour 's end"},
      {"Jan. 17", "jan 17"},
      {"1,250 km/h", "1,250 km h"},
      {"\u0414\u043e\u0433\u043e\u0432\u043e\u0440~",
       "\u0434\u043e\u0433\u043e\u0432\u043e\u0440~"},
      {"/\\d+ (?:km|mi)/", "/\\d+ (?:km|mi)/"},
      {"about /a\\/b|c/ x", "about /a\\/b|c/ x"},
      {"and/or", "and or"},
      {"harbour 's (end | quay)", "harbour 's (end | quay)"},
  };
  for (const auto& [phrase, want] : kCases) {
    EXPECT_EQ(Expanded(phrase), want) << phrase;
  }
}

TEST(PhraseTest, PutsVocabularyInItsPlace) {
  struct Case {
    const char* phrase;
    const char* vocabulary;
    const char* want;
  };
  constexpr Case kCases[] = {
      {"{a}", "{a: x}", "x"},
      {"the {a} of", "{a: x | y}", "the (x | y) of"},
      {"{a} | z", "{a: x | y}", "x | y | z"},
      {"{a} z", "{a: v w}", "v w z"},
      {"{a}'s z", "{a: x}", "x 's z"},
      {"{a}", "{a: [x, y z]}", "x | y z"},
      {"{a}", "{a: 'x {b}', b: '[{c}] z', c: v | w}", "x [v | w] z"},
      // Each language has its own words; those without a language go with all.
      {"{a}", "{a: {en: x, ru: z}}", "en: x; ru: z"},
      {"{a} {b}", "{a: {en: x, ru: z}, b: v}", "en: x v; ru: z v"},
      {"{a} {b}", "{a: {en: x, ru: z}, b: {ru: v}}", "ru: z v"},
      {"{a} | {b}", "{a: {en: x}, b: v}", "v; en: x | v"},
      {"{b} [{a}]", "{a: {en: x}, b: v}", "v; en: v [x]"},
  };
  for (const auto& [phrase, vocabulary, want] : kCases) {
    SCOPED_TRACE(phrase);
    EXPECT_EQ(Expanded(phrase, vocabulary), want) << vocabulary;
  }
}

// Line 8 begins with six spaces: column 7 is the phrase's first.
TEST(PhraseTest, SaysWhatIsWrongAtTheVeryCharacter) {
  struct Case {
    const char* phrase;
    const char* complaint;  // How it begins.
  };
  constexpr Case kCases[] = {
      {"(a | b", "8:7: a `(` that is never closed"},
      {"a [b", "8:9: a `[` that is never closed"},
      {"a (b]", "8:9: a `(` that is closed by `]`"},
      {"a) b", "8:8: a `)` that nothing opened"},
      {"a } b", "8:9: a `}` that nothing opened"},
      {"a {b", "8:9: a `{` that is never closed"},
      {"a {b c} d", "8:9: `{b c}`; in braces stands a name"},
      {"a {}", "8:9: `{}`; in braces stands a name"},
      {"a | | b", "8:11: an alternative without words"},
      {"a |", "8:9: an alternative without words"},
      {"| a", "8:7: an alternative without words"},
      {"a ()", "8:10: an alternative without words"},
      {"a [ ] b", "8:11: an alternative without words"},
      {"... a", "8:7: a gap where the phrase may begin"},
      {"a ...8", "8:9: a gap where the phrase may end"},
      {"[a] ... b", "8:11: a gap where the phrase may begin"},
      {"a | b [...]", "8:14: a gap where the phrase may end"},
      {"a ...31 b", "8:9: `...31`; a gap is"},
      {"a ...0 b", "8:9: `...0`; a gap is"},
      {"a ...8b c", "8:9: `...8b`; a gap is"},
      {"a .... b", "8:9: `....`; a gap is"},
      {"a .. b", "8:9: `..` has no word in it"},
      {"a , b", "8:9: `,` has no word in it"},
      {"a ~ b", "8:9: a `~` without a word before it"},
      {"a~b", "8:8: a `~` inside a word"},
      {"a~~", "8:8: a `~` inside a word"},
      {"*a", "8:7: a `*` without a word before it"},
      {"(a)~", "8:10: a `~` without a word before it"},
      {"sign(ed | s)", "8:11: no space between a bracket and a word"},
      {"(un)sign", "8:11: no space between a bracket and a word"},
      {"[a]", "8:7: this phrase can match without a word"},
      {"[a] | b", "8:7: this phrase can match without a word"},
      {"{value} a", "8:7: `{value}` in `says`; it belongs in `pattern`"},
      {"a /b", "8:9: a `/` that begins an expression and is never closed"},
      {"/(b/", "8:8: a `(` without its `)` in this expression [bad-regex]"},
      {"a /x[z-a]/", "8:12: the range `z-a` is upside down [bad-regex]"},
      {"a /x(?=y)/", "8:11: `(?=` is not in RE2, which has no look-ahead"},
      {"/x*/", "8:8: this expression matches empty text"},
      {"/\\b/", "8:8: this expression matches empty text"},
      {"/$/", "8:8: this expression matches empty text"},
      {"{b}", "8:7: unknown vocabulary `b`; define it"},
  };
  for (const auto& [phrase, complaint] : kCases) {
    SCOPED_TRACE(phrase);
    const std::string got = LoadPhrase(phrase).Complaints();
    EXPECT_TRUE(got.starts_with(complaint)) << got;
    EXPECT_EQ(std::count(got.begin(), got.end(), '\n'), 1) << got;
  }
}

TEST(PhraseTest, PointsInsideEveryStyleOfScalar) {
  struct Case {
    const char* says;
    const char* place;
  };
  constexpr Case kCases[] = {
      {"a ~", "2:"},       {"\"\\u0436 ~\"", "2:"},
      {"'it''s ~'", "2:"}, {">\n      a\n      ~", "4:7: "},
      {"[a, b ~]", "2:"},  {"{en: a, ru: b ~}", "2:"},
  };
  for (const auto& [says, place] : kCases) {
    const std::string yaml =
        absl::StrFormat("claims:\n  - {id: x}\n  - says: %s\n", says);
    const TextFilePtr file = TextFile::Create("x.yaml", yaml).value();
    Diagnostics diagnostics;
    LoadRules({file}, NoFiles, diagnostics);
    // The file lacks much else; the phrase's kind is unknown, so parse it.
    const YamlNode root = ParseYaml(file, diagnostics);
    const YamlNode* node = &root.Find("claims")->items[1].items[0];
    while (!node->IsScalar()) node = &node->items.back();
    Diagnostics own;
    EXPECT_FALSE(ParsePhraseSyntax(*node, file, own).has_value());
    ASSERT_EQ(own.errors(), 1) << says;
    const Span span = own.Sorted()[0].span;
    EXPECT_EQ(file->bytes().substr(static_cast<size_t>(span.begin),
                                   static_cast<size_t>(span.size())),
              "~")
        << says << place;
  }
}

TEST(PhraseTest, BoundsWhatVocabularyGrowsTo) {
  std::string vocabulary = "{a: x | y";
  for (char name = 'b'; name < 'm'; ++name) {
    const char before = static_cast<char>(name - 1);
    vocabulary += absl::StrFormat(", %c: '{%c} {%c} {%c} {%c}'", name, before,
                                  before, before, before);
  }
  const std::string got = LoadPhrase("{l}", vocabulary + "}").Complaints();
  EXPECT_TRUE(
      got.starts_with("8:7: with its vocabulary this phrase has more "
                      "than 20000 parts"))
      << got;
  std::string chain = "{a0: x";
  for (int i = 1; i < 1000; ++i) {
    chain += absl::StrFormat(", a%d: '{a%d}'", i, i - 1);
  }
  EXPECT_TRUE(LoadPhrase("{a999}", chain + "}").diagnostics.has_errors());
  EXPECT_TRUE(LoadPhrase(std::string(1000, '(') + "a" + std::string(1000, ')'))
                  .diagnostics.has_errors());
  EXPECT_TRUE(LoadPhrase(std::string(30'000, 'a')).diagnostics.has_errors());
}

TEST(PhraseTest, HasValueSlotLooksInside) {
  PhraseNode word{PhraseNode::Kind::kWord, "a", 0, {}};
  PhraseNode optional{PhraseNode::Kind::kOptional, "", 0, {word}};
  PhraseNode value{PhraseNode::Kind::kValue, "", 0, {}};
  PhraseNode something{PhraseNode::Kind::kSequence, "", 0, {optional, word}};
  PhraseNode slot{PhraseNode::Kind::kSequence, "", 0, {something, value}};
  EXPECT_TRUE(HasValueSlot(slot));
  EXPECT_FALSE(HasValueSlot(something));
}

}  // namespace
}  // namespace claimcheck
