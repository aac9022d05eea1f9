#include "checker/text/text_file.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "checker/base/check.h"
#include "checker/text/utf8.h"

namespace claimcheck {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// A count of characters is kept for each block of this many bytes, so that a
// column in a very long line costs no walk through the whole line.
constexpr int kCountBlockBytes = 1024;

// Offsets are ints, so this is where they end.
constexpr size_t kSizeMax = std::numeric_limits<int>::max();

int LineOfOffset(std::string_view bytes, size_t offset) {
  int line = 1;
  for (size_t i = 0; i < offset; ++i) {
    const bool crlf =
        bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
    if (bytes[i] == '\n' || (bytes[i] == '\r' && !crlf)) ++line;
  }
  return line;
}

absl::Status CheckReadable(std::string_view name, std::string_view bytes,
                           PartStart start) {
  const auto begin = static_cast<size_t>(start.offset);
  if (begin + bytes.size() >= kSizeMax) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "%s: %u bytes are too many; claimcheck reads files under 2 GiB", name,
        begin + bytes.size()));
  }
  const size_t invalid = FindInvalidUtf8(bytes);
  const size_t nul = bytes.find('\0');
  const size_t bad = std::min(invalid, nul);
  if (bad == std::string_view::npos) return absl::OkStatus();
  const int line = start.line - 1 + LineOfOffset(bytes, bad);
  if (bad == nul) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "%s: byte %u (line %d) is 0x00, which no text holds; claimcheck reads "
        "UTF-8 text only",
        name, begin + bad, line));
  }
  return absl::InvalidArgumentError(absl::StrFormat(
      "%s: byte %u (line %d) is 0x%02X, which is not UTF-8; claimcheck reads "
      "UTF-8 text only",
      name, begin + bad, line, static_cast<unsigned char>(bytes[bad])));
}

}  // namespace

absl::StatusOr<std::shared_ptr<const TextFile>> TextFile::Create(
    std::string name, std::string bytes, PartStart start) {
  const absl::Status readable = CheckReadable(name, bytes, start);
  if (!readable.ok()) return readable;
  return std::shared_ptr<const TextFile>(
      new TextFile(std::move(name), std::move(bytes), start));
}

TextFile::TextFile(std::string name, std::string bytes, PartStart start)
    : name_(std::move(name)), bytes_(std::move(bytes)), start_(start) {
  const bool has_mark = start.offset == 0 && bytes_.starts_with(kByteOrderMark);
  line_starts_.push_back(has_mark ? static_cast<int>(kByteOrderMark.size())
                                  : 0);
  const std::string_view text = bytes_;
  // One byte is found much faster than one of two, and hardly any text has CR.
  const bool has_cr = text.find('\r') != text.npos;
  const auto next_end = [&](size_t from) {
    return has_cr ? text.find_first_of("\r\n", from) : text.find('\n', from);
  };
  for (size_t at = next_end(0); at != text.npos; at = next_end(at + 1)) {
    const bool crlf =
        text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (!crlf) line_starts_.push_back(static_cast<int>(at) + 1);
  }
  int chars = 0;
  for (size_t at = 0; at < text.size(); at += kCountBlockBytes) {
    chars_before_block_.push_back(chars);
    chars += CountChars(text.substr(at, kCountBlockBytes));
  }
  chars_before_block_.push_back(chars);
}

int TextFile::CharsBefore(int offset) const {
  const int block = offset / kCountBlockBytes;
  if (block * kCountBlockBytes >= size()) return chars_before_block_.back();
  const int begin = block * kCountBlockBytes;
  return chars_before_block_[static_cast<size_t>(block)] +
         CountChars(std::string_view(bytes_).substr(
             static_cast<size_t>(begin), static_cast<size_t>(offset - begin)));
}

int TextFile::LineIndexOf(int offset) const {
  CHECK(0 <= offset && offset <= size());
  const auto after =
      std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  // Inside the byte order mark no line has begun yet: that is the first line.
  return std::max(0, static_cast<int>(after - line_starts_.begin()) - 1);
}

PartStart TextFile::Next() const {
  return {end(), start_.line + static_cast<int>(line_starts_.size()) - 1};
}

std::string_view TextFile::BytesAt(Span span) const {
  return std::string_view(bytes_).substr(
      static_cast<size_t>(span.begin - start_.offset),
      static_cast<size_t>(span.size()));
}

LineColumn TextFile::LineColumnAt(int in_file) const {
  const int offset = in_file - start_.offset;
  const int line = LineIndexOf(offset);
  const int start = line_starts_[static_cast<size_t>(line)];
  int at = std::max(offset, start);
  while (at > start && at < size() &&
         IsContinuationByte(bytes_[static_cast<size_t>(at)])) {
    --at;
  }
  // Both bytes of CRLF are one place, just after the line's text.
  if (at > start && at < size() && bytes_[static_cast<size_t>(at)] == '\n' &&
      bytes_[static_cast<size_t>(at) - 1] == '\r') {
    --at;
  }
  return {start_.line + line, CharsBefore(at) - CharsBefore(start) + 1};
}

std::string_view TextFile::LineAt(int offset) const {
  const auto line = static_cast<size_t>(LineIndexOf(offset - start_.offset));
  const int start = line_starts_[line];
  int end = line + 1 < line_starts_.size() ? line_starts_[line + 1] : size();
  const std::string_view bytes = bytes_;
  while (end > start && (bytes[static_cast<size_t>(end) - 1] == '\n' ||
                         bytes[static_cast<size_t>(end) - 1] == '\r')) {
    --end;
  }
  return bytes.substr(static_cast<size_t>(start),
                      static_cast<size_t>(end - start));
}

int TextFile::LineStart(int offset) const {
  return start_.offset +
         line_starts_[static_cast<size_t>(LineIndexOf(offset - start_.offset))];
}

}  // namespace claimcheck
