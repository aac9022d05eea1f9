// What must hold for any bytes at all, for fuzzers and for the tests that play
// their findings again.

#ifndef TESTS_FUZZ_TARGETS_H_
#define TESTS_FUZZ_TARGETS_H_

#include <ostream>
#include <span>
#include <string_view>

namespace claimcheck::fuzz {

struct Target {
  const char* name;
  const char* what;  // What it feeds the bytes to, and what must hold.
  // Stops the program if it does not hold.
  void (*run)(std::string_view bytes);
};

// For test names.
inline void PrintTo(const Target& target, std::ostream* out) {
  *out << target.name;
}

std::span<const Target> Targets();

// Null if there is none of this name.
const Target* FindTarget(std::string_view name);

}  // namespace claimcheck::fuzz

#endif  // TESTS_FUZZ_TARGETS_H_
