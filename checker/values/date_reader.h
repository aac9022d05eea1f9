// Reads what words say of a time, the longest that starts at a token.

#ifndef CHECKER_VALUES_DATE_READER_H_
#define CHECKER_VALUES_DATE_READER_H_

#include <optional>

#include "checker/values/date_phrase.h"
#include "checker/values/numeric_dates.h"
#include "checker/values/value_tables.h"

namespace claimcheck {

struct DateRead {
  int end = 0;           // The token after it.
  bool nothing = false;  // Words to pass over: they look like a value only.
  DatePhrase phrase;
};

// What `makes_sense` refuses is not read, and something shorter may be.
class DateSense {
 public:
  virtual ~DateSense() = default;
  virtual bool MakesSense(const DatePhrase& phrase) const = 0;
};

// The longest date that starts at token `at`.
std::optional<DateRead> ReadDate(const TokenText& text, int at, DateOrder order,
                                 const DateSense& sense);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_DATE_READER_H_
