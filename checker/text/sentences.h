// Paragraphs into sentences.

#ifndef CHECKER_TEXT_SENTENCES_H_
#define CHECKER_TEXT_SENTENCES_H_

#include <vector>

#include "checker/text/document.h"

namespace claimcheck {

// Fills document.sentences, the sentences of the paragraphs and of the words.
//
// Shape:  `document` has its words and paragraphs; `addresses` are sorted and
//         no sentence ends inside one.
// Source: ICU's boundary rules (Unicode Standard Annex 29); on top of them,
//         abbreviations, initials and numbers of list items end no sentence.
void CutSentences(const std::vector<NormalRange>& addresses,
                  const SegmentWords& words, Document& document);

}  // namespace claimcheck

#endif  // CHECKER_TEXT_SENTENCES_H_
