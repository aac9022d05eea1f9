// What a check fails for.

#ifndef CHECKER_CLI_GATE_H_
#define CHECKER_CLI_GATE_H_

#include <string>
#include <vector>

#include "checker/cli/options.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// "error", "warning", "info" and "hint", then the stances: what --max limits.
const std::vector<std::string>& LimitNames();

// A limit as "error=2", the number from 0 on. "" if it is one, else what is
// wrong with it.
std::string WhyNoLimit(const std::string& text);

// Which findings that nobody has accepted are too many, by --fail-on and --max,
// in words; "" if none are. A severity that --max limits is not looked at by
// --fail-on.
//
// Shape: `options.max` are limits.
std::string WhyItFails(const Report& report, const Options& options);

}  // namespace claimcheck

#endif  // CHECKER_CLI_GATE_H_
