// The steps that every command is made of: load, observe, judge.

#ifndef CHECKER_CLI_PIPELINE_H_
#define CHECKER_CLI_PIPELINE_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checker/cli/cache.h"
#include "checker/cli/exit_code.h"
#include "checker/cli/fence.h"
#include "checker/cli/options.h"
#include "checker/corpus/corpus.h"
#include "checker/rules/rule_set.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// Reads the rules that `options` name, and prints what is wrong with them: on
// standard error, and, if there are errors and the results were to be JSON, as
// {"diagnostics": [..]} on standard output. Nothing, with `outcome` set, if the
// rules cannot be trusted. With `warnings`, rules without errors have theirs
// put there and not printed.
std::optional<RuleSet> LoadRulesOrSay(const Options& options, Outcome& outcome,
                                      Diagnostics* warnings = nullptr);

// Lets through the files that rules and manifests may name: those in the
// folders that `options` name, and with --allow-outside all.
Fence FenceOf(const Options& options);

// Reads what FenceOf lets through.
FileOpener OpenerOf(const Options& options);

// Reads again a rule file, or one that it imports.
absl::StatusOr<TextFilePtr> ReadRuleFile(const std::string& path);

struct Sources {
  std::vector<Corpus> corpora;
  std::vector<const Source*> all;
  int unreadable = 0;
};

// What may be named of the sources.
struct SourceIds {
  std::vector<std::string> ids;
  bool complete = true;  // False if one could not be read.
};
SourceIds IdsOf(const Sources& sources);

// The same for sources. Sources that cannot be read make the outcome
// kIncomplete without --allow-partial, and the others are returned.
std::optional<Sources> LoadSourcesOrSay(const Options& options,
                                        Outcome& outcome);

// Says why the corpus at `path` cannot be read.
void SayNoCorpus(const Options& options, const std::string& path,
                 const absl::Status& status, Outcome& outcome);

// Says how many sources could not be read, unless --allow-partial goes on, and
// that there are none at `path`, unless it was said.
void SayIncomplete(const Options& options, const std::string& path,
                   int unreadable, bool empty, Outcome& outcome);

// Prints what is wrong, on standard error; with `quiet` only errors.
void PrintDiagnostics(const Diagnostics& diagnostics, bool quiet);

// One path for one corpus, each once, in their order.
std::vector<std::string> CorpusPaths(const Options& options);

// The cache that `options` name; null for none, and if it cannot be used.
std::unique_ptr<Cache> OpenCacheOrSay(const Options& options);

// Observes every source, on `options.jobs` threads, or finds it in `cache`,
// which may be null.
std::vector<SourceObservations> Observe(const RuleSet& rules,
                                        const Sources& sources,
                                        const Options& options,
                                        Cache* cache = nullptr);

// Judges what was observed.
Report MakeReport(const RuleSet& rules, const Sources& sources,
                  std::vector<SourceObservations> observations);

// Observes and judges.
Report MakeReport(const RuleSet& rules, const Sources& sources,
                  const Options& options);

// Gives the rules the severities that the settings of the folder have for some
// sources or claims. False, with `outcome` set and errors printed, if one of
// them names what is not there.
bool UseOverridesOrSay(const Options& options, const SourceIds& sources,
                       RuleSet& rules, Outcome& outcome);

// Keeps the claims that --only names. False, with `outcome` set, if one is not
// there.
bool KeepOnly(const Options& options, RuleSet& rules, Outcome& outcome);

}  // namespace claimcheck

#endif  // CHECKER_CLI_PIPELINE_H_
