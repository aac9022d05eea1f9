#include "checker/values/date_units.h"

#include <algorithm>
#include <cmath>

namespace claimcheck {

using Day = absl::CivilDay;

int WeekdayOf(Day day) { return static_cast<int>(absl::GetWeekday(day)) + 1; }

bool DayExists(absl::civil_year_t year, int month, int day) {
  const Day made(year, month, day);
  return month >= 1 && month <= 12 && made.month() == month &&
         made.day() == day;
}

DayInterval WholeMonths(Day first, int months) {
  const absl::CivilMonth month(first);
  return {Day(month), Day(month + months) - 1};
}

DayInterval WholeYears(absl::civil_year_t first, int years) {
  return {Day(first, 1, 1), Day(first + years, 1, 1) - 1};
}

DayInterval ClampDays(const DayInterval& days) {
  return {std::clamp(days.earliest, kFirstDay, kLastDay),
          std::clamp(days.latest, kFirstDay, kLastDay)};
}

DatePrecision PrecisionOf(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
    case TimeUnit::kDay:
      return DatePrecision::kDay;
    case TimeUnit::kWeekend:
    case TimeUnit::kWeek:
      return DatePrecision::kWeek;
    case TimeUnit::kFortnight:
    case TimeUnit::kMillennium:
      return DatePrecision::kSpan;
    case TimeUnit::kMonth:
      return DatePrecision::kMonth;
    case TimeUnit::kQuarter:
      return DatePrecision::kQuarter;
    case TimeUnit::kSeason:
      return DatePrecision::kSeason;
    case TimeUnit::kYear:
      return DatePrecision::kYear;
    case TimeUnit::kDecade:
      return DatePrecision::kDecade;
    case TimeUnit::kCentury:
      return DatePrecision::kCentury;
  }
  return DatePrecision::kSpan;
}

std::optional<DayInterval> UnitAt(TimeUnit unit, Day day, int offset) {
  switch (unit) {
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
    case TimeUnit::kSeason:
    case TimeUnit::kMillennium:
      return std::nullopt;
    case TimeUnit::kDay:
      return DayInterval{day + offset, day + offset};
    case TimeUnit::kWeek: {
      const Day monday = day - (WeekdayOf(day) - 1) + 7 * offset;
      return DayInterval{monday, monday + 6};
    }
    case TimeUnit::kFortnight: {
      const Day monday =
          day - (WeekdayOf(day) - 1) + (offset < 0 ? 14 : 7) * offset;
      return DayInterval{monday, monday + 13};
    }
    case TimeUnit::kWeekend: {
      const Day saturday = day - (WeekdayOf(day) - 1) + 5 + 7 * offset;
      return DayInterval{saturday, saturday + 1};
    }
    case TimeUnit::kMonth:
      return WholeMonths(Day(absl::CivilMonth(day) + offset), 1);
    case TimeUnit::kQuarter: {
      const absl::CivilMonth month(day.year(), (day.month() - 1) / 3 * 3 + 1);
      return WholeMonths(Day(month + 3 * offset), 3);
    }
    case TimeUnit::kYear:
      return WholeYears(day.year() + offset, 1);
    case TimeUnit::kDecade:
      return WholeYears((day.year() / 10 + offset) * 10, 10);
    case TimeUnit::kCentury:
      return WholeYears(((day.year() - 1) / 100 + offset) * 100 + 1, 100);
  }
  return std::nullopt;
}

std::optional<Day> MoveDay(Day day, const Decimal& count, TimeUnit unit,
                           int direction) {
  const TimeUnitLength length = LengthOf(unit);
  const double size = count.ToDouble();
  if (size < 0 || size > 20000) return std::nullopt;
  if (length.months > 0) {
    const double months = size * length.months;
    const double whole = std::floor(months);
    // Of half a month, the days.
    const int days = static_cast<int>((months - whole) * 30);
    const absl::CivilMonth month =
        absl::CivilMonth(day) + direction * static_cast<int>(whole);
    const Day last = Day(month + 1) - 1;
    const Day moved(month.year(), month.month(),
                    std::min(day.day(), last.day()));
    return std::clamp(moved + direction * days, kFirstDay, kLastDay);
  }
  const double days = std::floor(size * length.seconds / 86400.0);
  return std::clamp(day + direction * static_cast<int>(days), kFirstDay,
                    kLastDay);
}

std::optional<DayInterval> NthUnit(TimeUnit unit, const DayInterval& days,
                                   int nth, int count) {
  if (days.earliest == kFirstDay || days.latest == kLastDay) return {};
  // Where the units begin that lie inside.
  std::optional<DayInterval> first;
  std::optional<DayInterval> last;
  switch (unit) {
    case TimeUnit::kWeek:
      // Weeks by their Thursday.
      first = UnitAt(unit, days.earliest + 3, 0);
      last = UnitAt(unit, days.latest - 3, 0);
      break;
    case TimeUnit::kWeekend:
      // Weekends by their Saturday.
      first = UnitAt(unit, days.earliest, 0);
      if (first->earliest < days.earliest)
        first = UnitAt(unit, days.earliest, 1);
      last = UnitAt(unit, days.latest, 0);
      if (last->earliest > days.latest) last = UnitAt(unit, days.latest, -1);
      break;
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
    case TimeUnit::kFortnight:
    case TimeUnit::kSeason:
    case TimeUnit::kMillennium:
      return std::nullopt;
    case TimeUnit::kDay:
    case TimeUnit::kMonth:
    case TimeUnit::kQuarter:
    case TimeUnit::kYear:
    case TimeUnit::kDecade:
    case TimeUnit::kCentury:
      first = UnitAt(unit, days.earliest, 0);
      last = UnitAt(unit, days.latest, 0);
      break;
  }
  const auto begin = nth > 0 ? UnitAt(unit, first->earliest, nth - 1)
                             : UnitAt(unit, last->earliest, nth - count + 2);
  const auto end = UnitAt(unit, begin->earliest, count - 1);
  if (end->earliest > last->earliest || begin->earliest < first->earliest) {
    return std::nullopt;
  }
  return DayInterval{begin->earliest, end->latest};
}

std::optional<Day> NthWeekday(int weekday, const DayInterval& days, int nth) {
  const Day first =
      days.earliest + (weekday - WeekdayOf(days.earliest) + 7) % 7;
  const Day last = days.latest - (WeekdayOf(days.latest) - weekday + 7) % 7;
  const Day day = nth > 0 ? first + 7 * (nth - 1) : last + 7 * (nth + 1);
  if (day < days.earliest || day > days.latest) return std::nullopt;
  return day;
}

DayInterval IsoWeek(absl::civil_year_t year, int week) {
  const Day fourth(year, 1, 4);  // Always in the first week.
  const Day monday = fourth - (WeekdayOf(fourth) - 1) + 7 * (week - 1);
  return {monday, monday + 6};
}

}  // namespace claimcheck
