// Reads numbers in words, or in digits and words: "three hundred and
// forty-seven thousand", "4 thousand 3 hundred", "two hundredth".

#ifndef CHECKER_VALUES_NUMBER_WORDS_H_
#define CHECKER_VALUES_NUMBER_WORDS_H_

#include <optional>

#include "checker/values/value_tables.h"

namespace claimcheck {

struct ComposedNumber {
  int end = 0;  // The token after it.
  Decimal value;
  // The place of the last written digit: 100,000 for "3.2 million".
  Decimal place = Decimal(1);
  Decimal scale = Decimal(1);  // What the scale words at its end stand for.
  bool digits = false;         // Begins with digits.
  bool decimals = false;
  bool scaled = false;         // Has a scale word.
  bool ends_in_scale = false;  // The scale word is its last: "3 million".
  bool ordinal = false;
  // Ends in "thirty" behind something bigger and no joiner: what follows may
  // go on from it ("one hundred thirty-fifths").
  Decimal loose_tens;
  bool single = false;      // One word or run of digits.
  bool list_comma = false;  // As in DigitRun.
};

struct ComposeOptions {
  bool joiners = true;       // "a hundred and one"; off after "between".
  bool denominator = false;  // The last word may be a part: "fifths".
};

// The number that starts at token `at`, as long as it can be.
std::optional<ComposedNumber> ComposeNumber(const TokenText& text, int at,
                                            ComposeOptions options);

// Skips one hyphen that has no space before it ("twenty-seven").
inline int SkipHyphen(const TokenText& text, int at) {
  return text.IsGluedMark(at, "-") ? at + 1 : at;
}

inline const Decimal& DecimalOf(const TokenText& text,
                                const Lexicon::Hit& hit) {
  return text.tables.decimals[static_cast<size_t>(hit.payload)];
}

}  // namespace claimcheck

#endif  // CHECKER_VALUES_NUMBER_WORDS_H_
