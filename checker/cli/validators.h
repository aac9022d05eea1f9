// What values of options can be, and what is said of those that cannot.

#ifndef CHECKER_CLI_VALIDATORS_H_
#define CHECKER_CLI_VALIDATORS_H_

#include <string>
#include <vector>

#include "CLI/CLI.hpp"

namespace claimcheck {

// One of these names, `noun` being what they are. Shells complete them: they
// are the validator's description, "auto|always|never".
CLI::Validator OneOf(std::string noun, std::vector<std::string> names);

// Names that shells complete; other code says what is wrong with a value.
CLI::Validator Known(const std::vector<std::string>& names);

// Not "", of which `message` is said.
CLI::Validator NotEmpty(std::string message);

// From 0 to 1024.
CLI::Validator ThreadCount();

// From 0 to 100.
CLI::Validator Percent();

// As "2025-01-31".
CLI::Validator OneDay();

// As "warning=10": see gate.h.
CLI::Validator Limit();

// As "3/10", the first number from 1 to the second.
CLI::Validator Part();

}  // namespace claimcheck

#endif  // CHECKER_CLI_VALIDATORS_H_
