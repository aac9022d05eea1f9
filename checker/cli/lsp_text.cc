#include "checker/cli/lsp_text.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"

namespace claimcheck {
namespace {

int SizeOfCharacter(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0x80) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

int UnitsOf(int bytes, PositionEncoding encoding) {
  if (encoding == PositionEncoding::kUtf8) return bytes;
  return bytes == 4 ? 2 : 1;
}

int NumberAt(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number()) return 0;
  const double number = found->get<double>();
  constexpr double kMost = 1 << 30;
  return static_cast<int>(std::clamp(number, 0.0, kMost));
}

}  // namespace

LspText::LspText(std::string text) : text_(std::move(text)) {
  starts_.push_back(0);
  for (size_t i = 0; i < text_.size(); ++i) {
    const bool crlf =
        text_[i] == '\r' && i + 1 < text_.size() && text_[i + 1] == '\n';
    if ((text_[i] == '\n' || text_[i] == '\r') && !crlf) {
      starts_.push_back(static_cast<int>(i) + 1);
    }
  }
}

int LspText::LineStart(int line) const {
  if (line < 0) return 0;
  if (line >= lines()) return static_cast<int>(text_.size());
  return starts_[static_cast<size_t>(line)];
}

std::string_view LspText::Line(int line) const {
  const int begin = LineStart(line);
  int end = LineStart(line + 1);
  while (end > begin && (text_[static_cast<size_t>(end) - 1] == '\n' ||
                         text_[static_cast<size_t>(end) - 1] == '\r')) {
    --end;
  }
  return std::string_view(text_).substr(static_cast<size_t>(begin),
                                        static_cast<size_t>(end - begin));
}

int LspText::OffsetOf(const Json& position, PositionEncoding encoding) const {
  if (!position.is_object()) return 0;
  const int line = NumberAt(position, "line");
  const int wanted = NumberAt(position, "character");
  const std::string_view text = Line(line);
  int at = 0;
  for (int units = 0; at < static_cast<int>(text.size());) {
    const int size = SizeOfCharacter(text[static_cast<size_t>(at)]);
    units += UnitsOf(size, encoding);
    if (units > wanted) break;
    at += size;
  }
  return LineStart(line) + std::min(at, static_cast<int>(text.size()));
}

Json LspText::PositionOf(int offset, PositionEncoding encoding) const {
  offset = std::clamp(offset, 0, static_cast<int>(text_.size()));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const int line = static_cast<int>(after - starts_.begin()) - 1;
  int units = 0;
  for (int at = LineStart(line); at < offset;) {
    const int size = SizeOfCharacter(text_[static_cast<size_t>(at)]);
    at += size;
    if (at > offset) break;
    units += UnitsOf(size, encoding);
  }
  return {{"line", line}, {"character", units}};
}

Json LspText::RangeOf(Span span, PositionEncoding encoding) const {
  return {{"start", PositionOf(span.begin, encoding)},
          {"end", PositionOf(span.end, encoding)}};
}

std::optional<std::string> Changed(const LspText& text, const Json& change,
                                   PositionEncoding encoding) {
  const auto written = change.find("text");
  if (!change.is_object() || written == change.end() || !written->is_string()) {
    return std::nullopt;
  }
  const auto range = change.find("range");
  if (range == change.end()) return written->get<std::string>();
  if (!range->is_object() || !range->contains("start") ||
      !range->contains("end")) {
    return std::nullopt;
  }
  const int begin = text.OffsetOf((*range)["start"], encoding);
  const int end = std::max(begin, text.OffsetOf((*range)["end"], encoding));
  std::string changed = text.text();
  changed.replace(static_cast<size_t>(begin), static_cast<size_t>(end - begin),
                  written->get_ref<const std::string&>());
  return changed;
}

std::string PathOf(std::string_view uri) {
  constexpr std::string_view kFile = "file://";
  if (!uri.starts_with(kFile)) return "";
  uri.remove_prefix(kFile.size());
  const size_t slash = uri.find('/');
  if (slash == std::string_view::npos) return "";
  uri.remove_prefix(slash);  // A host, mostly none.
  std::string path;
  const auto digit = [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c))
               ? c - '0'
               : absl::ascii_tolower(static_cast<unsigned char>(c)) - 'a' + 10;
  };
  for (size_t i = 0; i < uri.size(); ++i) {
    if (uri[i] == '%' && i + 2 < uri.size() &&
        absl::ascii_isxdigit(static_cast<unsigned char>(uri[i + 1])) &&
        absl::ascii_isxdigit(static_cast<unsigned char>(uri[i + 2]))) {
      path += static_cast<char>(16 * digit(uri[i + 1]) + digit(uri[i + 2]));
      i += 2;
    } else {
      path += uri[i];
    }
  }
  return std::filesystem::path(path).lexically_normal().string();
}

std::string UriOf(std::string_view path) {
  std::string uri = "file://";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isalnum(byte) ||
        std::string_view("/-_.~").find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += absl::StrFormat("%%%02X", static_cast<int>(byte));
    }
  }
  return uri;
}

}  // namespace claimcheck
