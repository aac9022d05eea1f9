#include "checker/cli/pipeline.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "checker/base/status_macros.h"
#include "checker/cli/names.h"
#include "checker/cli/nearby.h"
#include "checker/cli/observation_cache.h"
#include "checker/cli/output.h"
#include "checker/cli/parallel.h"
#include "checker/cli/say.h"
#include "checker/corpus/source_stream.h"
#include "checker/report/diagnostics_json.h"
#include "checker/rules/load_rules.h"
#include "checker/verdict/judge.h"
#include "checker/verdict/report_keys.h"

namespace claimcheck {
namespace {

// One line for the end. What takes more is printed at length right away.
std::string OneLine(const absl::Status& status) {
  const std::string message(status.message());
  if (message.find('\n') == std::string::npos) return message;
  WriteStderr(message + "\n");
  return message.substr(0, message.find("; "));
}

// `by_default` if the user did not name the path but ran the program where it
// is not, or for the first time.
std::string WhyNotThere(const absl::Status& status, bool by_default,
                        const char* folder) {
  if (!by_default || !absl::IsNotFound(status)) return OneLine(status);
  return absl::StrFormat("no `%s` in this folder; name one with --%s", folder,
                         folder);
}

// One name for one file, to read it once.
std::string Canonical(const std::string& path) {
  std::error_code error;
  const auto canonical = std::filesystem::weakly_canonical(path, error);
  return error ? path : canonical.string();
}

std::string Plural(int count, const char* noun) {
  return absl::StrFormat("%d %s%s", count, noun, count == 1 ? "" : "s");
}

std::vector<SourceObservations> ObserveAll(
    RememberingMatcher& matcher, const std::vector<const Source*>& all,
    const Options& options) {
  std::vector<SourceObservations> observations(all.size());
  Progress progress(options.quiet, static_cast<int>(all.size()));
  std::mutex progress_mutex;
  InParallel(options.jobs, all.size(), [&](size_t i) {
    observations[i] = matcher.Observe(*all[i]);
    const std::lock_guard<std::mutex> lock(progress_mutex);
    progress.Tick();
  });
  progress.Done();
  return observations;
}

std::vector<std::string> RulePaths(const Options& options) {
  if (options.rules.empty()) return {"rules"};
  return options.rules;
}

// The lines of standard input, as a corpus.
absl::StatusOr<Corpus> LoadStandardInput(Diagnostics& diagnostics) {
  Corpus corpus;
  SourceStream stream({"-"});
  while (true) {
    std::optional<FileSources> found;
    ASSIGN_OR_RETURN(found, stream.Next());
    if (!found) return corpus;
    for (Diagnostic& diagnostic : found->diagnostics.Sorted()) {
      diagnostics.Add(std::move(diagnostic));
    }
    corpus.unreadable += found->unreadable;
    for (const std::shared_ptr<Source>& source : found->sources) {
      corpus.sources.push_back(std::move(*source));
    }
  }
}

}  // namespace

void PrintDiagnostics(const Diagnostics& diagnostics, bool quiet) {
  for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
    if (quiet && diagnostic.severity != Severity::kError) continue;
    WriteStderr(FormatShort(diagnostic));
  }
}

void SayNoCorpus(const Options& options, const std::string& path,
                 const absl::Status& status, Outcome& outcome) {
  if (path != "-" && HoldsNoFiles(path)) {
    outcome.Add(ExitCode::kVacuous, absl::StrFormat("no sources in %s%s", path,
                                                    CorporaBelow(path)));
    return;
  }
  outcome.Add(ExitCode::kUsage,
              WhyNotThere(status, options.corpora.empty(), "corpus"));
}

void SayIncomplete(const Options& options, const std::string& path,
                   int unreadable, bool empty, Outcome& outcome) {
  if (unreadable > 0 && !options.allow_partial) {
    outcome.Add(ExitCode::kIncomplete,
                Plural(unreadable, "source") +
                    " could not be read; --allow-partial goes on without");
  } else if (empty && outcome.code != ExitCode::kVacuous) {
    outcome.Add(ExitCode::kVacuous,
                unreadable > 0 ? "not one source could be read"
                               : absl::StrFormat("no sources in %s", path));
  }
}

std::vector<std::string> CorpusPaths(const Options& options) {
  if (options.corpora.empty()) return {"corpus"};
  std::vector<std::string> paths;
  std::set<std::string> seen;
  for (const std::string& path : options.corpora) {
    if (seen.insert(Canonical(path)).second) paths.push_back(path);
  }
  return paths;
}

Fence FenceOf(const Options& options) {
  if (options.allow_outside) {
    return [](const std::string&) { return absl::OkStatus(); };
  }
  std::vector<std::string> paths = RulePaths(options);
  for (std::string& path : CorpusPaths(options)) {
    if (path != "-") paths.push_back(std::move(path));
  }
  return FenceAround(paths);
}

FileOpener OpenerOf(const Options& options) {
  return Fenced(FenceOf(options), ReadTextFile);
}

absl::StatusOr<TextFilePtr> ReadRuleFile(const std::string& path) {
  return ReadTextFile(path);
}

