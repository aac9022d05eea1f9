#include "checker/text/printable.h"

#include "gtest/gtest.h"

namespace claimcheck {
namespace {

TEST(PrintableTest, KeepsWordsAndShowsWhatIsHidden) {
  struct Case {
    const char* text;
    const char* want;
  };
  constexpr Case kCases[] = {
      {"", ""},
      {"plain words", "plain words"},
      {"été, договор, قرارداد", "été, договор, قرارداد"},
      {"می‌رود",
       "می‌رود"},  // The joiner is part of the spelling.
      {" a\r\n\t b\n", "a b"},
      {"a\xE2\x80\xA8"
       "b",
       "a b"},  // U+2028
      {"\x1b[31m", "\\u{1b}[31m"},
      {"\x7f", "\\u{7f}"},
      {"\xC2\x9B", "\\u{9b}"},        // C1: CSI in one byte.
      {"\xE2\x80\xAE", "\\u{202e}"},  // Right-to-left override.
      {"\xE2\x81\xA6", "\\u{2066}"},
      {"a\xff", "a\\x{ff}"},
      {"\xE2\x80", "\\x{e2}\\x{80}"},
  };
  for (const auto& [text, want] : kCases) {
    EXPECT_EQ(Printable(text), want) << text;
  }
}

TEST(DisplayWidthTest, CountsColumns) {
  struct Case {
    const char* text;
    int want;
  };
  constexpr Case kCases[] = {
      {"", 0},
      {"ab", 2},
      {"≠ é", 3},
      {"e\xCC\x81", 1},
      {"橋", 2},
      {"🌉", 2},
      {"می‌رود", 6 - 1},
      {"\x1b[1;31mab\x1b[0m", 2},
      {"\x1b[", 0},
  };
  for (const auto& [text, want] : kCases) {
    EXPECT_EQ(DisplayWidth(text), want) << text;
  }
}

TEST(PadRightTest, FillsUpAndNeverCuts) {
  EXPECT_EQ(PadRight("≠", 3), "≠  ");
  EXPECT_EQ(PadRight("long", 2), "long");
}

TEST(WrapTest, NoLineIsACommandToALog) {
  EXPECT_EQ(Wrap("::error::a ::error::b c::d", 2, 0),
            "  \\u{3a}:error::a ::error::b c::d\n");
  EXPECT_EQ(Wrap("aa ::b :: :c", 0, 4), "aa\n\\u{3a}:b\n\\u{3a}:\n:c\n");
  EXPECT_EQ(Wrap("a ##[error]b##[c #[d", 0, 0),
            "a ##\\u{5b}error]b##\\u{5b}c #[d\n");
}

TEST(WrapTest, BreaksAtSpacesOnly) {
  EXPECT_EQ(Wrap("aa bb cc", 0, 5), "aa bb\ncc\n");
  EXPECT_EQ(Wrap("aa bb cc", 2, 5), "  aa\n  bb\n  cc\n");
  EXPECT_EQ(Wrap("unbreakable", 2, 5), "  unbreakable\n");
  EXPECT_EQ(Wrap("a b", 0, 0), "a b\n");
  EXPECT_EQ(Wrap("", 2, 10), "  \n");
}

}  // namespace
}  // namespace claimcheck
