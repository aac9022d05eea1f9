// Lines of a file or of standard input, one after another.

#ifndef CHECKER_CORPUS_LINE_FILE_H_
#define CHECKER_CORPUS_LINE_FILE_H_

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace claimcheck {

class LineFile {
 public:
  // Of a line. What has no line feeds, and perhaps no end, does not fill the
  // memory.
  static constexpr size_t kBytesMax = size_t{1} << 30;

  // `path` is that of a file or pipe, or "-" for standard input.
  // Errors: NotFound, PermissionDenied or InvalidArgument, naming the path.
  static absl::StatusOr<LineFile> Open(const std::string& path);

  // The path, or "standard input".
  const std::string& name() const { return name_; }
  // Of the line that was read last, from 1.
  int number() const { return number_; }

  // Reads the next line, without its end. False at the end and after an error.
  bool Next(std::string& line);
  // DataLoss if reading failed, OutOfRange after a line of more than kBytesMax.
  absl::Status status() const { return status_; }

 private:
  struct Closer {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };

  LineFile(std::string name, std::FILE* file)
      : name_(std::move(name)), file_(file) {}

  std::string name_;
  std::unique_ptr<std::FILE, Closer> file_;
  int number_ = 0;
  absl::Status status_;
};

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_LINE_FILE_H_
