// Runs through the words of a text as it stands, without cutting it into
// sentences or normalising it first.
//
// Most of a text is plain: ASCII words with white space or punctuation around
// them. Those are found sixteen bytes at a time. What FindWords (text/words.h)
// decides by looking further ("don't", "3.2"), and whatever holds a byte beyond
// ASCII, is given out as the stretch between two blanks, to be normalised and
// cut there; neither looks beyond a blank.

#ifndef CHECKER_MATCH_WORD_SCAN_H_
#define CHECKER_MATCH_WORD_SCAN_H_

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace claimcheck {

// Sixteen bytes and what they are, one bit a byte.
//
// Source: Mula and Lemire, "Faster Base64 Encoding and Decoding Using AVX2
//         Instructions" (2018), for the ranges by saturated comparison.
struct ByteBlock {
  static constexpr int kSize = 16;

  uint32_t word = 0;    // ASCII letters and digits.
  uint32_t blank = 0;   // Space, tab, line ends.
  uint32_t high = 0;    // Beyond ASCII.
  uint32_t joiner = 0;  // ' . ,

  // Reads `p[0..15]`.
  static ByteBlock At(const char* p);
};

// A word of at most sixteen ASCII bytes, in lower case, filled up with zeros.
struct ShortWord {
  uint64_t low = 0;
  uint64_t high = 0;
  friend bool operator==(const ShortWord&, const ShortWord&) = default;
};

#if defined(__SSE2__)

inline ByteBlock ByteBlock::At(const char* p) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const auto in_range = [](__m128i value, char low, char size) {
    // Signed comparison of what is moved to the bottom of the range.
    const __m128i moved =
        _mm_add_epi8(value, _mm_set1_epi8(static_cast<char>(-128 - low)));
    return _mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(-128 + size)));
  };
  const auto bits = [](__m128i mask) {
    return static_cast<uint32_t>(_mm_movemask_epi8(mask));
  };
  const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  ByteBlock block;
  block.word =
      bits(_mm_or_si128(in_range(lower, 'a', 26), in_range(bytes, '0', 10)));
  block.blank = bits(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')),
                                  in_range(bytes, '\t', 5)));
  block.high = bits(bytes);
  block.joiner = bits(
      _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\'')),
                   _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('.')),
                                _mm_cmpeq_epi8(bytes, _mm_set1_epi8(',')))));
  return block;
}

#else

inline ByteBlock ByteBlock::At(const char* p) {
  ByteBlock block;
  for (int i = 0; i < kSize; ++i) {
    const auto c = static_cast<unsigned char>(p[i]);
    const uint32_t bit = uint32_t{1} << i;
    const unsigned char lower = c | 0x20;
    if (('a' <= lower && lower <= 'z') || ('0' <= c && c <= '9')) {
      block.word |= bit;
    }
    if (c == ' ' || ('\t' <= c && c <= '\r')) block.blank |= bit;
    if (c >= 0x80) block.high |= bit;
    if (c == '\'' || c == '.' || c == ',') block.joiner |= bit;
  }
  return block;
}

#endif

// The `size` (1 to 16) ASCII letters and digits at `p`, where 16 bytes can
// be read.
inline ShortWord ShortWordAt(const char* p, int size) {
  ShortWord word;
  std::memcpy(&word.low, p, sizeof word.low);
  if (size <= 8) {
    word.low &= ~uint64_t{0} >> (8 * (8 - size));
  } else {
    std::memcpy(&word.high, p + sizeof word.low, sizeof word.high);
    word.high &= ~uint64_t{0} >> (8 * (16 - size));
  }
  // Upper-case letters are those that have 0x40 and not 0x20; digits have
  // neither 0x40. Both halves hold nothing but letters, digits and zeros.
  const auto lowered = [](uint64_t half) {
    return half | ((half & 0x4040404040404040U) >> 1);
  };
  return {lowered(word.low), lowered(word.high)};
}

// Calls `plain(p, size)` for each plain word, where at least sixteen bytes from
// `p` on can be read, and `other(stretch)` for each stretch between blanks that
// is not plain, in text order.
template <typename Plain, typename Other>
void ScanWords(std::string_view text, const Plain& plain, const Other& other);

namespace word_scan_internal {

// Gives out what stands between two blanks. `readable` is where reading ends.
template <typename Plain, typename Other>
class StretchScan {
 public:
  StretchScan(const char* readable, const Plain& plain, const Other& other)
      : readable_(readable), plain_(plain), other_(other) {}

  void Take(const char* begin, const char* end) const {
    if (end - begin > ByteBlock::kSize || readable_ - begin < kReach) {
      TakeLong(begin, end);
      return;
    }
    const ByteBlock block = ByteBlock::At(begin);
    const auto size = static_cast<uint32_t>(end - begin);
    const uint32_t inside = (uint32_t{1} << size) - 1;
    const uint32_t words = block.word & inside;
    // A joiner with a character of a word after it.
    if (((block.high & inside) | (block.joiner & (words >> 1))) != 0) {
      other_(std::string_view(begin, size));
      return;
    }
    for (uint32_t rest = words; rest != 0;) {
      const int from = std::countr_zero(rest);
      const int length = std::countr_one(rest >> from);
      plain_(begin + from, length);
      rest &= ~(((uint32_t{1} << length) - 1) << from);
    }
  }

 private:
  // A plain word may begin at the end of a stretch.
  static constexpr int kReach = 2 * ByteBlock::kSize;

  // What is too long, or too near to the end, for one block.
  void TakeLong(const char* begin, const char* end) const {
    other_(std::string_view(begin, static_cast<size_t>(end - begin)));
  }

  const char* readable_;
  const Plain& plain_;
  const Other& other_;
};

}  // namespace word_scan_internal

template <typename Plain, typename Other>
void ScanWords(std::string_view text, const Plain& plain, const Other& other) {
  const char* const end = text.data() + text.size();
  const word_scan_internal::StretchScan<Plain, Other> stretches(end, plain,
                                                                other);
  const char* begin = text.data();  // Of the stretch.
  const char* p = begin;
  for (; end - p >= ByteBlock::kSize; p += ByteBlock::kSize) {
    for (uint32_t blanks = ByteBlock::At(p).blank; blanks != 0;
         blanks &= blanks - 1) {
      const char* blank = p + std::countr_zero(blanks);
      if (begin < blank) stretches.Take(begin, blank);
      begin = blank + 1;
    }
  }
  for (; p < end; ++p) {
    if (*p != ' ' && (*p < '\t' || *p > '\r')) continue;
    if (begin < p) stretches.Take(begin, p);
    begin = p + 1;
  }
  if (begin < end) stretches.Take(begin, end);
}

}  // namespace claimcheck

#endif  // CHECKER_MATCH_WORD_SCAN_H_
