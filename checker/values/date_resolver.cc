#include "checker/values/date_resolver.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace claimcheck {
namespace {

// A date without a year looks back, but not past one that is so near ahead:
// "on Jan. 20" on 18 January is no year-old date.
constexpr int kNearAheadDays = 14;

using Day = absl::CivilDay;

DayInterval WholeMonths(Day first, int months) {
  const absl::CivilMonth month(first);
  return {Day(month), Day(month + months) - 1};
}
DayInterval WholeYears(absl::civil_year_t first, int years) {
  return {Day(first, 1, 1), Day(first + years, 1, 1) - 1};
}

bool Exists(absl::civil_year_t year, int month, int day) {
  const Day made(year, month, day);
  return month >= 1 && month <= 12 && made.month() == month &&
         made.day() == day;
}

Day Clamp(Day day) { return std::clamp(day, kFirstDay, kLastDay); }

DayInterval Clamp(const DayInterval& days) {
  return {Clamp(days.earliest), Clamp(days.latest)};
}

// What a pattern means at one reference day.
struct Reading {
  DayInterval days;
  DatePrecision precision = DatePrecision::kDay;
  bool approximate = false;
  bool ambiguous = false;
  bool inferred = false;
  bool relative = false;
};
using MaybeReading = std::optional<Reading>;

// Monday is 1.
int WeekdayOf(Day day) { return static_cast<int>(absl::GetWeekday(day)) + 1; }

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

// The calendar unit `offset` after the one that holds `day`.
std::optional<DayInterval> UnitAt(TimeUnit unit, Day day, int offset) {
  switch (unit) {
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
    case TimeUnit::kFortnight:
    case TimeUnit::kSeason:
    case TimeUnit::kMillennium:
      return std::nullopt;
    case TimeUnit::kDay:
      return DayInterval{day + offset, day + offset};
    case TimeUnit::kWeek: {
      const Day monday = day - (WeekdayOf(day) - 1) + 7 * offset;
      return DayInterval{monday, monday + 6};
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

// Days moved by a count of units, the shortest and the longest way.
std::optional<Day> Move(Day day, const Decimal& count, TimeUnit unit,
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
    return Clamp(moved + direction * days);
  }
  const double days = std::floor(size * length.seconds / 86400.0);
  return Clamp(day + direction * static_cast<int>(days));
}

// Resolves the parts at one reference day.
class Resolver {
 public:
  Resolver(const ValueTables& tables, const DateParts& parts, bool forward)
      : tables_(tables), parts_(parts), forward_(forward) {}

  MaybeReading At(Day reference) const {
    switch (parts_.meaning) {
      case DateMeaning::kCalendar:
      case DateMeaning::kLicensed:
        return Calendar(reference);
      case DateMeaning::kShift:
        return Shift(reference);
      case DateMeaning::kElapsed:
      case DateMeaning::kRemaining:
        return PartOfUnit(reference);
      case DateMeaning::kAgo:
        return Moved(reference, -1);
      case DateMeaning::kAhead:
        return Moved(reference, 1);
      case DateMeaning::kBackStretch: {
        const std::optional<Day> from = Move(reference, Decimal(1), Unit(), -1);
        if (!from) return std::nullopt;
        return Relative({*from, reference}, DatePrecision::kSpan, true);
      }
      case DateMeaning::kPartOnly: {
        const auto days = UnitAt(Unit(), reference, 0);
        if (!days || !forward_) return std::nullopt;
        return Relative(*days, PrecisionOf(Unit()));
      }
      case DateMeaning::kAnchored:
      case DateMeaning::kBefore:
      case DateMeaning::kAfter:
      case DateMeaning::kNothing:
        return std::nullopt;
    }
    return std::nullopt;
  }

 private:
  TimeUnit Unit() const {
    return parts_.unit < 0 ? TimeUnit::kDay
                           : static_cast<TimeUnit>(parts_.unit);
  }

  static Reading Relative(const DayInterval& days, DatePrecision precision,
                          bool approximate = false) {
    Reading reading;
    reading.days = days;
    reading.precision = precision;
    reading.approximate = approximate;
    reading.relative = true;
    return reading;
  }

  // --- Dates by their parts.

  MaybeReading Calendar(Day reference) const {
    if (parts_.decade != 0) {
      Reading reading =
          Fixed(WholeYears(parts_.decade, 10), DatePrecision::kDecade);
      if (parts_.decade % 100 == 0) {  // "The 1900s": ten years or a hundred.
        reading.days = WholeYears(parts_.decade, 100);
        reading.ambiguous = true;
      }
      return reading;
    }
    if (parts_.nth != 0 && parts_.month == 0) {
      return Fixed(WholeYears((parts_.nth - 1) * 100 + 1, 100),
                   DatePrecision::kCentury);
    }
    if (parts_.month == 0 && parts_.season < 0 && parts_.quarter == 0) {
      return Years();
    }
    // The year: written, or of "last year", or to be found out.
    if (parts_.which) {
      if (Unit() != TimeUnit::kYear) return std::nullopt;
      MaybeReading reading = InYear(reference.year() + *parts_.which);
      if (reading) reading->relative = true;
      return reading;
    }
    if (parts_.year != 0 || parts_.year2 != 0) {
      return InYear(parts_.year != 0 ? parts_.year : parts_.year2);
    }
    return NearestYear(reference);
  }

  static Reading Fixed(const DayInterval& days, DatePrecision precision) {
    Reading reading;
    reading.days = days;
    reading.precision = precision;
    return reading;
  }

  // "2001", "2001-2005", "2024-25".
  MaybeReading Years() const {
    if (parts_.year == 0) return std::nullopt;
    if (parts_.yy >= 0) {
      const int years = parts_.yy - parts_.year % 100;
      const bool month = parts_.yy >= 1 && parts_.yy <= 12;
      constexpr int kMostYears = 40;  // What people shorten so.
      const bool range =
          (years > 0 && years <= kMostYears) || years == -99;  // 1999-00
      if (!range) {
        if (!month) return std::nullopt;
        return Fixed(WholeMonths(Day(parts_.year, parts_.yy, 1), 1),
                     DatePrecision::kMonth);
      }
      Reading reading = Fixed(WholeYears(parts_.year, (years + 100) % 100 + 1),
                              DatePrecision::kSpan);
      reading.ambiguous = month;  // "2001-05" may be a May.
      return reading;
    }
    if (parts_.year2 == 0) {
      return Fixed(WholeYears(parts_.year, 1), DatePrecision::kYear);
    }
    if (parts_.year2 <= parts_.year) return std::nullopt;
    return Fixed(WholeYears(parts_.year, parts_.year2 - parts_.year + 1),
                 DatePrecision::kSpan);
  }

  // The days meant if the (first) year is `year`.
  MaybeReading InYear(absl::civil_year_t year) const {
    if (parts_.season >= 0) {
      const SeasonDays& season =
          tables_.seasons[static_cast<size_t>(parts_.season)];
      const bool over_new_year = season.from_month > season.to_month;
      Reading reading = Fixed(
          {Day(year, season.from_month, season.from_day),
           Day(year + (over_new_year ? 1 : 0), season.to_month, season.to_day)},
          DatePrecision::kSeason);
      reading.approximate = true;
      if (over_new_year && parts_.year != 0) {
        // "The winter of 2024" may have ended or begun in it.
        reading.days.earliest =
            Day(year - 1, season.from_month, season.from_day);
        reading.ambiguous = true;
      }
      return reading;
    }
    if (parts_.quarter != 0) {
      return Fixed(WholeMonths(Day(year, parts_.quarter * 3 - 2, 1), 3),
                   DatePrecision::kQuarter);
    }
    const int day = parts_.day != 0 ? parts_.day : parts_.nth;
    if (day == 0 && parts_.day2 == 0) {
      if (parts_.month2 == 0) {
        return Fixed(WholeMonths(Day(year, parts_.month, 1), 1),
                     DatePrecision::kMonth);
      }
      return Range(year, Day(year, parts_.month, 1), 0);
    }
    if (!Exists(year, parts_.month, day)) return std::nullopt;
    const Day first(year, parts_.month, day);
    if (parts_.day2 == 0) return Fixed({first, first}, DatePrecision::kDay);
    return Range(year, first, parts_.day2);
  }

  // From `first` to the second day or month.
  MaybeReading Range(absl::civil_year_t year, Day first, int last_day) const {
    const int month = parts_.month2 != 0 ? parts_.month2 : parts_.month;
    absl::civil_year_t last_year = year;
    if (parts_.year != 0 && parts_.year2 != 0) {
      last_year = parts_.year2;
    } else if (month < parts_.month) {
      // Over New Year: a year behind both is that of the second.
      if (parts_.year2 != 0 || (parts_.year != 0 && parts_.day2 != 0)) {
        first = Day(year - 1, first.month(), first.day());
      } else {
        ++last_year;
      }
    }
    if (last_day != 0 && !Exists(last_year, month, last_day)) {
      return std::nullopt;
    }
    const Day last = last_day != 0
                         ? Day(last_year, month, last_day)
                         : WholeMonths(Day(last_year, month, 1), 1).latest;
    if (last <= first) return std::nullopt;
    return Fixed({first, last}, DatePrecision::kSpan);
  }

  // The year that is not written: the nearest that the reading allows.
  MaybeReading NearestYear(Day reference) const {
    MaybeReading best;
    for (int offset = -8; offset <= 8; ++offset) {
      MaybeReading one = InYear(reference.year() + offset);
      if (!one) continue;
      one->inferred = true;
      if (forward_) {
        if (one->days.latest >= reference) return one;
        continue;
      }
      const int ahead =
          one->precision == DatePrecision::kDay ? kNearAheadDays : 0;
      if (one->days.earliest <= reference + ahead) best = one;
    }
    return best;
  }

  // --- Relative dates.

  MaybeReading Shift(Day reference) const {
    if (parts_.relative_day) {
      const Day day = reference + *parts_.relative_day;
      return Relative({day, day}, DatePrecision::kDay);
    }
    if (parts_.weekday != 0 && parts_.unit >= 0) {  // "Wednesday last week"
      if (Unit() != TimeUnit::kWeek || !parts_.which) return std::nullopt;
      const auto week = UnitAt(TimeUnit::kWeek, reference, *parts_.which);
      const Day day = week->earliest + (parts_.weekday - 1);
      return Relative({day, day}, DatePrecision::kDay);
    }
    if (parts_.weekday != 0) return Weekday(reference);
    if (!parts_.which) return std::nullopt;
    if (parts_.month != 0 || parts_.season >= 0) return YearlyShift(reference);
    const auto days = UnitAt(Unit(), reference, *parts_.which);
    if (!days || Unit() == TimeUnit::kDay) return std::nullopt;
    Reading reading = Relative(*days, PrecisionOf(Unit()));
    if (Unit() == TimeUnit::kWeekend && *parts_.which != 0) {
      // "Last weekend" on a Sunday, "next weekend" on a Monday.
      const auto other = UnitAt(Unit(), reference, 0);
      const bool near = *parts_.which > 0 ? other->earliest > reference
                                          : other->latest < reference;
      if (near) {
        reading.days.earliest = std::min(days->earliest, other->earliest);
        reading.days.latest = std::max(days->latest, other->latest);
        reading.ambiguous = true;
      }
    }
    return reading;
  }

  MaybeReading Weekday(Day reference) const {
    const int back = (WeekdayOf(reference) - parts_.weekday + 7) % 7;
    const Day on_or_before = reference - back;
    const Day on_or_after = back == 0 ? reference : on_or_before + 7;
    const auto one = [](Day day) {
      return Relative({day, day}, DatePrecision::kDay);
    };
    if (!parts_.which) return one(forward_ ? on_or_after : on_or_before);
    const auto week = UnitAt(TimeUnit::kWeek, reference, 0);
    if (*parts_.which == 0) {
      return one(week->earliest + (parts_.weekday - 1));
    }
    // "Last Friday" on a Saturday may be yesterday or a week before that.
    const bool past = *parts_.which < 0;
    const Day near = past ? (back == 0 ? reference - 7 : on_or_before)
                          : (back == 0 ? reference + 7 : on_or_after);
    Reading reading = one(near);
    if (near >= week->earliest && near <= week->latest) {
      (past ? reading.days.earliest : reading.days.latest) =
          near + (past ? -7 : 7);
      reading.ambiguous = true;
      reading.precision = DatePrecision::kSpan;
    }
    return reading;
  }

  // "Last January", "this summer", "next March".
  MaybeReading YearlyShift(Day reference) const {
    const int which = *parts_.which;
    std::vector<Reading> candidates;
    for (int offset = -2; offset <= 2; ++offset) {
      if (MaybeReading one = InYear(reference.year() + offset)) {
        candidates.push_back(*one);
      }
    }
    if (candidates.size() != 5) return std::nullopt;
    Reading reading = candidates[2];
    if (which < 0) {
      size_t nearest = 0;
      for (size_t i = 0; i < candidates.size(); ++i) {
        if (candidates[i].days.latest < reference) nearest = i;
      }
      reading = candidates[nearest];
      // One that ended this year may be called this one, and last the other.
      if (reading.days.latest.year() == reference.year() && nearest > 0) {
        reading.days.earliest = candidates[nearest - 1].days.earliest;
        reading.precision = DatePrecision::kSpan;
        reading.ambiguous = true;
      }
    } else if (which > 0) {
      size_t nearest = candidates.size() - 1;
      while (nearest > 0 && candidates[nearest - 1].days.earliest > reference) {
        --nearest;
      }
      reading = candidates[nearest];
      if (reading.days.earliest.year() == reference.year() &&
          nearest + 1 < candidates.size()) {
        reading.days.latest = candidates[nearest + 1].days.latest;
        reading.precision = DatePrecision::kSpan;
        reading.ambiguous = true;
      }
    } else if (candidates[1].days.latest >= reference) {
      reading = candidates[1];  // A winter that began last year.
    }
    reading.relative = true;
    return reading;
  }

  // "Earlier this year", "later last month".
  MaybeReading PartOfUnit(Day reference) const {
    if (!parts_.which) return std::nullopt;
    const auto days = UnitAt(Unit(), reference, *parts_.which);
    if (!days) return std::nullopt;
    DayInterval part = *days;
    if (*parts_.which == 0) {
      if (parts_.meaning == DateMeaning::kElapsed) {
        part.latest = reference;
      } else {
        part.earliest = reference;
      }
    }
    return Relative(part, DatePrecision::kSpan);
  }

  // "Two weeks ago": as fine as its unit.
  MaybeReading Moved(Day reference, int direction) const {
    if (!parts_.count) return std::nullopt;
    const auto moved =
        ShiftDate(MakeDate({reference, reference}, DatePrecision::kDay),
                  *parts_.count, Unit(), direction);
    if (!moved) return std::nullopt;
    Reading reading = Relative(moved->days, moved->precision);
    reading.approximate = moved->approximate;
    return reading;
  }

  const ValueTables& tables_;
  const DateParts& parts_;
  bool forward_;
};

Value ToValue(const Reading& reading) {
  Value value = MakeDate(reading.days, reading.precision);
  value.approximate = reading.approximate;
  value.ambiguous = reading.ambiguous;
  value.inferred = reading.inferred;
  value.relative = reading.relative;
  return value;
}

}  // namespace

Value MakeDate(const DayInterval& days, DatePrecision precision) {
  Value value;
  value.kind = ValueKind::kDate;
  value.days = Clamp(days);
  value.precision = precision;
  return value;
}

std::optional<ResolvedDate> ResolveDate(const ValueTables& tables,
                                        const DateParts& parts,
                                        const ResolveOptions& options) {
  if (parts.meaning == DateMeaning::kAnchored) {
    ResolvedDate anchored;
    anchored.value = MakeDate({kFirstDay, kLastDay}, DatePrecision::kSpan);
    anchored.value.relative = true;
    anchored.unresolved = true;
    return anchored;
  }
  const Resolver resolver(tables, parts, options.forward);
  // Without a reference any day shows whether one is needed.
  const DayInterval reference =
      options.reference.value_or(DayInterval{Day(2000, 1, 1), Day(2000, 1, 1)});
  const MaybeReading first = resolver.At(reference.earliest);
  if (!first) return std::nullopt;
  ResolvedDate resolved;
  resolved.value = ToValue(*first);
  const bool needs_reference = first->inferred || first->relative;
  if (!needs_reference) return resolved;
  if (!options.reference) {
    resolved.unresolved = true;
    return resolved;
  }
  if (reference.IsOneDay()) return resolved;
  const MaybeReading last = resolver.At(reference.latest);
  if (!last) return std::nullopt;
  if (last->days == first->days) return resolved;
  // Every reading only moves forward with the reference, so its two ends hold
  // all those between.
  Value& value = resolved.value;
  value.days =
      Clamp(DayInterval{std::min(first->days.earliest, last->days.earliest),
                        std::max(first->days.latest, last->days.latest)});
  value.precision = DatePrecision::kSpan;
  value.ambiguous = value.ambiguous || last->ambiguous || first->inferred ||
                    reference.earliest.year() != reference.latest.year();
  return resolved;
}

Value PartOf(const Value& date, const PartOfTime& part) {
  Value value = date;
  value.precision = DatePrecision::kSpan;
  value.approximate = date.approximate || !part.exact;
  const auto& [earliest, latest] = date.days;
  const absl::CivilMonth first_month(earliest);
  const absl::CivilMonth end_month(latest + 1);
  const auto months = end_month - first_month;
  // Whole months where they can be shared out, else days.
  if (earliest == Day(first_month) && latest + 1 == Day(end_month) &&
      months % part.of == 0) {
    const auto share = months / part.of;
    value.days = {Day(first_month + share * part.from),
                  Day(first_month + share * part.to) - 1};
    return value;
  }
  const auto days = latest - earliest + 1;
  if (days < part.of) return value;
  value.days = {earliest + days * part.from / part.of,
                earliest + (days * part.to / part.of - 1)};
  return value;
}

std::optional<Value> ShiftDate(const Value& date, const NumberInterval& count,
                               TimeUnit unit, int direction) {
  if (!count.low || !count.high) return std::nullopt;
  const bool is_point = count.low->at == count.high->at;
  const Decimal& least = count.low->at;
  const Decimal& most = count.high->at;
  const auto near = Move(direction < 0 ? date.days.latest : date.days.earliest,
                         least, unit, direction);
  const auto far = Move(direction < 0 ? date.days.earliest : date.days.latest,
                        most, unit, direction);
  if (!near || !far) return std::nullopt;
  Value value = date;
  value.days =
      direction < 0 ? DayInterval{*far, *near} : DayInterval{*near, *far};
  if (value.days.earliest > value.days.latest) return std::nullopt;
  value.approximate = date.approximate || !is_point;
  if (!is_point) value.precision = DatePrecision::kSpan;
  const bool day_by_day = LengthOf(unit).months == 0 &&
                          unit != TimeUnit::kWeek &&
                          unit != TimeUnit::kFortnight;
  if (!date.days.IsOneDay() || day_by_day) return value;
  // "Three years ago" is not to the day: half a unit to either side.
  const int slack = LengthOf(unit).months > 0
                        ? LengthOf(unit).months * 15
                        : LengthOf(unit).seconds / 86400 / 2;
  value.days = Clamp(
      DayInterval{value.days.earliest - slack, value.days.latest + slack});
  value.precision = is_point ? PrecisionOf(unit) : DatePrecision::kSpan;
  value.approximate = true;
  return value;
}

}  // namespace claimcheck
