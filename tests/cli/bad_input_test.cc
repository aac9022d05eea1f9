// What the program says about files it cannot use: the code, the place, and
// words that a person can act on.

#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/cli/program.h"

namespace claimcheck {
namespace {

// A change to the small project, and what `check` then says.
struct Case {
  const char* name;
  const char* path;  // Written, or made a folder if `content` is null.
  std::string content;
  int code;
  std::vector<std::string> said;  // On standard error.
};

std::string Manifest(const std::string& published) {
  return "schema: claimcheck-corpus/1\nsources:\n  - id: daily\n"
         "    file: daily.txt\n    published: " +
         published + "\n";
}

// The small rules with one line in place of another.
std::string Rules(const std::string& from, const std::string& to) {
  std::string rules = kSmallRules;
  const size_t at = rules.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return rules.replace(at, from.size(), to);
}

void ExpectSaid(const Result& result, int code,
                const std::vector<std::string>& said) {
  EXPECT_EQ(result.code, code) << result.err;
  for (const std::string& words : said) {
    EXPECT_NE(result.err.find(words), std::string::npos)
        << "not said: " << words << "\nbut: " << result.err;
  }
  if (code != 0) {
    EXPECT_TRUE(
        result.LastLine().starts_with("exit " + std::to_string(code) + ": "))
        << result.err;
  }
}

void ExpectEach(const std::vector<Case>& cases) {
  for (const Case& row : cases) {
    SCOPED_TRACE(row.name);
    const TempFolder folder;
    WriteSmallProject(folder);
    folder.Write(row.path, row.content);
    const Result result = Claimcheck(folder, {"check"});
    ExpectSaid(result, row.code, row.said);
    EXPECT_EQ(result.out, "") << "half of a report looks like a whole one";
  }
}

TEST(BadSourceTest, NamesTheFileThePlaceAndTheReason) {
  ExpectEach({
      {"not UTF-8",
       "corpus/daily.txt",
       "abc\ndef \xff ghi",
       3,
       {"corpus/corpus.yaml:4:11: error: corpus/daily.txt: byte 8 (line 2) is "
        "0xFF, which is not UTF-8",
        "exit 3: 1 source could not be read; --allow-partial"}},
      {"UTF-8 cut short",
       "corpus/daily.txt",
       "caf\xc3",
       3,
       {"byte 3 (line 1) is 0xC3"}},
      {"NUL",
       "corpus/daily.txt",
       std::string("a\0b", 3),
       3,
       {"byte 1 (line 1) is 0x00"}},
      {"empty", "corpus/daily.txt", "", 3, {"daily.txt: an empty file"}},
      {"only white space", "corpus/daily.txt", " \n\t\n", 3, {"daily.txt"}},
      {"missing",
       "corpus/corpus.yaml",
       "schema: claimcheck-corpus/1\nsources:\n  - id: daily\n    file: "
       "dialy.txt\n",
       3,
       {"corpus.yaml:4:11", "dialy.txt", "did you mean `daily.txt`?"}},
      {"a kind that is not read",
       "corpus/corpus.yaml",
       "schema: claimcheck-corpus/1\nsources:\n  - {id: a, file: a.pdf}\n",
       3,
       {"a.pdf: not a kind of file that claimcheck reads; wanted .txt"}},
  });
}

TEST(BadSourceTest, AFolderIsNoFile) {
  const TempFolder folder;
  WriteSmallProject(folder);
  std::filesystem::remove(folder.path() + "/corpus/daily.txt");
  folder.MakeFolder("corpus/daily.txt");
  ExpectSaid(Claimcheck(folder, {"check"}), 3,
             {"corpus/daily.txt: a folder, where a file is expected"});
}

TEST(BadSourceTest, SaysThatAFileMayNotBeRead) {
  const TempFolder folder;
  WriteSmallProject(folder);
  std::filesystem::permissions(folder.path() + "/corpus/daily.txt",
                               std::filesystem::perms(0));
  Invocation run;
  run.arguments = {"check"};
  run.folder = folder.path();
  run.as_nobody = true;
  const Result result = Claimcheck(run);
  if (result.code == 126) {
    GTEST_SKIP() << "NOT TESTED: root reads every file, and the program could "
                    "not be started as somebody else";
  }
  ExpectSaid(result, 3, {"corpus/daily.txt: Permission denied"});
}

TEST(BadSourceTest, AllowPartialGoesOnWithTheOthers) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("corpus/corpus.yaml",
               std::string(kSmallManifest) +
                   "  - {id: gone, file: gone.txt, published: 2025-01-18}\n");
  const Result stopped = Claimcheck(folder, {"check", "--format", "json"});
  ExpectSaid(stopped, 3, {"gone.txt"});
  EXPECT_EQ(stopped.out, "");
  const Result result = Claimcheck(folder, {"check", "--allow-partial"});
  ExpectSaid(result, 0, {"gone.txt"});
  EXPECT_NE(result.out.find("1 source unreadable"), std::string::npos)
      << result.out;
}

TEST(BadSourceTest, AllowPartialDoesNotPassWhenNothingIsLeft) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("corpus/daily.txt", "");
  ExpectSaid(Claimcheck(folder, {"check", "--allow-partial"}), 5,
             {"exit 5: not one source could be read"});
}

