// Words of files that mean something to a terminal, a log or another program,
// and standard files that are not there.

#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "tests/cli/program.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

// A window title, red, a right-to-left override, an isolate, a CSI of one
// character and a delete.
constexpr char kSteering[] =
    "\x1b]0;owned\x07\x1b[31m\u202Ereversed\u2066\u009B\x7f";

// The same as YAML and JSON have it.
constexpr char kEscaped[] =
    R"(\u001b]0;owned\u0007\u001b[31m\u202ereversed\u2066\u009b\u007f)";

// The first character that steers, with what is around it; "" if none does.
std::string Steering(std::string_view text) {
  for (const std::string_view bad :
       {"\x1b", "\x07", "\x7f", "\u202E", "\u2066", "\u009B"}) {
    const size_t at = text.find(bad);
    if (at == text.npos) continue;
    return std::string(text.substr(at < 60 ? 0 : at - 60, 90));
  }
  return "";
}

// A project in which every text that may hold such characters does.
void WriteSteering(const TempFolder& folder) {
  const std::string name = std::string("r") + kSteering;
  const auto with = [](std::string text) {
    for (size_t at = text.find('@'); at != text.npos; at = text.find('@')) {
      text.replace(at, 1, kEscaped);
    }
    return text;
  };
  folder.Write("rules/" + name + ".yaml", with(R"(schema: claimcheck/1
title: "rules @"
vocabulary: {arch: arch~}
voices:
  mayor: {side: town, names: [the mayor]}
  line: {side: crew, names: [the line]}
subjects:
  bridge: {names: [the Tarn Bridge, the bridge]}
claims:
  - id: arches
    kind: number
    claim: "The bridge has 3 arches @."
    about: bridge
    of: "{arch}"
    expect: 3
    tests:
      - {text: "The bridge has 4 arches, @ they say.", expect: agree}
      - {text: "The bridge has 5 arches.", expect: agree, todo: "later @"}
)"));
  folder.Write("corpus/corpus.yaml", with(R"(schema: claimcheck-corpus/1
sources:
  - id: daily
    file: "daily@.txt"
    title: "Daily @"
    publisher: "Press @"
    url: "https://example.org/@"
    credits: ["wire @"]
    published: 2025-01-18
  - {id: town, file: town.txt, published: 2025-01-19, voice: mayor}
  - {id: crew, file: crew.txt, published: 2025-01-19, voice: line}
)"));
  const std::string steering = kSteering;
  folder.Write("corpus/daily" + steering + ".txt",
               "The bridge has 4 " + steering + " arches. \"It has 5 arches " +
                   steering + "\", the mayor said.\n");
  folder.Write("corpus/town.txt", "The bridge has 3 arches " + steering + ".");
  folder.Write("corpus/crew.txt", "The bridge has 7 arches " + steering + ".");
}

void ExpectClean(const TempFolder& folder,
                 const std::vector<std::string>& arguments) {
  std::string line;
  for (const std::string& word : arguments) line += word + " ";
  SCOPED_TRACE(line);
  const Result result = Claimcheck(folder, arguments);
  EXPECT_EQ(Steering(result.out), "");
  EXPECT_EQ(Steering(result.err), "");
  EXPECT_NE(result.out + result.err, "");
}

TEST(SteeringTest, ReportsForPeopleAndLogsShowItAndDoNotObey) {
  const TempFolder folder;
  WriteSteering(folder);
  for (const char* format :
       {"text", "markdown", "junit", "github", "csv", "gitlab=out"}) {
    ExpectClean(folder, {"check", "--format", format});
  }
  const Result text = Claimcheck(folder, {"check"});
  EXPECT_EQ(text.code, 1);
  EXPECT_NE(text.out.find("[[5]] arches \\u{1b}]0;owned"), std::string::npos)
      << text.out;
}

TEST(SteeringTest, EveryOtherCommandShowsItAndDoesNotObey) {
  const TempFolder folder;
  WriteSteering(folder);
  ASSERT_EQ(
      Claimcheck(folder, {"check", "--format", "json", "-o", "old.json"}).code,
      1);
  folder.Write("corpus/town.txt", "The bridge has 8 arches.");
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{
           {"explain", "arches"},
           {"show", "arches"},
           {"show", "arches", "--expanded"},
           {"readouts"},
           {"test"},
           {"test", "--mutate"},
           {"lint"},
           {"fmt", "--check"},
           {"diff", "old.json"},
           {"diff", "old.json", "--format", "markdown"},
           {"baseline", "write", "--baseline", "known.txt"},
           {"baseline", "show", "--baseline", "known.txt"},
           {"check", "--profile"},
           {"test", "--update"}}) {
    ExpectClean(folder, arguments);
  }
}

TEST(SteeringTest, WhatIsSaidOfTheCallShowsItAndDoesNotObey) {
  const TempFolder folder;
  WriteSteering(folder);
  const std::string word = std::string("x") + kSteering;
  folder.Write("old.json", std::string(R"({"schema": ")") + kEscaped + R"("})");
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{
           {word},
           {"check", "--" + word},
           {"check", "--rules", word},
           {"check", "--corpus", word},
           {"check", "--only", word},
           {"check", "--format", word},
           {"check", "--format", "json=" + word},
           {"check", "-o", word + "/out"},
           {"check", "--baseline", word},
           {"check", "--waivers", word},
           {"check", "--today", word},
           {"check", "--print-config", "--cache", word},
           {"explain", word},
           {"explain", "arches", word},
           {"diff", word},
           {"diff", "old.json"},
           {"extract", word},
           {"init", word}}) {
    ExpectClean(folder, arguments);
  }
}

TEST(SteeringTest, MistakesInFilesShowItAndDoNotObey) {
  const std::string word = kEscaped;
  struct Row {
    const char* path;
    std::string text;
  };
  const std::vector<Row> rows = {
      {"rules/a.yaml", "schema: \"claimcheck/" + word + "\"\n"},
      {"rules/a.yaml", "schema: claimcheck/1\n\"" + word + "\": 1\n"},
      {"rules/a.yaml", "schema: claimcheck/1\nuse: \"" + word + "\"\n"},
      {"corpus/corpus.yaml",
       "schema: claimcheck-corpus/1\nsources:\n  - {id: \"" + word +
           "\", file: \"" + word + ".txt\", published: \"" + word + "\"}\n"},
      {"claimcheck.yaml",
       "schema: claimcheck-config/1\nrules: \"" + word + "\"\n"},
      {"rules/waivers.yaml",
       "schema: claimcheck-waivers/1\nwaivers:\n  - {claim: \"" + word +
           "\", why: x, until: \"" + word + "\"}\n"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const TempFolder folder;
    WriteSmallProject(folder);
    folder.Write(row.path, row.text);
    EXPECT_NE(Claimcheck(folder, {"check"}).code, 0);
    ExpectClean(folder, {"check"});
  }
}

// A log on GitHub obeys lines that begin with "::".
TEST(SteeringTest, NoLineOfAReportIsACommandToALog) {
  const TempFolder folder;
  WriteSmallProject(folder);
  const std::string command = "::stop-commands::x ";
  folder.Write("corpus/corpus.yaml", std::string(kSmallManifest) +
                                         "    title: \"" + command + "\"\n");
  folder.Write("corpus/daily.txt",
               command +
                   "The ::add-mask::bridge and the ##[error]bridge have " +
                   command + command + command + command + command + command +
                   "and the bridge has 4 arches " + command + "they say.\n");
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"check"},
                                             {"check", "--format", "text"},
                                             {"explain", "arches"},
                                             {"readouts"},
                                             {"test"}}) {
    const Result result = Claimcheck(folder, arguments);
    SCOPED_TRACE(result.out);
    std::istringstream lines(result.out + result.err);
    for (std::string line; std::getline(lines, line);) {
      const size_t at = line.find_first_not_of(" \t");
      if (at == line.npos) continue;
      EXPECT_FALSE(line.compare(at, 2, "::") == 0) << line;
      EXPECT_EQ(line.find("##["), line.npos) << line;
    }
  }
}

