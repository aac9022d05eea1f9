#include "checker/yaml/scalar_walk.h"

#include <algorithm>

#include "checker/text/utf8.h"

namespace claimcheck {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t'; }
bool IsBreak(char c) { return c == '\n' || c == '\r'; }

// The walk over one scalar. Each style has its own method; all of them move
// `pos_` over the file and append to the result.
class Walker {
 public:
  Walker(std::string_view bytes, int begin, std::string_view value)
      : bytes_(bytes), begin_(begin), pos_(begin), value_(value) {}

  ScalarWalk Walk() {
    const char style = At(pos_);
    if (style == '"' || style == '\'') {
      Quoted(style);
    } else if (style == '|' || style == '>') {
      Block();
    } else {
      Plain();
    }
    walk_.exact = agrees_ && heard_ == value_;
    // Quotation marks and escapes leave no doubt; yaml-cpp differs from us (and
    // from YAML) in blank lines before the closing mark.
    if (walk_.exact || style == '"' || style == '\'') {
      const int last = walk_.origin.empty() ? begin_ : walk_.origin.back();
      walk_.origin.push_back(std::max(last, end_of_text_));
    } else {
      Approximate();
    }
    return std::move(walk_);
  }

 private:
  // "" at the end of the file, so that no loop runs over it.
  char At(int pos) const {
    return pos < Size() ? bytes_[static_cast<size_t>(pos)] : '\0';
  }
  int Size() const { return static_cast<int>(bytes_.size()); }
  bool MoreValue() const { return heard_.size() < value_.size(); }
  char NextValue() const { return value_[heard_.size()]; }

  // Appends text that came from `origin`; `heard` is what yaml-cpp makes of it.
  void Emit(std::string_view text, int origin, std::string_view heard) {
    walk_.text += text;
    walk_.origin.insert(walk_.origin.end(), text.size(), origin);
    heard_ += heard;
  }
  void Emit(std::string_view text, int origin) { Emit(text, origin, text); }
  void Copy() {
    Emit(bytes_.substr(static_cast<size_t>(pos_), 1), pos_);
    end_of_text_ = ++pos_;
  }

  // Past the line break at `pos`.
  int PastBreak(int pos) const {
    return pos + (At(pos) == '\r' && At(pos + 1) == '\n' ? 2 : 1);
  }

  // If only blanks stand between here and the end of the line, folds that
  // line break and the empty lines after it as quoted and plain scalars do:
  // one break is a space, further ones are kept.
  bool Fold(bool escaped) {
    int pos = pos_;
    while (IsBlank(At(pos))) ++pos;
    if (!IsBreak(At(pos))) return false;
    int breaks = 0;
    while (IsBreak(At(pos))) {
      ++breaks;
      pos = PastBreak(pos);
      const int line = pos;
      while (IsBlank(At(pos))) ++pos;
      const size_t tab = bytes_.substr(0, static_cast<size_t>(pos))
                             .find('\t', static_cast<size_t>(line));
      if (tab != std::string_view::npos && !IsBreak(At(pos))) {
        tab_ = static_cast<int>(tab);
      }
    }
    if (breaks > 1) {
      Emit(std::string(static_cast<size_t>(breaks - 1), '\n'), pos_);
    } else if (!escaped) {
      Emit(" ", pos_);
    }
    pos_ = pos;
    end_of_text_ = pos;
    return true;
  }

  void Plain() {
    while (MoreValue()) {
      const char c = At(pos_);
      if ((IsBlank(c) || IsBreak(c)) && Fold(false)) {
        if (walk_.tab < 0) walk_.tab = tab_;
      } else if (pos_ < Size() && c == NextValue()) {
        Copy();
      } else {
        agrees_ = false;
        break;
      }
    }
    walk_.end = end_of_text_;
  }

  void Quoted(char mark) {
    ++pos_;
    while (true) {
      const char c = At(pos_);
      if (pos_ >= Size()) {
        walk_.closed = false;
        break;
      }
      end_of_text_ = pos_;
      if (c == mark && mark == '\'' && At(pos_ + 1) == '\'') {
        Emit("'", pos_);
        pos_ += 2;
      } else if (c == mark) {
        ++pos_;
        break;
      } else if (c == '\\' && mark == '"') {
        Escape();
      } else if (!((IsBlank(c) || IsBreak(c)) && Fold(false))) {
        Copy();
      }
    }
    walk_.end = pos_;
  }

