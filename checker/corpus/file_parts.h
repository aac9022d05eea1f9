// A file of lines, some lines at a time: it may be larger than memory.

#ifndef CHECKER_CORPUS_FILE_PARTS_H_
#define CHECKER_CORPUS_FILE_PARTS_H_

#include <cstddef>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "checker/corpus/open_file.h"
#include "checker/text/text_file.h"

namespace claimcheck {

class FileParts {
 public:
  static constexpr size_t kUsualBytes = size_t{1} << 20;

  // Looks through the whole file. A part has about `bytes`, more if a line has.
  // Errors: as ReadTextFile.
  static absl::StatusOr<FileParts> Open(const std::string& path,
                                        size_t bytes = kUsualBytes);

  // Of the whole file.
  const std::string& sha256() const { return sha256_; }

  // The next part: whole lines, with the places they have in the file. Null at
  // the end; an empty file has one part.
  // Errors: as ReadTextFile, also for a file that was written to since Open.
  absl::StatusOr<TextFilePtr> Next();

 private:
  FileParts(OpenFile file, size_t bytes)
      : file_(std::move(file)), bytes_(bytes) {}

  absl::StatusOr<TextFilePtr> ReadPart();

  OpenFile file_;
  size_t bytes_;
  PartStart at_;  // Of the next part.
  bool begun_ = false;
  std::string sha256_;
};

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_FILE_PARTS_H_
