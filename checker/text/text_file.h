// The bytes of one file and where its lines begin.

#ifndef CHECKER_TEXT_TEXT_FILE_H_
#define CHECKER_TEXT_TEXT_FILE_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "checker/text/span.h"

namespace claimcheck {

// Where a part of a file begins in it.
struct PartStart {
  int offset = 0;
  int line = 1;
};

// An immutable text: valid UTF-8 without NUL bytes.
//
// A UTF-8 byte order mark is kept in bytes() (spans count it) and is not part
// of any line's text. Lines end with LF, CRLF or CR.
//
// It may be a part of a file: some of its lines, which have the offsets and the
// line numbers that they have in the file.
class TextFile {
 public:
  // Errors: InvalidArgument for bytes that are not UTF-8 or for a NUL, with
  //         `name`, the byte's offset from 0, its line, and its value; and
  //         for 2 GiB or more.
  static absl::StatusOr<std::shared_ptr<const TextFile>> Create(
      std::string name, std::string bytes, PartStart start = {});

  // The name used in messages: a path as the user gave it.
  const std::string& name() const { return name_; }
  const std::string& bytes() const { return bytes_; }
  int size() const { return static_cast<int>(bytes_.size()); }
  // The offset of the first byte, 0 but for a part, and that after the last.
  int begin() const { return start_.offset; }
  int end() const { return start_.offset + size(); }
  // Where the part begins that comes after this one, which ends with a line.
  PartStart Next() const;
  // The bytes there. Shape: offsets as below.
  std::string_view BytesAt(Span span) const;

  // Shape: `offset` in [begin(), end()]; an offset inside a
  //        character counts as that character.
  LineColumn LineColumnAt(int offset) const;

  // The line (without its end) that holds `offset`, and where it begins.
  std::string_view LineAt(int offset) const;
  int LineStart(int offset) const;

 private:
  TextFile(std::string name, std::string bytes, PartStart start);

  int LineIndexOf(int offset) const;
  int CharsBefore(int offset) const;

  std::string name_;
  std::string bytes_;
  PartStart start_;
  // Below, offsets are into bytes_.
  std::vector<int> line_starts_;  // Sorted, first is 0 (or 3 after a BOM).
  // Characters before each block of bytes, and their number at the end.
  std::vector<int> chars_before_block_;
};

using TextFilePtr = std::shared_ptr<const TextFile>;

}  // namespace claimcheck

#endif  // CHECKER_TEXT_TEXT_FILE_H_
