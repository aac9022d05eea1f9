#include <string>

#include "absl/status/status.h"
#include "checker/authoring/expand_claim.h"
#include "checker/cli/commands.h"
#include "checker/cli/output.h"
#include "checker/cli/pipeline.h"

namespace claimcheck {

Outcome RunShow(const Options& given) {
  Options options = given;
  options.only = {options.claim};
  Outcome outcome;
  std::optional<RuleSet> rules = LoadRulesOrSay(options, outcome);
  if (!rules || outcome.code != ExitCode::kOk) return outcome;
  if (!KeepOnly(options, *rules, outcome)) return outcome;
  const absl::Status status =
      WriteStdout(options.expanded ? ExpandClaim(*rules, 0)
                                   : ClaimAsWritten(rules->claims.front()));
  if (!status.ok()) return {ExitCode::kUsage, std::string(status.message())};
  return outcome;
}

}  // namespace claimcheck
