// Why the program ended, for scripts and for people.

#ifndef CHECKER_CLI_EXIT_CODE_H_
#define CHECKER_CLI_EXIT_CODE_H_

#include <string>

namespace claimcheck {

enum class ExitCode {
  kOk = 0,             // Ran; nothing at or above --fail-on.
  kFindings = 1,       // Findings at or above --fail-on, or a rule test failed.
  kUsage = 2,          // Usage, rule, corpus or output error.
  kIncomplete = 3,     // A source could not be read.
  kVacuous = 5,        // Nothing was checked.
  kInterrupted = 130,  // By the user; watch ends in no other way.
};

// How a command ended. If several apply: usage, incomplete, vacuous, findings.
struct Outcome {
  ExitCode code = ExitCode::kOk;
  std::string reason;  // For the last line of standard error; "" for kOk.

  // Adds another way to end: the graver stays, reasons of one code are joined.
  void Add(ExitCode other, const std::string& why);
};

}  // namespace claimcheck

#endif  // CHECKER_CLI_EXIT_CODE_H_
