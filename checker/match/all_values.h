// All values of a source, widely read, for lists of what there is.

#ifndef CHECKER_MATCH_ALL_VALUES_H_
#define CHECKER_MATCH_ALL_VALUES_H_

#include <vector>

#include "checker/match/source_view.h"
#include "checker/values/date_region.h"
#include "checker/values/find_values.h"

namespace claimcheck {

struct ListedValue {
  WordRange words;
  Span span;             // In the source's file.
  ValueMention mention;  // Ranges in document().normal.
};

// Shape: in text order.
//
// "The next day" is counted from the date named before it in the same section
// of the text. Where a text tells of years long before its publication, and
// never counts from the day it was published, dates without a year are of the
// time of the one named before them too: it is a story and no news.
std::vector<ListedValue> AllValues(const SourceView& view,
                                   const DateRegion& region);

// The units that no number counts (see FindUnits), in text order.
std::vector<UnitMention> AllUnits(const SourceView& view,
                                  const std::vector<ListedValue>& values);

}  // namespace claimcheck

#endif  // CHECKER_MATCH_ALL_VALUES_H_
