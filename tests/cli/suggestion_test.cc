// `claimcheck explain` on cells of the shipped report: the stage where a
// candidate was given up, and changes of the rules that do what they promise.

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/cli/program.h"

namespace claimcheck {
namespace {

using Json = nlohmann::json;

Json Explained(const TempFolder& folder, const std::string& claim,
               const std::string& source) {
  const Result result =
      Claimcheck(folder, {"explain", claim, source, "--format", "json"});
  EXPECT_EQ(result.code, 0) << claim << " " << source << ": " << result.err;
  const Json json = Json::parse(result.out, nullptr, false);
  if (json.is_discarded()) return {};
  return json["cells"][0];
}

// The stage at which the nearest miss was given up, "" for none.
std::string StageOfMiss(const Json& cell) {
  if (!cell["nearest"].is_number()) return "";
  const Json& path = cell["paths"][cell["nearest"].get<size_t>()];
  return path["stopped_at"].is_string() ? path["stopped_at"].get<std::string>()
                                        : "";
}

// The bytes of a file under a place are what the place quotes.
void ExpectQuoted(const TempFolder& folder, const std::string& path,
                  const Json& place) {
  if (place.is_null()) return;
  const std::string bytes = folder.Read(path);
  const auto begin = place["begin"].get<size_t>();
  const auto end = place["end"].get<size_t>();
  EXPECT_EQ(bytes.substr(begin, end - begin), place["quote"]) << path;
}

void ExpectTruePlaces(const TempFolder& folder, const Json& cell) {
  const std::string source = cell["path"];
  for (const Json& path : cell["paths"]) {
    ExpectQuoted(folder, source, path);
    for (const Json& stage : path["stages"]) {
      ExpectQuoted(folder, source, stage["at"]);
      if (stage["rule"].is_null()) continue;
      ExpectQuoted(folder, stage["rule"]["file"], stage["rule"]);
    }
  }
}

// Writes the edits of a suggestion as a program would: from the last to the
// first, by bytes alone.
void Apply(const TempFolder& folder, Json edits) {
  std::sort(edits.begin(), edits.end(), [](const Json& a, const Json& b) {
    return a["begin"].get<int>() > b["begin"].get<int>();
  });
  for (const Json& edit : edits) {
    std::string bytes = folder.Read(edit["file"]);
    const auto begin = edit["begin"].get<size_t>();
    const auto size = edit["end"].get<size_t>() - begin;
    EXPECT_EQ(bytes.substr(begin, size), edit["old"]);
    bytes.replace(begin, size, edit["new"].get<std::string>());
    folder.Write(edit["file"], bytes);
  }
}

Json CellOf(const TempFolder& folder, const std::string& claim,
            const std::string& source) {
  const Result result =
      Claimcheck(folder, {"check", "--rules", "rules", "--corpus", "corpus",
                          "--only", claim, "--format", "json"});
  const Json report = Json::parse(result.out, nullptr, false);
  EXPECT_FALSE(report.is_discarded()) << result.err;
  if (report.is_discarded()) return {};
  for (const Json& cell : report["cells"]) {
    if (cell["source"] == source) return cell;
  }
  ADD_FAILURE() << "no cell " << claim << " " << source;
  return {};
}

bool HasEvidenceAt(const Json& cell, const Json& place) {
  const auto& evidence = cell["evidence"];
  return std::any_of(evidence.begin(), evidence.end(), [&](const Json& one) {
    return one["begin"] == place["begin"] && one["end"] == place["end"];
  });
}

// Applies the suggestion and runs `check`: the claim has the evidence, and the
// cell the stance, that were promised. Puts the rules back.
void ExpectPromiseKept(const TempFolder& folder, const std::string& claim,
                       const Json& cell) {
  const Json& suggestion = cell["suggestion"];
  ASSERT_TRUE(suggestion.is_object()) << claim << " " << cell["source"];
  const std::string file = suggestion["edits"][0]["file"];
  const std::string rules = folder.Read(file);
  const std::vector<std::string> test = {"test", "--rules", "rules", "--only",
                                         claim};
  const bool passed = Claimcheck(folder, test).code == 0;
  EXPECT_FALSE(
      HasEvidenceAt(CellOf(folder, claim, cell["source"]), suggestion["at"]));
  Apply(folder, suggestion["edits"]);
  const Json after = CellOf(folder, claim, cell["source"]);
  EXPECT_TRUE(HasEvidenceAt(after, suggestion["at"]))
      << claim << " " << cell["source"] << ": " << suggestion["what"];
  if (!suggestion["stance"].is_null()) {
    EXPECT_EQ(after["stance"], suggestion["stance"]);
  }
  if (passed && suggestion["breaks"].empty()) {
    const Result tests = Claimcheck(folder, test);
    EXPECT_EQ(tests.code, 0) << suggestion["what"] << tests.out;
  }
  folder.Write(file, rules);
}

// The claim, the source (perhaps one line of it) and the stage at which its
// nearest miss was given up.
struct Miss {
  const char* claim;
  const char* source;
  const char* stage;
};

constexpr Miss kMisses[] = {
    {"areas", "caspian-daily:11", "cue"},
    {"areas", "caspian-daily:15", "cue"},
    {"areas", "lowland-post:7", "cue"},
    {"areas", "lowland-post:11", "cue"},
    {"areas", "moscow-readout", "cue"},
    {"areas", "orient-notes", "cue"},
    {"areas", "steppe-review", "cue"},
    {"areas", "steppe-review:16", "cue"},
    {"areas", "two-rivers-radio", "cue"},
    {"areas", "two-rivers-radio:5", "cue"},
    {"areas", "volga-courier:11", "cue"},
    {"ratified-on", "steppe-review", "cue"},
    {"sanctions", "quay-analyst", "value"},
    {"settlement", "moscow-readout", "value"},
    {"signatories", "caspian-daily:5", "cue"},
    {"signatories", "steppe-review", "cue"},
    {"signatories", "volga-courier:5", "cue"},
    {"signed-at", "caspian-daily:5", "cue"},
    {"signed-at", "gulf-lantern", "binding"},
    {"signed-at", "quay-analyst", "cue"},
    {"signed-on", "gulf-lantern:26", "binding"},
    {"status", "gulf-lantern:26", "binding"},
    {"status", "lowland-post:7", "binding"},
    {"status", "quay-analyst:3", "value"},
};

TEST(SuggestionTest, DoesWhatItPromisesInTwentyCellsOfTheShippedReport) {
  const TempFolder folder;
  CopyShipped(folder);
  std::set<std::pair<std::string, std::string>> cells;
  for (const Miss& miss : kMisses) {
    const Json cell = Explained(folder, miss.claim, miss.source);
    ASSERT_TRUE(cell.is_object());
    EXPECT_EQ(StageOfMiss(cell), miss.stage) << miss.claim << miss.source;
    ExpectTruePlaces(folder, cell);
    ExpectPromiseKept(folder, miss.claim, cell);
    cells.emplace(miss.claim, cell["source"]);
  }
  EXPECT_GE(cells.size(), 20U);
}

// A phrase taken out of the shipped rules, and a cell that needs it.
struct Loss {
  const char* phrase;  // As it stands in the file.
  const char* without;
  const char* claim;
  const char* source;
  const char* stage;
};

constexpr Loss kLosses[] = {
    // An inflection, a word, a gap, a phrase, an item: of every kind of claim.
    {"cue: sign~ | signature~ | inked\n    expect",
     "cue: sign | inked\n    expect", "signed-on", "northern-wire", "cue"},
    {"cue: sign~ | signature~ | inked\n    expect", "cue: inked\n    expect",
     "signed-on", "caspian-daily", "cue"},
    // Against the claim, and nearly asked for.
    {"cue: sign~ | signature~ | inked\n    expect",
     "cue: sign | inked\n    expect", "signed-on", "harbour-ledger", "cue"},
    {"{value} ...9 (sign~ | inked)", "{value} ...9 (sign | inked)",
     "signatories", "two-rivers-radio", "cue"},
    {"of: article~", "of: article", "articles", "steppe-review", "value"},
    {"of: article~", "of: chapter", "articles", "caspian-daily", "value"},
    {"concluded for | ", "", "duration", "volga-courier", "cue"},
    {"(neither | nor | under", "(nor | under", "no-aid-to-aggressor",
     "steppe-review", "value"},
    {"{attacker} ...8 no", "{attacker} ...2 no", "no-aid-to-aggressor",
     "harbour-ledger", "value"},
    {"yemen\n    kind: topic\n    claim: The attacks on Yemen are spoken of.\n"
     "    says: Yemen | Yemeni",
     "yemen\n    kind: topic\n    claim: The attacks on Yemen are spoken of.\n"
     "    says: Yemeni",
     "yemen", "moscow-readout", "value"},
    {"\"intelligence ...8 (exch", "\"intelligence ...2 (exch", "intelligence",
     "northern-wire", "value"},
};

TEST(SuggestionTest, FindsTheWayBackToWhatARuleHasLost) {
  const TempFolder folder;
  CopyShipped(folder);
  const std::string shipped = folder.Read("rules/treaty.yaml");
  for (const Loss& loss : kLosses) {
    SCOPED_TRACE(std::string(loss.claim) + " " + loss.source);
    std::string rules = shipped;
    const size_t at = rules.find(loss.phrase);
    ASSERT_NE(at, std::string::npos) << loss.phrase;
    rules.replace(at, std::string(loss.phrase).size(), loss.without);
    const Json before = CellOf(folder, loss.claim, loss.source);
    folder.Write("rules/treaty.yaml", rules);
    const Json cell = Explained(folder, loss.claim, loss.source);
    ASSERT_TRUE(cell.is_object());
    EXPECT_EQ(StageOfMiss(cell), loss.stage);
    ExpectTruePlaces(folder, cell);
    ASSERT_TRUE(cell["suggestion"].is_object());
    const Json& found = cell["suggestion"]["at"];
    EXPECT_TRUE(std::any_of(
        before["evidence"].begin(), before["evidence"].end(),
        [&](const Json& one) {
          return one["begin"] < found["end"] && found["begin"] < one["end"];
        }))
        << found;
    ExpectPromiseKept(folder, loss.claim, cell);
    folder.Write("rules/treaty.yaml", shipped);
  }
}

TEST(SuggestionTest, IsNotMadeWhereTheClaimIsNotThere) {
  const TempFolder folder;
  CopyShipped(folder);
  for (const auto& [claim, source, stage] :
       std::vector<Miss>{{"articles", "coast-timetable", ""},
                         {"duration", "coast-timetable", ""},
                         {"duration", "steppe-review", "binding"},
                         {"articles", "northern-wire-in-force", "value"},
                         {"gaza", "tehran-readout", ""},
                         {"settlement", "orient-notes", ""},
                         {"no-aid-to-aggressor", "gulf-lantern", ""}}) {
    const Json cell = Explained(folder, claim, source);
    ASSERT_TRUE(cell.is_object());
    EXPECT_TRUE(cell["suggestion"].is_null()) << claim << " " << source;
    EXPECT_EQ(cell["advice"].get<std::string>().rfind("nothing near it", 0), 0U)
        << cell["advice"];
    EXPECT_EQ(StageOfMiss(cell), stage) << claim << " " << source;
  }
}

TEST(SuggestionTest, TellsOfALineWhereNothingIsFoundWhichStagesFail) {
  const TempFolder folder;
  CopyShipped(folder);
  const Json cell = Explained(folder, "signed-on", "caspian-daily:9");
  ASSERT_TRUE(cell.is_object());
  ASSERT_EQ(cell["paths"].size(), 3U);
  const Json& path = cell["paths"][0];
  EXPECT_EQ(path["kind"], "nothing");
  EXPECT_EQ(path["line"], 9);
  EXPECT_EQ(path["quote"], "The new treaty runs for 20\u00a0years.");
  const Json& stages = path["stages"];
  ASSERT_EQ(stages.size(), 8U);
  EXPECT_EQ(stages[0]["stage"], "subject");
  EXPECT_EQ(stages[0]["state"], "passed");
  EXPECT_EQ(stages[0]["at"]["quote"], "new treaty");
  EXPECT_EQ(stages[1]["stage"], "cue");
  EXPECT_EQ(stages[1]["state"], "failed");
  EXPECT_EQ(stages[1]["rule"]["quote"], "sign~ | signature~ | inked");
  EXPECT_EQ(stages[2]["stage"], "value");
  EXPECT_EQ(stages[2]["state"], "failed");
  EXPECT_EQ(stages[7]["stage"], "stance");
  EXPECT_EQ(stages[7]["state"], "not-reached");
}

TEST(SuggestionTest, ALineThatTheSourceLacksIsAMistakeInTheCall) {
  const TempFolder folder;
  CopyShipped(folder);
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"caspian-daily:900",
       "exit 2: corpus/caspian-daily.txt has no line 900; it has 19"},
      {"caspian-daily:8",
       "exit 2: line 8 of corpus/caspian-daily.txt has no sentence of "
       "`caspian-daily`"},
      {"caspian-daily:0",
       "exit 2: `caspian-daily:0` is no line of a source; lines count from 1, "
       "as in `caspian-daily:12`"},
      {"caspian-daily:x",
       "exit 2: `caspian-daily:x` is no line of a source; lines count from 1, "
       "as in `caspian-daily:12`"}};
  for (const auto& [source, told] : cases) {
    const Result result = Claimcheck(folder, {"explain", "signed-on", source});
    EXPECT_EQ(result.code, 2);
    EXPECT_EQ(result.LastLine(), told);
  }
}

