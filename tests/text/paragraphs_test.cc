#include "checker/text/paragraphs.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

std::vector<std::string> Paragraphs(const std::string& text) {
  std::vector<std::string> paragraphs;
  for (const NormalRange range : FindParagraphs(text)) {
    paragraphs.push_back(text.substr(static_cast<size_t>(range.begin),
                                     static_cast<size_t>(range.size())));
  }
  return paragraphs;
}

TEST(FindParagraphsTest, FindsNoneInNothing) {
  EXPECT_TRUE(Paragraphs("").empty());
  EXPECT_TRUE(Paragraphs("\n \n  ").empty());
}

TEST(FindParagraphsTest, TakesEachLineWhereLinesAreParagraphs) {
  const std::string first =
      "The council met on Monday to speak about the river, the bridge over "
      "it and the road that leads to the bridge from the market square.";
  EXPECT_THAT(Paragraphs("A headline\n" + first + "\nit went on\n\n End \n"),
              ElementsAre("A headline", first, "it went on", "End"));
}

TEST(FindParagraphsTest, JoinsLinesThatAProgramWrapped) {
  const std::string wrapped =
      "The council met on Monday to speak about the river, the bridge\n"
      "over it and the road that leads to the bridge from the market\n"
      "square. Nothing was decided.";
  EXPECT_THAT(Paragraphs("River\n\n" + wrapped + "\n\n" + wrapped),
              ElementsAre("River", wrapped, wrapped));
}

TEST(FindParagraphsTest, JoinsShortBlocksOnlyBesideWrappedOnes) {
  const std::string names =
      "The minutes were written by the clerk of the district, Miss\n"
      "Peters, and read aloud.";
  const std::string wrapped =
      "The council met on Monday to speak about the river, the bridge\n"
      "over it and the road that leads to the bridge from the market\n"
      "square. Nothing was decided.";
  EXPECT_THAT(Paragraphs(names).size(), 2u);
  EXPECT_THAT(Paragraphs(wrapped + "\n\n" + names),
              ElementsAre(wrapped, names));
}

TEST(FindParagraphsTest, KeepsLinesApartThatOnlyLookFull) {
  const std::vector<std::string> cases[] = {
      // Headlines: each begins with a capital.
      {"Council Speaks at Length About the Bridge and River",
       "Mayor Hopes to See the Market Road Open by the Fall"},
      // A list.
      {"The council met on Monday to speak about the river, the bridge",
       "- over it and the road that leads to the bridge from the market",
       "- square. Nothing was decided."},
      // Verse: too short to be wrapped.
      {"the river runs and runs", "and never looks behind", "it has no time"},
      // Lines of uneven length were not filled.
      {"a menu of the things that one may find on this page, from top on",
       "soup", "bread and all that goes with it", "tea"},
  };
  for (const std::vector<std::string>& lines : cases) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    EXPECT_THAT(Paragraphs(text), ElementsAreArray(lines));
  }
}

TEST(FindParagraphsTest, BeginsAParagraphAtAnIndentedLine) {
  const std::string first =
      "The council met on Monday to speak about the river, the bridge\n"
      "over it and the road that leads to the bridge from the markets";
  const std::string second = "and squares. Nothing was decided.";
  EXPECT_THAT(Paragraphs(first + "\n   " + second), ElementsAre(first, second));
}

TEST(EndsLikeASentenceTest, LooksBehindQuotesAndBrackets) {
  for (const std::string text : {"a.", "a?", "a!\"", "a.) ", "a.'\"", "a؟"}) {
    EXPECT_TRUE(EndsLikeASentence(text, {0, static_cast<int>(text.size())}))
        << text;
  }
  for (const std::string text : {"", "a", "a,", "a:", "\"", "a\""}) {
    EXPECT_FALSE(EndsLikeASentence(text, {0, static_cast<int>(text.size())}))
        << text;
  }
}

}  // namespace
}  // namespace claimcheck
