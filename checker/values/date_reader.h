// Reads one date: a pattern, with "early", "after" or "about" before it.

#ifndef CHECKER_VALUES_DATE_READER_H_
#define CHECKER_VALUES_DATE_READER_H_

#include <optional>

#include "checker/values/date_resolver.h"
#include "checker/values/value_tables.h"

namespace claimcheck {

struct DateRead {
  int end = 0;  // The token after it.
  Value value;
  bool unresolved = false;
  bool nothing = false;  // Words to pass over: they look like a value only.
};

// The longest date that starts at token `at`.
std::optional<DateRead> ReadDate(const TokenText& text, int at,
                                 const std::optional<DayInterval>& reference);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_DATE_READER_H_
