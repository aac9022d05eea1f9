#include "checker/text/normalize.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>

#include "checker/base/check.h"
#include "checker/text/utf8.h"
#include "unicode/bytestream.h"
#include "unicode/casemap.h"
#include "unicode/normalizer2.h"
#include "unicode/stringpiece.h"
#include "unicode/uchar.h"
#include "unicode/unistr.h"

namespace claimcheck {
namespace {

// A stretch to compose is cut here, since reordering marks is quadratic in
// their number. No script stacks more than a handful of marks on a letter.
constexpr size_t kStretchCharsMax = 64;

const icu::Normalizer2& Nfc() {
  static const icu::Normalizer2* nfc = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
    CHECK(U_SUCCESS(status) != 0);
    return instance;
  }();
  return *nfc;
}

// Invisible to a reader, so not part of the text.
bool IsDropped(char32_t c) {
  switch (c) {
    case 0x00AD:  // Soft hyphen.
    case 0x0640:  // Tatweel.
    case 0x061C:  // Arabic letter mark.
    case 0x200B:  // Zero-width space, no-joiner, joiner; direction marks.
    case 0x200C:
    case 0x200D:
    case 0x200E:
    case 0x200F:
    case 0x2060:  // Word joiner.
    case 0xFEFF:  // Byte order mark.
      return true;
    default:  // Embeddings, overrides and isolates.
      return (0x202A <= c && c <= 0x202E) || (0x2066 <= c && c <= 0x2069);
  }
}

char FoldedAscii(char c) {
  if (c == '\r') return '\n';
  return c == '\t' || c == '\v' || c == '\f' ? ' ' : c;
}

// The character that stands for `c`, which is `c` itself for most.
char32_t Folded(char32_t c) {
  if (c < 0x80) {
    return static_cast<unsigned char>(FoldedAscii(static_cast<char>(c)));
  }
  if (0x0660 <= c && c <= 0x0669) return U'0' + (c - 0x0660);
  if (0x06F0 <= c && c <= 0x06F9) return U'0' + (c - 0x06F0);
  switch (c) {
    case 0x0085:  // Next line, line and paragraph separators.
    case 0x2028:
    case 0x2029:
      return U'\n';
    case 0x00AB:  // Guillemets, double curly, low and reversed quotes.
    case 0x00BB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2039:
    case 0x203A:
    case 0x301D:
    case 0x301E:
    case 0x301F:
    case 0xFF02:
      return U'"';
    case 0x02BC:  // Apostrophes and single quotes.
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0xFF07:
      return U'\'';
    case 0x2010:  // Hyphens, the figure dash (it joins digits) and the minus.
    case 0x2011:
    case 0x2012:
    case 0x2212:
    case 0xFE63:
    case 0xFF0D:
      return U'-';
    case 0x2013:  // Dashes that part words.
    case 0x2014:
    case 0x2015:
    case 0x2E3A:
    case 0x2E3B:
    case 0xFE58:
      return 0x2014;
    case 0x0649:  // Alef maksura and Arabic yeh.
    case 0x064A:
      return 0x06CC;
    case 0x0643:  // Arabic kaf.
      return 0x06A9;
    case 0x066A:  // Arabic percent sign, decimal and thousands separators.
      return U'%';
    case 0x066B:
      return U'.';
    case 0x066C:
      return U',';
    default:
      return u_isUWhiteSpace(static_cast<UChar32>(c)) ? U' ' : c;
  }
}

class Folder {
 public:
  explicit Folder(std::string_view bytes) : bytes_(bytes) {
    result_.text.reserve(bytes.size());
    result_.origin.reserve(bytes.size() + 1);
  }

  NormalText Run() {
    for (size_t i = 0; i < bytes_.size();) i = Step(i);
    FlushStretch();
    result_.origin.push_back(static_cast<int>(bytes_.size()));
    return std::move(result_);
  }

 private:
  struct Char {
    char32_t code;
    int origin;
  };

  // Takes in the character at `i` or a run of ASCII from there; returns where
  // to go on.
  size_t Step(size_t i) {
    if (static_cast<unsigned char>(bytes_[i]) < 0x80) {
      FlushStretch();
      return TakeAscii(i);
    }
    const CharReader reader(bytes_, i);
    if (IsDropped(reader.code())) {
      Drop({reader.begin(), reader.end()});
    } else {
      TakeChar({reader.code(), reader.begin()});
    }
    return static_cast<size_t>(reader.end());
  }

  size_t TakeAscii(size_t i) {
    size_t end = i;
    while (end < bytes_.size() &&
           static_cast<unsigned char>(bytes_[end]) < 0x80) {
      ++end;
    }
    // The last may be composed with what follows, as in e + acute.
    const size_t sure = end < bytes_.size() ? end - 1 : end;
    while (i < sure) {
      if (const size_t plain = PlainEnd(i, sure); plain > i) {
        PushPlain(i, plain);
        i = plain;
        continue;
      }
      const bool crlf =
          bytes_[i] == '\r' && i + 1 < end && bytes_[i + 1] == '\n';
      PushByte(FoldedAscii(bytes_[i]), i);
      i += crlf ? 2 : 1;
    }
    if (i < end) {
      TakeChar({static_cast<unsigned char>(bytes_[i]), static_cast<int>(i)});
    }
    return end;
  }