std::optional<RuleSet> LoadRulesOrSay(const Options& options, Outcome& outcome,
                                      Diagnostics* warnings) {
  const std::vector<std::string> paths = RulePaths(options);
  const FileOpener open = OpenerOf(options);
  std::vector<TextFilePtr> files;
  std::set<std::string> seen;
  bool broken = false;
  for (const std::string& path : paths) {
    const auto names = RuleFilesAt(path);
    if (!names.ok()) {
      outcome.Add(ExitCode::kUsage,
                  WhyNotThere(names.status(), options.rules.empty(), "rules"));
      broken = true;
      continue;
    }
    for (const std::string& name : *names) {
      if (!seen.insert(Canonical(name)).second) continue;
      auto file = open(name);
      if (file.ok()) {
        files.push_back(*std::move(file));
      } else {
        outcome.Add(ExitCode::kUsage, std::string(file.status().message()));
        broken = true;
      }
    }
  }
  Diagnostics diagnostics;
  RuleSet rules = LoadRules(files, open, diagnostics);
  if (warnings != nullptr && !diagnostics.has_errors() && !broken) {
    *warnings = diagnostics;
  } else {
    PrintDiagnostics(diagnostics, options.quiet);
  }
  if (diagnostics.has_errors()) {
    if (options.WantsJson()) {
      const absl::Status status =
          WriteStdout(RenderDiagnosticsJson(diagnostics.Sorted()));
      if (!status.ok()) {
        outcome.Add(ExitCode::kUsage, std::string(status.message()));
      }
    }
    outcome.Add(ExitCode::kUsage,
                Plural(diagnostics.errors(), "error") + " in rule files");
    broken = true;
  }
  if (broken) return std::nullopt;
  if (rules.claims.empty()) {
    outcome.Add(ExitCode::kVacuous,
                files.empty()
                    ? absl::StrFormat("no rule files in %s%s", paths.front(),
                                      RulesBelow(paths.front()))
                    : "no claims in the rule files");
  }
  return rules;
}

std::optional<Sources> LoadSourcesOrSay(const Options& options,
                                        Outcome& outcome) {
  const std::vector<std::string> paths = CorpusPaths(options);
  const FileOpener open = OpenerOf(options);
  Sources sources;
  Diagnostics diagnostics;
  bool broken = false;
  for (const std::string& path : paths) {
    auto corpus = path == "-" ? LoadStandardInput(diagnostics)
                              : LoadCorpus(path, diagnostics, open);
    if (corpus.ok()) {
      sources.unreadable += corpus->unreadable;
      sources.corpora.push_back(*std::move(corpus));
      continue;
    }
    SayNoCorpus(options, path, corpus.status(), outcome);
    broken = broken || outcome.code == ExitCode::kUsage;
  }
  PrintDiagnostics(diagnostics, options.quiet);
  const int mistakes = diagnostics.errors() - sources.unreadable;
  if (mistakes > 0) {
    outcome.Add(ExitCode::kUsage, Plural(mistakes, "error") + " in the corpus");
    broken = true;
  }
  std::map<std::string, std::string> ids;  // And where each was first.
  for (const Corpus& corpus : sources.corpora) {
    for (const Source& source : corpus.sources) {
      const auto [first, is_new] = ids.emplace(source.id, source.file->name());
      if (!is_new) {
        outcome.Add(
            ExitCode::kUsage,
            absl::StrFormat("the source `%s` is in two corpora: %s "
                            "and %s",
                            source.id, first->second, source.file->name()));
        broken = true;
      }
      sources.all.push_back(&source);
    }
  }
  if (broken) return std::nullopt;
  SayIncomplete(options, paths.front(), sources.unreadable, sources.all.empty(),
                outcome);
  return sources;
}

std::unique_ptr<Cache> OpenCacheOrSay(const Options& options) {
  if (options.cache.empty()) return nullptr;
  return Cache::OpenOrSay(options.cache, options.quiet);
}

std::vector<SourceObservations> Observe(const RuleSet& rules,
                                        const Sources& sources,
                                        const Options& options, Cache* cache) {
  RememberingMatcher matcher(rules, cache, options.profile);
  std::vector<SourceObservations> observations =
      ObserveAll(matcher, sources.all, options);
  if (options.profile) WriteStderr(matcher.ProfileTable());
  return observations;
}

Report MakeReport(const RuleSet& rules, const Sources& sources,
                  std::vector<SourceObservations> observations) {
  Report report = Judge(rules, sources.all, std::move(observations));
  report.unreadable = sources.unreadable;
  AddKeys(rules, report);
  return report;
}

Report MakeReport(const RuleSet& rules, const Sources& sources,
                  const Options& options) {
  return MakeReport(rules, sources, Observe(rules, sources, options));
}

SourceIds IdsOf(const Sources& sources) {
  SourceIds names;
  for (const Source* source : sources.all) names.ids.push_back(source->id);
  names.complete = sources.unreadable == 0;
  return names;
}

bool UseOverridesOrSay(const Options& options, const SourceIds& sources,
                       RuleSet& rules, Outcome& outcome) {
  if (options.overrides.empty()) return true;
  Diagnostics diagnostics;
  UseOverrides(options.overrides, sources.ids, sources.complete, rules,
               diagnostics);
  return !SayErrors(diagnostics, options,
                    options.overrides.front().file->name(), outcome);
}

bool KeepOnly(const Options& options, RuleSet& rules, Outcome& outcome) {
  if (options.only.empty()) return true;
  std::vector<std::string> ids;
  for (const Claim& claim : rules.claims) ids.push_back(claim.id);
  for (const std::string& id : options.only) {
    if (rules.FindClaim(id) >= 0) continue;
    outcome.Add(ExitCode::kUsage,
                absl::StrFormat("no claim `%s`%s", id, NameHint(id, ids)));
  }
  if (outcome.code == ExitCode::kUsage) return false;
  std::erase_if(rules.claims, [&](const Claim& claim) {
    return std::find(options.only.begin(), options.only.end(), claim.id) ==
           options.only.end();
  });
  return true;
}

}  // namespace claimcheck
