#include "checker/text/quotations.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/text/segment_words.h"

namespace claimcheck {
namespace {

using ::testing::ElementsAreArray;
using Strings = std::vector<std::string>;

// The words of each quotation, after a "+" for each quotation around it, with
// "~" where it is not closed and "&" where it continues another.
Strings Quotes(std::string_view text) {
  const Document document = Segment(text, TestWords());
  Strings quotes;
  for (const Quotation& quotation : document.quotations) {
    quotes.push_back(std::string(static_cast<size_t>(quotation.depth), '+') +
                     (quotation.continues ? "&" : "") +
                     Joined(document, quotation.words) +
                     (quotation.closed ? "" : "~"));
  }
  return quotes;
}

TEST(QuotationsTest, ArePairsOfMarks) {
  struct Case {
    const char* text;
    Strings want;
  };
  const Case cases[] = {
      {"He said \"it is over\" twice.", {"it is over"}},
      {"He said “it is over” and “so be it.”", {"it is over", "so be it"}},
      {"Он сказал «да» и „нет“.", {"да", "нет"}},
      {"Er sagte »ja« und „nein”.", {"ja", "nein"}},
      {"Han sade ”ja” och gick.", {"ja"}},
      {"a ‘new phase’ of 'old things'", {"new phase", "old things"}},
      {"‘A’ b", {"a"}},
      {"said:\"so\"\u2014and", {"so"}},
      {"“One ‘two three’ four”", {"one two three four", "+two three"}},
      {"«Один «два» три»", {"один два три", "+два"}},
      {"‘One “two” three’", {"one two three", "+two"}},
      {"“Mixed\" marks", {"mixed"}},
      {"(“a”) [“b”]", {"a", "b"}},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(Quotes(c.text), ElementsAreArray(c.want)) << c.text;
  }
}

TEST(QuotationsTest, AreNotApostrophesAndInches) {
  for (const char* text : {
           "The states' rights and the cities' duties",
           "Don't say it's Chile's or Peru’s.",
           "’Tis the season, rock ’n’ roll",
           "In the '90s and the '80s' music",
           "the two nations’ agencies’ reports",
           "a 5\" pipe and a 6' wall",
           "6'2\" tall",
           "the O'Briens' house",
           "“” and \"\" and ‘’",
           "closed” twice”",
       }) {
    EXPECT_THAT(Quotes(text), ElementsAreArray(Strings{})) << text;
  }
}

TEST(QuotationsTest, LastToTheEndOfTheParagraphWhenLeftOpen) {
  struct Case {
    const char* text;
    Strings want;
  };
  const Case cases[] = {
      {"He said “it is over.\n\nThey left.", {"it is over~"}},
      {"He said \"it is over.\n\n\"It was.\" They left.",
       {"it is over~", "&it was"}},
      {"He said “it is over.\n\n“It was.\n\n“It is.” They left.",
       {"it is over~", "&it was~", "&it is"}},
      {"He said “it is over.\n\nThen he said “so.”", {"it is over~", "so"}},
      {"He said “it is over.”\n\n“It was,” he said.", {"it is over", "it was"}},
      {"He said “it is.\n\nA Heading\n\n“It was.”", {"it is~", "&it was"}},
      // One was not closed before the next was opened.
      {"He said “it is over. “It was,” he said.", {"it is over~", "it was"}},
      {"He said 'it is over.", {}},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(Quotes(c.text), ElementsAreArray(c.want)) << c.text;
  }
}

TEST(QuotationsTest, SpanWhatIsInsideTheMarks) {
  const std::string text = "He said “it is over.”";
  const Document document = Segment(text, TestWords());
  ASSERT_EQ(document.quotations.size(), 1u);
  const Quotation& quotation = document.quotations[0];
  EXPECT_EQ(document.Text(quotation.range), "it is over.");
  const Span span = document.normal.ToOriginal(quotation.range);
  EXPECT_EQ(text.substr(static_cast<size_t>(span.begin),
                        static_cast<size_t>(span.size())),
            "it is over.");
}

}  // namespace
}  // namespace claimcheck
