#include <algorithm>
#include <string>

#include "checker/report/render.h"
#include "checker/report/wording.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "re2/re2.h"
#include "tests/report/sample_report.h"
#include "tests/support/golden.h"

namespace claimcheck {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(RenderTextTest, ShowsMatrixGroupsFramingFindingsAndSummary) {
  ExpectGolden("report/expected/report.txt",
               RenderText(MakeSample().report, {}));
}

TEST(RenderTextTest, ColourAddsNothingButColour) {
  const Sample sample = MakeSample();
  const std::string plain = RenderText(sample.report, {});
  std::string colored = RenderText(sample.report, {.color = true});
  EXPECT_THAT(plain, Not(HasSubstr("\x1b")));
  EXPECT_NE(plain, colored);
  RE2::GlobalReplace(&colored, "\x1b\\[[0-9;]*m", "");
  EXPECT_EQ(plain, colored);
}

TEST(RenderTextTest, CutsTheMatrixIntoBlocksThatFit) {
  const std::string text = RenderText(MakeSample().report, {.width = 45});
  EXPECT_THAT(text, HasSubstr("claim        north-post    city-wire\n"));
  EXPECT_THAT(text, HasSubstr("claim        rah-news\n"));
  // Even a width that holds nothing gets every column, one at a time.
  const std::string narrow = RenderText(MakeSample().report, {.width = 1});
  for (const char* id : {"north-post", "city-wire", "rah-news"}) {
    EXPECT_THAT(narrow, HasSubstr(std::string("claim        ") + id + "\n"));
  }
}

TEST(RenderTextTest, NumbersColumnsWhoseIdsAreLong) {
  Sample sample = MakeSample();
  sample.report.sources[0].id = "north-post-weekend-edition";
  const std::string text = RenderText(sample.report, {});
  EXPECT_THAT(text, HasSubstr("claim        [1]           [2]"));
  EXPECT_THAT(text, HasSubstr("[1]  north-post-weekend-edition  North Post"));
}

TEST(RenderTextTest, MakesControlCharactersVisible) {
  Sample sample = MakeSample();
  sample.report.claims[0].id = "opened\x1b[2Jon";
  sample.report.sources[0].publisher = "North\nPost\x07";
  sample.report.findings[0].message = "\x1b]0;title\x07 \xE2\x80\xAEsdrawkcab";
  sample.report.findings[0].at->quote = "\x1b[31mred";
  const std::string text = RenderText(sample.report, {});
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr("\x07")));
  EXPECT_THAT(text, Not(HasSubstr("\xE2\x80\xAE")));
  EXPECT_THAT(text, HasSubstr("opened\\u{1b}[2Jon"));
  EXPECT_THAT(text, HasSubstr("North Post\\u{7}"));
  EXPECT_THAT(text, HasSubstr("\\u{202e}sdrawkcab"));
}

TEST(RenderTextTest, SaysNothingOfSectionsThatAreEmpty) {
  Sample sample = MakeSample();
  sample.report.findings.clear();
  sample.report.groups.clear();
  // One frame alone is no difference.
  sample.At(3, 1).evidence.clear();
  const std::string text = RenderText(sample.report, {});
  EXPECT_THAT(text, Not(HasSubstr("Findings")));
  EXPECT_THAT(text, Not(HasSubstr("Values")));
  EXPECT_THAT(text, Not(HasSubstr("Framing")));
  EXPECT_EQ(RenderText(Report(), {}), "0 claims x 0 sources = 0 cells\n");
}

TEST(RenderTextTest, PrintsAFindingThatPointsNowhere) {
  Sample sample = MakeSample();
  sample.report.findings.resize(1);
  Finding& finding = sample.report.findings[0];
  finding.at.reset();
  finding.source = "";
  finding.path = "";
  finding.claim = "no-such-claim";
  EXPECT_THAT(
      RenderText(sample.report, {}),
      HasSubstr("\nerror: contradicts: The bridge opened on 1 May 2024. "
                "(2024-05-03 and 2024-05-01 are disjoint) [contradict]\n"
                "    claim no-such-claim; voice author; fingerprint 0123"));
}

TEST(SummaryLineTest, CountsWhatIsThere) {
  Report report = MakeSample().report;
  EXPECT_EQ(SummaryLine(report),
            "5 claims x 3 sources = 15 cells: 5 agree, 1 contradict, 1 "
            "divided, 1 unclear, 2 omit, 2 silent, 3 early");
  report.unreadable = 1;
  EXPECT_THAT(SummaryLine(report), HasSubstr("3 early; 1 source unreadable"));
  report.claims.resize(1);
  report.sources.resize(1);
  report.cells = CellTable(1, 1);
  report.by_stance = {1};
  report.unreadable = 0;
  EXPECT_EQ(SummaryLine(report), "1 claim x 1 source = 1 cell: 1 agree");
}

TEST(MarkInTest, CutsTheSentenceAtThePlace) {
  const Evidence sentence = {{10, 20}, {}, "It is 47 m"};
  const MarkedSentence inside = MarkIn(sentence, {{16, 18}, {}, "47"});
  EXPECT_EQ(inside.before, "It is ");
  EXPECT_EQ(inside.quote, "47");
  EXPECT_EQ(inside.after, " m");
  // Outside, partly outside, or in a sentence that was never set.
  for (const Span span : {Span{30, 32}, Span{18, 22}, Span{8, 12}}) {
    const MarkedSentence outside = MarkIn(sentence, {span, {}, "else"});
    EXPECT_EQ(outside.before + outside.after, "");
    EXPECT_EQ(outside.quote, "else");
  }
  EXPECT_EQ(MarkIn({}, {{3, 5}, {}, "47"}).quote, "47");
}

}  // namespace
}  // namespace claimcheck
