#include "checker/corpus/source.h"

#include <algorithm>
#include <cstddef>

#include "checker/base/check.h"

namespace claimcheck {

Span Source::ToFile(Span in_text) const {
  CHECK(0 <= in_text.begin && in_text.begin <= in_text.end &&
        in_text.end <= static_cast<int>(text.size()));
  if (origin.empty()) return in_text;
  const int begin = origin[static_cast<size_t>(in_text.begin)];
  if (in_text.empty()) return {begin, begin};
  // The end is where the next byte of the text came from, less what lies
  // between the two without being text.
  int end = origin[static_cast<size_t>(in_text.end)];
  const auto gap =
      std::lower_bound(skipped.begin(), skipped.end(), end,
                       [](Span span, int offset) { return span.end < offset; });
  if (gap != skipped.end() && gap->end == end) end = gap->begin;
  return {begin, end};
}

}  // namespace claimcheck
