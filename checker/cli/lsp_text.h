// A document as a language client sees it: lines, positions, addresses.

#ifndef CHECKER_CLI_LSP_TEXT_H_
#define CHECKER_CLI_LSP_TEXT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/text/span.h"
#include "nlohmann/json.hpp"

namespace claimcheck {

using Json = nlohmann::json;

// What LSP counts characters in.
enum class PositionEncoding { kUtf8, kUtf16 };

// The text of a document and where its lines begin. Valid UTF-8.
class LspText {
 public:
  explicit LspText(std::string text);

  const std::string& text() const { return text_; }
  int lines() const { return static_cast<int>(starts_.size()); }
  // Without its end; "" beyond the last.
  std::string_view Line(int line) const;
  int LineStart(int line) const;

  // The byte under a position. One beyond the line or the text is its end.
  int OffsetOf(const Json& position, PositionEncoding encoding) const;
  Json PositionOf(int offset, PositionEncoding encoding) const;
  Json RangeOf(Span span, PositionEncoding encoding) const;

 private:
  std::string text_;
  std::vector<int> starts_;
};

// `text` after one of LSP's content changes. Nothing if it is not well formed.
std::optional<std::string> Changed(const LspText& text, const Json& change,
                                   PositionEncoding encoding);

// "file:///a%20b" and "/a b". "" for other addresses.
std::string PathOf(std::string_view uri);
std::string UriOf(std::string_view path);

}  // namespace claimcheck

#endif  // CHECKER_CLI_LSP_TEXT_H_
