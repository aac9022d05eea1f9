// The command line: commands, options, help, exit codes.

#ifndef CHECKER_CLI_CLI_H_
#define CHECKER_CLI_CLI_H_

namespace claimcheck {

// Runs the program and returns its exit code. The last line of standard error
// says why the code is not 0.
int RunCli(int argc, char** argv);

}  // namespace claimcheck

#endif  // CHECKER_CLI_CLI_H_
