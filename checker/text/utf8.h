// Reading UTF-8 one character at a time.

#ifndef CHECKER_TEXT_UTF8_H_
#define CHECKER_TEXT_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace claimcheck {

// The offset of the first byte that does not belong to a well-formed
// character, or npos. Overlong forms, surrogates and what lies beyond U+10FFFF
// are not well-formed; for a sequence that breaks off it is its first byte.
//
// Source: Unicode Standard, table 3-7.
size_t FindInvalidUtf8(std::string_view bytes);

// How many characters begin in `text`.
//
// Shape: `text` is valid UTF-8; it may begin or end inside a character.
int CountChars(std::string_view text);

// Reads a valid UTF-8 text from front to back.
//
//   for (CharReader reader(text); !reader.done(); reader.Next()) {
//     Use(reader.code(), reader.begin(), reader.end());
//   }
class CharReader {
 public:
  explicit CharReader(std::string_view text, size_t begin = 0)
      : text_(text), begin_(begin), end_(begin) {
    Decode();
  }

  bool done() const { return begin_ >= text_.size(); }
  char32_t code() const { return code_; }
  int begin() const { return static_cast<int>(begin_); }
  int end() const { return static_cast<int>(end_); }
  void Next() {
    begin_ = end_;
    Decode();
  }

 private:
  void Decode();

  std::string_view text_;
  size_t begin_;
  size_t end_;
  char32_t code_ = 0;
};

inline bool IsContinuationByte(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// The character that ends before `end`, or 0 at the beginning of the text.
char32_t CharBefore(std::string_view text, int end);

// The character that begins at `begin`, or 0 at the end of the text.
char32_t CharAt(std::string_view text, int begin);

void AppendUtf8(char32_t code, std::string& out);

}  // namespace claimcheck

#endif  // CHECKER_TEXT_UTF8_H_
