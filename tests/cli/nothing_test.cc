// Nothing to check is told from something checked, and where to look is said.

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/cli/program.h"

namespace claimcheck {
namespace {

TEST(NothingToCheckTest, EachKindOfNothingHasItsOwnWords) {
  struct Row {
    std::vector<std::string> arguments;
    int code;
    const char* last_line;
  };
  const Row rows[] = {
      {{"check", "--rules", "gone"}, 2, "exit 2: no such file or folder: gone"},
      {{"check", "--corpus", "gone"},
       2,
       "exit 2: no such file or folder: gone"},
      {{"check", "--rules", "gone", "--corpus", "lost"},
       2,
       "exit 2: no such file or folder: gone; no such file or folder: lost"},
      {{"check", "--rules", "empty"}, 5, "exit 5: no rule files in empty"},
      {{"check", "--corpus", "empty"}, 5, "exit 5: no sources in empty"},
      {{"check", "--rules", "empty", "--corpus", "empty"},
       5,
       "exit 5: no rule files in empty; no sources in empty"},
      {{"check", "--rules", "above"},
       5,
       "exit 5: no rule files in above, but there are some in `above/rules`; "
       "name it with --rules"},
      {{"check", "--corpus", "above"},
       5,
       "exit 5: no sources in above, but there are some in `above/corpus`; "
       "name it with --corpus"},
      {{"check", "--corpus", "loose"},
       2,
       "exit 2: loose: no corpus.yaml, and `daily.txt` does not say itself "
       "what it is"},
      {{"check", "--corpus", "corpus/daily.txt"},
       2,
       "exit 2: corpus/daily.txt: a source, where a corpus is expected"},
      {{"explain", "arches", "--rules", "empty"},
       5,
       "exit 5: no rule files in empty"},
      {{"test", "--rules", "empty"}, 5, "exit 5: no rule files in empty"},
      {{"test", "--rules", "untested.yaml"},
       5,
       "exit 5: no tests in the rule files"},
  };
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.MakeFolder("empty");
  folder.Write("above/rules/bridge.yaml", kSmallRules);
  folder.Write("above/corpus/corpus.yaml", kSmallManifest);
  folder.Write("loose/daily.txt", kSmallText);
  folder.Write(
      "untested.yaml",
      std::string(kSmallRules, std::string(kSmallRules).find("    tests:")));
  for (const Row& row : rows) {
    SCOPED_TRACE(row.last_line);
    const Result result = Claimcheck(folder, row.arguments);
    EXPECT_EQ(result.code, row.code);
    EXPECT_EQ(result.LastLine(), row.last_line);
    EXPECT_EQ(result.out.find("cells"), std::string::npos) << result.out;
  }
}

TEST(NothingToCheckTest, TheFirstRunOfANewcomerSaysWhatIsWanted) {
  const TempFolder folder;
  const Result result = Claimcheck(folder, {});
  EXPECT_EQ(result.code, 2);
  EXPECT_EQ(result.err,
            "exit 2: no `rules` in this folder; name one with --rules; no "
            "`corpus` in this folder; name one with --corpus\n");
}

TEST(NothingToCheckTest, ShowsHowToWriteAManifest) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("loose/daily.txt", kSmallText);
  const Result result = Claimcheck(folder, {"check", "--corpus", "loose"});
  EXPECT_EQ(result.code, 2);
  for (const char* words :
       {"  schema: claimcheck-corpus/1\n", "      file: "}) {
    EXPECT_NE(result.err.find(words), std::string::npos) << result.err;
  }
}

TEST(NothingToCheckTest, AllowEmptyAllowsIt) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.MakeFolder("empty");
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"check", "--rules", "empty", "--allow-empty"},
        {"check", "--corpus", "empty", "--allow-empty"},
        {"test", "--rules", "empty", "--allow-empty"}}) {
    const Result result = Claimcheck(folder, arguments);
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(result.err, "");
  }
}

}  // namespace
}  // namespace claimcheck
