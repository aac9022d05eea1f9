// Dates counted from another: "yesterday", "last week", "two days later".

#ifndef CHECKER_VALUES_RELATIVE_DATES_H_
#define CHECKER_VALUES_RELATIVE_DATES_H_

#include "checker/values/date_resolver.h"

namespace claimcheck {

MaybeReading RelativeDate(const ValueTables& tables, const DateParts& parts,
                          const DateBase& base);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_RELATIVE_DATES_H_
