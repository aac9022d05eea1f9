// What `claimcheck test` found, for its ways to say it.

#ifndef CHECKER_CLI_TEST_RESULTS_H_
#define CHECKER_CLI_TEST_RESULTS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "checker/authoring/mutants.h"
#include "checker/authoring/rule_tests.h"
#include "checker/rules/rule_set.h"

namespace claimcheck {

struct TestResults {
  std::vector<TestResult> tests;
  std::vector<MissingTest> missing;  // With --require-tests.
  std::vector<Mutant> survivors;     // With --mutate.
  std::optional<int> mutants;        // How many there were.

  int Count(TestOutcome outcome) const;
  int failed() const {
    return Count(TestOutcome::kFailed) + Count(TestOutcome::kTodoPassed);
  }
  // Percent of the mutants, rounded down; 100 if there were none.
  int killed_percent() const;
};

// {"tests": [..], "missing": [..], "survivors": [..], "summary": {..}}
std::string RenderTestsJson(const RuleSet& rules, const TestResults& results);

// Writes what is seen into `expect` and `at` of the failing tests, in the files
// of the rules, and says what it changed, a line each. A file is written whole
// or not at all, and only if its tests then pass as far as that can make them.
absl::StatusOr<std::string> UpdateTests(const RuleSet& rules,
                                        const std::vector<TestResult>& tests);

}  // namespace claimcheck

#endif  // CHECKER_CLI_TEST_RESULTS_H_
