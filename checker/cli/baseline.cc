#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "checker/cli/acceptance.h"
#include "checker/cli/commands.h"
#include "checker/cli/output.h"
#include "checker/cli/pipeline.h"

namespace claimcheck {
namespace {

std::string Plural(size_t count, const char* noun) {
  return absl::StrFormat("%d %s%s", count, noun, count == 1 ? "" : "s");
}

Outcome Written(const std::string& path, const std::string& content,
                const std::string& what, const Options& options) {
  const absl::Status status = WriteFile(path, content);
  if (!status.ok()) return {ExitCode::kUsage, std::string(status.message())};
  if (!options.quiet) {
    WriteStderr(absl::StrFormat("wrote %s: %s\n", path, what));
  }
  return {};
}

// Findings that the baseline would be given by `write`: none that is waived.
size_t NotWaived(const Report& report) {
  size_t count = 0;
  for (const Finding& finding : report.findings) {
    count += !finding.accepted || finding.accepted->by != "waiver" ? 1 : 0;
  }
  return count;
}

// "=" found, "-" matches nothing any more, "+" found and not in it.
std::string ShowBaseline(const Baseline& baseline, const Report& report) {
  const std::vector<const BaselineEntry*> gone = GoneFrom(baseline, report);
  std::string out;
  size_t next_gone = 0;
  for (const BaselineEntry& entry : baseline.entries) {
    const bool is_gone = next_gone < gone.size() && gone[next_gone] == &entry;
    if (is_gone) ++next_gone;
    out += absl::StrFormat("%s %s\n", is_gone ? "-" : "=", entry.line);
  }
  size_t fresh = 0;
  for (const Finding& finding : report.findings) {
    if (finding.accepted) continue;
    ++fresh;
    out += absl::StrFormat("+ %s\n", BaselineLine(finding));
  }
  return out + absl::StrFormat(
                   "%s: %d still found (=), %d gone (-); %d found and not in "
                   "it (+)\n",
                   Plural(baseline.entries.size(), "line"),
                   baseline.entries.size() - gone.size(), gone.size(), fresh);
}

Outcome Act(const Acceptances& acceptances, const std::string& path,
            const Report& report, const Options& options) {
  if (options.action == "write") {
    const Baseline* old =
        acceptances.baseline ? &*acceptances.baseline : nullptr;
    return Written(path, MakeBaseline(old, report),
                   Plural(NotWaived(report), "finding"), options);
  }
  const Baseline& baseline = *acceptances.baseline;
  if (options.action == "prune") {
    const size_t gone = GoneFrom(baseline, report).size();
    if (gone == 0) {
      if (!options.quiet) {
        WriteStderr(absl::StrFormat("%s: nothing to take out\n", path));
      }
      return {};
    }
    return Written(
        path, PruneBaseline(baseline, report),
        absl::StrFormat("%s taken out, %d left", Plural(gone, "line"),
                        baseline.entries.size() - gone),
        options);
  }
  const absl::Status status = WriteStdout(ShowBaseline(baseline, report));
  if (!status.ok()) return {ExitCode::kUsage, std::string(status.message())};
  return {};
}

}  // namespace

Outcome RunBaseline(const Options& given) {
  Options options = given;
  if (options.baseline.empty()) options.baseline = "baseline.txt";
  const std::string path = options.baseline;
  std::error_code error;
  if (options.action == "write" && !std::filesystem::exists(path, error)) {
    options.baseline.clear();  // There is none to keep comments of.
  }
  Outcome outcome;
  std::optional<RuleSet> rules = LoadRulesOrSay(options, outcome);
  const std::optional<Sources> sources = LoadSourcesOrSay(options, outcome);
  if (!rules || !sources || outcome.code != ExitCode::kOk) return outcome;
  if (!UseOverridesOrSay(options, IdsOf(*sources), *rules, outcome))
    return outcome;
  const std::optional<Acceptances> acceptances =
      LoadAcceptancesOrSay(options, *rules, IdsOf(*sources), outcome);
  if (!acceptances) return outcome;
  Report report = MakeReport(*rules, *sources, options);
  options.quiet = true;  // What is gone is what this is about.
  if (!AcceptOrSay(*acceptances, options, report, outcome)) return outcome;
  return Act(*acceptances, path, report, given);
}

}  // namespace claimcheck
