// Reads what is counted: a unit, a currency, a percent sign, with "per year".

#ifndef CHECKER_VALUES_MEASURE_READER_H_
#define CHECKER_VALUES_MEASURE_READER_H_

#include <optional>
#include <string>

#include "checker/values/number_reader.h"
#include "checker/values/value_tables.h"

namespace claimcheck {

// What a number counts.
struct Measure {
  int end = 0;  // The token after it.
  ValueKind kind = ValueKind::kNumber;
  std::string unit;
  std::string dimension;
  Decimal factor = Decimal(1);  // Units of `unit` in one.

  bool Same(const Measure& other) const {
    return kind == other.kind && unit == other.unit &&
           dimension == other.dimension;
  }
};

// The measure that starts at token `at`, right behind `number`; a hyphen
// between them is passed over.
std::optional<Measure> ReadMeasure(const TokenText& text, int at,
                                   const NumberRead& number);

// The currency sign at token `at`, before a number.
std::optional<Measure> ReadSign(const TokenText& text, int at);

// Makes a rate of the measure if "per year" follows it. Money may also be per
// unit of something ("a barrel"). Plain numbers and percents stay as they are.
void ReadRate(const TokenText& text, Measure& measure);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_MEASURE_READER_H_
