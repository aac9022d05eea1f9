// Lines of a file or of standard input, one after another.

#ifndef CHECKER_CORPUS_LINE_FILE_H_
#define CHECKER_CORPUS_LINE_FILE_H_

#include <cstdio>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace claimcheck {

class LineFile {
 public:
  // `path` is that of a file or pipe, or "-" for standard input.
  // Errors: NotFound, PermissionDenied or InvalidArgument, naming the path.
  static absl::StatusOr<LineFile> Open(const std::string& path);

  LineFile(LineFile&& other) noexcept;
  LineFile& operator=(LineFile&& other) noexcept;
  ~LineFile();

  // The path, or "standard input".
  const std::string& name() const { return name_; }
  // Of the line that was read last, from 1.
  int number() const { return number_; }

  // Reads the next line, without its end. False at the end and after an error.
  bool Next(std::string& line);
  // DataLoss if reading failed.
  absl::Status status() const { return status_; }

 private:
  LineFile(std::string name, std::FILE* file, bool owned)
      : name_(std::move(name)), file_(file), owned_(owned) {}

  std::string name_;
  std::FILE* file_;
  bool owned_;
  char* buffer_ = nullptr;
  size_t capacity_ = 0;
  int number_ = 0;
  absl::Status status_;
};

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_LINE_FILE_H_
