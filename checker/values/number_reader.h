// Reads one number, in digits or words, with the precision it was written in.

#ifndef CHECKER_VALUES_NUMBER_READER_H_
#define CHECKER_VALUES_NUMBER_READER_H_

#include <optional>

#include "checker/values/value_tables.h"

namespace claimcheck {

struct NumberRead {
  int end = 0;  // The token after it.
  // What is meant, before rounding: a point, or the range of a vague word.
  NumberInterval interval;
  // The place of the last written digit: 100,000 for "3.2 million".
  Decimal place = Decimal(1);
  Decimal scale = Decimal(1);  // What its scale words multiply it by.
  bool rounded = false;        // Has a scale word or decimals.
  bool scaled = false;         // Has a scale word or suffix.
  bool money_suffix = false;   // Its scale is one of money only: "5m".
  bool vague = false;          // "several", "dozens".
  bool ordinal = false;
  bool article = false;  // "a", for 1; only before a unit.
  bool spelled = false;  // In words.
};

struct NumberOptions {
  bool articles = false;    // "a" alone is 1.
  bool joiners = true;      // "a hundred and one"; off after "between".
  bool after_dash = false;  // The end of a range: "50" in "40-50".
};

// The number that starts at token `at`, or none: a time of day, a version, a
// score, a telephone number, a part of a name ("G7", "F-16") is none.
std::optional<NumberRead> ReadNumber(const TokenText& text, int at,
                                     NumberOptions options = {});

// The token after the digits at `at` and all digits glued to them by points,
// commas, colons, slashes and dashes.
int EndOfDigits(const TokenText& text, int at);

// The interval with the rounding of the last written digit, half open: if
// `always`, also for plain integers.
NumberInterval Rounded(const NumberRead& number, bool always);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_NUMBER_READER_H_
