#include "checker/report/explain.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/cli/commands.h"
#include "checker/cli/names.h"
#include "checker/cli/output.h"
#include "checker/cli/pipeline.h"

namespace claimcheck {
namespace {

// The source with this id, or the only one whose id begins so; else -1, with
// `outcome` set.
int FindSource(const Report& report, const std::string& id, Outcome& outcome) {
  std::vector<std::string> ids;
  std::vector<int> beginning;
  for (int i = 0; i < static_cast<int>(report.sources.size()); ++i) {
    const std::string& name = report.sources[static_cast<size_t>(i)].id;
    if (name == id) return i;
    if (name.starts_with(id)) beginning.push_back(i);
    ids.push_back(name);
  }
  if (beginning.size() == 1) return beginning.front();
  if (beginning.size() > 1) {
    std::vector<std::string> all;
    for (const int index : beginning) {
      all.push_back(report.sources[static_cast<size_t>(index)].id);
    }
    outcome.Add(ExitCode::kUsage,
                absl::StrFormat("`%s` begins several sources: %s", id,
                                absl::StrJoin(all, ", ")));
  } else {
    outcome.Add(ExitCode::kUsage,
                absl::StrFormat("no source `%s`%s", id, NameHint(id, ids)));
  }
  return -1;
}

}  // namespace

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
