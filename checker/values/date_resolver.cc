#include "checker/values/date_resolver.h"

#include <algorithm>
#include <utility>

#include "checker/values/calendar_dates.h"
#include "checker/values/clock_reader.h"
#include "checker/values/date_units.h"
#include "checker/values/relative_dates.h"

namespace claimcheck {
namespace {

using Day = absl::CivilDay;

constexpr int kSecondsOfDay = 86400;

// What is said of both is true of what they make together.
void Inherit(const DateReading& from, DateReading& to) {
  to.approximate = to.approximate || from.approximate;
  to.ambiguous = to.ambiguous || from.ambiguous;
  to.inferred = to.inferred || from.inferred;
  to.relative = to.relative || from.relative;
  to.anchored = to.anchored || from.anchored;
  to.open = to.open || from.open;
}

TimeUnit UnitOf(const DateParts& parts, TimeUnit otherwise) {
  return parts.unit < 0 ? otherwise : static_cast<TimeUnit>(parts.unit);
}

NumberInterval One() { return {Bound{Decimal(1)}, Bound{Decimal(1)}}; }

// "Early morning": that part of the stretch of hours.
TimeOfDay PartOfHours(const TimeOfDay& time, const PartOfTime& part) {
  TimeOfDay share = time;
  int length = time.to - time.from;
  if (length <= 0) length += kSecondsOfDay;
  share.from = time.from + length * part.from / part.of;
  share.to = time.from + length * part.to / part.of;
  share.from %= kSecondsOfDay;
  if (share.to > kSecondsOfDay) share.to -= kSecondsOfDay;
  return share;
}

bool IsOpenEnded(const DayInterval& days) {
  return days.earliest == kFirstDay || days.latest == kLastDay;
}

}  // namespace

MaybeReading DateResolver::At(const DatePhrase& phrase,
                              const DateBase& base) const {
  switch (phrase.kind) {
    case DatePhrase::Kind::kParts: {
      DateBase leant = base;
      if (phrase.plan && base.lean == Lean::kReport) leant.lean = Lean::kPlan;
      switch (phrase.parts.meaning) {
        case DateMeaning::kCalendar:
        case DateMeaning::kLicensed:
        case DateMeaning::kDayOfMonth:
        case DateMeaning::kCentury:
        case DateMeaning::kFiscal:
        case DateMeaning::kWeekNumber:
          return CalendarDate(tables_, phrase.parts, leant);
        case DateMeaning::kShift:
        case DateMeaning::kAfterNext:
        case DateMeaning::kElapsed:
        case DateMeaning::kRemaining:
        case DateMeaning::kAgo:
        case DateMeaning::kAhead:
        case DateMeaning::kBackStretch:
        case DateMeaning::kWindow:
        case DateMeaning::kWithin:
        case DateMeaning::kAnchored:
        case DateMeaning::kAnchoredBack:
        case DateMeaning::kAnchoredOn:
        case DateMeaning::kSameTime:
        case DateMeaning::kPartOnly:
        case DateMeaning::kWhole:
          return RelativeDate(tables_, phrase.parts, leant);
        case DateMeaning::kNothing:
        case DateMeaning::kBefore:
        case DateMeaning::kAfter:
        case DateMeaning::kNthOf:
        case DateMeaning::kWeekOf:
        case DateMeaning::kPartOf:
        case DateMeaning::kStretch:
        case DateMeaning::kStretchBehind:
          return std::nullopt;
      }
      return std::nullopt;
    }
    case DatePhrase::Kind::kEither:
      return Either(phrase, base);
    case DatePhrase::Kind::kClock:
      return Clock(phrase, base);
    case DatePhrase::Kind::kVague: {
      DateReading reading;
      reading.relative = true;
      reading.days = {base.day, base.day};
      switch (static_cast<VagueDate>(phrase.payload)) {
        case VagueDate::kNow:
          if (base.second) {
            TimeOfDay time;
            time.from = time.to = *base.second;
            time.precision = ClockPrecision::kSecond;
            reading.time = time;
          }
          return reading;
        case VagueDate::kPast:
          reading.days.earliest = kFirstDay;
          break;
        case VagueDate::kFuture:
          reading.days.latest = kLastDay;
          break;
      }
      reading.approximate = true;
      reading.precision = DatePrecision::kSpan;
      return reading;
    }
    case DatePhrase::Kind::kWithin:
      return Within(phrase, base);
    case DatePhrase::Kind::kPart: {
      MaybeReading date = At(phrase.of.front(), base);
      if (!date) return std::nullopt;
      const PartOfTime& part =
          tables_.parts[static_cast<size_t>(phrase.payload)];
      if (part.end && !date->time && date->days.IsOneDay()) {
        TimeOfDay last;
        last.from = last.to = kSecondsOfDay - 1;
        last.precision = ClockPrecision::kSecond;
        date->time = last;
        return date;
      }
      const bool divisible =
          date->time ? date->time->precision == ClockPrecision::kPart
                     : !date->days.IsOneDay() && !IsOpenEnded(date->days);
      if (!divisible) return std::nullopt;
      return PartOf(*date, part);
    }
    case DatePhrase::Kind::kNthOf:
      return NthOf(phrase, base);
    case DatePhrase::Kind::kWeekOf:
      return WeekOf(phrase, base);
    case DatePhrase::Kind::kMoved:
      return Moved(phrase, base);
    case DatePhrase::Kind::kBounded:
      return Bounded(phrase, base);
    case DatePhrase::Kind::kAbout:
      return About(phrase, base);
    case DatePhrase::Kind::kRange:
      return Range(phrase, base);
    case DatePhrase::Kind::kStretch:
      return Stretch(phrase, base);
  }
  return std::nullopt;
}

MaybeReading DateResolver::Clock(const DatePhrase& phrase,
                                 const DateBase& base) const {
  DateReading reading;
  reading.days = {base.day, base.day};
  reading.time = phrase.clock;
  reading.inferred = reading.open = true;
  if (base.second) {
    if (base.lean == Lean::kFuture && phrase.clock.to < *base.second &&
        !phrase.clock.twelve) {
      reading.days = {base.day + 1, base.day + 1};
    }
    if (base.lean == Lean::kPast && phrase.clock.from > *base.second) {
      reading.days = {base.day - 1, base.day - 1};
    }
  }
  // "Night" ends on the next day.
  if (phrase.clock.to < phrase.clock.from) {
    reading.days.latest = reading.days.latest + 1;
  }
  return reading;
}

MaybeReading DateResolver::Either(const DatePhrase& phrase,
                                  const DateBase& base) const {
  MaybeReading all;
  for (const DatePhrase& one : phrase.of) {
    const MaybeReading reading = At(one, base);
    if (!reading) continue;
    if (!all) {
      all = reading;
      continue;
    }
    if (reading->days == all->days) continue;
    all->days.earliest = std::min(all->days.earliest, reading->days.earliest);
    all->days.latest = std::max(all->days.latest, reading->days.latest);
    all->precision = DatePrecision::kSpan;
    all->ambiguous = true;
    Inherit(*reading, *all);
  }
  return all;
}

MaybeReading DateResolver::Within(const DatePhrase& phrase,
                                  const DateBase& base) const {
  const DatePhrase& fine = phrase.of[0];
  const DatePhrase& coarse = phrase.of[1];
  MaybeReading outer = At(coarse, base);
  if (!outer) return std::nullopt;
  DateBase inner = base;
  inner.day = outer->days.earliest;
  inner.second.reset();
  inner.anchor.reset();
  inner.lean = Lean::kFuture;
  if (TraitsOf(fine).level == DateTraits::Level::kClock) {
    if (outer->days.latest - outer->days.earliest > 1 && !outer->ambiguous) {
      return std::nullopt;
    }
    const MaybeReading time = At(fine, inner);
    if (!time || !time->time) return std::nullopt;
    DateReading reading = *outer;
    if (outer->time) {  // "Yesterday evening at 8".
      reading.time = InPartOfDay(*time->time, *outer->time);
      if (reading.days.latest > reading.days.earliest && !outer->ambiguous) {
        // The hours behind midnight belong to the next day.
        const bool late = reading.time->from < 12 * 3600;
        reading.days.earliest = reading.days.latest =
            late ? reading.days.latest : reading.days.earliest;
      }
    } else {
      reading.time = time->time;
      reading.days.latest =
          reading.days.latest + (time->days.latest - time->days.earliest);
    }
    reading.approximate = reading.approximate || time->approximate;
    return reading;
  }
  // "Christmas in two years": within the year that is two years ahead.
  if (TraitsOf(coarse).shift && coarse.parts.unit >= 0) {
    const auto unit =
        UnitAt(UnitOf(coarse.parts, TimeUnit::kDay), outer->center, 0);
    if (unit) outer->days = *unit;
    inner.day = outer->days.earliest;
    outer->approximate = false;
  }
  MaybeReading reading = At(fine, inner);
  if (!reading || reading->days.earliest > outer->days.latest) {
    return std::nullopt;
  }
  reading->inferred = reading->open = reading->relative = false;
  Inherit(*outer, *reading);
  return reading;
}

MaybeReading DateResolver::NthOf(const DatePhrase& phrase,
                                 const DateBase& base) const {
  const DateParts& parts = phrase.parts;
  const MaybeReading outer = At(phrase.of.front(), base);
  const int nth = parts.nth != 0 ? parts.nth : parts.day;
  if (!outer || nth == 0) return std::nullopt;
  DateReading reading;
  Inherit(*outer, reading);
  if (parts.weekday != 0) {
    const auto day = NthWeekday(parts.weekday, outer->days, nth);
    if (!day) return std::nullopt;
    reading.days = {*day, *day};
    return reading;
  }
  const TimeUnit unit = UnitOf(parts, TimeUnit::kDay);
  int count = 1;
  if (parts.count) {
    const NumberInterval& is = *parts.count;
    if (!is.low || !is.high || is.low->at != is.high->at) return std::nullopt;
    count = static_cast<int>(is.low->at.ToDouble());
    if (count < 1 || count > 400) return std::nullopt;
  }
  const auto days = NthUnit(unit, outer->days, nth, count);
  if (!days) return std::nullopt;
  reading.days = *days;
  reading.precision = count > 1 ? DatePrecision::kSpan : PrecisionOf(unit);
  if (unit == TimeUnit::kWeek) {
    // By the calendar's weeks, or seven days each from the first on.
    reading.near = *days;
    const Day first = nth > 0
                          ? outer->days.earliest + 7 * (nth - 1)
                          : outer->days.latest + 7 * nth + 1 - 7 * (count - 1);
    reading.days.earliest = std::min(days->earliest, first);
    reading.days.latest = std::max(days->latest, first + (7 * count - 1));
    reading.approximate = true;
  }
  return reading;
}

MaybeReading DateResolver::WeekOf(const DatePhrase& phrase,
                                  const DateBase& base) const {
  MaybeReading reading = At(phrase.of.front(), base);
  if (!reading) return std::nullopt;
  const TimeUnit unit = UnitOf(phrase.parts, TimeUnit::kWeek);
  const Day day = reading->days.earliest;
  auto days = UnitAt(unit, day, 0);
  if (!days) return std::nullopt;
  if (unit == TimeUnit::kWeekend) {
    // A holiday on a Monday makes the weekend before it longer.
    constexpr int kTuesday = 2;
    if (WeekdayOf(day) <= kTuesday) days = UnitAt(unit, day, -1);
    days->earliest = std::min(days->earliest, day);
    days->latest = std::max(days->latest, day);
  }
  reading->days = *days;
  reading->precision = PrecisionOf(unit);
  reading->time.reset();
  return reading;
}

MaybeReading DateResolver::Moved(const DatePhrase& phrase,
                                 const DateBase& base) const {
  MaybeReading date = At(phrase.of.front(), base);
  if (!date || phrase.parts.unit < 0) return std::nullopt;
  date->time.reset();
  const int direction = phrase.parts.meaning == DateMeaning::kBefore ? -1 : 1;
  return ShiftDate(*date, phrase.parts.count.value_or(One()),
                   UnitOf(phrase.parts, TimeUnit::kDay), direction);
}

MaybeReading DateResolver::Bounded(const DatePhrase& phrase,
                                   const DateBase& base) const {
  MaybeReading date = At(phrase.of.front(), base);
  if (!date) return std::nullopt;
  const auto bound = static_cast<DateBound>(phrase.payload);
  DayInterval& days = date->days;
  if (!date->near) date->near = days;
  if (date->time) {
    TimeOfDay& time = *date->time;
    switch (bound) {
      case DateBound::kAfter:
      case DateBound::kSince:
        time.from = time.precision == ClockPrecision::kPart &&
                            bound == DateBound::kAfter
                        ? time.to
                        : time.from;
        time.to = kSecondsOfDay;
        break;
      case DateBound::kBefore:
      case DateBound::kBy:
        time.to = time.from;
        time.from = 0;
        break;
      case DateBound::kFrom:
      case DateBound::kUntil:
        break;
    }
    return date;
  }
  switch (bound) {
    case DateBound::kAfter:
      days = {std::min(days.latest + 1, kLastDay), kLastDay};
      break;
    case DateBound::kSince:
      days = {days.earliest, kLastDay};
      break;
    case DateBound::kBefore:
      days = {kFirstDay, std::max(days.earliest - 1, kFirstDay)};
      break;
    case DateBound::kBy:
      days = {kFirstDay, days.latest};
      break;
    case DateBound::kFrom:
    case DateBound::kUntil:
      return date;
  }
  date->precision = DatePrecision::kSpan;
  return date;
}

MaybeReading DateResolver::About(const DatePhrase& phrase,
                                 const DateBase& base) const {
  MaybeReading date = At(phrase.of.front(), base);
  if (!date) return std::nullopt;
  date->approximate = true;
  if (date->time) return date;
  DayInterval& days = date->days;
  if (!date->near) date->near = days;
  // As much again on either side, three days for a day.
  const auto slack = days.IsOneDay() ? 3 : days.latest - days.earliest + 1;
  days = ClampDays({days.earliest - slack, days.latest + slack});
  return date;
}

MaybeReading DateResolver::Range(const DatePhrase& phrase,
                                 const DateBase& base) const {
  const DateTraits first = TraitsOf(phrase.of[0]);
  const DateTraits second = TraitsOf(phrase.of[1]);
  MaybeReading from;
  MaybeReading to;
  const auto at = [&](const DatePhrase& one, Day day, Lean lean) {
    DateBase moved = base;
    moved.day = day;
    moved.second.reset();
    moved.lean = lean;
    return At(one, moved);
  };
  if (first.open && !second.open) {
    to = At(phrase.of[1], base);
    if (to) from = at(phrase.of[0], to->days.earliest, Lean::kPast);
  } else {
    from = At(phrase.of[0], base);
    if (from) {
      to = second.open ? at(phrase.of[1], from->days.earliest, Lean::kFuture)
                       : At(phrase.of[1], base);
    }
  }
  if (!from || !to) return std::nullopt;
  DateReading reading = *from;
  Inherit(*to, reading);
  reading.open = from->open && (to->open || first.open);
  if (!first.open || !second.open) reading.open = from->open && to->open;
  reading.season.clear();
  reading.near.reset();
  if (from->time && to->time) {
    const auto hours = ClockStretch(*from->time, *to->time);
    if (hours) {
      reading.time = hours;
    } else {
      reading.time->to = to->time->to;
    }
    reading.days.latest = second.level == DateTraits::Level::kClock
                              ? from->days.latest
                              : to->days.latest;
    if (reading.days.IsOneDay() && reading.time->to < reading.time->from) {
      reading.days.latest = reading.days.latest + 1;
    }
    return reading;
  }
  reading.time.reset();
  reading.days = {from->days.earliest, to->days.latest};
  reading.precision = DatePrecision::kSpan;
  if (reading.days.earliest > reading.days.latest) return std::nullopt;
  return reading;
}

MaybeReading DateResolver::Stretch(const DatePhrase& phrase,
                                   const DateBase& base) const {
  MaybeReading from = At(phrase.of.front(), base);
  if (!from || !phrase.parts.count || !phrase.parts.count->high) {
    return std::nullopt;
  }
  const TimeUnit unit = UnitOf(phrase.parts, TimeUnit::kDay);
  double seconds =
      phrase.parts.count->high->at.ToDouble() * LengthOf(unit).seconds;
  if (phrase.parts.count2 && phrase.parts.count2->high) {
    seconds += phrase.parts.count2->high->at.ToDouble() *
               LengthOf(static_cast<TimeUnit>(phrase.parts.unit2)).seconds;
  }
  if (from->time) {
    if (seconds <= 0 || seconds > kSecondsOfDay) return std::nullopt;
    TimeOfDay& time = *from->time;
    time.to = time.from + static_cast<int>(seconds);
    if (time.to > kSecondsOfDay) {
      time.to -= kSecondsOfDay;
      from->days.latest = from->days.latest + 1;
    }
    return from;
  }
  const auto end =
      MoveDay(from->days.earliest, phrase.parts.count->high->at, unit, 1);
  if (!end || *end <= from->days.earliest) return std::nullopt;
  from->days.latest = *end - 1;
  from->precision = DatePrecision::kSpan;
  return from;
}

DateReading PartOf(const DateReading& date, const PartOfTime& part) {
  DateReading reading = date;
  reading.approximate = date.approximate || !part.exact;
  if (!reading.near) reading.near = date.days;
  if (date.time) {
    reading.time = PartOfHours(*date.time, part);
    return reading;
  }
  reading.precision = DatePrecision::kSpan;
  const auto& [earliest, latest] = date.days;
  const absl::CivilMonth first_month(earliest);
  const absl::CivilMonth end_month(latest + 1);
  const auto months = end_month - first_month;
  // Whole months where they can be shared out, else days.
  if (earliest == Day(first_month) && latest + 1 == Day(end_month) &&
      months % part.of == 0) {
    const auto share = months / part.of;
    reading.days = {Day(first_month + share * part.from),
                    Day(first_month + share * part.to) - 1};
    return reading;
  }
  const auto days = latest - earliest + 1;
  if (days < part.of) return reading;
  reading.days = {earliest + days * part.from / part.of,
                  earliest + (days * part.to / part.of - 1)};
  return reading;
}

MaybeReading ShiftDate(const DateReading& date, const NumberInterval& count,
                       TimeUnit unit, int direction) {
  if (!count.low || !count.high) return std::nullopt;
  const bool is_point = count.low->at == count.high->at;
  const Decimal& least = count.low->at;
  const Decimal& most = count.high->at;
  const auto near =
      MoveDay(direction < 0 ? date.days.latest : date.days.earliest, least,
              unit, direction);
  const auto far =
      MoveDay(direction < 0 ? date.days.earliest : date.days.latest, most, unit,
              direction);
  if (!near || !far) return std::nullopt;
  DateReading reading = date;
  reading.near.reset();
  reading.season.clear();
  reading.center = *near;
  reading.days =
      direction < 0 ? DayInterval{*far, *near} : DayInterval{*near, *far};
  if (reading.days.earliest > reading.days.latest) return std::nullopt;
  reading.approximate = date.approximate || !is_point;
  if (!is_point) reading.precision = DatePrecision::kSpan;
  const bool day_by_day = LengthOf(unit).months == 0 &&
                          unit != TimeUnit::kWeek &&
                          unit != TimeUnit::kFortnight;
  if (!date.days.IsOneDay() || day_by_day) return reading;
  // "Three years ago" is not to the day: half a unit to either side.
  const int slack = LengthOf(unit).months > 0
                        ? LengthOf(unit).months * 15
                        : LengthOf(unit).seconds / kSecondsOfDay / 2;
  reading.days =
      ClampDays({reading.days.earliest - slack, reading.days.latest + slack});
  reading.precision = is_point ? PrecisionOf(unit) : DatePrecision::kSpan;
  reading.approximate = true;
  return reading;
}

Value ToValue(const DateReading& reading) {
  Value value;
  value.kind = ValueKind::kDate;
  value.days = ClampDays(reading.days);
  value.precision = reading.precision;
  value.time = reading.time;
  value.approximate = reading.approximate;
  value.ambiguous = reading.ambiguous;
  value.inferred = reading.inferred;
  value.relative = reading.relative;
  return value;
}

std::optional<ResolvedDate> ResolveDate(
    const DateResolver& resolver, const DatePhrase& phrase,
    const std::optional<DayInterval>& reference, DateBase base) {
  // Without a reference any day shows whether one is needed.
  const DayInterval days =
      reference.value_or(DayInterval{Day(2000, 1, 1), Day(2000, 1, 1)});
  base.day = days.earliest;
  const MaybeReading first = resolver.At(phrase, base);
  if (!first) return std::nullopt;
  ResolvedDate resolved;
  resolved.reading = *first;
  if (!first->inferred && !first->relative) return resolved;
  if (!reference) {
    resolved.unresolved = true;
    return resolved;
  }
  if (days.IsOneDay()) return resolved;
  base.day = days.latest;
  const MaybeReading last = resolver.At(phrase, base);
  if (!last) return std::nullopt;
  if (last->days == first->days) return resolved;
  // Every reading only moves forward with the reference, so its two ends hold
  // all those between.
  DateReading& reading = resolved.reading;
  reading.days = {std::min(first->days.earliest, last->days.earliest),
                  std::max(first->days.latest, last->days.latest)};
  reading.precision = DatePrecision::kSpan;
  reading.ambiguous = reading.ambiguous || last->ambiguous || first->inferred ||
                      days.earliest.year() != days.latest.year();
  return resolved;
}

}  // namespace claimcheck
