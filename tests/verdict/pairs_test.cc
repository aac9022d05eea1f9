// Claims that expect nothing: sources are compared with each other.

#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "tests/support/run.h"

namespace claimcheck {
namespace {

constexpr char kRules[] = R"(
schema: claimcheck/1
title: A bridge
subjects:
  bridge: {names: [Tarn Bridge], generic: the bridge}
claims:
  - id: arches
    kind: number
    claim: How many arches the Tarn Bridge has.
    about: bridge
    of: arches
  - id: built
    kind: date
    claim: When the Tarn Bridge was built.
    about: bridge
    cue: built
)";

struct Said {
  const char* id;
  const char* text;
  std::vector<std::string> credits = {};
};

std::unique_ptr<CheckRun> Compare(const std::vector<Said>& all) {
  std::vector<Source> sources;
  for (const Said& said : all) {
    sources.push_back(TextSource(said.id, said.text));
    sources.back().credits = said.credits;
  }
  return Check(RulesFrom(kRules), std::move(sources));
}

std::string StanceOf(const CheckRun& run, const char* claim,
                     const char* source) {
  return std::string(StanceName(run.At(claim, source).stance));
}

TEST(PairsTest, TheMostIndependentOriginsAgree) {
  const auto run = Compare({{"a", "The Tarn Bridge has 40 arches."},
                            {"b", "There are 40 arches in the Tarn Bridge."},
                            {"c", "The Tarn Bridge has 45 arches."}});
  EXPECT_EQ(StanceOf(*run, "arches", "a"), "agree");
  EXPECT_EQ(StanceOf(*run, "arches", "b"), "agree");
  EXPECT_EQ(StanceOf(*run, "arches", "c"), "contradict");
  EXPECT_EQ(run->report.pairs.size(), 3u);
  EXPECT_EQ(run->report.findings.size(), 2u);  // a-c and b-c.
}

TEST(PairsTest, ACopyIsNoSecondWitness) {
  const auto run =
      Compare({{"a", "The Tarn Bridge has 40 arches.", {"wire"}},
               {"b", "There are 40 arches in the Tarn Bridge.", {"wire"}},
               {"c", "The Tarn Bridge has 45 arches."}});
  EXPECT_EQ(StanceOf(*run, "arches", "a"), "contradict");
  EXPECT_EQ(StanceOf(*run, "arches", "c"), "contradict");
  EXPECT_EQ(run->report.sources[1].origin, "a");
  EXPECT_EQ(run->report.sources[2].origin, "c");
}

TEST(PairsTest, SharedSentencesShareAnOrigin) {
  const std::string text =
      "The Tarn Bridge has 40 arches, as everybody in town knows. The mayor "
      "walked over it on the very first day of all. Boats went under it with "
      "flags and music until the evening.";
  const auto run = Compare({{"a", text.c_str()},
                            {"b", text.c_str()},
                            {"c", "The Tarn Bridge has 40 arches."}});
  EXPECT_EQ(run->report.sources[1].origin, "a");
  EXPECT_EQ(run->report.sources[2].origin, "c");
}

TEST(PairsTest, ACoarseValueStandsInSeveralGroups) {
  const auto run =
      Compare({{"coarse", "The Tarn Bridge was built in May 2019."},
               {"third", "The Tarn Bridge was built on 3 May 2019."},
               {"fifth", "The Tarn Bridge was built on 5 May 2019."}});
  ASSERT_EQ(run->report.groups.size(), 2u);
  EXPECT_EQ(run->report.groups[0].sources.size(), 2u);
  EXPECT_EQ(run->report.groups[1].sources.size(), 2u);
  EXPECT_EQ(StanceOf(*run, "built", "coarse"), "agree");
  EXPECT_EQ(StanceOf(*run, "built", "third"), "contradict");
  EXPECT_EQ(StanceOf(*run, "built", "fifth"), "contradict");
}

TEST(PairsTest, WithoutAValueNothingIsCompared) {
  const auto run = Compare({{"a", "The Tarn Bridge is old."},
                            {"b", "The Tarn Bridge has 45 arches."},
                            {"c", "The weather was fine."}});
  EXPECT_TRUE(run->report.pairs.empty());
  EXPECT_EQ(StanceOf(*run, "arches", "a"), "omit");
  EXPECT_EQ(StanceOf(*run, "arches", "b"), "agree");
  EXPECT_EQ(StanceOf(*run, "arches", "c"), "silent");
}

}  // namespace
}  // namespace claimcheck
