#include "checker/cli/file_store.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "checker/base/status_macros.h"
#include "checker/corpus/corpus.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

// The name that the system knows the file by, behind links.
std::string RealName(const std::string& path) {
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  return error ? "" : real.filename().string();
}

}  // namespace

absl::StatusOr<TextFilePtr> FileStore::Read(const std::string& path) {
  Entry& entry = entries_[path];
  if (entry.overlay != nullptr) return entry.overlay;
  if (entry.stale) {
    entry.stale = false;
    entry.real_name = RealName(path);
    absl::StatusOr<TextFilePtr> file = ReadTextFile(path);
    const bool there = file.ok() && (*file)->size() > 0;
    const bool was_there = entry.file != nullptr && entry.file->size() > 0;
    if (!there && was_there) {
      const Clock::time_point now = Clock::now();
      if (!entry.gone_since) entry.gone_since = now;
      if (now < *entry.gone_since + kPatience) {
        entry.stale = true;  // Look again the next time.
        return entry.file;
      }
    }
    entry.gone_since = std::nullopt;
    entry.status = file.status();
    if (!file.ok()) {
      entry.file = nullptr;
    } else if (entry.file == nullptr ||
               entry.file->bytes() != (*file)->bytes()) {
      entry.file = *std::move(file);
    }
  }
  if (entry.file == nullptr) return entry.status;
  return entry.file;
}

void FileStore::MarkStale(const std::string& file_name) {
  for (auto& [path, entry] : entries_) {
    if (IsNamed(path, entry, file_name)) entry.stale = true;
  }
}

bool FileStore::Knows(const std::string& file_name) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const auto& known) {
    return IsNamed(known.first, known.second, file_name);
  });
}

bool FileStore::IsNamed(const std::string& path, const Entry& entry,
                        const std::string& file_name) {
  if (entry.real_name == file_name) return true;
  const size_t slash = path.rfind('/');
  const size_t begin = slash == std::string::npos ? 0 : slash + 1;
  return path.compare(begin, std::string::npos, file_name) == 0;
}

void FileStore::MarkAllStale() {
  for (auto& [path, entry] : entries_) entry.stale = true;
}

absl::Status FileStore::SetOverlay(const std::string& path,
                                   std::optional<std::string> bytes) {
  Entry& entry = entries_[path];
  if (!bytes) {
    entry.overlay = nullptr;
    entry.stale = true;
    return absl::OkStatus();
  }
  if (entry.overlay != nullptr && entry.overlay->bytes() == *bytes) {
    return absl::OkStatus();
  }
  // What is saved as it stands is no change.
  if (entry.overlay == nullptr && entry.file != nullptr &&
      entry.file->bytes() == *bytes) {
    entry.overlay = entry.file;
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(entry.overlay, TextFile::Create(path, *std::move(bytes)));
  return absl::OkStatus();
}

std::optional<FileStore::Clock::time_point> FileStore::NextLoss() const {
  std::optional<Clock::time_point> next;
  for (const auto& [path, entry] : entries_) {
    if (!entry.gone_since) continue;
    const Clock::time_point loss = *entry.gone_since + kPatience;
    next = next ? std::min(*next, loss) : loss;
  }
  return next;
}

}  // namespace claimcheck
