// Reads what is counted: a unit, a currency, a percent sign, with "per year".

#ifndef CHECKER_VALUES_MEASURE_READER_H_
#define CHECKER_VALUES_MEASURE_READER_H_

#include <optional>
#include <string>
#include <vector>

#include "checker/values/number_reader.h"
#include "checker/values/value_tables.h"

namespace claimcheck {

// What a number counts.
struct Measure {
  int end = 0;  // The token after it.
  ValueKind kind = ValueKind::kNumber;
  std::string unit;
  std::string dimension;
  std::string name;             // As in the pack: "mile", "cent".
  Decimal factor = Decimal(1);  // Units of `unit` in one.
  Decimal zero;                 // Of another scale of temperature.
  bool age = false;             // "years of age".

  bool Same(const Measure& other) const {
    return kind == other.kind && unit == other.unit &&
           dimension == other.dimension;
  }
};

// The measures that may start at token `at`, right behind `number`, likeliest
// first: "pounds" are of mass and of money. A hyphen between is passed over,
// brackets around are ("20 (kg)"), and so is "of a" behind a fraction.
std::vector<Measure> ReadMeasures(const TokenText& text, int at,
                                  const NumberRead& number);

// The likeliest.
std::optional<Measure> ReadMeasure(const TokenText& text, int at,
                                   const NumberRead& number);

// The currency sign at token `at`, before a number.
std::optional<Measure> ReadSign(const TokenText& text, int at);

// Makes a rate of the measure if "per year" follows it. Money may also be per
// unit of something ("a barrel"). Plain numbers and percents stay as they are.
void ReadRate(const TokenText& text, Measure& measure);

// A currency and the coins of it, or two of which one is a shared name.
bool MayBeSameMoney(const std::string& a, const std::string& b);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_MEASURE_READER_H_
