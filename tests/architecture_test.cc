// Keeps the rules of checker/README.md true: who includes what, and that no
// file is forgotten or too long.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "re2/re2.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

const fs::path& Root() {
  static const auto* root = new fs::path(CLAIMCHECK_ROOT);
  return *root;
}

// Lowest first. A file may include its own layer and those before it.
const std::vector<std::string>& Layers() {
  static const auto* layers = new std::vector<std::string>{
      "base",  "text",    "yaml",    "lang",      "values", "corpus", "rules",
      "match", "verdict", "explain", "authoring", "ledger", "report", "cli"};
  return *layers;
}

auto RankOf(const std::string& layer) {
  return std::find(Layers().begin(), Layers().end(), layer);
}

// Headers that only some layers may include: each library has its doors, and
// input and output have theirs.
struct Door {
  std::string_view headers;  // What the name of the header begins with.
  std::set<std::string> layers;
};

const std::vector<Door>& Doors() {
  static const auto* doors = new std::vector<Door>{
      {"openssl/", {"base"}},
      {"yaml-cpp/", {"yaml"}},
      {"libstemmer", {"lang"}},
      {"unicode/", {"text", "lang", "values"}},
      {"libxml/", {"corpus"}},
      {"nlohmann/", {"corpus", "report", "cli"}},
      {"CLI/", {"cli"}},
      {"filesystem", {"corpus", "cli"}},
      {"fstream", {"corpus", "cli"}},
  };
  return *doors;
}

std::string Contents(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The .h and .cc files under a folder of the project, sorted.
std::vector<fs::path> CodeUnder(const std::string& folder) {
  std::vector<fs::path> code;
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(Root() / folder)) {
    const fs::path extension = entry.path().extension();
    if (extension == ".h" || extension == ".cc") code.push_back(entry.path());
  }
  std::sort(code.begin(), code.end());
  EXPECT_FALSE(code.empty()) << folder;
  return code;
}

TEST(ArchitectureTest, IncludesPointDownwardsAndThroughTheRightDoor) {
  static const LazyRE2 kInclude = {R"re(#include ["<]([^">]+)[">].*)re"};
  static const LazyRE2 kOurs = {R"re(checker/(\w+)/.*)re"};
  for (const fs::path& file : CodeUnder("checker")) {
    const std::string layer = *fs::relative(file, Root() / "checker").begin();
    ASSERT_NE(RankOf(layer), Layers().end()) << file << " is in no layer";
    std::ifstream in(file);
    for (std::string line, header, used; std::getline(in, line);) {
      if (!RE2::FullMatch(line, *kInclude, &header)) continue;
      SCOPED_TRACE(file.string() + ": " + line);
      if (RE2::FullMatch(header, *kOurs, &used)) {
        EXPECT_LE(RankOf(used), RankOf(layer)) << "includes point downwards";
      }
      for (const Door& door : Doors()) {
        if (!header.starts_with(door.headers)) continue;
        EXPECT_TRUE(door.layers.contains(layer))
            << layer << "/ is no door to " << door.headers;
      }
      if (header.starts_with("re2/")) {
        EXPECT_EQ(file.extension(), ".cc") << "RE2 stays out of headers";
      }
    }
  }
}

// Two classes of one name in one program are undefined behaviour that no
// compiler tells of: their implicit members become one.
TEST(ArchitectureTest, NoTwoClassesHaveOneName) {
  static const LazyRE2 kDefinition = {
      R"re((?:class|struct|enum class) (\w+)(?: final)?(?: :[^;]*)? \{.*)re"};
  std::map<std::string, fs::path> defined;
  for (const fs::path& file : CodeUnder("checker")) {
    if (file.extension() != ".h") continue;
    std::ifstream in(file);
    for (std::string line, name; std::getline(in, line);) {
      if (!RE2::FullMatch(line, *kDefinition, &name)) continue;
      const auto [first, is_new] = defined.try_emplace(name, file);
      EXPECT_TRUE(is_new) << name << " is defined in " << first->second
                          << " and in " << file;
    }
  }
  EXPECT_GT(defined.size(), 100U);
}

TEST(ArchitectureTest, TheMapNamesExactlyTheLayers) {
  static const LazyRE2 kHeading = {"## ([a-z]+)"};
  std::ifstream map(Root() / "checker" / "README.md");
  std::vector<std::string> headings;
  for (std::string line, name; std::getline(map, line);) {
    if (RE2::FullMatch(line, *kHeading, &name)) headings.push_back(name);
  }
  EXPECT_EQ(headings, Layers());
}

TEST(ArchitectureTest, EverySourceIsListedInItsBuildFile) {
  static const LazyRE2 kListed = {R"(([\w/]+\.cc)\b)"};
  // The build file that lists a source stands in its folder or above it.
  for (const char* folder : {"checker", "tests", "tests/bench", "tests/fuzz"}) {
    const std::string build = Contents(Root() / folder / "CMakeLists.txt");
    std::set<fs::path> listed;
    re2::StringPiece rest(build);
    for (std::string name; RE2::FindAndConsume(&rest, *kListed, &name);) {
      listed.insert(Root() / folder / name);
    }
    for (const fs::path& file : CodeUnder(folder)) {
      const bool has_its_own =
          file.parent_path() != Root() / folder &&
          fs::exists(file.parent_path() / "CMakeLists.txt");
      if (file.extension() != ".cc" || has_its_own) continue;
      EXPECT_TRUE(listed.contains(file)) << file << " is not built";
    }
  }
}

TEST(ArchitectureTest, NoFileOfTheProgramIsLong) {
  for (const fs::path& file : CodeUnder("checker")) {
    const std::string text = Contents(file);
    EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 600)
        << file << " has more than one noun in it";
  }
}

}  // namespace
}  // namespace claimcheck
