// What is wrong in a file, said to whoever called.

#ifndef CHECKER_CLI_SAY_H_
#define CHECKER_CLI_SAY_H_

#include <string>

#include "checker/cli/exit_code.h"
#include "checker/cli/options.h"
#include "checker/text/diagnostic.h"

namespace claimcheck {

// As FormatDiagnostic, with messages of at most 2,000 characters: they may
// quote a word of a file that is as long as the file.
std::string FormatShort(Diagnostic diagnostic);

// Prints on standard error, without warnings if --quiet; if there are errors
// and the results were to be JSON, also as {"diagnostics": [..]} on standard
// output. True if there were errors; then `outcome` counts them: "2 errors in
// `where`".
bool SayErrors(const Diagnostics& diagnostics, const Options& options,
               const std::string& where, Outcome& outcome);

}  // namespace claimcheck

#endif  // CHECKER_CLI_SAY_H_
