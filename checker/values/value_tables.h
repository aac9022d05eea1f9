// A language pack's words for values, compiled for reading.

#ifndef CHECKER_VALUES_VALUE_TABLES_H_
#define CHECKER_VALUES_VALUE_TABLES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/lang/language_pack.h"
#include "checker/values/date_patterns.h"
#include "checker/values/decimal.h"
#include "checker/values/holidays.h"
#include "checker/values/lexicon.h"
#include "checker/values/value.h"

namespace claimcheck {

enum class TimeUnit {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeekend,
  kWeek,
  kFortnight,
  kMonth,
  kQuarter,
  kSeason,
  kYear,
  kDecade,
  kCentury,
  kMillennium
};

// How long a unit is: so many months, or else so many seconds.
struct TimeUnitLength {
  int months = 0;
  int seconds = 0;
};
TimeUnitLength LengthOf(TimeUnit unit);

// The notation's name of a unit: "year".
std::string_view TimeUnitName(TimeUnit unit);

// How many units of `part` a `whole` has, a year having 365.25 days.
Decimal UnitsPer(TimeUnit whole, TimeUnit part);

struct UnitOfMeasure {
  std::string name;       // As first in the pack, in words: "barrel".
  std::string base;       // "cubic metre".
  std::string dimension;  // "volume".
  Decimal factor;         // Of the base unit.
  Decimal zero;           // Where its zero lies, in base units: -160/9 for °F.
  std::string rate;       // The dimension of so much per time: "volume flow".
  TimeUnit rate_per = TimeUnit::kYear;
};

// Inclusive month and day ends; `from` may lie after `to`, over New Year.
struct SeasonDays {
  std::string code;  // "SU"
  int from_month = 1;
  int from_day = 1;
  int to_month = 1;
  int to_day = 1;
};

// The part [from, to) of `of` equal parts of a stretch of time.
struct PartOfTime {
  int from = 0;
  int to = 1;
  int of = 1;
  bool exact = false;
  bool end = false;  // "The end of": of a day, its last second.
};

// What a word or sign of money stands for.
struct CurrencyForm {
  std::string unit;             // As Value::unit.
  std::string name;             // "cent"; as first in the pack.
  Decimal factor = Decimal(1);  // "cent": 0.01.
};

// "⅓".
struct SignFraction {
  Decimal value;
  Decimal denominator = Decimal(1);
};

// "The last but one": one before the end.
struct RelativePlace {
  OrdinalFrom from = OrdinalFrom::kStart;
  int offset = 0;
};

// kFrom and kUntil are "since May" and "until May", which tell May itself.
enum class DateBound { kAfter, kSince, kBefore, kBy, kFrom, kUntil };

enum class YearKind { kFiscal, kSchool, kCalendar };

// "Morning", "the afternoons". Units: seconds after midnight; `to` lies before
// `from` if it is one of the next day.
struct DayPart {
  int from = 0;
  int to = 0;
  std::string code;  // "MO"
  bool plural = false;
  bool weak = false;  // A time only where more speaks for it: "lunch".
};

struct ClockZone {
  int minutes = 0;     // East of Greenwich.
  bool wordy = false;  // A word that means other things too: "eastern".
};

// "Yesterday", "last night".
struct RelativeDayWord {
  int day = 0;
  int part = -1;  // Index of a DayPart.
};

// "Daily", "biweekly".
struct FrequencyWord {
  Decimal count = Decimal(1);
  TimeUnit unit = TimeUnit::kDay;
};

// "Now", "recently", "soon": no dates, and yet said of time.
enum class VagueDate { kNow, kPast, kFuture };

// Shape: a phrase's payload is an index into the vector for its meaning, or,
//        for months, weekdays, `which`, relative days, time units and bounds,
//        the number itself.
struct ValueTables {
  const LanguagePack* pack = nullptr;
  Lexicon lexicon;
  std::vector<Decimal> decimals;
  std::vector<NumberInterval> intervals;
  std::vector<UnitOfMeasure> units;
  std::vector<UnitOfMeasure> continued;  // Those that go on from another.
  std::vector<CurrencyForm> currencies;
  std::vector<SignFraction> fractions;
  std::vector<RelativePlace> places;
  std::vector<SeasonDays> seasons;
  std::vector<PartOfTime> parts;
  std::vector<DayPart> day_parts;
  std::vector<ClockZone> zones;
  std::vector<RelativeDayWord> relative_days;
  std::vector<FrequencyWord> frequencies;
  std::vector<Holiday> holidays;
  DatePatterns patterns;
};

// The tables of a pack, made once. Thread-safe.
//
// Source: `pack` must live as long as the program, as the packs of
//         FindLanguagePack do.
const ValueTables& TablesOf(const LanguagePack& pack);

// A text with its tokens, as the readers see it.
struct TokenText {
  const ValueTables& tables;
  std::string_view text;
  std::vector<Token> tokens;
  // Read also what is a date in all likelihood only ("monday", "4/5", a year
  // on its own, "now") and what is time but no date (times of day, sets):
  // for lists of all there is, never as evidence. Likewise numbers that hardly
  // count anything.
  bool wide = false;

  TokenText(const ValueTables& all_tables, std::string_view whole,
            bool all = false)
      : tables(all_tables),
        text(whole),
        tokens(tables.lexicon.Cut(whole)),
        wide(all) {}

  int size() const { return static_cast<int>(tokens.size()); }
  bool Has(int at) const { return at >= 0 && at < size(); }
  const Token& at(int i) const { return tokens[static_cast<size_t>(i)]; }
  std::string_view Text(int i) const {
    return text.substr(static_cast<size_t>(at(i).begin),
                       static_cast<size_t>(at(i).end - at(i).begin));
  }
  bool IsMark(int i, std::string_view mark) const {
    return Has(i) && at(i).kind == Token::Kind::kMark && Text(i) == mark;
  }
  bool IsGluedMark(int i, std::string_view mark) const {
    return IsMark(i, mark) && at(i).glued;
  }
  bool IsDigits(int i) const {
    return Has(i) && at(i).kind == Token::Kind::kDigits;
  }
  bool IsGluedDigits(int i) const { return IsDigits(i) && at(i).glued; }
  bool IsWord(int i) const {
    return Has(i) && at(i).kind == Token::Kind::kWord;
  }
  std::optional<Lexicon::Hit> Find(int i, WordClass meaning) const {
    // Most tokens start nothing; that is seen without a call.
    if (!Has(i) || !tables.lexicon.MayStart(at(i), meaning)) return {};
    return tables.lexicon.Find(text, tokens, i, meaning);
  }
  // The token after a phrase of this meaning, or `i`.
  int Skip(int i, WordClass meaning) const {
    const auto hit = Find(i, meaning);
    return hit ? hit->end : i;
  }
  bool Is(int i, WordClass meaning) const {
    return Find(i, meaning).has_value();
  }
};

}  // namespace claimcheck

#endif  // CHECKER_VALUES_VALUE_TABLES_H_
