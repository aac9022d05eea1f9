// An input file that is open, and whether anybody writes to it meanwhile.

#ifndef CHECKER_CORPUS_OPEN_FILE_H_
#define CHECKER_CORPUS_OPEN_FILE_H_

#include <sys/stat.h>

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace claimcheck {

// "no such file or folder: x".
absl::Status NoSuchPath(const std::string& path);

// Why the system would not give us `path`; `error` is errno.
absl::Status SystemError(const std::string& path, int error);

class OpenFile {
 public:
  // Errors: NotFound, PermissionDenied, InvalidArgument (a folder, a pipe or
  //         device, 2 GiB or more); each names the path.
  static absl::StatusOr<OpenFile> Open(const std::string& path);

  OpenFile(OpenFile&& other) noexcept;
  OpenFile& operator=(OpenFile&&) = delete;
  ~OpenFile();

  const std::string& path() const { return path_; }
  // In bytes, when it was looked at last.
  size_t size() const { return static_cast<size_t>(status_.st_size); }

  // Appends `count` bytes from `offset` on, or all there are.
  absl::Status Read(size_t offset, size_t count, std::string& bytes) const;

  // Looks at it again: whether nothing was written to it since the last time.
  absl::StatusOr<bool> IsUntouched();

 private:
  OpenFile(std::string path, int descriptor);

  std::string path_;
  int descriptor_;  // -1 once it has gone to another.
  struct stat status_ {};
};

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_OPEN_FILE_H_
