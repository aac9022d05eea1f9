// The patterns of a pack that recognise dates, as one trie over words and
// slots.
//
//   "{month} {day} [[,] {year}]"
//
// [ ] may be left out, ( | ) are alternatives, {x} is a slot or a list of the
// pack's date_words. A mark or word stands for itself.

#ifndef CHECKER_VALUES_DATE_PATTERNS_H_
#define CHECKER_VALUES_DATE_PATTERNS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "checker/lang/value_words.h"
#include "checker/values/lexicon.h"
#include "checker/values/value.h"

namespace claimcheck {

struct TokenText;

// What a pattern means.
enum class DateMeaning {
  kCalendar,   // A date by its parts.
  kLicensed,   // The same, only after a word like "in" or a part like "early".
  kShift,      // "last year", "Wednesday", "tomorrow".
  kElapsed,    // "earlier this year": until the reference.
  kRemaining,  // "later this year": from the reference on.
  kAgo,        // "two weeks ago".
  kAhead,      // "two weeks from now".
  kBackStretch,  // "the past year": so long up to the reference.
  kAnchored,     // "two days later": from a day that other words tell.
  kBefore,       // "two days before", and a date.
  kAfter,
  kPartOnly,  // "the year", after a part like "the end of".
  kNothing,   // Words that look like a value and are none.
};

// Slots, as named in patterns.
enum class DateSlot {
  kMonth,
  kMonth2,
  kDay,
  kDay2,
  kNth,
  kYear,
  kYear2,
  kYy,
  kWeekday,
  kWd,
  kSeason,
  kWhich,
  kRelativeDay,
  kUnit,
  kCount,
  kQuarter,
  kDecade
};

// What the slots of one match held; 0, or no value, for those it has not.
struct DateParts {
  DateMeaning meaning = DateMeaning::kCalendar;
  int end = 0;  // The token after the match.
  int month = 0;
  int month2 = 0;
  int day = 0;
  int day2 = 0;
  int nth = 0;
  int year = 0;
  int year2 = 0;
  int yy = -1;
  int weekday = 0;
  int quarter = 0;
  int decade = 0;
  int season = -1;
  std::optional<int> which;
  std::optional<int> relative_day;
  int unit = -1;  // A TimeUnit.
  std::optional<NumberInterval> count;
};

class DatePatterns {
 public:
  void Add(std::string_view meaning, std::string_view pattern,
           const FormTable& lists, Lexicon& lexicon);

  // Every pattern that matches at token `at`, longest first, in the order of
  // the pack among equals.
  std::vector<DateParts> Match(const TokenText& text, int at) const;

 private:
  struct Edge {
    bool slot = false;
    int label = 0;  // A word's number or a DateSlot.
    int target = 0;
    friend bool operator==(const Edge&, const Edge&) = default;
  };
  struct Node {
    std::vector<Edge> edges;
    std::vector<DateMeaning> meanings;
  };
  class Walk;

  std::vector<Node> nodes_{1};
};

}  // namespace claimcheck

#endif  // CHECKER_VALUES_DATE_PATTERNS_H_
