// Sizes that the program must take: each ends in a result, at its place, or in
// one clear message, with memory in proportion. Nothing here is timed, but what
// is not linear does not end before ctest loses patience.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include "gtest/gtest.h"
#include "tests/cli/program.h"

namespace claimcheck {
namespace {

constexpr size_t kMegabyte = 1'000'000;
constexpr std::string_view kClaimed = "The bridge has 3 arches.";
constexpr std::string_view kOther =
    "On market days the ferry carries hay, salt and lamps to the mill. ";

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kMeasuresMemory = false;  // Sanitizers take most of it.
#else
constexpr bool kMeasuresMemory = true;
#endif

std::string Repeated(std::string_view unit, size_t bytes) {
  std::string all;
  all.reserve(bytes + unit.size());
  while (all.size() < bytes) all += unit;
  return all;
}

std::string IdOf(int number) {
  std::string id = "s";
  id += std::to_string(number);
  return id;
}

void ExpectWithin(const Result& result, long megabytes) {
  if (!kMeasuresMemory) return;
  EXPECT_LT(result.memory_max_kb / 1000, megabytes);
}

// The small project with this source in the place of its own, which says what
// is claimed at byte `at`; and nothing else that counts.
void ExpectFoundAt(const std::string& file, const std::string& content,
                   size_t at, long megabytes) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("corpus/corpus.yaml",
               "schema: claimcheck-corpus/1\nsources:\n  - file: " + file +
                   (file.ends_with(".jsonl") ? "\n" : "\n    id: daily\n"));
  folder.Write("corpus/" + file, content);
  const Result result = Claimcheck(folder, {"check", "--format", "json"});
  EXPECT_EQ(result.code, 0) << result.err;
  const size_t value = at + kClaimed.find('3');
  EXPECT_NE(result.out.find("\"begin\": " + std::to_string(value)),
            std::string::npos)
      << result.out.substr(0, 5000);
  EXPECT_NE(result.out.find("\"agree\": 1"), std::string::npos);
  EXPECT_LT(result.out.size(), 100'000U) << "quotes more than helps";
  ExpectWithin(result, megabytes);
}

// Half of `bytes`, what is claimed, and the other half.
void ExpectFoundBetween(const std::string& file, const std::string& head,
                        std::string_view unit, size_t bytes,
                        std::string_view claimed, const std::string& tail,
                        long megabytes) {
  std::string content = head + Repeated(unit, bytes / 2);
  const size_t at = content.size() + claimed.find(kClaimed.substr(4));
  content += std::string(claimed) + Repeated(unit, bytes / 2) + tail;
  ExpectFoundAt(file, content, at - 4, megabytes);
}

TEST(LargeSourceTest, FiftyMegabytesOfText) {
  ExpectFoundBetween("daily.txt", "", kOther, 50 * kMegabyte, kClaimed, "\n",
                     2500);
}

TEST(LargeSourceTest, TwentyMegabytesOfMarkdown) {
  ExpectFoundBetween("daily.md", "",
                     "> On market days the *ferry* carries\n> - [hay](#a)\n\n",
                     20 * kMegabyte, "The bridge has 3 arches.\n\n", "", 1500);
}

TEST(LargeSourceTest, FiftyMegabytesOfHtml) {
  ExpectFoundBetween(
      "daily.html", "<html><body><article>",
      "<p>On market days the <b>ferry</b> carries hay &amp; salt.</p>\n",
      50 * kMegabyte, "<p>The bridge has 3 arches.</p>",
      "</article></body></html>", 2500);
}

TEST(LargeSourceTest, FiftyMegabytesInAJsonLine) {
  ExpectFoundBetween("daily.jsonl", R"({"id": "daily", "text": ")",
                     R"(On market days the \"ferry\" carries hay.\n)",
                     50 * kMegabyte, kClaimed, "\"}\n", 2500);
}

TEST(LargeSourceTest, ASentenceOfFiftyMegabytes) {
  ExpectFoundBetween("daily.txt", "", "hay and salt and lamps with ",
                     50 * kMegabyte, "the bridge has 3 arches. and ", "", 2500);
}

TEST(LargeSourceTest, AWordOfTenMegabytes) {
  const std::string word(10 * kMegabyte, 'a');
  ExpectFoundAt("daily.txt", word + ". " + std::string(kClaimed),
                word.size() + 2, 1000);
  const std::string digits(10 * kMegabyte, '1');
  ExpectFoundAt("daily.txt", std::string(kClaimed) + " Of " + digits + " boats",
                0, 1000);
}

TEST(LargeSourceTest, AMegabyteOfMarksAroundASentence) {
  for (const char* mark : {"(", "\"", "\u2026"}) {
    SCOPED_TRACE(mark);
    const std::string marks = Repeated(mark, kMegabyte);
    ExpectFoundAt("daily.txt", marks + std::string(kClaimed) + marks,
                  marks.size(), 1000);
  }
}

TEST(LargeSourceTest, AMillionParagraphs) {
  ExpectFoundBetween("daily.txt", "", "Hay.\n\n", 6 * kMegabyte,
                     "The bridge has 3 arches.\n\n", "", 1000);
}

TEST(LargeSourceTest, AsManyTagsThatAreNeverClosed) {
  for (const char* tag : {"<div>", "<script>", "<!--", "<p hidden>",
                          "<a href='", "<table><tr><td>", "&", "<"}) {
    SCOPED_TRACE(tag);
    ExpectFoundAt(
        "daily.html",
        "<p>" + std::string(kClaimed) + "</p>" + Repeated(tag, kMegabyte), 3,
        1000);
  }
}

// Each line ends what `observe` has of a source, and the next takes its place.
TEST(LargeCorpusTest, ObserveHoldsOneSourceAtATime) {
  const std::string text = Repeated(kOther, kMegabyte);
  long of_one = 0;
  for (const int sources : {1, 12}) {
    const TempFolder folder;
    WriteSmallProject(folder);
    std::string manifest = "schema: claimcheck-corpus/1\nsources:\n";
    for (int i = 0; i < sources; ++i) {
      const std::string name = IdOf(i);
      folder.Write("corpus/" + name + ".txt",
                   text + std::string(kClaimed) + "\n");
      manifest += "  - {id: " + name + ", file: " + name + ".txt}\n";
    }
    folder.Write("corpus/corpus.yaml", manifest);
    const Result result =
        Claimcheck(folder, {"observe", "-j1", "-o", "lines.jsonl"});
    EXPECT_EQ(result.code, 0) << result.err;
    if (sources == 1) of_one = result.memory_max_kb;
    if (kMeasuresMemory) {
      EXPECT_LT(result.memory_max_kb, 2 * of_one);
    }
  }
}

TEST(LargeCorpusTest, AHundredThousandLines) {
  std::string lines;
  for (int i = 0; i < 100'000; ++i) {
    lines += R"({"id": ")" + IdOf(i) + R"(", "text": "The bridge has )" +
             (i == 77'777 ? "4" : "3") + " arches.\"}\n";
  }
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("corpus/corpus.yaml",
               "schema: claimcheck-corpus/1\nsources:\n  - file: all.jsonl\n");
  folder.Write("corpus/all.jsonl", lines);
  const Result result = Claimcheck(folder, {"check", "--format", "junit"});
  EXPECT_EQ(result.code, 1) << result.err;
  EXPECT_NE(result.out.find("all.jsonl"), std::string::npos);
  EXPECT_NE(result.out.find("s77777"), std::string::npos);
  EXPECT_NE(result.out.find("failures=\"1\""), std::string::npos)
      << result.out.substr(0, 500);
  ExpectWithin(result, 2000);
}

TEST(LargeCorpusTest, TwentyThousandFiles) {
  constexpr int kFiles = 20'000;
  const TempFolder folder;
  WriteSmallProject(folder);
  std::string manifest = "schema: claimcheck-corpus/1\nsources:\n";
  for (int i = 0; i < kFiles; ++i) {
    const std::string id = IdOf(i);
    folder.Write("corpus/" + id + ".txt", i == kFiles - 1
                                              ? "The bridge has 4 arches."
                                              : std::string(kClaimed));
    manifest += "  - {id: " + id + ", file: " + id + ".txt}\n";
  }
  folder.Write("corpus/corpus.yaml", manifest);
  const Result result = Claimcheck(folder, {"check", "--format", "junit"});
  EXPECT_EQ(result.code, 1) << result.err;
  EXPECT_NE(result.out.find("corpus/s19999.txt"), std::string::npos);
  EXPECT_NE(result.out.find("failures=\"1\""), std::string::npos);
  ExpectWithin(result, 1000);
}

// A word of its own for each number: "aaab", "aaac".
std::string WordFor(int number) {
  std::string word;
  for (int i = 0; i < 4; ++i, number /= 26) {
    word.insert(word.begin(), static_cast<char>('a' + number % 26));
  }
  return word;
}

TEST(LargeRulesTest, TenThousandClaims) {
  constexpr int kClaims = 10'000;
  std::string rules =
      "schema: claimcheck/1\nsubjects:\n  bridge: {names: [the bridge]}\n"
      "claims:\n";
  for (int i = 0; i < kClaims; ++i) {
    const std::string number = std::to_string(i);
    rules += "  - {id: c" + number + ", kind: number, claim: It has 3., " +
             "about: bridge, of: x" + WordFor(i) + "~, expect: 3}\n";
  }
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("rules/bridge.yaml", rules);
  folder.Write("corpus/daily.txt", "The bridge has 3 x" + WordFor(7) +
                                       ".\n\nThe bridge has 4 x" +
                                       WordFor(9999) + ".\n");
  const Result result = Claimcheck(folder, {"check", "--format", "json"});
  EXPECT_EQ(result.code, 1) << result.err;
  EXPECT_NE(result.out.find("\"cells\": 10000"), std::string::npos);
  EXPECT_NE(result.out.find("\"agree\": 1,"), std::string::npos);
  EXPECT_NE(result.out.find("\"contradict\": 1,"), std::string::npos);
  ExpectWithin(result, 1000);
}

TEST(LargeRulesTest, AsManyMistakesOnOneLine) {
  std::string rules = "{schema: claimcheck/1";
  for (int i = 0; i < 50'000; ++i) rules += ", k" + std::to_string(i) + ": 1";
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("rules/bridge.yaml", rules + "}\n");
  const Result result = Claimcheck(folder, {"check"});
  EXPECT_EQ(result.LastLine(), "exit 2: 50000 errors in rule files");
  ExpectWithin(result, 1000);
}

TEST(EndlessFileTest, ALineWithoutAnEndFillsNoMemory) {
  const TempFolder folder;
  WriteSmallProject(folder);
  const Result result = Claimcheck(folder, {"judge", "/dev/zero"});
  EXPECT_EQ(result.code, 2);
  EXPECT_EQ(result.LastLine(), "exit 2: /dev/zero: line 1: longer than 1 GiB");
  ExpectWithin(result, 4000);
}

TEST(EndlessFileTest, AFileOfTwoGibibytesIsNotRead) {
  const TempFolder folder;
  WriteSmallProject(folder);
  std::error_code error;
  std::filesystem::resize_file(folder.path() + "/corpus/daily.txt",
                               std::uintmax_t{1} << 31, error);
  ASSERT_FALSE(error) << error.message();
  const Result result = Claimcheck(folder, {"check"});
  EXPECT_EQ(result.code, 3);
  EXPECT_NE(result.err.find("corpus/daily.txt: 2147483648 bytes are too many; "
                            "claimcheck reads files under 2 GiB"),
            std::string::npos)
      << result.err;
  ExpectWithin(result, 1000);
}

}  // namespace
}  // namespace claimcheck
