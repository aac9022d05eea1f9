#include "checker/authoring/rule_tests.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/authoring/lint_parts.h"
#include "checker/base/check.h"
#include "checker/verdict/judge.h"
#include "checker/verdict/test_source.h"

namespace claimcheck {
namespace {

bool Decides(const JudgedObservation& judged, const Cell& cell) {
  return judged.stance == cell.stance || cell.stance == Stance::kDivided ||
         cell.stance == Stance::kEarly;
}

// The words of `at:` are (part of) the evidence of a deciding observation.
bool StandsAt(const Cell& cell, const std::string& words) {
  return std::any_of(cell.evidence.begin(), cell.evidence.end(),
                     [&](const JudgedObservation& judged) {
                       const std::string& quote = judged.observation.at.quote;
                       return Decides(judged, cell) &&
                              (quote.find(words) != std::string::npos ||
                               words.find(quote) != std::string::npos);
                     });
}

bool HasTest(const Claim& claim, Stance stance) {
  return std::any_of(claim.tests.begin(), claim.tests.end(),
                     [stance](const InlineTest& test) {
                       return test.expect == stance && test.todo.empty();
                     });
}

}  // namespace

Report JudgeOne(const RuleSet& rules, const Matcher& matcher,
                const Source& source) {
  std::vector<SourceObservations> observed;
  observed.push_back(matcher.Observe(source));
  return Judge(rules, {&source}, std::move(observed));
}

std::vector<std::string> Complaints(const InlineTest& test, const Cell& cell) {
  std::vector<std::string> complaints;
  if (cell.stance != test.expect) {
    complaints.push_back(absl::StrFormat("expected %s, got %s",
                                         StanceName(test.expect),
                                         StanceName(cell.stance)));
  }
  if (test.at && !StandsAt(cell, *test.at)) {
    const std::string words = DecidingWords(cell);
    complaints.push_back(
        absl::StrFormat("the evidence is not at `%s`", *test.at) +
        (words.empty() ? "" : absl::StrFormat(" but at `%s`", words)));
  }
  for (const std::string& note : test.notes) {
    if (std::find(cell.notes.begin(), cell.notes.end(), note) ==
        cell.notes.end()) {
      complaints.push_back(absl::StrFormat("expected the note `%s`, got [%s]",
                                           note,
                                           absl::StrJoin(cell.notes, ", ")));
    }
  }
  return complaints;
}

std::string DecidingWords(const Cell& cell) {
  for (const JudgedObservation& judged : cell.evidence) {
    if (Decides(judged, cell)) return judged.observation.at.quote;
  }
  return "";
}

std::vector<TestResult> RunTests(const RuleSet& rules) {
  std::vector<TestResult> results;
  const Matcher matcher(rules);
  for (size_t i = 0; i < rules.claims.size(); ++i) {
    for (const InlineTest& test : rules.claims[i].tests) {
      const Source source = SourceOf(test);
      const Report report = JudgeOne(rules, matcher, source);
      const Cell& cell = report.CellAt(static_cast<int>(i), 0);
      TestResult result;
      result.claim = static_cast<int>(i);
      result.test = &test;
      result.got = cell.stance;
      result.notes = cell.notes;
      result.words = DecidingWords(cell);
      result.complaints = Complaints(test, cell);
      const bool passes = result.complaints.empty();
      if (test.todo.empty()) {
        result.outcome = passes ? TestOutcome::kPassed : TestOutcome::kFailed;
      } else {
        result.outcome = passes ? TestOutcome::kTodoPassed : TestOutcome::kTodo;
      }
      if (result.outcome == TestOutcome::kTodoPassed) {
        result.complaints.push_back(
            absl::StrFormat("passes now; take out `todo: %s`", test.todo));
      }
      results.push_back(std::move(result));
    }
  }
  return results;
}

std::vector<MissingTest> MissingTests(const RuleSet& rules) {
  std::vector<MissingTest> missing;
  for (size_t i = 0; i < rules.claims.size(); ++i) {
    const Claim& claim = rules.claims[i];
    if (!HasTest(claim, Stance::kAgree)) {
      missing.push_back({static_cast<int>(i), "no test that agrees"});
    }
    if (WhetherItContradicts(claim).can == Contradicts::kCan &&
        !HasTest(claim, Stance::kContradict)) {
      missing.push_back({static_cast<int>(i), "no test that contradicts"});
    }
  }
  return missing;
}

}  // namespace claimcheck
