// What prose says, as an interval with the precision it was written in.

#ifndef CHECKER_VALUES_VALUE_H_
#define CHECKER_VALUES_VALUE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "checker/text/span.h"
#include "checker/values/decimal.h"

namespace claimcheck {

enum class ValueKind { kDate, kDuration, kNumber, kQuantity, kMoney, kPercent };

// "date", "duration", ...
std::string_view ValueKindName(ValueKind kind);

// Days [earliest, latest], both included.
//
// Shape: earliest <= latest. Open ends are kFirstDay and kLastDay. Years before
//        our era count as astronomers do: 0 is 1 BC, -489 is 490 BC.
struct DayInterval {
  absl::CivilDay earliest;
  absl::CivilDay latest;

  bool IsOneDay() const { return earliest == latest; }
  friend bool operator==(const DayInterval&, const DayInterval&) = default;
};

inline const absl::CivilDay kFirstDay(-9999, 1, 1);
inline const absl::CivilDay kLastDay(9999, 12, 31);

// How finely a date was written. kSpan is a range or a vague stretch ("early
// October", "over the summer", "between May and July").
enum class DatePrecision {
  kDay,
  kWeek,
  kSpan,
  kMonth,
  kSeason,
  kQuarter,
  kYear,
  kDecade,
  kCentury
};

// How finely a time of day was written. kPart is a part of the day ("morning").
enum class ClockPrecision { kSecond, kMinute, kHour, kPart };

// A time of day, of a date: from `from` on its first day to `to` on its last.
//
// Shape: a point ("5:30 pm") has from == to; on one day from <= to.
// Units: seconds after midnight, 0 to 86400; on the clock of `zone`.
struct TimeOfDay {
  int from = 0;
  int to = 0;
  ClockPrecision precision = ClockPrecision::kMinute;
  std::optional<ClockPrecision> to_precision;  // Of `to`, if another.
  // Said on a clock of twelve hours, and not whether before or after noon: so
  // the same twelve hours later may be meant.
  bool twelve = false;
  std::string part;                 // "MO" of "morning": see the pack.
  std::string zone;                 // As written: "EST". Empty if not told.
  std::optional<int> zone_minutes;  // East of Greenwich.

  friend bool operator==(const TimeOfDay&, const TimeOfDay&) = default;
};

// One end of an interval of numbers.
struct Bound {
  Decimal at;
  bool included = true;
  friend bool operator==(const Bound&, const Bound&) = default;
};

// Shape: low <= high; a missing bound is open to infinity.
struct NumberInterval {
  std::optional<Bound> low;
  std::optional<Bound> high;
  friend bool operator==(const NumberInterval&,
                         const NumberInterval&) = default;
};

// What an ordinal counts from: "the third", "the last but one", "the next".
enum class OrdinalFrom { kStart, kEnd, kCurrent };

// One value. Which fields mean something depends on `kind`.
struct Value {
  ValueKind kind = ValueKind::kNumber;

  // kDate.
  DayInterval days;
  DatePrecision precision = DatePrecision::kDay;
  // Compare does not look at it: dates are compared by days.
  std::optional<TimeOfDay> time;

  // All other kinds.
  // Units: kNumber none; kPercent percent (3 for "3 %"), with `unit` "pp" for
  //        percentage points, which are another thing; kMoney `unit` is an
  //        ISO 4217 code, or, where the text does not tell whose dollars or
  //        rupees, the shared name ("$", "rupee"), which compares with every
  //        currency that bears it; a rate is a unit of its own ("USD per
  //        year"); kQuantity the base unit of `dimension`, named in `unit`
  //        ("metre", "cubic metre per year"); kDuration "month" (calendar
  //        units: months, years, decades) or "second" (weeks and shorter).
  // Shape: written precision is in the interval: "3.2 million" is
  //        [3.15, 3.25) million, "47" is 47 alone, "about 50" is wider, "more
  //        than 40" is open above.
  NumberInterval number;
  std::string unit;
  std::string dimension;  // kQuantity: "length", "volume flow".

  // How the interval came about; shown as notes.
  bool approximate = false;  // "about", "nearly", "early October".
  bool inferred = false;     // A part (the year) was taken from the reference.
  bool relative = false;     // "last year", "on Wednesday".
  bool ambiguous = false;    // More than one reading; the interval holds all.
  bool ordinal = false;      // kNumber: "17th".
  OrdinalFrom from = OrdinalFrom::kStart;  // Of an ordinal.
  bool share = false;  // kNumber: part of a whole: "two thirds", "1 in 5".
  bool age = false;    // kDuration: how old something is.

