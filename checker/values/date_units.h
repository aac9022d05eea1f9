// Units of the calendar: the week that holds a day, a day two months later.

#ifndef CHECKER_VALUES_DATE_UNITS_H_
#define CHECKER_VALUES_DATE_UNITS_H_

#include <optional>

#include "checker/values/value.h"
#include "checker/values/value_tables.h"

namespace claimcheck {

// Monday is 1.
int WeekdayOf(absl::CivilDay day);

// True for a day of that month in that year: 30 February is none.
bool DayExists(absl::civil_year_t year, int month, int day);

DayInterval WholeMonths(absl::CivilDay first, int months);
DayInterval WholeYears(absl::civil_year_t first, int years);

// Into kFirstDay to kLastDay.
DayInterval ClampDays(const DayInterval& days);

DatePrecision PrecisionOf(TimeUnit unit);

// The calendar unit `offset` after the one that holds `day`; weeks begin on
// Monday. None for what is no unit of days.
std::optional<DayInterval> UnitAt(TimeUnit unit, absl::CivilDay day,
                                  int offset);

// `day` moved by a count of units; of months, to their last day at most.
std::optional<absl::CivilDay> MoveDay(absl::CivilDay day, const Decimal& count,
                                      TimeUnit unit, int direction);

// The `nth` unit within `days` (from the end if negative), or `count` of them
// from there on. Weeks are those with their Thursday inside (ISO 8601).
std::optional<DayInterval> NthUnit(TimeUnit unit, const DayInterval& days,
                                   int nth, int count);

// The nth such weekday in `days`.
std::optional<absl::CivilDay> NthWeekday(int weekday, const DayInterval& days,
                                         int nth);

// Week `week` of `year` (ISO 8601).
DayInterval IsoWeek(absl::civil_year_t year, int week);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_DATE_UNITS_H_
