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

// What a pattern means. Those in the first part are dates on their own, those
// in the second are said of a date that follows.
enum class DateMeaning {
  kCalendar,   // A date by its parts.
  kLicensed,   // The same, only after a word like "in" or a part like "early".
  kShift,      // "last year", "Wednesday", "tomorrow".
  kAfterNext,  // "the Friday after next".
  kElapsed,    // "earlier this year": until the reference.
  kRemaining,  // "later this year": from the reference on.
  kAgo,        // "two weeks ago".
  kAhead,      // "two weeks from now".
  kBackStretch,   // "the past year": so long up to the reference.
  kWindow,        // "the next two weeks".
  kWithin,        // "within two weeks": from the reference until then.
  kAnchored,      // "two days later", "that month": from a day named before.
  kSameTime,      // "at the same time": as the date named before.
  kAnchoredOn,    // "the day after".
  kAnchoredBack,  // "two days earlier".
  kPartOnly,      // "the year", after a part like "the end of".
  kWhole,         // "the year", without one.
  kWeekNumber,    // "week 31".
  kDayOfMonth,    // "the 21st".
  kCentury,       // "the 19th century".
  kFiscal,        // "fiscal 2024": a year that begins when its owner says.
  kNothing,       // Words that look like a value and are none.

  kBefore,         // "two days before", and a date.
  kAfter,          // "two days after".
  kNthOf,          // "the second Monday of", "the last two weeks of".
  kWeekOf,         // "the week of".
  kPartOf,         // "the morning of".
  kStretch,        // "two weeks starting".
  kStretchBehind,  // "for two weeks", behind one.
};

// Slots, as named in patterns.
enum class DateSlot {
  kMonth,
  kMonth2,
  kDay,
  kDay2,
  kNth,
  kNth2,
  kYear,
  kYear2,
  kShortYear,
  kBareYear,
  kYy,
  kEra,
  kWeekday,
  kWd,
  kWeekdays,
  kSeason,
  kWhich,
  kAnchoredWhich,
  kRelativeDay,
  kUnit,
  kUnit2,
  kCount,
  kCount2,
  kQuarter,
  kHalf,
  kDecade,
  kHoliday,
  kWeek,
  kDayPart,
  kYearKind
};

// What the slots of one match held; 0, -1 or no value for those it has not.
struct DateParts {
  DateMeaning meaning = DateMeaning::kCalendar;
  int end = 0;  // The token after the match.
  int month = 0;
  int month2 = 0;
  int day = 0;
  int day2 = 0;
  int nth = 0;  // Negative from the end: -1 is the last.
  int nth2 = 0;
  std::optional<int> year;  // 0 is 1 BC.
  std::optional<int> year2;
  bool bare_year = false;  // `year` has its era behind `year2`.
  int yy = -1;
  int era = 0;  // -1 before our era.
  int weekday = 0;
  int quarter = 0;
  int half = 0;
  int week = 0;
  int decade = -1;  // Its first year; below 100 of an untold century.
  int season = -1;
  int holiday = -1;
  int day_part = -1;
  int year_kind = -1;  // A YearKind.
  std::optional<int> which;
  bool nearest = false;  // "This coming".
  std::optional<int> relative_day;
  int unit = -1;  // A TimeUnit.
  std::optional<NumberInterval> count;
  // Of a pattern with two ends: the tokens of the first are [first, first_end),
  // those of the second begin at `second`.
  int first = -1;
  int first_end = -1;
  int second = -1;
  // "2 weeks and 3 days": the smaller part.
  int unit2 = -1;
  std::optional<NumberInterval> count2;
};

class DatePatterns {
 public:
  // `group` names the meaning; with " loose" behind it the pattern is read
  // only where the text is read widely (see TokenText).
  void Add(std::string_view group, std::string_view pattern,
           const FormTable& lists, Lexicon& lexicon);

  // Every pattern that matches at token `at`, longest first, in the order of
  // the pack among equals.
  std::vector<DateParts> Match(const TokenText& text, int at) const;

 private:
  struct Edge {
    int label = 0;  // A word's number or a DateSlot.
    int target = 0;
    bool loose = true;  // Only patterns of loose groups go on here.
  };
  struct Node {
    std::vector<Edge> words;  // Sorted by label.
    std::vector<Edge> slots;  // In the order of the pack.
    std::vector<DateMeaning> meanings;
    std::vector<DateMeaning> loose;
  };
  class Walk;

  // The node behind an edge from `node`, made if need be.
  int Follow(int node, bool slot, int label, bool loose);

  std::vector<Node> nodes_{1};
};

}  // namespace claimcheck

#endif  // CHECKER_VALUES_DATE_PATTERNS_H_
