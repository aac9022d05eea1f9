// Reads times of day: "5:30 pm EST", "noon", "half past three", "the morning".

#ifndef CHECKER_VALUES_CLOCK_READER_H_
#define CHECKER_VALUES_CLOCK_READER_H_

#include <optional>

#include "checker/values/value.h"
#include "checker/values/value_tables.h"

namespace claimcheck {

struct ClockRead {
  int end = 0;  // The token after it.
  TimeOfDay time;
  bool approximate = false;
  // It can be nothing but a time of day; "7" is one after "at" only.
  bool sure = false;
  bool plural = false;  // "mornings".
};

// The one time of day that starts at token `at`, with its zone.
//
// "3" and "three thirty" are times that are not `sure`: whoever reads on must
// see from what stands around them that they are any.
std::optional<ClockRead> ReadClock(const TokenText& text, int at);

// Two times of day as one stretch; what one of them tells of noon is true of
// the other ("3 to 5 pm", "11-1pm"). None if both are parts of a day.
std::optional<TimeOfDay> ClockStretch(const TimeOfDay& from,
                                      const TimeOfDay& to);

// A time on a clock of twelve hours that a part of the day makes plain: "at 7
// in the evening". `time` itself if it is plain already.
TimeOfDay InPartOfDay(const TimeOfDay& time, const TimeOfDay& part);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_CLOCK_READER_H_
