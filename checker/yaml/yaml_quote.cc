#include "checker/yaml/yaml_quote.h"

#include <cstddef>
#include <cstdint>

#include "absl/strings/str_format.h"
#include "checker/text/printable.h"
#include "checker/text/utf8.h"

namespace claimcheck {

std::string QuotedYaml(std::string_view text) {
  std::string quoted = "\"";
  for (CharReader reader(text); !reader.done(); reader.Next()) {
    const auto begin = static_cast<size_t>(reader.begin());
    const std::string_view one =
        text.substr(begin, static_cast<size_t>(reader.end()) - begin);
    const char32_t c = reader.code();
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += one;
    } else if (c == '\n') {
      quoted += "\\n";
    } else if (c == '\t') {
      quoted += "\\t";
    } else if (c < 0x20 || (c != ' ' && Printable(one) != one)) {
      quoted += absl::StrFormat("\\u%04x", static_cast<uint32_t>(c));
    } else {
      quoted += one;
    }
  }
  return quoted + '"';
}

}  // namespace claimcheck
