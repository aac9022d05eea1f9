// What each paragraph is for, and which words are no evidence.

#ifndef CHECKER_TEXT_ROLES_H_
#define CHECKER_TEXT_ROLES_H_

#include "checker/text/document.h"

namespace claimcheck {

// Gives every paragraph its role, and masks the words of those that assert
// nothing, of picture credits and of datelines.
//
// Shape: `document` has its words, paragraphs and sentences.
void AssignRoles(const SegmentWords& words, Document& document);

// The words before the dash in "PARIS, May 3 (Agency) — The ...": where and
// when a news paragraph was written. Empty if there are none.
WordRange FindDateline(const Document& document, const Paragraph& paragraph,
                       const SegmentWords& words);

// From the end of the word before, or of `begin` if that is later.
std::string_view GapBefore(const Document& document, int word, int begin);
// To the beginning of the word after, or to `end` if that is earlier.
std::string_view GapAfter(const Document& document, int word, int end);

// The first character of a word as it is written.
char32_t FirstChar(const Document& document, int word);

WordRange WordsOf(const Document& document, const Paragraph& paragraph);

}  // namespace claimcheck

#endif  // CHECKER_TEXT_ROLES_H_
