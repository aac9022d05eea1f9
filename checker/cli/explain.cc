#include "checker/report/explain.h"

#include <string>

#include "checker/cli/commands.h"
#include "checker/cli/find_source.h"
#include "checker/cli/output.h"
#include "checker/cli/pipeline.h"

namespace claimcheck {

Outcome RunExplain(const Options& options) {
  Outcome outcome;
  std::optional<RuleSet> rules = LoadRulesOrSay(options, outcome);
  const std::optional<Sources> sources = LoadSourcesOrSay(options, outcome);
  if (!rules || !sources || outcome.code != ExitCode::kOk) return outcome;
  Options only = options;
  only.only = {options.claim};
  if (!KeepOnly(only, *rules, outcome)) return outcome;
  const Report report = MakeReport(*rules, *sources, options);
  int source = -1;
  if (!options.source.empty()) {
    source = FindSource(report, options.source, outcome);
    if (source < 0) return outcome;
  }
  const TextOptions text{WantsColor(options.color), TerminalWidth()};
  const absl::Status status =
      WriteStdout(RenderExplanation(report, 0, source, text, &*rules));
  if (!status.ok()) return {ExitCode::kUsage, std::string(status.message())};
  return outcome;
}

}  // namespace claimcheck
