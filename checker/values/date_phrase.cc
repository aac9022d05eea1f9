#include "checker/values/date_phrase.h"

#include "checker/values/value_tables.h"

namespace claimcheck {
namespace {

using Level = DateTraits::Level;

Level LevelOf(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
    case TimeUnit::kDay:
      return Level::kDay;
    case TimeUnit::kWeekend:
    case TimeUnit::kWeek:
    case TimeUnit::kFortnight:
      return Level::kWeek;
    case TimeUnit::kMonth:
      return Level::kMonth;
    case TimeUnit::kQuarter:
    case TimeUnit::kSeason:
      return Level::kSeason;
    case TimeUnit::kYear:
      return Level::kYear;
    case TimeUnit::kDecade:
    case TimeUnit::kCentury:
    case TimeUnit::kMillennium:
      return Level::kLong;
  }
  return Level::kDay;
}

DateTraits Calendar(const DateParts& parts) {
  DateTraits traits;
  const bool range = parts.day2 != 0 || parts.month2 != 0 ||
                     parts.year2.has_value() || parts.yy >= 0;
  const bool day = parts.day != 0 || parts.nth != 0 || parts.holiday >= 0;
  traits.level = day                  ? Level::kDay
                 : parts.month != 0   ? Level::kMonth
                 : parts.season >= 0  ? Level::kSeason
                 : parts.quarter != 0 ? Level::kSeason
                 : parts.half != 0    ? Level::kSeason
                 : parts.decade >= 0  ? Level::kLong
                                      : Level::kYear;
  traits.open = !parts.year && !parts.year2 && !parts.which &&
                parts.decade < 0 && traits.level != Level::kYear;
  traits.joins = !range;
  return traits;
}

DateTraits Parts(const DateParts& parts) {
  DateTraits traits;
  const Level unit =
      parts.unit < 0 ? Level::kDay : LevelOf(static_cast<TimeUnit>(parts.unit));
  switch (parts.meaning) {
    case DateMeaning::kCalendar:
    case DateMeaning::kLicensed:
      return Calendar(parts);
    case DateMeaning::kDayOfMonth:
      traits.open = true;
      traits.nth_day = parts.weekday == 0;
      return traits;
    case DateMeaning::kShift:
      if (parts.relative_day || parts.day_part >= 0) {
        traits.clock = parts.day_part >= 0;
        return traits;
      }
      if (parts.weekday != 0) {
        traits.weekday = parts.unit < 0;
        traits.open = !parts.which;
        return traits;
      }
      if (parts.holiday >= 0) return traits;
      traits.level = parts.month != 0    ? Level::kMonth
                     : parts.season >= 0 ? Level::kSeason
                                         : unit;
      return traits;
    case DateMeaning::kAfterNext:
      traits.level = parts.weekday != 0 ? Level::kDay
                     : parts.month != 0 ? Level::kMonth
                                        : unit;
      return traits;
    case DateMeaning::kAgo:
    case DateMeaning::kAhead:
    case DateMeaning::kAnchored:
    case DateMeaning::kAnchoredBack:
    case DateMeaning::kAnchoredOn:
    case DateMeaning::kSameTime:
      traits.level = parts.month != 0 ? Level::kMonth : unit;
      traits.shift = parts.count.has_value();
      traits.clock = parts.day_part >= 0;
      traits.joins = parts.meaning != DateMeaning::kSameTime;
      return traits;
    case DateMeaning::kWhole:
    case DateMeaning::kPartOnly:
      traits.level = unit;
      return traits;
    case DateMeaning::kWeekNumber:
      traits.level = Level::kWeek;
      traits.open = !parts.year;
      return traits;
    case DateMeaning::kCentury:
    case DateMeaning::kFiscal:
      traits.level = Level::kLong;
      traits.joins = false;
      return traits;
    case DateMeaning::kElapsed:
    case DateMeaning::kRemaining:
    case DateMeaning::kBackStretch:
    case DateMeaning::kWindow:
    case DateMeaning::kWithin:
    case DateMeaning::kNothing:
    case DateMeaning::kBefore:
    case DateMeaning::kAfter:
    case DateMeaning::kNthOf:
    case DateMeaning::kWeekOf:
    case DateMeaning::kPartOf:
    case DateMeaning::kStretch:
    case DateMeaning::kStretchBehind:
      traits.joins = false;
      traits.level = unit;
      return traits;
  }
  return traits;
}

}  // namespace

DateTraits TraitsOf(const DatePhrase& phrase) {
  DateTraits traits;
  switch (phrase.kind) {
    case DatePhrase::Kind::kParts:
      return Parts(phrase.parts);
    case DatePhrase::Kind::kEither:
    case DatePhrase::Kind::kAbout:
      return TraitsOf(phrase.of.front());
    case DatePhrase::Kind::kClock:
      traits.level = Level::kClock;
      traits.clock = true;
      traits.open = true;
      return traits;
    case DatePhrase::Kind::kVague:
      traits.joins = false;
      return traits;
    case DatePhrase::Kind::kWithin: {
      const DateTraits fine = TraitsOf(phrase.of[0]);
      const DateTraits coarse = TraitsOf(phrase.of[1]);
      traits = fine.level == Level::kClock ? coarse : fine;
      traits.clock = fine.clock || coarse.clock;
      traits.open = coarse.open;
      return traits;
    }
    case DatePhrase::Kind::kNthOf:
      traits = TraitsOf(phrase.of.front());
      traits.level = phrase.parts.weekday != 0 || phrase.parts.unit < 0
                         ? Level::kDay
                         : LevelOf(static_cast<TimeUnit>(phrase.parts.unit));
      return traits;
    case DatePhrase::Kind::kWeekOf:
      traits.level = Level::kWeek;
      return traits;
    case DatePhrase::Kind::kMoved:
      traits = TraitsOf(phrase.of.front());
      traits.joins = traits.level == Level::kDay;
      traits.shift = true;
      return traits;
    case DatePhrase::Kind::kPart:
    case DatePhrase::Kind::kBounded:
    case DatePhrase::Kind::kRange:
    case DatePhrase::Kind::kStretch:
      traits = TraitsOf(phrase.of.front());
      // Of days, no part is made finer; of hours, it still lacks its day.
      traits.joins = traits.level == Level::kClock ||
                     (phrase.kind == DatePhrase::Kind::kPart);
      return traits;
  }
  return traits;
}

}  // namespace claimcheck
