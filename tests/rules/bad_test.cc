// Every rule file in bad/ is wrong somewhere, and bad/<name>.expected says how
// that is told. CLAIMCHECK_UPDATE=1 writes the expectations anew.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "absl/strings/str_format.h"
#include "checker/rules/load_rules.h"
#include "gtest/gtest.h"
#include "tests/support/golden.h"
#include "tests/support/test_name.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = CLAIMCHECK_ROOT "/tests/rules/bad";

std::string Contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Files are named as seen from the folder.
absl::StatusOr<TextFilePtr> Read(const std::string& name) {
  if (!fs::is_regular_file(kFolder / name)) {
    return absl::NotFoundError(absl::StrFormat("no such file: `%s`", name));
  }
  return TextFile::Create(name, Contents(kFolder / name));
}

class BadRules : public testing::Test {
 public:
  explicit BadRules(std::string name) : name_(std::move(name)) {}

  void TestBody() override {
    const absl::StatusOr<TextFilePtr> file = Read(name_);
    ASSERT_TRUE(file.ok()) << file.status();
    Diagnostics diagnostics;
    LoadRules({*file}, Read, diagnostics);
    std::string got;
    for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
      got += FormatDiagnostic(diagnostic);
    }
    EXPECT_NE(got, "") << name_ << " is not bad";
    ExpectGolden("rules/bad/" + fs::path(name_).stem().string() + ".expected",
                 got);
  }

 private:
  std::string name_;
};

const bool kRegistered = [] {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const fs::path& path : paths) {
    testing::RegisterTest("BadRules", TestName(path.stem()).c_str(), nullptr,
                          nullptr, path.c_str(), 1, [path]() -> testing::Test* {
                            return new BadRules(path.filename());
                          });
  }
  return true;
}();

TEST(BadFilesTest, ShowEveryKindOfDiagnostic) {
  std::string shown;
  for (const char* folder : {"rules/bad", "corpus/bad", "authoring/lint"}) {
    for (const auto& entry :
         fs::directory_iterator(fs::path(CLAIMCHECK_ROOT) / "tests" / folder)) {
      if (entry.path().extension() == ".expected") {
        shown += Contents(entry.path());
      }
    }
  }
  for (const DiagnosticKind kind : AllDiagnosticKinds()) {
    const std::string code = absl::StrFormat("[%s]\n", DiagnosticCode(kind));
    EXPECT_NE(shown.find(code), std::string::npos) << "no file shows " << code;
  }
}

}  // namespace
}  // namespace claimcheck
