// The bytes of a file, whatever they are.

#ifndef CHECKER_CLI_READ_BYTES_H_
#define CHECKER_CLI_READ_BYTES_H_

#include <optional>
#include <string>

namespace claimcheck {

// All bytes of a regular file; nothing if they cannot be read.
std::optional<std::string> ReadBytes(const std::string& path);

}  // namespace claimcheck

#endif  // CHECKER_CLI_READ_BYTES_H_
