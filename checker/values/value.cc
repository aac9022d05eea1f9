#include "checker/values/value.h"

#include <array>
#include <cstdlib>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/base/status_macros.h"
#include "re2/re2.h"

namespace claimcheck {
namespace {

const std::string kUnitMonth = "month";

bool IsLastOfMonth(absl::CivilDay day) {
  return absl::CivilMonth(day) != absl::CivilMonth(day + 1);
}

std::string FormatDay(absl::CivilDay day) {
  return absl::StrFormat("%s%04d-%02d-%02d", day.year() < 0 ? "-" : "",
                         std::abs(day.year()), day.month(), day.day());
}

// The number of `size`s in `value`, if it is whole.
std::optional<Decimal> WholeParts(const Decimal& value, int64_t size) {
  // Only what is an exact integer of moderate size is worth a larger unit.
  if (value.exponent() < 0 || value.exponent() > 17) return std::nullopt;
  int64_t whole = value.digits();
  for (int i = 0; i < value.exponent(); ++i) {
    if (whole > 100'000'000'000'000'000 || whole < -100'000'000'000'000'000) {
      return std::nullopt;
    }
    whole *= 10;
  }
  if (whole % size != 0) return std::nullopt;
  return Decimal(whole / size);
}

std::string FormatInterval(const NumberInterval& number) {
  const auto& [low, high] = number;
  if (low && high) {
    if (low->at == high->at) return low->at.ToString();
    return absl::StrCat(low->at.ToString(), "..", high->at.ToString());
  }
  if (low) {
    return absl::StrCat(low->included ? ">= " : "> ", low->at.ToString());
  }
  if (high) {
    return absl::StrCat(high->included ? "<= " : "< ", high->at.ToString());
  }
  return "any";
}

// A duration in the largest unit that divides both ends.
std::string FormatDuration(const Value& value) {
  struct Unit {
    const char* name;
    int64_t size;
  };
  static constexpr std::array<Unit, 2> kMonths = {{{"year", 12}, {"month", 1}}};
  static constexpr std::array<Unit, 4> kSeconds = {
      {{"day", 86400}, {"hour", 3600}, {"minute", 60}, {"second", 1}}};
  const auto format = [&](const auto& units) {
    for (const Unit& unit : units) {
      NumberInterval parts = value.number;
      bool whole = true;
      for (std::optional<Bound>* bound : {&parts.low, &parts.high}) {
        if (!*bound) continue;
        const std::optional<Decimal> count =
            WholeParts((*bound)->at, unit.size);
        whole = whole && (count || unit.size == 1);
        if (count) (*bound)->at = *count;
      }
      if (!whole) continue;
      const std::string text = FormatInterval(parts);
      const bool one = text == "1" || text.ends_with(" 1");
      return absl::StrCat(text, " ", unit.name, one ? "" : "s");
    }
    return std::string();
  };
  return value.unit == kUnitMonth ? format(kMonths) : format(kSeconds);
}

absl::StatusOr<int> ReadDigits(std::string_view text, size_t count) {
  int number = 0;
  if (text.size() != count) return absl::InvalidArgumentError("");
  for (const char c : text) {
    if (c < '0' || c > '9') return absl::InvalidArgumentError("");
    number = number * 10 + (c - '0');
  }
  return number;
}

// "2025-01-18", "2025-01" or "2025", with the days it holds.
absl::StatusOr<DayInterval> ParseOneDate(std::string_view text) {
  const absl::Status bad = absl::InvalidArgumentError(absl::StrFormat(
      "`%s` is not a date; wanted 2025-01-18, 2025-01 or 2025", text));
  const absl::StatusOr<int> year = ReadDigits(text.substr(0, 4), 4);
  if (!year.ok() || *year == 0) return bad;
  if (text.size() == 4) {
    return DayInterval{absl::CivilDay(*year), absl::CivilDay(*year, 12, 31)};
  }
  if (text.size() != 7 && text.size() != 10) return bad;
  const absl::StatusOr<int> month = ReadDigits(text.substr(5, 2), 2);
  if (text[4] != '-' || !month.ok()) return bad;
  if (*month < 1 || *month > 12) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "`%s` is not a date: there is no month %d", text, *month));
  }
  const absl::CivilDay first(*year, *month, 1);
  if (text.size() == 7) {
    return DayInterval{first, absl::CivilDay(absl::CivilMonth(first) + 1) - 1};
  }
  const absl::StatusOr<int> day = ReadDigits(text.substr(8, 2), 2);
  if (text[7] != '-' || !day.ok()) return bad;
  const absl::CivilDay exact(*year, *month, *day);
  if (exact.month() != *month || exact.day() != *day) {
    return absl::InvalidArgumentError(
        absl::StrFormat("`%s` is not a date: there is no such day", text));
  }
  return DayInterval{exact, exact};
}

}  // namespace

