// Holidays that a rule fixes.
//
//   12-25              a month and day
//   11-thu-4           the fourth Thursday of November; 05-mon-L: the last
//   11-02>tue          the first Tuesday on or after 2 November; < on or before
//   easter-2           days from Easter Sunday; `orthodox` for the East
//   newmoon 10-17      the first new moon on or after that day
//   parsi              the first day of the Shahanshahi year of 365 days
//   islamic 10-01      a month and day of another calendar: islamic, hebrew,
//                      chinese, persian, coptic
// and behind each of them
//   +1                 so many days later (or -1)
//   <fri               then the Friday on or before that
//   !sun-1             so many days away where it falls on that weekday
//   x8                 it lasts so many days
//   @4                 every fourth year only
//   *                  the same everywhere, so that it may be evidence
//   AU NZ              in these regions only (ISO 3166)

#ifndef CHECKER_VALUES_HOLIDAYS_H_
#define CHECKER_VALUES_HOLIDAYS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "checker/values/value.h"

namespace claimcheck {

struct HolidayRule {
  enum class Base {
    kFixed,
    kNth,
    kOnOrAfter,
    kOnOrBefore,
    kEaster,
    kCalendar,
    kNewMoon,
    kParsi
  };
  Base base = Base::kFixed;
  int month = 0;
  int day = 0;
  int weekday = 0;  // Monday is 1.
  int nth = 0;      // 0 for the last.
  bool orthodox = false;
  std::string calendar;  // ICU's name of it.
  struct Move {
    int weekday = 0;
    int days = 0;
  };
  std::vector<Move> moves;
  int offset = 0;
  int back_to = 0;  // After the offset, back to this weekday; 0 for none.
  int length = 1;
  int every = 1;
  bool everywhere = false;
  std::vector<std::string> regions;
};

// A name and what it means where.
struct Holiday {
  std::vector<HolidayRule> rules;
};

// Reads the notation above; a mistake in it is our own.
HolidayRule ParseHolidayRule(std::string_view text);

// The rule for a region, or else the one for all; for no region the first.
const HolidayRule* RuleFor(const Holiday& holiday, std::string_view region);

// The days of the holiday that begins in the (Gregorian) year, if one does;
// the first where two do.
std::optional<DayInterval> HolidayDays(const HolidayRule& rule,
                                       absl::civil_year_t year);

// Easter Sunday in the Gregorian calendar.
// Source: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms,
//         chapter 8), and the Julian one of the same chapter.
absl::CivilDay EasterSunday(absl::civil_year_t year, bool orthodox);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_HOLIDAYS_H_
