// The map of sources and the timelines of the HTML page.

#include <string>

#include "absl/strings/str_format.h"
#include "checker/report/agreement_html.h"
#include "checker/report/timeline_svg.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

using testing::HasSubstr;
using testing::Not;

Report MakeReport(int sources) {
  Report report;
  report.claims.push_back({"opening", ClaimKind::kTimeline, "It is open.", "",
                           "open", "rules/bridge.yaml", 3});
  report.cells = CellTable(1, static_cast<size_t>(sources));
  for (int s = 0; s < sources; ++s) {
    ReportSource source;
    source.id = absl::StrFormat("paper-%d", s);
    source.published = DayInterval{absl::CivilDay(2024, 5, 10 + s % 10),
                                   absl::CivilDay(2024, 5, 10 + s % 10)};
    report.sources.push_back(source);
    report.cells.Own(static_cast<size_t>(s)).stance =
        s == 1 ? Stance::kContradict : Stance::kAgree;
  }
  return report;
}

void Tell(Report& report, int source, const std::string& state,
          std::optional<DayInterval> days) {
  JudgedObservation judged;
  judged.observation.answers = {state};
  if (days) {
    judged.observation.value.emplace();
    judged.observation.value->kind = ValueKind::kDate;
    judged.observation.value->days = *days;
  }
  report.cells.Own(static_cast<size_t>(source)).evidence.push_back(judged);
}

TEST(AgreementHtmlTest, TellsCountsByWords) {
  const std::string html = AgreementHtml(MakeReport(3));
  EXPECT_THAT(html, HasSubstr("title=\"paper-0, paper-1: 0 claims alike, 1 "
                              "unlike\">=0 ≠1</td>"));
  EXPECT_THAT(
      html,
      HasSubstr(
          "class=\"heat-0 of-source\" data-source=\"2\" data-pair=\"0 2\""));
}

TEST(AgreementHtmlTest, ListsPairsOfManySourcesAndSaysHowManyMore) {
  EXPECT_THAT(AgreementHtml(MakeReport(kMapSourcesMax)),
              HasSubstr("<table class=\"map\">"));
  const std::string few = AgreementHtml(MakeReport(kMapSourcesMax + 1));
  EXPECT_THAT(few, Not(HasSubstr("<table")));
  EXPECT_THAT(few, Not(HasSubstr("more pairs differ")));
  EXPECT_THAT(AgreementHtml(MakeReport(150)),
              HasSubstr("<p>49 more pairs differ.</p>"));
}

TEST(AgreementHtmlTest, LeavesOutTooManySourcesAndSaysSo) {
  EXPECT_THAT(AgreementHtml(MakeReport(kComparedSourcesMax + 1)),
              HasSubstr("1001 sources are too many"));
}

TEST(AgreementHtmlTest, IsEmptyWithoutTwoThatSpeak) {
  EXPECT_EQ(AgreementHtml(MakeReport(1)), "");
  EXPECT_EQ(AgreementHtml(Report()), "");
}

TEST(TimelinesHtmlTest, TellsStatesAndDatesByWords) {
  Report report = MakeReport(2);
  Tell(report, 0, "built",
       DayInterval{absl::CivilDay(2023, 1, 1), absl::CivilDay(2023, 12, 31)});
  Tell(report, 0, "open", std::nullopt);
  const std::string html = TimelinesHtml(report);
  EXPECT_THAT(html, HasSubstr("<title>paper-0, published 2024-05-10: agree; "
                              "built 2023; open without a date</title>"));
  EXPECT_THAT(html, HasSubstr("href=\"#opening/paper-0\""));
  EXPECT_THAT(html, HasSubstr("undated"));
  EXPECT_THAT(html, Not(HasSubstr("paper-1")));  // It tells of no state.
}

TEST(TimelinesHtmlTest, StaysInsideThePicture) {
  Report report = MakeReport(1);
  Tell(report, 0, "open", DayInterval{kFirstDay, absl::CivilDay(2024, 1, 1)});
  // An open end is no place; the state is then told without a date.
  EXPECT_THAT(TimelinesHtml(report), HasSubstr("open without a date"));
  EXPECT_THAT(TimelinesHtml(report), Not(HasSubstr("nan")));
}

TEST(TimelinesHtmlTest, EscapesAndNeedsADate) {
  Report report = MakeReport(1);
  Tell(report, 0, "<b>\"", std::nullopt);
  report.sources[0].id = "<i>";
  EXPECT_THAT(TimelinesHtml(report), Not(HasSubstr("<b>")));
  EXPECT_THAT(TimelinesHtml(report), Not(HasSubstr("<i>")));
  report.sources[0].published.reset();
  EXPECT_EQ(TimelinesHtml(report), "");
}

}  // namespace
}  // namespace claimcheck
