// ParseExpectedWithTolerance: how far from what a rule expects a value may be.

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/values/date_units.h"
#include "checker/values/value.h"

namespace claimcheck {
namespace {

absl::StatusOr<Value> ParseExact(ValueKind kind, std::string_view text) {
  return ParseExpected(kind, text, ExpectedPrecision::kExact);
}

absl::Status Bad(std::string_view tolerance, std::string_view wanted) {
  return absl::InvalidArgumentError(absl::StrFormat(
      "`%s` is no tolerance here; wanted %s", tolerance, wanted));
}

// The one number that is exactly meant, or nothing.
const Decimal* Point(const Value& value) {
  const NumberInterval& number = value.number;
  if (!number.low || !number.high || number.low->at != number.high->at ||
      number.low->at < Decimal(0)) {
    return nullptr;
  }
  return &number.low->at;
}

absl::StatusOr<Value> WidenDate(Value date, std::string_view tolerance) {
  constexpr std::string_view kWanted =
      "a length of time, as `2 days` or `1 month`";
  const absl::StatusOr<Value> length =
      ParseExact(ValueKind::kDuration, tolerance);
  const Decimal* count = length.ok() ? Point(*length) : nullptr;
  if (count == nullptr) return Bad(tolerance, kWanted);
  const bool months = length->unit == "month";
  constexpr int kSecondsOfDay = 86400;
  const Decimal units = months ? *count : *count / Decimal(kSecondsOfDay);
  const TimeUnit unit = months ? TimeUnit::kMonth : TimeUnit::kDay;
  const auto move = [&](absl::CivilDay& day, absl::CivilDay open,
                        int direction) {
    if (day == open) return true;
    const auto moved = MoveDay(day, units, unit, direction);
    if (moved) day = *moved;
    return moved.has_value();
  };
  if (!move(date.days.earliest, kFirstDay, -1) ||
      !move(date.days.latest, kLastDay, 1)) {
    return Bad(tolerance, kWanted);
  }
  date.precision = DatePrecision::kSpan;
  return date;
}

void Widen(Value& value, const Decimal& below, const Decimal& above) {
  if (value.number.low) value.number.low->at = value.number.low->at - below;
  if (value.number.high) value.number.high->at = value.number.high->at + above;
}

Decimal Size(const Decimal& number) {
  return number < Decimal(0) ? Decimal(0) - number : number;
}

}  // namespace

absl::StatusOr<Value> ParseExpectedWithTolerance(ValueKind kind,
                                                 std::string_view text,
                                                 std::string_view tolerance) {
  absl::StatusOr<Value> exact = ParseExact(kind, text);
  if (!exact.ok()) return exact;
  Value expected = *std::move(exact);
  if (expected.kind == ValueKind::kDate) {
    return WidenDate(std::move(expected), tolerance);
  }
  const absl::StatusOr<Value> share =
      ParseExact(ValueKind::kPercent, tolerance);
  if (share.ok()) {
    const Decimal* percent = Point(*share);
    if (percent == nullptr) return Bad(tolerance, "one percentage, as `5 %`");
    if (expected.kind == ValueKind::kPercent) {  // In percentage points.
      Widen(expected, *percent, *percent);
      return expected;
    }
    const Decimal part = *percent / Decimal(100);
    const NumberInterval& number = expected.number;
    Widen(expected, number.low ? Size(number.low->at) * part : Decimal(0),
          number.high ? Size(number.high->at) * part : Decimal(0));
    return expected;
  }
  const absl::StatusOr<Value> amount = ParseExact(expected.kind, tolerance);
  const Decimal* by = amount.ok() ? Point(*amount) : nullptr;
  if (by == nullptr || amount->unit != expected.unit ||
      amount->dimension != expected.dimension) {
    return Bad(tolerance,
               expected.unit.empty()
                   ? std::string("a number, or a share as `5 %`")
                   : absl::StrCat("an amount in units of `expect` (",
                                  expected.unit, "), or a share as `5 %`"));
  }
  Widen(expected, *by, *by);
  return expected;
}

}  // namespace claimcheck
