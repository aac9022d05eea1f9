// Every manifest in bad/ is wrong somewhere, and bad/<name>.expected says how
// that is told. CLAIMCHECK_UPDATE=1 writes the expectations anew.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "checker/corpus/corpus.h"
#include "gtest/gtest.h"
#include "tests/support/test_name.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

class BadCorpus : public testing::Test {
 public:
  explicit BadCorpus(fs::path manifest) : manifest_(std::move(manifest)) {}

  void TestBody() override {
    // Messages name files as seen from here.
    fs::current_path(manifest_.parent_path());
    Diagnostics diagnostics;
    const absl::StatusOr<Corpus> corpus =
        LoadCorpus(manifest_.filename(), diagnostics);
    ASSERT_TRUE(corpus.ok()) << corpus.status();
    EXPECT_TRUE(diagnostics.has_errors());
    std::string got;
    for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
      got += FormatDiagnostic(diagnostic);
    }
    const fs::path expected = fs::path(manifest_).replace_extension("expected");
    if (std::getenv("CLAIMCHECK_UPDATE") != nullptr) {
      std::ofstream(expected) << got;
      return;
    }
    std::ifstream in(expected);
    EXPECT_EQ(got, std::string(std::istreambuf_iterator<char>(in), {}));
  }

 private:
  fs::path manifest_;
};

const bool kRegistered = [] {
  for (const auto& entry :
       fs::directory_iterator(CLAIMCHECK_ROOT "/tests/corpus/bad")) {
    const fs::path path = entry.path();
    if (path.extension() != ".yaml") continue;
    testing::RegisterTest("BadCorpus", TestName(path.stem()).c_str(), nullptr,
                          nullptr, path.c_str(), 1, [path]() -> testing::Test* {
                            return new BadCorpus(path);
                          });
  }
  return true;
}();

}  // namespace
}  // namespace claimcheck
