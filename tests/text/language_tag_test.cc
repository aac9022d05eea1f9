#include "checker/text/language_tag.h"

#include <string_view>

#include "gtest/gtest.h"

namespace claimcheck {
namespace {

TEST(CanonicalLanguageTagTest, WritesEachTagOneWay) {
  struct Case {
    const char* tag;
    const char* want;
  };
  constexpr Case kCases[] = {
      {"en", "en"},       {"EN-us", "en-US"},     {"fa", "fa"},
      {"pt-BR", "pt-BR"}, {"zh-hant", "zh-Hant"}, {"no", "no"},
  };
  for (const auto& [tag, want] : kCases) {
    EXPECT_EQ(CanonicalLanguageTag(tag), want) << tag;
  }
}

TEST(CanonicalLanguageTagTest, RefusesWhatIsNoLanguage) {
  for (const std::string_view tag : {"", "e", "english", "en_US", "en-", "-en",
                                     "xx", "en us", "en,fr", "рус", "123"}) {
    EXPECT_FALSE(CanonicalLanguageTag(tag).has_value()) << tag;
  }
  EXPECT_FALSE(CanonicalLanguageTag(std::string_view("en\0", 3)).has_value());
}

TEST(LanguageTagTest, TellsTheCountryIfThereIsOne) {
  EXPECT_EQ(RegionOfLanguageTag("en-GB"), "GB");
  EXPECT_EQ(RegionOfLanguageTag("zh-Hant-TW"), "TW");
  EXPECT_EQ(RegionOfLanguageTag("en"), "");
  EXPECT_EQ(RegionOfLanguageTag("es-419"), "");
  EXPECT_EQ(RegionOfLanguageTag(""), "");
}

TEST(NearestLanguageTagTest, KnowsNamesAndOtherSpellings) {
  EXPECT_EQ(NearestLanguageTag("english"), "en");
  EXPECT_EQ(NearestLanguageTag("Persian"), "fa");
  EXPECT_EQ(NearestLanguageTag("en_US"), "en-US");
  EXPECT_EQ(NearestLanguageTag("EN"), "en");
  EXPECT_EQ(NearestLanguageTag("nothing"), "");
  EXPECT_EQ(NearestLanguageTag(""), "");
  EXPECT_EQ(NearestLanguageTag("\xc3\xbc"), "");
}

}  // namespace
}  // namespace claimcheck
