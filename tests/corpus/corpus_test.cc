#include "checker/corpus/corpus.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A folder of its own for each test.
class CorpusTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ =
        fs::path(testing::TempDir()) /
        (std::string("claimcheck_") + test->name() + std::to_string(getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string Path(const std::string& name) const {
    return (folder_ / name).string();
  }
  void Write(const std::string& name, std::string_view bytes) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  void WriteManifest(std::string_view sources) const {
    Write("corpus.yaml",
          "schema: claimcheck-corpus/1\nsources:\n" + std::string(sources));
  }
  // What is wrong in the corpus, as text.
  std::string Errors(int* unreadable = nullptr) const {
    Diagnostics diagnostics;
    const absl::StatusOr<Corpus> corpus =
        LoadCorpus(folder_.string(), diagnostics);
    if (!corpus.ok()) return std::string(corpus.status().message());
    if (unreadable != nullptr) *unreadable = corpus->unreadable;
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
      text += FormatDiagnostic(diagnostic);
    }
    return text;
  }
  Corpus Load() const {
    Diagnostics diagnostics;
    absl::StatusOr<Corpus> corpus = LoadCorpus(folder_.string(), diagnostics);
    EXPECT_TRUE(corpus.ok()) << corpus.status();
    for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
      ADD_FAILURE() << FormatDiagnostic(diagnostic);
    }
    return corpus.ok() ? *std::move(corpus) : Corpus();
  }

  fs::path folder_;
};

TEST_F(CorpusTest, ReadsWhatTheManifestSays) {
  Write("post.txt", "The council met.\n");
  WriteManifest(
      "  - id: harbour-post\n"
      "    file: post.txt\n"
      "    title: Council meets\n"
      "    publisher: Harbour Post\n"
      "    language: EN-gb\n"
      "    published: 2025-02..2025-04\n"
      "    url: https://example.org/1\n"
      "    voice: council\n"
      "    credits: [zed, wire, zed]\n"
      "    sha256: "
      "5AB7F1E9A4C7E5E2B41E55B80B6B1A2A61ED6EC3EAE0A6C9F1E26F4F6A7A6D4B\n");
  Diagnostics diagnostics;
  const absl::StatusOr<Corpus> corpus =
      LoadCorpus(Path("corpus.yaml"), diagnostics);
  ASSERT_TRUE(corpus.ok()) << corpus.status();
  ASSERT_EQ(corpus->sources.size(), 1U);
  const Source& source = corpus->sources[0];
  EXPECT_EQ(source.id, "harbour-post");
  EXPECT_EQ(source.title, "Council meets");
  EXPECT_EQ(source.publisher, "Harbour Post");
  EXPECT_EQ(source.language, "en-GB");
  ASSERT_TRUE(source.published.has_value());
  EXPECT_EQ(source.published->earliest, absl::CivilDay(2025, 2, 1));
  EXPECT_EQ(source.published->latest, absl::CivilDay(2025, 4, 30));
  EXPECT_EQ(source.url, "https://example.org/1");
  EXPECT_EQ(source.voice, "council");
  EXPECT_THAT(source.credits, ElementsAre("wire", "zed"));
  EXPECT_EQ(source.text, "The council met.\n");
  EXPECT_EQ(source.file->name(), Path("post.txt"));
  EXPECT_EQ(source.ToFile({4, 11}), (Span{4, 11}));
  // The checksum is another file's; that is an error, and no reason to stop.
  ASSERT_EQ(diagnostics.errors(), 1);
  EXPECT_EQ(diagnostics.Sorted()[0].kind, DiagnosticKind::kChecksum);
  EXPECT_THAT(diagnostics.Sorted()[0].message, HasSubstr(source.sha256));
}

TEST_F(CorpusTest, LeavesOutWhatIsNotSaid) {
  Write("post.txt", "Text.");
  WriteManifest("  - {id: a, file: post.txt}\n");
  const Corpus corpus = Load();
  ASSERT_EQ(corpus.sources.size(), 1U);
  EXPECT_EQ(corpus.sources[0].language, "en");
  EXPECT_EQ(corpus.sources[0].voice, "author");
  EXPECT_FALSE(corpus.sources[0].published.has_value());
  EXPECT_THAT(corpus.sources[0].credits, IsEmpty());
  EXPECT_EQ(corpus.sources[0].sha256.size(), 64U);
}

TEST_F(CorpusTest, KeepsTheOrderOfTheManifest) {
  for (const char* name : {"a.txt", "b.md", "c.html", "d.HTM", "sub/e"}) {
    Write(name, "<p>Text.</p>");
  }
  WriteManifest(
      "  - {id: e, file: sub/e}\n  - {id: c, file: c.html}\n"
      "  - {id: d, file: ./d.HTM}\n  - {id: b, file: sub/../b.md}\n"
      "  - {id: a, file: " +
      Path("a.txt") + "}\n");
  std::vector<std::string> ids;
  std::vector<std::string> texts;
  for (const Source& source : Load().sources) {
    ids.push_back(source.id);
    texts.push_back(source.text);
  }
  EXPECT_THAT(ids, ElementsAre("e", "c", "d", "b", "a"));
  EXPECT_THAT(texts, ElementsAre("<p>Text.</p>", "Text.", "Text.",
                                 "<p>Text.</p>", "<p>Text.</p>"));
}

