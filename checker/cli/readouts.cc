#include "checker/verdict/readouts.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "checker/cli/commands.h"
#include "checker/cli/find_source.h"
#include "checker/cli/output.h"
#include "checker/cli/pipeline.h"
#include "checker/report/render.h"

namespace claimcheck {

Outcome RunReadouts(const Options& options) {
  Outcome outcome;
  std::optional<RuleSet> rules = LoadRulesOrSay(options, outcome);
  const std::optional<Sources> sources = LoadSourcesOrSay(options, outcome);
  if (!rules || !sources) return outcome;
  if (outcome.code == ExitCode::kVacuous && options.allow_empty) outcome = {};
  if (outcome.code != ExitCode::kOk) return outcome;
  if (!KeepOnly(options, *rules, outcome)) return outcome;
  const Report report = MakeReport(*rules, *sources, options);
  std::set<int> chosen;
  for (const std::string& id : options.sources) {
    const int source = FindSource(report, id, outcome);
    if (source >= 0) chosen.insert(source);
  }
  if (outcome.code != ExitCode::kOk) return outcome;
  const std::vector<ReadoutView> views =
      CompareReadouts(*rules, report, {chosen.begin(), chosen.end()});
  if (views.empty() && !options.allow_empty) {
    return {ExitCode::kVacuous,
            "no two sides speak in these sources; sides are the `side:` of "
            "the rules' voices"};
  }
  const TextOptions text{WantsColor(options.color), TerminalWidth()};
  const absl::Status status = WriteStdout(
      options.readouts_format == "json" ? RenderReadoutsJson(report, views)
                                        : RenderReadouts(report, views, text));
  if (!status.ok()) return {ExitCode::kUsage, std::string(status.message())};
  return outcome;
}

}  // namespace claimcheck
