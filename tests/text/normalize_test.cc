#include "checker/text/normalize.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace claimcheck {
namespace {

std::string_view Cut(std::string_view bytes, Span span) {
  return bytes.substr(static_cast<size_t>(span.begin),
                      static_cast<size_t>(span.size()));
}

TEST(NormalizeTest, FoldsWhatLooksAlikeAndKeepsTheRest) {
  struct Case {
    const char* bytes;
    const char* want;
  };
  const Case cases[] = {
      {"", ""},
      {"Two  Words", "Two  Words"},
      {"a\tb\vc\fd", "a b c d"},
      {"a\u00A0b\u2009c\u202Fd\u3000e", "a b c d e"},
      {"a\r\nb\rc\nd\u0085e\u2028f\u2029g", "a\nb\nc\nd\ne\nf\ng"},
      {"\r\r\n\n", "\n\n\n"},
      {"a\r\n", "a\n"},
      {"a\r\u00E9", "a\n\u00E9"},
      {"a\r\n\u00E9", "a\n\u00E9"},
      {"“a” „b‟ «c» ‹d›", "\"a\" \"b\" \"c\" \"d\""},
      {"‘a’ ‚b‛ it’s ʼ", "'a' 'b' it's '"},
      {"a‐b‑c−1 5‒6", "a-b-c-1 5-6"},
      {"a–b—c―d", "a—b—c—d"},
      {"a-b", "a-b"},
      {"so\u00ADlo", "solo"},
      {"\uFEFFa\u200Bb\u200Cc\u200Dd\u2060e\u200F", "abcde"},
      {"\u202Aa\u202C \u2066b\u2069", "a b"},
      {"كتابي على", "کتابی علی"},
      {"مـــن", "من"},
      {"١٢٣ ۴۵۶ ٣٫٥ ١٬٠٠٠ ٥٪", "123 456 3.5 1,000 5%"},
      {"e\u0301", "é"},
      {"\u212Bngstr\u00F6m", "\u00C5ngstr\u00F6m"},  // The Angstrom sign.
      {"a\u0323\u0307", "\u1EA1\u0307"},
      {"a\u0307\u0323", "\u1EA1\u0307"},  // Marks in the other order.
      {"й", "й"},
      {"и\u0306", "й"},
      {"\u064A\u0654", "\u0626"},  // Composed before it is folded.
      {"e\u00AD\u0301", "é"},      // A soft hyphen in between.
      {"ﬁ ½ ㎏ Ａ", "ﬁ ½ ㎏ Ａ"},  // Compatibility forms are kept.
      {"`a´ ′", "`a´ ′"},
      {"``a'' ‘‘b’’ `` c ''", "\"a\" \"b\" \" c \""},
      {"'''a'''", "\"'a\"'"},
      {"`' ' '", "`' ' '"},
      {"日本語😀", "日本語😀"},
  };
  for (const Case& c : cases) {
    const NormalText normal = Normalize(c.bytes);
    EXPECT_EQ(normal.text, c.want) << c.bytes;
    EXPECT_EQ(Normalize(normal.text).text, normal.text) << "is not stable";
  }
}

TEST(NormalizeTest, FindsTheWayBackToTheOriginalBytes) {
  struct Case {
    const char* bytes;
    const char* find;  // In the normalised text.
    const char* want;  // In the original.
  };
  const Case cases[] = {
      {"a b", "b", "b"},
      {"x\u00A0y\u00A0z", "y", "y"},
      {"x\u00A0y\u00A0z", " y ", "\u00A0y\u00A0"},
      {"say “so” now", "\"so\"", "“so”"},
      {"a\r\nb", "\n", "\r\n"},
      {"a\r\nb", "b", "b"},
      {"so\u00ADlo act", "solo", "so\u00ADlo"},  // Dropped inside: inside.
      {"\u00ADsolo\u00AD act", "solo", "solo"},  // Dropped at the edges.
      {"\uFEFFsolo", "solo", "solo"},
      {"solo\u200B\u00AD", "solo", "solo"},
      {"a\u200Bb\u200Bc", "b", "b"},
      {"cafe\u0301 noir", "café", "cafe\u0301"},
      {"cafe\u0301 noir", "caf", "caf"},
      {"cafe\u0301 noir", " noir", " noir"},
      {"e\u00AD\u0301x", "é", "e\u00AD\u0301"},
      {"سال ۱۴۰۳", "1403", "۱۴۰۳"},
      {"می\u200Cشود", "میشود", "می\u200Cشود"},
  };
  for (const Case& c : cases) {
    const NormalText normal = Normalize(c.bytes);
    const int begin = static_cast<int>(normal.text.find(c.find));
    const int size = static_cast<int>(std::string_view(c.find).size());
    ASSERT_GE(begin, 0) << c.bytes;
    EXPECT_EQ(Cut(c.bytes, normal.ToOriginal({begin, begin + size})), c.want)
        << c.bytes;
  }
}

TEST(NormalizeTest, KeepsAnOriginForEveryByteAndOneForTheEnd) {
  const std::string_view texts[] = {"",           "a",
                                    "\u00AD",     "e\u0301",
                                    "“a” \r\n b", "a\u0307\u0323\u0301 é\u00AD",
                                    "\uFEFFx"};
  for (const std::string_view bytes : texts) {
    const NormalText normal = Normalize(bytes);
    ASSERT_EQ(normal.origin.size(), normal.text.size() + 1) << bytes;
    EXPECT_EQ(normal.origin.back(), static_cast<int>(bytes.size()));
    for (size_t i = 1; i < normal.origin.size(); ++i) {
      EXPECT_LE(normal.origin[i - 1], normal.origin[i]) << bytes;
    }
    const int end = static_cast<int>(normal.text.size());
    EXPECT_TRUE(normal.ToOriginal({end, end}).empty());
  }
}

TEST(NormalizeTest, TakesMarksWithoutEndInLinearTime) {
  std::string bytes = "a";
  for (int i = 0; i < 500000; ++i) bytes += "\u0301\u0316";  // Out of order.
  EXPECT_EQ(Normalize(bytes).origin.back(), static_cast<int>(bytes.size()));
}

TEST(FoldCaseTest, FoldsForComparison) {
  struct Case {
    const char* text;
    const char* want;
  };
  const Case cases[] = {
      {"", ""},
      {"Jan", "jan"},
      {"U.S.", "u.s."},
      {"ПОДПИСАЛ", "подписал"},
      {"Straße", "strasse"},
      {"ΣΟΦΟΣ", "σοφοσ"},
      {"σοφος", "σοφοσ"},
      {"İ", "i\u0307"},
      {"امضا", "امضا"},
  };
  for (const Case& c : cases) EXPECT_EQ(FoldCase(c.text), c.want);
}

}  // namespace
}  // namespace claimcheck
