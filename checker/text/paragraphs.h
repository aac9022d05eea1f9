// Paragraphs of a normalised text.

#ifndef CHECKER_TEXT_PARAGRAPHS_H_
#define CHECKER_TEXT_PARAGRAPHS_H_

#include <string_view>
#include <vector>

#include "checker/text/span.h"

namespace claimcheck {

// The paragraphs of a normalised text, trimmed, none empty, in order. A line
// is a paragraph, except that lines which a program cut to one width are
// joined until a blank line, a short line, an indented one or a list mark.
std::vector<NormalRange> FindParagraphs(std::string_view text);

// Whether `range` ends with a full stop, an exclamation or a question mark,
// closing quotes and brackets aside.
bool EndsLikeASentence(std::string_view text, NormalRange range);

}  // namespace claimcheck

#endif  // CHECKER_TEXT_PARAGRAPHS_H_
