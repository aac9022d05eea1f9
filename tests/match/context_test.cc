#include <string>

#include "checker/match/extract.h"
#include "gtest/gtest.h"
#include "tests/support/run.h"

namespace claimcheck {
namespace {

// "negated hedged" for the first value of the text.
std::string ContextOfFirstValue(const std::string& text) {
  const Extraction extraction = Extractor().Extract(TextSource("s", text));
  if (extraction.mentions.empty()) return "no value";
  return std::string(PolarityName(extraction.mentions.front().polarity)) + ' ' +
         std::string(CertaintyName(extraction.mentions.front().certainty));
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

}  // namespace
}  // namespace claimcheck
