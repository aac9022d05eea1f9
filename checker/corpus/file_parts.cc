#include "checker/corpus/file_parts.h"

#include <algorithm>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "checker/base/sha256.h"
#include "checker/base/status_macros.h"

namespace claimcheck {

absl::StatusOr<FileParts> FileParts::Open(const std::string& path,
                                          size_t bytes) {
  absl::StatusOr<OpenFile> file = OpenFile::Open(path);
  if (!file.ok()) return file.status();
  FileParts parts(*std::move(file), bytes);
  Sha256 sum;
  while (true) {
    TextFilePtr part;
    ASSIGN_OR_RETURN(part, parts.ReadPart());
    if (part == nullptr) break;
    sum.Add(part->bytes());
  }
  parts.sha256_ = sum.Hex();
  parts.at_ = {};
  parts.begun_ = false;
  return parts;
}

absl::StatusOr<TextFilePtr> FileParts::Next() {
  TextFilePtr part;
  ASSIGN_OR_RETURN(part, ReadPart());
  bool untouched = false;
  ASSIGN_OR_RETURN(untouched, file_.IsUntouched());
  if (untouched) return part;
  return absl::InvalidArgumentError(
      absl::StrFormat("%s: changes while it is read", file_.path()));
}

absl::StatusOr<TextFilePtr> FileParts::ReadPart() {
  const auto begin = static_cast<size_t>(at_.offset);
  if (begun_ && begin >= file_.size()) return TextFilePtr();
  begun_ = true;
  std::string bytes;
  size_t lines_end = 0;
  // Until a line ends in what was read last.
  while (begin + bytes.size() < file_.size()) {
    const size_t known = bytes.size();
    const size_t wanted = std::max(bytes_, known);
    RETURN_IF_ERROR(file_.Read(
        begin + known, std::min(wanted, file_.size() - begin - known), bytes));
    if (bytes.size() == known) break;  // It was cut short.
    const size_t last = std::string_view(bytes).substr(known).rfind('\n');
    if (last == std::string_view::npos) continue;
    lines_end = known + last + 1;
    break;
  }
  if (lines_end > 0 && begin + bytes.size() < file_.size()) {
    bytes.resize(lines_end);
  }
  absl::StatusOr<TextFilePtr> part =
      TextFile::Create(file_.path(), std::move(bytes), at_);
  if (part.ok()) at_ = (*part)->Next();
  return part;
}

}  // namespace claimcheck
