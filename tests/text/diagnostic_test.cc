#include "checker/text/diagnostic.h"

#include <set>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

using ::testing::HasSubstr;

TextFilePtr File(std::string name, std::string bytes) {
  return *TextFile::Create(std::move(name), std::move(bytes));
}

std::string Format(std::string bytes, Span span) {
  return FormatDiagnostic({DiagnosticKind::kUnknownKey, Severity::kError,
                           File("a.yaml", std::move(bytes)), span, "no"});
}

TEST(DiagnosticTest, IsPrintedWithItsLineAndACaret) {
  const TextFilePtr file =
      File("rules/floods.yaml", "depth:\n    tolerence: 5\n");
  const Diagnostic diagnostic = {DiagnosticKind::kUnknownKey,
                                 Severity::kError,
                                 file,
                                 {11, 20},
                                 "unknown key `tolerence`",
                                 {{file, {0, 5}, "in this map"}}};
  EXPECT_EQ(FormatDiagnostic(diagnostic),
            "rules/floods.yaml:2:5: error: unknown key `tolerence` "
            "[unknown-key]\n"
            "    2 |     tolerence: 5\n"
            "      |     ^~~~~~~~~\n"
            "rules/floods.yaml:1:1: note: in this map\n"
            "    1 | depth:\n"
            "      | ^~~~~\n");
}

TEST(DiagnosticTest, PutsTheCaretRight) {
  struct Case {
    const char* bytes;
    Span span;
    const char* want;  // The lines after the first.
  };
  const Case cases[] = {
      {"", {0, 0}, "    1 | \n      | ^\n"},
      {"ab", {2, 2}, "    1 | ab\n      |   ^\n"},
      {"ab\ncd", {1, 4}, "    1 | ab\n      |  ^\n"},  // Only its first line.
      {"ab\r\ncd", {2, 3}, "    1 | ab\n      |   ^\n"},
      {"\ta: b", {1, 2}, "    1 | →a: b\n      |  ^\n"},
      {"\x1B[1mb", {4, 5}, "    1 | ␛[1mb\n      |     ^\n"},
      {"é: дом", {4, 10}, "    1 | é: дом\n      |    ^~~\n"},
      {"e\xCC\x81: b", {5, 6}, "    1 | e\xCC\x81: b\n      |    ^\n"},
      {"漢字: b", {8, 9}, "    1 | 漢字: b\n      |       ^\n"},
      {"\xEF\xBB\xBF"
       "a: b",
       {3, 4},
       "    1 | a: b\n      | ^\n"},
      {"ab", {9, 12}, "    1 | ab\n      |   ^\n"},  // Beyond the file.
  };
  for (const Case& c : cases) {
    const std::string text = Format(c.bytes, c.span);
    EXPECT_EQ(text.substr(text.find('\n') + 1), c.want);
  }
}

TEST(DiagnosticTest, QuotesOnlyTheNeighbourhoodInAVeryLongLine) {
  const std::string line(100000, 'x');
  EXPECT_LT(Format(line, {50000, 90000}).size(), 600u);
  EXPECT_THAT(Format(line, {50000, 50001}), HasSubstr(" | ...xxx"));
  EXPECT_THAT(Format(line, {50000, 50001}), HasSubstr(" ^\n"));
}

TEST(DiagnosticTest, KeepsTheMessageOnOneLine) {
  const std::string text = FormatDiagnostic({DiagnosticKind::kBadValue,
                                             Severity::kWarning,
                                             File("a", "b"),
                                             {0, 1},
                                             "bad value `x\ny\x1B`"});
  EXPECT_THAT(text,
              HasSubstr("a:1:1: warning: bad value `x␊y␛` [bad-value]\n"));
}

TEST(DiagnosticsTest, AreSortedAndEachIsSaidOnce) {
  const TextFilePtr a = File("a", "0123456789");
  const TextFilePtr b = File("b", "0123456789");
  Diagnostics diagnostics;
  EXPECT_FALSE(diagnostics.has_errors());
  diagnostics.Warning(DiagnosticKind::kUnused, b, {1, 2}, "later");
  EXPECT_FALSE(diagnostics.has_errors());
  diagnostics.Error(DiagnosticKind::kBadValue, a, {5, 6}, "second");
  diagnostics.Error(DiagnosticKind::kBadValue, a, {2, 3}, "first");
  diagnostics.Error(DiagnosticKind::kBadValue, a, {2, 3}, "first");
  EXPECT_TRUE(diagnostics.has_errors());
  std::string order;
  for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
    order += diagnostic.message + " ";
  }
  EXPECT_EQ(order, "first second later ");
}

TEST(DiagnosticKindTest, HasACodeOfItsOwn) {
  std::set<std::string_view> codes;
  for (const DiagnosticKind kind : AllDiagnosticKinds()) {
    EXPECT_TRUE(codes.insert(DiagnosticCode(kind)).second)
        << DiagnosticCode(kind);
  }
  EXPECT_EQ(DiagnosticCode(DiagnosticKind::kYamlSyntax), "yaml-syntax");
  EXPECT_EQ(AllDiagnosticKinds().back(), DiagnosticKind::kChecksum);
}

TEST(SeverityTest, HasItsName) {
  EXPECT_EQ(SeverityName(Severity::kOff), "off");
  EXPECT_EQ(SeverityName(Severity::kHint), "hint");
  EXPECT_EQ(SeverityName(Severity::kInfo), "info");
  EXPECT_EQ(SeverityName(Severity::kWarning), "warning");
  EXPECT_EQ(SeverityName(Severity::kError), "error");
}

TEST(NearestNameTest, FindsSlipsAndNothingElse) {
  const std::vector<std::string> names = {"tolerance", "title", "claims",
                                          "about",     "cue",   "дата"};
  struct Case {
    const char* word;
    const char* want;
  };
  const Case cases[] = {
      {"tolerence", "tolerance"},
      {"tolreance", "tolerance"},
      {"title", "title"},
      {"titel", "title"},
      {"claim", "claims"},
      {"cues", "cue"},
      {"дато", "дата"},
      {"", ""},
      {"cat", ""},
      {"abide", ""},
      {"tolerably", ""},
      {"c", ""},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(NearestName(c.word, names), c.want) << c.word;
  }
}

TEST(NearestNameTest, TakesTheFirstInSortedOrderOfEquals) {
  EXPECT_EQ(NearestName("gate", {"late", "date", "fate"}), "date");
}

}  // namespace
}  // namespace claimcheck
