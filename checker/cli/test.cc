#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/base/check.h"
#include "checker/cli/commands.h"
#include "checker/cli/output.h"
#include "checker/cli/pipeline.h"
#include "checker/match/matcher.h"
#include "checker/report/explain.h"
#include "checker/verdict/judge.h"

namespace claimcheck {
namespace {

Source SourceOf(const InlineTest& test) {
  Source source;
  source.id = "test";
  source.language = test.language;
  source.published = test.published;
  source.voice = test.voice;
  // The text of a YAML file has passed the same checks already.
  auto file = TextFile::Create("test", test.text);
  CHECK(file.ok());
  source.file = *std::move(file);
  source.text = test.text;
  return source;
}

// The words of `at:` are (part of) the evidence of a deciding observation.
bool StandsAt(const Cell& cell, const std::string& words) {
  return std::any_of(cell.evidence.begin(), cell.evidence.end(),
                     [&](const JudgedObservation& judged) {
                       const std::string& quote = judged.observation.at.quote;
                       const bool decides = judged.stance == cell.stance ||
                                            cell.stance == Stance::kDivided ||
                                            cell.stance == Stance::kEarly;
                       return decides &&
                              (quote.find(words) != std::string::npos ||
                               words.find(quote) != std::string::npos);
                     });
}

// What is wrong with the cell; empty if nothing is.
std::vector<std::string> Complaints(const InlineTest& test, const Cell& cell) {
  std::vector<std::string> complaints;
  if (cell.stance != test.expect) {
    complaints.push_back(absl::StrFormat("expected %s, got %s",
                                         StanceName(test.expect),
                                         StanceName(cell.stance)));
  }
  if (test.at && !StandsAt(cell, *test.at)) {
    complaints.push_back(
        absl::StrFormat("the evidence is not at `%s`", *test.at));
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

}  // namespace

Outcome RunTest(const Options& options) {
  Outcome outcome;
  std::optional<RuleSet> rules = LoadRulesOrSay(options, outcome);
  if (!rules) return outcome;
  if (outcome.code == ExitCode::kVacuous && options.allow_empty) outcome = {};
  if (outcome.code != ExitCode::kOk || !KeepOnly(options, *rules, outcome)) {
    return outcome;
  }
  const Matcher matcher(*rules);
  const TextOptions text{WantsColor(options.color), TerminalWidth()};
  int run = 0;
  int failed = 0;
  std::string out;
  for (int i = 0; i < static_cast<int>(rules->claims.size()); ++i) {
    const Claim& claim = rules->claims[static_cast<size_t>(i)];
    for (const InlineTest& test : claim.tests) {
      ++run;
      const Source source = SourceOf(test);
      std::vector<SourceObservations> observed;
      observed.push_back(matcher.Observe(source));
      const Report report = Judge(*rules, {&source}, std::move(observed));
      const std::vector<std::string> complaints =
          Complaints(test, report.CellAt(i, 0));
      if (complaints.empty()) continue;
      ++failed;
      const LineColumn place =
          test.place.file->LineColumnAt(test.place.span.begin);
      out += absl::StrFormat("%s:%d:%d: FAILED %s: %s\n",
                             test.place.file->name(), place.line, place.column,
                             claim.id, absl::StrJoin(complaints, "; "));
      out += absl::StrFormat("  text: %s\n", test.text);
      const CellExplanation explanation = ExplainCell(
          *rules, i, source, report.CellAt(i, 0), /*line=*/0, ReadRuleFile);
      out += RenderExplanation(report, i, {explanation}, text);
      out += '\n';
    }
  }
  out += absl::StrFormat("%d rule test%s: %d passed, %d failed\n", run,
                         run == 1 ? "" : "s", run - failed, failed);
  const absl::Status status = WriteStdout(out);
  if (!status.ok()) return {ExitCode::kUsage, std::string(status.message())};
  if (run == 0 && !options.allow_empty) {
    return {ExitCode::kVacuous,
            options.only.empty() ? "no tests in the rule files"
                                 : "no tests of the claims that --only names"};
  }
  if (failed > 0) {
    return {ExitCode::kFindings,
            absl::StrFormat("%d of %d rule test%s failed", failed, run,
                            run == 1 ? "" : "s")};
  }
  return outcome;
}

}  // namespace claimcheck
