#include "checker/corpus/json_text.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>

#include "checker/base/check.h"
#include "checker/text/utf8.h"
#include "nlohmann/json.hpp"

namespace claimcheck {
namespace {

constexpr std::string_view kSpaces = " \t\n\r";

// Walks JSON that is known to be valid.
class JsonWalk {
 public:
  JsonWalk(std::string_view file, int at) : file_(file), at_(at) {}

  // The next byte that is not white space.
  char Peek() {
    const size_t found = file_.find_first_not_of(kSpaces, Offset());
    CHECK(found != file_.npos);
    at_ = static_cast<int>(found);
    return file_[found];
  }

  // Takes the next byte if it is `c`.
  bool Take(char c) {
    if (Peek() != c) return false;
    ++at_;
    return true;
  }

  Span TakeString() {
    CHECK(Peek() == '"');
    const int begin = at_++;
    while (file_[Offset()] != '"') at_ += file_[Offset()] == '\\' ? 2 : 1;
    return {begin, ++at_};
  }

  // Any value, whatever is nested in it.
  Span TakeValue() {
    const char first = Peek();
    if (first == '"') return TakeString();
    const int begin = at_;
    if (first != '{' && first != '[') {
      at_ = static_cast<int>(
          std::min(file_.find_first_of(" \t\n\r,]}", Offset()), file_.size()));
      return {begin, at_};
    }
    int depth = 0;
    do {
      const char c = Peek();
      if (c == '"') {
        TakeString();
        continue;
      }
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      ++at_;
    } while (depth > 0);
    return {begin, at_};
  }

 private:
  size_t Offset() const { return static_cast<size_t>(at_); }

  std::string_view file_;
  int at_;
};

// The four digits of an escape at `at`.
char32_t HexAt(std::string_view file, size_t at) {
  uint32_t number = 0;
  std::from_chars(file.data() + at, file.data() + at + 4, number, 16);
  return number;
}

char MeaningOf(char escaped) {
  switch (escaped) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return escaped;  // The quotation mark and the slashes.
  }
}

// Takes everything, and keeps where an error is: of the grammar, or a number
// that no computer can hold.
class ErrorFinder : public nlohmann::json_sax<nlohmann::json> {
 public:
  size_t byte() const { return byte_; }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception&) override {
    // Counts from 1, and the byte is the last one read.
    byte_ = position == 0 ? 0 : position - 1;
    return false;
  }

 private:
  size_t byte_ = 0;
};

}  // namespace

int FindJsonError(std::string_view json) {
  ErrorFinder finder;
  if (nlohmann::json::sax_parse(json, &finder)) return -1;
  return static_cast<int>(std::min(finder.byte(), json.size()));
}

std::vector<JsonMember> MembersOf(std::string_view file, Span object) {
  std::vector<JsonMember> members;
  JsonWalk walk(file, object.begin);
  CHECK(walk.Take('{'));
  while (!walk.Take('}')) {
    JsonMember member;
    member.key = walk.TakeString();
    CHECK(walk.Take(':'));
    member.value = walk.TakeValue();
    members.push_back(member);
    walk.Take(',');
  }
  return members;
}

std::vector<Span> ItemsOf(std::string_view file, Span list) {
  std::vector<Span> items;
  JsonWalk walk(file, list.begin);
  CHECK(walk.Take('['));
  while (!walk.Take(']')) {
    items.push_back(walk.TakeValue());
    walk.Take(',');
  }
  return items;
}

MappedText ReadJsonString(std::string_view file, Span string) {
  MappedText out;
  auto at = static_cast<size_t>(string.begin) + 1;
  const auto end = static_cast<size_t>(string.end) - 1;
  // Nothing is looked for behind the string: files have many.
  file = file.substr(0, end);
  while (at < end) {
    const size_t escape = std::min(file.find('\\', at), end);
    out.AppendCopy(file.substr(at, escape - at), static_cast<int>(at));
    at = escape;
    if (at == end) break;
    std::string meaning;
    size_t size = 2;
    if (file[at + 1] == 'u') {
      char32_t code = HexAt(file, at + 2);
      size = 6;
      if (0xD800 <= code && code <= 0xDBFF) {  // Two escapes for one character.
        code =
            0x10000 + ((code - 0xD800) << 10) + (HexAt(file, at + 8) - 0xDC00);
        size = 12;
      }
      AppendUtf8(code, meaning);
    } else {
      meaning = MeaningOf(file[at + 1]);
    }
    out.AppendFor(meaning, {static_cast<int>(at), static_cast<int>(at + size)});
    at += size;
  }
  return out;
}

}  // namespace claimcheck
