#include "checker/corpus/front_matter.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {
namespace {

// The line at `offset` without trailing white space.
std::string_view TrimmedLine(const TextFile& file, int offset) {
  std::string_view line = file.LineAt(offset);
  line.remove_suffix(line.size() -
                     std::min(line.find_last_not_of(" \t") + 1, line.size()));
  return line;
}

// Where the line after the one at `offset` begins; the file's size after the
// last one.
int NextLine(const TextFile& file, int offset) {
  const std::string& bytes = file.bytes();
  auto at =
      static_cast<size_t>(file.LineStart(offset)) + file.LineAt(offset).size();
  if (at < bytes.size() && bytes[at] == '\r') ++at;
  if (at < bytes.size() && bytes[at] == '\n') ++at;
  return static_cast<int>(at);
}

bool IsKeyLine(std::string_view line) {
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  return std::all_of(
      line.begin(), line.begin() + static_cast<int>(colon), [](char c) {
        return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_' ||
               c == '-';
      });
}

}  // namespace

std::optional<FrontMatter> ReadFrontMatter(const TextFilePtr& file,
                                           Diagnostics& diagnostics) {
  const int first = file->LineStart(0);
  const int second = NextLine(*file, first);
  if (TrimmedLine(*file, first) != "---" || second == file->size() ||
      !IsKeyLine(file->LineAt(second))) {
    return std::nullopt;
  }
  int close = second;
  while (close < file->size() && TrimmedLine(*file, close) != "---") {
    close = NextLine(*file, close);
  }
  if (close == file->size()) {
    diagnostics.Error(DiagnosticKind::kYamlSyntax, file, {first, first + 3},
                      "this opens a front matter that no line `---` closes");
    return std::nullopt;
  }
  // What stands before the closing line is a YAML document by itself, and its
  // offsets are those of the file.
  const absl::StatusOr<TextFilePtr> yaml = TextFile::Create(
      file->name(), file->bytes().substr(0, static_cast<size_t>(close)));
  FrontMatter front;
  front.end = NextLine(*file, close);
  const YamlNode node = ParseYaml(*yaml, diagnostics);
  if (!node.IsMap()) return front;  // ParseYaml said why.
  YamlMap map(node, *yaml, "source", diagnostics);
  front.entry = ReadYamlEntry(node, map, *yaml, diagnostics);
  for (const YamlNode& key : node.keys) {
    const std::string nearest = NearestName(key.scalar, SourceKeys());
    if (nearest.empty() || nearest == key.scalar) continue;
    diagnostics.Warning(DiagnosticKind::kUnknownKey, *yaml, key.span,
                        absl::StrFormat("unknown key `%s`; did you mean `%s`?",
                                        key.scalar, nearest));
  }
  return front;
}

}  // namespace claimcheck
