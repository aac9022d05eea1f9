#include "checker/cli/exit_code.h"

namespace claimcheck {
namespace {

int Gravity(ExitCode code) {
  switch (code) {
    case ExitCode::kOk:
      return 0;
    case ExitCode::kFindings:
      return 1;
    case ExitCode::kVacuous:
      return 2;
    case ExitCode::kIncomplete:
      return 3;
    case ExitCode::kUsage:
      return 4;
    case ExitCode::kInterrupted:
      return 5;
  }
  return 5;
}

}  // namespace

void Outcome::Add(ExitCode other, const std::string& why) {
  if (Gravity(other) > Gravity(code)) {
    code = other;
    reason = why;
  } else if (other == code && code != ExitCode::kOk) {
    reason += "; " + why;
  }
}

}  // namespace claimcheck
