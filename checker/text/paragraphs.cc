#include "checker/text/paragraphs.h"

#include <algorithm>
#include <cstddef>

#include "checker/text/utf8.h"
#include "checker/text/words.h"

namespace claimcheck {
namespace {

// Programs wrap mail and plain text between these widths, in characters.
constexpr int kWrapWidthMin = 40;
constexpr int kWrapWidthMax = 120;

struct Line {
  NormalRange range;  // Trimmed.
  bool indented = false;
  int chars = 0;
};

std::string_view Cut(std::string_view text, NormalRange range) {
  return text.substr(static_cast<size_t>(range.begin),
                     static_cast<size_t>(range.size()));
}

std::vector<Line> FindLines(std::string_view text) {
  std::vector<Line> lines;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    Line line;
    line.range =
        Trimmed(text, {static_cast<int>(begin), static_cast<int>(end)});
    line.indented = begin < end && text[begin] == ' ';
    line.chars = CountChars(Cut(text, line.range));
    lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

// "- item", "* item", "3. item", "> quoted", "# heading".
bool BeginsAnItem(std::string_view line) {
  size_t mark = 0;
  while (mark < line.size() && IsDigit(line[mark])) ++mark;
  constexpr size_t kItemDigitsMax = 3;
  if (mark > kItemDigitsMax) return false;
  if (mark > 0) {
    return mark + 1 < line.size() && (line[mark] == '.' || line[mark] == ')') &&
           line[mark + 1] == ' ';
  }
  const CharReader first(line);
  switch (first.code()) {
    case U'#':
      mark = std::min(line.find_first_not_of('#'), line.size());
      break;
    case U'-':
    case U'*':
    case U'>':
    case 0x2014:
    case 0x2022:
      mark = static_cast<size_t>(first.end());
      break;
    default:
      return false;
  }
  return mark < line.size() && line[mark] == ' ';
}

// Lines [begin, end), none of them blank.
class Block {
 public:
  Block(std::string_view text, const std::vector<Line>& lines, size_t begin,
        size_t end)
      : text_(text), lines_(lines), begin_(begin), end_(end) {
    for (size_t i = begin; i < end; ++i) {
      width_ = std::max(width_, lines[i].chars);
    }
  }

  // In characters, of the longest line.
  int width() const { return width_; }

  // Wrapped prose shows in lines that were filled as far as the next word
  // allowed, and in some that go on in the middle of a sentence.
  bool IsWrapped() const {
    if (width_ < kWrapWidthMin || width_ > kWrapWidthMax) return false;
    size_t joints = 0;
    size_t filled = 0;
    size_t running_on = 0;
    for (size_t i = begin_; i + 1 < end_; ++i) {
      if (BeginsParagraph(i + 1)) continue;
      ++joints;
      if (!IsFilled(i, width_)) continue;
      ++filled;
      if (RunsOn(i)) ++running_on;
    }
    return running_on > 0 && filled * 3 >= joints * 2 &&
           running_on * 3 >= filled;
  }

  // Joins the lines that are filled to `width`; 0 joins none.
  void AddParagraphs(int width, std::vector<NormalRange>& paragraphs) const {
    for (size_t i = begin_; i < end_; ++i) {
      if (i > begin_ && width > 0 && IsFilled(i - 1, width)) {
        paragraphs.back().end = lines_[i].range.end;
      } else {
        paragraphs.push_back(lines_[i].range);
      }
    }
  }

 private:
  std::string_view TextOf(size_t line) const {
    return Cut(text_, lines_[line].range);
  }

  // Whatever the line before: an item of a list, or indented.
  bool BeginsParagraph(size_t i) const {
    return BeginsAnItem(TextOf(i)) ||
           (lines_[i].indented && !lines_[i - 1].indented);
  }

  // The next line goes on, and its first word had no room in this one.
  bool IsFilled(size_t i, int width) const {
    if (BeginsParagraph(i + 1)) return false;
    const std::string_view next = TextOf(i + 1);
    const int word = CountChars(next.substr(0, next.find(' ')));
    return lines_[i].chars + 1 + word > width;
  }

  // In the middle of a sentence, as far as one line shows it.
  bool RunsOn(size_t i) const {
    const char32_t next = CharAt(TextOf(i + 1), 0);
    if (IsLowerChar(next)) return true;
    const bool uncased = IsWordChar(next) && !IsUpperChar(next) &&
                         !(next < 0x80 && IsDigit(static_cast<char>(next)));
    return uncased && !EndsLikeASentence(text_, lines_[i].range);
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  size_t begin_;
  size_t end_;
  int width_ = 0;
};

}  // namespace

std::vector<NormalRange> FindParagraphs(std::string_view text) {
  const std::vector<Line> lines = FindLines(text);
  std::vector<Block> blocks;
  for (size_t begin = 0; begin < lines.size();) {
    size_t end = begin;
    while (end < lines.size() && !lines[end].range.empty()) ++end;
    if (end > begin) blocks.emplace_back(text, lines, begin, end);
    begin = end + 1;
  }
  // A block too short to show that it is wrapped follows the others.
  int wrap_width = 0;
  for (const Block& block : blocks) {
    if (block.IsWrapped()) wrap_width = std::max(wrap_width, block.width());
  }
  std::vector<NormalRange> paragraphs;
  for (const Block& block : blocks) {
    const int width = block.IsWrapped()             ? block.width()
                      : block.width() <= wrap_width ? wrap_width
                                                    : 0;
    block.AddParagraphs(width, paragraphs);
  }
  return paragraphs;
}

bool EndsLikeASentence(std::string_view text, NormalRange range) {
  for (int end = range.end; end > range.begin;) {
    const char32_t last = CharBefore(text, end);
    switch (last) {
      case U'.':
      case U'!':
      case U'?':
      case 0x2026:  // Ellipsis.
      case 0x061F:  // Arabic question mark, full stop.
      case 0x06D4:
      case 0x3002:
        return true;
      case U'"':
      case U'\'':
      case U')':
      case U']':
      case U' ':
        --end;
        break;
      default:
        return false;
    }
  }
  return false;
}

}  // namespace claimcheck
