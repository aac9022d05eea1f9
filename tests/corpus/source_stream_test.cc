#include "checker/corpus/source_stream.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "checker/corpus/corpus.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

using testing::HasSubstr;

constexpr char kManifest[] =
    "schema: claimcheck-corpus/1\n"
    "sources:\n"
    "  - {file: news.jsonl, publisher: The Tarn Post}\n"
    "  - {file: note.txt, id: note}\n";

// Lines with a byte order mark before them, with all line ends, escapes and
// mistakes.
const std::string& News() {
  static const auto* news = new std::string(
      "\xEF\xBB\xBF{\"id\": \"a\", \"text\": \"The caf\xC3\xA9 \\u00e9\\n"
      "opened.\"}\r\n"
      "\n"
      "{\"id\": \"b\",\r \"title\": \"\xC3\xA9\", \"tittle\": 1, \"text\": "
      "\"Two.\"}\n"
      "{\"id\": \"c\", \"text\": 7}\n"
      "not JSON\n"
      "  {\"id\": \"d\", \"tittle\": 2, \"text\": \"Four \\\"4\\\".\"}  \n"
      "{\"id\": \"e\", \"text\": \" \"}\n"
      "{\"id\": \"f\", \"text\": \"The last one has no line end.\"}");
  return *news;
}

// A corpus on the disk with these lines.
class Folder {
 public:
  explicit Folder(const std::string& news)
      : path_(absl::StrCat(
            testing::TempDir(), "source-stream-",
            testing::UnitTest::GetInstance()->current_test_info()->name())) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
    Write("corpus.yaml", kManifest);
    Write("note.txt", "A note.");
    Write("news.jsonl", news);
  }
  ~Folder() { std::filesystem::remove_all(path_); }

  void Write(const std::string& name, std::string_view bytes) const {
    std::ofstream(absl::StrCat(path_, "/", name), std::ios::binary) << bytes;
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// What a corpus gives, for people who look for a difference.
struct Read {
  std::vector<std::string> sources;
  std::string diagnostics;
  int unreadable = 0;
};

void Add(const Source& source, Read& read) {
  const int begin = source.origin.empty() ? 0 : source.origin.front();
  const int end =
      source.origin.empty() ? source.file->size() : source.origin.back();
  const LineColumn place = source.file->LineColumnAt(begin);
  read.sources.push_back(absl::StrCat(
      source.id, " ", source.publisher, " ", source.sha256, " ", source.text,
      " ", absl::StrJoin(source.origin, ","), " ", place.line, ":",
      place.column, " ", std::string(source.file->BytesAt({begin, end})), " ",
      std::string(source.file->LineAt(begin)), " ",
      source.file->LineStart(begin)));
}

void Add(const Diagnostics& diagnostics, Read& read) {
  for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
    read.diagnostics += FormatDiagnostic(diagnostic);
  }
}

Read Whole(const std::string& path) {
  Diagnostics diagnostics;
  const auto corpus = LoadCorpus(path, diagnostics);
  EXPECT_TRUE(corpus.ok()) << corpus.status();
  Read read;
  for (const Source& source : corpus->sources) Add(source, read);
  Add(diagnostics, read);
  read.unreadable = corpus->unreadable;
  return read;
}

Read InParts(const std::string& path, size_t part_bytes) {
  SourceStream stream({path});
  stream.ReadInParts([](const std::string&) { return absl::OkStatus(); },
                     part_bytes);
  Read read;
  while (true) {
    const auto found = stream.Next();
    EXPECT_TRUE(found.ok()) << found.status();
    if (!found.ok() || !found->has_value()) return read;
    for (const auto& source : (*found)->sources) Add(*source, read);
    Add((*found)->diagnostics, read);
    read.unreadable += (*found)->unreadable;
  }
}

