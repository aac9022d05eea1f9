#include "checker/report/explain.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/report/sample_report.h"
#include "tests/support/golden.h"

namespace claimcheck {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(RenderExplanationTest, TellsHowEveryCellCameAbout) {
  const Sample sample = MakeSample();
  std::string all;
  for (int claim = 0; claim < 5; ++claim) {
    all += RenderExplanation(sample.report, claim, -1, {}) + "\n";
  }
  ExpectGolden("report/expected/explanation.txt", all);
}

TEST(RenderExplanationTest, ExplainsOneSourceAlone) {
  const Sample sample = MakeSample();
  const std::string text = RenderExplanation(sample.report, 0, 1, {});
  EXPECT_THAT(text, HasSubstr("city-wire"));
  EXPECT_THAT(text, Not(HasSubstr("north-post")));
}

TEST(RenderExplanationTest, PutsTheMissThatCameFurthestFirstAndOnce) {
  const Sample sample = MakeSample();
  const std::string text = RenderExplanation(sample.report, 2, 1, {});
  const size_t nearest = text.find("nearest miss: \"a burden on taxpayers\"");
  ASSERT_NE(nearest, std::string::npos);
  EXPECT_LT(nearest, text.find("✗ \"traffic\""));
  EXPECT_EQ(text.find("a burden", nearest + 20), std::string::npos);
}

Phrase MakePhrase(std::string text, std::string language) {
  Phrase phrase;
  phrase.text = std::move(text);
  phrase.language = std::move(language);
  return phrase;
}

TEST(RenderExplanationTest, NamesWhatWouldHaveRaisedTheSubject) {
  const Sample sample = MakeSample();
  RuleSet rules;
  Subject bridge;
  bridge.id = "harbour-bridge";
  bridge.names = {MakePhrase("harbour bridge", "en"),
                  MakePhrase("پل بندر", "fa"), MakePhrase("HB1", "")};
  rules.subjects = {bridge};
  Claim toll;
  toll.id = "toll-free";
  toll.about = 0;
  rules.claims = {toll};
  const std::string text = RenderExplanation(sample.report, 2, 2, {}, &rules);
  EXPECT_THAT(text, HasSubstr("would be raised by subject harbour-bridge"));
  EXPECT_THAT(text, HasSubstr("پل بندر"));
  EXPECT_THAT(text, HasSubstr("HB1"));
  EXPECT_THAT(text, Not(HasSubstr("harbour bridge")));

  rules.claims[0].topic = {MakePhrase("toll", "en")};
  EXPECT_THAT(RenderExplanation(sample.report, 2, 2, {}, &rules),
              HasSubstr("no phrase for language fa"));
  // The source that speaks of it does not need to be told.
  EXPECT_THAT(RenderExplanation(sample.report, 2, 0, {}, &rules),
              Not(HasSubstr("would be raised")));
}

TEST(RenderExplanationTest, MakesControlCharactersVisible) {
  Sample sample = MakeSample();
  sample.At(0, 0).evidence[0].observation.why = {"cue: \x1b[8mhidden"};
  sample.At(0, 0).rejected[0].reason = "\x1b[2J";
  const std::string text = RenderExplanation(sample.report, 0, 0, {});
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, HasSubstr("cue: \\u{1b}[8mhidden"));
}

TEST(RenderExplanationTest, BreaksLongLinesInsideTheTree) {
  Sample sample = MakeSample();
  sample.At(0, 0).why = std::string(30, 'a') + " " + std::string(30, 'b');
  EXPECT_THAT(RenderExplanation(sample.report, 0, 0, {.width = 50}),
              HasSubstr("├─ why: " + std::string(30, 'a') + "\n│     " +
                        std::string(30, 'b') + "\n"));
}

}  // namespace
}  // namespace claimcheck
