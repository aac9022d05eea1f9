// Dates by the parts of the calendar that are written: year, month, day,
// season, quarter, holiday.

#ifndef CHECKER_VALUES_CALENDAR_DATES_H_
#define CHECKER_VALUES_CALENDAR_DATES_H_

#include "checker/values/date_resolver.h"

namespace claimcheck {

// What the parts mean; their year, or month, is found out from the base where
// it is not written.
MaybeReading CalendarDate(const ValueTables& tables, const DateParts& parts,
                          const DateBase& base);

// The days meant if the (first) year is `year`.
MaybeReading CalendarDateIn(const ValueTables& tables, const DateParts& parts,
                            const DateBase& base, absl::civil_year_t year);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_CALENDAR_DATES_H_