  friend bool operator==(const Value&, const Value&) = default;
};

// A number as it stands in the text, with the sign and unit it is written
// with. A value has one, or two as a range, or more as "5 feet 2 inches".
//
// Shape: `number` lies in `range`; neither holds "about" or "per year".
struct WrittenNumber {
  NormalRange range;
  NormalRange number;
  Decimal amount;               // Before rounding: 3,200,000.
  std::string unit;             // "mile", "cent"; empty without one.
  Decimal factor = Decimal(1);  // Units of the value in one of these.
  bool high = false;            // Of the upper end of a range.
};

// "2025-01-17", "2025-01", "2025", "2025-10-01..2025-10-10", "12 years",
// "47", "> 40", "54500000000..55500000000 cubic metre per year", "3 %",
// "1200000 EUR". Canonical: equal values print alike. Not for parsing.
std::string FormatValue(const Value& value);
std::string FormatDays(const DayInterval& days);

// How `a` stands to `b`.
enum class Relation {
  kEqual,
  kCoarser,  // a contains b.
  kFiner,    // a lies inside b.
  kOverlapping,
  kDisjoint,
  kIncomparable,  // Other kinds, dimensions or currencies; "17th" and 17.
};

std::string_view RelationName(Relation relation);

// Symmetric (kCoarser against kFiner), reflexive, and NOT transitive: compare
// pairs or against one expected value; never group by it. Months against days
// count 28 to 31 days each, years 365 or 366. A share is comparable with a
// percentage ("a third", 33 %) and not with a count; an age and what is no age
// can agree and do not exclude each other.
Relation Compare(const Value& a, const Value& b);

// The seconds a duration lasts, whatever the months and years it is counted
// in: an interval even of a point.
NumberInterval InSeconds(const Value& duration);

// True unless kDisjoint or kIncomparable.
bool Compatible(Relation relation);

// Reads the `expect:` of a rule, as a value of `kind`:
//   date      2025-01-17, 2025-01, 2025, 2025-02..2025-04, ">= 2025-01-17"
//   duration  12 years, "18..24 months", ">= 2 weeks", P20Y
//   number    47, 40..50, ">= 47", "< 3.5 million"
//   quantity  55 km, "50..60 cubic metres per year"
//   money     1.2 million EUR, $5, "> 3 billion roubles"
//   percent   3 %, "2..4 %"
// Shape: one number has the precision it is written with, as in prose: "33 %"
//        is [32.5, 33.5), "8 million EUR" [7.5, 8.5) million, "47" 47 alone;
//        the ends of ranges and of comparisons are exact, and with kExact all.
// Errors: InvalidArgument, saying what was wanted. 30 February is an error.
enum class ExpectedPrecision { kAsWritten, kExact };
absl::StatusOr<Value> ParseExpected(
    ValueKind kind, std::string_view text,
    ExpectedPrecision precision = ExpectedPrecision::kAsWritten);

// What `expect:` says, read exactly and made wider at both ends that are not
// open: by an amount in its own unit, by a share of itself ("5 %"), by
// percentage points where it is a percentage, or by a length of time where it
// is a date ("2 days").
// Errors: InvalidArgument, saying what was wanted.
absl::StatusOr<Value> ParseExpectedWithTolerance(ValueKind kind,
                                                 std::string_view text,
                                                 std::string_view tolerance);

// Reads "2025-01-18", "2025-10", "2025" or a range of two of them with "..".
// Errors: InvalidArgument for a day that does not exist or a range upside
//         down, saying which.
absl::StatusOr<DayInterval> ParseDays(std::string_view text);

// The days that "03/04/25", "3.4.2025" or "3-4-25" may be, the day first or
// the month first; a year of two digits is of this century. Empty for all else.
std::vector<DayInterval> DayOrMonthFirst(std::string_view text);

// When something was published: days, and the second of the day if told.
struct Publication {
  DayInterval days;
  std::optional<int> second;
};

// Reads what ParseDays does, and "2025-01-18T14:30" or "...T14:30:05".
absl::StatusOr<Publication> ParsePublication(std::string_view text);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_VALUE_H_
