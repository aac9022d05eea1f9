// HTML cut into tags and text, each with its place in the file.
//
// Positions are why this is here: the trees and callbacks of libxml2 do not
// say which bytes a text came from.

#ifndef CHECKER_CORPUS_HTML_TOKENS_H_
#define CHECKER_CORPUS_HTML_TOKENS_H_

#include <string>
#include <string_view>

#include "checker/text/span.h"

namespace claimcheck {

struct HtmlToken {
  enum class Kind { kText, kOpen, kClose };

  Kind kind = Kind::kText;
  Span span;
  std::string name;      // Of a tag, in lower case.
  bool hidden = false;   // kOpen: an attribute takes it out of the main text.
  bool is_link = false;  // kOpen: has an href.
  bool leads_away = false;  // kOpen: and not to a place of the same page.
};

// Cuts a page into tokens, in order. Comments, declarations and the contents
// of scripts, styles and titles are in none of them. Any bytes are a page.
//
// Source: section 13.2.5 of the HTML standard, without the states that only
//         matter to a browser. Unlike there, a tag or a quotation mark that is
//         never closed does not swallow the rest of the page.
class HtmlTokens {
 public:
  // `bytes` must outlive this.
  explicit HtmlTokens(std::string_view bytes)
      : bytes_(bytes), at_(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0) {}

  // False at the end of the page.
  bool Next(HtmlToken& token);

 private:
  // Looks for `what` from `from` on; npos, at once, if it was not found before.
  size_t Find(char what, size_t from);
  // Where the markup that begins at `begin` ends; npos if it is text after all.
  size_t MarkupEnd(size_t begin);
  size_t TagEnd(size_t begin);
  void ReadTag(std::string_view tag, HtmlToken& token);
  // Where the contents of a script end: at its closing tag, or nowhere.
  size_t RawTextEnd(size_t begin, std::string_view name) const;

  std::string_view bytes_;
  size_t at_;  // After a byte order mark.
  // From here on there is no more >, ", or '.
  size_t none_left_[3] = {std::string_view::npos, std::string_view::npos,
                          std::string_view::npos};
};

// Reads the character reference at the beginning of `text` ("&amp;...") into
// `out`, and returns how many bytes it takes: 0 if there is none, `out` then
// being untouched.
//
// Source: the named characters of HTML 4, from libxml2, and `apos`. Numbers
//         from 128 to 159 mean Windows-1252, as the HTML standard has it.
int ReadHtmlReference(std::string_view text, std::string& out);

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_HTML_TOKENS_H_
