// Slips on the command line, help, and where results go.

#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/cli/program.h"

namespace claimcheck {
namespace {

TEST(UsageTest, SlipsAreNamedWithWhatMayBeMeant) {
  struct Row {
    std::vector<std::string> arguments;
    const char* last_line;
  };
  const Row rows[] = {
      {{"chekc"}, "exit 2: unknown command `chekc`; did you mean `check`?"},
      {{"check", "--rulse", "x"},
       "exit 2: unknown option `--rulse`; did you mean `--rules`?"},
      {{"check", "--fromat=json"},
       "exit 2: unknown option `--fromat`; did you mean `--format`?"},
      {{"check", "--zzz"}, "exit 2: unknown option `--zzz`; see --help"},
      {{"check", "-z"}, "exit 2: unknown option `-z`; see --help"},
      {{"check", "news"},
       "exit 2: unexpected `news`; rules are named with --rules, sources with "
       "--corpus"},
      {{"--quiet", "test"},
       "exit 2: unexpected `test`; the command comes first: claimcheck test "
       "..."},
      {{"check", "--format", "jsno"},
       "exit 2: unknown format `jsno`; did you mean `json`? known: "
       "`text`, `json`, `jsonl`, `html`, `markdown`, `sarif`, `junit`, "
       "`github`, `gitlab`, `csv`, `web-annotation`, `claimreview`"},
      {{"check", "--format", "pdf"},
       "exit 2: unknown format `pdf`; known: "
       "`text`, `json`, `jsonl`, `html`, `markdown`, `sarif`, `junit`, "
       "`github`, `gitlab`, `csv`, `web-annotation`, `claimreview`"},
      {{"check", "--format", "json="},
       "exit 2: `--format json=` without a file"},
      {{"check", "--format"}, "exit 2: `--format` without a value"},
      {{"check", "--format", "json", "--format", "text"},
       "exit 2: two formats for standard output; write FORMAT=FILE for all "
       "but one"},
      {{"check", "--format", "json=a", "--format", "html=a"},
       "exit 2: two formats for one file: a"},
      {{"check", "--output", "a", "--format", "json", "--format", "html=b"},
       "exit 2: --output goes with one --format; write --format FORMAT=FILE "
       "for several"},
      {{"check", "--output", ""}, "exit 2: --output: an empty path"},
      {{"check", "-o", "a", "-o", "b"}, "exit 2: `--output` more than once"},
      {{"check", "--only", "archs"},
       "exit 2: no claim `archs`; did you mean `arches`?"},
      {{"check", "--only", "weight", "--only", "colour"},
       "exit 2: no claim `weight`; known: `arches`; no claim `colour`; known: "
       "`arches`"},
      {{"check", "--fail-on", "eror"},
       "exit 2: --fail-on: unknown level `eror`; did you mean `error`?"},
      {{"check", "--color", "blue"},
       "exit 2: --color: unknown choice `blue`; known: `auto`, `always`, "
       "`never`"},
      {{"check", "-j", "many"},
       "exit 2: --jobs: `many` is not a number of threads, 0 to 1024"},
      {{"check", "-j", "-1"},
       "exit 2: --jobs: `-1` is not a number of threads, 0 to 1024"},
      {{"explain"},
       "exit 2: which claim? claimcheck explain CLAIM [SOURCE[:LINE]]"},
      {{"explain", "archs"},
       "exit 2: no claim `archs`; did you mean `arches`?"},
      {{"explain", "arches", "dialy"},
       "exit 2: no source `dialy`; did you mean `daily`?"},
      {{"explain", "arches", "x"}, "exit 2: no source `x`; known: `daily`"},
      {{"extract", "gone.txt"}, "exit 2: no such file or folder: gone.txt"},
      {{"extract", "corpus"},
       "exit 3: corpus: a folder, where a file is expected"},
      {{"extract", "--published", "2025-02-30"},
       "exit 2: --published: `2025-02-30` is not a date: there is no such day"},
  };
  const TempFolder folder;
  WriteSmallProject(folder);
  for (const Row& row : rows) {
    SCOPED_TRACE(row.last_line);
    const Result result = Claimcheck(folder, row.arguments);
    EXPECT_NE(result.code, 0);
    EXPECT_EQ(result.LastLine(), row.last_line);
    EXPECT_EQ(result.out, "");
  }
  // What is like no command: all of them.
  const std::string known = Claimcheck(folder, {"frobnicate"}).LastLine();
  EXPECT_TRUE(known.starts_with(
      "exit 2: unknown command `frobnicate`; known: `check`, `explain`, "))
      << known;
  EXPECT_TRUE(known.ends_with(", `completions`, `man`")) << known;
  EXPECT_EQ(folder.Names(), (std::vector<std::string>{"corpus", "rules"}));
}

TEST(UsageTest, AnUnknownLanguageNamesThoseThereAre) {
  Invocation run;
  run.arguments = {"extract", "--language", "tlh"};
  const Result result = Claimcheck(run);
  EXPECT_EQ(result.code, 2);
  EXPECT_TRUE(result.LastLine().starts_with(
      "exit 2: no language pack for `tlh`; known: `en`"))
      << result.err;
}

TEST(UsageTest, HelpNamesCommandsStancesAndCodes) {
  const TempFolder folder;
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"--help"}, {"-h"}, {"help"}}) {
    const Result result = Claimcheck(folder, arguments);
    EXPECT_EQ(result.code, 0);
    EXPECT_EQ(result.err, "");
    for (const char* words : {"check", "explain", "test", "extract", "schema",
                              "contradict", "silent", "--fail-on",
                              "--allow-partial", "Examples:", "Exit codes:"}) {
      EXPECT_NE(result.out.find(words), std::string::npos) << words;
    }
  }
}

