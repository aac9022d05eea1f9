#include "checker/values/holidays.h"

#include <unicode/calendar.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "absl/strings/str_split.h"
#include "checker/base/check.h"

namespace claimcheck {
namespace {

using Day = absl::CivilDay;

constexpr double kMillisOfDay = 86400000.0;

int ToInt(std::string_view text) {
  int number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  CHECK(error == std::errc() && end == text.data() + text.size());
  return number;
}

int WeekdayNamed(std::string_view name) {
  constexpr std::string_view kNames[] = {"mon", "tue", "wed", "thu",
                                         "fri", "sat", "sun"};
  for (int i = 0; i < 7; ++i) {
    if (kNames[i] == name) return i + 1;
  }
  CHECK(false);
}

int WeekdayOf(Day day) { return static_cast<int>(absl::GetWeekday(day)) + 1; }

// "easter-2": the number behind the name.
int OffsetBehind(std::string_view text, size_t name) {
  text.remove_prefix(name);
  if (text.empty()) return 0;
  if (text.front() == '+') text.remove_prefix(1);
  return ToInt(text);
}

void ParseBase(std::string_view text, HolidayRule& rule) {
  if (text.starts_with("easter")) {
    rule.base = HolidayRule::Base::kEaster;
    rule.offset = OffsetBehind(text, 6);
    return;
  }
  if (text.starts_with("orthodox")) {
    rule.base = HolidayRule::Base::kEaster;
    rule.orthodox = true;
    rule.offset = OffsetBehind(text, 8);
    return;
  }
  CHECK(text.size() >= 5);
  rule.month = ToInt(text.substr(0, 2));
  if (text.size() == 8 && text[2] == '-') {  // "11-thu-4"
    rule.base = HolidayRule::Base::kNth;
    rule.weekday = WeekdayNamed(text.substr(3, 3));
    rule.nth = text[7] == 'L' ? 0 : text[7] - '0';
    return;
  }
  rule.day = ToInt(text.substr(3, 2));
  if (text.size() == 5) return;
  CHECK(text.size() == 9);
  rule.base = text[5] == '>' ? HolidayRule::Base::kOnOrAfter
                             : HolidayRule::Base::kOnOrBefore;
  rule.weekday = WeekdayNamed(text.substr(6, 3));
}

std::optional<Day> FixedDay(int month, int day, absl::civil_year_t year) {
  const Day made(year, month, day);
  if (made.month() != month) return std::nullopt;  // 29 February.
  return made;
}

// The first day of that month and day of ICU's calendar that lies in the
// Gregorian year.
std::optional<Day> CalendarDay(const HolidayRule& rule,
                               absl::civil_year_t year) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string name = "en@calendar=" + rule.calendar;
  const std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(
      icu::TimeZone::getGMT()->clone(), icu::Locale(name.c_str()), status));
  if (U_FAILURE(status)) return std::nullopt;
  const Day epoch(1970, 1, 1);
  // Calendars differ in how they number years and leap months, so the days of
  // the year are looked through, a month at a time.
  const Day first(year, 1, 1);
  const Day last(year, 12, 31);
  for (Day day = first; day <= last;) {
    calendar->setTime(static_cast<double>(day - epoch) * kMillisOfDay, status);
    const int month = calendar->get(UCAL_MONTH, status) + 1;
    const int of_month = calendar->get(UCAL_DATE, status);
    const bool leap = rule.calendar == "chinese" &&
                      calendar->get(UCAL_IS_LEAP_MONTH, status) != 0;
    if (U_FAILURE(status)) return std::nullopt;
    if (month == rule.month && !leap) {
      const Day found = day + (rule.day - of_month);
      if (found >= first && found <= last) return found;
    }
    const int rest = calendar->getActualMaximum(UCAL_DATE, status) - of_month;
    day += std::max(rest, 0) + 1;
  }
  return std::nullopt;
}

// Source: the Shahanshahi calendar has no leap years; its year 1388 began on
//         17 August 2018.
std::optional<Day> ParsiNewYear(absl::civil_year_t year) {
  constexpr int kDaysOfYear = 365;
  const Day known(2018, 8, 17);
  const auto behind = (Day(year, 12, 31) - known) % kDaysOfYear;
  const Day day = Day(year, 12, 31) - (behind + kDaysOfYear) % kDaysOfYear;
  return day.year() == year ? std::optional<Day>(day) : std::nullopt;
}

// The day of which a rule begins; how many words tell it.
size_t ParseDay(const std::vector<std::string>& words, HolidayRule& rule) {
  for (const char* calendar :
       {"islamic", "hebrew", "chinese", "persian", "coptic"}) {
    if (words[0] != calendar) continue;
    rule.calendar = words[0] == "islamic" ? "islamic-umalqura" : words[0];
    ParseBase(words[1], rule);
    rule.base = HolidayRule::Base::kCalendar;
    return 2;
  }
  ParseBase(words[0], rule);
  return 1;
}

// The first new moon on or after a day.
// Source: ICU's Chinese calendar, whose months begin on that day in Beijing.
std::optional<Day> NewMoonFrom(Day day) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(
      icu::TimeZone::getGMT()->clone(), icu::Locale("en@calendar=chinese"),
      status));
  if (U_FAILURE(status)) return std::nullopt;
  calendar->setTime(static_cast<double>(day - Day(1970, 1, 1)) * kMillisOfDay,
                    status);
  const int of_month = calendar->get(UCAL_DATE, status);
  const int length = calendar->getActualMaximum(UCAL_DATE, status);
  if (U_FAILURE(status)) return std::nullopt;
  return of_month == 1 ? day : day + (length - of_month + 1);
}

}  // namespace

