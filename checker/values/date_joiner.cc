#include "checker/values/date_joiner.h"

#include <algorithm>
#include <utility>

#include "checker/values/clock_reader.h"
#include "checker/values/value_tables.h"

namespace claimcheck {
namespace {

using Kind = DatePhrase::Kind;
using Level = DateTraits::Level;

DatePhrase Made(Kind kind, DatePhrase first, DatePhrase second) {
  DatePhrase made;
  made.kind = kind;
  made.begin = std::min(first.begin, second.begin);
  made.end = std::max(first.end, second.end);
  made.sure = first.sure || second.sure;
  made.of.push_back(std::move(first));
  made.of.push_back(std::move(second));
  return made;
}

bool IsPartOfDay(const DatePhrase& phrase) {
  return phrase.kind == Kind::kClock &&
         phrase.clock.precision == ClockPrecision::kPart;
}

bool IsPointOfDay(const DatePhrase& phrase) {
  return phrase.kind == Kind::kClock && !IsPartOfDay(phrase);
}

// True for a time of day that waits for its day, also after "before".
bool IsClockOnly(const DatePhrase& phrase) {
  return TraitsOf(phrase).level == Level::kClock;
}

// "Morning" of "early morning".
const DatePhrase& NamedPart(const DatePhrase& phrase) {
  return phrase.kind == Kind::kPart ? phrase.of.front() : phrase;
}

// "In the morning at 7", "8 this evening" without their day.
std::optional<DatePhrase> JoinClocks(const DatePhrase& first,
                                     const DatePhrase& second, DateLink link) {
  const bool part_first =
      IsPartOfDay(first) || (first.kind == Kind::kPart && IsClockOnly(first));
  const DatePhrase& part = part_first ? first : second;
  const DatePhrase& point = part_first ? second : first;
  const DatePhrase& named = NamedPart(part);
  if (!IsPartOfDay(named) || part.plural || !IsPointOfDay(point)) {
    return std::nullopt;
  }
  // "2 morning sessions".
  if (!part_first && !point.sure && link == DateLink::kNone) {
    return std::nullopt;
  }
  DatePhrase made = point;
  made.clock = InPartOfDay(point.clock, named.clock);
  made.begin = std::min(first.begin, second.begin);
  made.end = std::max(first.end, second.end);
  made.sure = true;
  return made;
}

std::optional<DatePhrase> JoinClockToDay(const DatePhrase& clock,
                                         const DatePhrase& day) {
  const DateTraits traits = TraitsOf(day);
  if (traits.level != Level::kDay || clock.plural) return std::nullopt;
  if (!traits.joins && !traits.shift) return std::nullopt;
  if (!traits.clock) return Made(Kind::kWithin, clock, day);
  // "Tomorrow evening at 8": the day has its part already.
  if (day.kind == Kind::kWithin && IsPartOfDay(NamedPart(day.of[0]))) {
    if (IsPointOfDay(clock)) {
      const auto both =
          JoinClocks(clock, NamedPart(day.of[0]), DateLink::kWord);
      if (!both) return std::nullopt;
      DatePhrase made = Made(Kind::kWithin, *both, day.of[1]);
      made.begin = std::min(clock.begin, day.begin);
      made.end = std::max(clock.end, day.end);
      return made;
    }
    if (clock.kind == Kind::kRange || clock.kind == Kind::kBounded ||
        clock.kind == Kind::kAbout || clock.kind == Kind::kStretch) {
      DatePhrase made = Made(Kind::kWithin, clock, day);
      return made;
    }
    return std::nullopt;
  }
  // "Tonight at 8", "yesterday evening": told by one word.
  if (day.kind == Kind::kParts && day.parts.day_part >= 0 &&
      !IsPartOfDay(clock)) {
    return Made(Kind::kWithin, clock, day);
  }
  return std::nullopt;
}

// "Friday, 17 January": the date, and the weekday as a check on its year.
std::optional<DatePhrase> JoinWeekday(const DatePhrase& weekday,
                                      const DatePhrase& day) {
  const DateTraits traits = TraitsOf(day);
  if (traits.level != Level::kDay || traits.weekday || !traits.joins) {
    return std::nullopt;
  }
  DatePhrase made = day;
  DatePhrase* date = &made;
  while (date->kind == Kind::kWithin || date->kind == Kind::kAbout) {
    date = date->kind == Kind::kWithin ? &date->of[1] : &date->of[0];
  }
  if (date->kind == Kind::kParts && date->parts.weekday == 0 &&
      date->parts.holiday < 0 && !date->parts.relative_day &&
      !date->parts.count) {
    date->parts.weekday = weekday.parts.weekday;
  }
  made.begin = std::min(weekday.begin, day.begin);
  made.end = std::max(weekday.end, day.end);
  return made;
}

bool IsYear(const DatePhrase& phrase, const DateTraits& traits) {
  return traits.level == Level::kYear && !traits.open &&
         phrase.kind == Kind::kParts;
}

// The finer one in the coarser: "Monday next week", "Easter 2018".
bool Fits(const DatePhrase& fine, const DatePhrase& coarse) {
  const DateTraits is = TraitsOf(fine);
  const DateTraits in = TraitsOf(coarse);
  if (!is.open || in.open || !is.joins || in.clock || is.clock) return false;
  if (fine.kind == Kind::kParts &&
      fine.parts.meaning == DateMeaning::kWeekNumber) {
    return IsYear(coarse, in);
  }
  if (is.weekday) {
    const bool ahead = in.shift && coarse.kind == Kind::kParts &&
                       coarse.parts.meaning == DateMeaning::kAhead;
    if (in.level == Level::kWeek) return in.joins || ahead;
    return ahead && in.level == Level::kDay;
  }
  if (is.nth_day) {
    return in.level == Level::kMonth && in.joins;
  }
  if (fine.kind != Kind::kParts && fine.kind != Kind::kPart) return false;
  if (in.shift) {
    return coarse.kind == Kind::kParts && in.level > is.level &&
           in.level != Level::kLong;
  }
  return IsYear(coarse, in) && is.level < Level::kYear;
}

}  // namespace

std::optional<DatePhrase> JoinDates(const DatePhrase& first,
                                    const DatePhrase& second, DateLink link) {
  const DateTraits one = TraitsOf(first);
  const DateTraits two = TraitsOf(second);
  const bool clock_first = IsClockOnly(first);
  const bool clock_second = IsClockOnly(second);
  if (clock_first && clock_second) {
    if (link == DateLink::kMark) return std::nullopt;
    return JoinClocks(first, second, link);
  }
  if (clock_first) {
    if (link == DateLink::kMark) return std::nullopt;
    return JoinClockToDay(first, second);
  }
  // "9 tomorrow evening".
  if (clock_second && IsPartOfDay(second) && first.kind == Kind::kWithin &&
      IsPointOfDay(first.of[0]) && first.of[0].clock.twelve) {
    const auto both = JoinClocks(first.of[0], second, DateLink::kWord);
    if (!both) return std::nullopt;
    DatePhrase made = first;
    made.end = second.end;
    made.sure = true;
    made.of[0].clock = both->clock;
    return made;
  }
  if (clock_second) return JoinClockToDay(second, first);
  if (one.weekday && !two.weekday && two.level == Level::kDay && !two.shift) {
    return JoinWeekday(first, second);
  }
  if (two.weekday && !one.weekday && one.level == Level::kDay && !one.shift &&
      link != DateLink::kWord) {
    return JoinWeekday(second, first);
  }
  if (link == DateLink::kMark && Fits(first, second)) return std::nullopt;
  if (Fits(first, second)) return Made(Kind::kWithin, first, second);
  // "Wednesday evening next week": the day, not the evening, is of the week.
  if (first.kind == Kind::kWithin && IsClockOnly(first.of[0]) &&
      link != DateLink::kMark && Fits(first.of[1], second)) {
    DatePhrase made = first;
    made.of[1] = Made(Kind::kWithin, first.of[1], second);
    made.end = second.end;
    return made;
  }
  // "Tomorrow, 13 April": the date tells more.
  if (first.kind == Kind::kParts && first.parts.relative_day && !one.clock &&
      two.level == Level::kDay && !two.weekday && link == DateLink::kComma &&
      two.joins && !two.shift &&
      !(second.kind == Kind::kParts && second.parts.relative_day)) {
    DatePhrase made = second;
    made.begin = first.begin;
    return made;
  }
  // "Next week Monday", "2017 Q1".
  if (Fits(second, first) && link != DateLink::kComma) {
    const bool holiday =
        second.kind == Kind::kParts && second.parts.holiday >= 0;
    if (link == DateLink::kWord && !two.weekday) return std::nullopt;
    if (holiday) return std::nullopt;
    return Made(Kind::kWithin, second, first);
  }
  return std::nullopt;
}

std::optional<DatePhrase> JoinEnds(const DatePhrase& from,
                                   const DatePhrase& to) {
  const DateTraits one = TraitsOf(from);
  const DateTraits two = TraitsOf(to);
  const bool clock_from = IsClockOnly(from);
  const bool clock_to = IsClockOnly(to);
  if (from.plural || to.plural) return std::nullopt;
  if (clock_from && clock_to) {
    if (!IsPointOfDay(from) || !IsPointOfDay(to)) return std::nullopt;
    return Made(Kind::kRange, from, to);
  }
  if (clock_from) {
    // "2:00 to 4:00 on Friday": both on that day.
    if (to.kind == Kind::kWithin && IsPointOfDay(to.of[0]) &&
        IsPointOfDay(from)) {
      DatePhrase made =
          Made(Kind::kWithin, Made(Kind::kRange, from, to.of[0]), to.of[1]);
      made.end = to.end;
      return made;
    }
    return std::nullopt;
  }
  if (clock_to) {
    if (!one.clock || !IsPointOfDay(to)) return std::nullopt;
    return Made(Kind::kRange, from, to);
  }
  if (one.clock != two.clock &&
      !(from.kind == Kind::kVague || to.kind == Kind::kVague)) {
    return std::nullopt;
  }
  return Made(Kind::kRange, from, to);
}

}  // namespace claimcheck