TEST(BadCorpusTest, NamesThePlaceInTheManifest) {
  const std::string two = R"(schema: claimcheck-corpus/1
sources:
  - {id: daily, file: daily.txt}
  - {id: daily, file: daily.txt}
)";
  ExpectEach({
      {"no such day",
       "corpus/corpus.yaml",
       Manifest("2025-02-30"),
       2,
       {"corpus/corpus.yaml:5:16: error: `2025-02-30` is not a date: there is "
        "no such day",
        "exit 2: 1 error in the corpus"}},
      {"upside down",
       "corpus/corpus.yaml",
       Manifest("2025-03..2025-01"),
       2,
       {"the range `2025-03..2025-01` is upside down"}},
      {"one id twice",
       "corpus/corpus.yaml",
       two,
       2,
       {"corpus.yaml:4:10: error: the source `daily` again",
        "corpus.yaml:3:10: note: first here"}},
      {"an empty manifest",
       "corpus/corpus.yaml",
       "",
       2,
       {"begins with `schema: claimcheck-corpus/1`"}},
      {"no sources",
       "corpus/corpus.yaml",
       "schema: claimcheck-corpus/1\nsources: []\n",
       5,
       {"exit 5: no sources in corpus"}},
      {"rules for a manifest",
       "corpus/corpus.yaml",
       kSmallRules,
       2,
       {"unknown schema `claimcheck/1`; wanted `claimcheck-corpus/1`"}},
  });
}

TEST(BadCorpusTest, OneIdInTwoCorporaNamesBothFiles) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("other/corpus.yaml", kSmallManifest);
  folder.Write("other/daily.txt", kSmallText);
  ExpectSaid(
      Claimcheck(folder, {"check", "--corpus", "corpus", "--corpus", "other"}),
      2,
      {"other/corpus.yaml:3:9: error: the source `daily` again; an id is used "
       "once [duplicate-id]",
       "corpus/corpus.yaml:3:9: note: first here"});
}

TEST(BadCorpusTest, OneCorpusNamedTwiceIsReadOnce) {
  const TempFolder folder;
  WriteSmallProject(folder);
  const Result result = Claimcheck(
      folder, {"check", "--corpus", "corpus", "--corpus", "./corpus/",
               "--rules", "rules", "--rules", "rules/bridge.yaml"});
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_NE(result.out.find("1 claim x 1 source"), std::string::npos);
}

