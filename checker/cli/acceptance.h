// Baselines and waivers, read from files and laid over a report.

#ifndef CHECKER_CLI_ACCEPTANCE_H_
#define CHECKER_CLI_ACCEPTANCE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "checker/cli/exit_code.h"
#include "checker/cli/options.h"
#include "checker/cli/pipeline.h"
#include "checker/ledger/baseline.h"
#include "checker/ledger/waivers.h"
#include "checker/rules/rule_set.h"
#include "checker/verdict/report.h"

namespace claimcheck {

struct Acceptances {
  std::optional<Baseline> baseline;
  std::vector<Waiver> waivers;
};

// Those that `options` name, or the waivers.yaml beside the rules if there is
// one.
std::vector<std::string> WaiverFiles(const Options& options);

// --today, else this machine's clock, in UTC.
absl::CivilDay Today(const Options& options);

// Reads the baseline and the waiver files that `options` name, or the
// waivers.yaml beside the rules. `rules` are all of them, --only or not.
// Nothing, with `outcome` set, if something is wrong with them.
// Source: the day is Today's.
std::optional<Acceptances> LoadAcceptancesOrSay(const Options& options,
                                                const RuleSet& rules,
                                                const SourceIds& sources,
                                                Outcome& outcome);

// Marks what they accept in `report`. False, with `outcome` set, for waivers
// that are not needed or too broad and lines that were tampered with. Lines of
// the baseline that match nothing any more are told of.
bool AcceptOrSay(const Acceptances& acceptances, const Options& options,
                 Report& report, Outcome& outcome);

}  // namespace claimcheck

#endif  // CHECKER_CLI_ACCEPTANCE_H_
