#include <array>
#include <optional>
#include <string>

#include "absl/strings/str_format.h"
#include "checker/cli/commands.h"
#include "checker/cli/pipeline.h"
#include "checker/cli/report_output.h"

namespace claimcheck {
namespace {

// How many findings are at or above the threshold, in words; "" for none.
std::string TooBad(const Report& report, const std::string& fail_on) {
  constexpr std::array kLevels = {Severity::kError, Severity::kWarning,
                                  Severity::kInfo, Severity::kHint};
  if (fail_on == "never") return "";
  std::string words;
  for (Severity level : kLevels) {
    int count = 0;
    for (const Finding& finding : report.findings) {
      count += finding.severity == level ? 1 : 0;
    }
    if (count > 0) {
      words +=
          absl::StrFormat("%s%d %s finding%s", words.empty() ? "" : ", ", count,
                          SeverityName(level), count == 1 ? "" : "s");
    }
    if (SeverityName(level) == fail_on) break;
  }
  return words.empty() ? "" : words + " (--fail-on " + fail_on + ")";
}

}  // namespace

Outcome RunCheck(const Options& options) {
  Outcome outcome;
  const auto outputs = ReportOutputs(options, outcome);
  if (!outputs) return outcome;
  std::optional<RuleSet> rules = LoadRulesOrSay(options, outcome);
  const std::optional<Sources> sources = LoadSourcesOrSay(options, outcome);
  if (!rules || !sources) return outcome;
  if (outcome.code == ExitCode::kVacuous && options.allow_empty) outcome = {};
  // A report on half of the sources would look whole.
  if (outcome.code != ExitCode::kOk) return outcome;
  if (!KeepOnly(options, *rules, outcome)) return outcome;
  const Report report = MakeReport(*rules, *sources, options);
  if (!WriteReports(report, *sources, *outputs, options, outcome)) {
    return outcome;
  }
  const std::string bad = TooBad(report, options.fail_on);
  if (!bad.empty()) return {ExitCode::kFindings, bad};
  return outcome;
}

}  // namespace claimcheck
