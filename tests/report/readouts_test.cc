// What the sides say, side by side: on a terminal, as JSON, on the page.

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_split.h"
#include "checker/report/json.h"
#include "checker/report/readout_wording.h"
#include "checker/report/render.h"
#include "checker/text/printable.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "re2/re2.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"

namespace claimcheck {
namespace {

using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::ordered_json;

constexpr char kRules[] = R"(
schema: claimcheck/1
title: Talks about a harbour
voices:
  board: {side: board, names: [harbour board]}
  union: {side: union, names: [dockers' union]}
  holm: {side: union, names: [Ida Holm]}
claims:
  - {id: cranes, kind: topic, claim: Cranes are spoken of., says: cranes, topic: talks}
  - {id: pay, kind: topic, claim: Pay is spoken of., says: pay, topic: talks}
  - {id: noise, kind: topic, claim: Noise is spoken of., says: noise, topic: talks}
  - id: name
    kind: framing
    claim: What the new quay is called.
    frames: {gate: gate to the sea, wall: concrete wall}
)";

std::unique_ptr<CheckRun> Talks() {
  std::vector<Source> sources;
  sources.push_back(TextSource(
      "board-note",
      "Talks on the quay\n\nThe talks were long. We discussed cranes, and more "
      "cranes. Ida Holm said that pay is low. The quay is a gate to the sea.",
      "2024-05-01", "board"));
  sources.push_back(TextSource(
      "union-note",
      "The talks were short. We demanded cranes at once. “A concrete wall” is "
      "what we call the quay.",
      "2024-05-02", "union"));
  sources.push_back(TextSource("news",
                               "A ‘gate to the sea’ divides a town\n\nThe "
                               "harbour board said that cranes "
                               "were discussed. Ida Holm said that the quay is "
                               "a concrete wall. There is "
                               "<noise>.",
                               "2024-05-03"));
  return Check(RulesFrom(kRules), std::move(sources));
}

std::string TextOf(const CheckRun& run, int width, bool color = false) {
  TextOptions options;
  options.width = width;
  options.color = color;
  return RenderReadouts(run.report, run.report.readouts, options);
}

TEST(RenderReadoutsTest, ShowsAColumnForEachSide) {
  const auto run = Talks();
  ExpectGolden("report/expected/readouts.txt", TextOf(*run, 100));
  EXPECT_THAT(RenderText(run->report, {}), HasSubstr(TextOf(*run, 100)));
}

TEST(RenderReadoutsTest, OneBelowTheOtherWhereColumnsDoNotFit) {
  const auto run = Talks();
  ExpectGolden("report/expected/readouts-narrow.txt", TextOf(*run, 50));
}

TEST(RenderReadoutsTest, LinesKeepToTheWidth) {
  const auto run = Talks();
  for (const int width : {40, 60, 71, 72, 100, 160}) {
    const std::vector<std::string> lines =
        absl::StrSplit(TextOf(*run, width), '\n');
    for (const std::string& line : lines) {
      EXPECT_LE(DisplayWidth(line), width) << line;
    }
  }
  // Without a width nothing is wrapped, and columns still stand in line.
  const std::string wide = TextOf(*run, 0);
  EXPECT_THAT(wide, HasSubstr(" │ "));
  EXPECT_THAT(wide, HasSubstr("We discussed [[cranes]], and more [[cranes]]."));
}

TEST(RenderReadoutsTest, APathTooLongForTheColumnGivesWayToTheId) {
  const auto run = Talks();
  run->report.sources[0].path = std::string(80, 'x') + ".txt";
  const std::string text = TextOf(*run, 100);
  EXPECT_THAT(text, HasSubstr("  board-note:3:35  "));
  EXPECT_THAT(text, Not(HasSubstr("xxx")));
  // An id as long as that puts one side below the other.
  run->report.sources[0].id = std::string(80, 'y');
  const std::string stacked = TextOf(*run, 100);
  EXPECT_THAT(stacked.substr(0, stacked.find("\nnews\n")), Not(HasSubstr("│")));
  EXPECT_THAT(stacked, HasSubstr("│"));  // The other view still fits.
}

TEST(RenderReadoutsTest, ALongAddressInAQuotationIsCutToTheColumn) {
  std::vector<Source> sources;
  sources.push_back(TextSource(
      "news",
      "The harbour board said that cranes (https://harbour.example/a-long-"
      "address-that-no-column-of-a-terminal-can-hold-in-one-line) are old. The "
      "dockers' union said that pay is low."));
  const auto run = Check(RulesFrom(kRules), std::move(sources));
  const std::string text = TextOf(*run, 80);
  EXPECT_THAT(text, HasSubstr("│"));
  const std::vector<std::string> lines = absl::StrSplit(text, '\n');
  for (const std::string& line : lines) EXPECT_LE(DisplayWidth(line), 80);
}

TEST(RenderReadoutsTest, ColourAddsNothingButColour) {
  const auto run = Talks();
  std::string colored = TextOf(*run, 100, /*color=*/true);
  EXPECT_NE(colored, TextOf(*run, 100));
  RE2::GlobalReplace(&colored, "\x1b\\[[0-9;]*m", "");
  EXPECT_EQ(colored, TextOf(*run, 100));
}

TEST(RenderReadoutsTest, MakesControlCharactersVisible) {
  const auto run = Talks();
  run->report.readouts[0].sides[0].side = "bo\x1b[2Jard";
  run->report.claims[0].claim = "Cranes\x07";
  for (JudgedObservation& judged : run->report.cells.Own(0).evidence) {
    judged.observation.at.quote = "\x1b[31mcranes";
    judged.observation.sentence.quote = "\x1b";
    judged.observation.strength[0].verb.quote = "\x1b[0m";
  }
  EXPECT_THAT(TextOf(*run, 100), Not(HasSubstr("\x1b")));
  EXPECT_THAT(TextOf(*run, 100), Not(HasSubstr("\x07")));
}

TEST(RenderReadoutsTest, NothingWithoutViews) {
  EXPECT_EQ(RenderReadouts(Report(), {}, {}), "");
  EXPECT_THAT(RenderText(Report(), {}), Not(HasSubstr("Readouts")));
  EXPECT_THAT(RenderHtml(Report(), {}), Not(HasSubstr("id=\"readouts\"")));
  EXPECT_EQ(Json::parse(RenderJson(Report()))["readouts"], Json::array());
}

TEST(RenderReadoutsJsonTest, KeepsTheNamesOfTheSchema) {
  const auto run = Talks();
  ExpectGolden("report/expected/readouts.json",
               RenderReadoutsJson(run->report, run->report.readouts));
}

TEST(RenderReadoutsJsonTest, IsPartOfTheReport) {
  const auto run = Talks();
  const Json alone =
      Json::parse(RenderReadoutsJson(run->report, run->report.readouts));
  const Json whole = Json::parse(RenderJson(run->report));
  for (const char* key : {"readouts", "claims", "sources", "rules"}) {
    EXPECT_EQ(alone[key], whole[key]) << key;
  }
  EXPECT_EQ(alone["schema"], "claimcheck-readouts/1");
}

TEST(RenderReadoutsJsonTest, EntriesAreTheEvidenceOfTheirCells) {
  const auto run = Talks();
  const Json report = Json::parse(RenderJson(run->report));
  int entries = 0;
  for (const Json& view : report["readouts"]) {
    for (const Json& row : view["rows"]) {
      ASSERT_EQ(row["sides"].size(), view["sides"].size());
      for (const Json& side : row["sides"]) {
        for (const char* key : {"says", "second_hand"}) {
          for (const Json& entry : side[key]) {
            const auto cell =
                std::find_if(report["cells"].begin(), report["cells"].end(),
                             [&](const Json& one) {
                               return one["claim"] == row["claim"] &&
                                      one["source"] == entry["source"];
                             });
            ASSERT_NE(cell, report["cells"].end());
            const Json& evidence =
                (*cell)["evidence"][entry["evidence"].get<size_t>()];
            EXPECT_EQ(evidence["quote"], entry["quote"]);
            EXPECT_EQ(evidence["begin"], entry["begin"]);
            EXPECT_EQ(evidence["voice"], entry["chain"]);
            ++entries;
          }
        }
      }
    }
  }
  EXPECT_EQ(entries, 9);
}

TEST(ReadoutsHtmlTest, LinksEveryQuotationToItsCell) {
  const auto run = Talks();
  std::vector<const Source*> sources;
  for (const Source& source : run->sources) sources.push_back(&source);
  const std::string page = RenderHtml(run->report, sources);
  for (const char* part :
       {"<section id=\"readouts\">", "<a href=\"#readouts\">",
        "<a class=\"place\" href=\"#cranes/union-note\">union-note:1:35</a>",
        "We discussed <mark>cranes</mark>, and more <mark>cranes</mark>.",
        "borrowed from board"}) {
    EXPECT_NE(page.find(part), std::string::npos) << part;
  }
}

TEST(ReadoutsHtmlTest, EscapesWhatComesFromOutside) {
  const auto run = Talks();
  const std::string attack = "<script>alert(1)</script>\"'";
  for (ReadoutView& view : run->report.readouts) {
    for (ReadoutSide& side : view.sides) {
      side.side = attack;
      side.voices = {attack};
    }
  }
  for (size_t i = 0; i < run->report.cells.size(); ++i) {
    for (JudgedObservation& judged : run->report.cells.Own(i).evidence) {
      judged.observation.answers = {attack};
      judged.observation.sentence.quote = attack;
      for (StrengthVerb& verb : judged.observation.strength) {
        verb.verb.quote = attack;
      }
    }
  }
  const std::string page = RenderHtml(run->report, {});
  EXPECT_EQ(page.find("<script>alert"), std::string::npos);
  EXPECT_NE(page.find("data-side=\"&lt;script&gt;alert"), std::string::npos);
}

TEST(ReadoutWordingTest, MarksOfTwoSidesAndOfMore) {
  ReadoutRow row;
  struct Case {
    RowMark mark;
    const char* two;
    const char* three;
  };
  constexpr Case kCases[] = {
      {RowMark::kBoth, "both", "all"},
      {RowMark::kOneOnly, "one only", "some only"},
      {RowMark::kNeither, "neither", "none"},
      {RowMark::kSecondHand, "second-hand", "second-hand"},
  };
  for (const auto& [mark, two, three] : kCases) {
    row.mark = mark;
    row.cells.resize(2);
    EXPECT_EQ(MarkText(row), two);
    row.cells.resize(3);
    EXPECT_EQ(MarkText(row), three);
  }
  row.cells.resize(2);
  row.mark = RowMark::kBoth;
  row.differs = {"strength"};
  EXPECT_EQ(MarkText(row), "both; strength differs");
  row.differs = {"frames", "strength"};
  EXPECT_EQ(MarkText(row), "both; frames and strength differ");
}

}  // namespace
}  // namespace claimcheck
