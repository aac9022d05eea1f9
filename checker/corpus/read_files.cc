// Opens files and lists folders, for corpus.h.

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "checker/base/status_macros.h"
#include "checker/corpus/corpus.h"
#include "checker/corpus/open_file.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

bool IsRuleFile(const fs::directory_entry& entry) {
  const fs::path name = entry.path().filename();
  if (name.native().starts_with('.')) return false;  // An editor's lock, say.
  if (name.extension() != ".yaml" && name.extension() != ".yml") return false;
  std::error_code error;
  return !entry.is_directory(error);
}

}  // namespace

absl::StatusOr<TextFilePtr> ReadTextFile(const std::string& path) {
  absl::StatusOr<OpenFile> file = OpenFile::Open(path);
  if (!file.ok()) return file.status();
  // What is written to while it is read may come out half old and half new.
  constexpr int kTries = 5;
  for (int i = 0; i < kTries; ++i) {
    std::string bytes;
    RETURN_IF_ERROR(file->Read(0, file->size(), bytes));
    bool untouched = false;
    ASSIGN_OR_RETURN(untouched, file->IsUntouched());
    if (untouched && bytes.size() == file->size()) {
      return TextFile::Create(path, std::move(bytes));
    }
  }
  return absl::InvalidArgumentError(
      absl::StrFormat("%s: changes while it is read", path));
}

absl::StatusOr<std::vector<std::string>> RuleFilesAt(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    return error ? SystemError(path, error.value()) : NoSuchPath(path);
  }
  if (!fs::is_directory(status)) return std::vector<std::string>{path};
  std::vector<std::string> files;
  fs::directory_iterator entry(path, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    if (IsRuleFile(*entry)) files.push_back(entry->path().string());
  }
  if (error) return SystemError(path, error.value());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace claimcheck
