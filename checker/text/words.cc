#include "checker/text/words.h"

#include <cstddef>
#include <utility>

#include "checker/text/normalize.h"
#include "checker/text/utf8.h"
#include "unicode/uchar.h"

namespace claimcheck {
namespace {

bool IsAsciiLetter(char32_t c) {
  return (U'a' <= c && c <= U'z') || (U'A' <= c && c <= U'Z');
}

bool IsDigitChar(char32_t c) { return U'0' <= c && c <= U'9'; }

bool IsLetter(char32_t c) {
  if (c < 0x80) return IsAsciiLetter(c);
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_L_MASK) != 0;
}

bool IsMark(char32_t c) {
  return c >= 0x300 &&
         (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

// Finds where one word ends. A word is made of parts (runs of word
// characters), held together by single joiners that are inside it only where
// the characters around them say so.
class WordEnd {
 public:
  WordEnd(std::string_view text, int begin) : text_(text), end_(begin) {}

  int Find() {
    while (true) {
      TakePart();
      if (!Joins()) return end_;
      ++end_;  // Joiners are ASCII.
    }
  }

 private:
  void TakePart() {
    int letters = 0;
    for (CharReader reader(text_, static_cast<size_t>(end_));
         !reader.done() && IsWordChar(reader.code()); reader.Next()) {
      if (!IsMark(reader.code())) ++letters;
      last_ = reader.code();
      end_ = reader.end();
    }
    if (letters != 1 || !IsLetter(last_)) only_initials_ = false;
  }

  bool Joins() const {
    const char32_t next = CharAt(text_, end_ + 1);
    switch (CharAt(text_, end_)) {
      case U'\'':  // "don't", but not the possessive.
        return IsLetter(last_) && IsLetter(next) && !IsPossessive(text_, end_);
      case U'.':  // "3.2", "17.01.2025", "u.s".
        if (IsDigitChar(last_)) return IsDigitChar(next);
        return only_initials_ && IsLetter(next) &&
               !IsWordChar(CharAt(text_, AfterChar(end_ + 1)));
      case U',':  // "1,250", "3,2", but "17,2025" lacks a space.
        return IsDigitChar(last_) && DigitsAfter(end_ + 1) >= 1 &&
               DigitsAfter(end_ + 1) <= 3;
      default:
        return false;
    }
  }

  int AfterChar(int begin) const {
    return CharReader(text_, static_cast<size_t>(begin)).end();
  }

  int DigitsAfter(int begin) const {
    constexpr int kEnough = 4;
    int count = 0;
    while (count < kEnough && IsDigitChar(CharAt(text_, begin + count))) {
      ++count;
    }
    return count;
  }

 public:
  // Whether "'s" stands at `at` with nothing of a word after it.
  static bool IsPossessive(std::string_view text, int at) {
    const char32_t s = CharAt(text, at + 1);
    return CharAt(text, at) == U'\'' && (s == U's' || s == U'S') &&
           !IsWordChar(CharAt(text, at + 2));
  }

 private:
  std::string_view text_;
  int end_;
  char32_t last_ = 0;          // The last character before end_.
  bool only_initials_ = true;  // All parts so far are single letters.
};

// The end of the word that begins at `begin` if it is ASCII and what follows
// cannot be part of it; else `begin`.
int PlainWordEnd(std::string_view text, int begin) {
  const auto at = [text](int i) { return text[static_cast<size_t>(i)]; };
  const int size = static_cast<int>(text.size());
  int end = begin;
  while (end < size && (IsAsciiLetter(static_cast<unsigned char>(at(end))) ||
                        IsDigit(at(end)))) {
    ++end;
  }
  const bool plain = end < size && static_cast<unsigned char>(at(end)) < 0x80 &&
                     at(end) != '\'' && at(end) != '.' && at(end) != ',';
  return plain ? end : begin;
}

bool IsAddressChar(char32_t c) {
  switch (c) {
    case U' ':
    case U'\n':
    case U'"':
    case U'<':
    case U'>':
    case U'`':
    case U'{':
    case U'}':
    case U'|':
    case U'\\':
    case U'^':
      return false;
    default:
      return c < 0x80 ? c > U' ' : IsWordChar(c);
  }
}

// Where the URL with its first character at `begin` ends.
int UrlEnd(std::string_view text, int begin) {
  int end = begin;
  int open = 0;  // Round and square brackets that are not closed.
  for (CharReader reader(text, static_cast<size_t>(begin));
       !reader.done() && IsAddressChar(reader.code()); reader.Next()) {
    if (reader.code() == U'(' || reader.code() == U'[') ++open;
    if (reader.code() == U')' || reader.code() == U']') --open;
    end = reader.end();
  }
  for (; end > begin; --end) {
    const char last = text[static_cast<size_t>(end) - 1];
    const bool closes = last == ')' || last == ']';
    if (closes && open < 0) {
      ++open;
    } else if (std::string_view(".,;:!?'([*_").find(last) ==
               std::string_view::npos) {
      break;
    }
  }
  return end;
}

bool IsNameChar(char c) {
  const auto code = static_cast<unsigned char>(c);
  return IsAsciiLetter(code) || IsDigit(c) || c == '_' || c == '-' || c == '.';
}

class AddressFinder {
 public:
  explicit AddressFinder(std::string_view text) : text_(text) {}

  std::vector<NormalRange> Find() {
    for (int i = 0; i < size(); ++i) {
      NormalRange found;
      if (at(i) == ':') found = Url(i);
      if (at(i) == 'w' || at(i) == 'W') found = WebHost(i);
      if (at(i) == '@') found = MailOrHandle(i);
      if (found.empty()) continue;
      found_.push_back(found);
      i = found.end - 1;
    }
    return std::move(found_);
  }

 private:
  int size() const { return static_cast<int>(text_.size()); }
  char at(int i) const { return text_[static_cast<size_t>(i)]; }
  // Nothing is taken twice, which also keeps the walks back short.
  int floor() const { return found_.empty() ? 0 : found_.back().end; }

  NormalRange Url(int colon) const {
    constexpr int kSchemeMax = 16;
    if (text_.substr(static_cast<size_t>(colon), 3) != "://") return {};
    int begin = colon;
    while (begin > floor() && colon - begin < kSchemeMax &&
           IsAsciiLetter(static_cast<unsigned char>(at(begin - 1)))) {
      --begin;
    }
    const int end = UrlEnd(text_, colon + 3);
    if (begin == colon || end == colon + 3) return {};
    return {begin, end};
  }

  NormalRange WebHost(int begin) const {
    if (begin > floor() && IsWordChar(CharBefore(text_, begin))) return {};
    const std::string_view start = text_.substr(static_cast<size_t>(begin), 4);
    if (!start.ends_with('.')) return {};
    if (FoldCase(start) != "www." || !IsWordChar(CharAt(text_, begin + 4))) {
      return {};
    }
    return {begin, UrlEnd(text_, begin)};
  }

  NormalRange MailOrHandle(int sign) const {
    constexpr int kLocalPartMax = 64;  // RFC 5321, 4.5.3.1.1.
    int begin = sign;
    while (begin > floor() && sign - begin < kLocalPartMax &&
           (IsNameChar(at(begin - 1)) || at(begin - 1) == '+' ||
            at(begin - 1) == '%')) {
      --begin;
    }
    int end = sign + 1;
    while (end < size() && IsNameChar(at(end))) ++end;
    while (end > sign + 1 && (at(end - 1) == '.' || at(end - 1) == '-')) --end;
    if (end == sign + 1) return {};
    return {begin, end};
  }

  std::string_view text_;
  std::vector<NormalRange> found_;
};

}  // namespace

bool IsWordChar(char32_t c) {
  if (c < 0x80) return IsAsciiLetter(c) || IsDigitChar(c);
  constexpr uint32_t kMask = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kMask) != 0;
}

bool IsUpperChar(char32_t c) {
  if (c < 0x80) return U'A' <= c && c <= U'Z';
  return u_isUUppercase(static_cast<UChar32>(c)) != 0 ||
         u_istitle(static_cast<UChar32>(c)) != 0;
}

bool IsLowerChar(char32_t c) {
  if (c < 0x80) return U'a' <= c && c <= U'z';
  return u_isULowercase(static_cast<UChar32>(c)) != 0;
}

NormalRange Trimmed(std::string_view text, NormalRange range) {
  while (!range.empty() && IsBlank(text[static_cast<size_t>(range.begin)])) {
    ++range.begin;
  }
  while (!range.empty() && IsBlank(text[static_cast<size_t>(range.end) - 1])) {
    --range.end;
  }
  return range;
}

std::vector<NormalRange> FindWords(std::string_view text) {
  std::vector<NormalRange> words;
  int last_end = -1;
  for (CharReader reader(text); !reader.done();) {
    int begin = reader.begin();
    // Nearly all words are ASCII, with white space or a mark behind them that
    // joins nothing.
    if (const int end = PlainWordEnd(text, begin); end > begin) {
      words.push_back({begin, end});
      last_end = end;
      reader = CharReader(text, static_cast<size_t>(end));
      continue;
    }
    int end = begin;
    if (begin == last_end && WordEnd::IsPossessive(text, begin)) {
      end = begin + 2;
    } else if (IsWordChar(reader.code()) && !IsMark(reader.code())) {
      end = WordEnd(text, begin).Find();
    }
    if (end == begin) {
      reader.Next();
      continue;
    }
    words.push_back({begin, end});
    last_end = end;
    reader = CharReader(text, static_cast<size_t>(end));
  }
  return words;
}

std::vector<NormalRange> FindAddresses(std::string_view text) {
  return AddressFinder(text).Find();
}

int WordTypes::TypeOf(std::string_view surface) {
  const auto [known, is_new] = of_surface_.try_emplace(surface, 0);
  if (!is_new) return known->second;
  const std::string folded = FoldCase(surface);
  const auto [type, is_new_type] =
      of_folded_.try_emplace(folded, static_cast<int>(types_.size()));
  if (is_new_type) types_.push_back(folded);
  known->second = type->second;
  return type->second;
}

}  // namespace claimcheck
