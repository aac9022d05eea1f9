#include "checker/values/date_slots.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "checker/values/number_reader.h"

namespace claimcheck {
namespace {

int ToNumber(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

class SlotFiller {
 public:
  explicit SlotFiller(const TokenText& text) : text_(text) {}

  int Fill(DateSlot slot, int at, DateParts& parts) const {
    switch (slot) {
      case DateSlot::kMonth:
        return Month(at, parts.month);
      case DateSlot::kMonth2:
        return Month(at, parts.month2);
      case DateSlot::kDay:
        return Day(at, parts.day);
      case DateSlot::kDay2:
        return Day(at, parts.day2);
      case DateSlot::kNth:
        return Nth(at, parts.nth);
      case DateSlot::kNth2:
        return Nth(at, parts.nth2);
      case DateSlot::kYear:
        return Year(at, parts.year);
      case DateSlot::kYear2:
        return Year(at, parts.year2);
      case DateSlot::kShortYear:
        return ShortYear(at, parts.year);
      case DateSlot::kBareYear:
        parts.bare_year = true;
        return BareYear(at, parts.year);
      case DateSlot::kYy:
        return TwoDigits(at, parts.yy);
      case DateSlot::kEra:
        return Payload(at, WordClass::kEra, parts.era);
      case DateSlot::kWeekday:
        return Weekday(at, WordClass::kWeekday, parts.weekday);
      case DateSlot::kWd:
        return Weekday(at, WordClass::kWeekdayShort, parts.weekday);
      case DateSlot::kWeekdays:
        return Payload(at, WordClass::kWeekdayPlural, parts.weekday);
      case DateSlot::kSeason:
        return Payload(at, WordClass::kSeason, parts.season);
      case DateSlot::kWhich:
        return Which(at, parts);
      case DateSlot::kAnchoredWhich:
        return Payload(at, WordClass::kWhichAnchored, parts.which);
      case DateSlot::kRelativeDay:
        return RelativeDay(at, parts);
      case DateSlot::kUnit:
        return Payload(at, WordClass::kTimeUnit, parts.unit);
      case DateSlot::kUnit2:
        return Payload(at, WordClass::kTimeUnit, parts.unit2);
      case DateSlot::kCount:
        return Count(at, parts.count);
      case DateSlot::kCount2:
        return Count(at, parts.count2);
      case DateSlot::kQuarter:
        return Quarter(at, parts.quarter);
      case DateSlot::kHalf:
        return Prefixed(at, WordClass::kHalfPrefix, 2, parts.half);
      case DateSlot::kDecade:
        return Decade(at, parts);
      case DateSlot::kHoliday:
        return Payload(at, WordClass::kHoliday, parts.holiday);
      case DateSlot::kWeek:
        return Week(at, parts.week);
      case DateSlot::kDayPart:
        return Payload(at, WordClass::kDayPart, parts.day_part);
      case DateSlot::kYearKind:
        return Payload(at, WordClass::kYearKind, parts.year_kind);
    }
    return at;
  }

 private:
  template <typename Field>
  int Payload(int at, WordClass meaning, Field& field) const {
    const auto hit = text_.Find(at, meaning);
    if (!hit) return at;
    field = hit->payload;
    return hit->end;
  }

  bool CapitalsMatter() const {
    return text_.tables.pack->values.months_capitalised;
  }

  int Month(int at, int& month) const {
    if (CapitalsMatter() && !text_.at(at).capital &&
        text_.Is(at, WordClass::kDoubtfulMonth) && !StandsForAMonth(at)) {
      return at;
    }
    return Payload(at, WordClass::kMonth, month);
  }

  // "In may", "may 5": small letters, but what stands around them tells.
  bool StandsForAMonth(int at) const {
    if (!text_.wide) return false;
    const int next = at + 1;
    const auto which = text_.Find(at - 1, WordClass::kWhich);
    const bool before = text_.Is(at - 1, WordClass::kDateOpener) ||
                        (which && which->payload != 0) ||
                        text_.IsDigits(at - 1) ||
                        text_.Is(at - 1, WordClass::kOrdinalSuffix);
    return before || text_.IsDigits(next) ||
           text_.Is(next, WordClass::kOrdinal);
  }

  int Weekday(int at, WordClass meaning, int& weekday) const {
    if (CapitalsMatter() && !text_.at(at).capital && !text_.wide) return at;
    // "Sun" and "wed" are words as well.
    if (!text_.at(at).capital && !text_.Is(at, WordClass::kWeekday) &&
        text_.IsWord(at + 1) && !text_.Is(at + 1, WordClass::kMonth)) {
      return at;
    }
    return Payload(at, meaning, weekday);
  }

  int Which(int at, DateParts& parts) const {
    const int next = Payload(at, WordClass::kWhich, parts.which);
    if (!text_.wide) return next;
    std::optional<int> other;
    const int wide = Payload(at, WordClass::kWhichWide, other);
    if (wide <= next) {
      return text_.Is(at - 1, WordClass::kWhichNotAfter) ? at : next;
    }
    constexpr int kNearest = 10;  // "This past", "this coming".
    parts.nearest = *other <= -kNearest || *other >= kNearest;
    parts.which = parts.nearest ? *other / kNearest : *other;
    return wide;
  }

  int RelativeDay(int at, DateParts& parts) const {
    // "Nation Today": a name.
    if (text_.at(at).capital && text_.IsWord(at - 1)) return at;
    const auto hit = text_.Find(at, WordClass::kRelativeDay);
    if (!hit) return at;
    const RelativeDayWord& word =
        text_.tables.relative_days[static_cast<size_t>(hit->payload)];
    parts.relative_day = word.day;
    if (word.part >= 0) parts.day_part = word.part;
    return hit->end;
  }

  // True if digits at `at` stand alone: no decimals, groups, times or names.
  bool StandsAlone(int at) const {
    if (text_.at(at).glued) {
      // "Mar3", "FY2023".
      const bool joined = (text_.wide && text_.Is(at - 1, WordClass::kMonth)) ||
                          text_.Is(at - 1, WordClass::kYearKind);
      if ((text_.IsWord(at - 1) && !joined) || text_.IsDigits(at - 1) ||
          text_.IsMark(at - 1, "$") || text_.IsMark(at - 1, ".")) {
        return false;
      }
    }
    const int next = at + 1;
    if (!text_.Has(next) || !text_.at(next).glued) return true;
    if (text_.IsMark(next, "%")) return false;
    if (!text_.IsGluedDigits(next + 1)) {
      // "2003: the invasion", but no time of day or score.
      return !text_.IsMark(next, ":") || text_.Text(at).size() == 4;
    }
    if (text_.IsMark(next, ":")) return false;
    // "June 4,2021" is a date; "17,250" is a number.
    if (text_.IsMark(next, ",")) return text_.Text(next + 1).size() == 4;
    return !text_.IsMark(next, ".");
  }

  int Day(int at, int& day) const {
    if (!text_.IsDigits(at) || text_.Text(at).size() > 2) return at;
    const int number = ToNumber(text_.Text(at));
    if (number < 1 || number > 31 || !StandsAlone(at)) return at;
    day = number;
    const int next = at + 1;
    if (!text_.Has(next) || !text_.at(next).glued || !text_.IsWord(next)) {
      return next;
    }
    if (text_.wide && text_.Is(next, WordClass::kMonth)) return next;
    const auto suffix = text_.Find(next, WordClass::kOrdinalSuffix);
    return suffix ? suffix->end : at;
  }

  // "17th", "seventeenth", "last", "second last", "third to last".
  int Nth(int at, int& nth) const {
    if (const auto last = text_.Find(at, WordClass::kLastOf)) {
      nth = -1;
      return last->end;
    }
    // "09th": with a zero before it.
    int end = at;
    if (text_.IsDigits(at) && text_.Text(at).size() == 2 &&
        text_.Text(at).front() == '0') {
      const auto suffix = text_.Find(at + 1, WordClass::kOrdinalSuffix);
      if (!suffix || !text_.at(at + 1).glued) return at;
      nth = ToNumber(text_.Text(at));
      return nth > 0 ? suffix->end : at;
    }
    const auto number = ReadNumber(text_, at);
    if (!number || !number->ordinal) return SpelledNth(at, nth);
    const Decimal& value = number->interval.low->at;
    if (value < Decimal(1) || value > Decimal(99)) return at;
    nth = static_cast<int>(value.ToDouble());
    end = number->end;
    return FromTheEnd(end, nth);
  }

  // "Second last", "third to last".
  int FromTheEnd(int end, int& nth) const {
    const int to = text_.Is(end, WordClass::kTo) ? end + 1 : end;
    const auto last = text_.Find(to, WordClass::kLastOf);
    if (!last || nth > 9) return end;
    nth = -nth;
    return last->end;
  }

  // "Twenty seventh", which only dates write without a hyphen.
  int SpelledNth(int at, int& nth) const {
    const auto tens = text_.Find(at, WordClass::kCardinal);
    if (!tens || !text_.wide) return at;
    const auto ones = text_.Find(tens->end, WordClass::kOrdinal);
    if (!ones) return at;
    const int ten = NumberOf(*tens);
    const int one = NumberOf(*ones);
    if (ten < 20 || ten % 10 != 0 || ten > 90 || one > 9) return at;
    nth = ten + one;
    return ones->end;
  }

  int NumberOf(const Lexicon::Hit& hit) const {
    return static_cast<int>(
        text_.tables.decimals[static_cast<size_t>(hit.payload)].ToDouble());
  }

  int Year(int at, std::optional<int>& year) const {
    if (text_.IsMark(at, "'") && text_.IsGluedDigits(at + 1) &&
        text_.Text(at + 1).size() == 2 && !text_.at(at).glued) {  // "'98"
      if (text_.Has(at + 2) && text_.at(at + 2).glued && text_.IsWord(at + 2)) {
        return at;
      }
      year = FullYear(ToNumber(text_.Text(at + 1)));
      return at + 2;
    }
    if (text_.IsWord(at)) return text_.wide ? SpelledYear(at, year) : at;
    if (!text_.IsDigits(at) || text_.Text(at).size() > 4 || !StandsAlone(at)) {
      return at;
    }
    const int number = ToNumber(text_.Text(at));
    const int next = at + 1;
    if (const auto era = text_.Find(next, WordClass::kEra)) {
      if (number == 0) return at;
      year = era->payload < 0 ? 1 - number : number;
      return era->end;
    }
    if (text_.Text(at).size() != 4 || number < 1000 || number > 2199) {
      return at;
    }
    if (text_.IsWord(next) && text_.at(next).glued) return at;
    year = number;
    return next;
  }

  // "Nineteen seventy-two", "two thousand and fifteen".
  int SpelledYear(int at, std::optional<int>& year) const {
    const auto first = text_.Find(at, WordClass::kCardinal);
    if (!first) return at;
    const int century = NumberOf(*first);
    if (century >= 12 && century <= 21) {
      const auto tens = text_.Find(first->end, WordClass::kCardinal);
      if (!tens) return at;
      int rest = NumberOf(*tens);
      int end = tens->end;
      if (rest < 10) return at;
      if (rest >= 20 && rest % 10 == 0) {
        const int hyphen = text_.IsGluedMark(end, "-") ? end + 1 : end;
        const auto ones = text_.Find(hyphen, WordClass::kCardinal);
        if (ones && NumberOf(*ones) < 10) {
          rest += NumberOf(*ones);
          end = ones->end;
        }
      }
      year = century * 100 + rest;
      return end;
    }
    const auto number = ReadNumber(text_, at);
    if (!number || !number->spelled || number->ordinal || !number->scaled) {
      return at;
    }
    const NumberInterval& is = number->interval;
    if (!is.low || !is.high || is.low->at < Decimal(1900) ||
        Decimal(2199) < is.low->at) {
      return at;
    }
    year = static_cast<int>(is.low->at.ToDouble());
    return number->end;
  }

  // The year of "14 April 15", at the end of what is said.
  int ShortYear(int at, std::optional<int>& year) const {
    if (!text_.wide || !text_.IsDigits(at) || text_.Text(at).size() != 2 ||
        !StandsAlone(at) || text_.IsWord(at + 1)) {
      return at;
    }
    year = FullYear(ToNumber(text_.Text(at)));
    return at + 1;
  }

  // The first year of "499-493 BC".
  int BareYear(int at, std::optional<int>& year) const {
    if (!text_.IsDigits(at) || text_.Text(at).size() > 4 || !StandsAlone(at)) {
      return at;
    }
    const int number = ToNumber(text_.Text(at));
    if (number == 0 || (text_.IsWord(at + 1) && text_.at(at + 1).glued)) {
      return at;
    }
    year = number;
    return at + 1;
  }

  int TwoDigits(int at, int& number) const {
    if (!text_.IsGluedDigits(at) || text_.Text(at).size() != 2 ||
        !StandsAlone(at)) {
      return at;
    }
    number = ToNumber(text_.Text(at));
    return at + 1;
  }

  // "1990s", "'90s", "90s".
  int Decade(int at, DateParts& parts) const {
    int digits = at;
    if (text_.IsMark(at, "'")) ++digits;
    if (!text_.IsDigits(digits)) return at;
    const size_t size = text_.Text(digits).size();
    const int number = ToNumber(text_.Text(digits).substr(0, 4));
    if (number % 10 != 0) return at;
    if (size == 4 && digits == at) {
      if (number < 1000 || number > 2199) return at;
    } else if (size != 2 || number < 20 ||
               (digits > at && !text_.at(digits).glued)) {
      return at;
    }
    int next = digits + 1;
    if (text_.IsGluedMark(next, "'")) ++next;
    if (!text_.Has(next) || !text_.at(next).glued) return at;
    const auto suffix = text_.Find(next, WordClass::kDecadeSuffix);
    if (!suffix) return at;
    if (size == 2 && !text_.wide) return at;
    parts.decade = number;
    return suffix->end;
  }

  // "Q3", "H2".
  int Prefixed(int at, WordClass prefix, int most, int& field) const {
    const auto hit = text_.Find(at, prefix);
    if (!hit || !text_.IsGluedDigits(hit->end)) return at;
    const int number = ToNumber(text_.Text(hit->end).substr(0, 2));
    if (number < 1 || number > most) return at;
    field = number;
    return hit->end + 1;
  }

  // "Q3" or "third quarter".
  int Quarter(int at, int& quarter) const {
    const int prefixed = Prefixed(at, WordClass::kQuarterPrefix, 4, quarter);
    if (prefixed > at || text_.Is(at, WordClass::kQuarterPrefix)) {
      return prefixed;
    }
    int nth = 0;
    const int end = Nth(at, nth);
    if (end == at || nth > 4 || nth < -1) return at;
    const int unit = text_.IsGluedMark(end, "-") ? end + 1 : end;
    const auto hit = text_.Find(unit, WordClass::kTimeUnit);
    if (!hit || static_cast<TimeUnit>(hit->payload) != TimeUnit::kQuarter) {
      return at;
    }
    if (nth < 0) return at;  // "The last quarter": relative.
    quarter = nth;
    return hit->end;
  }

  int Week(int at, int& week) const {
    if (!text_.IsDigits(at) || text_.Text(at).size() > 2 || !StandsAlone(at)) {
      return at;
    }
    const int number = ToNumber(text_.Text(at));
    if (number < 1 || number > 53) return at;
    week = number;
    return at + 1;
  }

  int Count(int at, std::optional<NumberInterval>& count) const {
    // "Two quarters" are no half here.
    const auto cardinal = text_.Find(at, WordClass::kCardinal);
    if (cardinal && text_.Is(cardinal->end, WordClass::kFractionPart)) {
      const Decimal value(NumberOf(*cardinal));
      count = NumberInterval{Bound{value}, Bound{value}};
      return cardinal->end;
    }
    const auto number = ReadNumber(text_, at, {.articles = true});
    if (!number || number->ordinal || number->money_suffix) return at;
    count = number->interval;
    return number->end;
  }

  const TokenText& text_;
};

}  // namespace

bool MayFill(const TokenText& text, DateSlot slot, const Token& token) {
  const bool digits = token.kind == Token::Kind::kDigits;
  const auto may = [&](std::initializer_list<WordClass> meanings) {
    return std::any_of(meanings.begin(), meanings.end(),
                       [&](WordClass meaning) {
                         return text.tables.lexicon.MayStart(token, meaning);
                       });
  };
  const bool quote = token.kind == Token::Kind::kMark;
  switch (slot) {
    case DateSlot::kMonth:
    case DateSlot::kMonth2:
      return may({WordClass::kMonth});
    case DateSlot::kDay:
    case DateSlot::kDay2:
    case DateSlot::kYy:
    case DateSlot::kWeek:
    case DateSlot::kShortYear:
    case DateSlot::kBareYear:
      return digits;
    case DateSlot::kDecade:
      return digits || quote;
    case DateSlot::kYear:
    case DateSlot::kYear2:
      return digits || quote || (text.wide && may({WordClass::kCardinal}));
    case DateSlot::kNth:
    case DateSlot::kNth2:
      return digits || may({WordClass::kOrdinal, WordClass::kLastOf}) ||
             (text.wide && may({WordClass::kCardinal}));
    case DateSlot::kEra:
      return may({WordClass::kEra});
    case DateSlot::kWeekday:
      return may({WordClass::kWeekday});
    case DateSlot::kWd:
      return may({WordClass::kWeekdayShort});
    case DateSlot::kWeekdays:
      return may({WordClass::kWeekdayPlural});
    case DateSlot::kSeason:
      return may({WordClass::kSeason});
    case DateSlot::kWhich:
      return may({WordClass::kWhich}) ||
             (text.wide && may({WordClass::kWhichWide}));
    case DateSlot::kAnchoredWhich:
      return may({WordClass::kWhichAnchored});
    case DateSlot::kRelativeDay:
      return may({WordClass::kRelativeDay});
    case DateSlot::kUnit:
    case DateSlot::kUnit2:
      return may({WordClass::kTimeUnit});
    case DateSlot::kCount:
    case DateSlot::kCount2:
      return digits || may({WordClass::kCardinal, WordClass::kArticle,
                            WordClass::kVague, WordClass::kFraction});
    case DateSlot::kQuarter:
      return digits || may({WordClass::kQuarterPrefix, WordClass::kOrdinal});
    case DateSlot::kHalf:
      return may({WordClass::kHalfPrefix});
    case DateSlot::kHoliday:
      return may({WordClass::kHoliday});
    case DateSlot::kDayPart:
      return may({WordClass::kDayPart});
    case DateSlot::kYearKind:
      return may({WordClass::kYearKind});
  }
  return false;
}

int FillSlot(const TokenText& text, DateSlot slot, int at, DateParts& parts) {
  return SlotFiller(text).Fill(slot, at, parts);
}

int FullYear(int two_digits) {
  constexpr int kFirstOfLastCentury = 50;
  return two_digits + (two_digits < kFirstOfLastCentury ? 2000 : 1900);
}

}  // namespace claimcheck