TEST(SuggestionTest, NamesTheSubjectAndAddsACueIfBothAreMissing) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("rules/bridge.yaml", R"(schema: claimcheck/1
subjects:
  painting:
    names: ["Milkmaid of Orr", "stolen painting"]
claims:
  - id: stolen-on
    kind: date
    claim: The painting was stolen on 3 March 2024.
    about: painting
    cue: stolen | theft
    expect: 2024-03-03
    tests:
      - {text: The Milkmaid of Orr was stolen on 3 March 2024., expect: agree}
)");
  folder.Write("corpus/daily.txt",
               "The Orr Milkmaid was lifted from its frame on 3 March 2024.");
  const Json cell = Explained(folder, "stolen-on", "daily");
  ASSERT_TRUE(cell["suggestion"].is_object());
  EXPECT_EQ(cell["stance"], "silent");
  EXPECT_EQ(StageOfMiss(cell), "subject");
  ASSERT_EQ(cell["suggestion"]["edits"].size(), 2U);
  EXPECT_EQ(cell["suggestion"]["edits"][0]["new"], " | orr milkmaid");
  EXPECT_EQ(cell["suggestion"]["edits"][1]["new"], " | lifted");
  ASSERT_EQ(cell["raised_by"].size(), 2U);
  EXPECT_EQ(cell["raised_by"][0]["quote"], "Milkmaid of Orr");
  ExpectTruePlaces(folder, cell);
  ExpectPromiseKept(folder, "stolen-on", cell);
}

