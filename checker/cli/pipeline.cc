#include "checker/cli/pipeline.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "absl/strings/str_format.h"
#include "checker/cli/output.h"
#include "checker/match/matcher.h"
#include "checker/rules/load_rules.h"
#include "checker/verdict/judge.h"

namespace claimcheck {
namespace {

// Ordered as they win over each other; see Outcome.
int Weight(ExitCode code) {
  switch (code) {
    case ExitCode::kOk:
      return 0;
    case ExitCode::kFindings:
      return 1;
    case ExitCode::kVacuous:
      return 2;
    case ExitCode::kIncomplete:
      return 3;
    case ExitCode::kUsage:
      return 4;
  }
  return 4;
}

void Set(Outcome& outcome, ExitCode code, std::string reason) {
  if (Weight(code) > Weight(outcome.code)) outcome = {code, std::move(reason)};
}

void Print(const Diagnostics& diagnostics, bool quiet) {
  for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
    if (quiet && diagnostic.severity != Severity::kError) continue;
    WriteStderr(FormatDiagnostic(diagnostic));
  }
}

std::string Plural(int count, const char* noun) {
  return absl::StrFormat("%d %s%s", count, noun, count == 1 ? "" : "s");
}

int JobCount(int asked, size_t sources) {
  int jobs = asked;
  if (jobs <= 0) jobs = static_cast<int>(std::thread::hardware_concurrency());
  return std::clamp(jobs, 1, std::max(1, static_cast<int>(sources)));
}

std::vector<SourceObservations> ObserveAll(const Matcher& matcher,
                                           const std::vector<const Source*>& all,
                                           const Options& options) {
  std::vector<SourceObservations> observations(all.size());
  Progress progress(options.quiet, static_cast<int>(all.size()));
  std::mutex progress_mutex;
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t i = next++; i < all.size(); i = next++) {
      observations[i] = matcher.Observe(*all[i]);
      const std::lock_guard<std::mutex> lock(progress_mutex);
      progress.Tick();
    }
  };
  std::vector<std::thread> threads;
  for (int i = 1; i < JobCount(options.jobs, all.size()); ++i) {
    threads.emplace_back(work);
  }
  work();
  for (std::thread& thread : threads) thread.join();
  progress.Done();
  return observations;
}

}  // namespace

std::optional<RuleSet> LoadRulesOrSay(const Options& options,
                                      Outcome& outcome) {
  std::vector<std::string> paths = options.rules;
  if (paths.empty()) paths.push_back("rules");
  std::vector<TextFilePtr> files;
  std::set<std::string> seen;
  for (const std::string& path : paths) {
    const auto names = RuleFilesAt(path);
    if (!names.ok()) {
      Set(outcome, ExitCode::kUsage, std::string(names.status().message()));
      continue;
    }
    for (const std::string& name : *names) {
      if (!seen.insert(name).second) continue;
      auto file = ReadTextFile(name);
      if (file.ok()) {
        files.push_back(*std::move(file));
      } else {
        Set(outcome, ExitCode::kUsage, std::string(file.status().message()));
      }
    }
  }
  if (outcome.code == ExitCode::kUsage) return std::nullopt;
  Diagnostics diagnostics;
  RuleSet rules = LoadRules(
      files, [](const std::string& path) { return ReadTextFile(path); },
      diagnostics);
  Print(diagnostics, options.quiet);
  if (diagnostics.has_errors()) {
    Set(outcome, ExitCode::kUsage,
        Plural(diagnostics.errors(), "error") + " in rule files");
    return std::nullopt;
  }
  if (rules.claims.empty()) {
    Set(outcome, ExitCode::kVacuous,
        files.empty() ? "no rule files in " + paths.front()
                      : "no claims in the rule files");
  }
  return rules;
}

std::optional<Sources> LoadSourcesOrSay(const Options& options,
                                        Outcome& outcome) {
  std::vector<std::string> paths = options.corpora;
  if (paths.empty()) paths.push_back("corpus");
  Sources sources;
  Diagnostics diagnostics;
  for (const std::string& path : paths) {
    auto corpus = LoadCorpus(path, diagnostics);
    if (!corpus.ok()) {
      Set(outcome, ExitCode::kUsage, std::string(corpus.status().message()));
      continue;
    }
    sources.unreadable += corpus->unreadable;
    sources.corpora.push_back(*std::move(corpus));
  }
  Print(diagnostics, options.quiet);
  std::set<std::string> ids;
  for (const Corpus& corpus : sources.corpora) {
    for (const Source& source : corpus.sources) {
      if (!ids.insert(source.id).second) {
        Set(outcome, ExitCode::kUsage,
            absl::StrFormat("source `%s` is in more than one corpus",
                            source.id));
      }
      sources.all.push_back(&source);
    }
  }
  const int mistakes = diagnostics.errors() - sources.unreadable;
  if (mistakes > 0) {
    Set(outcome, ExitCode::kUsage, Plural(mistakes, "error") + " in the corpus");
  }
  if (outcome.code == ExitCode::kUsage) return std::nullopt;
  if (sources.unreadable > 0 && !options.allow_partial) {
    Set(outcome, ExitCode::kIncomplete,
        Plural(sources.unreadable, "source") +
            " could not be read (--allow-partial to go on without)");
  }
  if (sources.all.empty() && sources.unreadable == 0) {
    Set(outcome, ExitCode::kVacuous, "no sources in " + paths.front());
  }
  return sources;
}

Report MakeReport(const RuleSet& rules, const Sources& sources,
                  const Options& options) {
  const Matcher matcher(rules);
  Report report = Judge(rules, sources.all,
                        ObserveAll(matcher, sources.all, options));
  report.unreadable = sources.unreadable;
  return report;
}

bool KeepOnly(const Options& options, RuleSet& rules, Outcome& outcome) {
  if (options.only.empty()) return true;
  std::vector<std::string> ids;
  for (const Claim& claim : rules.claims) ids.push_back(claim.id);
  for (const std::string& id : options.only) {
    if (rules.FindClaim(id) >= 0) continue;
    const std::string near = NearestName(id, ids);
    Set(outcome, ExitCode::kUsage,
        absl::StrFormat("no claim `%s`", id) +
            (near.empty() ? "" : "; did you mean `" + near + "`?"));
    return false;
  }
  std::erase_if(rules.claims, [&](const Claim& claim) {
    return std::find(options.only.begin(), options.only.end(), claim.id) ==
           options.only.end();
  });
  return true;
}

}  // namespace claimcheck
