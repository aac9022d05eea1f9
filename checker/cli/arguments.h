// Commands and options, and the help that explains them.

#ifndef CHECKER_CLI_ARGUMENTS_H_
#define CHECKER_CLI_ARGUMENTS_H_

#include <functional>
#include <map>

#include "CLI/CLI.hpp"
#include "checker/cli/exit_code.h"
#include "checker/cli/options.h"

namespace claimcheck {

using Command = std::function<Outcome(const Options&)>;
using CommandTable = std::map<const CLI::App*, Command>;

// Gives `app` its commands, and says what runs for each. Parsing fills
// `options`, which must outlive `app`.
CommandTable AddCommands(CLI::App& app, Options& options);

}  // namespace claimcheck

#endif  // CHECKER_CLI_ARGUMENTS_H_
