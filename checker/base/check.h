// CHECK stops the program with the fact that was false: for our own mistakes,
// never for what a user wrote. Same names and meaning as Abseil's, which the
// packaged Abseil does not have yet.

#ifndef CHECKER_BASE_CHECK_H_
#define CHECKER_BASE_CHECK_H_

#include <cstdio>
#include <cstdlib>

namespace claimcheck::internal {

[[noreturn]] inline void CheckFailed(const char* fact, const char* file,
                                     int line) {
  std::fprintf(stderr, "%s:%d: CHECK failed: %s\n", file, line, fact);
  std::abort();
}

}  // namespace claimcheck::internal

#define CHECK(fact) \
  ((fact) ? void(0) \
          : ::claimcheck::internal::CheckFailed(#fact, __FILE__, __LINE__))

#endif  // CHECKER_BASE_CHECK_H_
