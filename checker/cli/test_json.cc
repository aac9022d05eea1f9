#include <algorithm>
#include <string_view>

#include "checker/cli/test_results.h"
#include "nlohmann/json.hpp"

namespace claimcheck {
namespace {

using Json = nlohmann::ordered_json;

std::string_view OutcomeName(TestOutcome outcome) {
  switch (outcome) {
    case TestOutcome::kPassed:
      return "passed";
    case TestOutcome::kFailed:
      return "failed";
    case TestOutcome::kTodo:
      return "todo";
    case TestOutcome::kTodoPassed:
      return "todo-passed";
  }
  return "";
}

Json PlaceJson(const RulePlace& place) {
  const LineColumn begin = place.file->LineColumnAt(place.span.begin);
  const LineColumn end = place.file->LineColumnAt(place.span.end);
  return {{"file", place.file->name()},
          {"line", begin.line},
          {"column", begin.column},
          {"end_line", end.line},
          {"end_column", end.column}};
}

Json TestJson(const RuleSet& rules, const TestResult& result) {
  const InlineTest& test = *result.test;
  Json out = {{"claim", rules.claims[static_cast<size_t>(result.claim)].id}};
  out.update(PlaceJson(test.place));
  if (!test.fixture.empty()) {
    out["source"] = test.fixture;
  } else {
    out["text"] = test.text;
  }
  out["outcome"] = OutcomeName(result.outcome);
  out["expect"] = StanceName(test.expect);
  out["got"] = StanceName(result.got);
  out["at"] = test.at ? Json(*test.at) : Json();
  out["got_at"] = result.words.empty() ? Json() : Json(result.words);
  out["notes"] = result.notes;
  out["todo"] = test.todo.empty() ? Json() : Json(test.todo);
  out["complaints"] = result.complaints;
  return out;
}

}  // namespace

int TestResults::Count(TestOutcome outcome) const {
  return static_cast<int>(std::count_if(
      tests.begin(), tests.end(),
      [outcome](const TestResult& test) { return test.outcome == outcome; }));
}

int TestResults::killed_percent() const {
  const int all = mutants.value_or(0);
  if (all == 0) return 100;
  return (all - static_cast<int>(survivors.size())) * 100 / all;
}

std::string RenderTestsJson(const RuleSet& rules, const TestResults& results) {
  Json tests = Json::array();
  for (const TestResult& result : results.tests) {
    tests.push_back(TestJson(rules, result));
  }
  Json missing = Json::array();
  for (const MissingTest& each : results.missing) {
    const Claim& claim = rules.claims[static_cast<size_t>(each.claim)];
    Json out = {{"claim", claim.id}};
    out.update(PlaceJson(claim.place));
    out["message"] = each.what;
    missing.push_back(std::move(out));
  }
  Json survivors = Json::array();
  for (const Mutant& mutant : results.survivors) {
    Json out = PlaceJson(mutant.place);
    out["change"] = mutant.what;
    survivors.push_back(std::move(out));
  }
  Json summary = {{"tests", results.tests.size()},
                  {"passed", results.Count(TestOutcome::kPassed)},
                  {"failed", results.failed()},
                  {"todo", results.Count(TestOutcome::kTodo)}};
  if (results.mutants) {
    summary["mutants"] = *results.mutants;
    summary["killed"] =
        *results.mutants - static_cast<int>(results.survivors.size());
  }
  const Json out = {{"tests", std::move(tests)},
                    {"missing", std::move(missing)},
                    {"survivors", std::move(survivors)},
                    {"summary", std::move(summary)}};
  return out.dump(2) + "\n";
}

}  // namespace claimcheck
