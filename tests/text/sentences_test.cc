// Where sentences end.

#include <string>
#include <vector>

#include "checker/text/document.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/text/segment_words.h"

namespace claimcheck {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

TEST(SentencesTest, EndWhereAReaderEndsThem) {
  const std::vector<std::string> cases[] = {
      {"One came.", "Two left."},
      {"Why now?", "Nobody knew!", "It was late."},
      {"It rose by 3.2 per cent.", "It fell."},
      {"He said so.\"", "They left."},
      {"\"It is over.\"", "\"It is not.\""},
      {"He said (twice.)", "They left."},
      {"He lives in the U.S.", "The talks go on."},
      {"It ended at 5 p.m.", "He left."},
      {"1. The bridge is old.", "2. The road is new."},
      {"Она ушла.", "Он остался."},
      {"این است.", "آن نیست."},
  };
  for (const std::vector<std::string>& sentences : cases) {
    std::string text;
    for (const std::string& sentence : sentences) {
      text += (text.empty() ? "" : " ") + sentence;
    }
    EXPECT_THAT(SentenceTexts(Segment(text, TestWords())),
                ElementsAreArray(sentences));
  }
}

TEST(SentencesTest, DoNotEndHere) {
  for (const char* text : {
           "It was signed on Jan. 17 in town.",
           "It was signed on Jan. 17, Tuesday.",
           "Mr. Brown came to see Gen. Lee.",
           "A letter from J. R. Smith and J.-P. Roux came.",
           "It is No. 5 of the list.",
           "He lives in the U.S. Senate building.",
           "\"Why now?\" he asked.",
           "\"Stop!\" she said, and left.",
           "He said \"it is over.\" and left.",
           "See https://example.org/q?Next=1 and go.",
           "The 3.2 and the v. 5 are old",
           "Well ... perhaps.",
       }) {
    EXPECT_THAT(SentenceTexts(Segment(text, TestWords())), ElementsAre(text));
  }
}

TEST(SentencesTest, KnownWrong) {
  // A name after an abbreviation could be a title ("the U.S. Senate"), so the
  // two sentences stay together.
  EXPECT_EQ(SentenceTexts(Segment("He left the U.S. Peru agreed.", TestWords()))
                .size(),
            1u);
}

TEST(SentencesTest, RunOverLinesThatWereWrapped) {
  const Document document = Segment(
      "The council met on Monday to speak about the river, the bridge\n"
      "over it and the road that leads to the bridge from the market\n"
      "square. Nothing was decided.",
      TestWords());
  ASSERT_EQ(document.sentences.size(), 2u);
  EXPECT_EQ(document.Text(document.sentences[1].range), "Nothing was decided.");
}

TEST(SentencesTest, AreCutWhenTheyAreTooLong) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "and so ";
  const Document document = Segment(text + "on.", TestWords());
  ASSERT_EQ(document.sentences.size(), 6u);
  EXPECT_EQ(document.sentences[0].words, (WordRange{0, 400}));
  EXPECT_EQ(document.sentences[5].words, (WordRange{2000, 2001}));
  EXPECT_EQ(document.sentences[5].range.end,
            static_cast<int>(document.normal.text.size()));
}

TEST(SentencesTest, TakeStrayMarksToTheSentenceBeside) {
  EXPECT_THAT(SentenceTexts(Segment("... It was late. \"", TestWords())),
              ElementsAre("... It was late. \""));
}

TEST(SentencesTest, NeedNoTables) {
  EXPECT_THAT(SentenceTexts(Segment("One came. Two left.", SegmentWords())),
              ElementsAre("One came.", "Two left."));
}

}  // namespace
}  // namespace claimcheck
