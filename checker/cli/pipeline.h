// The steps that every command is made of: load, observe, judge.

#ifndef CHECKER_CLI_PIPELINE_H_
#define CHECKER_CLI_PIPELINE_H_

#include <optional>
#include <string>
#include <vector>

#include "checker/cli/exit_code.h"
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

// The file that a rule file imports, for LoadRules.
absl::StatusOr<TextFilePtr> ReadRuleFile(const std::string& path);

struct Sources {
  std::vector<Corpus> corpora;
  std::vector<const Source*> all;
  int unreadable = 0;
};

// The same for sources. Sources that cannot be read make the outcome
// kIncomplete without --allow-partial, and the others are returned.
std::optional<Sources> LoadSourcesOrSay(const Options& options,
                                        Outcome& outcome);

// Observes every source, on `options.jobs` threads.
std::vector<SourceObservations> Observe(const RuleSet& rules,
                                        const Sources& sources,
                                        const Options& options);

// The same, and judges.
Report MakeReport(const RuleSet& rules, const Sources& sources,
                  const Options& options);

// Gives the rules the severities that the settings of the folder have for some
// sources or claims. False, with `outcome` set and errors printed, if one of
// them names what is not there.
bool UseOverridesOrSay(const Options& options, const Sources& sources,
                       RuleSet& rules, Outcome& outcome);

// Keeps the claims that --only names. False, with `outcome` set, if one is not
// there.
bool KeepOnly(const Options& options, RuleSet& rules, Outcome& outcome);

}  // namespace claimcheck

#endif  // CHECKER_CLI_PIPELINE_H_
