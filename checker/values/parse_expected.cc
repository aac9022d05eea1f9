// ParseExpected: the notation of rules, which names units as English does.

#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "checker/base/check.h"
#include "checker/base/status_macros.h"
#include "checker/lang/language_pack.h"
#include "checker/values/number_reader.h"
#include "checker/values/piece_reader.h"
#include "checker/values/value.h"
#include "checker/values/value_tables.h"

namespace claimcheck {
namespace {

std::string_view Trim(std::string_view text) {
  const auto is_space = [](char c) {
    return absl::ascii_isspace(static_cast<unsigned char>(c));
  };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// An example of each kind, for messages.
std::string_view Wanted(ValueKind kind) {
  switch (kind) {
    case ValueKind::kDate:
      return "a date like 2025-01-17, 2025-01, 2025-02..2025-04 or "
             "\">= 2025-01-17\"";
    case ValueKind::kDuration:
      return "a duration like 20 years, 18..24 months, \">= 2 weeks\" or P20Y";
    case ValueKind::kNumber:
      return "a number like 47, 40..50, \">= 47\" or 3.5 million";
    case ValueKind::kQuantity:
      return "a quantity with its unit, like 55 km or 50..60 cubic metres per "
             "year";
    case ValueKind::kMoney:
      return "a sum of money like 1.2 million EUR, $5 or \"> 3 billion "
             "roubles\"";
    case ValueKind::kPercent:
      return "a percentage like 3 % or 2..4 %";
  }
  return "";
}

absl::Status Bad(ValueKind kind, std::string_view text) {
  for (const std::string_view word :
       {"about ", "around ", "approximately ", "nearly ", "almost ", "some ",
        "roughly ", "circa ", "~"}) {
    if (!text.starts_with(word)) continue;
    return absl::InvalidArgumentError(
        absl::StrFormat("`%s` does not say how near is near enough; write a "
                        "range, as `45..55`, or "
                        "a `tolerance`",
                        text));
  }
  return absl::InvalidArgumentError(
      absl::StrFormat("`%s` is not %s", text, Wanted(kind)));
}

// What stands before a value: which side of it is open.
enum class Comparison { kNone, kLess, kAtMost, kMore, kAtLeast };

Comparison TakeComparison(std::string_view& text) {
  struct Sign {
    std::string_view sign;
    Comparison comparison;
  };
  static constexpr Sign kSigns[] = {
      {">=", Comparison::kAtLeast},     {"<=", Comparison::kAtMost},
      {"\u2265", Comparison::kAtLeast}, {"\u2264", Comparison::kAtMost},
      {">", Comparison::kMore},         {"<", Comparison::kLess},
  };
  for (const Sign& one : kSigns) {
    if (!text.starts_with(one.sign)) continue;
    text = Trim(text.substr(one.sign.size()));
    return one.comparison;
  }
  return Comparison::kNone;
}

DatePrecision PrecisionOf(std::string_view text, const DayInterval& days) {
  if (days.IsOneDay()) return DatePrecision::kDay;
  if (text.size() == 7) return DatePrecision::kMonth;
  if (text.size() == 4) return DatePrecision::kYear;
  return DatePrecision::kSpan;
}

absl::StatusOr<Value> ParseDate(std::string_view text) {
  const Comparison comparison = TakeComparison(text);
  DayInterval days;
  ASSIGN_OR_RETURN(days, ParseDays(text));
  Value value;
  value.kind = ValueKind::kDate;
  value.precision = PrecisionOf(text, days);
  if (comparison != Comparison::kNone) value.precision = DatePrecision::kSpan;
  switch (comparison) {
    case Comparison::kNone:
      break;
    case Comparison::kLess:
      days = {kFirstDay, days.earliest - 1};
      break;
    case Comparison::kAtMost:
      days = {kFirstDay, days.latest};
      break;
    case Comparison::kMore:
      days = {days.latest + 1, kLastDay};
      break;
    case Comparison::kAtLeast:
      days = {days.earliest, kLastDay};
      break;
  }
  if (days.earliest > days.latest) return Bad(ValueKind::kDate, text);
  value.days = days;
  return value;
}

// A number and its measure; the measure is missing from the first of "2..4 %".
struct Part {
  NumberRead number;
  std::optional<Measure> measure;
  std::optional<NumberInterval> sum;  // "5 ft 7 in", in units of the measure.
};

std::optional<Part> ReadPart(std::string_view text) {
  const LanguagePack* pack = FindLanguagePack("en");
  CHECK(pack != nullptr);
  const TokenText tokens(TablesOf(*pack), text);
  auto piece = ReadPiece(tokens, 0, {});
  if (!piece || piece->number.vague || piece->number.ordinal) {
    return std::nullopt;
  }
  ReadSum(tokens, *piece);
  int end = piece->end;
  if (piece->kind() == ValueKind::kDuration) {
    const auto old = tokens.Find(end, WordClass::kOld);
    if (old) {
      end = old->end;
      piece->measure->age = true;
    }
  }
  if (end != tokens.size()) return std::nullopt;
  Part part;
  part.number = piece->number;
  part.measure = piece->measure;
  part.sum = piece->sum;
  return part;
}

// "P20Y", "P1Y6M", "P2W", "P10D", "PT36H": one family of units, as prose.
// Source: ISO 8601.
std::optional<Part> ReadIsoDuration(std::string_view text) {
  if (!text.starts_with('P') || text.size() < 3) return std::nullopt;
  text.remove_prefix(1);
  Part part;
  part.measure.emplace();
  part.measure->kind = ValueKind::kDuration;
  Decimal months;
  Decimal seconds;
  bool time = false;
  while (!text.empty()) {
    if (!time && text.starts_with('T')) {
      time = true;
      text.remove_prefix(1);
    }
    const size_t size = text.find_first_not_of("0123456789.");
    if (size == std::string_view::npos) return std::nullopt;
    const auto count = Decimal::Parse(text.substr(0, size));
    if (!count.ok()) return std::nullopt;
    const std::string_view date_units = "YMWD";
    const std::string_view time_units = "HMS";
    const size_t unit = (time ? time_units : date_units).find(text[size]);
    if (unit == std::string_view::npos) return std::nullopt;
    static constexpr int kDateSizes[] = {12, 1, 7 * 86400, 86400};
    static constexpr int kTimeSizes[] = {3600, 60, 1};
    const Decimal length =
        *count * Decimal(time ? kTimeSizes[unit] : kDateSizes[unit]);
    if (!time && unit < 2) {
      months = months + length;
    } else {
      seconds = seconds + length;
    }
    text.remove_prefix(size + 1);
  }
  if (months != Decimal() && seconds != Decimal()) return std::nullopt;
  const bool in_months = months != Decimal();
  part.measure->unit = in_months ? "month" : "second";
  const Bound at{in_months ? months : seconds};
  part.number.interval = {at, at};
  return part;
}

// As Piece::Interval does in prose.
NumberInterval IntervalOf(const Part& part, bool exact) {
  if (part.sum) return *part.sum;
  const NumberRead& number = part.number;
  const bool always = part.measure ? part.measure->kind != ValueKind::kDuration
                                   : number.fraction;
  NumberInterval interval = exact ? number.interval : Rounded(number, always);
  if (part.measure) {
    const auto& [factor, zero] =
        std::pair(part.measure->factor, part.measure->zero);
    interval.low->at = interval.low->at * factor + zero;
    interval.high->at = interval.high->at * factor + zero;
  }
  return interval;
}

// Gives the first part of "2..4 %" and "40..50 million" what only the second
// has.
void Share(Part& low, const Part& high) {
  if (!low.measure) low.measure = high.measure;
  const Decimal& scale = high.number.scale;
  const Decimal& from = low.number.interval.low->at;
  if (low.number.scaled || !high.number.scaled ||
      from * scale > high.number.interval.low->at) {
    return;
  }
  const Bound scaled{from * scale};
  low.number.interval = {scaled, scaled};
  low.number.place = low.number.place * scale;
  low.number.scale = scale;
  low.number.scaled = true;
}

absl::StatusOr<Value> ParseNumeric(ValueKind kind, std::string_view whole,
                                   ExpectedPrecision precision) {
  std::string_view text = whole;
  const Comparison comparison = TakeComparison(text);
  const auto read = [&](std::string_view one) {
    std::optional<Part> iso;
    if (kind == ValueKind::kDuration) iso = ReadIsoDuration(one);
    return iso ? iso : ReadPart(one);
  };
  const size_t dots = text.find("..");
  std::optional<Part> high =
      read(Trim(dots == std::string_view::npos ? text : text.substr(dots + 2)));
  if (!high) return Bad(kind, whole);
  const ValueKind found =
      high->measure ? high->measure->kind : ValueKind::kNumber;
  if (found != kind) return Bad(kind, whole);
  if (kind != ValueKind::kMoney && high->number.money_suffix) {
    return Bad(kind, whole);
  }
  Value value;
  value.kind = kind;
  value.share = !high->measure && high->number.share;
  if (high->measure) {
    value.unit = high->measure->unit;
    value.dimension = high->measure->dimension;
    value.age = high->measure->age;
  }
  if (dots != std::string_view::npos) {
    std::optional<Part> low = read(Trim(text.substr(0, dots)));
    if (!low || comparison != Comparison::kNone) return Bad(kind, whole);
    Share(*low, *high);
    if (low->measure.has_value() != high->measure.has_value() ||
        (low->measure && !low->measure->Same(*high->measure))) {
      return Bad(kind, whole);
    }
    value.number = {IntervalOf(*low, true).low, IntervalOf(*high, true).high};
    if (value.number.low->at > value.number.high->at) {
      return absl::InvalidArgumentError(absl::StrFormat(
          "the range `%s` is upside down: its first number is the greater",
          whole));
    }
    return value;
  }
  value.number = IntervalOf(*high, comparison != Comparison::kNone ||
                                       precision == ExpectedPrecision::kExact);
  switch (comparison) {
    case Comparison::kNone:
      break;
    case Comparison::kLess:
      value.number = {std::nullopt, Bound{value.number.high->at, false}};
      break;
    case Comparison::kAtMost:
      value.number.low.reset();
      break;
    case Comparison::kMore:
      value.number = {Bound{value.number.low->at, false}, std::nullopt};
      break;
    case Comparison::kAtLeast:
      value.number.high.reset();
      break;
  }
  return value;
}

}  // namespace

absl::StatusOr<Value> ParseExpected(ValueKind kind, std::string_view text,
                                    ExpectedPrecision precision) {
  text = Trim(text);
  if (kind != ValueKind::kDate) return ParseNumeric(kind, text, precision);
  return ParseDate(text);
}

}  // namespace claimcheck