TEST(SourceStreamTest, PartsOfAFileMakeTheWhole) {
  const Folder folder(News());
  const Read whole = Whole(folder.path());
  EXPECT_EQ(whole.sources.size(), 5U);
  EXPECT_EQ(whole.unreadable, 3);
  EXPECT_THAT(whole.diagnostics, HasSubstr("tittle"));
  for (const size_t bytes : {size_t{1}, size_t{5}, size_t{40}, size_t{100},
                             News().size(), FileParts::kUsualBytes}) {
    const Read parts = InParts(folder.path(), bytes);
    EXPECT_EQ(parts.sources, whole.sources) << bytes;
    EXPECT_EQ(parts.diagnostics, whole.diagnostics) << bytes;
    EXPECT_EQ(parts.unreadable, whole.unreadable) << bytes;
  }
}

TEST(SourceStreamTest, ALineWithoutAnIdMakesNoEmptyFile) {
  const Folder folder("{\"text\": \"Two.\"}\n");
  folder.Write("corpus.yaml",
               "schema: claimcheck-corpus/1\nsources:\n"
               "  - {file: news.jsonl, sha256: " +
                   std::string(64, '0') + "}\n");
  Diagnostics diagnostics;
  ASSERT_TRUE(LoadCorpus(folder.path(), diagnostics).ok());
  EXPECT_EQ(diagnostics.errors(), 2);  // The sum and the id, each once.
  const Read whole = Whole(folder.path());
  const Read parts = InParts(folder.path(), 20);
  EXPECT_EQ(whole.unreadable, 0);
  EXPECT_EQ(parts.unreadable, 0);
  EXPECT_EQ(parts.diagnostics, whole.diagnostics);
}

TEST(SourceStreamTest, WhatIsNoTextSpoilsTheWholeFile) {
  for (const char* bad :
       {"", " \n\n", "\xFF", "\n\n{\"id\": \"a\\0\"}\xC3\n"}) {
    const std::string before =
        std::string(bad) == "" || *bad == ' ' ? "" : News() + "\n";
    const Folder folder(before + bad);
    const Read whole = Whole(folder.path());
    const Read parts = InParts(folder.path(), 20);
    EXPECT_EQ(whole.sources.size(), 1U);  // The note.
    EXPECT_EQ(parts.sources, whole.sources);
    EXPECT_EQ(parts.diagnostics, whole.diagnostics);
    EXPECT_EQ(parts.unreadable, 1);
  }
}

TEST(SourceStreamTest, AFileThatIsWrittenToMeanwhileIsUnreadable) {
  const Folder folder(News());
  SourceStream stream({folder.path()});
  stream.ReadInParts([](const std::string&) { return absl::OkStatus(); }, 20);
  ASSERT_EQ((*stream.Next())->sources.size(), 1U);
  folder.Write("news.jsonl", News() + "\n");
  const auto found = stream.Next();
  ASSERT_TRUE(found.ok() && found->has_value());
  EXPECT_EQ((*found)->unreadable, 1);
  ASSERT_EQ((*found)->diagnostics.errors(), 1);
  EXPECT_THAT((*found)->diagnostics.Sorted()[0].message,
              HasSubstr("changes while it is read"));
  ASSERT_EQ((*stream.Next())->sources.size(), 1U);  // The note.
}

TEST(SourceStreamTest, ReadsNothingInPartsThatMayNotBeRead) {
  const Folder folder(News());
  const auto fence = [](const std::string& path) {
    return path.ends_with(".jsonl") ? absl::PermissionDeniedError("a fence")
                                    : absl::OkStatus();
  };
  SourceStream stream({folder.path()}, {}, [&](const std::string& path) {
    const absl::Status status = fence(path);
    return status.ok() ? ReadTextFile(path) : status;
  });
  stream.ReadInParts(fence);
  const auto found = stream.Next();
  ASSERT_TRUE(found.ok() && found->has_value());
  EXPECT_TRUE((*found)->sources.empty());
  EXPECT_THAT((*found)->diagnostics.Sorted()[0].message, HasSubstr("a fence"));
}

}  // namespace
}  // namespace claimcheck