TEST(LastLineTest, IsOneLineOfBoundedLengthWhateverIsNamed) {
  const TempFolder folder;
  WriteSmallProject(folder);
  const Result result =
      Claimcheck(folder, {"check", "--rules", "gone\nexit 0: all is well"});
  EXPECT_EQ(result.LastLine(),
            "exit 2: no such file or folder: gone exit 0: all is well");
  folder.Write("old.json",
               R"({"schema": ")" + std::string(3'000'000, 'a') + R"("})");
  const Result bounded = Claimcheck(folder, {"diff", "old.json"});
  EXPECT_EQ(bounded.code, 2);
  EXPECT_LT(bounded.err.size(), 10'000U);
}

// What is said of a file may quote a word that is as long as the file.
TEST(MessagesTest, AreOfBoundedLengthWhateverTheyQuote) {
  const std::string word(300'000, 'a');
  struct Row {
    const char* path;
    std::string text;
    std::vector<std::string> arguments = {"check"};
  };
  const std::string report = R"({"schema": "claimcheck-report/1", ")";
  const std::vector<Row> rows = {
      {"rules/a.yaml", "schema: claimcheck/1\n" + word + ": 1\n"},
      {"rules/a.yaml", "schema: " + word + "\n"},
      {"rules/a.yaml", "schema: claimcheck/1\nuse: " + word + "\n"},
      {"rules/a.yaml",
       "schema: claimcheck/1\nvocabulary: {a: \"{" + word + "}\"}\n"},
      {"rules/a.yaml", "schema: claimcheck/1\nclaims:\n  - {id: a, kind: " +
                           word + ", claim: a, about: " + word + "}\n"},
      {"corpus/corpus.yaml",
       "schema: claimcheck-corpus/1\nsources:\n  - {id: " + word +
           ", file: " + word + ".txt, published: " + word + "}\n"},
      {"corpus/corpus.yaml",
       "schema: claimcheck-corpus/1\nsources:\n  - {file: daily.md}\n"},
      {"claimcheck.yaml", "schema: claimcheck-config/1\nrules: " + word + "\n"},
      {"claimcheck.yaml", "schema: claimcheck-config/1\n" + word + ": 1\n"},
      {"waivers.yaml",
       "schema: claimcheck-waivers/1\nwaivers:\n  - {claim: " + word +
           ", sources: " + word + ", until: " + word + "}\n",
       {"check", "--waivers", "waivers.yaml"}},
      {"known.txt",
       "# claimcheck-baseline/1\n" + word + "\n",
       {"check", "--baseline", "known.txt"}},
      {"known.txt", word, {"check", "--baseline", "known.txt"}},
      {"old.json", report + word + "\": 1}", {"diff", "old.json"}},
      {"old.json", report + "engine\": \"" + word, {"diff", "old.json"}},
      {"lines.jsonl", "\"" + word + "\"", {"judge", "lines.jsonl"}},
      {"lines.jsonl",
       R"({"schema": ")" + word + "\"}",
       {"judge", "lines.jsonl"}},
      {"rules/a.yaml", "schema: claimcheck/1\n" + word + ": 1\n", {"lint"}},
      {"rules/a.yaml", "a: [" + word + "\n", {"fmt"}}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.path + row.text.substr(0, 100));
    const TempFolder folder;
    WriteSmallProject(folder);
    folder.Write("corpus/daily.md", "---\nid: [" + word + "]\n---\nText.\n");
    folder.Write(row.path, row.text);
    const Result result = Claimcheck(folder, row.arguments);
    EXPECT_TRUE(result.code == 2 || result.code == 3) << result.code;
    EXPECT_TRUE(result.LastLine().starts_with("exit ")) << result.LastLine();
    EXPECT_LT(result.out.size() + result.err.size(), 20'000U);
  }
}

