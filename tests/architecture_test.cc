// Keeps the include rules of checker/README.md true.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "re2/re2.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

// Lowest first. A file may include its own layer and those before it.
const std::vector<std::string>& Layers() {
  static const auto* layers = new std::vector<std::string>{
      "base",   "text",  "yaml",  "lang",    "values", "corpus",
      "rules",  "match", "verdict", "report", "cli"};
  return *layers;
}

auto RankOf(const std::string& layer) {
  return std::find(Layers().begin(), Layers().end(), layer);
}

TEST(ArchitectureTest, IncludesPointDownwardsAndThroughTheRightDoor) {
  static const LazyRE2 kInclude = {R"re(#include ["<]([^">]+)[">].*)re"};
  static const LazyRE2 kOurs = {R"re(checker/(\w+)/.*)re"};
  const fs::path checker = fs::path(CLAIMCHECK_ROOT) / "checker";
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(checker)) {
    const fs::path& file = entry.path();
    if (file.extension() != ".h" && file.extension() != ".cc") continue;
    const std::string layer = *fs::relative(file, checker).begin();
    ASSERT_NE(RankOf(layer), Layers().end()) << file << " is in no layer";
    std::ifstream in(file);
    for (std::string line, header, used; std::getline(in, line);) {
      if (!RE2::FullMatch(line, *kInclude, &header)) continue;
      SCOPED_TRACE(file.string() + ": " + line);
      if (RE2::FullMatch(header, *kOurs, &used)) {
        EXPECT_LE(RankOf(used), RankOf(layer)) << "includes point downwards";
      }
      if (header.starts_with("yaml-cpp/")) {
        EXPECT_EQ(layer, "yaml") << "yaml/ is the door to yaml-cpp";
      }
      if (header.starts_with("re2/")) {
        EXPECT_EQ(file.extension(), ".cc") << "RE2 stays out of headers";
      }
    }
  }
}

TEST(ArchitectureTest, TheMapNamesExactlyTheLayers) {
  static const LazyRE2 kHeading = {"## ([a-z]+)"};
  std::ifstream map(fs::path(CLAIMCHECK_ROOT) / "checker" / "README.md");
  std::vector<std::string> headings;
  for (std::string line, name; std::getline(map, line);) {
    if (RE2::FullMatch(line, *kHeading, &name)) headings.push_back(name);
  }
  EXPECT_EQ(headings, Layers());
}

}  // namespace
}  // namespace claimcheck
