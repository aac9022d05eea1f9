// How strongly a topic is taken up: the verbs that govern it.

#include <string>
#include <vector>

#include "checker/lang/language_pack.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/run.h"

namespace claimcheck {
namespace {

constexpr char kRules[] = R"(
schema: claimcheck/1
title: A harbour
voices:
  board: {side: board, names: [harbour board]}
  union: {side: union, names: [dockers' union]}
claims:
  - id: cranes
    kind: topic
    claim: The cranes are spoken of.
    says: cranes | crane
)";

// "urged: called for; noted: mentioned" of the first evidence.
std::string StrengthOf(const std::string& text) {
  std::vector<Source> sources;
  sources.push_back(TextSource("s", text));
  const auto run = Check(RulesFrom(kRules), std::move(sources));
  const Cell& cell = run->At("cranes", "s");
  if (cell.evidence.empty()) return "no evidence";
  std::string out;
  for (const StrengthVerb& verb : cell.evidence[0].observation.strength) {
    out += (out.empty() ? "" : "; ") + verb.name + ": " + verb.verb.quote;
  }
  return out;
}

TEST(StrengthScaleTest, StepsComeStrongestFirst) {
  const LanguagePack* english = FindLanguagePack("en");
  ASSERT_NE(english, nullptr);
  EXPECT_THAT(english->strength.levels,
              testing::ElementsAre("agreed", "urged", "stressed", "discussed",
                                   "noted", "hoped"));
}

TEST(StrengthTest, IsThatOfTheNearestVerbBeforeInItsClause) {
  struct Case {
    const char* text;
    const char* want;
  };
  constexpr Case kCases[] = {
      {"They agreed on new cranes.", "agreed: agreed"},
      {"They signed a contract for cranes.", "agreed: signed"},
      {"Both sides called for new cranes.", "urged: called for"},
      {"The two condemned the theft of the cranes.", "urged: condemned"},
      {"They stressed the need for cranes.", "stressed: stressed"},
      {"They spoke in favour of more cranes.", "stressed: spoke in favour of"},
      {"They exchanged views on the cranes.", "discussed: exchanged views"},
      {"The two went over the plans for cranes.", "discussed: went over"},
      {"They mentioned the cranes in passing.", "noted: mentioned"},
      {"They touched upon the cranes.", "noted: touched upon"},
      {"They expressed the hope that the cranes come.",
       "hoped: expressed the hope"},
      // Of several the nearest, whatever its strength.
      {"They signed a lease and discussed the cranes.", "discussed: discussed"},
      {"They discussed the lease and demanded new cranes.", "urged: demanded"},
      {"They discussed the lease, stressing the need for cranes.",
       "stressed: stressing"},
      // What an infinitive hangs on counts with it.
      {"They agreed to discuss the cranes.",
       "agreed: agreed; discussed: discuss"},
      // A passive after its subject.
      {"The cranes were discussed at length.", "discussed: discussed"},
      {"New cranes have been agreed.", "agreed: agreed"},
      {"It was agreed to buy cranes.", "agreed: agreed"},
      {"The talks were devoted to the cranes.", "discussed: were devoted to"},
      // A relative clause says how the cranes are, not how they came up.
      {"They condemned the strike that stopped the cranes.",
       "urged: condemned"},
      {"Foreign captains call for faster cranes.", "urged: call for"},
  };
  for (const auto& [text, want] : kCases) {
    EXPECT_EQ(StrengthOf(text), want) << text;
  }
}

TEST(StrengthTest, WhatIsNotDoneOrNoVerbHasNone) {
  for (const char* text : {
           "The cranes are yellow.",
           "They said that the cranes are yellow.",
           "He told us of the cranes.",
           "They did not discuss the cranes.",
           "They never agreed on cranes.",
           "They refused to discuss the cranes.",
           "They may discuss the cranes.",
           "They plan to discuss the cranes.",
           "The agreed cranes are yellow.",
           "Their review of the cranes is long.",
           "The ship brought cranes signed in red.",
           "They met after the cranes came.",
           "When the board agreed, the cranes came.",
           "The lease was signed under the cranes.",
           "Pay, which will be discussed near the cranes, is low.",
           "They met under the cranes, and the lease was discussed.",
           "The committed engineer of the cranes came.",
       }) {
    EXPECT_EQ(StrengthOf(text), "") << text;
  }
}

TEST(StrengthTest, ACueIsAVerbTooAndAnothersVerbIsNot) {
  struct Case {
    const char* text;
    const char* want;
  };
  constexpr Case kCases[] = {
      {"The harbour board stressed that the cranes are old.",
       "stressed: stressed"},
      {"The harbour board reported that both sides discussed the cranes.",
       "discussed: discussed"},
      {"The harbour board noted that the union had demanded new cranes.",
       "urged: demanded; noted: noted"},
      {"They discussed the lease, and the harbour board said that the cranes "
       "are old.",
       ""},
      {"The dockers' union urged patience, while the harbour board said that "
       "the cranes are old.",
       ""},
  };
  for (const auto& [text, want] : kCases) {
    EXPECT_EQ(StrengthOf(text), want) << text;
  }
}

TEST(StrengthTest, ALanguageWithoutAScaleHasNoStrength) {
  std::vector<Source> sources;
  sources.push_back(TextSource("s", "They agreed on new cranes."));
  sources[0].language = "xx";
  const auto run = Check(RulesFrom(kRules), std::move(sources));
  const Cell& cell = run->At("cranes", "s");
  ASSERT_EQ(cell.evidence.size(), 1u);
  EXPECT_TRUE(cell.evidence[0].observation.strength.empty());
}

}  // namespace
}  // namespace claimcheck
