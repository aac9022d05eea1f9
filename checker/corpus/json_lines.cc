#include "checker/corpus/json_lines.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/corpus/json_text.h"

namespace claimcheck {
namespace {

constexpr std::string_view kSpaces = " \t\r";

std::string_view TypeName(char first) {
  switch (first) {
    case '"':
      return "text";
    case '{':
      return "an object";
    case '[':
      return "a list";
    case 't':
    case 'f':
      return "true or false";
    case 'n':
      return "null";
    default:
      return "a number";
  }
}

// The keys of a line, for messages.
const std::vector<std::string>& LineKeys() {
  static const auto* keys = [] {
    auto* all = new std::vector<std::string>(SourceKeys());
    all->push_back("text");
    std::sort(all->begin(), all->end());
    return all;
  }();
  return *keys;
}

class LineReader {
 public:
  LineReader(const TextFilePtr& file, Diagnostics& diagnostics,
             std::set<std::string>& known)
      : file_(file),
        bytes_(file->bytes()),
        diagnostics_(diagnostics),
        unknown_(known) {}

  // The source on the bytes `line`, or nothing (it said why).
  std::optional<JsonSource> Read(Span line);

 private:
  void Error(DiagnosticKind kind, Span span, std::string message) {
    diagnostics_.Error(kind, file_, InFile(span), std::move(message));
  }
  // Offsets in here are into the bytes at hand.
  Span InFile(Span span) const {
    return {file_->begin() + span.begin, file_->begin() + span.end};
  }
  bool IsObject(Span line);
  // Says so if `key` is none of ours or was there before.
  bool IsOurs(const std::string& key, Span span,
              std::map<std::string, Span>& seen);
  void ReadMember(const std::string& key, Span value, JsonSource& source);
  bool IsString(const std::string& key, Span value, std::string_view wanted);
  char FirstOf(Span value) const {
    return bytes_[static_cast<size_t>(value.begin)];
  }

  const TextFilePtr& file_;
  std::string_view bytes_;
  Diagnostics& diagnostics_;
  std::set<std::string>& unknown_;  // Keys that were complained about.
};

bool LineReader::IsObject(Span line) {
  const int error = FindJsonError(bytes_.substr(
      static_cast<size_t>(line.begin), static_cast<size_t>(line.size())));
  if (error < 0 && FirstOf(line) == '{') return true;
  const int at = line.begin + std::max(error, 0);
  Error(DiagnosticKind::kUnreadableSource, {at, std::min(at + 1, line.end)},
        error < 0 ? "this line is no JSON object; wanted `{\"id\": ..., "
                    "\"text\": ...}`"
                  : "this line is not JSON from here on; wanted one JSON "
                    "object a line");
  return false;
}

bool LineReader::IsOurs(const std::string& key, Span span,
                        std::map<std::string, Span>& seen) {
  const auto [first, is_new] = seen.emplace(key, span);
  if (!is_new) {
    diagnostics_.Error(
        DiagnosticKind::kDuplicateKey, file_, InFile(span),
        absl::StrFormat("the key `%s` again; an object has it once", key),
        {{file_, InFile(first->second), "first here"}});
    return false;
  }
  if (std::binary_search(LineKeys().begin(), LineKeys().end(), key)) {
    return true;
  }
  if (!unknown_.insert(key).second) return false;
  const std::string nearest = NearestName(key, LineKeys());
  Error(
      DiagnosticKind::kUnknownKey, span,
      absl::StrFormat("unknown key `%s`; ", key) +
          (nearest.empty() ? absl::StrFormat("a source has `%s`",
                                             absl::StrJoin(LineKeys(), "`, `"))
                           : absl::StrFormat("did you mean `%s`?", nearest)));
  return false;
}

bool LineReader::IsString(const std::string& key, Span value,
                          std::string_view wanted) {
  if (FirstOf(value) == '"') return true;
  Error(DiagnosticKind::kWrongType, value,
        absl::StrFormat("found %s; `%s` of a source is %s",
                        TypeName(FirstOf(value)), key, wanted));
  return false;
}

void LineReader::ReadMember(const std::string& key, Span value,
                            JsonSource& source) {
  std::vector<Span> items = {value};
  std::string_view wanted = "text";
  if (key != "text") source.entry.texts[key];  // It was said, right or wrong.
  if (key == "credits") {
    wanted = "text or a list of texts";
    if (FirstOf(value) == '[') items = ItemsOf(bytes_, value);
  }
  for (const Span item : items) {
    if (!IsString(key, item, wanted)) continue;
    MappedText text = ReadJsonString(bytes_, item);
    if (text.text.find('\0') != std::string::npos) {
      Error(DiagnosticKind::kBadValue, item,
            absl::StrFormat("`%s` holds U+0000, which no text holds", key));
    } else if (key == "text") {
      source.text = std::move(text);
      for (int& origin : source.text.origin) origin += file_->begin();
      source.text_span = InFile(item);
    } else {
      source.entry.texts[key].push_back(
          {std::move(text.text), file_,
           InFile({item.begin + 1, item.end - 1})});
    }
  }
}

std::optional<JsonSource> LineReader::Read(Span line) {
  if (!IsObject(line)) return std::nullopt;
  JsonSource source;
  source.entry.file = file_;
  source.entry.span = InFile({line.begin, line.begin + 1});
  std::map<std::string, Span> seen;
  for (const auto& [key_span, value] : MembersOf(bytes_, line)) {
    const std::string key = ReadJsonString(bytes_, key_span).text;
    const bool is_absent = FirstOf(value) == 'n' && key != "text";
    if (IsOurs(key, key_span, seen) && !is_absent) {
      ReadMember(key, value, source);
    }
  }
  if (source.text_span.empty()) {
    // A text of the wrong type was complained about.
    if (seen.contains("text")) return std::nullopt;
    Error(DiagnosticKind::kMissingKey, {line.begin, line.begin + 1},
          "a source without `text`; it must have one");
    return std::nullopt;
  }
  return source;
}

}  // namespace

JsonLines ReadJsonLines(const TextFilePtr& file, Diagnostics& diagnostics,
                        std::set<std::string>* known) {
  JsonLines lines;
  std::set<std::string> own;
  LineReader reader(file, diagnostics, known == nullptr ? own : *known);
  const std::string_view bytes = file->bytes();
  auto at = static_cast<size_t>(file->LineStart(file->begin()) - file->begin());
  while (at < bytes.size()) {
    const size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    const size_t first = line.find_first_not_of(kSpaces);
    if (first != std::string_view::npos) {
      const size_t last = line.find_last_not_of(kSpaces);
      std::optional<JsonSource> source = reader.Read(
          {static_cast<int>(at + first), static_cast<int>(at + last + 1)});
      if (source.has_value()) {
        lines.sources.push_back(*std::move(source));
      } else {
        ++lines.unreadable;
      }
    }
    at = end + 1;
  }
  return lines;
}

}  // namespace claimcheck
