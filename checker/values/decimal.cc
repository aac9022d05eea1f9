#include "checker/values/decimal.h"

#include <cmath>
#include <cstdlib>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/base/check.h"

namespace claimcheck {
namespace {

// Two products of 18 digits fit: 10^36 < 2^127.
__extension__ typedef __int128 Int128;

constexpr int64_t kLimit = 1'000'000'000'000'000'000;  // 18 digits.

// Rounds to 18 digits, half away from zero.
Decimal FromWide(Int128 digits, int exponent) {
  const bool negative = digits < 0;
  if (negative) digits = -digits;
  int last = 0;
  while (digits >= kLimit) {
    last = static_cast<int>(digits % 10);
    digits /= 10;
    ++exponent;
  }
  // Only the last digit dropped can decide which way to round.
  if (last >= 5) ++digits;
  return Decimal(static_cast<int64_t>(negative ? -digits : digits), exponent);
}

// Digits of a positive number.
int CountDigits(int64_t digits) {
  int count = 0;
  for (; digits > 0; digits /= 10) ++count;
  return count;
}

Int128 TimesPowerOfTen(Int128 digits, int power) {
  for (; power > 0; --power) digits *= 10;
  return digits;
}

}  // namespace

Decimal::Decimal(int64_t digits, int exponent)
    : digits_(digits), exponent_(exponent) {
  if (digits_ >= kLimit || digits_ <= -kLimit) {
    int64_t last = 0;
    while (digits_ >= kLimit || digits_ <= -kLimit) {
      last = digits_ % 10;
      digits_ /= 10;
      ++exponent_;
    }
    if (last >= 5) ++digits_;
    if (last <= -5) --digits_;
  }
  if (digits_ == 0) exponent_ = 0;
  while (digits_ != 0 && digits_ % 10 == 0) {
    digits_ /= 10;
    ++exponent_;
  }
}

absl::StatusOr<Decimal> Decimal::Parse(std::string_view text) {
  std::string_view rest = text;
  const bool negative = rest.starts_with('-');
  if (negative) rest.remove_prefix(1);
  Int128 digits = 0;
  int exponent = 0;
  bool point = false;
  bool any = false;
  for (size_t i = 0; i < rest.size(); ++i) {
    const char c = rest[i];
    if (c == '.' && !point && any && i + 1 < rest.size()) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') {
      return absl::InvalidArgumentError(
          absl::StrFormat("`%s` is not a number", text));
    }
    any = true;
    // Past 30 digits the rest can no longer change the 18 that are kept.
    constexpr Int128 kEnough = Int128{kLimit} * 1'000'000'000'000;
    if (digits < kEnough) {
      digits = digits * 10 + (c - '0');
      if (point) --exponent;
    } else if (!point) {
      ++exponent;
    }
  }
  if (!any) {
    return absl::InvalidArgumentError(
        absl::StrFormat("`%s` is not a number", text));
  }
  return FromWide(negative ? -digits : digits, exponent);
}

double Decimal::ToDouble() const {
  return std::strtod(absl::StrCat(digits_, "e", exponent_).c_str(), nullptr);
}

std::string Decimal::ToString() const {
  const bool negative = digits_ < 0;
  std::string text = absl::StrCat(negative ? -digits_ : digits_);
  const int size = static_cast<int>(text.size());
  const std::string sign = negative ? "-" : "";
  if (size + exponent_ > 21 || exponent_ < -40) {
    return absl::StrCat(sign, text, "E", exponent_);
  }
  if (exponent_ >= 0) {
    text.append(static_cast<size_t>(exponent_), '0');
  } else if (-exponent_ < size) {
    text.insert(static_cast<size_t>(size + exponent_), ".");
  } else {
    text.insert(
        0, "0." + std::string(static_cast<size_t>(-exponent_ - size), '0'));
  }
  return sign + text;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const auto sign = [](int64_t digits) { return (digits > 0) - (digits < 0); };
  if (sign(a.digits_) != sign(b.digits_)) {
    return sign(a.digits_) <=> sign(b.digits_);
  }
  if (a.digits_ == 0) return std::strong_ordering::equal;
  const bool negative = a.digits_ < 0;
  const int64_t a_digits = negative ? -a.digits_ : a.digits_;
  const int64_t b_digits = negative ? -b.digits_ : b.digits_;
  const int a_size = CountDigits(a_digits) + a.exponent_;
  const int b_size = CountDigits(b_digits) + b.exponent_;
  std::strong_ordering order = a_size <=> b_size;
  if (order == 0) {
    // As many digits before the point, so the exponents differ by 17 at most.
    const Int128 wide_a = TimesPowerOfTen(a_digits, a.exponent_ - b.exponent_);
    const Int128 wide_b = TimesPowerOfTen(b_digits, b.exponent_ - a.exponent_);
    order = wide_a <=> wide_b;
  }
  return negative ? 0 <=> order : order;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  if (a.digits_ == 0) return b;
  if (b.digits_ == 0) return a;
  const Decimal& high = a.exponent_ >= b.exponent_ ? a : b;
  const Decimal& low = a.exponent_ >= b.exponent_ ? b : a;
  const int shift = high.exponent_ - low.exponent_;
  // Beyond this the smaller is less than half of the last digit kept.
  if (shift > 19) return high;
  return FromWide(TimesPowerOfTen(high.digits_, shift) + low.digits_,
                  low.exponent_);
}

Decimal operator-(const Decimal& a, const Decimal& b) {
  return a + Decimal(-b.digits_, b.exponent_);
}

Decimal operator*(const Decimal& a, const Decimal& b) {
  return FromWide(Int128{a.digits_} * b.digits_, a.exponent_ + b.exponent_);
}

Decimal operator/(const Decimal& a, const Decimal& b) {
  CHECK(b.digits_ != 0);
  // 18 more digits than the quotient of the digits has.
  const Int128 dividend = Int128{a.digits_} * kLimit;
  Int128 quotient = dividend / b.digits_;
  const Int128 rest = dividend % b.digits_;
  const Int128 twice = 2 * (rest < 0 ? -rest : rest);
  if (twice >= (b.digits_ < 0 ? -b.digits_ : b.digits_)) {
    quotient += (a.digits_ < 0) == (b.digits_ < 0) ? 1 : -1;
  }
  return FromWide(quotient, a.exponent_ - b.exponent_ - 18);
}

}  // namespace claimcheck
