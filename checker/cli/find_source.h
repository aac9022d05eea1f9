// Sources as people name them on the command line.

#ifndef CHECKER_CLI_FIND_SOURCE_H_
#define CHECKER_CLI_FIND_SOURCE_H_

#include <string>

#include "checker/cli/exit_code.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// The source (index) with this id, or the only one whose id begins so; else -1,
// with `outcome` set.
int FindSource(const Report& report, const std::string& id, Outcome& outcome);

}  // namespace claimcheck

#endif  // CHECKER_CLI_FIND_SOURCE_H_
