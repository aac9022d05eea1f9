// Reads one number with its unit: a duration, quantity, sum of money, percent
// or plain number, with "about" and "between" around it.

#ifndef CHECKER_VALUES_QUANTITY_READER_H_
#define CHECKER_VALUES_QUANTITY_READER_H_

#include <optional>

#include "checker/values/number_reader.h"
#include "checker/values/value_tables.h"

namespace claimcheck {

struct QuantityRead {
  int end = 0;  // The token after it.
  Value value;
  bool nothing = false;  // Digits to pass over: a score, a version, a label.
};

// What starts at token `at`.
std::optional<QuantityRead> ReadQuantity(const TokenText& text, int at);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_QUANTITY_READER_H_
