#include "checker/values/calendar_dates.h"

#include <algorithm>

#include "checker/values/date_units.h"

namespace claimcheck {
namespace {

using Day = absl::CivilDay;

// A date without a year looks back, but not past one that is so near ahead:
// "on Jan. 20" on 18 January is no year-old date.
constexpr int kNearAheadDays = 14;
// In a story, "in June" behind "October 1942" is of the same year, and "in
// January" of the next.
constexpr int kStoryBackDays = 183;

DateReading Fixed(const DayInterval& days, DatePrecision precision) {
  DateReading reading;
  reading.days = days;
  reading.precision = precision;
  return reading;
}

class CalendarDates {
 public:
  CalendarDates(const ValueTables& tables, const DateParts& parts,
                const DateBase& base)
      : tables_(tables), parts_(parts), base_(base) {}

  MaybeReading Read() const {
    if (parts_.meaning == DateMeaning::kDayOfMonth) return NearestMonth();
    if (parts_.meaning == DateMeaning::kCentury) return Century();
    if (parts_.meaning == DateMeaning::kFiscal) return Fiscal();
    if (parts_.meaning == DateMeaning::kWeekNumber) {
      DateReading week =
          Fixed(IsoWeek(parts_.year.value_or(base_.day.year()), parts_.week),
                DatePrecision::kWeek);
      week.inferred = !parts_.year;
      return week;
    }
    if (parts_.decade >= 0) return Decade();
    if (parts_.month == 0 && parts_.season < 0 && parts_.quarter == 0 &&
        parts_.half == 0 && parts_.holiday < 0) {
      return Years();
    }
    // The year: written, or of "last year", or to be found out.
    if (parts_.which) {
      if (parts_.unit < 0) return WhichOne();
      if (static_cast<TimeUnit>(parts_.unit) != TimeUnit::kYear) {
        return std::nullopt;
      }
      MaybeReading reading = InYear(base_.day.year() + *parts_.which);
      if (reading) reading->relative = true;
      return reading;
    }
    if (parts_.year || parts_.year2) {
      return InYear(parts_.year ? *parts_.year : *parts_.year2);
    }
    return NearestYear();
  }

  // The days meant if the (first) year is `year`.
  MaybeReading InYear(absl::civil_year_t year) const {
    if (parts_.holiday >= 0) return Holiday(year);
    if (parts_.season >= 0) return Season(year);
    if (parts_.quarter != 0) {
      return Fixed(WholeMonths(Day(year, parts_.quarter * 3 - 2, 1), 3),
                   DatePrecision::kQuarter);
    }
    if (parts_.half != 0) {
      return Fixed(WholeMonths(Day(year, parts_.half * 6 - 5, 1), 6),
                   DatePrecision::kSpan);
    }
    const int day = parts_.day != 0 ? parts_.day : parts_.nth;
    const int last_day = parts_.day2 != 0 ? parts_.day2 : parts_.nth2;
    if (day == 0 && last_day == 0) {
      if (parts_.month2 == 0) {
        return Fixed(WholeMonths(Day(year, parts_.month, 1), 1),
                     DatePrecision::kMonth);
      }
      return Range(year, Day(year, parts_.month, 1), 0);
    }
    if (!DayExists(year, parts_.month, day)) return std::nullopt;
    const Day first(year, parts_.month, day);
    if (last_day == 0) return Fixed({first, first}, DatePrecision::kDay);
    return Range(year, first, last_day);
  }

 private:
  MaybeReading Holiday(absl::civil_year_t year) const {
    const HolidayRule* rule = RuleFor(
        tables_.holidays[static_cast<size_t>(parts_.holiday)], base_.region);
    if (rule == nullptr) return std::nullopt;
    if (base_.evidence && !rule->everywhere) return std::nullopt;
    const auto days = HolidayDays(*rule, year);
    if (!days) return std::nullopt;
    return Fixed(*days,
                 days->IsOneDay() ? DatePrecision::kDay : DatePrecision::kSpan);
  }

  MaybeReading Season(absl::civil_year_t year) const {
    SeasonDays season = tables_.seasons[static_cast<size_t>(parts_.season)];
    if (base_.south) {
      season.from_month = (season.from_month + 5) % 12 + 1;
      season.to_month = (season.to_month + 5) % 12 + 1;
    }
    const bool over_new_year = season.from_month > season.to_month;
    DateReading reading = Fixed(
        {Day(year, season.from_month, season.from_day),
         Day(year + (over_new_year ? 1 : 0), season.to_month, season.to_day)},
        DatePrecision::kSeason);
    reading.approximate = true;
    reading.season = season.code;
    if (over_new_year && parts_.year) {
      // "The winter of 2024" may have ended or begun in it.
      reading.days.earliest = Day(year - 1, season.from_month, season.from_day);
      reading.ambiguous = true;
    }
    return reading;
  }

