// Runs another program and waits for it. No shell is involved.

#ifndef CHECKER_CLI_RUN_PROGRAM_H_
#define CHECKER_CLI_RUN_PROGRAM_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace claimcheck {

struct ProgramCall {
  std::vector<std::string> words;     // The program, looked for in PATH, first.
  std::vector<std::string> settings;  // "NAME=value", over the environment.
  std::string folder;                 // Where it runs; "" for here.
};

struct ProgramResult {
  int code = 0;  // Its exit code; 128 + signal if it was ended by one.
  std::string out;
  std::string err;
};

// With an empty standard input. Errors: NotFound if there is no such program,
// Internal if the system cannot start it.
absl::StatusOr<ProgramResult> RunProgram(const ProgramCall& call);

}  // namespace claimcheck

#endif  // CHECKER_CLI_RUN_PROGRAM_H_