TEST(UsageTest, EveryCommandHasHelpOfItsOwn) {
  const TempFolder folder;
  for (const char* command :
       {"check", "explain", "test", "extract", "init", "schema"}) {
    const Result result = Claimcheck(folder, {command, "--help"});
    EXPECT_EQ(result.code, 0);
    EXPECT_NE(result.out.find(std::string("Usage: claimcheck ") + command),
              std::string::npos)
        << result.out;
    EXPECT_NE(result.out.find("Examples:"), std::string::npos);
    EXPECT_EQ(Claimcheck(folder, {"help", command}).out, result.out);
  }
}

TEST(UsageTest, TheCommandCanBeLeftOut) {
  const TempFolder folder;
  WriteSmallProject(folder);
  const std::string out = Claimcheck(folder, {"check"}).out;
  EXPECT_EQ(Claimcheck(folder, {}).out, out);
  EXPECT_EQ(Claimcheck(folder, {"--rules", "rules"}).out, out);
}

TEST(UsageTest, AnArgumentCanFollowAnOption) {
  const TempFolder folder;
  WriteSmallProject(folder);
  const Result result = Claimcheck(
      folder,
      {"explain", "--rules", "rules", "arches", "--corpus", "corpus", "dai"});
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_NE(result.out.find("daily  = agree"), std::string::npos) << result.out;
}

TEST(OutputTest, AFileGetsWhatStandardOutputWould) {
  const TempFolder folder;
  WriteSmallProject(folder);
  const Result shown = Claimcheck(folder, {"check", "--format", "json"});
  const Result written =
      Claimcheck(folder, {"check", "--format", "json", "-o", "out.json"});
  EXPECT_EQ(written.code, 0);
  EXPECT_EQ(written.out, "");
  EXPECT_EQ(written.err, "wrote out.json\n");
  EXPECT_EQ(folder.Read("out.json"), shown.out);
}

TEST(OutputTest, SeveralFormatsInOneRun) {
  const TempFolder folder;
  WriteSmallProject(folder);
  const Result result =
      Claimcheck(folder, {"check", "--quiet", "--format", "text", "--format",
                          "json=a.json", "--format", "html=a.html"});
  EXPECT_EQ(result.code, 0);
  EXPECT_EQ(result.err, "");
  EXPECT_NE(result.out.find("1 claim x 1 source"), std::string::npos);
  EXPECT_EQ(folder.Read("a.json")[0], '{');
  EXPECT_EQ(folder.Read("a.html").substr(0, 9), "<!doctype");
  EXPECT_EQ(folder.Names(),
            (std::vector<std::string>{"a.html", "a.json", "corpus", "rules"}))
      << "no temporary file is left";
}

