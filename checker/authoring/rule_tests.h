// The tests inside rule files, run.

#ifndef CHECKER_AUTHORING_RULE_TESTS_H_
#define CHECKER_AUTHORING_RULE_TESTS_H_

#include <string>
#include <vector>

#include "checker/corpus/source.h"
#include "checker/match/matcher.h"
#include "checker/rules/rule_set.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// The table with the one source `source`, which must outlive it.
Report JudgeOne(const RuleSet& rules, const Matcher& matcher,
                const Source& source);

// What is wrong with the cell; empty if nothing is.
std::vector<std::string> Complaints(const InlineTest& test, const Cell& cell);

// The words of the evidence that decides the cell, or "".
std::string DecidingWords(const Cell& cell);

// How a test ended.
enum class TestOutcome {
  kPassed,
  kFailed,
  kTodo,        // It fails, and says in `todo` that it does.
  kTodoPassed,  // It passes, and says in `todo` that it does not: a failure.
};
struct TestResult {
  int claim = 0;
  const InlineTest* test = nullptr;  // In the rules.
  TestOutcome outcome = TestOutcome::kPassed;
  Stance got = Stance::kAgree;
  std::vector<std::string> notes;       // Of the cell.
  std::string words;                    // DecidingWords.
  std::vector<std::string> complaints;  // What is wrong.

  bool ok() const {
    return outcome == TestOutcome::kPassed || outcome == TestOutcome::kTodo;
  }
};

// Runs the tests of `rules`, which must outlive the results, in order.
std::vector<TestResult> RunTests(const RuleSet& rules);

// A kind of test that a claim lacks (see `claimcheck test --require-tests`).
struct MissingTest {
  int claim = 0;
  std::string what;  // "no test that agrees"
};

// Every claim needs a test that agrees and, if one source can contradict it,
// one that does. Tests with `todo` do not count.
std::vector<MissingTest> MissingTests(const RuleSet& rules);

}  // namespace claimcheck

#endif  // CHECKER_AUTHORING_RULE_TESTS_H_
