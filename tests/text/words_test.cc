#include "checker/text/words.h"

#include <string>
#include <vector>

#include "checker/text/document.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using Strings = std::vector<std::string>;

Strings Cut(std::string_view text, const std::vector<NormalRange>& ranges) {
  Strings cut;
  for (const NormalRange range : ranges) {
    cut.emplace_back(text.substr(static_cast<size_t>(range.begin),
                                 static_cast<size_t>(range.size())));
  }
  return cut;
}

TEST(FoldedWordsTest, CutsRunsOfLettersMarksAndDigits) {
  struct Case {
    const char* text;
    Strings want;
  };
  const Case cases[] = {
      {"", {}},
      {" .,;\u2014\"'() ", {}},
      {"One two", {"one", "two"}},
      {"Chile's", {"chile", "'s"}},
      {"Chile\u2019s CHILE'S", {"chile", "'s", "chile", "'s"}},
      {"the 1990's", {"the", "1990", "'s"}},
      {"states' rights", {"states", "rights"}},
      {"don't O\u2019Brien", {"don't", "o'brien"}},
      {"'tis 'quoted'", {"tis", "quoted"}},
      {"20-year long\u2010term", {"20", "year", "long", "term"}},
      {"areas\u2014including", {"areas", "including"}},
      {"1,250 3.2 3,2 1,250,000.5", {"1,250", "3.2", "3,2", "1,250,000.5"}},
      {"May 17,2025", {"may", "17", "2025"}},
      {"in 2025, 47.", {"in", "2025", "47"}},
      {"03.05.2024.", {"03.05.2024"}},
      {"10:30", {"10", "30"}},
      {"U.S. and U.S.-led", {"u.s", "and", "u.s", "led"}},
      {"e.g. p.m.", {"e.g", "p.m"}},
      {"J.Smith ended.The", {"j", "smith", "ended", "the"}},
      {"example.org", {"example", "org"}},
      {"5th v2.0 km\u00B2", {"5th", "v2.0", "km\u00B2"}},
      {"so\u00ADlo mi\u200Cshavad", {"solo", "mishavad"}},
      {"a\u00A0b\u202Fc", {"a", "b", "c"}},
      {"cafe\u0301s", {"caf\u00E9s"}},
      {"Договор подписан", {"договор", "подписан"}},
      {"۲۰ ساله، ۳٫۵", {"20", "ساله", "3.5"}},
      {"\u0301 \uFE0F", {}},  // Marks on nothing.
      {"x_y/z&a", {"x", "y", "z", "a"}},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(FoldedWords(c.text), ElementsAreArray(c.want)) << c.text;
  }
}

TEST(FindAddressesTest, TakesAddressesWithoutTheSentenceAroundThem) {
  struct Case {
    std::string text;
    Strings want;
  };
  const Case cases[] = {
      {"see https://example.org/a/1,2?b=c#d.",
       {"https://example.org/a/1,2?b=c#d"}},
      {"(https://example.org/a/);", {"https://example.org/a/"}},
      {"(https://example.org/a_(b)).", {"https://example.org/a_(b)"}},
      {"\"http://a.b/c\", he", {"http://a.b/c"}},
      {"WWW.Example.org, www.", {"WWW.Example.org"}},
      {"mail j.doe+x@example.org.", {"j.doe+x@example.org"}},
      {"as @the_desk-2 said", {"@the_desk-2"}},
      {"https://a.b,https://c.d", {"https://a.b,https://c.d"}},
      {"https://a.b\u2014he", {"https://a.b"}},
      {"Example.org and a.b/c", {}},  // May be a missing space.
      {"http:// :// @ a @ b awww.b", {}},
      {"note: this//that", {}},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(Cut(c.text, FindAddresses(c.text)), ElementsAreArray(c.want))
        << c.text;
  }
}

TEST(WordTypesTest, GivesEqualWordsOneType) {
  WordTypes types;
  EXPECT_EQ(types.TypeOf("Pact"), 0);
  EXPECT_EQ(types.TypeOf("the"), 1);
  EXPECT_EQ(types.TypeOf("PACT"), 0);
  EXPECT_EQ(types.TypeOf("pacts"), 2);
  EXPECT_THAT(types.TakeTypes(), ElementsAre("pact", "the", "pacts"));
}

TEST(TrimmedTest, TakesBlanksOffBothEnds) {
  EXPECT_EQ(Trimmed(" a b\n", {0, 5}), (NormalRange{1, 4}));
  EXPECT_TRUE(Trimmed(" \n ", {0, 3}).empty());
  EXPECT_TRUE(Trimmed("", {0, 0}).empty());
}

}  // namespace
}  // namespace claimcheck
