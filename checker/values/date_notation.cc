#include "checker/values/date_notation.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/values/date_units.h"

namespace claimcheck {
namespace {

using Day = absl::CivilDay;
using Kind = DatePhrase::Kind;

std::string YearNotation(absl::civil_year_t year) {
  return year >= 0 ? absl::StrFormat("%04d", year)
                   : absl::StrFormat("-%04d", -year);
}

std::string DayNotation(Day day) {
  return absl::StrFormat("%s-%02d-%02d", YearNotation(day.year()), day.month(),
                         day.day());
}

std::string MonthNotation(Day day) {
  return absl::StrFormat("%s-%02d", YearNotation(day.year()), day.month());
}

std::string WeekNotation(Day day) {
  const Day thursday = day + (4 - WeekdayOf(day));
  const int week = static_cast<int>(thursday - Day(thursday.year(), 1, 1)) / 7;
  return absl::StrFormat("%s-W%02d", YearNotation(thursday.year()), week + 1);
}

std::string DaysNotation(const DateReading& reading) {
  const DayInterval days = reading.near.value_or(reading.days);
  const auto& [earliest, latest] = days;
  if (earliest == latest) return DayNotation(earliest);
  if (reading.season == "FY" || reading.season == "SY") {
    return reading.season + YearNotation(earliest.year());
  }
  if (reading.season.ends_with("XXXX")) return reading.season;
  const std::string year = YearNotation(earliest.year());
  switch (reading.precision) {
    case DatePrecision::kWeek:
      if (latest - earliest > 6) break;
      if (latest - earliest < 6) {  // It may reach to the Monday behind it.
        return absl::StrCat(WeekNotation(latest - (WeekdayOf(latest) + 1) % 7),
                            "-WE");
      }
      return WeekNotation(earliest + 3);  // It may begin on another day.
    case DatePrecision::kMonth:
    case DatePrecision::kQuarter:
    case DatePrecision::kYear:
    case DatePrecision::kSeason:
    case DatePrecision::kDecade:
    case DatePrecision::kCentury:
    case DatePrecision::kDay:
    case DatePrecision::kSpan:
      break;
  }
  if (!reading.season.empty()) {
    // A winter is that of the year it begins in, but "the winter of 2024" is
    // as written.
    const bool told = reading.ambiguous &&
                      reading.precision == DatePrecision::kSeason &&
                      latest - earliest > 200;
    return absl::StrCat(
        YearNotation(told ? latest.year() - 1 : earliest.year()), "-",
        reading.season);
  }
  const bool months = earliest.day() == 1 && (latest + 1).day() == 1;
  if (months) {
    const auto count =
        absl::CivilMonth(latest + 1) - absl::CivilMonth(earliest);
    const bool from_january = earliest.month() == 1;
    if (count == 1) return MonthNotation(earliest);
    if (count == 3 && earliest.month() % 3 == 1 &&
        reading.precision == DatePrecision::kQuarter) {
      return absl::StrCat(year, "-Q", (earliest.month() + 2) / 3);
    }
    if (count == 6 && earliest.month() % 6 == 1) {
      return absl::StrCat(year, "-H", earliest.month() / 6 + 1);
    }
    if (count == 12 && from_january) return year;
    if (reading.precision == DatePrecision::kDecade && from_january) {
      return absl::StrCat(year.substr(0, year.size() - 1), "X");
    }
    if (reading.precision == DatePrecision::kCentury) {
      return absl::StrCat(year.substr(0, year.size() - 2), "XX");
    }
  }
  const std::string from = earliest == kFirstDay ? ".." : DayNotation(earliest);
  const std::string to = latest == kLastDay ? ".." : DayNotation(latest);
  return absl::StrCat(from, "/", to);
}

std::string PointNotation(int second, ClockPrecision precision) {
  const int hour = second / 3600;
  const int minute = second / 60 % 60;
  switch (precision) {
    case ClockPrecision::kHour:
      if (minute == 0) return absl::StrFormat("T%02d", hour);
      break;
    case ClockPrecision::kSecond:
      return absl::StrFormat("T%02d:%02d:%02d", hour, minute, second % 60);
    case ClockPrecision::kMinute:
    case ClockPrecision::kPart:
      break;
  }
  return absl::StrFormat("T%02d:%02d", hour, minute);
}

std::string BoundName(DateBound bound) {
  switch (bound) {
    case DateBound::kAfter:
      return "after";
    case DateBound::kSince:
      return "since";
    case DateBound::kBefore:
      return "before";
    case DateBound::kBy:
      return "by";
    case DateBound::kFrom:
      return "from";
    case DateBound::kUntil:
      return "until";
  }
  return "";
}

std::string PartName(const PartOfTime& part) {
  if (part.of == 2) return part.from == 0 ? "first half" : "second half";
  return part.from == 0 ? "early" : part.to == part.of ? "late" : "mid";
}

// Twelve hours later, where nobody has told which.
Value Later(const Value& value) {
  constexpr int kHalfDay = 12 * 3600;
  Value later = value;
  TimeOfDay& time = *later.time;
  time.from = time.from % kHalfDay + kHalfDay;
  time.to = (value.time->to - value.time->from) + time.from;
  time.twelve = false;
  constexpr int kDay = 2 * kHalfDay;
  if (time.to > kDay) {
    time.to -= kDay;
    later.days.latest = later.days.latest + 1;
  }
  return later;
}

Value Sooner(const Value& value) {
  constexpr int kHalfDay = 12 * 3600;
  Value sooner = value;
  TimeOfDay& time = *sooner.time;
  time.from %= kHalfDay;
  time.to = (value.time->to - value.time->from) + time.from;
  time.twelve = false;
  return sooner;
}

// "That week", "the same year": of which nothing is told.
std::string SameUnitNotation(const DateParts& parts) {
  const bool same = parts.meaning == DateMeaning::kAnchored && !parts.count &&
                    parts.which.value_or(0) == 0 && parts.unit >= 0;
  if (!same) return "";
  const auto unit = static_cast<TimeUnit>(parts.unit);
  return unit == TimeUnit::kDay       ? "XXXX-XX-XX"
         : unit == TimeUnit::kWeek    ? "XXXX-WXX"
         : unit == TimeUnit::kWeekend ? "XXXX-WXX-WE"
         : unit == TimeUnit::kMonth   ? "XXXX-XX"
         : unit == TimeUnit::kYear    ? "XXXX"
                                      : "";
}

// The parts that say of which month or day something is, without its year.
std::string PartsNotation(const DateParts& parts, const DateReading& reading) {
  const Day day = reading.days.earliest;
  if (reading.anchored && parts.day_part < 0) return SameUnitNotation(parts);
  if (parts.meaning == DateMeaning::kDayOfMonth) {
    if (parts.weekday != 0) return absl::StrCat("XXXX-WXX-", parts.weekday);
    return absl::StrFormat("XXXX-XX-%02d", day.day());
  }
  if (parts.meaning == DateMeaning::kShift && parts.weekday != 0) {
    return absl::StrCat("XXXX-WXX-", parts.weekday);
  }
  if (parts.season >= 0) return reading.season;
  if (parts.quarter != 0) return absl::StrCat("XXXX-Q", parts.quarter);
  if (parts.half != 0) return absl::StrCat("XXXX-H", parts.half);
  const std::string first = absl::StrFormat("XXXX-%02d", day.month());
  if (reading.precision == DatePrecision::kMonth) return first;
  const std::string from =
      absl::StrFormat("XXXX-%02d-%02d", day.month(), day.day());
  if (reading.days.IsOneDay()) return from;
  const Day last = reading.days.latest;
  return absl::StrFormat("%s/XXXX-%02d-%02d", from, last.month(), last.day());
}

// "2014-2018", "Jan-Feb 2017": ends without words of their own.
void AddPatternEnds(const TokenText& text, const DatePhrase& phrase,
                    const DateReading& reading, DateForm& form) {
  const DateParts& parts = phrase.parts;
  const auto& [earliest, latest] = reading.days;
  DateReading first;
  DateReading last;
  if (parts.month2 != 0 || parts.day2 != 0 || parts.nth2 != 0) {
    const bool days = parts.day != 0 || parts.nth != 0;
    first.days = last.days = {earliest, earliest};
    last.days = {latest, latest};
    if (!days) {
      first.days = WholeMonths(earliest, 1);
      last.days = WholeMonths(latest, 1);
      first.precision = last.precision = DatePrecision::kMonth;
    }
  } else if (parts.month == 0 && (parts.year2 || parts.yy >= 0) &&
             latest.year() > earliest.year()) {
    first.days = WholeYears(earliest.year(), 1);
    last.days = WholeYears(latest.year(), 1);
    first.precision = last.precision = DatePrecision::kYear;
  } else {
    return;
  }
  for (const DateReading* one : {&first, &last}) {
    DateForm::End end;
    if (parts.second > 0 && parts.first >= 0) {
      const bool second = one == &last;
      const int begin_token = second ? parts.second : parts.first;
      const int end_token = second ? parts.end : parts.first_end;
      end.range = {text.at(begin_token).begin, text.at(end_token - 1).end};
    }
    end.iso = end.written = IsoNotation(*one);
    end.value = ToValue(*one);
    form.ends.push_back(std::move(end));
  }
}

}  // namespace

std::string_view DateModeName(DateForm::Mode mode) {
  switch (mode) {
    case DateForm::Mode::kAbsolute:
      return "absolute";
    case DateForm::Mode::kPartial:
      return "partial";
    case DateForm::Mode::kRelative:
      return "relative";
    case DateForm::Mode::kAnchored:
      return "anchored";
  }
  return "";
}

std::string ClockNotation(const TimeOfDay& time) {
  if (time.precision == ClockPrecision::kPart)
    return absl::StrCat("T", time.part);
  const std::string from = PointNotation(time.from, time.precision);
  if (time.from == time.to) return from;
  return absl::StrCat(
      from, "/",
      PointNotation(time.to, time.to_precision.value_or(time.precision)));
}

std::string IsoNotation(const DateReading& reading) {
  if (!reading.time) return DaysNotation(reading);
  DateReading day = reading;
  const TimeOfDay& time = *reading.time;
  day.days.latest = day.days.earliest;
  day.near.reset();
  const std::string first = DaysNotation(day);
  if (time.precision == ClockPrecision::kPart)
    return absl::StrCat(first, "T", time.part);
  const std::string from = first + PointNotation(time.from, time.precision);
  if (time.from == time.to && reading.days.IsOneDay()) return from;
  return absl::StrCat(
      from, "/", DayNotation(reading.days.latest),
      PointNotation(time.to, time.to_precision.value_or(time.precision)));
}

std::string WrittenNotation(const DateResolver& resolver,
                            const ValueTables& tables, const DatePhrase& phrase,
                            const DateReading& reading, const DateBase& base) {
  const auto inner = [&](const DatePhrase& one) -> std::string {
    const MaybeReading read = resolver.At(one, base);
    if (!read) return "";
    return WrittenNotation(resolver, tables, one, *read, base);
  };
  switch (phrase.kind) {
    case Kind::kVague:
      switch (static_cast<VagueDate>(phrase.payload)) {
        case VagueDate::kNow:
          return "PRESENT_REF";
        case VagueDate::kPast:
          return "PAST_REF";
        case VagueDate::kFuture:
          return "FUTURE_REF";
      }
      return "";
    case Kind::kClock:
      return ClockNotation(phrase.clock);
    case Kind::kBounded:
    case Kind::kAbout:
    case Kind::kPart:
      return inner(phrase.of.front());
    case Kind::kRange: {
      if (reading.time && !reading.open) return IsoNotation(reading);
      if (reading.time && TraitsOf(phrase).level == DateTraits::Level::kClock) {
        return ClockNotation(*reading.time);
      }
      return absl::StrCat(inner(phrase.of[0]), "/", inner(phrase.of[1]));
    }
    case Kind::kWithin:
      if (reading.time && reading.open) {
        const DatePhrase* whole = &phrase.of[1];
        while (whole->kind == Kind::kWithin &&
               TraitsOf(whole->of[0]).level == DateTraits::Level::kClock) {
          whole = &whole->of[1];
        }
        MaybeReading day = resolver.At(*whole, base);
        if (!day) return "";
        day->time.reset();
        return WrittenNotation(resolver, tables, *whole, *day, base) +
               ClockNotation(*reading.time);
      }
      return IsoNotation(reading);
    case Kind::kParts: {
      if (!reading.open && !reading.anchored) return IsoNotation(reading);
      const std::string written = PartsNotation(phrase.parts, reading);
      return written.empty() ? IsoNotation(reading) : written;
    }
    case Kind::kEither:
      if (!reading.open) return IsoNotation(reading);
      return inner(phrase.of.front());
    case Kind::kWeekOf:
      if (reading.open) return inner(phrase.of.front());
      return IsoNotation(reading);
    case Kind::kNthOf:
    case Kind::kMoved:
    case Kind::kStretch:
      return IsoNotation(reading);
  }
  return "";
}

DateForm MakeForm(const TokenText& text, const DateResolver& resolver,
                  const DatePhrase& phrase, const DateReading& reading,
                  const DateBase& base) {
  DateForm form;
  const DateTraits traits = TraitsOf(phrase);
  if (traits.level == DateTraits::Level::kClock) {
    form.kind = DateForm::Kind::kTime;
  }
  form.mode = reading.anchored                   ? DateForm::Mode::kAnchored
              : reading.open || reading.inferred ? DateForm::Mode::kPartial
              : reading.relative                 ? DateForm::Mode::kRelative
                                                 : DateForm::Mode::kAbsolute;
  form.iso = IsoNotation(reading);
  form.written = WrittenNotation(resolver, text.tables, phrase, reading, base);
  if (phrase.kind == Kind::kVague &&
      static_cast<VagueDate>(phrase.payload) != VagueDate::kNow) {
    form.iso = form.written;
  }
  const DatePhrase* inner = &phrase;
  while (inner->kind == Kind::kBounded || inner->kind == Kind::kPart ||
         inner->kind == Kind::kAbout || inner->kind == Kind::kWithin) {
    if (inner->kind == Kind::kBounded && form.bound.empty()) {
      form.bound = BoundName(static_cast<DateBound>(inner->payload));
    } else if (inner->kind == Kind::kPart && form.part.empty()) {
      form.part =
          PartName(text.tables.parts[static_cast<size_t>(inner->payload)]);
    }
    inner = &inner->of.front();
  }
  if (inner->kind == Kind::kParts && form.part.empty()) {
    if (inner->parts.meaning == DateMeaning::kElapsed) form.part = "earlier";
    if (inner->parts.meaning == DateMeaning::kRemaining) form.part = "later";
  }
  if (reading.near) form.of = reading.near;
  const DateParts& parts = inner->parts;
  const bool counted =
      (inner->kind == Kind::kParts || inner->kind == Kind::kMoved ||
       inner->kind == Kind::kStretch || inner->kind == Kind::kNthOf) &&
      parts.unit >= 0 && parts.count && parts.count->low &&
      parts.meaning != DateMeaning::kCalendar;
  if (counted) {
    form.unit = std::string(TimeUnitName(static_cast<TimeUnit>(parts.unit)));
    const bool point =
        parts.count->high && parts.count->high->at == parts.count->low->at;
    form.count = point ? parts.count->low->at.ToDouble() : 0;
    form.window = parts.meaning == DateMeaning::kWindow ||
                  parts.meaning == DateMeaning::kWithin;
    const bool back = parts.meaning == DateMeaning::kAgo ||
                      parts.meaning == DateMeaning::kAnchoredBack ||
                      parts.meaning == DateMeaning::kBefore ||
                      (form.window && parts.which.value_or(1) < 0);
    if (back) form.count = -form.count;
    if (!form.window && inner->kind != Kind::kStretch &&
        inner->kind != Kind::kNthOf) {
      form.exact = DayInterval{reading.center, reading.center};
    }
  } else if (inner->kind == Kind::kParts && parts.unit >= 0 && parts.which &&
             parts.meaning == DateMeaning::kShift && reading.time &&
             parts.weekday == 0 && parts.day_part < 0) {  // "The next hour".
    form.unit = std::string(TimeUnitName(static_cast<TimeUnit>(parts.unit)));
    form.count = *parts.which;
    form.window = true;
  } else if (parts.meaning == DateMeaning::kBackStretch && parts.unit >= 0) {
    form.unit = std::string(TimeUnitName(static_cast<TimeUnit>(parts.unit)));
    form.count = -1;
    form.window = true;
  }
  // All readings, the ones that lie back first.
  std::vector<DateReading> all{reading};
  if (reading.open && base.lean != Lean::kStory) {
    all.clear();
    for (const Lean lean : {Lean::kPast, Lean::kFuture}) {
      DateBase leant = base;
      leant.lean = lean;
      const MaybeReading one = resolver.At(phrase, leant);
      if (!one) continue;
      if (!all.empty() && all.front().days == one->days &&
          all.front().time == one->time) {
        continue;
      }
      all.push_back(*one);
    }
  } else if (reading.either) {
    const auto length = 0;
    DateReading first = reading;
    first.days.latest = first.days.earliest + length;
    first.precision = DatePrecision::kDay;
    DateReading last = reading;
    last.days.earliest = last.days.latest - length;
    last.precision = DatePrecision::kDay;
    all = {first, last};
  } else if (phrase.kind == Kind::kEither) {
    all.clear();
    for (const DatePhrase& one : phrase.of) {
      if (const MaybeReading read = resolver.At(one, base)) {
        all.push_back(*read);
      }
    }
  }
  for (const bool later : {false, true}) {
    for (const DateReading& one : all) {
      DateForm::Reading listed;
      listed.value = ToValue(one);
      const bool twelve = listed.value.time && listed.value.time->twelve;
      if (later && !twelve) continue;
      DateReading plain = one;
      if (twelve) {
        listed.value = later ? Later(listed.value) : Sooner(listed.value);
        plain.time = listed.value.time;
      }
      listed.iso = IsoNotation(plain);
      listed.of = one.near;
      if (form.exact) listed.exact = DayInterval{one.center, one.center};
      form.readings.push_back(std::move(listed));
    }
  }
  if (form.readings.size() < 2) form.readings.clear();
  if (inner->kind == Kind::kParts) AddPatternEnds(text, *inner, reading, form);
  if (inner->kind == Kind::kRange) {
    for (const DatePhrase& one : inner->of) {
      const MaybeReading read = resolver.At(one, base);
      if (!read) continue;
      DateForm::End end;
      end.range = {text.at(one.begin).begin, text.at(one.end - 1).end};
      end.iso = IsoNotation(*read);
      end.of = read->near;
      if (one.kind == Kind::kPart) {
        end.part =
            PartName(text.tables.parts[static_cast<size_t>(one.payload)]);
      }
      end.written = WrittenNotation(resolver, text.tables, one, *read, base);
      end.value = ToValue(*read);
      form.ends.push_back(std::move(end));
    }
  }
  return form;
}

}  // namespace claimcheck
