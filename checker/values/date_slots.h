// Fills the slots of date patterns from the words of a text.

#ifndef CHECKER_VALUES_DATE_SLOTS_H_
#define CHECKER_VALUES_DATE_SLOTS_H_

#include "checker/values/date_patterns.h"
#include "checker/values/value_tables.h"

namespace claimcheck {

// False if the token alone shows that it fills no such slot; most do not.
bool MayFill(const TokenText& text, DateSlot slot, const Token& token);

// The token after what fills the slot at `at`, which is put into `parts`, or
// `at` if nothing there does.
int FillSlot(const TokenText& text, DateSlot slot, int at, DateParts& parts);

// "98" as people write it: this century until 49.
int FullYear(int two_digits);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_DATE_SLOTS_H_
