// The checksum by which a file's bytes are known again.

#ifndef CHECKER_BASE_SHA256_H_
#define CHECKER_BASE_SHA256_H_

#include <string>
#include <string_view>

namespace claimcheck {

// The SHA-256 of `bytes`, in 64 lower-case hexadecimal digits.
//
// Source: FIPS 180-4, as OpenSSL computes it.
std::string Sha256Hex(std::string_view bytes);

}  // namespace claimcheck

#endif  // CHECKER_BASE_SHA256_H_
