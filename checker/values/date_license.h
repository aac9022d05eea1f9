// Whether words that may be a date are one, by what stands around them.

#ifndef CHECKER_VALUES_DATE_LICENSE_H_
#define CHECKER_VALUES_DATE_LICENSE_H_

#include "checker/values/date_phrase.h"
#include "checker/values/value_tables.h"

namespace claimcheck {

// "In 2001", "the 1998 pact", "(2001)", "the March talks": the year, month or
// season at token `at` is a date.
bool IsLicensed(const TokenText& text, int at, const DateParts& parts);

// "On the 13th", "the 13th": and not "the 13th floor" or "the third".
bool IsDayOfMonth(const TokenText& text, int at, int end);

// "Sun" and "Wed" are weekdays before a point, a comma, figures or nothing.
bool IsShortName(const TokenText& text, int at, const DateParts& parts);

// "Of 2000 people", "about 1950 tonnes": a number, though it may be a year.
bool CountsNoun(const TokenText& text, int at, int end);

// "The year", "end of year", but not "by year".
bool HasArticleOrPart(const TokenText& text, int at);

// "At 7", "nine thirty", "around 7", "lunch" at token `at`, behind a day: a
// time of day, though it may be none elsewhere.
bool MayStandBehind(const TokenText& text, const DatePhrase& clock, int at);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_DATE_LICENSE_H_
