// Reads dates in figures: "2025-01-17", "17.01.2025", "1/17/25", "4/22".

#ifndef CHECKER_VALUES_NUMERIC_DATES_H_
#define CHECKER_VALUES_NUMERIC_DATES_H_

#include <optional>

#include "checker/values/date_phrase.h"
#include "checker/values/date_region.h"
#include "checker/values/value_tables.h"

namespace claimcheck {

// The date in figures that starts at token `at`. Where the order is unknown
// and the figures allow both, it holds both.
std::optional<DatePhrase> ReadNumericDate(const TokenText& text, int at,
                                          DateOrder order);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_NUMERIC_DATES_H_
