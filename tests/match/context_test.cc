#include <optional>
#include <string>
#include <utility>

#include "checker/match/extract.h"
#include "gtest/gtest.h"
#include "tests/support/run.h"

namespace claimcheck {
namespace {

// The first number of the text and how it is said.
std::optional<ExtractedMention> FirstNumber(const std::string& text) {
  Extraction extraction = Extractor().Extract(TextSource("s", text));
  for (ExtractedMention& mention : extraction.mentions) {
    if (mention.value && mention.value->kind == ValueKind::kNumber) {
      return std::move(mention);
    }
  }
  return std::nullopt;
}

// "negated hedged" for the first number of the text.
std::string ContextOfFirstValue(const std::string& text) {
  const std::optional<ExtractedMention> mention = FirstNumber(text);
  if (!mention) return "no value";
  return std::string(PolarityName(mention->polarity)) + ' ' +
         std::string(CertaintyName(mention->certainty));
}

TEST(ContextTest, TriggersReachTheirClauseAndNoMore) {
  struct Case {
    const char* text;
    const char* want;
  };
  constexpr Case kCases[] = {
      {"The bridge has 47 arches.", "affirmed asserted"},
      {"The bridge does not have 47 arches.", "negated asserted"},
      {"It never had 47 arches.", "negated asserted"},
      {"The city denied that the bridge has 47 arches.", "negated asserted"},
      {"The bridge may have 47 arches.", "affirmed possible"},
      {"The bridge is said to have 47 arches.", "affirmed hearsay"},
      {"The bridge reportedly has 47 arches.", "affirmed hearsay"},
      {"The bridge will have 47 arches.", "affirmed future"},
      {"The city plans to build 47 arches.", "affirmed planned"},
      {"It is unclear whether the bridge has 47 arches.", "affirmed question"},
      {"Does the bridge have 47 arches?", "affirmed question"},
      {"If the bridge has 47 arches, it is long.", "affirmed conditional"},
      {"The bridge is projected to have 47 arches.", "affirmed hedged"},
      {"Had the bridge 47 arches, it were long.", "affirmed conditional"},
      {"Should it have 47 arches, it is long.", "affirmed conditional"},
      // What does not reach the value.
      {"The bridge is not new, but it has 47 arches.", "affirmed asserted"},
      {"The bridge, which is not new, has 47 arches.", "affirmed asserted"},
      {"The bridge has 47 arches and may be long.", "affirmed asserted"},
      {"Not only does it have 47 arches.", "affirmed asserted"},
      {"There is no doubt it has 47 arches.", "affirmed asserted"},
      {"It opened in May with 47 arches.", "affirmed asserted"},
      {"It was opened by Will Ode with 47 arches.", "affirmed asserted"},
      {"He said: \"May it have 47 arches\"", "affirmed possible"},
      {"Bridge May Have 47 Arches", "affirmed possible"},
  };
  for (const auto& [text, want] : kCases) {
    EXPECT_EQ(ContextOfFirstValue(text), want) << text;
  }
}

TEST(ContextTest, MarksTellTheTriggerAndItsLineInThePack) {
  const Extraction extraction = Extractor().Extract(
      TextSource("s", "The bridge does not have 47 arches."));
  ASSERT_EQ(extraction.mentions.size(), 1u);
  ASSERT_EQ(extraction.mentions.front().context.size(), 1u);
  const ContextMark& mark = extraction.mentions.front().context.front();
  EXPECT_EQ(mark.label, ContextLabel::kNegation);
  EXPECT_EQ(mark.trigger.quote, "not");
  EXPECT_EQ(mark.trigger.span, (Span{16, 19}));
  EXPECT_GT(mark.pack_line, 1);
}

// "CT- future" of the first number of the text; what is so and says so is
// "said".
std::string FactOfFirstValue(const std::string& text) {
  const std::optional<ExtractedMention> mention = FirstNumber(text);
  if (!mention) return "no value";
  std::string fact = FactualityName(mention->factuality);
  if (mention->time != EventTime::kUnmarked) {
    fact += ' ' + std::string(EventTimeName(mention->time));
  }
  const bool is_plain = mention->polarity == Polarity::kAffirmed &&
                        mention->certainty == Certainty::kAsserted;
  return is_plain && fact == "CT+" ? "said" : fact;
}

struct FactCase {
  const char* text;
  const char* want;
};

TEST(FactualityTest, IsTheGridOfCertaintyAndPolarity) {
  constexpr FactCase kCases[] = {
      {"The bridge has 47 arches.", "said"},
      {"The bridge will have 47 arches.", "CT+ future"},
      {"The bridge will not have 47 arches.", "CT- future"},
      {"The town agreed to build 47 arches.", "CT+ future"},
      {"The town signed a contract with a mason to supply 47 arches.",
       "CT+ future"},
      {"The bridge must have 47 arches.", "CT+ future"},
      {"The bridge no longer has 47 arches.", "CT- past"},
      {"The bridge formerly had 47 arches.", "CT+ past"},
      {"The bridge used to have 47 arches.", "CT+ past"},
      {"The bridge is likely to have 47 arches.", "PR+"},
      {"The bridge is unlikely to have 47 arches.", "PR-"},
      {"The bridge is expected to have 47 arches.", "PR+ future"},
      {"The bridge may have 47 arches.", "PS+"},
      {"The bridge may not have 47 arches.", "PS-"},
      {"The town tried to build 47 arches.", "PS+ future"},
      {"The bridge probably may have 47 arches.", "PS+"},
      {"The town plans to build 47 arches.", "Uu future"},
      {"The town does not plan to build 47 arches.", "Uu future"},
      {"If the bridge has 47 arches, it is long.", "Uu"},
      {"The bridge is said to have 47 arches.", "Uu"},
      {"The bridge would have had 47 arches.", "Uu"},
      {"It is used to carry 47 people.", "Uu future"},
      // Two negations are not ours to add up, unless they are one phrase.
      {"Nobody denies that the bridge has 47 arches.", "CTu"},
      {"The town did not fail to build 47 arches.", "said"},
      {"It is not impossible that the bridge has 47 arches.", "said"},
      {"The fair is not without its 47 stalls.", "said"},
      // What is presupposed is there, whatever is done to it.
      {"The storm did not break the 47 lamps.", "CT+"},
      {"The town will not sell its 47 lamps.", "CT+"},
      {"There are not the 47 lamps of old.", "CT-"},
  };
  for (const auto& [text, want] : kCases) {
    EXPECT_EQ(FactOfFirstValue(text), want) << text;
  }
}

TEST(ContextTest, NegationReachesWhatItNegates) {
  constexpr FactCase kCases[] = {
      {"The bridge failed to draw 47 people.", "CT-"},
      {"The town has yet to build 47 arches.", "CT-"},
      {"No boats, rafts or 47 ferries were seen.", "CT-"},
      {"They neither sold nor leased 47 boats.", "CT-"},
      {"They did not sell boats or lease 47 rafts.", "CT-"},
      {"The town lacks 47 lamps.", "CT-"},
      {"The absence of 47 lamps was noticed.", "CT-"},
      {"The town stopped buying 47 lamps a year.", "CT-"},
      {"The town cancelled its order for 47 lamps.", "CT-"},
      {"The mayor denied that 47 lamps were sold.", "CT-"},
      {"The bank, which had not lent 47 million, failed.", "CT-"},
      {"They do n't have 47 lamps.", "CT-"},
      // And no more.
      {"They did not sell boats and leased 47 rafts.", "said"},
      {"The town denies debts but has 47 lamps.", "said"},
      {"The bank, which did not fail, lent 47 million.", "said"},
      {"No, the bridge has 47 arches.", "said"},
      {"In the absence of the mayor 47 people voted.", "said"},
      {"Without a vote the council sold 47 lamps.", "said"},
      {"To avoid delays the town built 47 sheds.", "said"},
      {"To prevent floods the town built 47 dams.", "said"},
      {"Contrary to rumours, the bridge has 47 arches.", "said"},
      {"The non-profit club has 47 members.", "said"},
      {"The bridge was not sold because it has 47 arches.", "said"},
      {"The fair was not held after 47 people fell ill.", "said"},
      {"The storm delayed trains, felling 47 trees.", "said"},
      {"The show is free of charge for 47 people.", "said"},
      {"The bus made its first stop in 47 weeks.", "said"},
      {"Barely 47 people came.", "said"},
      {"There is no question that 47 people came.", "said"},
      {"At no cost the town lit 47 lamps.", "said"},
      {"With no lamps the river took 47 boats.", "said"},
  };
  for (const auto& [text, want] : kCases) {
    EXPECT_EQ(FactOfFirstValue(text), want) << text;
  }
}

TEST(ContextTest, HedgesAndPlansReachTheirOwnWords) {
  constexpr FactCase kCases[] = {
      {"The town will mend the quay and build 47 sheds.", "CT+ future"},
      {"Officials cannot rule out 47 deaths.", "PS+ future"},
      {"Not all of the 47 ships sank.", "CT+"},
      {"The town asked the mason to build 47 arches.", "Uu future"},
      {"The fund raised money to build 47 schools.", "Uu future"},
      // And no more.
      {"The town will mend the quay and built 47 sheds.", "said"},
      {"The bridge may close because 47 bolts are loose.", "said"},
      {"The road was closed due to 47 fallen trees.", "said"},
      {"The planning office has 47 rooms.", "said"},
      {"The most wanted man robbed 47 shops.", "said"},
      {"The family moved to 47 Hill Street.", "said"},
      {"The train can carry 47 people.", "said"},
      {"The former mayor of the town opened 47 schools.", "said"},
      {"She is used to 47 guests.", "said"},
      {"Last but not least, the town has 47 lamps.", "said"},
      {"The town chose to sell 47 lamps.", "said"},
      {"The club would like to thank all 47 members.", "said"},
  };
  for (const auto& [text, want] : kCases) {
    EXPECT_EQ(FactOfFirstValue(text), want) << text;
  }
}

TEST(ContextTest, MarksTellTheScopeAndWhatEndedIt) {
  const Extraction extraction = Extractor().Extract(
      TextSource("s", "It does not have 47 arches because of a flood."));
  ASSERT_EQ(extraction.mentions.size(), 1u);
  ASSERT_EQ(extraction.mentions.front().context.size(), 1u);
  const ContextMark& mark = extraction.mentions.front().context.front();
  EXPECT_EQ(mark.direction, ContextTrigger::Direction::kForward);
  EXPECT_EQ(mark.scope.quote, "have 47 arches");
  ASSERT_TRUE(mark.terminator.has_value());
  EXPECT_EQ(mark.terminator->quote, "because of");
}

TEST(ContextTest, BackwardTriggersReachTheSubject) {
  const Extractor extractor({.terms = {"opening", "bridge", "fair"}});
  const Extraction extraction = extractor.Extract(TextSource(
      "s", "The opening of the bridge near the fair was cancelled."));
  ASSERT_EQ(extraction.mentions.size(), 3u);
  EXPECT_EQ(FactualityName(extraction.mentions[0].factuality), "CT-");
  EXPECT_EQ(FactualityName(extraction.mentions[1].factuality), "CT+");
  EXPECT_EQ(FactualityName(extraction.mentions[2].factuality), "CT+");
}

}  // namespace
}  // namespace claimcheck
