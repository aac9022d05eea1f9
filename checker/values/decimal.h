// Exact decimal numbers, so that no comparison depends on binary rounding.

#ifndef CHECKER_VALUES_DECIMAL_H_
#define CHECKER_VALUES_DECIMAL_H_

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace claimcheck {

// The number digits * 10^exponent.
//
// Shape: digits is not divisible by 10 unless the number is 0 (then exponent
//        is 0), so that equal numbers have equal fields.
class Decimal {
 public:
  Decimal() = default;
  // Errors: none; 18 significant digits are kept, further ones are rounded
  //         half away from zero.
  Decimal(int64_t digits, int exponent = 0);

  // Reads "1250", "-0.5", "3.20"; ASCII digits, no grouping.
  static absl::StatusOr<Decimal> Parse(std::string_view text);

  int64_t digits() const { return digits_; }
  int exponent() const { return exponent_; }

  double ToDouble() const;
  // "1250", "-0.5", "55000000000": never in scientific notation below 10^21.
  std::string ToString() const;

  friend bool operator==(const Decimal&, const Decimal&) = default;
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b);
  friend Decimal operator*(const Decimal& a, const Decimal& b);
  // Rounded to 18 digits. `b` must not be 0.
  friend Decimal operator/(const Decimal& a, const Decimal& b);

 private:
  int64_t digits_ = 0;
  int exponent_ = 0;
};

}  // namespace claimcheck

#endif  // CHECKER_VALUES_DECIMAL_H_
