#include "checker/text/utf8.h"

namespace claimcheck {
namespace {

unsigned char ByteAt(std::string_view text, size_t i) {
  return static_cast<unsigned char>(text[i]);
}

bool Between(unsigned char byte, int low, int high) {
  return low <= byte && byte <= high;
}

// How many bytes the well-formed character at `i` has, or 0.
size_t WellFormedSize(std::string_view bytes, size_t i) {
  const size_t left = bytes.size() - i;
  const unsigned char lead = ByteAt(bytes, i);
  if (lead < 0x80) return 1;
  // The second byte carries the bounds that keep out overlong forms (E0, F0),
  // surrogates (ED) and what is beyond the last code point (F4).
  size_t size = 0;
  int low = 0x80;
  int high = 0xBF;
  if (Between(lead, 0xC2, 0xDF)) {
    size = 2;
  } else if (Between(lead, 0xE0, 0xEF)) {
    size = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (Between(lead, 0xF0, 0xF4)) {
    size = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  }
  if (size == 0 || left < size) return 0;
  if (!Between(ByteAt(bytes, i + 1), low, high)) return 0;
  for (size_t k = 2; k < size; ++k) {
    if (!Between(ByteAt(bytes, i + k), 0x80, 0xBF)) return 0;
  }
  return size;
}

}  // namespace

size_t FindInvalidUtf8(std::string_view bytes) {
  for (size_t i = 0; i < bytes.size();) {
    const size_t size = WellFormedSize(bytes, i);
    if (size == 0) return i;
    i += size;
  }
  return std::string_view::npos;
}

int CountChars(std::string_view text) {
  int count = 0;
  for (const char c : text) count += IsContinuationByte(c) ? 0 : 1;
  return count;
}

void CharReader::Decode() {
  if (done()) {
    end_ = begin_;
    code_ = 0;
    return;
  }
  const unsigned char lead = ByteAt(text_, begin_);
  if (lead < 0x80) {
    code_ = lead;
    end_ = begin_ + 1;
    return;
  }
  const size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  code_ = lead & (0x7Fu >> size);
  end_ = begin_ + 1;
  while (end_ < text_.size() && end_ < begin_ + size) {
    code_ = code_ << 6 | (ByteAt(text_, end_) & 0x3Fu);
    ++end_;
  }
}

char32_t CharBefore(std::string_view text, int end) {
  if (end <= 0) return 0;
  size_t begin = static_cast<size_t>(end) - 1;
  while (begin > 0 && IsContinuationByte(text[begin])) --begin;
  return CharReader(text, begin).code();
}

char32_t CharAt(std::string_view text, int begin) {
  return CharReader(text, static_cast<size_t>(begin)).code();
}

void AppendUtf8(char32_t code, std::string& out) {
  const auto push = [&out](char32_t byte) {
    out.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
  };
  if (code < 0x80) {
    push(code);
  } else if (code < 0x800) {
    push(0xC0 | code >> 6);
    push(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    push(0xE0 | code >> 12);
    push(0x80 | (code >> 6 & 0x3F));
    push(0x80 | (code & 0x3F));
  } else {
    push(0xF0 | code >> 18);
    push(0x80 | (code >> 12 & 0x3F));
    push(0x80 | (code >> 6 & 0x3F));
    push(0x80 | (code & 0x3F));
  }
}

}  // namespace claimcheck
