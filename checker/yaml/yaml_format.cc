#include "checker/yaml/yaml_format.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "checker/text/diagnostic.h"

namespace claimcheck {
namespace {

constexpr int kIndent = 2;

struct Line {
  std::string_view text;  // Without its end.
  int begin = 0;          // In the file.
  int column = 0;         // Of the first byte that is no space.
  bool blank = false;
  bool comment = false;
  // Where the line begins in the result, if a key or a dash begins it.
  std::optional<int> target;
  // A dash begins it, and this follows it: at which column.
  std::optional<int> behind_dash;
  // It goes on with what a line above began, which moves by so many columns.
  bool goes_on = false;
  int moved = 0;
  bool top = false;  // Begins with a key of the outermost map.
};

std::vector<Line> LinesOf(std::string_view text) {
  std::vector<Line> lines;
  size_t begin = 0;
  if (text.starts_with("\xEF\xBB\xBF")) begin = 3;
  while (begin < text.size()) {
    const size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    Line line;
    line.begin = static_cast<int>(begin);
    line.text = text.substr(begin, end - begin);
    const size_t first = line.text.find_first_not_of(" \t");
    line.blank = first == std::string_view::npos;
    line.column = line.blank ? 0 : static_cast<int>(first);
    line.comment = !line.blank && line.text[first] == '#';
    lines.push_back(line);
    begin = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return lines;
}

// Finds where each line belongs.
class Layout {
 public:
  Layout(std::string_view text, std::vector<Line>& lines)
      : text_(text), lines_(lines) {}

  void Place(const YamlNode& root) {
    if (IsBlock(root)) Collection(root, 0, true);
  }

 private:
  int LineOf(int byte) const {
    const auto behind = std::upper_bound(
        lines_.begin(), lines_.end(), byte,
        [](int at, const Line& line) { return at < line.begin; });
    return static_cast<int>(behind - lines_.begin()) - 1;
  }
  Line& At(int line) { return lines_[static_cast<size_t>(line)]; }
  int ColumnOf(int byte) const {
    return byte - lines_[static_cast<size_t>(LineOf(byte))].begin;
  }

  bool IsBlock(const YamlNode& node) const {
    if (!node.IsMap() && !node.IsSequence()) return false;
    if (node.items.empty()) return false;
    const char first = text_[static_cast<size_t>(node.span.begin)];
    return first != '{' && first != '[';
  }

  void Collection(const YamlNode& node, int target, bool top) {
    if (node.IsMap()) {
      Map(node, target, top);
    } else {
      Sequence(node, target);
    }
  }

  void Map(const YamlNode& node, int target, bool top) {
    for (size_t i = 0; i < node.keys.size(); ++i) {
      const int begin = node.keys[i].span.begin;
      Line& line = At(LineOf(begin));
      const int column = ColumnOf(begin);
      if (column == line.column) {
        line.target = target;
        line.top = top;
      }
      Value(node.items[i], node.keys[i].span.end, target - column,
            target + kIndent);
    }
  }

  void Sequence(const YamlNode& node, int target) {
    int last = node.span.begin;
    for (const YamlNode& item : node.items) {
      if (item.span.begin < last) {  // An alias of what stands above.
        if (Line* line = DashBehind(last)) {
          line->target = target;
          last = line->begin + static_cast<int>(line->text.size());
        }
        continue;
      }
      const std::optional<int> dash = DashBefore(item.span.begin, last);
      last = item.span.end;
      if (!dash) continue;
      Line& line = At(LineOf(*dash));
      const int column = ColumnOf(*dash);
      if (column == line.column) line.target = target;
      int moved = target - column;
      if (LineOf(item.span.begin) == LineOf(*dash) &&
          item.span.begin > *dash + 1) {
        const int content = ColumnOf(item.span.begin);
        if (column == line.column) line.behind_dash = content;
        moved = target + kIndent - content;
      }
      Value(item, *dash, moved, target + kIndent);
    }
  }

  // A value whose key or dash ends at `after` and moves by `moved` columns.
  void Value(const YamlNode& value, int after, int moved, int target) {
    if (value.span.begin < after) return;  // An alias.
    if (IsBlock(value)) {
      Collection(value, target, false);
      return;
    }
    const int first = LineOf(after);
    const int last = LineOf(std::max(value.span.begin, value.span.end - 1));
    // What goes on behind a key or dash stands deeper than it.
    std::optional<int> least;
    for (int i = first + 1; i <= last; ++i) {
      if (At(i).blank) continue;
      least = std::min(least.value_or(At(i).column), At(i).column);
    }
    if (least && LineOf(value.span.begin) == first &&
        *least + moved <= target - kIndent)
      moved = target - *least;
    for (int i = first + 1; i <= last; ++i) {
      Line& line = At(i);
      line.goes_on = true;
      line.moved = moved;
    }
  }

  // The first line from `from` on that a dash begins.
  Line* DashBehind(int from) {
    for (size_t i = static_cast<size_t>(LineOf(from)); i < lines_.size(); ++i) {
      Line& line = lines_[i];
      if (line.blank || line.comment || line.target || line.goes_on) continue;
      const auto column = static_cast<size_t>(line.column);
      return line.text[column] == '-' ? &line : nullptr;
    }
    return nullptr;
  }

  // The dash of an item, behind `from`.
  std::optional<int> DashBefore(int item, int from) const {
    for (int i = LineOf(item); i >= 0; --i) {
      const Line& line = lines_[static_cast<size_t>(i)];
      if (line.comment || line.blank) continue;
      const size_t size = static_cast<size_t>(
          std::clamp(item - line.begin, 0, static_cast<int>(line.text.size())));
      const size_t dash = line.text.substr(0, size).rfind('-');
      if (dash != std::string_view::npos) {
        return line.begin + static_cast<int>(dash);
      }
      if (line.begin <= from) break;
    }
    return std::nullopt;
  }

  std::string_view text_;
  std::vector<Line>& lines_;
};

std::string_view WithoutEnd(std::string_view text) {
  const size_t last = text.find_last_not_of(" \t\r");
  return last == std::string_view::npos ? "" : text.substr(0, last + 1);
}

std::string Moved(const Line& line) {
  if (line.moved >= 0) {
    return line.blank ? std::string(line.text)
                      : std::string(static_cast<size_t>(line.moved), ' ') +
                            std::string(line.text);
  }
  const size_t spaces =
      std::min(line.text.find_first_not_of(' '), line.text.size());
  return std::string(
      line.text.substr(std::min(spaces, static_cast<size_t>(-line.moved))));
}

// Comments stand where the line below them does, if they did before, else
// where the line above does.
int CommentColumn(const std::vector<Line>& lines, size_t at) {
  const Line& comment = lines[at];
  const Line* below = nullptr;
  for (size_t i = at + 1; i < lines.size() && below == nullptr; ++i) {
    if (lines[i].target) below = &lines[i];
  }
  const Line* above = nullptr;
  for (size_t i = at; i-- > 0 && above == nullptr;) {
    if (lines[i].target) above = &lines[i];
  }
  const bool first_inside =
      below != nullptr && above != nullptr && *below->target > *above->target;
  if (first_inside || (below != nullptr && below->column == comment.column)) {
    return *below->target;
  }
  if (above != nullptr && above->behind_dash == comment.column) {
    return *above->target + kIndent;
  }
  if (above != nullptr && above->column == comment.column) {
    return *above->target;
  }
  if (below != nullptr) return *below->target;
  return above == nullptr ? 0 : comment.column == 0 ? 0 : *above->target;
}

std::string Laid(const std::vector<Line>& lines, size_t at) {
  const Line& line = lines[at];
  const std::string_view content =
      WithoutEnd(line.text.substr(static_cast<size_t>(line.column)));
  if (line.comment) {
    return std::string(static_cast<size_t>(CommentColumn(lines, at)), ' ') +
           std::string(content);
  }
  if (!line.target) return std::string(WithoutEnd(line.text));
  std::string laid(static_cast<size_t>(*line.target), ' ');
  if (!line.behind_dash) return laid + std::string(content);
  laid += "- ";
  laid += WithoutEnd(line.text.substr(static_cast<size_t>(*line.behind_dash)));
  return laid;
}

// True if the outermost key at `at` takes more than its line, or the one
// before it does.
bool StandsApart(const std::vector<Line>& lines, size_t at) {
  const auto takes_more = [&lines](size_t key) {
    for (size_t i = key + 1; i < lines.size() && !lines[i].top; ++i) {
      if (!lines[i].blank && !lines[i].comment) return true;
    }
    return false;
  };
  if (takes_more(at)) return true;
  for (size_t i = at; i-- > 0;) {
    if (lines[i].top) return takes_more(i);
  }
  return false;
}

bool Same(const YamlNode& a, const YamlNode& b) {
  return a.kind == b.kind && a.scalar == b.scalar && a.plain == b.plain &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(),
                    b.items.end(), Same) &&
         std::equal(a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end(),
                    Same);
}

std::string Joined(const std::vector<Line>& lines) {
  std::vector<std::string> out;
  for (size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.goes_on) {
      out.push_back(Moved(line));
      continue;
    }
    if (line.blank) {
      if (!out.empty() && !out.back().empty()) out.emplace_back();
      continue;
    }
    if (line.top && StandsApart(lines, i)) {
      // Above the comments of the key.
      size_t first = out.size();
      while (first > 0 && out[first - 1].starts_with("#")) --first;
      if (first > 0 && !out[first - 1].empty()) {
        out.insert(out.begin() + static_cast<std::ptrdiff_t>(first), "");
      }
    }
    out.push_back(Laid(lines, i));
  }
  while (!out.empty() && out.back().empty()) out.pop_back();
  std::string text;
  for (const std::string& line : out) {
    text += line;
    text += '\n';
  }
  return text;
}

bool ReadsAs(const YamlNode& root, const std::string& text,
             const TextFile& file) {
  const auto again = TextFile::Create(file.name(), text);
  Diagnostics diagnostics;
  return again.ok() && Same(root, ParseYaml(*again, diagnostics)) &&
         !diagnostics.has_errors();
}

}  // namespace

absl::StatusOr<std::string> FormatYaml(const TextFilePtr& file,
                                       const YamlNode& root) {
  std::vector<Line> lines = LinesOf(file->bytes());
  Layout(file->bytes(), lines).Place(root);
  std::string text = Joined(lines);
  if (ReadsAs(root, text, *file)) return text;
  // A block that ends the file without a line feed has none in its text.
  if (!text.empty() && !file->bytes().ends_with('\n')) {
    text.pop_back();
    if (ReadsAs(root, text, *file)) return text;
  }
  return absl::InternalError(absl::StrFormat(
      "%s: formatting would change what it says", file->name()));
}

}  // namespace claimcheck
