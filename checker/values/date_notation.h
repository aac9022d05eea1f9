// Writes dates as notations; see date_form.h.

#ifndef CHECKER_VALUES_DATE_NOTATION_H_
#define CHECKER_VALUES_DATE_NOTATION_H_

#include <string>

#include "checker/values/date_form.h"
#include "checker/values/date_resolver.h"

namespace claimcheck {

// "T14:30", "T14", "TMO"; "T14/T16" for a stretch.
std::string ClockNotation(const TimeOfDay& time);

// What a reading comes to: "2025-01-17T14:30".
std::string IsoNotation(const DateReading& reading);

// What the words tell: "XXXX-01-17"; as IsoNotation where all is told.
std::string WrittenNotation(const DateResolver& resolver,
                            const ValueTables& tables, const DatePhrase& phrase,
                            const DateReading& reading, const DateBase& base);

// The whole form of a phrase that means `reading`.
DateForm MakeForm(const TokenText& text, const DateResolver& resolver,
                  const DatePhrase& phrase, const DateReading& reading,
                  const DateBase& base);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_DATE_NOTATION_H_
