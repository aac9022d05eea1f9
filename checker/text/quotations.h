// Words in quotation marks.

#ifndef CHECKER_TEXT_QUOTATIONS_H_
#define CHECKER_TEXT_QUOTATIONS_H_

#include <string_view>
#include <vector>

#include "checker/text/document.h"

namespace claimcheck {

// The quotations of a document that has its words and paragraphs, sorted by
// begin, the outer one first. `bytes` is the original, which tells opening
// marks from closing ones where it has curly or angled marks.
//
// Double marks pair up within a paragraph; one that is left open lasts to the
// end of it. Single marks count only as a pair around words, since the same
// characters are apostrophes. Marks without words between them are ignored.
std::vector<Quotation> FindQuotations(const Document& document,
                                      std::string_view bytes);

}  // namespace claimcheck

#endif  // CHECKER_TEXT_QUOTATIONS_H_
