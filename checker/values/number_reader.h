// Reads one number, in digits or words, with the precision it was written in.

#ifndef CHECKER_VALUES_NUMBER_READER_H_
#define CHECKER_VALUES_NUMBER_READER_H_

#include <optional>

#include "checker/values/digit_run.h"
#include "checker/values/value_tables.h"

namespace claimcheck {

struct NumberRead {
  int end = 0;  // The token after it.
  // What is meant, before rounding: a point, or the range of a vague word.
  NumberInterval interval;
  // The place of the last written digit: 100,000 for "3.2 million"; of a
  // fraction, a fifth of its part.
  Decimal place = Decimal(1);
  Decimal scale = Decimal(1);  // What its scale words multiply it by.
  bool rounded = false;        // Has a scale word or decimals.
  bool scaled = false;         // Has a scale word or suffix.
  bool money_suffix = false;   // Its scale is one of money only: "5m".
  bool vague = false;          // "several", "dozens".
  bool ordinal = false;
  OrdinalFrom from = OrdinalFrom::kStart;  // Of an ordinal.
  bool article = false;                    // "a", for 1; only before a unit.
  bool spelled = false;                    // In words.
  bool fraction = false;  // Has a fraction in words or with a stroke.
  bool share = false;     // Is a fraction of something: "two thirds of".
  bool symbol = false;    // "5M": counts only before a noun or unit.
  bool unsure = false;    // A number only if a unit follows: "half", "1,3".
  bool weak = false;      // Hardly a number: see ValueMention.
};

struct NumberOptions {
  bool articles = false;      // "a" alone is 1.
  bool joiners = true;        // "a hundred and one"; off after "between".
  bool after_dash = false;    // The end of a range: "50" in "40-50".
  bool approximated = false;  // Behind "more than", "nearly".
  bool money = false;         // Behind a currency sign: "$5 m".
};

// The number that starts at token `at`, or none: a time of day, a version, a
// score, a telephone number, a part of a name ("G7", "F-16") is none.
std::optional<NumberRead> ReadNumber(const TokenText& text, int at,
                                     NumberOptions options = {});

// The interval with the rounding of the last written digit, half open: if
// `always`, also for plain integers.
NumberInterval Rounded(const NumberRead& number, bool always);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_NUMBER_READER_H_