  MaybeReading Decade() const {
    absl::civil_year_t first = parts_.decade;
    const bool untold = first < 100;
    if (untold) {  // "The 90s": the last that has begun.
      first += base_.day.year() / 100 * 100;
      if (first > base_.day.year()) first -= 100;
    }
    if (parts_.era < 0) {  // "The 490s BC" end with 490.
      return Fixed(WholeYears(1 - (first + 9), 10), DatePrecision::kDecade);
    }
    DateReading reading = Fixed(WholeYears(first, 10), DatePrecision::kDecade);
    reading.inferred = untold;
    if (first % 100 == 0 && !untold) {  // Ten years or a hundred.
      reading.days = WholeYears(first, 100);
      reading.ambiguous = true;
    }
    return reading;
  }

  MaybeReading Century() const {
    if (parts_.nth <= 0) return std::nullopt;
    const int first = (parts_.nth - 1) * 100 + 1;
    return Fixed(WholeYears(parts_.era < 0 ? 1 - (first + 99) : first, 100),
                 DatePrecision::kCentury);
  }

  // A year of somebody's own: that it is named so tells that it begins or
  // ends in that year.
  MaybeReading Fiscal() const {
    absl::civil_year_t year = base_.day.year();
    if (parts_.year) year = *parts_.year;
    if (parts_.which) year += *parts_.which;
    const bool plain =
        static_cast<YearKind>(parts_.year_kind) == YearKind::kCalendar;
    DateReading reading = Fixed(WholeYears(year, 1), DatePrecision::kYear);
    reading.relative = !parts_.year;
    if (plain) return reading;
    const bool school =
        static_cast<YearKind>(parts_.year_kind) == YearKind::kSchool;
    reading.season = school ? "SY" : "FY";
    if (!parts_.year && !parts_.which) reading.season += "XXXX";
    reading.near = reading.days;
    reading.days = {Day(year - 1, 4, 1), Day(year + 1, 9, 30)};
    reading.ambiguous = true;
    return reading;
  }

  // "2001", "2001-2005", "2024-25".
  MaybeReading Years() const {
    if (!parts_.year) return std::nullopt;
    const int year = *parts_.year;
    if (parts_.yy >= 0) {
      const int years = parts_.yy - year % 100;
      const bool month = parts_.yy >= 1 && parts_.yy <= 12;
      constexpr int kMostYears = 40;  // What people shorten so.
      const bool range =
          (years > 0 && years <= kMostYears) || years == -99;  // 1999-00
      if (!range) {
        if (!month) return std::nullopt;
        return Fixed(WholeMonths(Day(year, parts_.yy, 1), 1),
                     DatePrecision::kMonth);
      }
      DateReading reading = Fixed(WholeYears(year, (years + 100) % 100 + 1),
                                  DatePrecision::kSpan);
      reading.ambiguous = month;  // "2001-05" may be a May.
      return reading;
    }
    if (!parts_.year2) {
      return Fixed(WholeYears(year, 1), DatePrecision::kYear);
    }
    // "490 to 480 BC": the era stands behind both.
    int first = year;
    if (parts_.bare_year) {
      if (*parts_.year2 > 0) return std::nullopt;
      first = 1 - year;
    }
    if (*parts_.year2 <= first) return std::nullopt;
    return Fixed(WholeYears(first, *parts_.year2 - first + 1),
                 DatePrecision::kSpan);
  }

  // From `first` to the second day or month.
  MaybeReading Range(absl::civil_year_t year, Day first, int last_day) const {
    const int month = parts_.month2 != 0 ? parts_.month2 : parts_.month;
    absl::civil_year_t last_year = year;
    if (parts_.year && parts_.year2) {
      last_year = *parts_.year2;
    } else if (month < parts_.month) {
      // Over New Year: a year behind both is that of the second.
      if (parts_.year2 || (parts_.year && last_day != 0)) {
        first = Day(year - 1, first.month(), first.day());
      } else {
        ++last_year;
      }
    }
    if (last_day != 0 && !DayExists(last_year, month, last_day)) {
      return std::nullopt;
    }
    const Day last = last_day != 0
                         ? Day(last_year, month, last_day)
                         : WholeMonths(Day(last_year, month, 1), 1).latest;
    if (last <= first) return std::nullopt;
    return Fixed({first, last}, DatePrecision::kSpan);
  }

