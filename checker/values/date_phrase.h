// What words say of a time, before it is known what they are relative to.

#ifndef CHECKER_VALUES_DATE_PHRASE_H_
#define CHECKER_VALUES_DATE_PHRASE_H_

#include <vector>

#include "checker/values/date_patterns.h"
#include "checker/values/value.h"

namespace claimcheck {

// A tree: "the Friday before noon on 5 May" is made of smaller phrases.
//
// Shape: `of` holds as many phrases as the kind says.
struct DatePhrase {
  enum class Kind {
    kParts,    // What one pattern matched. 0.
    kEither,   // Readings of which one is meant: "03/04/25". 2 or more.
    kClock,    // A time of day. 0.
    kVague,    // "now", "recently": `payload` is a VagueDate. 0.
    kWithin,   // The first, finer one in the second: "noon on Friday". 2.
    kPart,     // "early": `payload` is an index of a PartOfTime. 1.
    kNthOf,    // By `parts`: "the second Monday of". 1.
    kWeekOf,   // The week (or other unit in `parts`) that holds it. 1.
    kMoved,    // By `parts`: "two days before". 1.
    kBounded,  // "after": `payload` is a DateBound. 1.
    kAbout,    // 1.
    kRange,    // From the first to the second. 2.
    kStretch,  // As long as `parts` say, from it on. 1.
  };

  Kind kind = Kind::kParts;
  int begin = 0;  // Tokens [begin, end).
  int end = 0;
  DateParts parts;
  TimeOfDay clock;
  int payload = 0;
  // False for what is a time of day only if more speaks for it: "7".
  bool sure = true;
  bool plural = false;  // "mornings".
  // Looks ahead for what is not said: "will meet on Friday".
  bool plan = false;
  std::vector<DatePhrase> of;
};

// How coarse a phrase is, and what it lacks.
struct DateTraits {
  enum class Level { kClock, kDay, kWeek, kMonth, kSeason, kYear, kLong };
  Level level = Level::kDay;
  bool clock = false;    // Tells a time of day.
  bool weekday = false;  // Tells a weekday and nothing else of the day.
  bool nth_day = false;  // "the 21st": lacks its month.
  // Lacks something larger: the year of "May 5", the week of "Friday".
  bool open = false;
  bool shift = false;  // Counted from somewhere: "in two weeks".
  bool joins = true;   // Can be made finer or put into something coarser.
};
DateTraits TraitsOf(const DatePhrase& phrase);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_DATE_PHRASE_H_