TEST(OutputTest, AFolderThatIsNotThereIsSaidBeforeTheWork) {
  const TempFolder folder;
  WriteSmallProject(folder);
  EXPECT_EQ(Claimcheck(folder, {"check", "-o", "gone/out.txt"}).err,
            "exit 2: cannot write gone/out.txt: there is no folder `gone`\n");
  EXPECT_EQ(Claimcheck(folder, {"check", "-o", "rules"}).err,
            "exit 2: cannot write rules: it is a folder\n");
  const Result device = Claimcheck(folder, {"check", "-o", "/dev/full"});
  EXPECT_EQ(device.code, 2);
  EXPECT_EQ(device.LastLine(),
            "exit 2: cannot write /dev/full: No space left on device");
}

TEST(OutputTest, AFolderThatMayNotBeWrittenToIsSaid) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.MakeFolder("locked");
  std::filesystem::permissions(folder.path() + "/locked",
                               std::filesystem::perms(0555));
  Invocation run;
  run.arguments = {"check", "-o", "locked/out.txt"};
  run.folder = folder.path();
  run.as_nobody = true;
  const Result result = Claimcheck(run);
  if (result.code == 126) {
    GTEST_SKIP() << "NOT TESTED: root writes everywhere, and the program could "
                    "not be started as somebody else";
  }
  EXPECT_EQ(result.code, 2);
  EXPECT_EQ(result.LastLine(),
            "exit 2: cannot write locked/out.txt: Permission denied");
}

TEST(OutputTest, AReaderWhoGoesAwayIsNoCrash) {
  Invocation run;
  run.arguments = {"check",   "--format",          "json",
                   "--rules", "rules/treaty.yaml", "--corpus",
                   "corpus"};
  run.read_only = 10;
  const Result result = Claimcheck(run);
  EXPECT_EQ(result.code, 2);
  EXPECT_EQ(result.out.size(), 10U);
  EXPECT_EQ(result.LastLine(),
            "exit 2: cannot write to standard output: Broken pipe");
}

TEST(OutputTest, TheExitCodeDoesNotDependOnWhereOutputGoes) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("corpus/daily.txt", "The bridge has 4 arches.\n");
  EXPECT_EQ(Claimcheck(folder, {"check"}).code, 1);
  EXPECT_EQ(Claimcheck(folder, {"check", "-o", "out.txt"}).code, 1);
  EXPECT_EQ(Claimcheck(folder, {"check", "--format", "json"}).code, 1);
}

TEST(FailOnTest, TheLevelDecidesTheCode) {
  struct Row {
    const char* text;
    const char* level;
    int code;
    const char* last_line;
  };
  constexpr Row kRows[] = {
      {"The bridge has 4 arches.", "error", 1,
       "exit 1: 1 error finding (--fail-on error)"},
      {"The bridge has 4 arches.", "hint", 1,
       "exit 1: 1 error finding (--fail-on hint)"},
      {"The bridge has 4 arches.", "never", 0, ""},
      {"The bridge has 3 arches.", "hint", 0, ""},
      {"Perhaps the bridge has 4 arches.", "error", 0, ""},
      {"Perhaps the bridge has 4 arches.", "info", 1,
       "exit 1: 1 info finding (--fail-on info)"},
  };
  const TempFolder folder;
  WriteSmallProject(folder);
  for (const Row& row : kRows) {
    SCOPED_TRACE(std::string(row.text) + " " + row.level);
    folder.Write("corpus/daily.txt", row.text);
    const Result result = Claimcheck(folder, {"check", "--fail-on", row.level});
    EXPECT_EQ(result.code, row.code);
    EXPECT_EQ(result.LastLine(), row.last_line);
  }
}

TEST(QuietTest, WarningsGoAndErrorsStay) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("rules/bridge.yaml",
               std::string(kSmallRules) + "vocabulary: {boat: boat}\n");
  EXPECT_NE(Claimcheck(folder, {"check"}).err.find("warning"),
            std::string::npos);
  EXPECT_EQ(Claimcheck(folder, {"check", "--quiet"}).err, "");
  folder.Write("corpus/daily.txt", "");
  EXPECT_NE(Claimcheck(folder, {"check", "-q"}).err.find("error"),
            std::string::npos);
}

bool HasColor(const Invocation& run) {
  return Claimcheck(run).out.find('\x1b') != std::string::npos;
}

