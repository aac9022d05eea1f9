#include "checker/values/numeric_dates.h"

#include <string_view>
#include <vector>

#include "checker/values/date_slots.h"
#include "checker/values/date_units.h"
#include "checker/values/number_reader.h"
#include "checker/values/number_role.h"

namespace claimcheck {
namespace {

int ToNumber(std::string_view digits) {
  int number = 0;
  for (const char c : digits.substr(0, 8)) number = number * 10 + (c - '0');
  return number;
}

class NumericDates {
 public:
  NumericDates(const TokenText& text, int at, DateOrder order)
      : text_(text), at_(at), order_(order) {}

  std::optional<DatePhrase> Read() const {
    if (!text_.IsDigits(at_) || !Begins()) return std::nullopt;
    for (const char* mark : {"-", ".", "/"}) {
      if (!text_.IsGluedMark(at_ + 1, mark) || !text_.IsGluedDigits(at_ + 2)) {
        continue;
      }
      // "Version 1.2.2024", "chapter 5/6".
      if (*mark != '-' && IsAfterLabel(text_, at_)) return std::nullopt;
      if (text_.IsGluedMark(at_ + 3, mark) && text_.IsGluedDigits(at_ + 4)) {
        return Three(*mark);
      }
      if (text_.wide) return Two(*mark);
    }
    if (!text_.wide) return std::nullopt;
    return Compact();
  }

 private:
  bool Begins() const {
    if (!text_.at(at_).glued) return true;
    for (const char* mark : {"(", "\"", "\u2014", "=", "["}) {
      if (text_.IsMark(at_ - 1, mark)) return true;
    }
    // "-2020-07-01-".
    if (!text_.wide) return false;
    return (text_.IsMark(at_ - 1, "-") || text_.IsMark(at_ - 1, "/") ||
            text_.IsMark(at_ - 1, "~")) &&
           (at_ < 2 || !text_.IsDigits(at_ - 2) || !text_.at(at_ - 1).glued ||
            text_.IsMark(at_ - 3, "/") || text_.Text(at_ - 2).size() == 4);
  }

  bool EndsAt(int end) const {
    return EndOfDigits(text_, at_) == end || text_.IsGluedMark(end, "\u2014") ||
           (text_.wide &&
            (text_.IsGluedMark(end, "-") || text_.IsGluedMark(end, ".")));
  }

  static DatePhrase Part(int year, int month, int day) {
    DatePhrase phrase;
    phrase.parts.meaning = DateMeaning::kCalendar;
    if (year >= 0) phrase.parts.year = year;
    phrase.parts.month = month;
    phrase.parts.day = day;
    return phrase;
  }

  // One phrase, or the two of which one is meant.
  std::optional<DatePhrase> Made(std::vector<DatePhrase> readings,
                                 int end) const {
    if (readings.empty()) return std::nullopt;
    DatePhrase made;
    if (readings.size() == 1) {
      made = readings.front();
    } else {
      made.kind = DatePhrase::Kind::kEither;
      for (DatePhrase& one : readings) {
        one.begin = at_;
        one.end = end;
      }
      made.of = std::move(readings);
    }
    made.begin = at_;
    made.end = end;
    return made;
  }

  // The orders in which `first` and `second` are a day and month. If only the
  // order that nobody asked for makes a date, that is it.
  std::vector<DatePhrase> Orders(int year, int first, int second,
                                 bool month_first_too) const {
    const int leap_year = year < 0 ? 2000 : year;
    const bool day_first = DayExists(leap_year, second, first);
    const bool month_first =
        month_first_too && DayExists(leap_year, first, second);
    std::vector<DatePhrase> readings;
    if (day_first && (order_ != DateOrder::kMonthFirst || !month_first)) {
      readings.push_back(Part(year, second, first));
    }
    if (month_first && (order_ != DateOrder::kDayFirst || !day_first)) {
      if (readings.empty() || first != second) {
        readings.push_back(Part(year, first, second));
      }
    }
    return readings;
  }

