#include "checker/text/printable.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "unicode/uchar.h"
#include "unicode/utf8.h"

namespace claimcheck {
namespace {

// Reads the character at `*at` and steps over it; negative if it is not UTF-8.
UChar32 Next(std::string_view text, int32_t* at) {
  UChar32 c = 0;
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto size = static_cast<int32_t>(text.size());
  U8_NEXT(bytes, *at, size, c);
  return c;
}

// Marks that turn the direction of what follows: a quotation could make the
// line around it read otherwise than it is.
bool IsDirectionControl(UChar32 c) {
  return c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

int WidthOf(UChar32 c) {
  const int type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
      type == U_FORMAT_CHAR) {
    return 0;
  }
  const int wide = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

std::string_view Trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// The word as Wrap has it.
std::string AsNoCommand(std::string_view word, bool begins_line) {
  std::string plain(word);
  for (size_t at = plain.find("##["); at != plain.npos;
       at = plain.find("##[", at)) {
    plain.replace(at, 3, R"(##\u{5b})");
  }
  if (begins_line && plain.starts_with("::")) plain.replace(0, 1, R"(\u{3a})");
  return plain;
}

}  // namespace

std::string Printable(std::string_view text) {
  std::string out;
  for (int32_t at = 0; at < static_cast<int32_t>(text.size());) {
    const int32_t begin = at;
    const UChar32 c = Next(text, &at);
    const std::string_view bytes = text.substr(static_cast<size_t>(begin),
                                               static_cast<size_t>(at - begin));
    if (c < 0) {
      for (const char byte : bytes) {
        absl::StrAppendFormat(&out, "\\x{%02x}",
                              static_cast<unsigned char>(byte));
      }
    } else if (c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 ||
               c == 0x2028 || c == 0x2029) {
      if (!out.ends_with(' ')) out += ' ';
    } else if (u_charType(c) == U_CONTROL_CHAR || IsDirectionControl(c)) {
      absl::StrAppendFormat(&out, "\\u{%x}", static_cast<uint32_t>(c));
    } else {
      out += bytes;
    }
  }
  return std::string(Trimmed(out));
}

int DisplayWidth(std::string_view text) {
  int width = 0;
  for (int32_t at = 0; at < static_cast<int32_t>(text.size());) {
    UChar32 c = Next(text, &at);
    if (c == '\x1b') {
      while (c != 'm' && at < static_cast<int32_t>(text.size())) {
        c = Next(text, &at);
      }
    } else {
      width += WidthOf(c);
    }
  }
  return width;
}

std::string PadRight(std::string_view text, int width) {
  const int missing = std::max(0, width - DisplayWidth(text));
  return std::string(text) + std::string(static_cast<size_t>(missing), ' ');
}

std::string Wrap(std::string_view text, int indent, int width) {
  const std::string margin(static_cast<size_t>(indent), ' ');
  std::string out = margin;
  int column = indent;
  bool first = true;
  for (text = Trimmed(text); !text.empty(); text = Trimmed(text)) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    const int word_width = DisplayWidth(word);
    bool begins_line = first;
    if (!first && width > 0 && column + 1 + word_width > width) {
      out += '\n';
      out += margin;
      column = indent;
      begins_line = true;
    } else if (!first) {
      out += ' ';
      ++column;
    }
    out += AsNoCommand(word, begins_line);
    column += word_width;
    first = false;
  }
  out += '\n';
  return out;
}

}  // namespace claimcheck
