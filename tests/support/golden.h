// Compares what a test saw with a file kept beside it.

#ifndef TESTS_SUPPORT_GOLDEN_H_
#define TESTS_SUPPORT_GOLDEN_H_

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "gtest/gtest.h"

namespace claimcheck {

// `path` is relative to tests/. With CLAIMCHECK_UPDATE=1 in the environment the
// file is written instead, for a person to read the difference.
inline void ExpectGolden(const std::string& path, const std::string& got) {
  const std::string file = std::string(CLAIMCHECK_ROOT "/tests/") + path;
  if (std::getenv("CLAIMCHECK_UPDATE") != nullptr) {
    std::ofstream(file, std::ios::binary) << got;
    return;
  }
  std::ifstream in(file, std::ios::binary);
  ASSERT_TRUE(in.good()) << file << " is missing";
  const std::string want{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(want, got) << file << " differs; CLAIMCHECK_UPDATE=1 rewrites it";
}

}  // namespace claimcheck

#endif  // TESTS_SUPPORT_GOLDEN_H_