TEST_F(CorpusTest, TheManifestWinsOverFrontMatter) {
  const std::string_view bytes =
      "\xEF\xBB\xBF---\r\nid: own\r\ntitle: Own title\r\npublished: 2025-01-18"
      "\r\nlayout: post\r\ncredits: wire\r\n---\r\nThe council met.\r\n";
  Write("post.md", bytes);
  WriteManifest("  - {file: post.md, title: Better title}\n");
  const Corpus corpus = Load();
  ASSERT_EQ(corpus.sources.size(), 1U);
  const Source& source = corpus.sources[0];
  EXPECT_EQ(source.id, "own");
  EXPECT_EQ(source.title, "Better title");
  EXPECT_TRUE(source.published.has_value());
  EXPECT_THAT(source.credits, ElementsAre("wire"));
  EXPECT_EQ(source.text, "The council met.\r\n");
  const Span span = source.ToFile({4, 11});
  EXPECT_EQ(bytes.substr(static_cast<size_t>(span.begin),
                         static_cast<size_t>(span.size())),
            "council");
}

TEST_F(CorpusTest, ARuleDrawnWithHyphensIsNoFrontMatter) {
  for (const char* text :
       {"---\nThe council met.\n---\n", "---\n", "---", "---\n\nid: x\n---\n",
        "--- \n- id: x\n", "-- -\nid: x\n---\n", "id: x\n---\nText"}) {
    Write("post.txt", text);
    WriteManifest("  - {id: a, file: post.txt}\n");
    const Corpus corpus = Load();
    ASSERT_EQ(corpus.sources.size(), 1U);
    EXPECT_EQ(corpus.sources[0].text, text);
  }
}

TEST_F(CorpusTest, WarnsOfASlipInFrontMatter) {
  Write("post.md", "---\nid: a\npublishd: 2025-01-18\n---\nText.\n");
  WriteManifest("  - file: post.md\n");
  EXPECT_THAT(Errors(), HasSubstr("warning: unknown key `publishd`; did you "
                                  "mean `published`?"));
  Write("post.md", "---\nid: a\npublished: 2025-02-30\n");
  EXPECT_THAT(Errors(), HasSubstr("no line `---` closes"));
}

TEST_F(CorpusTest, OneLineOfJsonIsOneSource) {
  Write("news.jsonl",
        "{\"id\": \"a\", \"text\": \"It\\u2019s one.\", \"language\": \"ru\"}\n"
        "{\"id\": \"b\", \"text\": \"Two.\", \"publisher\": \"B\"}\n");
  WriteManifest("  - {file: news.jsonl, publisher: All}\n");
  const Corpus corpus = Load();
  ASSERT_EQ(corpus.sources.size(), 2U);
  EXPECT_EQ(corpus.sources[0].text, "It’s one.");
  EXPECT_EQ(corpus.sources[0].language, "ru");
  EXPECT_EQ(corpus.sources[1].publisher, "All");
  EXPECT_EQ(corpus.sources[1].language, "en");
  EXPECT_EQ(corpus.sources[0].file, corpus.sources[1].file);
}

TEST_F(CorpusTest, CountsWhatCannotBeRead) {
  Write("empty.txt", " \r\n\xC2\xA0\n");
  Write("front.md", "---\nid: front\n---\n\n");
  Write("links.html", "<nav>Home</nav>");
  Write("latin.txt", "caf\xE9");
  Write("nul.txt", std::string_view("a\0b", 3));
  Write("none.jsonl", "\n\n");
  Write("some.jsonl", "{\"id\": \"x\", \"text\": \"X\"}\n{\"id\": \"y\"}\n");
  Write("page.pdf", "%PDF");
  fs::create_directory(folder_ / "folder");
  WriteManifest(
      "  - {id: a, file: empty.txt}\n  - {file: front.md}\n"
      "  - {id: b, file: links.html}\n  - {id: c, file: latin.txt}\n"
      "  - {id: d, file: nul.txt}\n  - {file: none.jsonl}\n"
      "  - {file: some.jsonl}\n  - {id: e, file: page.pdf}\n"
      "  - {id: f, file: folder}\n  - {id: g, file: emty.txt}\n");
  int unreadable = 0;
  const std::string errors = Errors(&unreadable);
  EXPECT_EQ(unreadable, 10) << errors;
  for (const char* message :
       {"empty.txt: an empty file [empty-source]",
        "front.md: no text after its front matter [empty-source]",
        "links.html: no main text in this page [empty-source]",
        "byte 3 (line 1) is 0xE9, which is not UTF-8",
        "byte 1 (line 1) is 0x00", "none.jsonl: an empty file [empty-source]",
        "some.jsonl:2:1: error: a source without `text`",
        "not a kind of file that claimcheck reads",
        "folder: a folder, where a file is expected",
        "emty.txt; did you mean `empty.txt`? [unreadable-source]"}) {
    EXPECT_THAT(errors, HasSubstr(message));
  }
}

