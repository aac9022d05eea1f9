// Reads one number with its unit: a duration, quantity, sum of money, percent
// or plain number, with "about" and "between" around it.

#ifndef CHECKER_VALUES_QUANTITY_READER_H_
#define CHECKER_VALUES_QUANTITY_READER_H_

#include <optional>
#include <vector>

#include "checker/values/number_reader.h"
#include "checker/values/value_tables.h"

namespace claimcheck {

// What words mean, with the numbers they are made of.
struct QuantityReading {
  Value value;
  std::vector<WrittenNumber> written;
};

struct QuantityRead {
  int end = 0;  // The token after it.
  Value value;
  bool nothing = false;  // Digits to pass over: a score, a version, a label.
  bool weak = false;     // As ValueMention::weak.
  std::vector<WrittenNumber> written;
  std::vector<QuantityReading> others;  // Of the same words.
};

// What starts at token `at`.
std::optional<QuantityRead> ReadQuantity(const TokenText& text, int at);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_QUANTITY_READER_H_
