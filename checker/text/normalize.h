// A text folded for matching, with the way back to the original bytes.

#ifndef CHECKER_TEXT_NORMALIZE_H_
#define CHECKER_TEXT_NORMALIZE_H_

#include <string>
#include <string_view>
#include <vector>

#include "checker/text/span.h"

namespace claimcheck {

// Shape:  origin has one entry per byte of `text`, plus one at the end: the
//         offset in the original of the character that byte came from.
//         Non-decreasing. `dropped` is sorted and its spans do not touch.
struct NormalText {
  std::string text;
  std::vector<int> origin;
  std::vector<Span> dropped;  // Original bytes that have no part in `text`.

  // The original bytes that `range` came from. What was dropped inside
  // (soft hyphens, zero-width characters) is inside; what was dropped at the
  // edges is not.
  Span ToOriginal(NormalRange range) const;
};

// Folds what looks alike to a reader and keeps everything else, case included:
//   - any Unicode space but line ends -> one ASCII space each (runs are kept,
//     so that offsets stay simple); CRLF, CR, NEL, LS, PS -> LF
//   - curly and low quotes, guillemets (also single ones), two apostrophes or
//     two backticks -> " ; typographic apostrophes and single quotes -> '
//   - hyphens (U+2010 to U+2012, minus U+2212) -> "-"; en and em dashes and the
//     horizontal bar keep their meaning of a break and -> U+2014
//   - soft hyphen, zero-width space/joiner/no-joiner/word joiner, BOM,
//     directional marks -> dropped
//   - Arabic yeh (also alef maksura) and kaf -> Persian yeh and keheh, tatweel
//     dropped; Arabic-Indic and Persian digits -> ASCII digits, and so their
//     percent sign, decimal and thousands separators
//   - everything else -> NFC
// Shape:  `bytes` is valid UTF-8.
// Source: Unicode Standard Annex 15 (NFC); the Persian letter variants of
//         ISIRI 6219.
NormalText Normalize(std::string_view bytes);

// The Unicode case folding of a (normalised) word, for comparison only.
std::string FoldCase(std::string_view text);

}  // namespace claimcheck

#endif  // CHECKER_TEXT_NORMALIZE_H_