  // One escape of a double-quoted scalar.
  void Escape() {
    const int begin = pos_;
    const char c = At(pos_ + 1);
    pos_ += 2;
    switch (c) {
      case '\r':
      case '\n':
        pos_ = begin + 1;
        Fold(true);
        return;
      case 'x':
      case 'u':
      case 'U': {
        const int digits = c == 'x' ? 2 : c == 'u' ? 4 : 8;
        char32_t code = 0;
        for (int i = 0; i < digits; ++i, ++pos_) {
          const char digit = At(pos_);
          const char32_t low = static_cast<unsigned char>(digit) | 0x20U;
          code = code * 16 + (digit <= '9' ? low - U'0' : low - U'a' + 10);
        }
        std::string text;
        AppendUtf8(code, text);
        Emit(text, begin);
        return;
      }
      case 'N':
        Emit("\xC2\x85", begin, "\x85");
        return;
      case '_':
        Emit("\xC2\xA0", begin, "\xA0");
        return;
      case 'L':
        Emit("\xE2\x80\xA8", begin);
        return;
      case 'P':
        Emit("\xE2\x80\xA9", begin);
        return;
      default:
        break;
    }
    static constexpr std::string_view kNames = "0abtnvfre";
    static constexpr std::string_view kMeant{"\0\a\b\t\n\v\f\r\x1B", 9};
    const size_t at = kNames.find(c);
    const char meant = at == std::string_view::npos ? c : kMeant[at];
    Emit(std::string_view(&meant, 1), begin);
  }

  // Of the line at `pos`: how many spaces begin it.
  int Spaces(int pos) const {
    int spaces = 0;
    while (At(pos + spaces) == ' ') ++spaces;
    return spaces;
  }

  // Literal and folded blocks: the indentation follows from the value, which
  // no longer has it, and after it bytes are as in the file.
  void Block() {
    const bool folded = At(pos_) == '>';
    walk_.end = pos_ + 1;
    while (walk_.end < Size() && !IsBlank(At(walk_.end)) &&
           !IsBreak(At(walk_.end))) {
      ++walk_.end;  // "|2-"
    }
    while (pos_ < Size() && !IsBreak(At(pos_))) ++pos_;
    end_of_text_ = pos_;
    if (pos_ < Size()) pos_ = PastBreak(pos_);
    while (MoreValue() && NextValue() == '\n' && SkipBlankLine()) {
    }
    if (!MoreValue()) return;
    const std::string_view rest = value_.substr(heard_.size());
    const size_t first = std::min(rest.find_first_not_of(' '), rest.size());
    const int indent = Spaces(pos_) - static_cast<int>(first);
    if (indent < 0) {
      agrees_ = false;
      return;
    }
    pos_ += indent;
    while (MoreValue() && agrees_) {
      if (pos_ >= Size()) {
        // A last line without an end still counts as one.
        Emit(value_.substr(heard_.size()), pos_);
      } else if (IsBreak(At(pos_))) {
        EndBlockLine(folded, indent);
      } else if (At(pos_) == NextValue()) {
        Copy();
        walk_.end = pos_;
      } else {
        agrees_ = false;
      }
    }
  }

  // An empty line before the first text of a block.
  bool SkipBlankLine() {
    const int end = pos_ + Spaces(pos_);
    if (!IsBreak(At(end))) return false;
    Emit("\n", end);
    end_of_text_ = end;
    pos_ = PastBreak(end);
    return true;
  }

  // The end of a line inside a block. A literal block keeps every line break;
  // a folded one makes a space of one and drops the first of several (or does
  // not, next to deeper lines), so there the value decides how many there are.
  void EndBlockLine(bool folded, int indent) {
    const int line_end = pos_;
    pos_ = PastBreak(pos_);
    if (folded && NextValue() == ' ') {
      Emit(" ", line_end);
    } else if (NextValue() == '\n') {
      Emit("\n", line_end);
      while (folded && MoreValue() && NextValue() == '\n') {
        Emit("\n", line_end);
      }
      for (int end = pos_ + Spaces(pos_);
           folded && end - pos_ <= indent && IsBreak(At(end));
           end = pos_ + Spaces(pos_)) {
        pos_ = PastBreak(end);
      }
    } else {
      agrees_ = false;
    }
    pos_ += std::min(indent, Spaces(pos_));
  }

  // yaml-cpp's text, each byte at the next place in the file where it can
  // stand, or where the byte before it stood.
  void Approximate() {
    walk_.text.clear();
    walk_.origin.clear();
    const std::string_view value = value_;
    int pos = begin_;
    const int end = std::max(walk_.end, begin_);
    for (const char c : value) {
      const size_t found = bytes_.substr(0, static_cast<size_t>(end))
                               .find(c, static_cast<size_t>(pos));
      if (found != std::string_view::npos) pos = static_cast<int>(found);
      walk_.text += c;
      walk_.origin.push_back(pos);
      if (found != std::string_view::npos && pos < end) ++pos;
    }
    walk_.origin.push_back(std::max(pos, end));
    walk_.end = std::max(walk_.end, pos);
  }

  const std::string_view bytes_;
  const int begin_;
  int pos_;
  const std::string_view value_;
  std::string heard_;    // What yaml-cpp should have made of it so far.
  int end_of_text_ = 0;  // One past the last byte of text.
  int tab_ = -1;
  bool agrees_ = true;
  ScalarWalk walk_;
};

}  // namespace

ScalarWalk WalkScalar(std::string_view bytes, int begin,
                      std::string_view value) {
  return Walker(bytes, begin, value).Walk();
}

}  // namespace claimcheck
