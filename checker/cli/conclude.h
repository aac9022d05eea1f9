// What `check` and `judge` do alike, once rules and sources are at hand.

#ifndef CHECKER_CLI_CONCLUDE_H_
#define CHECKER_CLI_CONCLUDE_H_

#include <functional>
#include <optional>
#include <vector>

#include "checker/cli/exit_code.h"
#include "checker/cli/options.h"
#include "checker/cli/pipeline.h"
#include "checker/cli/report_output.h"
#include "checker/cli/result_cache.h"
#include "checker/rules/rule_set.h"

namespace claimcheck {

// What is observed in each of the sources by the claims that were kept.
using Observer = std::function<std::vector<SourceObservations>(
    const RuleSet& kept, const Sources& sources)>;

// Judges and writes the reports, and keeps them in `results`, which may be
// null. `outcome` is that of loading; if something is missing, it is what is
// returned.
Outcome Conclude(const Options& options,
                 const std::vector<ReportOutput>& outputs,
                 std::optional<RuleSet> rules, std::optional<Sources> sources,
                 const Observer& observe, Outcome outcome,
                 const ResultCache* results = nullptr);

// Prints the settings and where each came from.
Outcome PrintConfig(const Options& options,
                    const std::vector<ReportOutput>& outputs);

}  // namespace claimcheck

#endif  // CHECKER_CLI_CONCLUDE_H_
