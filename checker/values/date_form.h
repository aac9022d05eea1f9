// How a date or time was written, beside what it comes to.

#ifndef CHECKER_VALUES_DATE_FORM_H_
#define CHECKER_VALUES_DATE_FORM_H_

#include <optional>
#include <string>
#include <vector>

#include "checker/text/span.h"
#include "checker/values/value.h"

namespace claimcheck {

// A date, time or set of times as its words tell it.
//
// The notations are those of ISO 8601 with what TIMEX3 adds to them:
//   2025-01-17, 2025-01, 2025, 2025-W03, 2025-Q1, 2025-SU, 202X, 20XX
//   2025-01-17T14:30, T14, 2025-01-17TMO      an hour, a part of a day
//   2025-05-01/2025-07-31                     from and to
//   XXXX-01-17, XXXX-WXX-5, XXXX-XX-21, SU    X: not told
//   P2W, P1D                                  of sets: every two weeks, daily
//   PRESENT_REF, PAST_REF, FUTURE_REF         now, recently, soon
struct DateForm {
  enum class Kind { kDate, kTime, kSet };
  enum class Mode {
    kAbsolute,
    kPartial,   // Something larger is not told: "May 5".
    kRelative,  // To the publication: "yesterday".
    kAnchored,  // To a date named before: "the next day".
  };

  Kind kind = Kind::kDate;  // kTime: of no day that is told.
  Mode mode = Mode::kAbsolute;
  std::string written;  // What is told, X for what is not.
  std::string iso;      // What it comes to; of a count, to its unit.
  // "after", "since", "before", "by", "from", "until"; empty for none.
  std::string bound;
  std::string part;  // "early", "mid", "late", "half"; empty for none.
  // Where a bound, part or approximation has widened it: before that.
  std::optional<DayInterval> of;
  // "Three weeks ago": the very day, and how many of what, back if negative.
  std::optional<DayInterval> exact;
  std::string unit;
  double count = 0;
  // "The next two weeks": counted as a stretch up to or from the reference.
  bool window = false;
  // All that may be meant, in order, where that is more than one: "Friday"
  // (the last and the next), "5:30" (of the morning and the evening).
  struct Reading {
    Value value;
    std::string iso;
    std::optional<DayInterval> of;  // As below.
    std::optional<DayInterval> exact;
  };
  std::vector<Reading> readings;
  // The two ends of a range, each on its own.
  struct End {
    NormalRange range;  // In the text that was read.
    Span span;          // In a file; empty if it has no words of its own.
    std::string part;   // "late", as above.
    std::string written;
    std::string iso;
    std::optional<DayInterval> of;
    Value value;
  };
  std::vector<End> ends;
};

std::string_view DateModeName(DateForm::Mode mode);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_DATE_FORM_H_
