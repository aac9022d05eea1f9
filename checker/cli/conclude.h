// What `check` and `judge` do alike, once rules and sources are at hand.

#ifndef CHECKER_CLI_CONCLUDE_H_
#define CHECKER_CLI_CONCLUDE_H_

#include <optional>
#include <vector>

#include "checker/cli/exit_code.h"
#include "checker/cli/hearing.h"
#include "checker/cli/options.h"
#include "checker/cli/report_output.h"
#include "checker/cli/result_cache.h"
#include "checker/rules/rule_set.h"

namespace claimcheck {

// Judges and writes the reports, and keeps them in `results`, which may be
// null. `outcome` is that of loading; if something is missing, it is what is
// returned.
Outcome Conclude(const Options& options,
                 const std::vector<ReportOutput>& outputs,
                 std::optional<RuleSet> rules,
                 std::optional<HeardCorpus> corpus, Outcome outcome,
                 const ResultCache* results = nullptr);

// Prints the settings and where each came from.
Outcome PrintConfig(const Options& options,
                    const std::vector<ReportOutput>& outputs);

}  // namespace claimcheck

#endif  // CHECKER_CLI_CONCLUDE_H_
