#include "checker/values/relative_dates.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "checker/values/calendar_dates.h"
#include "checker/values/date_units.h"

namespace claimcheck {
namespace {

using Day = absl::CivilDay;

constexpr int kSecondsOfDay = 86400;

DateReading Relative(const DayInterval& days, DatePrecision precision,
                     bool approximate = false) {
  DateReading reading;
  reading.days = days;
  reading.precision = precision;
  reading.approximate = approximate;
  reading.relative = true;
  return reading;
}

class RelativeDates {
 public:
  RelativeDates(const ValueTables& tables, const DateParts& parts,
                const DateBase& base)
      : tables_(tables), parts_(parts), base_(base) {}

  MaybeReading Read() const {
    switch (parts_.meaning) {
      case DateMeaning::kShift:
        return Shift();
      case DateMeaning::kAfterNext:
        return AfterNext();
      case DateMeaning::kElapsed:
      case DateMeaning::kRemaining:
        return PartOfUnit();
      case DateMeaning::kAgo:
        return Moved(-1);
      case DateMeaning::kAhead:
        return Moved(1);
      case DateMeaning::kBackStretch:
        return Window(-1, NumberInterval{Bound{Decimal(1)}, Bound{Decimal(1)}});
      case DateMeaning::kWindow:
        if (!parts_.which || !parts_.count) return std::nullopt;
        return Window(*parts_.which < 0 ? -1 : 1, *parts_.count);
      case DateMeaning::kWithin:
        if (!parts_.count) return std::nullopt;
        return Window(1, *parts_.count);
      case DateMeaning::kPartOnly: {
        const auto days = UnitAt(Unit(), base_.day, 0);
        if (!days || base_.lean != Lean::kPlan) return std::nullopt;
        return Relative(*days, PrecisionOf(Unit()));
      }
      case DateMeaning::kWhole: {
        const auto days = UnitAt(Unit(), base_.day, 0);
        if (!days) return std::nullopt;
        return Relative(*days, PrecisionOf(Unit()));
      }
      case DateMeaning::kAnchored:
      case DateMeaning::kAnchoredBack:
      case DateMeaning::kAnchoredOn:
      case DateMeaning::kSameTime:
        return Anchored();
      case DateMeaning::kCalendar:
      case DateMeaning::kLicensed:
      case DateMeaning::kWeekNumber:
      case DateMeaning::kDayOfMonth:
      case DateMeaning::kCentury:
      case DateMeaning::kFiscal:
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

 private:
  TimeUnit Unit() const {
    return parts_.unit < 0 ? TimeUnit::kDay
                           : static_cast<TimeUnit>(parts_.unit);
  }

  // "Yesterday", "last night".
  MaybeReading DayWithPart(int offset) const {
    const Day day = base_.day + offset;
    DateReading reading = Relative({day, day}, DatePrecision::kDay);
    if (parts_.day_part < 0) return reading;
    const DayPart& part =
        tables_.day_parts[static_cast<size_t>(parts_.day_part)];
    TimeOfDay time;
    time.from = part.from;
    time.to = part.to;
    time.precision = ClockPrecision::kPart;
    time.part = part.code;
    reading.time = time;
    return reading;
  }

  MaybeReading Shift() const {
    const Day today = base_.day;
    if (parts_.relative_day) return DayWithPart(*parts_.relative_day);
    if (parts_.day_part >= 0) {  // "Next evening"
      if (!parts_.which) return std::nullopt;
      return DayWithPart(*parts_.which);
    }
    if (parts_.unit >= 0 && IsClockUnit(Unit()) && parts_.weekday == 0) {
      if (parts_.which.value_or(0) == 0) return std::nullopt;
      return ClockWindow(*parts_.which, Decimal(1));
    }
    if (parts_.weekday != 0 && parts_.unit >= 0) {  // "Wednesday last week"
      if (Unit() != TimeUnit::kWeek || !parts_.which) return std::nullopt;
      const auto week = UnitAt(TimeUnit::kWeek, today, *parts_.which);
      const Day day = week->earliest + (parts_.weekday - 1);
      return Relative({day, day}, DatePrecision::kDay);
    }
    if (parts_.weekday != 0) return Weekday();
    if (!parts_.which) return std::nullopt;
    if (parts_.holiday >= 0) return CalendarDate(tables_, parts_, base_);
    if (parts_.month != 0 || parts_.season >= 0) return YearlyShift();
    const auto days = UnitAt(Unit(), today, *parts_.which);
    if (!days || Unit() == TimeUnit::kDay) return std::nullopt;
    DateReading reading = Relative(*days, PrecisionOf(Unit()));
    if (Unit() == TimeUnit::kWeekend && *parts_.which != 0) {
      // "Last weekend" on a Sunday, "next weekend" on a Monday.
      const auto other = UnitAt(Unit(), today, 0);
      const bool near =
          *parts_.which > 0 ? other->earliest > today : other->latest < today;
      if (near && parts_.nearest) {
        reading.days = *other;
      } else if (near) {
        reading.days.earliest = std::min(days->earliest, other->earliest);
        reading.days.latest = std::max(days->latest, other->latest);
        reading.ambiguous = true;
      }
    }
    return reading;
  }

  MaybeReading Weekday() const {
    const Day today = base_.day;
    const int back = (WeekdayOf(today) - parts_.weekday + 7) % 7;
    const Day on_or_before = today - back;
    const Day on_or_after = back == 0 ? today : on_or_before + 7;
    const auto one = [](Day day, bool open) {
      DateReading reading = Relative({day, day}, DatePrecision::kDay);
      reading.open = open;
      return reading;
    };
    const bool ahead = base_.lean == Lean::kPlan ||
                       base_.lean == Lean::kFuture ||
                       base_.lean == Lean::kStory;
    if (!parts_.which) {
      if (base_.lean == Lean::kPast) {
        return one(back == 0 ? today - 7 : on_or_before, true);
      }
      return one(ahead ? on_or_after : on_or_before, true);
    }
    const auto week = UnitAt(TimeUnit::kWeek, today, 0);
    if (*parts_.which == 0) {
      if (base_.lean == Lean::kFuture) return one(on_or_after, true);
      return one(week->earliest + (parts_.weekday - 1), true);
    }
    // "Last Friday" on a Saturday may be yesterday or a week before that.
    const bool past = *parts_.which < 0;
    const Day near = past ? (back == 0 ? today - 7 : on_or_before)
                          : (back == 0 ? today + 7 : on_or_after);
    DateReading reading = one(near, false);
    if (!parts_.nearest && near >= week->earliest && near <= week->latest) {
      (past ? reading.days.earliest : reading.days.latest) =
          near + (past ? -7 : 7);
      reading.ambiguous = true;
      reading.precision = DatePrecision::kSpan;
      reading.either = true;
    }
    return reading;
  }

  // "Friday after next", "the week after next".
  MaybeReading AfterNext() const {
    const Day today = base_.day;
    if (parts_.weekday != 0) {
      const int ahead = (parts_.weekday - WeekdayOf(today) + 6) % 7 + 1;
      const Day day = today + (ahead + 7);
      return Relative({day, day}, DatePrecision::kDay);
    }
    if (parts_.month != 0) {
      for (int offset = 0; offset <= 2; ++offset) {
        MaybeReading one =
            CalendarDateIn(tables_, parts_, base_, today.year() + offset);
        if (!one || one->days.earliest <= today) continue;
        one = CalendarDateIn(tables_, parts_, base_, today.year() + offset + 1);
        if (one) one->relative = true;
        return one;
      }
      return std::nullopt;
    }
    const auto days = UnitAt(Unit(), today, 2);
    if (!days) return std::nullopt;
    return Relative(*days, PrecisionOf(Unit()));
  }

  // "Last January", "this summer", "next March".
  MaybeReading YearlyShift() const {
    const Day today = base_.day;
    const int which = *parts_.which;
    std::vector<DateReading> candidates;
    for (int offset = -2; offset <= 2; ++offset) {
      if (MaybeReading one =
              CalendarDateIn(tables_, parts_, base_, today.year() + offset)) {
        candidates.push_back(*one);
      }
    }
    if (candidates.size() != 5) return std::nullopt;
    DateReading reading = candidates[2];
    if (which < 0) {
      size_t nearest = 0;
      for (size_t i = 0; i < candidates.size(); ++i) {
        if (candidates[i].days.latest < today) nearest = i;
      }
      reading = candidates[nearest];
      reading.near = reading.days;
      // One that ended this year may be called this one, and last the other.
      if (reading.days.latest.year() == today.year() && nearest > 0) {
        reading.days.earliest = candidates[nearest - 1].days.earliest;
        reading.precision = DatePrecision::kSpan;
        reading.ambiguous = true;
      }
    } else if (which > 0) {
      size_t nearest = candidates.size() - 1;
      while (nearest > 0 && candidates[nearest - 1].days.earliest > today) {
        --nearest;
      }
      reading = candidates[nearest];
      reading.near = reading.days;
      if (reading.days.earliest.year() == today.year() &&
          nearest + 1 < candidates.size()) {
        reading.days.latest = candidates[nearest + 1].days.latest;
        reading.precision = DatePrecision::kSpan;
        reading.ambiguous = true;
      }
    } else if (candidates[1].days.latest >= today) {
      reading = candidates[1];  // A winter that began last year.
    }
    reading.relative = true;
    return reading;
  }

  // "Earlier this year", "later last month".
  MaybeReading PartOfUnit() const {
    const auto days = UnitAt(Unit(), base_.day, parts_.which.value_or(0));
    if (!days) return std::nullopt;
    DayInterval part = *days;
    if (parts_.which.value_or(0) == 0) {
      if (parts_.meaning == DateMeaning::kElapsed) {
        part.latest = base_.day;
      } else {
        part.earliest = base_.day;
      }
    }
    DateReading reading = Relative(part, DatePrecision::kSpan);
    reading.near = *days;
    return reading;
  }

  // The stretch of time before the base (-1) or behind it.
  MaybeReading Window(int direction, const NumberInterval& count) const {
    if (!count.high && !count.low) return std::nullopt;
    const Decimal& most = count.high ? count.high->at : count.low->at;
    if (IsClockUnit(Unit())) return ClockWindow(direction, most);
    const auto end = MoveDay(base_.day, most, Unit(), direction);
    if (!end) return std::nullopt;
    return direction < 0
               ? Relative({*end, base_.day}, DatePrecision::kSpan, true)
               : Relative({base_.day, *end}, DatePrecision::kSpan, true);
  }

  static bool IsClockUnit(TimeUnit unit) {
    return LengthOf(unit).months == 0 && LengthOf(unit).seconds < kSecondsOfDay;
  }

  struct Moment {
    Day day;
    int second = 0;
  };
  // The base moved by seconds.
  Moment MovedBy(int64_t seconds) const {
    const int64_t at = *base_.second + seconds;
    const int64_t days =
        (at >= 0 ? at : at - kSecondsOfDay + 1) / kSecondsOfDay;
    return {base_.day + days, static_cast<int>(at - days * kSecondsOfDay)};
  }

  MaybeReading ClockWindow(int direction, const Decimal& count) const {
    const double seconds = count.ToDouble() * LengthOf(Unit()).seconds;
    if (seconds > 1e9) return std::nullopt;
    if (!base_.second) {
      return Relative({base_.day, base_.day}, DatePrecision::kSpan, true);
    }
    const Moment far =
        MovedBy(direction * static_cast<int64_t>(std::llround(seconds)));
    DateReading reading = Relative({base_.day, far.day}, DatePrecision::kSpan);
    TimeOfDay time;
    time.precision = ClockPrecision::kSecond;
    time.from = *base_.second;
    time.to = far.second;
    if (direction < 0) {
      std::swap(time.from, time.to);
      std::swap(reading.days.earliest, reading.days.latest);
    }
    reading.time = time;
    return reading;
  }

  // "Two weeks ago": as fine as its unit.
  MaybeReading Moved(int direction) const {
    if (!parts_.count) return std::nullopt;
    if (parts_.weekday != 0) return Weekdays(*parts_.count, direction);
    const bool clock = IsClockUnit(Unit()) && base_.second;
    if (clock && parts_.count->low) return MovedClock(direction);
    DateReading now;
    now.days = {base_.day, base_.day};
    const MaybeReading moved = ShiftDate(now, *parts_.count, Unit(), direction);
    if (!moved) return std::nullopt;
    DateReading reading = *moved;
    reading.relative = true;
    if (!parts_.count2) return reading;
    const auto unit = static_cast<TimeUnit>(parts_.unit2);
    if (!parts_.count2->low) return std::nullopt;
    const auto center =
        MoveDay(reading.center, parts_.count2->low->at, unit, direction);
    if (!center) return std::nullopt;
    reading.days = {*center, *center};
    reading.center = *center;
    reading.precision = PrecisionOf(unit);
    reading.approximate = false;
    return reading;
  }

  // "Three Fridays from now": today is none of them.
  MaybeReading Weekdays(const NumberInterval& count, int direction) const {
    if (!count.low || !count.high || count.low->at != count.high->at) {
      return std::nullopt;
    }
    const double many = count.low->at.ToDouble();
    constexpr int kMost = 60;
    if (many < 1 || many > kMost || many != std::floor(many)) {
      return std::nullopt;
    }
    const int ahead =
        (direction * (parts_.weekday - WeekdayOf(base_.day)) + 6) % 7 + 1;
    const Day day =
        base_.day + direction * (ahead + 7 * (static_cast<int>(many) - 1));
    return Relative({day, day}, DatePrecision::kDay);
  }

  MaybeReading MovedClock(int direction) const {
    const auto at = [&](const Decimal& count) {
      const double seconds = count.ToDouble() * LengthOf(Unit()).seconds;
      return MovedBy(direction * static_cast<int64_t>(
                                     std::llround(std::min(seconds, 1e9))));
    };
    const NumberInterval& count = *parts_.count;
    const Moment near = at(count.low->at);
    const Moment far = at(count.high ? count.high->at : count.low->at);
    const Moment& first = direction < 0 ? far : near;
    const Moment& last = direction < 0 ? near : far;
    DateReading reading = Relative({first.day, last.day}, DatePrecision::kDay,
                                   first.second != last.second);
    TimeOfDay time;
    time.from = first.second;
    time.to = last.second;
    time.precision = Unit() == TimeUnit::kHour ? ClockPrecision::kMinute
                                               : ClockPrecision::kSecond;
    reading.time = time;
    reading.center = near.day;
    return reading;
  }

  // "Two days later", "the next month", "that week".
  MaybeReading Anchored() const {
    const DayInterval anchor =
        base_.anchor.value_or(DayInterval{base_.day, base_.day});
    MaybeReading reading;
    if (parts_.meaning == DateMeaning::kSameTime) {
      reading = Relative(anchor, anchor.IsOneDay() ? DatePrecision::kDay
                                                   : DatePrecision::kSpan);
    } else if (parts_.day_part >= 0) {  // "That afternoon", "the next morning"
      DateBase at = base_;
      at.day = anchor.latest;
      reading = RelativeDates(tables_, parts_, at)
                    .DayWithPart(parts_.which.value_or(0));
    } else if (parts_.count) {
      DateReading from;
      from.days = anchor;
      from.precision =
          anchor.IsOneDay() ? DatePrecision::kDay : DatePrecision::kSpan;
      if (IsClockUnit(Unit()) && base_.second && !base_.anchor) {
        return MovedClock(parts_.meaning == DateMeaning::kAnchoredBack ? -1
                                                                       : 1);
      }
      reading =
          ShiftDate(from, *parts_.count, Unit(),
                    parts_.meaning == DateMeaning::kAnchoredBack ? -1 : 1);
    } else if (parts_.month != 0) {
      DateBase at = base_;
      at.day = parts_.which.value_or(0) < 0 ? anchor.earliest : anchor.latest;
      reading = RelativeDates(tables_, parts_, at).YearlyShift();
      if (reading && reading->near) reading->days = *reading->near;
    } else {
      const int which = parts_.meaning == DateMeaning::kAnchoredBack ? -1
                        : parts_.meaning == DateMeaning::kAnchoredOn
                            ? 1
                            : parts_.which.value_or(0);
      const auto days =
          UnitAt(Unit(), which < 0 ? anchor.earliest : anchor.latest, which);
      if (!days) return std::nullopt;
      reading = Relative(*days, PrecisionOf(Unit()));
    }
    if (reading) reading->relative = reading->anchored = true;
    return reading;
  }

  const ValueTables& tables_;
  const DateParts& parts_;
  const DateBase& base_;
};

}  // namespace

MaybeReading RelativeDate(const ValueTables& tables, const DateParts& parts,
                          const DateBase& base) {
  return RelativeDates(tables, parts, base).Read();
}

}  // namespace claimcheck