// All that write to standard output.
const std::vector<std::vector<std::string>>& Writers() {
  static const auto* writers = new std::vector<std::vector<std::string>>{
      {"check"},
      {"check", "--format", "json"},
      {"check", "--format", "html"},
      {"check", "--print-config"},
      {"observe"},
      {"judge", "lines.jsonl"},
      {"explain", "arches"},
      {"explain", "arches", "--format", "json"},
      {"show", "arches"},
      {"diff", ".", "."},
      {"test"},
      {"lint", "--measure"},
      {"extract", "corpus/daily.txt"},
      {"baseline", "show", "--baseline", "known.txt"},
      {"schema", "rules"},
      {"completions", "bash"},
      {"man"},
      {"init", "new"},
      {"--help"},
      {"check", "--help"},
      {"--version"}};
  return *writers;
}

// A small project with what Writers() read.
void WriteForWriters(const TempFolder& folder) {
  WriteSmallProject(folder);
  folder.Write("corpus/daily.txt", "The bridge has 4 arches.\n");
  ASSERT_EQ(
      Claimcheck(folder, {"baseline", "write", "--baseline", "known.txt"}).code,
      0);
  ASSERT_EQ(Claimcheck(folder, {"observe", "-o", "lines.jsonl"}).code, 0);
}

