// claimcheck.yaml: what it sets, what wins over it, and what is wrong with it.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "gtest/gtest.h"
#include "tests/cli/program.h"
#include "tests/support/golden.h"
#include "tests/support/test_name.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

// The small project, with a source that is wrong, in folders of other names.
void WriteProject(const TempFolder& folder) {
  folder.Write("my/bridge.yaml", kSmallRules);
  folder.Write("news/corpus.yaml", kSmallManifest);
  folder.Write("news/daily.txt", "The bridge has 4 arches.\n");
  folder.Write("claimcheck.yaml", R"(schema: claimcheck-config/1
rules: my
corpus: [news]
fail_on: never
formats: [text, json=out.json]
)");
}

TEST(ConfigTest, SetsWhatTheCommandLineLeavesOpen) {
  const TempFolder folder;
  WriteProject(folder);
  const Result check = Claimcheck(folder, {});
  EXPECT_EQ(check.code, 0) << check.err;
  EXPECT_NE(check.out.find("1 claim x 1 source"), std::string::npos);
  EXPECT_TRUE(folder.Exists("out.json"));
  EXPECT_EQ(Claimcheck(folder, {"check", "--fail-on", "error"}).code, 1);
  const Result json = Claimcheck(folder, {"check", "--format", "json"});
  EXPECT_TRUE(json.out.starts_with("{")) << "the command line's formats only";
  EXPECT_EQ(Claimcheck(folder, {"check", "-o", "other.txt"}).code, 0);
  EXPECT_TRUE(folder.Exists("other.txt"));
  // Other commands take the paths, and no more.
  EXPECT_EQ(Claimcheck(folder, {"test"}).code, 0);
  EXPECT_EQ(Claimcheck(folder, {"explain", "arches"}).code, 0);
  EXPECT_EQ(Claimcheck(folder, {"test", "--rules", "rules"}).code, 2);
}

TEST(ConfigTest, BaselineWaiversAndLimits) {
  const TempFolder folder;
  WriteProject(folder);
  folder.Write("claimcheck.yaml", R"(schema: claimcheck-config/1
rules: my
corpus: news
baseline: known/base.txt
show: error
)");
  folder.MakeFolder("known");
  EXPECT_EQ(Claimcheck(folder, {"check"}).code, 2) << "there is no baseline";
  const Result written = Claimcheck(folder, {"baseline", "write"});
  EXPECT_EQ(written.code, 0) << written.err;
  EXPECT_TRUE(folder.Exists("known/base.txt"));
  EXPECT_EQ(Claimcheck(folder, {"check"}).code, 0);
  folder.Write("claimcheck.yaml", R"(schema: claimcheck-config/1
rules: my
corpus: news
max: {error: 1}
)");
  EXPECT_EQ(Claimcheck(folder, {"check"}).code, 0);
  EXPECT_EQ(Claimcheck(folder, {"check", "--max", "error=0"}).LastLine(),
            "exit 1: 1 error finding (--max error=0)");
}

TEST(ConfigTest, PathsAreTakenFromTheFile) {
  const TempFolder folder;
  WriteProject(folder);
  folder.Write("here/empty.txt", "");
  Invocation run;
  run.arguments = {"check", "--config", "../claimcheck.yaml"};
  run.folder = folder.path() + "/here";
  EXPECT_EQ(Claimcheck(run).code, 0);
  EXPECT_TRUE(folder.Exists("out.json"));
  EXPECT_FALSE(folder.Exists("here/out.json"));
  run.arguments = {"check", "--config", "claimcheck.yaml"};
  const Result none = Claimcheck(run);
  EXPECT_EQ(none.LastLine(), "exit 2: no such file or folder: claimcheck.yaml");
}

TEST(ConfigTest, PrintedWithWhereEachSettingCameFrom) {
  const TempFolder folder;
  WriteProject(folder);
  const Result printed = Claimcheck(
      folder, {"check", "--print-config", "--show", "info", "--max",
               "unclear=3", "--max", "error=1", "--corpus", "it's here"});
  EXPECT_EQ(printed.code, 0) << printed.err;
  EXPECT_EQ(printed.out, R"(schema: claimcheck-config/1
rules: [my]  # claimcheck.yaml:2:8
corpus: ['it''s here']  # --corpus
# baseline: none
# waivers: none
fail_on: never  # claimcheck.yaml:4:10
show: info  # --show
max: {unclear: 3, error: 1}  # --max
formats: [text, json=out.json]  # claimcheck.yaml:5:10
)");
  EXPECT_FALSE(folder.Exists("out.json"));
  // What is printed is a config file that says the same.
  folder.MakeFolder("it's here");
  folder.Write("claimcheck.yaml", printed.out);
  const Result again = Claimcheck(folder, {"check", "--print-config"});
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_NE(again.out.find("corpus: ['it''s here']  # claimcheck.yaml:3:9"),
            std::string::npos)
      << again.out;
  fs::remove(folder.path() + "/claimcheck.yaml");
  EXPECT_EQ(Claimcheck(folder, {"check", "--print-config"}).out,
            R"(schema: claimcheck-config/1
rules: [rules]  # default
corpus: [corpus]  # default
# baseline: none
# waivers: none
fail_on: error  # default
show: hint  # default
# max: none
formats: [text]  # default
)");
}

TEST(ConfigTest, OverridesSeveritiesOfSomeSources) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("corpus/daily.txt", "The bridge has 4 arches.\n");
  EXPECT_EQ(Claimcheck(folder, {"check"}).code, 1);
  folder.Write("claimcheck.yaml", R"(schema: claimcheck-config/1
overrides:
  - {sources: [dai*], claims: arches, severity: {contradict: warning}}
)");
  const Result result = Claimcheck(folder, {"check"});
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_NE(result.out.find("warning: contradicts"), std::string::npos)
      << result.out;
  const Result printed = Claimcheck(folder, {"check", "--print-config"});
  EXPECT_NE(printed.out.find(R"(overrides:  # claimcheck.yaml:3:3
  - {sources: ['dai*'], claims: [arches], severity: {contradict: warning}}
)"),
            std::string::npos)
      << printed.out;
}

class BadConfig : public testing::Test {
 public:
  explicit BadConfig(fs::path path) : path_(std::move(path)) {}

  void TestBody() override {
    const TempFolder folder;
    WriteSmallProject(folder);
    std::ifstream in(path_, std::ios::binary);
    folder.Write("claimcheck.yaml",
                 std::string(std::istreambuf_iterator<char>(in), {}));
    const Result result = Claimcheck(folder, {"check"});
    EXPECT_EQ(result.code, 2);
    EXPECT_EQ(result.out, "");
    ExpectGolden(absl::StrFormat("cli/bad/%s.expected", path_.stem().string()),
                 result.err);
  }

 private:
  fs::path path_;
};

const bool kRegistered = [] {
  for (const auto& entry :
       fs::directory_iterator(CLAIMCHECK_ROOT "/tests/cli/bad")) {
    const fs::path path = entry.path();
    if (path.extension() != ".yaml") continue;
    testing::RegisterTest("BadConfig", TestName(path.stem()).c_str(), nullptr,
                          nullptr, path.c_str(), 1, [path]() -> testing::Test* {
                            return new BadConfig(path);
                          });
  }
  return true;
}();

}  // namespace
}  // namespace claimcheck