TEST_F(CorpusTest, TellsAboutAFileItMayNotRead) {
  if (geteuid() == 0) return;  // Who runs this may read everything.
  Write("post.txt", "Text.");
  chmod(Path("post.txt").c_str(), 0);
  WriteManifest("  - {id: a, file: post.txt}\n");
  EXPECT_THAT(Errors(), HasSubstr("post.txt: Permission denied"));
}

TEST_F(CorpusTest, DoesNotWaitForAPipe) {
  ASSERT_EQ(mkfifo(Path("pipe.txt").c_str(), 0600), 0);
  EXPECT_TRUE(absl::IsInvalidArgument(ReadTextFile(Path("pipe.txt")).status()));
  EXPECT_TRUE(absl::IsInvalidArgument(ReadTextFile("/dev/zero").status()));
}

TEST_F(CorpusTest, SaysHowToWriteAManifest) {
  struct Case {
    const char* name;
    const char* bytes;
    const char* want;
  };
  constexpr Case kCases[] = {
      {"README.md", "Hello.", "no corpus.yaml; write a manifest"},
      {"post.txt", "Text.", "`post.txt` does not say itself what it is"},
      {"post.md", "---\ntitle: x\n---\nText.", "`post.md` does not say"},
      {"page.html", "Text.", "`page.html` does not say"},
  };
  for (const auto& [name, bytes, want] : kCases) {
    Write(name, bytes);
    Diagnostics diagnostics;
    const absl::Status status =
        LoadCorpus(folder_.string(), diagnostics).status();
    EXPECT_TRUE(absl::IsNotFound(status));
    EXPECT_THAT(status.message(), HasSubstr(want));
    EXPECT_THAT(status.message(), HasSubstr("\n  sources:\n"));
    fs::remove(folder_ / name);
  }
}

TEST_F(CorpusTest, FilesThatSayWhatTheyAreNeedNoManifest) {
  Write("b.md", "---\nid: second\n---\nText.");
  Write("a.txt", "---\nid: first\n---\nText.");
  Write("c.jsonl", "{\"id\": \"third\", \"text\": \"Text.\"}");
  Write("README.md", "About these.");
  Write("notes.csv", "1,2");
  Write(".hidden.txt", "x");
  const Corpus corpus = Load();
  EXPECT_EQ(corpus.manifest, nullptr);
  std::vector<std::string> ids;
  for (const Source& source : corpus.sources) ids.push_back(source.id);
  EXPECT_THAT(ids, ElementsAre("first", "second", "third"));
}

TEST_F(CorpusTest, RefusesWhatIsNoCorpus) {
  Diagnostics diagnostics;
  EXPECT_TRUE(absl::IsNotFound(LoadCorpus(Path("none"), diagnostics).status()));
  Write("post.txt", "Text.");
  EXPECT_TRUE(absl::IsInvalidArgument(
      LoadCorpus(Path("post.txt"), diagnostics).status()));
  Write("corpus.yaml", "");
  Write("corpus.yml", "");
  EXPECT_TRUE(absl::IsInvalidArgument(
      LoadCorpus(folder_.string(), diagnostics).status()));
  EXPECT_FALSE(diagnostics.has_errors());
}

TEST_F(CorpusTest, AManifestMayListNothing) {
  Write("corpus.yml", "schema: claimcheck-corpus/1\nsources: []\n");
  EXPECT_THAT(Load().sources, IsEmpty());
}

TEST_F(CorpusTest, FindsRuleFiles) {
  for (const char* name : {"rules/b.yaml", "rules/a.yml", "rules/c.txt",
                           "rules/.d.yaml", "rules/sub/e.yaml"}) {
    Write(name, "x");
  }
  EXPECT_THAT(*RuleFilesAt(Path("rules")),
              ElementsAre(Path("rules/a.yml"), Path("rules/b.yaml")));
  EXPECT_THAT(*RuleFilesAt(Path("rules/c.txt")),
              ElementsAre(Path("rules/c.txt")));
  fs::create_directory(folder_ / "empty");
  EXPECT_THAT(*RuleFilesAt(Path("empty")), IsEmpty());
  const absl::Status missing = RuleFilesAt("rules/x").status();
  EXPECT_TRUE(absl::IsNotFound(missing));
  EXPECT_EQ(missing.message(), "no such file or folder: rules/x");
}

}  // namespace
}  // namespace claimcheck
