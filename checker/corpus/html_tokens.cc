#include "checker/corpus/html_tokens.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "checker/text/utf8.h"
#include "libxml/HTMLparser.h"

namespace claimcheck {
namespace {

constexpr std::string_view kSpaces = " \t\n\r\f";
constexpr size_t kNone = std::string_view::npos;

bool IsNameByte(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' ||
         c == ':' || c == '_';
}

bool StartsTag(std::string_view after_bracket) {
  return !after_bracket.empty() &&
         absl::ascii_isalpha(static_cast<unsigned char>(after_bracket[0]));
}

std::string LowerName(std::string_view tag) {
  size_t end = 0;
  while (end < tag.size() && IsNameByte(tag[end])) ++end;
  std::string name(tag.substr(0, end));
  absl::AsciiStrToLower(&name);
  return name;
}

// Elements whose contents are not cut into tags. All are outside the main text.
bool HasRawText(std::string_view name) {
  constexpr std::array<std::string_view, 8> kNames = {
      "script",  "style",    "title", "textarea",
      "noembed", "noframes", "xmp",   "iframe"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// What a page itself says is around its main text.
bool IsRoleAroundText(std::string_view role) {
  constexpr std::array<std::string_view, 9> kRoles = {
      "navigation", "banner", "contentinfo", "complementary", "search",
      "menu",       "dialog", "menubar",     "alert"};
  return std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end();
}

void ApplyAttribute(const std::string& name, std::string value,
                    HtmlToken& token) {
  absl::AsciiStrToLower(&value);
  if (name == "href") {
    token.is_link = true;
    token.leads_away = !value.starts_with('#');
  }
  if (name == "hidden") token.hidden = true;
  if (name == "aria-hidden" && value == "true") token.hidden = true;
  if (name == "role" && IsRoleAroundText(value)) token.hidden = true;
  if (name == "style") {
    value.erase(std::remove(value.begin(), value.end(), ' '), value.end());
    if (absl::StrContains(value, "display:none")) token.hidden = true;
  }
}

// What the numbers 128 to 159 of Windows-1252 mean; 0 where it has nothing.
char32_t FromWindows1252(uint32_t number) {
  constexpr std::array<char16_t, 32> kMeanings = {
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  return kMeanings[number - 0x80];
}

// What a numeric reference stands for; U+FFFD for what no text holds.
char32_t FromNumber(uint32_t number) {
  if (0x80 <= number && number <= 0x9F) {
    if (const char32_t meaning = FromWindows1252(number)) return meaning;
  }
  const bool control =
      (number < 0x20 && kSpaces.find(static_cast<char>(number)) == kNone) ||
      (0x7F <= number && number <= 0x9F);
  const bool surrogate = 0xD800 <= number && number <= 0xDFFF;
  return control || surrogate || number > 0x10FFFF ? 0xFFFD : number;
}

// "#8217;" and "#x2019;", after the ampersand.
int ReadNumber(std::string_view text, std::string& out) {
  const bool hex = text.size() > 1 && (text[1] == 'x' || text[1] == 'X');
  const size_t begin = hex ? 2 : 1;
  uint32_t number = 0;
  size_t at = begin;
  for (; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (!(hex ? absl::ascii_isxdigit(c) : absl::ascii_isdigit(c))) break;
    const int digit =
        absl::ascii_isdigit(c) ? c - '0' : absl::ascii_tolower(c) - 'a' + 10;
    // Beyond the last character it may stay anything beyond it.
    if (number <= 0x10FFFF) {
      number = number * (hex ? 16 : 10) + static_cast<uint32_t>(digit);
    }
  }
  if (at == begin) return 0;
  AppendUtf8(FromNumber(number), out);
  if (at < text.size() && text[at] == ';') ++at;
  return static_cast<int>(at);
}

// The longest of HTML 4's names is eight letters long.
constexpr size_t kEntityNameMax = 8;

}  // namespace

int ReadHtmlReference(std::string_view text, std::string& out) {
  if (text.size() < 2 || text[0] != '&') return 0;
  text.remove_prefix(1);
  if (text[0] == '#') {
    const int size = ReadNumber(text, out);
    return size == 0 ? 0 : size + 1;
  }
  size_t end = 0;
  while (end < text.size() && end <= kEntityNameMax &&
         absl::ascii_isalnum(static_cast<unsigned char>(text[end]))) {
    ++end;
  }
  // Without the semicolon "&lang" may as well be part of an address.
  if (end == 0 || end >= text.size() || text[end] != ';') return 0;
  const std::string name(text.substr(0, end));
  if (name == "apos") {
    out += '\'';
  } else {
    const htmlEntityDesc* entity =
        htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
    if (entity == nullptr) return 0;
    AppendUtf8(entity->value, out);
  }
  return static_cast<int>(end) + 2;
}

size_t HtmlTokens::Find(char what, size_t from) {
  size_t& none_left = none_left_[what == '>' ? 0 : what == '"' ? 1 : 2];
  if (from >= none_left) return kNone;
  const size_t found = bytes_.find(what, from);
  if (found == kNone) none_left = from;
  return found;
}

size_t HtmlTokens::TagEnd(size_t begin) {
  const size_t first = Find('>', begin);
  if (first == kNone) return kNone;
  // A quoted value may hold a bracket. Where the quotation marks are at odds
  // with that, the first bracket ends the tag; giving up at once also keeps
  // the work in proportion to the page, however its marks are strewn.
  for (size_t at = begin + 1; at < bytes_.size(); ++at) {
    const char c = bytes_[at];
    if (c == '>') return at + 1;
    if (c == '<' || c == '"' || c == '\'') break;
    if (c != '=') continue;
    const size_t value = bytes_.find_first_not_of(kSpaces, at + 1);
    if (value == kNone) break;
    if (bytes_[value] != '"' && bytes_[value] != '\'') continue;
    at = Find(bytes_[value], value + 1);
    if (at == kNone) break;
  }
  return first + 1;
}

size_t HtmlTokens::MarkupEnd(size_t begin) {
  const std::string_view rest = bytes_.substr(begin + 1);
  if (rest.starts_with("!--")) {
    // "<!-->" is a whole comment, so the two hyphens may be the same.
    const size_t close = bytes_.find("-->", begin + 2);
    return close == kNone ? bytes_.size() : close + 3;
  }
  if (rest.starts_with('!') || rest.starts_with('?')) {
    const size_t close = Find('>', begin);
    return close == kNone ? kNone : close + 1;
  }
  const bool closes = rest.starts_with('/');
  return StartsTag(rest.substr(closes ? 1 : 0)) ? TagEnd(begin) : kNone;
}

size_t HtmlTokens::RawTextEnd(size_t begin, std::string_view name) const {
  for (size_t at = begin; (at = bytes_.find("</", at)) != kNone; at += 2) {
    if (LowerName(bytes_.substr(at + 2, name.size() + 1)) == name) return at;
  }
  return bytes_.size();
}

void HtmlTokens::ReadTag(std::string_view tag, HtmlToken& token) {
  tag.remove_prefix(1);
  token.kind = HtmlToken::Kind::kOpen;
  if (tag.starts_with('/')) {
    token.kind = HtmlToken::Kind::kClose;
    tag.remove_prefix(1);
  }
  token.name = LowerName(tag);
  token.hidden = token.is_link = token.leads_away = false;
  tag.remove_prefix(token.name.size());
  tag.remove_suffix(1);
  for (size_t at = 0;
       (at = tag.find_first_not_of(" \t\n\r\f/", at)) != kNone;) {
    const size_t name_end =
        std::min(tag.find_first_of(" \t\n\r\f/=", at + 1), tag.size());
    std::string name(tag.substr(at, name_end - at));
    absl::AsciiStrToLower(&name);
    at = std::min(tag.find_first_not_of(kSpaces, name_end), tag.size());
    std::string_view value;
    if (at < tag.size() && tag[at] == '=') {
      at = std::min(tag.find_first_not_of(kSpaces, at + 1), tag.size());
      const bool quoted =
          at < tag.size() && (tag[at] == '"' || tag[at] == '\'');
      const size_t begin = quoted ? at + 1 : at;
      const size_t end = std::min(
          quoted ? tag.find(tag[at], begin) : tag.find_first_of(kSpaces, begin),
          tag.size());
      value = tag.substr(begin, end - begin);
      at = quoted ? std::min(end + 1, tag.size()) : end;
    }
    ApplyAttribute(name, std::string(value), token);
  }
}

bool HtmlTokens::Next(HtmlToken& token) {
  while (at_ < bytes_.size()) {
    const size_t begin = at_;
    const size_t end = bytes_[begin] == '<' ? MarkupEnd(begin) : kNone;
    if (end == kNone) {  // Text goes on to the next markup.
      do {
        at_ = std::min(bytes_.find('<', at_ + 1), bytes_.size());
      } while (at_ < bytes_.size() && MarkupEnd(at_) == kNone);
      token = {.kind = HtmlToken::Kind::kText,
               .span = {static_cast<int>(begin), static_cast<int>(at_)}};
      return true;
    }
    at_ = end;
    const char first = bytes_[begin + 1];
    if (first == '!' || first == '?') continue;
    token.span = {static_cast<int>(begin), static_cast<int>(end)};
    ReadTag(bytes_.substr(begin, end - begin), token);
    if (token.kind == HtmlToken::Kind::kOpen && HasRawText(token.name)) {
      at_ = RawTextEnd(end, token.name);
    }
    return true;
  }
  return false;
}

}  // namespace claimcheck
