// What a manifest or a rule file names or links to lies in the folders that
// the user named, or is not read.

#include <filesystem>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/cli/program.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

constexpr char kSecret[] = "The bridge has 4 arches, says the letter.\n";

// A small project in `town/`, and beside it what is nobody's business.
class FenceTest : public testing::Test {
 protected:
  FenceTest() {
    for (const auto& [path, text] :
         std::vector<std::pair<const char*, const char*>>{
             {"rules/bridge.yaml", kSmallRules},
             {"corpus/corpus.yaml", kSmallManifest},
             {"corpus/daily.txt", kSmallText}}) {
      folder_.Write(std::string("town/") + path, text);
    }
    folder_.Write("secret/letter.txt", kSecret);
    folder_.Write("secret/words.yaml",
                  "schema: claimcheck/1\nvocabulary: {w: word}\n");
  }

  std::string At(const std::string& path) const {
    return folder_.path() + "/" + path;
  }
  void Link(const std::string& path, const std::string& to) const {
    fs::create_symlink(to, At(path));
  }
  void NameFile(const std::string& file) const {
    folder_.Write("town/corpus/corpus.yaml",
                  "schema: claimcheck-corpus/1\nsources:\n  - id: daily\n"
                  "    file: " +
                      file + "\n    published: 2025-01-18\n");
  }
  void Use(const std::string& file) const {
    folder_.Write("town/rules/bridge.yaml",
                  "use: " + file + "\n" + kSmallRules);
  }
  Result Run(std::vector<std::string> arguments) const {
    Invocation run;
    run.arguments = std::move(arguments);
    run.folder = At("town");
    return Claimcheck(run);
  }
  // Every command that reads sources refuses with the code, naming the place,
  // and nothing of the file is in what it writes. With --allow-outside it is
  // read.
  void ExpectRefused(int code, const std::string& place) const {
    const std::string why =
        ": outside of the folders of the rules and the corpus; "
        "--allow-outside reads it";
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{
             {"check", "--format", "json"},
             {"check", "--format", "html", "--allow-partial"},
             {"observe", "--allow-partial"},
             {"explain", "arches", "--allow-partial"}}) {
      SCOPED_TRACE(arguments[0] + " " + arguments.back());
      const Result result = Run(arguments);
      EXPECT_EQ(result.out.find("letter."), std::string::npos);
      EXPECT_EQ(result.err.find("says the letter"), std::string::npos);
      EXPECT_NE(result.err.find(place), std::string::npos) << result.err;
      EXPECT_NE(result.err.find(why), std::string::npos) << result.err;
      EXPECT_NE(result.code, 0);
      if (arguments.back() == "json") {
        EXPECT_EQ(result.code, code);
        EXPECT_EQ(result.out.find("\"cells\""), std::string::npos);
      }
    }
  }
  void ExpectReadIfAllowed(int code) const {
    const Result result = Run({"check", "--allow-outside"});
    EXPECT_EQ(result.code, code) << result.err;
  }

  TempFolder folder_;
};

TEST_F(FenceTest, AManifestNamesNoFileAboveItsFolder) {
  NameFile("../../secret/letter.txt");
  ExpectRefused(3, "corpus/corpus.yaml:4:11: error: ../secret/letter.txt");
  ExpectReadIfAllowed(1);
}

TEST_F(FenceTest, AManifestNamesNoFileByAnAbsolutePath) {
  NameFile(At("secret/letter.txt"));
  ExpectRefused(3, "corpus/corpus.yaml:4:11: error: " + At("secret/letter"));
  ExpectReadIfAllowed(1);
}

TEST_F(FenceTest, ItDoesNotTellWhatIsThere) {
  NameFile("../../secret/lettr.txt");
  const Result result = Run({"check"});
  EXPECT_EQ(result.code, 3);
  EXPECT_EQ(result.err.find("letter"), std::string::npos) << result.err;
}

TEST_F(FenceTest, ALinkToAFileElsewhereIsNotFollowed) {
  NameFile("link.txt");
  Link("town/corpus/link.txt", "../../secret/letter.txt");
  ExpectRefused(3, "corpus/corpus.yaml:4:11: error: corpus/link.txt");
  ExpectReadIfAllowed(1);
}

TEST_F(FenceTest, ALinkToAFolderElsewhereIsNotFollowed) {
  NameFile("archive/letter.txt");
  Link("town/corpus/archive", At("secret"));
  ExpectRefused(3, "corpus/corpus.yaml:4:11: error: corpus/archive/letter.txt");
  ExpectReadIfAllowed(1);
}

TEST_F(FenceTest, AManifestThatIsALinkElsewhereIsNotFollowed) {
  folder_.Write("secret/corpus.yaml", "password: says the letter\n");
  fs::remove(At("town/corpus/corpus.yaml"));
  Link("town/corpus/corpus.yaml", "../../secret/corpus.yaml");
  ExpectRefused(2, "exit 2: corpus/corpus.yaml");
}

TEST_F(FenceTest, AFolderWithoutAManifestFollowsNoLinkEither) {
  fs::remove_all(At("town/corpus"));
  folder_.Write("secret/letter.txt",
                std::string("---\nid: letter\n---\n") + kSecret);
  fs::create_directory(At("town/corpus"));
  Link("town/corpus/letter.txt", "../../secret/letter.txt");
  ExpectRefused(2, "exit 2: corpus/letter.txt");
  ExpectReadIfAllowed(1);
}