HolidayRule ParseHolidayRule(std::string_view text) {
  const std::vector<std::string> words =
      absl::StrSplit(absl::string_view(text.data(), text.size()), ' ');
  HolidayRule rule;
  size_t next = 0;
  if (words[0] == "newmoon") {
    ParseBase(words[1], rule);
    rule.base = HolidayRule::Base::kNewMoon;
    next = 2;
  } else if (words[0] == "parsi") {
    rule.base = HolidayRule::Base::kParsi;
    next = 1;
  } else {
    next = ParseDay(words, rule);
  }
  for (; next < words.size(); ++next) {
    const std::string& word = words[next];
    if (word[0] == '+') {
      rule.offset += ToInt(word.substr(1));
    } else if (word[0] == '-') {
      rule.offset += ToInt(word);
    } else if (word[0] == '<') {
      rule.back_to = WeekdayNamed(std::string_view(word).substr(1));
    } else if (word == "*") {
      rule.everywhere = true;
    } else if (word[0] == '!') {
      rule.moves.push_back({WeekdayNamed(std::string_view(word).substr(1, 3)),
                            OffsetBehind(word, 4)});
    } else if (word[0] == 'x') {
      rule.length = ToInt(word.substr(1));
    } else if (word[0] == '@') {
      rule.every = ToInt(word.substr(1));
    } else {
      rule.regions.push_back(word);
    }
  }
  return rule;
}

const HolidayRule* RuleFor(const Holiday& holiday, std::string_view region) {
  const HolidayRule* general = nullptr;
  for (const HolidayRule& rule : holiday.rules) {
    const auto& regions = rule.regions;
    if (regions.empty()) {
      if (general == nullptr) general = &rule;
    } else if (std::find(regions.begin(), regions.end(), region) !=
               regions.end()) {
      return &rule;
    }
  }
  if (general == nullptr && region.empty() && !holiday.rules.empty()) {
    return &holiday.rules.front();
  }
  return general;
}

std::optional<DayInterval> HolidayDays(const HolidayRule& rule,
                                       absl::civil_year_t year) {
  if (year % rule.every != 0) return std::nullopt;
  std::optional<Day> day;
  switch (rule.base) {
    case HolidayRule::Base::kFixed:
      day = FixedDay(rule.month, rule.day, year);
      break;
    case HolidayRule::Base::kNth:
      if (rule.nth == 0) {
        const Day last = Day(absl::CivilMonth(year, rule.month) + 1) - 1;
        day = last - (WeekdayOf(last) - rule.weekday + 7) % 7;
      } else {
        const Day first(year, rule.month, 1);
        day = first + (rule.weekday - WeekdayOf(first) + 7) % 7 +
              7 * (rule.nth - 1);
      }
      break;
    case HolidayRule::Base::kOnOrAfter:
      day = Day(year, rule.month, rule.day);
      day = *day + (rule.weekday - WeekdayOf(*day) + 7) % 7;
      break;
    case HolidayRule::Base::kOnOrBefore:
      day = Day(year, rule.month, rule.day);
      day = *day - (WeekdayOf(*day) - rule.weekday + 7) % 7;
      break;
    case HolidayRule::Base::kEaster:
      day = EasterSunday(year, rule.orthodox);
      break;
    case HolidayRule::Base::kCalendar:
      day = CalendarDay(rule, year);
      break;
    case HolidayRule::Base::kNewMoon:
      day = NewMoonFrom(Day(year, rule.month, rule.day));
      break;
    case HolidayRule::Base::kParsi:
      day = ParsiNewYear(year);
      break;
  }
  if (!day) return std::nullopt;
  Day first = *day + rule.offset;
  if (rule.back_to != 0) {
    first = first - (WeekdayOf(first) - rule.back_to + 7) % 7;
  }
  for (const HolidayRule::Move& move : rule.moves) {
    if (WeekdayOf(first) != move.weekday) continue;
    first = first + move.days;
    break;
  }
  return DayInterval{first, first + (rule.length - 1)};
}

absl::CivilDay EasterSunday(absl::civil_year_t year, bool orthodox) {
  if (orthodox) {
    const auto a = year % 4;
    const auto b = year % 7;
    const auto c = year % 19;
    const auto d = (19 * c + 15) % 30;
    const auto e = (2 * a + 4 * b - d + 34) % 7;
    const auto f = d + e + 114;
    // From the Julian calendar: one day more in each century year that is no
    // leap year of the other.
    const auto shift = year / 100 - year / 400 - 2;
    return Day(year, static_cast<int>(f / 31), static_cast<int>(f % 31) + 1) +
           shift;
  }
  const auto a = year % 19;
  const auto b = year / 100;
  const auto c = year % 100;
  const auto d = b / 4;
  const auto e = b % 4;
  const auto f = (b + 8) / 25;
  const auto g = (b - f + 1) / 3;
  const auto h = (19 * a + b - d - g + 15) % 30;
  const auto i = c / 4;
  const auto k = c % 4;
  const auto l = (32 + 2 * e + 2 * i - h - k) % 7;
  const auto m = (a + 11 * h + 22 * l) / 451;
  const auto n = h + l - 7 * m + 114;
  return Day(year, static_cast<int>(n / 31), static_cast<int>(n % 31) + 1);
}

}  // namespace claimcheck
