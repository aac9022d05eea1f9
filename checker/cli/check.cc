#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "checker/cli/acceptance.h"
#include "checker/cli/commands.h"
#include "checker/cli/conclude.h"
#include "checker/cli/config.h"
#include "checker/cli/gate.h"
#include "checker/cli/output.h"
#include "checker/cli/pipeline.h"
#include "checker/cli/report_output.h"

namespace claimcheck {
Outcome PrintConfig(const Options& options,
                    const std::vector<ReportOutput>& outputs) {
  std::vector<std::string> formats;
  for (const ReportOutput& output : outputs) {
    formats.emplace_back(output.format->name);
    if (!output.file.empty())
      absl::StrAppend(&formats.back(), "=", output.file);
  }
  const absl::Status status = WriteStdout(EffectiveConfig(options, formats));
  if (!status.ok()) return {ExitCode::kUsage, std::string(status.message())};
  return {};
}

Outcome Conclude(const Options& options,
                 const std::vector<ReportOutput>& outputs,
                 std::optional<RuleSet> rules, std::optional<Sources> sources,
                 const Observer& observe, Outcome outcome,
                 const ResultCache* results) {
  if (!rules || !sources) return outcome;
  if (outcome.code == ExitCode::kVacuous && options.allow_empty) outcome = {};
  // A report on half of the sources would look whole.
  if (outcome.code != ExitCode::kOk) return outcome;
  if (!UseOverridesOrSay(options, *sources, *rules, outcome)) return outcome;
  const std::optional<Acceptances> acceptances =
      LoadAcceptancesOrSay(options, *rules, *sources, outcome);
  if (!acceptances || !KeepOnly(options, *rules, outcome)) return outcome;
  Report report = MakeReport(*rules, *sources, observe(*rules, *sources));
  if (!AcceptOrSay(*acceptances, options, report, outcome)) return outcome;
  const bool silent = results != nullptr && results->MayKeep();
  std::vector<std::string> contents;
  if (!WriteReports(report, *sources, outputs, options, outcome,
                    silent ? &contents : nullptr)) {
    return outcome;
  }
  const std::string bad = WhyItFails(report, options);
  if (!bad.empty()) outcome = {ExitCode::kFindings, bad};
  if (silent) results->Keep(*rules, *sources, contents, outcome);
  return outcome;
}

Outcome RunCheck(const Options& options) {
  Outcome outcome;
  const auto outputs = ReportOutputs(options, outcome);
  if (!outputs) return outcome;
  if (options.print_config) return PrintConfig(options, *outputs);
  const std::unique_ptr<Cache> cache = OpenCacheOrSay(options);
  const ResultCache results(cache.get(), options, *outputs);
  if (!options.profile) {
    if (const auto before = results.Replay()) return *before;
  }
  std::optional<RuleSet> rules = LoadRulesOrSay(options, outcome);
  std::optional<Sources> sources = LoadSourcesOrSay(options, outcome);
  return Conclude(
      options, *outputs, std::move(rules), std::move(sources),
      [&](const RuleSet& kept, const Sources& loaded) {
        return Observe(kept, loaded, options, cache.get());
      },
      outcome, &results);
}

}  // namespace claimcheck
