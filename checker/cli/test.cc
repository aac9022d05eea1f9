#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/cli/commands.h"
#include "checker/cli/output.h"
#include "checker/cli/parallel.h"
#include "checker/cli/pipeline.h"
#include "checker/cli/test_results.h"
#include "checker/report/explain.h"
#include "checker/text/printable.h"
#include "checker/verdict/test_source.h"

namespace claimcheck {
namespace {

std::string At(const RulePlace& place) {
  const LineColumn at = place.file->LineColumnAt(place.span.begin);
  return absl::StrFormat("%s:%d:%d", Printable(place.file->name()), at.line,
                         at.column);
}

std::string Plural(int count, const char* noun) {
  return absl::StrFormat("%d %s%s", count, noun, count == 1 ? "" : "s");
}

bool IsAgainst(Stance stance) {
  return stance == Stance::kContradict || stance == Stance::kDivided ||
         stance == Stance::kUnclear;
}

// The test that failed, and the way to its cell.
std::string RenderFailure(const RuleSet& rules, const Matcher& matcher,
                          const TestResult& result, const TextOptions& text) {
  const InlineTest& test = *result.test;
  const Claim& claim = rules.claims[static_cast<size_t>(result.claim)];
  std::string out =
      absl::StrFormat("%s: FAILED %s: %s\n", At(test.place), claim.id,
                      Printable(absl::StrJoin(result.complaints, "; ")));
  out += test.fixture.empty()
             ? absl::StrFormat("  text: %s\n", VisibleLines(test.text))
             : absl::StrFormat("  source: %s\n", Printable(test.fixture));
  const Source source = SourceOf(test);
  const Report report = JudgeOne(rules, matcher, source);
  const CellExplanation explanation = ExplainCell(
      rules, result.claim, source,
      {result.claim, 0, report.CellAt(result.claim, 0)},
      /*line=*/0,
      IsAgainst(test.expect) ? Suggested::kAnything : Suggested::kExpected,
      ReadRuleFile);
  return out + RenderExplanation(report, result.claim, {explanation}, text) +
         "\n";
}

std::string RenderText(const RuleSet& rules, const TestResults& results,
                       const TextOptions& text) {
  std::string out;
  const Matcher matcher(rules);
  for (const TestResult& result : results.tests) {
    if (result.outcome == TestOutcome::kTodo) {
      out += absl::StrFormat("%s: todo %s: %s\n", At(result.test->place),
                             rules.claims[static_cast<size_t>(result.claim)].id,
                             Printable(result.test->todo));
    }
    if (!result.ok()) out += RenderFailure(rules, matcher, result, text);
  }
  for (const MissingTest& missing : results.missing) {
    const Claim& claim = rules.claims[static_cast<size_t>(missing.claim)];
    out += absl::StrFormat("%s: MISSING %s: %s\n", At(claim.place), claim.id,
                           missing.what);
  }
  for (const Mutant& mutant : results.survivors) {
    out += absl::StrFormat("%s: survived: %s\n", At(mutant.place), mutant.what);
  }
  if (results.mutants) {
    const int killed =
        *results.mutants - static_cast<int>(results.survivors.size());
    out += absl::StrFormat("%s, %d killed (%d %%)\n",
                           Plural(*results.mutants, "mutant"), killed,
                           results.killed_percent());
  }
  const int todo = results.Count(TestOutcome::kTodo);
  out += absl::StrFormat(
      "%s: %d passed, %d failed%s\n",
      Plural(static_cast<int>(results.tests.size()), "rule test"),
      results.Count(TestOutcome::kPassed), results.failed(),
      todo > 0 ? absl::StrFormat(", %d todo", todo) : "");
  return out;
}

// Tries every mutant, on all cores.
void Mutate(const RuleSet& rules, TestResults& results) {
  std::vector<Mutant> mutants = MutantsOf(rules);
  std::vector<char> killed(mutants.size(), 0);
  InParallel(/*jobs=*/0, mutants.size(), [&](size_t i) {
    killed[i] = IsKilled(rules, mutants[i]) ? 1 : 0;
  });
  results.mutants = static_cast<int>(mutants.size());
  for (size_t i = 0; i < mutants.size(); ++i) {
    if (killed[i] == 0) results.survivors.push_back(std::move(mutants[i]));
  }
}

Outcome OutcomeOf(const TestResults& results, const Options& options) {
  Outcome outcome;
  const int run = static_cast<int>(results.tests.size());
  if (run == 0 && !options.allow_empty) {
    return {ExitCode::kVacuous,
            options.only.empty() ? "no tests in the rule files"
                                 : "no tests of the claims that --only names"};
  }
  if (results.failed() > 0) {
    outcome.Add(ExitCode::kFindings,
                absl::StrFormat("%d of %s failed", results.failed(),
                                Plural(run, "rule test")));
    if (options.mutate) outcome.reason += "; nothing was mutated";
  }
  if (!results.missing.empty()) {
    outcome.Add(ExitCode::kFindings,
                absl::StrFormat("%s missing (--require-tests)",
                                Plural(static_cast<int>(results.missing.size()),
                                       "kind of test")));
  }
  if (results.mutants && results.killed_percent() < options.killed_min) {
    outcome.Add(ExitCode::kFindings,
                absl::StrFormat("%d %% of the mutants killed, fewer than %d %%",
                                results.killed_percent(), options.killed_min));
  }
  return outcome;
}

}  // namespace

Outcome RunTest(const Options& options) {
  Outcome outcome;
  std::optional<RuleSet> rules = LoadRulesOrSay(options, outcome);
  if (!rules) return outcome;
  if (outcome.code == ExitCode::kVacuous && options.allow_empty) outcome = {};
  if (outcome.code != ExitCode::kOk || !KeepOnly(options, *rules, outcome)) {
    return outcome;
  }
  TestResults results;
  results.tests = RunTests(*rules);
  std::string updated;
  if (options.update && results.Count(TestOutcome::kFailed) > 0) {
    absl::StatusOr<std::string> said = UpdateTests(*rules, results.tests);
    if (!said.ok()) {
      return {ExitCode::kUsage, std::string(said.status().message())};
    }
    updated = *std::move(said);
    rules = LoadRulesOrSay(options, outcome);
    if (!rules || !KeepOnly(options, *rules, outcome)) return outcome;
    results.tests = RunTests(*rules);
  }
  if (options.require_tests) results.missing = MissingTests(*rules);
  if (options.mutate && results.failed() == 0 && !results.tests.empty()) {
    Mutate(*rules, results);
  }
  if (options.format == "json") WriteStderr(updated);
  const TextOptions text{WantsColor(options.color), TerminalWidth()};
  const absl::Status status = WriteStdout(
      options.format == "json" ? RenderTestsJson(*rules, results)
                               : updated + RenderText(*rules, results, text));
  if (!status.ok()) return {ExitCode::kUsage, std::string(status.message())};
  return OutcomeOf(results, options);
}

}  // namespace claimcheck
