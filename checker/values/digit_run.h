// Reads digits: groups, decimals, exponents, and what is glued to them.

#ifndef CHECKER_VALUES_DIGIT_RUN_H_
#define CHECKER_VALUES_DIGIT_RUN_H_

#include <optional>

#include "checker/values/value_tables.h"

namespace claimcheck {

// "1,250", "816 000", "3.25", ".5", "1.3e6".
struct DigitRun {
  int end = 0;  // The token after it.
  Decimal value;
  // The place of the last digit: 0.01 for "3.25". Never 0.
  Decimal place = Decimal(1);
  bool decimals = false;
  bool list_comma = false;  // "1,3": a comma that may as well part a list.
};

// The digits that start at token `at`: a digit token, or a point before one.
// Nothing if they are part of a date, a version, a code.
std::optional<DigitRun> ReadDigitRun(const TokenText& text, int at);

// True if what stands before makes the digits at `at` a part of a name or of
// something longer: "G7", "F-16", "#5", "'90s".
bool IsPartOfName(const TokenText& text, int at);

// The token after the digits at `at` and all digits glued to them by points,
// commas, colons, slashes and dashes.
int EndOfDigits(const TokenText& text, int at);

// "3/4": a proper fraction of a usual denominator.
struct SlashFraction {
  int end = 0;
  Decimal value;
  int denominator = 1;
};
std::optional<SlashFraction> ReadSlashFraction(const TokenText& text, int at);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_DIGIT_RUN_H_
