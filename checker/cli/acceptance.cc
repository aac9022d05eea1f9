#include "checker/cli/acceptance.h"

#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "checker/cli/output.h"
#include "checker/cli/say.h"
#include "checker/values/value.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

// The waivers.yaml in the folder of each path of rules.
std::vector<std::string> WaiversBesideRules(const Options& options) {
  std::vector<std::string> paths = options.rules;
  if (paths.empty()) paths.push_back("rules");
  std::vector<std::string> found;
  std::set<std::string> seen;
  for (const std::string& path : paths) {
    fs::path rules(path);
    if (!rules.has_filename()) rules = rules.parent_path();  // "rules/".
    const std::string file = (rules.parent_path() / "waivers.yaml").string();
    std::error_code error;
    if (!fs::exists(file, error) || !seen.insert(file).second) continue;
    found.push_back(file);
  }
  return found;
}

WaiverNames NamesOf(const RuleSet& rules, const SourceIds& sources) {
  WaiverNames names;
  for (const Claim& claim : rules.claims) names.claims.push_back(claim.id);
  names.sources = sources.ids;
  names.partial = !sources.complete;
  return names;
}

// With --only and with sources that could not be read, a line may be of
// something that was not looked at.
void TellOfGone(const Baseline& baseline, const Report& report) {
  std::vector<int> lines;
  for (const BaselineEntry* entry : GoneFrom(baseline, report)) {
    lines.push_back(baseline.file->LineColumnAt(entry->span.begin).line);
  }
  if (lines.empty()) return;
  const bool one = lines.size() == 1;
  WriteStderr(absl::StrFormat(
      "%s: note: %s %s match%s no finding any more; claimcheck baseline prune "
      "takes %s out\n",
      baseline.file->name(), one ? "line" : "lines", absl::StrJoin(lines, ", "),
      one ? "es" : "", one ? "it" : "them"));
}

}  // namespace

absl::CivilDay Today(const Options& options) {
  const auto days = ParseDays(options.today);  // The command line checked it.
  return days.ok() ? days->earliest
                   : absl::ToCivilDay(absl::Now(), absl::UTCTimeZone());
}

std::vector<std::string> WaiverFiles(const Options& options) {
  return options.waivers.empty() ? WaiversBesideRules(options)
                                 : options.waivers;
}

std::optional<Acceptances> LoadAcceptancesOrSay(const Options& options,
                                                const RuleSet& rules,
                                                const SourceIds& sources,
                                                Outcome& outcome) {
  Acceptances acceptances;
  const std::vector<std::string> paths = WaiverFiles(options);
  Diagnostics diagnostics;
  bool broken = false;
  const auto read = [&](const std::string& path) {
    auto file = ReadTextFile(path);
    if (file.ok()) return *std::move(file);
    outcome.Add(ExitCode::kUsage, std::string(file.status().message()));
    broken = true;
    return TextFilePtr();
  };
  std::set<std::string> seen;
  const WaiverNames names = NamesOf(rules, sources);
  for (const std::string& path : paths) {
    if (!seen.insert(path).second) continue;
    const TextFilePtr file = read(path);
    if (file == nullptr) continue;
    for (Waiver& waiver :
         ReadWaivers(file, names, Today(options), diagnostics)) {
      acceptances.waivers.push_back(std::move(waiver));
    }
  }
  broken = SayErrors(diagnostics, options, "the waivers", outcome) || broken;
  if (!options.baseline.empty()) {
    Diagnostics of_baseline;
    const TextFilePtr file = read(options.baseline);
    if (file != nullptr) {
      acceptances.baseline = ReadBaseline(file, of_baseline);
    }
    broken = SayErrors(of_baseline, options, "the baseline", outcome) || broken;
  }
  if (broken) return std::nullopt;
  return acceptances;
}

bool AcceptOrSay(const Acceptances& acceptances, const Options& options,
                 Report& report, Outcome& outcome) {
  Diagnostics diagnostics;
  ApplyWaivers(acceptances.waivers, report, diagnostics);
  if (SayErrors(diagnostics, options, "the waivers", outcome)) return false;
  if (!acceptances.baseline) return true;
  Diagnostics of_baseline;
  AcceptBaseline(*acceptances.baseline, report, of_baseline);
  if (SayErrors(of_baseline, options, "the baseline", outcome)) return false;
  if (!options.quiet && options.only.empty() && report.unreadable == 0) {
    TellOfGone(*acceptances.baseline, report);
  }
  return true;
}

}  // namespace claimcheck
