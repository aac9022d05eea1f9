#include "checker/corpus/line_file.h"

#include <sys/stat.h>
#include <sys/types.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "absl/strings/str_format.h"

namespace claimcheck {
namespace {

absl::Status OpenError(const std::string& path, int error) {
  const std::string message =
      absl::StrFormat("%s: %s", path, std::strerror(error));
  if (error == ENOENT || error == ENOTDIR) {
    return absl::NotFoundError(message);
  }
  if (error == EACCES || error == EPERM) {
    return absl::PermissionDeniedError(message);
  }
  return absl::InvalidArgumentError(message);
}

}  // namespace

absl::StatusOr<LineFile> LineFile::Open(const std::string& path) {
  if (path == "-") return LineFile("standard input", stdin, false);
  struct stat status = {};
  if (stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) {
    return absl::InvalidArgumentError(
        absl::StrFormat("%s: a folder, where a file is expected", path));
  }
  std::FILE* file = std::fopen(path.c_str(), "re");
  if (file == nullptr) return OpenError(path, errno);
  return LineFile(path, file, true);
}

LineFile::LineFile(LineFile&& other) noexcept
    : name_(std::move(other.name_)),
      file_(other.file_),
      owned_(std::exchange(other.owned_, false)),
      buffer_(std::exchange(other.buffer_, nullptr)),
      capacity_(std::exchange(other.capacity_, 0)),
      number_(other.number_),
      status_(other.status_) {}

LineFile& LineFile::operator=(LineFile&& other) noexcept {
  std::swap(name_, other.name_);
  std::swap(file_, other.file_);
  std::swap(owned_, other.owned_);
  std::swap(buffer_, other.buffer_);
  std::swap(capacity_, other.capacity_);
  std::swap(number_, other.number_);
  std::swap(status_, other.status_);
  return *this;
}

LineFile::~LineFile() {
  std::free(buffer_);
  if (owned_) std::fclose(file_);
}

bool LineFile::Next(std::string& line) {
  if (!status_.ok()) return false;
  errno = 0;
  ssize_t size = getline(&buffer_, &capacity_, file_);
  if (size < 0) {
    if (std::ferror(file_) != 0) {
      status_ = absl::DataLossError(absl::StrFormat(
          "%s: line %d: %s", name_, number_ + 1, std::strerror(errno)));
    }
    return false;
  }
  ++number_;
  if (size > 0 && buffer_[size - 1] == '\n') --size;
  line.assign(buffer_, static_cast<size_t>(size));
  return true;
}

}  // namespace claimcheck