TEST(ColorTest, OnlyOnATerminalAndOnlyIfWanted) {
  const TempFolder folder;
  WriteSmallProject(folder);
  Invocation run;
  run.folder = folder.path();
  run.arguments = {"check"};
  EXPECT_FALSE(HasColor(run));
  run.environment = {{"TERM", "xterm"}};
  EXPECT_FALSE(HasColor(run));
  run.on_terminal = true;
  EXPECT_TRUE(HasColor(run));
  run.environment = {{"TERM", "xterm"}, {"NO_COLOR", "1"}};
  EXPECT_FALSE(HasColor(run));
  run.environment = {{"TERM", "dumb"}};
  EXPECT_FALSE(HasColor(run));
  run.environment = {{"TERM", "xterm"}};
  run.arguments = {"check", "--color", "never"};
  EXPECT_FALSE(HasColor(run));
  run.on_terminal = false;
  run.arguments = {"check", "--color", "always"};
  EXPECT_TRUE(HasColor(run));
}

TEST(ExtractTest, ReadsStandardInputAndFiles) {
  const TempFolder folder;
  folder.Write("a.txt", "He left on 3 May 2024.");
  folder.Write("bad.txt", "\xff");
  Invocation run;
  run.folder = folder.path();
  run.arguments = {"extract"};
  run.input = "He left on 3 May 2024.";
  const Result piped = Claimcheck(run);
  EXPECT_EQ(piped.code, 0);
  EXPECT_NE(piped.out.find("\"earliest\":\"2024-05-03\""), std::string::npos)
      << piped.out;
  EXPECT_EQ(Claimcheck(folder, {"extract", "a.txt"}).out, piped.out);
  const Result both = Claimcheck(folder, {"extract", "bad.txt", "a.txt"});
  EXPECT_EQ(both.code, 3);
  EXPECT_NE(both.out.find("2024-05-03"), std::string::npos)
      << "one bad file is no reason to leave out the others";
}

TEST(InitTest, WritesAProjectThatWorksAndOverwritesNothing) {
  const TempFolder folder;
  const Result result = Claimcheck(folder, {"init", "ferry"});
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_NE(result.out.find("wrote ferry/rules/example.yaml\n"),
            std::string::npos)
      << result.out;
  Invocation run;
  run.folder = folder.path() + "/ferry";
  run.arguments = {"test"};
  EXPECT_EQ(Claimcheck(run).code, 0) << Claimcheck(run).out;
  run.arguments = {"check"};
  const Result check = Claimcheck(run);
  EXPECT_EQ(check.code, 1) << "one source is wrong on purpose";
  EXPECT_EQ(check.LastLine(), "exit 1: 1 error finding (--fail-on error)");
  const Result again = Claimcheck(folder, {"init", "ferry"});
  EXPECT_EQ(again.code, 2);
  EXPECT_EQ(again.LastLine(),
            "exit 2: ferry/rules/example.yaml is there already; nothing was "
            "written");
}

TEST(ExtractTest, ReadsJsonLinesAndTellsTheContextOfTerms) {
  const TempFolder folder;
  folder.Write("a.jsonl",
               "{\"id\": \"one\", \"text\": \"\\u201cThe bridge\\u201d is "
               "not closed.\"}\n{\"id\": 2}\n"
               "{\"id\": \"two\", \"text\": \"The ferry is.\"}\n");
  folder.Write("more.yaml",
               "context: [{label: negation, direction: forward, phrases: [the "
               "ferry]}]\n");
  const Result result =
      Claimcheck(folder, {"extract", "--term", "Closed", "--term", "is",
                          "--context", "more.yaml", "a.jsonl"});
  EXPECT_EQ(result.code, 3) << "a line without text";
  EXPECT_NE(result.out.find(
                R"({"record":"one","kind":"term","begin":24,"end":30,)"
                R"("text":"closed","term":"Closed","polarity":"negated")"),
            std::string::npos)
      << result.out;
  EXPECT_NE(result.out.find(R"({"record":"two","kind":"term","begin":10,)"
                            R"("end":12,"text":"is","term":"is",)"
                            R"("polarity":"negated")"),
            std::string::npos)
      << result.out;
  EXPECT_EQ(Claimcheck(folder, {"extract", "--context", "a.jsonl"}).code, 2);
}

}  // namespace
}  // namespace claimcheck
