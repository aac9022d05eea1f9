// Opens files and lists folders, for corpus.h.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <limits>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "checker/corpus/corpus.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

absl::Status NoSuchPath(const std::string& path) {
  return absl::NotFoundError(
      absl::StrFormat("no such file or folder: %s", path));
}

// Why the system would not give us `path`.
absl::Status SystemError(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) return NoSuchPath(path);
  const std::string message =
      absl::StrFormat("%s: %s", path, std::strerror(error));
  if (error == EACCES || error == EPERM) {
    return absl::PermissionDeniedError(message);
  }
  return absl::InvalidArgumentError(message);
}

// Closes a file when it goes.
class OpenFile {
 public:
  // Does not wait for the other end of a pipe.
  explicit OpenFile(const std::string& path)
      : descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~OpenFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

// All bytes of an open file that is as large as `status` says, or fewer if it
// was cut short.
absl::StatusOr<std::string> ReadAll(int file, const std::string& path,
                                    const struct stat& status) {
  std::string bytes(static_cast<size_t>(status.st_size), '\0');
  size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got =
        pread(file, bytes.data() + filled, bytes.size() - filled,
              static_cast<off_t>(filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return SystemError(path, errno);
    if (got == 0) break;
    filled += static_cast<size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

bool IsSame(const struct timespec& a, const struct timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

// Whether nothing was written to a file between two looks at it.
bool IsUntouched(const struct stat& before, const struct stat& after) {
  return before.st_size == after.st_size &&
         IsSame(before.st_mtim, after.st_mtim) &&
         IsSame(before.st_ctim, after.st_ctim);
}

bool IsRuleFile(const fs::directory_entry& entry) {
  const fs::path name = entry.path().filename();
  if (name.native().starts_with('.')) return false;  // An editor's lock, say.
  if (name.extension() != ".yaml" && name.extension() != ".yml") return false;
  std::error_code error;
  return !entry.is_directory(error);
}

}  // namespace

absl::StatusOr<TextFilePtr> ReadTextFile(const std::string& path) {
  if (path.find('\0') != std::string::npos) {
    return absl::InvalidArgumentError("a path holds no NUL byte");
  }
  const OpenFile file(path);
  struct stat status {};
  if (file.get() < 0 || fstat(file.get(), &status) != 0) {
    return SystemError(path, errno);
  }
  if (S_ISDIR(status.st_mode)) {
    return absl::InvalidArgumentError(
        absl::StrFormat("%s: a folder, where a file is expected", path));
  }
  if (!S_ISREG(status.st_mode)) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "%s: a pipe or a device, where a file is expected", path));
  }
  if (status.st_size >= std::numeric_limits<int>::max()) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "%s: %d bytes are too many; claimcheck reads files under 2 GiB", path,
        status.st_size));
  }
  // What is written to while it is read may come out half old and half new.
  constexpr int kTries = 5;
  for (int i = 0; i < kTries; ++i) {
    absl::StatusOr<std::string> bytes = ReadAll(file.get(), path, status);
    if (!bytes.ok()) return bytes.status();
    const struct stat before = status;
    if (fstat(file.get(), &status) != 0) return SystemError(path, errno);
    if (IsUntouched(before, status) &&
        bytes->size() == static_cast<size_t>(status.st_size)) {
      return TextFile::Create(path, *std::move(bytes));
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
