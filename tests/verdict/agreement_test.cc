#include "checker/verdict/agreement.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace claimcheck {
namespace {

// A report of claims whose cells have these stances, one text a claim, one
// letter a source: a(gree), c(ontradict), d(ivided), u(nclear), s(ilent).
Report MakeReport(const std::vector<std::string>& claims) {
  Report report;
  report.sources.resize(claims.front().size());
  report.cells = CellTable(claims.size(), claims.front().size());
  for (size_t c = 0; c < claims.size(); ++c) {
    report.claims.emplace_back();
    for (size_t s = 0; s < claims[c].size(); ++s) {
      Cell& cell = report.cells.Own(c * claims[c].size() + s);
      switch (claims[c][s]) {
        case 'a':
          cell.stance = Stance::kAgree;
          break;
        case 'c':
          cell.stance = Stance::kContradict;
          break;
        case 'd':
          cell.stance = Stance::kDivided;
          break;
        case 'u':
          cell.stance = Stance::kUnclear;
          break;
        default:
          cell.stance = Stance::kSilent;
      }
    }
  }
  return report;
}

std::string Text(const Report& report, int a, int b) {
  const auto counts = AgreementOfSources(report);
  const Agreement& of = counts[static_cast<size_t>(a)][static_cast<size_t>(b)];
  return std::to_string(of.alike) + "/" + std::to_string(of.unlike);
}

TEST(AgreementTest, CountsStancesOfExpectedClaims) {
  struct Row {
    const char* stances;
    const char* counts;
  };
  for (const Row& row : {Row{"aa", "1/0"}, Row{"ac", "0/1"}, Row{"ca", "0/1"},
                         Row{"cc", "0/0"}, Row{"ad", "0/0"}, Row{"au", "0/0"},
                         Row{"as", "0/0"}, Row{"ss", "0/0"}}) {
    EXPECT_EQ(Text(MakeReport({row.stances}), 0, 1), row.counts) << row.stances;
    EXPECT_EQ(Text(MakeReport({row.stances}), 1, 0), row.counts) << row.stances;
  }
}

TEST(AgreementTest, CountsComparedClaimsByTheirPairs) {
  // Against the largest group both contradict, and yet they say the same.
  Report report = MakeReport({"cca"});
  report.pairs = {
      {0, 0, 1, "finer"}, {0, 0, 2, "disjoint"}, {0, 1, 2, "incomparable"}};
  EXPECT_EQ(Text(report, 0, 1), "1/0");
  EXPECT_EQ(Text(report, 0, 2), "0/1");
  EXPECT_EQ(Text(report, 1, 2), "0/0");
}

TEST(AgreementTest, SumsClaimsAndLeavesTheDiagonalEmpty) {
  const Report report = MakeReport({"aac", "aaa", "acs"});
  EXPECT_EQ(Text(report, 0, 1), "2/1");
  EXPECT_EQ(Text(report, 0, 2), "1/1");
  EXPECT_EQ(Text(report, 2, 2), "0/0");
}

TEST(AgreementTest, OfNothingIsNothing) {
  EXPECT_TRUE(AgreementOfSources(Report()).empty());
}

}  // namespace
}  // namespace claimcheck
