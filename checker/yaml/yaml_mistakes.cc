#include "checker/yaml/yaml_mistakes.h"

#include <algorithm>
#include <map>

#include "absl/strings/ascii.h"
#include "re2/re2.h"
#include "yaml-cpp/exceptions.h"

namespace claimcheck {

std::string_view YamlSurprise(std::string_view text) {
  static const LazyRE2 kBool = {"(?i:y|n|yes|no|on|true|false)"};
  static const LazyRE2 kNull = {"~|null|Null|NULL"};
  static const LazyRE2 kOctal = {"[-+]?0[0-7]+"};
  static const LazyRE2 kHex = {"[-+]?0[xo][0-9a-fA-F]+"};
  static const LazyRE2 kSixty = {"[-+]?[0-9]+(:[0-5]?[0-9])+(\\.[0-9]*)?"};
  static const LazyRE2 kUnderscore = {"[-+]?[0-9]+(_[0-9]+)+(\\.[0-9_]*)?"};
  if (text.size() > 40) return "";
  const re2::StringPiece piece(text.data(), text.size());
  if (RE2::FullMatch(piece, *kBool)) return "a yes-or-no value";
  if (RE2::FullMatch(piece, *kNull)) return "no value at all";
  if (RE2::FullMatch(piece, *kOctal)) return "an octal number";
  if (RE2::FullMatch(piece, *kHex)) return "a number in another base";
  if (RE2::FullMatch(piece, *kSixty)) return "a number of base sixty";
  if (RE2::FullMatch(piece, *kUnderscore)) return "a number";
  return "";
}

std::string ExplainYamlError(const std::string& words) {
  static const auto* const ours = new std::map<std::string, std::string>{
      {YAML::ErrorMsg::END_OF_MAP,
       "this does not fit the map before it; check the indentation and the "
       "`:` after the key"},
      {YAML::ErrorMsg::END_OF_SEQ,
       "this does not fit the list before it; check the indentation and the "
       "`-`"},
      {YAML::ErrorMsg::END_OF_MAP_FLOW, "a `{` that is never closed"},
      {YAML::ErrorMsg::END_OF_SEQ_FLOW, "a `[` that is never closed"},
      {YAML::ErrorMsg::FLOW_END, "a closing bracket that nothing opened"},
      {YAML::ErrorMsg::MAP_VALUE,
       "a `:` where no key can be; put text that holds `: ` in quotes, and "
       "check the indentation"},
      {YAML::ErrorMsg::MAP_KEY,
       "a key where none can be; check the "
       "indentation"},
      {YAML::ErrorMsg::BLOCK_ENTRY,
       "a list item where none can be; check the indentation"},
      {YAML::ErrorMsg::UNKNOWN_TOKEN,
       "a character that cannot begin a value; put the text in quotes"},
      {YAML::ErrorMsg::EOF_IN_SCALAR, "a quotation mark that is never closed"},
      {YAML::ErrorMsg::TAB_IN_INDENTATION,
       "a tab in the indentation; YAML is indented with spaces"},
      {YAML::ErrorMsg::UNKNOWN_ANCHOR, "an alias of nothing: no `&` names it"},
      {YAML::ErrorMsg::DOC_IN_SCALAR,
       "`---` or `...` inside quotation marks; is a closing mark missing?"},
      {YAML::ErrorMsg::CHAR_IN_BLOCK,
       "text on the line of a `|` or `>`; it begins on the next line"},
  };
  const auto found = ours->find(words);
  return found == ours->end() ? "not YAML: " + words : found->second;
}

int UnclosedQuote(std::string_view bytes, int from) {
  size_t pos = static_cast<size_t>(from);
  bool at_start = true;  // Where a value may begin.
  for (; pos < bytes.size(); ++pos) {
    const char c = bytes[pos];
    if ((c == '"' || c == '\'') && at_start) {
      size_t end = pos + 1;
      while (end < bytes.size() && bytes[end] != c) {
        end += c == '"' && bytes[end] == '\\' ? 2u : 1u;
      }
      if (end >= bytes.size()) return static_cast<int>(pos);
      pos = end;
      at_start = false;
    } else if (c == '#' &&
               (pos == 0 || absl::ascii_isspace(
                                static_cast<unsigned char>(bytes[pos - 1])))) {
      pos = std::min(bytes.find('\n', pos), bytes.size());
      at_start = true;
    } else if (std::string_view("\n:-,[{?").find(c) != std::string_view::npos) {
      at_start = true;
    } else if (c != ' ' && c != '\t' && c != '\r') {
      at_start = false;
    }
  }
  return -1;
}

int ControlCharacter(std::string_view bytes) {
  for (size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

int ColonWithoutSpace(std::string_view bytes, int pos) {
  static const LazyRE2 kLine = {R"([ -]*[\pL\d_-]+(:)[^ :/].*)"};
  const size_t end = bytes.substr(0, static_cast<size_t>(pos)).rfind('\n');
  if (end == std::string_view::npos) return -1;
  const size_t before = bytes.substr(0, end).rfind('\n');
  const size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const re2::StringPiece line(bytes.data() + begin, end - begin);
  re2::StringPiece colon;
  if (!RE2::FullMatch(line, *kLine, &colon)) return -1;
  return static_cast<int>(colon.data() - bytes.data());
}

}  // namespace claimcheck
