#include "checker/corpus/line_file.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>

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
  if (path == "-") return LineFile("standard input", stdin);
  struct stat status = {};
  if (stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) {
    return absl::InvalidArgumentError(
        absl::StrFormat("%s: a folder, where a file is expected", path));
  }
  std::FILE* file = std::fopen(path.c_str(), "re");
  if (file == nullptr) return OpenError(path, errno);
  return LineFile(path, file);
}

bool LineFile::Next(std::string& line) {
  line.clear();
  if (!status_.ok()) return false;
  int next = 0;
  while ((next = getc_unlocked(file_.get())) != EOF && next != '\n') {
    if (line.size() == kBytesMax) {
      status_ = absl::OutOfRangeError(absl::StrFormat(
          "%s: line %d: longer than 1 GiB", name_, number_ + 1));
      return false;
    }
    line.push_back(static_cast<char>(next));
  }
  if (std::ferror(file_.get()) != 0) {
    status_ = absl::DataLossError(absl::StrFormat(
        "%s: line %d: %s", name_, number_ + 1, std::strerror(errno)));
    return false;
  }
  if (next == EOF && line.empty()) return false;
  ++number_;
  return true;
}

}  // namespace claimcheck