  // The year that is not written: the nearest that the reading allows.
  MaybeReading NearestYear() const {
    std::optional<absl::civil_year_t> year = LeantYear();
    if (!year) return std::nullopt;
    MaybeReading best = InYear(*year);
    // "Friday, 17 January": if only the year beside it has such a Friday.
    if (parts_.weekday != 0 && best->days.IsOneDay() &&
        WeekdayOf(best->days.earliest) != parts_.weekday) {
      const bool ahead =
          base_.lean == Lean::kPlan || base_.lean == Lean::kFuture;
      const MaybeReading other = InYear(*year + (ahead ? 1 : -1));
      if (other && WeekdayOf(other->days.earliest) == parts_.weekday) {
        best = other;
      }
    }
    best->inferred = true;
    best->open = true;
    return best;
  }

  std::optional<absl::civil_year_t> LeantYear() const {
    const Day day = base_.day;
    std::optional<absl::civil_year_t> best;
    for (int offset = -8; offset <= 8; ++offset) {
      const absl::civil_year_t year = day.year() + offset;
      const MaybeReading one = InYear(year);
      if (!one) continue;
      switch (base_.lean) {
        case Lean::kPlan:
        case Lean::kFuture:
          if (one->days.latest >= day) return year;
          break;
        case Lean::kPast:
          if (one->days.latest < day) best = year;
          break;
        case Lean::kReport: {
          const int ahead =
              one->precision == DatePrecision::kDay ? kNearAheadDays : 0;
          if (one->days.earliest <= day + ahead) best = year;
          break;
        }
        case Lean::kStory:
          // The first that does not lie far back, but of this year at least.
          if (offset >= 0 && one->days.latest >= day - kStoryBackDays) {
            return year;
          }
          break;
      }
    }
    return best;
  }

  // "The 21st", "Tuesday the 21st": its month.
  MaybeReading NearestMonth() const {
    const int of_month = parts_.nth != 0 ? parts_.nth : parts_.day;
    if (of_month < 1 || of_month > 31) return std::nullopt;
    const Day day = base_.day;
    // "Tuesday the 21st" is of this month if that has one.
    if (parts_.weekday != 0 && base_.lean != Lean::kStory &&
        DayExists(day.year(), day.month(), of_month)) {
      const Day here(day.year(), day.month(), of_month);
      if (WeekdayOf(here) == parts_.weekday) {
        DateReading reading = Fixed({here, here}, DatePrecision::kDay);
        reading.inferred = true;
        return reading;
      }
    }
    MaybeReading best;
    constexpr int kMostMonths = 20;  // Weekdays come round in eleven or so.
    for (int offset = -kMostMonths; offset <= kMostMonths; ++offset) {
      const absl::CivilMonth month = absl::CivilMonth(day) + offset;
      if (!DayExists(month.year(), month.month(), of_month)) continue;
      const Day one(month.year(), month.month(), of_month);
      if (parts_.weekday != 0 && WeekdayOf(one) != parts_.weekday) continue;
      DateReading reading = Fixed({one, one}, DatePrecision::kDay);
      reading.inferred = reading.open = true;
      switch (base_.lean) {
        case Lean::kPlan:
        case Lean::kFuture:
          if (one >= day) return reading;
          break;
        case Lean::kPast:
          if (one < day) best = reading;
          break;
        case Lean::kReport:
          if (one <= day + kNearAheadDays || (!best && offset >= 0)) {
            best = reading;
          }
          break;
        case Lean::kStory:
          if (offset >= 0 && one >= day - kNearAheadDays) return reading;
          break;
      }
    }
    return best;
  }

  // "Last Christmas", "next Easter".
  MaybeReading WhichOne() const {
    const bool ahead = base_.lean == Lean::kPlan || base_.lean == Lean::kFuture;
    MaybeReading best;
    for (int offset = -8; offset <= 8; ++offset) {
      MaybeReading one = InYear(base_.day.year() + offset);
      if (!one) continue;
      one->relative = true;
      if (*parts_.which > 0 && one->days.earliest > base_.day) return one;
      if (*parts_.which < 0 && one->days.latest < base_.day) best = one;
      if (*parts_.which == 0 &&
          (ahead ? one->days.latest >= base_.day : offset == 0)) {
        return one;
      }
    }
    return best;
  }

  const ValueTables& tables_;
  const DateParts& parts_;
  const DateBase& base_;
};

}  // namespace

MaybeReading CalendarDate(const ValueTables& tables, const DateParts& parts,
                          const DateBase& base) {
  return CalendarDates(tables, parts, base).Read();
}

MaybeReading CalendarDateIn(const ValueTables& tables, const DateParts& parts,
                            const DateBase& base, absl::civil_year_t year) {
  return CalendarDates(tables, parts, base).InYear(year);
}

}  // namespace claimcheck
