// From the parts of a written date to days.

#ifndef CHECKER_VALUES_DATE_RESOLVER_H_
#define CHECKER_VALUES_DATE_RESOLVER_H_

#include <optional>

#include "checker/values/date_patterns.h"
#include "checker/values/value_tables.h"

namespace claimcheck {

struct ResolveOptions {
  std::optional<DayInterval> reference;
  bool forward = false;  // A plan: years and weekdays lie ahead.
};

struct ResolvedDate {
  Value value;              // A date, unless `unresolved`.
  bool unresolved = false;  // It needs a reference, and there is none.
};

// The date that `parts` mean, or none if there is no such day or the pattern
// makes no sense (30 February, "last second").
std::optional<ResolvedDate> ResolveDate(const ValueTables& tables,
                                        const DateParts& parts,
                                        const ResolveOptions& options);

// "early" of it and its like.
Value PartOf(const Value& date, const PartOfTime& part);

// `date` moved by a stretch of time, forwards or backwards; the result is as
// wide as the unit of the stretch makes it ("two years before 2020-01-05" is
// that day two years earlier).
std::optional<Value> ShiftDate(const Value& date, const NumberInterval& count,
                               TimeUnit unit, int direction);

// A date of these days.
Value MakeDate(const DayInterval& days, DatePrecision precision);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_DATE_RESOLVER_H_
