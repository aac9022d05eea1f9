// Does a sentence tell of a plan or of what has been?

#ifndef CHECKER_VALUES_TENSE_H_
#define CHECKER_VALUES_TENSE_H_

#include "checker/values/value_tables.h"

namespace claimcheck {

enum class Tense { kUnknown, kPast, kPlan };

// What the nearest word before token `at` tells of the time that is spoken of,
// or, for a date that opens the sentence, the first after it.
Tense TenseAround(const TokenText& text, int at);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_TENSE_H_
