#include "checker/text/clauses.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/text/segment_words.h"

namespace claimcheck {
namespace {

using ::testing::ElementsAreArray;
using Strings = std::vector<std::string>;

// "opener: words" for each clause.
Strings Clauses(std::string_view text) {
  const Document document = Segment(text, TestWords());
  Strings clauses;
  for (const Clause& clause : document.clauses) {
    clauses.push_back(clause.opener + ": " + Joined(document, clause.words));
  }
  return clauses;
}

TEST(ClausesTest, HoldOneVerbEach) {
  struct Case {
    const char* text;
    Strings want;
  };
  const Case cases[] = {
      {"", {}},
      {"The pact was old.", {": the pact was old"}},
      {"The pact was old, it was long.",
       {": the pact was old", ",: it was long"}},
      {"The pact was old; prices rose: all was well \u2014 it is said.",
       {": the pact was old", ";: prices rose", ":: all was well",
        "\u2014: it is said"}},
      {"The pact, which was signed in May, has ended.",
       {": the pact", "which: which was signed in may", ",: has ended"}},
      {"The pact was signed, and it was long.",
       {": the pact was signed", "and: and it was long"}},
      {"It was old, it may end.", {": it was old", ",: it may end"}},
      {"He said that it was signed and that it was long.",
       {": he said", "that: that it was signed",
        "and that: and that it was long"}},
      {"It has areas\u2014roads, ports\u2014that will be opened.",
       {": it has areas roads ports", "that: that will be opened"}},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(Clauses(c.text), ElementsAreArray(c.want)) << c.text;
  }
}

TEST(ClausesTest, AreNotCutHere) {
  for (const char* text : {
           "Chile and Peru signed it.",
           "The pact between Chile and Peru was signed.",
           "It was signed on May 17, 2025.",
           "On May 17, 2025, it was signed.",
           "It was signed at 10:30 in Lima.",
           "It has 5, 10 or 20 parts.",
           "It has roads, ports, and a hundred boats.",
           "It was, in May, a pact.",
           "It was a so-called pact.",
           "It was (in May) signed.",
           "It was on https://example.org/that-is/and-was,said for long.",
       }) {
    EXPECT_EQ(Clauses(text).size(), 1u) << text;
  }
}

TEST(ClausesTest, DoNotCrossSentences) {
  EXPECT_THAT(Clauses("In May. It was signed."),
              ElementsAreArray({": in may", ": it was signed"}));
}

TEST(ClausesTest, AreWholeSentencesWithoutTables) {
  const Document document =
      Segment("One came, two left, and three stayed.", SegmentWords());
  ASSERT_EQ(document.clauses.size(), 1u);
  EXPECT_EQ(document.clauses[0].words, (WordRange{0, 7}));
}

TEST(LooksLikeVerbTest, AsksTheTablesAndTheEnding) {
  for (const char* word : {"was", "signed", "ended"}) {
    EXPECT_TRUE(LooksLikeVerb(TestWords(), word)) << word;
  }
  for (const char* word : {"", "ed", "bed", "shed", "hundred", "pact"}) {
    EXPECT_FALSE(LooksLikeVerb(TestWords(), word)) << word;
  }
}

}  // namespace
}  // namespace claimcheck
