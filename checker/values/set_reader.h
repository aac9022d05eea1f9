// Reads sets of times, which are no dates: "every Tuesday at 5 pm", "daily",
// "twice a week", "Friday mornings".

#ifndef CHECKER_VALUES_SET_READER_H_
#define CHECKER_VALUES_SET_READER_H_

#include <optional>
#include <string>

#include "checker/values/value_tables.h"

namespace claimcheck {

struct SetRead {
  int end = 0;  // The token after it.
  // As in date_form.h: "P2W", "XXXX-WXX-2T17:00", "T19:13", "TMO".
  std::string written;
  double times = 0;  // "Twice": 2; 0 if not told.
};

std::optional<SetRead> ReadSet(const TokenText& text, int at);

// "P3Y", "PT1H30M", "P1.5Y", "PXM": the duration in tokens [begin, end), with
// the units it was written in; empty if there is none.
std::string DurationNotation(const TokenText& text, int begin, int end);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_SET_READER_H_
