#include "checker/verdict/readouts.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/run.h"

namespace claimcheck {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kRules[] = R"(
schema: claimcheck/1
title: Talks about a harbour
voices:
  board: {side: board, names: [harbour board]}
  union: {side: union, names: [dockers' union]}
  steward: {side: union, names: [Ida Holm]}
  guild: {side: guild, names: [pilots' guild]}
claims:
  - id: cranes
    kind: topic
    claim: The cranes are spoken of.
    says: cranes
    topic: talks
  - id: pay
    kind: topic
    claim: Pay is spoken of.
    says: pay
    topic: talks
  - id: name
    kind: framing
    claim: What the new quay is called.
    frames: {gate: gate to the sea, wall: concrete wall}
)";

struct Item {
  std::string id;
  std::string voice;
  std::string text;
};

std::unique_ptr<CheckRun> Compare(const std::vector<Item>& items,
                                  const std::string& rules = kRules) {
  std::vector<Source> sources;
  for (const Item& item : items) {
    sources.push_back(TextSource(item.id, item.text, "2024-05", item.voice));
  }
  return Check(RulesFrom(rules), std::move(sources));
}

// "news: board, union": the sources of each view and its sides.
std::vector<std::string> ViewsOf(const Report& report,
                                 const std::vector<ReadoutView>& views) {
  std::vector<std::string> out;
  for (const ReadoutView& view : views) {
    std::string text;
    for (const int source : view.sources) {
      text += (text.empty() ? "" : "+") +
              report.sources[static_cast<size_t>(source)].id;
    }
    text += ":";
    for (const ReadoutSide& side : view.sides) {
      text += " " + side.side + "/" + std::string(SideKindName(side.kind));
    }
    out.push_back(text);
  }
  return out;
}

std::vector<std::string> ViewsOf(const CheckRun& run) {
  return ViewsOf(run.report, run.report.readouts);
}

const ReadoutRow& RowOf(const CheckRun& run, size_t view,
                        const std::string& claim) {
  static const auto* none = new ReadoutRow();
  if (view >= run.report.readouts.size()) return *none;
  for (const ReadoutRow& row : run.report.readouts[view].rows) {
    if (run.report.claims[static_cast<size_t>(row.claim)].id == claim) {
      return row;
    }
  }
  ADD_FAILURE() << "no row " << claim;
  return *none;
}

const Item kBoard = {"board-note", "board",
                     "The talks were long. We discussed cranes."};
const Item kUnion = {"union-note", "union",
                     "The talks were short. We demanded pay. We noted cranes."};
const Item kNews = {"news", "author",
                    "The harbour board said that cranes are old. The dockers' "
                    "union said that pay is low."};

TEST(CompareReadoutsTest, WhichSourcesStandNextToEachOther) {
  const Item one = {"one", "author",
                    "The harbour board said that cranes are old."};
  const Item none = {"none", "author", "The cranes are old."};
  // Two readouts; each news item that lets two sides speak.
  EXPECT_THAT(ViewsOf(*Compare({kBoard, kUnion, kNews, one, none})),
              ElementsAre("board-note+union-note: board/readout union/readout",
                          "news: board/excerpt union/excerpt"));
  // One readout and what the other side is quoted with.
  EXPECT_THAT(ViewsOf(*Compare({kBoard, kNews, one})),
              ElementsAre("board-note+news: board/readout union/excerpt",
                          "news: board/excerpt union/excerpt"));
  // Two readouts of one side are no comparison.
  const Item again = {"again", "board", "We discussed cranes."};
  EXPECT_THAT(ViewsOf(*Compare({kBoard, again})), IsEmpty());
  EXPECT_THAT(ViewsOf(*Compare({kBoard, one, none})), IsEmpty());
  EXPECT_THAT(ViewsOf(*Compare({none})), IsEmpty());
  EXPECT_THAT(ViewsOf(*Compare({})), IsEmpty());
}

TEST(CompareReadoutsTest, OnlyChosenSources) {
  const auto run = Compare({kBoard, kNews, kUnion});
  const Report& report = run->report;
  ASSERT_EQ(report.sources[1].id, "news");
  EXPECT_THAT(ViewsOf(report, CompareReadouts(run->rules, report, {1})),
              ElementsAre("news: board/excerpt union/excerpt"));
  EXPECT_THAT(
      ViewsOf(report, CompareReadouts(run->rules, report, {0, 2})),
      ElementsAre("board-note+union-note: board/readout union/readout"));
  EXPECT_THAT(ViewsOf(report, CompareReadouts(run->rules, report, {2})),
              IsEmpty());
}

TEST(CompareReadoutsTest, ThreeSides) {
  const Item guild = {"guild-note", "guild", "The talks were of cranes."};
  const auto run = Compare({kBoard, kUnion, guild});
  EXPECT_THAT(ViewsOf(*run),
              ElementsAre("board-note+guild-note+union-note: board/readout "
                          "union/readout guild/readout"));
  const ReadoutRow& cranes = RowOf(*run, 0, "cranes");
  EXPECT_EQ(RowMarkName(cranes.mark), "both");
  const ReadoutRow& pay = RowOf(*run, 0, "pay");
  EXPECT_EQ(RowMarkName(pay.mark), "one-only");
  ASSERT_EQ(pay.cells.size(), 3u);
  EXPECT_EQ(SideStateName(pay.cells[0].state), "omits");
  EXPECT_EQ(SideStateName(pay.cells[1].state), "says");
  EXPECT_EQ(SideStateName(pay.cells[2].state), "omits");
}

TEST(CompareReadoutsTest, DoesNotDependOnTheOrderOfSources) {
  const auto run = Compare({kBoard, kUnion, kNews});
  const auto turned = Compare({kNews, kUnion, kBoard});
  EXPECT_EQ(ViewsOf(*run), ViewsOf(*turned));
  ASSERT_EQ(run->report.findings.size(), turned->report.findings.size());
  for (size_t i = 0; i < run->report.findings.size(); ++i) {
    EXPECT_EQ(run->report.findings[i].fingerprint,
              turned->report.findings[i].fingerprint);
  }
}

TEST(CompareReadoutsTest, RanksAndLengthsOfTopics) {
  const auto run = Compare({kBoard, kUnion});
  const ReadoutView& view = run->report.readouts.at(0);
  EXPECT_EQ(view.sides[0].words, 7);
  EXPECT_EQ(view.sides[1].words, 10);
  const ReadoutRow& cranes = RowOf(*run, 0, "cranes");
  EXPECT_EQ(cranes.cells[0].rank, 1);
  EXPECT_EQ(cranes.cells[0].words, 3);
  EXPECT_EQ(cranes.cells[1].rank, 2);
  EXPECT_EQ(cranes.cells[1].words, 3);
  const ReadoutRow& pay = RowOf(*run, 0, "pay");
  EXPECT_EQ(pay.cells[0].rank, 0);
  EXPECT_EQ(pay.cells[0].words, 0);
  EXPECT_EQ(pay.cells[1].rank, 1);
}

TEST(CompareReadoutsTest, LengthIsThatOfTheSidesOwnWords) {
  // "the cranes and the pay are old" are seven words of the board's; the rest
  // of the sentence is the author's. A sentence counts once for a topic.
  const auto run = Compare(
      {{"news", "author",
        "The harbour board said that the cranes and the pay are old. In the "
        "rain the dockers' union said that cranes, old cranes, are cranes."}});
  const ReadoutView& view = run->report.readouts.at(0);
  EXPECT_EQ(view.sides[0].words, 7);
  EXPECT_EQ(view.sides[1].words, 5);
  const ReadoutRow& cranes = RowOf(*run, 0, "cranes");
  EXPECT_EQ(cranes.cells[0].words, 7);
  EXPECT_EQ(cranes.cells[1].words, 5);
  EXPECT_EQ(cranes.cells[1].says.size(), 3u);
}

TEST(CompareReadoutsTest, StrengthIsThatOfTheStrongestVerb) {
  const auto run = Compare(
      {kBoard,
       {"union-note", "union",
        "The talks were short. We noted cranes. We agreed on cranes."}});
  const ReadoutRow& row = RowOf(*run, 0, "cranes");
  EXPECT_EQ(row.cells[0].strength, "discussed");
  EXPECT_EQ(row.cells[1].strength, "agreed");
  EXPECT_THAT(row.differs, ElementsAre("strength"));
  const auto finding =
      std::find_if(run->report.findings.begin(), run->report.findings.end(),
                   [](const Finding& one) { return one.kind == "strength"; });
  ASSERT_NE(finding, run->report.findings.end());
  EXPECT_EQ(finding->severity, Severity::kInfo);
  EXPECT_EQ(finding->source, "union-note");
  ASSERT_TRUE(finding->at.has_value());
  EXPECT_EQ(finding->message,
            "takes it up differently: board: discussed (board-note); union: "
            "agreed (union-note): The cranes are spoken of.");
}

TEST(CompareReadoutsTest, ASideWithoutAVerbOfTheScaleDiffersInNothing) {
  const auto run =
      Compare({kBoard, {"union-note", "union", "The talks were of cranes."}});
  EXPECT_THAT(RowOf(*run, 0, "cranes").differs, IsEmpty());
}

TEST(CompareReadoutsTest, FindingsCanBeSwitchedOff) {
  std::string rules = kRules;
  const std::string topic = "    says: cranes\n";
  rules.replace(rules.find(topic), topic.size(),
                topic + "    severity: {framing: off}\n");
  const auto run = Compare({kBoard, kUnion}, rules);
  EXPECT_THAT(RowOf(*run, 0, "cranes").differs, ElementsAre("strength"));
  for (const Finding& finding : run->report.findings) {
    EXPECT_NE(finding.kind, "strength");
  }
}

TEST(CompareReadoutsTest, WordsInQuotationMarksOfAnotherAreToldByTheReadout) {
  const auto run = Compare(
      {{"board-note", "board",
        "The talks were long. “The pay is far too low for us,” Ida Holm said."},
       kUnion});
  const ReadoutRow& row = RowOf(*run, 0, "pay");
  ASSERT_EQ(row.cells[0].says.size(), 1u);
  EXPECT_EQ(row.cells[0].says[0].voice, "board");
  EXPECT_EQ(row.cells[0].says[0].reported, "steward");
  // The union has a text of its own, and says so there too.
  ASSERT_EQ(row.cells[1].says.size(), 1u);
  ASSERT_EQ(row.cells[1].second_hand.size(), 1u);
  EXPECT_EQ(row.cells[1].second_hand[0].voice, "board");
}

TEST(CompareReadoutsTest, RulesWithoutTwoSidesHaveNoViews) {
  std::string rules = kRules;
  for (const char* side : {"side: board, ", "side: guild, "}) {
    const std::string text = side;
    rules.replace(rules.find(text), text.size(), "");
  }
  EXPECT_THAT(ViewsOf(*Compare({kBoard, kUnion, kNews}, rules)), IsEmpty());
}

TEST(CountFramesTest, CountsByVoiceWithEveryPlace) {
  const auto run = Compare(
      {{"news", "author",
        "The quay is a “gate to the sea”. The harbour board said that the quay "
        "is a gate to the sea. The harbour board said that this gate to the "
        "sea opens. The dockers' union said that it is a concrete wall."}});
  std::vector<std::string> counts;
  for (const FrameCount& frame : run->report.frames) {
    counts.push_back(frame.voice + "/" + frame.side + " " + frame.frame + " " +
                     std::to_string(frame.evidence.size()));
  }
  EXPECT_THAT(counts, ElementsAre("author/ gate 1", "board/board gate 2",
                                  "union/union wall 1"));
}

}  // namespace
}  // namespace claimcheck
