#include "checker/corpus/corpus_cache.h"

#include <map>
#include <string>

#include "gtest/gtest.h"

namespace claimcheck {
namespace {

constexpr char kManifest[] =
    "schema: claimcheck-corpus/1\nsources:\n"
    "  - {id: a, file: a.txt}\n  - {id: b, file: b.txt}\n";

// Files in memory; each stays one object until it is written.
class Files {
 public:
  void Write(const std::string& path, const std::string& text) {
    files_[path] = *TextFile::Create(path, text);
  }
  FileOpener Opener() const {
    return [this](const std::string& path) -> absl::StatusOr<TextFilePtr> {
      const auto found = files_.find(path);
      if (found == files_.end()) return absl::NotFoundError(path);
      return found->second;
    };
  }

 private:
  std::map<std::string, TextFilePtr> files_;
};

class CorpusCacheTest : public testing::Test {
 protected:
  CorpusCacheTest() : cache_(files_.Opener()) {
    files_.Write("m/c.yaml", kManifest);
    files_.Write("m/a.txt", "One.");
    files_.Write("m/b.txt", "Two.");
  }

  SharedCorpus Load() {
    diagnostics_ = {};
    auto corpus = cache_.Load("m/c.yaml", diagnostics_);
    cache_.Sweep();
    EXPECT_TRUE(corpus.ok()) << corpus.status();
    return *std::move(corpus);
  }

  Files files_;
  CorpusCache cache_;
  Diagnostics diagnostics_;
};

TEST_F(CorpusCacheTest, WhatHasNotChangedIsTheSameObject) {
  const SharedCorpus first = Load();
  ASSERT_EQ(first.sources.size(), 2u);
  EXPECT_EQ(Load().sources, first.sources);
  files_.Write("m/a.txt", "Another.");
  const SharedCorpus second = Load();
  EXPECT_NE(second.sources[0], first.sources[0]);
  EXPECT_EQ(second.sources[0]->text, "Another.");
  EXPECT_EQ(second.sources[1], first.sources[1]);
  // A line more in the manifest, then another description of one source.
  files_.Write("m/c.yaml", std::string("# Sources\n") + kManifest);
  EXPECT_EQ(Load().sources, second.sources);
  files_.Write("m/c.yaml",
               "schema: claimcheck-corpus/1\nsources:\n"
               "  - {id: a, file: a.txt, voice: owner}\n"
               "  - {id: b, file: b.txt}\n");
  const SharedCorpus third = Load();
  EXPECT_EQ(third.sources[0]->voice, "owner");
  EXPECT_EQ(third.sources[1], first.sources[1]);
}

TEST_F(CorpusCacheTest, MistakesAreSaidEachTimeAtTheirPlace) {
  files_.Write("m/c.yaml",
               std::string(kManifest) + "  - {id: c, file: c.txt}\n");
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(Load().unreadable, 1);
    ASSERT_EQ(diagnostics_.Sorted().size(), 1u);
  }
  const int before = diagnostics_.Sorted()[0].span.begin;
  files_.Write("m/c.yaml", std::string("# Sources\n") + kManifest +
                               "  - {id: c, file: c.txt}\n");
  Load();
  EXPECT_EQ(diagnostics_.Sorted()[0].span.begin, before + 10);
  files_.Write("m/c.txt", "Three.");
  EXPECT_EQ(Load().sources.size(), 3u);
  EXPECT_TRUE(diagnostics_.Sorted().empty());
}

TEST_F(CorpusCacheTest, AnIdTwiceIsAMistakeHoweverOftenItIsRead) {
  files_.Write("m/c.yaml",
               std::string(kManifest) + "  - {id: a, file: a.txt}\n");
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(Load().sources.size(), 2u);
    ASSERT_EQ(diagnostics_.Sorted().size(), 1u);
    EXPECT_EQ(diagnostics_.Sorted()[0].kind, DiagnosticKind::kDuplicateId);
  }
}

}  // namespace
}  // namespace claimcheck