  std::optional<DatePhrase> Three(char mark) const {
    const int end = at_ + 5;
    if (!EndsAt(end)) return std::nullopt;
    const std::string_view first = text_.Text(at_);
    const std::string_view second = text_.Text(at_ + 2);
    const std::string_view third = text_.Text(at_ + 4);
    if (second.size() > 2) return std::nullopt;
    if (first.size() == 4 && third.size() <= 2) {
      const int year = ToNumber(first);
      if (year < 1000 || !DayExists(year, ToNumber(second), ToNumber(third))) {
        return std::nullopt;
      }
      return Made({Part(year, ToNumber(second), ToNumber(third))}, end);
    }
    const bool short_year = third.size() == 2 && (mark == '/' || text_.wide);
    if (first.size() > 2 || (third.size() != 4 && !short_year)) {
      return std::nullopt;
    }
    int year = ToNumber(third);
    if (third.size() == 2) year = FullYear(year);
    if (year < 1000) return std::nullopt;
    const bool both = mark == '/' || order_ != DateOrder::kUnknown ||
                      (text_.wide && mark == '-');
    return Made(Orders(year, ToNumber(first), ToNumber(second), both), end);
  }

  // "4/22", "2015-3", "12/2018".
  std::optional<DatePhrase> Two(char mark) const {
    const int end = at_ + 3;
    if (!EndsAt(end)) return std::nullopt;
    if (text_.Has(end) && text_.at(end).glued) {
      const bool closes =
          text_.IsMark(end, ")") || text_.IsMark(end, ",") ||
          text_.IsMark(end, "\"") || text_.IsMark(end, "?") ||
          text_.IsMark(end, "!") || text_.IsMark(end, ";") ||
          (text_.IsMark(end, "-") && mark == '/') ||
          (text_.IsMark(end, ".") && !text_.IsGluedDigits(end + 1));
      if (!closes) return std::nullopt;
    }
    const std::string_view first = text_.Text(at_);
    const std::string_view second = text_.Text(at_ + 2);
    const int one = ToNumber(first);
    const int two = ToNumber(second);
    const auto is_month = [](int number) {
      return number >= 1 && number <= 12;
    };
    if (mark != '.') {
      if (first.size() == 4 && second.size() <= 2 && is_month(two) &&
          one >= 1900 && one < 2200 && (mark == '/' || second.size() == 1)) {
        return Made({Part(one, two, 0)}, end);
      }
      if (second.size() == 4 && first.size() <= 2 && is_month(one) &&
          two >= 1900 && two < 2200) {
        return Made({Part(two, one, 0)}, end);
      }
    }
    if (first.size() > 2 || second.size() > 2) return std::nullopt;
    if (mark != '/' && !IsDateHere()) return std::nullopt;
    // "Monday 3-8" and "12-4" are hours.
    if (mark == '-' && (one < two || one == 12) &&
        text_.Is(at_ - 1, WordClass::kWeekdayShort)) {
      return std::nullopt;
    }
    if (mark == '/' && IsFraction(one, two, end)) return std::nullopt;
    return Made(Orders(-1, one, two, true), end);
  }

  // "4.22" and "7-6" are dates only behind a weekday, "on" or the like.
  bool IsDateHere() const {
    return text_.Is(at_ - 1, WordClass::kWeekdayShort) ||
           text_.Is(at_ - 1, WordClass::kDayOpener);
  }

  // "3/4 of", "1/2 hour", "9/11", "24/7".
  bool IsFraction(int one, int two, int end) const {
    if (text_.Is(end, WordClass::kTimeUnit) ||
        text_.Is(end, WordClass::kUnit)) {
      return true;
    }
    const bool proper = one < two && (one == 1 || two == 4 || two == 3);
    return proper && text_.IsWord(end) && !IsDateHere();
  }

  // "20161016".
  std::optional<DatePhrase> Compact() const {
    const std::string_view digits = text_.Text(at_);
    if (digits.size() != 8 || EndOfDigits(text_, at_) != at_ + 1) {
      return std::nullopt;
    }
    const int year = ToNumber(digits.substr(0, 4));
    const int month = ToNumber(digits.substr(4, 2));
    const int day = ToNumber(digits.substr(6, 2));
    if (year < 1900 || year >= 2100 || !DayExists(year, month, day)) {
      return std::nullopt;
    }
    return Made({Part(year, month, day)}, at_ + 1);
  }

  const TokenText& text_;
  int at_;
  DateOrder order_;
};

}  // namespace

std::optional<DatePhrase> ReadNumericDate(const TokenText& text, int at,
                                          DateOrder order) {
  return NumericDates(text, at, order).Read();
}

}  // namespace claimcheck