TEST_F(FenceTest, LinksThatStayInsideAreFollowed) {
  fs::create_directory(At("town/corpus/2025"));
  fs::rename(At("town/corpus/daily.txt"), At("town/corpus/2025/daily.txt"));
  Link("town/corpus/today", "2025");
  Link("town/corpus/latest.txt", "today/daily.txt");
  for (const char* name :
       {"latest.txt", "today/daily.txt", "2025/../today/../2025/daily.txt"}) {
    SCOPED_TRACE(name);
    NameFile(name);
    EXPECT_EQ(Run({"check"}).code, 0);
  }
}

TEST_F(FenceTest, LinksInACircleAreSaid) {
  NameFile("a.txt");
  Link("town/corpus/a.txt", "b.txt");
  Link("town/corpus/b.txt", "a.txt");
  const Result source = Run({"check"});
  EXPECT_EQ(source.code, 3);
  EXPECT_NE(source.err.find("corpus/a.txt: Too many levels of symbolic links"),
            std::string::npos)
      << source.err;
  fs::remove(At("town/corpus/corpus.yaml"));
  Link("town/corpus/corpus.yaml", "corpus.yaml");
  EXPECT_EQ(Run({"check"}).LastLine(),
            "exit 2: corpus/corpus.yaml: Too many levels of symbolic links");
}

TEST_F(FenceTest, SettingsThatCannotBeReadAreNotPassedOver) {
  Link("town/claimcheck.yaml", "claimcheck.yaml");
  EXPECT_EQ(Run({"check"}).LastLine(),
            "exit 2: claimcheck.yaml: Too many levels of symbolic links");
  fs::remove(At("town/claimcheck.yaml"));
  Link("town/claimcheck.yaml", "gone.yaml");
  EXPECT_EQ(Run({"check"}).LastLine(),
            "exit 2: no such file or folder: claimcheck.yaml");
}

TEST_F(FenceTest, RulesImportNoFileFromElsewhere) {
  Use("../../secret/words.yaml");
  ExpectRefused(2, "rules/bridge.yaml:1:6: error: ../secret/words.yaml");
  ExpectReadIfAllowed(0);
  Use(At("secret/words.yaml"));
  ExpectRefused(2, "rules/bridge.yaml:1:6: error: " + At("secret/words.yaml"));
  Link("town/rules/words.yaml", "../../secret/words.yaml");
  Use("words.yaml");
  ExpectRefused(2, "rules/words.yaml");
  ExpectReadIfAllowed(0);
}

TEST_F(FenceTest, ARuleFileThatIsALinkElsewhereIsReadOnlyByName) {
  folder_.Write("secret/bridge.yaml", kSmallRules);
  fs::remove(At("town/rules/bridge.yaml"));
  Link("town/rules/bridge.yaml", "../../secret/bridge.yaml");
  const Result found = Run({"check"});
  EXPECT_EQ(found.code, 2);
  EXPECT_NE(found.LastLine().find("rules/bridge.yaml: outside of"),
            std::string::npos)
      << found.err;
  EXPECT_EQ(Run({"check", "--rules", "rules/bridge.yaml"}).code, 0);
}

TEST_F(FenceTest, ARuleFilesTestReadsNoTextFromElsewhere) {
  folder_.Write(
      "town/rules/bridge.yaml",
      std::string(kSmallRules) +
          "      - {source: ../../secret/letter.txt, expect: agree}\n");
  const Result result = Run({"test"});
  EXPECT_EQ(result.code, 2);
  EXPECT_EQ(result.out.find("says the letter"), std::string::npos);
  EXPECT_NE(result.err.find("rules/bridge.yaml:13:18: error: "
                            "../secret/letter.txt: outside of"),
            std::string::npos)
      << result.err;
}

TEST_F(FenceTest, RulesAndSourcesMayNameEachOther) {
  folder_.Write("town/rules/bridge.yaml",
                std::string(kSmallRules) +
                    "      - {source: ../corpus/daily.txt, expect: agree}\n");
  EXPECT_EQ(Run({"test"}).code, 0);
  folder_.Write("town/shared/words.yaml",
                "schema: claimcheck/1\nvocabulary: {w: word}\n");
  Use("../shared/words.yaml");
  EXPECT_EQ(Run({"check"}).code, 2);
  EXPECT_EQ(Run({"check", "--rules", "rules", "--rules", "shared"}).code, 0);
}

TEST_F(FenceTest, APathThatOnlyBeginsLikeTheFolderIsElsewhere) {
  folder_.Write("town/corpus-2/letter.txt", kSecret);
  NameFile("../corpus-2/letter.txt");
  ExpectRefused(3, "error: corpus-2/letter.txt");
}

TEST_F(FenceTest, AnUnnamedFolderThatIsNotThereOpensNothing) {
  NameFile("../../secret/letter.txt");
  const Result result =
      Run({"check", "--corpus", "corpus", "--corpus", "gone"});
  EXPECT_EQ(result.code, 2);
  EXPECT_NE(result.err.find("letter.txt: outside of"), std::string::npos)
      << result.err;
}

}  // namespace
}  // namespace claimcheck
