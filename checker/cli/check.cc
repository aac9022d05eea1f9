#include <algorithm>
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
#include "checker/verdict/judge.h"
#include "checker/verdict/report_keys.h"

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
                 std::optional<RuleSet> rules,
                 std::optional<HeardCorpus> corpus, Outcome outcome,
                 const ResultCache* results) {
  if (!rules || !corpus) return outcome;
  if (outcome.code == ExitCode::kVacuous && options.allow_empty) outcome = {};
  // A report on half of the sources would look whole.
  if (outcome.code != ExitCode::kOk) return outcome;
  SourceIds ids;
  ids.complete = corpus->unreadable == 0;
  for (const auto& heard : corpus->heard) ids.ids.push_back(heard->source.id);
  std::sort(ids.ids.begin(), ids.ids.end());  // Threads are in no order.
  if (!UseOverridesOrSay(options, ids, *rules, outcome)) return outcome;
  const std::optional<Acceptances> acceptances =
      LoadAcceptancesOrSay(options, *rules, ids, outcome);
  if (!acceptances || !KeepOnly(options, *rules, outcome)) return outcome;
  Report report = Judge(*rules, std::move(corpus->heard));
  report.unreadable = corpus->unreadable;
  AddKeys(*rules, report);
  if (!AcceptOrSay(*acceptances, options, report, outcome)) return outcome;
  const bool silent = results != nullptr && results->MayKeep();
  std::vector<std::string> contents;
  std::vector<const Source*> texts;
  for (const auto& source : corpus->texts) texts.push_back(source.get());
  if (!WriteReports(report, texts, outputs, options, outcome,
                    silent ? &contents : nullptr)) {
    return outcome;
  }
  const std::string bad = WhyItFails(report, options);
  if (!bad.empty()) outcome = {ExitCode::kFindings, bad};
  if (silent) results->Keep(*rules, *corpus, contents, outcome);
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
  std::optional<HeardCorpus> corpus =
      HearOrSay(options, rules ? &*rules : nullptr, NeedTexts(*outputs),
                cache.get(), outcome);
  return Conclude(options, *outputs, std::move(rules), std::move(corpus),
                  outcome, &results);
}

}  // namespace claimcheck
