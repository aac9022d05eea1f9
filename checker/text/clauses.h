// Sentences into clauses.

#ifndef CHECKER_TEXT_CLAUSES_H_
#define CHECKER_TEXT_CLAUSES_H_

#include <string>

#include "checker/text/document.h"

namespace claimcheck {

// Whether a folded word shows that a stretch of words has a verb.
bool LooksLikeVerb(const SegmentWords& words, const std::string& folded);

// Fills document.clauses. A sentence is cut at commas and their like and
// before words that open a clause; a piece without a verb joins the one before
// it, and at the beginning of the sentence the one after it.
//
// Shape: `document` has its words and sentences.
void CutClauses(const SegmentWords& words, Document& document);

}  // namespace claimcheck

#endif  // CHECKER_TEXT_CLAUSES_H_
