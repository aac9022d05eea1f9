// Finds the values that a stretch of prose states.

#ifndef CHECKER_VALUES_FIND_VALUES_H_
#define CHECKER_VALUES_FIND_VALUES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/lang/language_pack.h"
#include "checker/text/span.h"
#include "checker/values/date_form.h"
#include "checker/values/date_region.h"
#include "checker/values/value.h"

namespace claimcheck {

// What relative dates are relative to.
struct ValueContext {
  const LanguagePack* pack = nullptr;
  // The source's publication date; without one, relative dates are not
  // resolved (they are reported as `unresolved`), and a date without a year
  // gets none.
  std::optional<DayInterval> reference;
  std::optional<int> reference_second;  // Of a reference of one day.

  // Read also what is a date only in all likelihood, times of day and sets of
  // times, and what is a number and hardly counts anything (see `weak`), and
  // tell how each was written. For lists of all there is; never
  // for evidence, which is compared by days.
  bool wide = false;
  // With `wide`: a date named before in the text, for "the next day". Where
  // the text tells of things long past in their order, dates without a year
  // are of that time too.
  std::optional<DayInterval> anchor;
  bool story = false;
  // In a story, the time that is being told of: the last date that was more
  // than a year named by the way.
  std::optional<DayInterval> scene;

  // What figures and seasons mean where the text was written.
  DateOrder order = DateOrder::kUnknown;
  std::string region;  // ISO 3166, for holidays.
  bool south = false;
};

// What the words of a mention may mean as well.
struct ValueReading {
  Value value;
  std::vector<WrittenNumber> numbers;
};

struct ValueMention {
  NormalRange range;  // In the text given; approximators ("about") included.
  Value value;
  // A relative date, or one without a year, that lacked a reference, or one
  // counted from a day that other words tell ("two days later"): `value` then
  // means nothing.
  bool unresolved = false;
  // Only with `wide`: of dates, times and sets how they were written (`value`
  // of a set means nothing), and of durations their notation ("P2W").
  std::optional<DateForm> form;
  std::string written;
  // What dates behind it may be counted from, if it is such a date.
  std::optional<DayInterval> anchor;
  std::optional<DayInterval> scene;
  // The number of a name ("Article 47", "Boeing 787", "version two"), a year
  // on its own, "one" for somebody, a place in a row ("the last but one"):
  // only with `wide`, and no claim's value.
  bool weak = false;
  // The numbers it is made of; none of dates and vague words.
  std::vector<WrittenNumber> numbers;
  // "5 pounds" is a mass here, and may be a sum of money.
  std::vector<ValueReading> others;
};

// A unit or currency that no number counts: "the dollar fell".
struct UnitMention {
  NormalRange range;
  struct Meaning {
    ValueKind kind = ValueKind::kQuantity;
    std::string unit;  // As Value::unit.
    std::string name;
    Decimal factor = Decimal(1);  // Units of `unit` in one.
  };
  std::vector<Meaning> meanings;
};

// The values of one sentence (normalised text, see text/normalize.h), in text
// order and not overlapping: where two readings overlap the longer wins, a
// date before a number. Numbers inside dates, URLs, versions, scores and
// phone numbers are none. "12-year" is the duration of 12 years. A written
// plan ("will be signed on June 4") looks forward for the year; everything
// else looks back from the reference.
//
// If the reference is so wide that its ends give different years, the result
// holds both and is `ambiguous`.
//
// "After 2020" and "by January" are intervals with an open end; "since" and
// "until" tell the date itself. A year on its own is a date only after a word
// like "in", in brackets, or before a noun ("the 1998 pact").
//
// Linear in the size of `text`. Uses no clock and no locale.
std::vector<ValueMention> FindValues(std::string_view text,
                                     const ValueContext& context);

// The units outside `mentions` that are nothing else, or follow "per"; none of
// time.
std::vector<UnitMention> FindUnits(std::string_view text,
                                   const LanguagePack& pack,
                                   const std::vector<ValueMention>& mentions);

// True if FindValues could find anything: a cheap look for a digit or for a
// word of the pack's value tables.
bool MayHoldValues(std::string_view text, const LanguagePack& pack);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_FIND_VALUES_H_