std::string_view ValueKindName(ValueKind kind) {
  switch (kind) {
    case ValueKind::kDate:
      return "date";
    case ValueKind::kDuration:
      return "duration";
    case ValueKind::kNumber:
      return "number";
    case ValueKind::kQuantity:
      return "quantity";
    case ValueKind::kMoney:
      return "money";
    case ValueKind::kPercent:
      return "percent";
  }
  return "";
}

std::string FormatDays(const DayInterval& days) {
  const auto& [earliest, latest] = days;
  if (earliest == latest) return FormatDay(earliest);
  if (earliest == kFirstDay && latest == kLastDay) return "any day";
  if (earliest == kFirstDay) return "<= " + FormatDay(latest);
  if (latest == kLastDay) return ">= " + FormatDay(earliest);
  if (earliest.day() == 1 && IsLastOfMonth(latest)) {
    if (absl::CivilMonth(earliest) == absl::CivilMonth(latest)) {
      return absl::StrFormat("%04d-%02d", earliest.year(), earliest.month());
    }
    if (earliest.year() == latest.year() && earliest.month() == 1 &&
        latest.month() == 12) {
      return absl::StrFormat("%04d", earliest.year());
    }
  }
  return absl::StrCat(FormatDay(earliest), "..", FormatDay(latest));
}

std::string FormatValue(const Value& value) {
  switch (value.kind) {
    case ValueKind::kDate:
      return FormatDays(value.days);
    case ValueKind::kDuration:
      return FormatDuration(value);
    case ValueKind::kNumber:
      return FormatInterval(value.number);
    case ValueKind::kPercent:
      return absl::StrCat(FormatInterval(value.number), " ",
                          value.unit.empty() ? "%" : value.unit);
    case ValueKind::kQuantity:
    case ValueKind::kMoney:
      return value.unit.empty()
                 ? FormatInterval(value.number)
                 : absl::StrCat(FormatInterval(value.number), " ", value.unit);
  }
  return "";
}

absl::StatusOr<DayInterval> ParseDays(std::string_view text) {
  const size_t dots = text.find("..");
  if (dots == std::string_view::npos) return ParseOneDate(text);
  DayInterval from;
  DayInterval to;
  ASSIGN_OR_RETURN(from, ParseOneDate(text.substr(0, dots)));
  ASSIGN_OR_RETURN(to, ParseOneDate(text.substr(dots + 2)));
  if (from.earliest > to.latest) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "the range `%s` is upside down: it ends before it begins", text));
  }
  return DayInterval{from.earliest, to.latest};
}

std::vector<DayInterval> DayOrMonthFirst(std::string_view text) {
  static const LazyRE2 kDate = {
      R"(\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})\s*)"};
  int first = 0, second = 0, year = 0;
  if (!RE2::FullMatch({text.data(), text.size()}, *kDate, &first, &second,
                      &year)) {
    return {};
  }
  if (year < 100) year += 2000;
  std::vector<DayInterval> readings;
  for (const auto& [day, month] :
       {std::pair(first, second), std::pair(second, first)}) {
    const absl::CivilDay date(year, month, day);
    const bool exists = date.month() == month && date.day() == day;
    const DayInterval days{date, date};
    if (exists && (readings.empty() || !(readings.front() == days))) {
      readings.push_back(days);
    }
  }
  return readings;
}

absl::StatusOr<Publication> ParsePublication(std::string_view text) {
  constexpr size_t kDateLength = 10;
  Publication published;
  if (text.size() > kDateLength && text[kDateLength] == 'T') {
    const std::string_view clock = text.substr(kDateLength + 1);
    const absl::StatusOr<int> hour = ReadDigits(clock.substr(0, 2), 2);
    const bool colon = clock.size() > 2 && clock[2] == ':';
    const absl::StatusOr<int> minute =
        ReadDigits(colon ? clock.substr(3, 2) : "", 2);
    absl::StatusOr<int> second = 0;
    if (clock.size() > 5) {
      second = ReadDigits(clock[5] == ':' ? clock.substr(6) : "", 2);
    }
    if (!hour.ok() || !minute.ok() || !second.ok() || *hour > 23 ||
        *minute > 59 || *second > 59) {
      return absl::InvalidArgumentError(absl::StrFormat(
          "`%s` has no time of day; wanted 2025-01-18T14:30", text));
    }
    published.second = (*hour * 60 + *minute) * 60 + *second;
    text = text.substr(0, kDateLength);
  }
  ASSIGN_OR_RETURN(published.days, ParseDays(text));
  return published;
}

}  // namespace claimcheck
