// Names of tests that are made of the names of files and cases.

#ifndef TESTS_SUPPORT_TEST_NAME_H_
#define TESTS_SUPPORT_TEST_NAME_H_

#include <algorithm>
#include <string>

namespace claimcheck {

// With "_" for "-": ctest runs a test by --gtest_filter=NAME, where a "-" means
// "but not", so that a name with one selects nothing, and passes.
inline std::string TestName(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

}  // namespace claimcheck

#endif  // TESTS_SUPPORT_TEST_NAME_H_