  // Where the bytes from `i` on that stand for themselves end.
  size_t PlainEnd(size_t i, size_t end) const {
    const auto is_plain = [](char c) {
      return c >= ' ' ? c != '\'' && c != '`' : c == '\n';
    };
    while (i < end && is_plain(bytes_[i])) ++i;
    return i;
  }

  void PushPlain(size_t begin, size_t end) {
    result_.text.append(bytes_.substr(begin, end - begin));
    const size_t size = result_.origin.size();
    result_.origin.resize(size + end - begin);
    std::iota(result_.origin.begin() + static_cast<std::ptrdiff_t>(size),
              result_.origin.end(), static_cast<int>(begin));
  }

  void TakeChar(Char c) {
    if (stretch_.size() >= kStretchCharsMax ||
        (!stretch_.empty() &&
         Nfc().hasBoundaryBefore(static_cast<UChar32>(c.code)))) {
      FlushStretch();
    }
    stretch_.push_back(c);
  }

  // Composes the characters from one boundary to the next. What is in form
  // already keeps an origin for each; what had to change comes from the whole.
  void FlushStretch() {
    if (stretch_.empty()) return;
    if (IsComposed()) {
      for (const Char& c : stretch_) PushChar(c);
    } else {
      icu::UnicodeString text;
      for (const Char& c : stretch_) text.append(static_cast<UChar32>(c.code));
      UErrorCode status = U_ZERO_ERROR;
      const icu::UnicodeString composed = Nfc().normalize(text, status);
      CHECK(U_SUCCESS(status) != 0);
      for (int32_t i = 0; i < composed.length();
           i = composed.moveIndex32(i, 1)) {
        PushChar({static_cast<char32_t>(composed.char32At(i)),
                  stretch_.front().origin});
      }
    }
    stretch_.clear();
  }

  bool IsComposed() const {
    if (stretch_.size() == 1) {
      return u_getIntPropertyValue(static_cast<UChar32>(stretch_[0].code),
                                   UCHAR_NFC_QUICK_CHECK) == UNORM_YES;
    }
    icu::UnicodeString text;
    for (const Char& c : stretch_) text.append(static_cast<UChar32>(c.code));
    UErrorCode status = U_ZERO_ERROR;
    return Nfc().isNormalized(text, status) != 0 && U_SUCCESS(status) != 0;
  }

  void PushChar(Char c) {
    const size_t before = result_.text.size();
    const char32_t folded = Folded(c.code);
    if (folded == U'\'' || folded == U'`') {
      PushByte(static_cast<char>(folded), static_cast<size_t>(c.origin));
      return;
    }
    AppendUtf8(folded, result_.text);
    result_.origin.insert(result_.origin.end(), result_.text.size() - before,
                          c.origin);
  }

  void PushByte(char c, size_t origin) {
    const bool single = c == '\'' || c == '`';
    if (single && !result_.text.empty() && result_.text.back() == c) {
      result_.text.back() = '"';
      return;
    }
    result_.text.push_back(c);
    result_.origin.push_back(static_cast<int>(origin));
  }

  void Drop(Span span) {
    if (!result_.dropped.empty() && result_.dropped.back().end == span.begin) {
      result_.dropped.back().end = span.end;
    } else {
      result_.dropped.push_back(span);
    }
  }

  std::string_view bytes_;
  NormalText result_;
  std::vector<Char> stretch_;
};

}  // namespace

Span NormalText::ToOriginal(NormalRange range) const {
  const auto at = [this](int i) { return origin[static_cast<size_t>(i)]; };
  Span span = {at(range.begin), at(range.begin)};
  if (range.empty()) return span;
  // A range that ends inside a character or a composed stretch takes it whole.
  int end = range.end;
  while (at(end) == at(range.end - 1)) ++end;
  span.end = at(end);
  const auto after = std::lower_bound(
      dropped.begin(), dropped.end(), span.end,
      [](const Span& drop, int offset) { return drop.end < offset; });
  if (after != dropped.end() && after->end == span.end) {
    span.end = after->begin;
  }
  return span;
}

NormalText Normalize(std::string_view bytes) { return Folder(bytes).Run(); }

std::string FoldCase(std::string_view text) {
  const bool is_ascii = std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
  std::string folded;
  if (is_ascii) {
    folded.assign(text);
    for (char& c : folded) {
      if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return folded;
  }
  icu::StringByteSink<std::string> sink(&folded);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(0, {text.data(), static_cast<int32_t>(text.size())},
                         sink, nullptr, status);
  CHECK(U_SUCCESS(status) != 0);
  return folded;
}

}  // namespace claimcheck