TEST(StandardFilesTest, AReaderWhoIsGoneIsSaidByEveryCommand) {
  const TempFolder folder;
  WriteForWriters(folder);
  for (const std::vector<std::string>& arguments : Writers()) {
    SCOPED_TRACE(arguments.back());
    fs::remove_all(folder.path() + "/new");
    Invocation run;
    run.arguments = arguments;
    run.folder = folder.path();
    run.read_only = 0;
    const Result result = Claimcheck(run);
    EXPECT_EQ(result.code, 2);
    EXPECT_NE(
        result.LastLine().find("cannot write to standard output: Broken pipe"),
        std::string::npos)
        << result.err;
  }
}

TEST(StandardFilesTest, AClosedStandardOutputIsSaidByEveryCommand) {
  const TempFolder folder;
  WriteForWriters(folder);
  for (const std::vector<std::string>& arguments : Writers()) {
    SCOPED_TRACE(arguments.back());
    fs::remove_all(folder.path() + "/new");
    Invocation run;
    run.arguments = arguments;
    run.folder = folder.path();
    run.closed = {1};
    const Result result = Claimcheck(run);
    EXPECT_EQ(result.code, 2);
    EXPECT_NE(result.LastLine().find("cannot write to standard output: "),
              std::string::npos)
        << result.err;
  }
}

// Without care, the next file that is opened takes the place of a closed one,
// and messages for people go into it.
TEST(StandardFilesTest, NothingIsWrittenIntoAFileInTheirPlace) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("corpus/corpus.yaml",
               std::string(kSmallManifest) +
                   "  - {id: gone, file: gone.txt, published: 2025-01-18}\n");
  Invocation run;
  run.arguments = {"observe", "-o", "lines.jsonl", "--profile",
                   "--allow-partial"};
  run.folder = folder.path();
  ASSERT_EQ(Claimcheck(run).code, 0);
  const std::string lines = folder.Read("lines.jsonl");
  for (const std::vector<int>& closed :
       std::vector<std::vector<int>>{{2}, {0, 2}, {1, 2}, {0, 1, 2}, {0}}) {
    fs::remove(folder.path() + "/lines.jsonl");
    run.closed = closed;
    EXPECT_EQ(Claimcheck(run).code, 0);
    EXPECT_EQ(folder.Read("lines.jsonl"), lines);
  }
}

TEST(StandardFilesTest, AClosedStandardInputIsNoEmptyCorpus) {
  const TempFolder folder;
  WriteSmallProject(folder);
  Invocation run;
  run.arguments = {"check", "--corpus", "-"};
  run.folder = folder.path();
  run.closed = {0};
  const Result result = Claimcheck(run);
  EXPECT_EQ(result.code, 2);
  EXPECT_EQ(result.LastLine(),
            "exit 2: standard input: line 1: Bad file descriptor");
}

}  // namespace
}  // namespace claimcheck
