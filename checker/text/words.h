// Words and addresses of a normalised text.

#ifndef CHECKER_TEXT_WORDS_H_
#define CHECKER_TEXT_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "checker/text/span.h"

namespace claimcheck {

// Letters, digits and the marks on them.
bool IsWordChar(char32_t c);

// An upper-case or title-case letter.
bool IsUpperChar(char32_t c);
bool IsLowerChar(char32_t c);
inline bool IsDigit(char c) { return '0' <= c && c <= '9'; }
// A space or a line end of a normalised text.
inline bool IsBlank(char c) { return c == ' ' || c == '\n'; }

// `range` without the blanks at its edges.
NormalRange Trimmed(std::string_view text, NormalRange range);

// The words of a normalised text, in order (see Segment in document.h).
std::vector<NormalRange> FindWords(std::string_view text);

// URLs ("scheme://...", "www..."), e-mail addresses and "@name" handles, in
// order, without the punctuation that follows them in a sentence. A bare
// "example.org" is none: too much prose lacks the space after a full stop.
std::vector<NormalRange> FindAddresses(std::string_view text);

// Numbers the distinct words of one text.
class WordTypes {
 public:
  // `surface` must stay where it is for as long as this object is used.
  int TypeOf(std::string_view surface);
  std::vector<std::string> TakeTypes() { return std::move(types_); }

 private:
  std::vector<std::string> types_;  // Folded.
  absl::flat_hash_map<std::string, int> of_folded_;
  absl::flat_hash_map<std::string_view, int> of_surface_;
};

}  // namespace claimcheck

#endif  // CHECKER_TEXT_WORDS_H_
