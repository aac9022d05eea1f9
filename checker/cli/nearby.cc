#include "checker/cli/nearby.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <system_error>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/corpus/corpus.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

bool IsManifest(const fs::path& path) {
  return path.filename() == "corpus.yaml" || path.filename() == "corpus.yml";
}

bool HasRules(const fs::path& folder) {
  const auto files = RuleFilesAt(folder.string());
  if (!files.ok()) return false;
  return std::any_of(files->begin(), files->end(),
                     [](const std::string& file) { return !IsManifest(file); });
}

bool HasManifest(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / "corpus.yaml", error) ||
         fs::exists(folder / "corpus.yml", error);
}

std::string Below(const std::string& folder, const char* option,
                  const std::function<bool(const fs::path&)>& holds) {
  // One is enough to show the way; a tree of hundreds is not to be listed.
  constexpr size_t kShown = 5;
  std::vector<std::string> found;
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_directory(ignored) && holds(entry->path())) {
      found.push_back(entry->path().string());
    }
  }
  if (found.empty()) return "";
  std::sort(found.begin(), found.end());
  if (found.size() > kShown) found.resize(kShown);
  return absl::StrFormat(", but there are some in `%s`; name %s with %s",
                         absl::StrJoin(found, "`, `"),
                         found.size() == 1 ? "it" : "them", option);
}

}  // namespace

std::string RulesBelow(const std::string& folder) {
  return Below(folder, "--rules", HasRules);
}

std::string CorporaBelow(const std::string& folder) {
  return Below(folder, "--corpus", HasManifest);
}

bool HoldsNoFiles(const std::string& path) {
  std::error_code error;
  fs::directory_iterator entry(path, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const fs::path name = entry->path().filename();
    std::error_code ignored;
    if (!name.native().starts_with('.') && name != "README.md" &&
        !entry->is_directory(ignored)) {
      return false;
    }
  }
  return !error;
}

}  // namespace claimcheck
