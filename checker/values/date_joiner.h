// Which phrases of time go together: "noon" and "on Friday", "Christmas" and
// "2019", "Monday" and "next week".

#ifndef CHECKER_VALUES_DATE_JOINER_H_
#define CHECKER_VALUES_DATE_JOINER_H_

#include <optional>

#include "checker/values/date_phrase.h"

namespace claimcheck {

// What stands between two phrases.
enum class DateLink {
  kNone,
  kComma,
  kWord,  // on, at, of, in, the
  kMark,  // A dash or an opening bracket.
};

// One phrase of two neighbours, or none if they are two.
std::optional<DatePhrase> JoinDates(const DatePhrase& first,
                                    const DatePhrase& second, DateLink link);

// Two ends of a stretch of time as one phrase, or none if they are no such.
std::optional<DatePhrase> JoinEnds(const DatePhrase& from,
                                   const DatePhrase& to);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_DATE_JOINER_H_
