// From what words say of a time to the days that are meant.

#ifndef CHECKER_VALUES_DATE_RESOLVER_H_
#define CHECKER_VALUES_DATE_RESOLVER_H_

#include <optional>
#include <string>

#include "checker/values/date_phrase.h"
#include "checker/values/value_tables.h"

namespace claimcheck {

// Where a date looks for what it does not say ("May 5", "on Friday").
enum class Lean {
  kReport,  // The last one, or one that is just ahead.
  kPlan,    // The next one.
  kPast,    // The last one that is over before the base.
  kFuture,  // The next one that is not over.
  kStory,   // The year of the base, or the next if that lies far back.
};

// What dates are relative to.
struct DateBase {
  absl::CivilDay day;
  std::optional<int> second;  // Of that day, where it is known.
  Lean lean = Lean::kReport;
  // A date named before in the text.
  std::optional<DayInterval> anchor;
  std::string region;  // ISO 3166, for holidays.
  // Only holidays that are the same everywhere.
  bool evidence = false;
  bool south = false;  // Seasons of the southern half of the earth.
};

struct DateReading {
  DayInterval days;
  DatePrecision precision = DatePrecision::kDay;
  std::optional<TimeOfDay> time;
  // The pack's code of a season: "SU"; "FY" and "SY" of a fiscal year or a
  // school year.
  std::string season;
  bool approximate = false;
  bool ambiguous = false;
  bool inferred = false;
  bool relative = false;
  bool anchored = false;  // Counted from a date named before.
  // One of many that the words could mean: which one depends on the lean.
  bool open = false;
  // `days` reach from one reading to another, each as long as `precision` of
  // a day says: "next Friday".
  bool either = false;
  // What is most often meant where `days` leave room for more, and the day
  // itself where a count from it has made it wide ("three years ago").
  std::optional<DayInterval> near;
  absl::CivilDay center;
};
using MaybeReading = std::optional<DateReading>;

class DateResolver {
 public:
  explicit DateResolver(const ValueTables& tables) : tables_(tables) {}

  // What `phrase` means, or nothing if there is no such day or it makes no
  // sense (30 February, "last second").
  MaybeReading At(const DatePhrase& phrase, const DateBase& base) const;

 private:
  MaybeReading Clock(const DatePhrase& phrase, const DateBase& base) const;
  MaybeReading Either(const DatePhrase& phrase, const DateBase& base) const;
  MaybeReading Within(const DatePhrase& phrase, const DateBase& base) const;
  MaybeReading NthOf(const DatePhrase& phrase, const DateBase& base) const;
  MaybeReading WeekOf(const DatePhrase& phrase, const DateBase& base) const;
  MaybeReading Moved(const DatePhrase& phrase, const DateBase& base) const;
  MaybeReading Bounded(const DatePhrase& phrase, const DateBase& base) const;
  MaybeReading About(const DatePhrase& phrase, const DateBase& base) const;
  MaybeReading Range(const DatePhrase& phrase, const DateBase& base) const;
  MaybeReading Stretch(const DatePhrase& phrase, const DateBase& base) const;

  const ValueTables& tables_;
};

// "Early" of it and its like.
DateReading PartOf(const DateReading& date, const PartOfTime& part);

// Days moved by a stretch of time; as wide as the unit of the stretch makes
// it ("two years before 2020-01-05" is half a year to either side).
MaybeReading ShiftDate(const DateReading& date, const NumberInterval& count,
                       TimeUnit unit, int direction);

Value ToValue(const DateReading& reading);

struct ResolvedDate {
  DateReading reading;      // Means nothing if `unresolved`.
  bool unresolved = false;  // It needs a reference, and there is none.
};

// What `phrase` means with a wide reference, or without one: holds all that it
// may mean at any day of it. `base.day` is not read.
std::optional<ResolvedDate> ResolveDate(
    const DateResolver& resolver, const DatePhrase& phrase,
    const std::optional<DayInterval>& reference, DateBase base);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_DATE_RESOLVER_H_
