// `claimcheck fmt` on real files.

#include <string>

#include "gtest/gtest.h"
#include "tests/cli/program.h"

namespace claimcheck {
namespace {

TEST(FmtTest, WritesWhatChangesAndSaysIt) {
  const TempFolder folder;
  folder.Write("wide.yaml", "a:\n     b: 1   # kept\n");
  Result result = Claimcheck(folder, {"fmt", "--check", "wide.yaml"});
  EXPECT_EQ(result.code, 1);
  EXPECT_EQ(result.out, "not formatted: wide.yaml\n");
  EXPECT_EQ(result.LastLine(), "exit 1: 1 file is not formatted");
  EXPECT_EQ(folder.Read("wide.yaml"), "a:\n     b: 1   # kept\n");

  result = Claimcheck(folder, {"fmt", "wide.yaml"});
  EXPECT_EQ(result.code, 0);
  EXPECT_EQ(result.out, "formatted wide.yaml\n");
  EXPECT_EQ(folder.Read("wide.yaml"), "a:\n  b: 1   # kept\n");

  result = Claimcheck(folder, {"fmt", "wide.yaml"});
  EXPECT_EQ(result.code, 0);
  EXPECT_EQ(result.out, "");
}

TEST(FmtTest, LeavesWhatIsNoYaml) {
  const TempFolder folder;
  folder.Write("bad.yaml", "a: [1\n");
  folder.Write("wide.yaml", "a:\n     b: 1\n");
  const Result result = Claimcheck(folder, {"fmt", "bad.yaml", "wide.yaml"});
  EXPECT_EQ(result.code, 2);
  EXPECT_EQ(result.LastLine(),
            "exit 2: bad.yaml has mistakes and stays as it is");
  EXPECT_EQ(folder.Read("bad.yaml"), "a: [1\n");
  EXPECT_EQ(folder.Read("wide.yaml"), "a:\n  b: 1\n");
}

TEST(FmtTest, MissingPathsAreErrors) {
  const TempFolder folder;
  EXPECT_EQ(Claimcheck(folder, {"fmt"}).code, 2);
  EXPECT_EQ(Claimcheck(folder, {"fmt", "gone.yaml"}).code, 2);
}

TEST(FmtTest, ShippedFilesAreFormatted) {
  Invocation run;
  run.arguments = {"fmt",
                   "--check",
                   "rules",
                   "rules/storm",
                   "corpus/corpus.yaml",
                   "corpus/storm/corpus.yaml",
                   "checker/cli/init/example.yaml"};
  const Result result = Claimcheck(run);
  EXPECT_EQ(result.code, 0) << result.out;
}

}  // namespace
}  // namespace claimcheck
