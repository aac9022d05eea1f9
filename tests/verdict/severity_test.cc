// How bad a finding is: by claim, by the number of sources, by settings.

#include <string>
#include <vector>

#include "checker/match/matcher.h"
#include "checker/verdict/judge.h"
#include "gtest/gtest.h"
#include "tests/support/run.h"

namespace claimcheck {
namespace {

constexpr char kHead[] = R"(schema: claimcheck/1
subjects:
  ferry: {names: [the Hilda]}
claims:
  - id: cars
    kind: number
    claim: The Hilda carries 120 cars.
    about: ferry
    of: cars
    expect: 120
)";

// "source: severity", sorted as findings are, of three sources: one agrees, two
// contradict, one leaves it out.
std::vector<std::string> Severities(
    const std::string& more, std::vector<SeverityOverride> overrides = {}) {
  RuleSet rules = RulesFrom(kHead + more);
  rules.overrides = std::move(overrides);
  const std::vector<Source> sources = {
      TextSource("daily", "The Hilda carries 120 cars."),
      TextSource("east-post", "The Hilda carries 90 cars."),
      TextSource("east-wire", "The Hilda carries 80 cars."),
      TextSource("west", "The Hilda is blue.")};
  const Matcher matcher(rules);
  std::vector<const Source*> all;
  std::vector<SourceObservations> observed;
  for (const Source& source : sources) {
    all.push_back(&source);
    observed.push_back(matcher.Observe(source));
  }
  std::vector<std::string> severities;
  for (const Finding& finding :
       Judge(rules, all, std::move(observed)).findings) {
    severities.push_back(finding.source + ": " +
                         std::string(SeverityName(finding.severity)));
  }
  return severities;
}

using Lines = std::vector<std::string>;

TEST(SeverityTest, IsThatOfTheClaimOrTheDefault) {
  EXPECT_EQ(Severities(""), (Lines{"east-post: error", "east-wire: error"}));
  EXPECT_EQ(Severities("    severity: {contradict: info, omit: hint}\n"),
            (Lines{"east-post: info", "east-wire: info", "west: hint"}));
}

TEST(SeverityTest, IsRaisedFromANumberOfSourcesOn) {
  const std::string base = "    severity: {contradict: info}\n";
  EXPECT_EQ(Severities(base + "    warn_if: {contradict: 2}\n"),
            (Lines{"east-post: warning", "east-wire: warning"}));
  EXPECT_EQ(Severities(base + "    error_if: {contradict: 2}\n"),
            (Lines{"east-post: error", "east-wire: error"}));
  EXPECT_EQ(Severities(base + "    error_if: {contradict: 3}\n"),
            (Lines{"east-post: info", "east-wire: info"}));
  // Never lowered, and what is off is switched on.
  EXPECT_EQ(Severities("    warn_if: {contradict: 1, omit: 1}\n"),
            (Lines{"east-post: error", "east-wire: error", "west: warning"}));
}

TEST(SeverityTest, IsOverriddenForSourcesAndClaims) {
  const SeverityOverride east = {
      {"east-*"}, {}, {{Stance::kContradict, Severity::kHint}}};
  EXPECT_EQ(Severities("", {east}),
            (Lines{"east-post: hint", "east-wire: hint"}));
  // Counts do not undo it; the last that fits and names the stance counts.
  const SeverityOverride wire = {
      {"east-wire"}, {"cars"}, {{Stance::kContradict, Severity::kOff}}};
  const SeverityOverride other = {
      {}, {"crew"}, {{Stance::kContradict, Severity::kError}}};
  const SeverityOverride omit = {
      {"west", "daily"}, {}, {{Stance::kOmit, Severity::kWarning}}};
  EXPECT_EQ(
      Severities("    error_if: {contradict: 1}\n", {east, wire, other, omit}),
      (Lines{"west: warning", "east-post: hint"}));
  EXPECT_EQ(Severities("", {wire, east}),
            (Lines{"east-post: hint", "east-wire: hint"}));
}

}  // namespace
}  // namespace claimcheck