TEST(SuggestionTest, SaysWhichTestOfTheClaimItWouldBreak) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("rules/bridge.yaml", R"(schema: claimcheck/1
subjects:
  bridge: {names: [the bridge], generic: it}
claims:
  - id: painted
    kind: fact
    claim: The bridge was painted.
    about: bridge
    says: painted
    tests:
      - {text: The bridge was painting itself into history., expect: omit}
)");
  folder.Write("corpus/daily.txt", "The town is painting the bridge in green.");
  const Json cell = Explained(folder, "painted", "daily");
  ASSERT_TRUE(cell["suggestion"].is_object());
  ASSERT_EQ(cell["suggestion"]["breaks"].size(), 1U);
  const Json& broken = cell["suggestion"]["breaks"][0];
  EXPECT_EQ(broken["line"], 11);
  EXPECT_EQ(broken["expected"], "omit");
  EXPECT_EQ(broken["got"], "agree");
}

TEST(SuggestionTest, StandsUnderAFailedTestToo) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("rules/bridge.yaml",
               std::string(kSmallRules) +
                   "      - {text: The bridge has 3 vaults., expect: agree}\n");
  const Result result = Claimcheck(folder, {"test"});
  EXPECT_EQ(result.code, 1);
  EXPECT_NE(result.out.find("would match: add `vaults` to `of`"),
            std::string::npos)
      << result.out;
}

TEST(SuggestionTest, NamesWhatAFailedTestOfAContradictionNeeds) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write(
      "rules/bridge.yaml",
      std::string(kSmallRules) +
          "      - {text: The bridge has 4 vaults., expect: contradict}\n");
  const Result result = Claimcheck(folder, {"test"});
  EXPECT_EQ(result.code, 1);
  EXPECT_NE(result.out.find("would match: add `vaults` to `of`; then"),
            std::string::npos)
      << result.out;
  EXPECT_NE(result.out.find("contradict by \"4\""), std::string::npos)
      << result.out;
}

TEST(SuggestionTest, OffersWhatContradictsOnlyForALineThatIsNamed) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("corpus/daily.txt", "The bridge has 4 vaults.\n");
  const Result whole = Claimcheck(folder, {"explain", "arches", "daily"});
  EXPECT_EQ(whole.code, 0) << whole.err;
  EXPECT_EQ(whole.out.find("would match"), std::string::npos) << whole.out;
  const Result line = Claimcheck(folder, {"explain", "arches", "daily:1"});
  EXPECT_NE(line.out.find("would match: add `vaults` to `of`; then"),
            std::string::npos)
      << line.out;
}

}  // namespace
}  // namespace claimcheck