TEST(BadRulesTest, NamesThePlaceInTheRules) {
  const std::string twice = std::string(kSmallRules) +
                            "  - {id: arches, kind: number, claim: It has 4., "
                            "about: bridge, of: arch~, expect: 4}\n";
  const std::string deep =
      "schema: claimcheck/1\nclaims: " + std::string(100'000, '[') +
      std::string(100'000, ']') + "\n";
  std::string bomb = "schema: claimcheck/1\na: &a [x, x, x, x, x, x, x, x]\n";
  for (char name = 'b'; name < 'm'; ++name) {
    const std::string one = std::string("*") + static_cast<char>(name - 1);
    bomb += std::string(1, name) + ": &" + name + " [" + one;
    for (int i = 0; i < 8; ++i) bomb += ", " + one;
    bomb += "]\n";
  }
  ExpectEach({
      {"unknown subject",
       "rules/bridge.yaml",
       Rules("about: bridge", "about: brigde"),
       2,
       {"rules/bridge.yaml:8:12: error: unknown subject `brigde`; did you mean "
        "`bridge`?",
        "exit 2: 1 error in rule files"}},
      {"a cycle of use",
       "rules/other.yaml",
       "schema: claimcheck/1\nuse: [other.yaml]\n",
       2,
       {"rules/other.yaml:2:7: error: files that use each other"}},
      {"a value of the wrong kind",
       "rules/bridge.yaml",
       Rules("expect: 3", "expect: a few"),
       2,
       {"bridge.yaml:10:13: error: `a few` is not a number"}},
      {"no such day",
       "rules/bridge.yaml",
       Rules("number\n    claim: The bridge has 3 arches.\n    about: bridge\n"
             "    of: arch~\n    expect: 3",
             "date\n    claim: It was opened.\n    about: bridge\n"
             "    cue: open~\n    expect: 1911-02-30"),
       2,
       {"bridge.yaml:10:13: error: `1911-02-30` is not a date: there is no "
        "such day"}},
      {"brackets",
       "rules/bridge.yaml",
       Rules("of: arch~", "of: \"(arch~ | span~\""),
       2,
       {"bridge.yaml:9:10: error: a `(` that is never closed"}},
      {"an expression",
       "rules/bridge.yaml",
       Rules("of: arch~", "of: /arch(es/"),
       2,
       {"bridge.yaml:9:14: error: a `(` without its `)`"}},
      {"one claim twice",
       "rules/bridge.yaml",
       twice,
       2,
       {"bridge.yaml:13:10: error: the claim `arches` is defined twice",
        "bridge.yaml:5:9: note: first here"}},
      {"one claim in two files",
       "rules/copy.yaml",
       kSmallRules,
       2,
       {"rules/copy.yaml:5:9: error: the claim `arches` is defined twice",
        "rules/bridge.yaml:5:9: note: first here"}},
      {"not UTF-8",
       "rules/bridge.yaml",
       "schema: \xfe",
       2,
       {"rules/bridge.yaml: byte 8 (line 1) is 0xFE"}},
      {"empty", "rules/bridge.yaml", "", 2, {"rules/bridge.yaml:1:1: error"}},
      {"deeply nested", "rules/bridge.yaml", deep, 2, {"nested deeper than"}},
      {"an alias bomb", "rules/bridge.yaml", bomb, 2, {"aliases make"}},
      {"no claims",
       "rules/bridge.yaml",
       "schema: claimcheck/1\nclaims: []\n",
       5,
       {"exit 5: no claims in the rule files"}},
  });
}

TEST(BadRulesTest, EveryMistakeInEveryFileIsSaidInOneRun) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("rules/a.yaml", "schema: claimcheck/1\nclaim: []\n");
  folder.Write("rules/b.yaml", "schema: claimcheck/2\n");
  folder.Write("rules/bridge.yaml", Rules("about: bridge", "about: brigde"));
  folder.Write("rules/c.yaml", "schema: \xfe");
  folder.Write("corpus/corpus.yaml", Manifest("2025-02-30"));
  const Result result = Claimcheck(folder, {"check"});
  ExpectSaid(result, 2,
             {"rules/a.yaml:2:1: error: unknown key `claim`",
              "rules/b.yaml:1:9: error: ", "rules/bridge.yaml:8:12: error: ",
              "rules/c.yaml: byte 8", "corpus/corpus.yaml:5:16: error: ",
              "3 errors in rule files; 1 error in the corpus"});
}

}  // namespace
}  // namespace claimcheck
