// What shells complete after `claimcheck`.

#ifndef CHECKER_CLI_COMPLETIONS_H_
#define CHECKER_CLI_COMPLETIONS_H_

#include <string>
#include <vector>

#include "checker/cli/command_entries.h"

namespace claimcheck {

// Scripts that complete commands, options, the values of options that have
// few, and paths. Without a command, what `check` takes.
//
// Shape:  `entries` as of ListCommands.
// Source: bash(1), "Programmable Completion", from 4.0 on; zshcompsys(1),
//         _arguments; complete(1) of fish, from 3.0 on.
std::string BashCompletions(const std::vector<CommandEntry>& entries);
std::string ZshCompletions(const std::vector<CommandEntry>& entries);
std::string FishCompletions(const std::vector<CommandEntry>& entries);

}  // namespace claimcheck

#endif  // CHECKER_CLI_COMPLETIONS_H_
