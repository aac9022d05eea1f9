// Plays what fuzzers found again, and spoils each seed in a few hundred ways,
// so that the targets themselves stay in order. `run.py` fuzzes for longer.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/fuzz/targets.h"

namespace claimcheck::fuzz {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> FilesIn(const fs::path& folder) {
  std::vector<fs::path> paths;
  if (fs::exists(folder)) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> files;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    files.emplace_back(std::istreambuf_iterator<char>(in),
                       std::istreambuf_iterator<char>());
  }
  return files;
}

// Changes, doubles, moves or drops a few bytes.
std::string Spoiled(std::string bytes, std::mt19937& chance) {
  static constexpr char kNasty[] = "\0\xFF\xC0\n\t\"':{}[]-&*!|>%@`,";
  for (uint32_t changes = 1 + chance() % 4; changes > 0; --changes) {
    if (bytes.empty()) bytes = "x";
    const size_t at = chance() % bytes.size();
    const size_t size = std::min<size_t>(chance() % 40, bytes.size() - at);
    switch (chance() % 5) {
      case 0:
        bytes[at] = static_cast<char>(chance() % 256);
        break;
      case 1:
        bytes.insert(at, 1, kNasty[chance() % (sizeof kNasty - 1)]);
        break;
      case 2:
        bytes.erase(at, size);
        break;
      case 3:
        bytes.insert(chance() % bytes.size(), bytes.substr(at, size));
        break;
      default:
        bytes.resize(at);
    }
  }
  return bytes;
}

class FuzzTest : public testing::TestWithParam<Target> {};

TEST_P(FuzzTest, HoldsForSeedsFindingsAndSpoiledOnes) {
  const fs::path root = fs::path(CLAIMCHECK_ROOT) / "tests" / "fuzz";
  const std::vector<std::string> seeds =
      FilesIn(root / "seeds" / GetParam().name);
  ASSERT_FALSE(seeds.empty());
  for (const std::string& seed : seeds) GetParam().run(seed);
  for (const std::string& one : FilesIn(root / "findings" / GetParam().name)) {
    GetParam().run(one);
  }
  constexpr int kSpoiled = 200;
  std::mt19937 chance(3);
  for (int i = 0; i < kSpoiled; ++i) {
    GetParam().run(Spoiled(seeds[chance() % seeds.size()], chance));
  }
}

INSTANTIATE_TEST_SUITE_P(Targets, FuzzTest, testing::ValuesIn(Targets()),
                         [](const auto& target) {
                           std::string name = target.param.name;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace claimcheck::fuzz
