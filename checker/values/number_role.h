// What a number is there for: to count, to name, to call.

#ifndef CHECKER_VALUES_NUMBER_ROLE_H_
#define CHECKER_VALUES_NUMBER_ROLE_H_

#include <string_view>

#include "checker/values/piece_reader.h"
#include "checker/values/value_tables.h"

namespace claimcheck {

// kWeak: "No. 5", "1987" on its own. kNone: "that one".
enum class Count { kNone, kWeak, kSure };
Count CountOf(const TokenText& text, const Piece& piece, bool approximated);

// True behind "No." and "Article".
bool IsAfterLabel(const TokenText& text, int at);

// The token after "555-0123" or "(555) 555-0123", or `at`. Round numbers and
// those of something are a range: "500-1000 people".
int EndOfPhone(const TokenText& text, int at);

// True for a plain number of the years that people live.
bool IsYearsOfAge(const Piece& piece);

// "Smith, 45, said".
bool IsApposedAge(const TokenText& text, const Piece& piece);

// "IV"; 0 for what is no such number.
int RomanNumeral(std::string_view text);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_NUMBER_ROLE_H_
