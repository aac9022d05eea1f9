#include "checker/corpus/open_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <limits>
#include <utility>

#include "absl/strings/str_format.h"

namespace claimcheck {
namespace {

bool IsSame(const struct timespec& a, const struct timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

}  // namespace

absl::Status NoSuchPath(const std::string& path) {
  return absl::NotFoundError(
      absl::StrFormat("no such file or folder: %s", path));
}

absl::Status SystemError(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) return NoSuchPath(path);
  const std::string message =
      absl::StrFormat("%s: %s", path, std::strerror(error));
  if (error == EACCES || error == EPERM) {
    return absl::PermissionDeniedError(message);
  }
  return absl::InvalidArgumentError(message);
}

OpenFile::OpenFile(std::string path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {}

OpenFile::OpenFile(OpenFile&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      status_(other.status_) {}

OpenFile::~OpenFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

absl::StatusOr<OpenFile> OpenFile::Open(const std::string& path) {
  if (path.find('\0') != std::string::npos) {
    return absl::InvalidArgumentError("a path holds no NUL byte");
  }
  // Without O_NONBLOCK a pipe would wait for its other end.
  OpenFile file(path, open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat& status = file.status_;
  if (file.descriptor_ < 0 || fstat(file.descriptor_, &status) != 0) {
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
  return file;
}

absl::Status OpenFile::Read(size_t offset, size_t count,
                            std::string& bytes) const {
  const size_t before = bytes.size();
  bytes.resize(before + count);
  size_t filled = 0;
  while (filled < count) {
    const ssize_t got =
        pread(descriptor_, bytes.data() + before + filled, count - filled,
              static_cast<off_t>(offset + filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return SystemError(path_, errno);
    if (got == 0) break;
    filled += static_cast<size_t>(got);
  }
  bytes.resize(before + filled);
  return absl::OkStatus();
}

absl::StatusOr<bool> OpenFile::IsUntouched() {
  const struct stat before = status_;
  if (fstat(descriptor_, &status_) != 0) return SystemError(path_, errno);
  return before.st_size == status_.st_size &&
         IsSame(before.st_mtim, status_.st_mtim) &&
         IsSame(before.st_ctim, status_.st_ctim);
}

}  // namespace claimcheck
