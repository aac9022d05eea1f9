// The part of a language pack that tells times of day, holidays, sets of times
// ("every Monday") and what dates are joined with.

#ifndef CHECKER_LANG_DATE_WORDS_H_
#define CHECKER_LANG_DATE_WORDS_H_

#include <string>
#include <vector>

#include "checker/lang/value_words.h"

namespace claimcheck {

struct DateWords {
  // Times of day.
  FormTable clock_names;     // "12:00": noon
  FormTable meridiem;        // "12": p.m. Hours to add.
  FormTable meridiem_glued;  // The same, right behind digits: 5p.
  // "1": o'clock; "0": what stands behind minutes only ("17:30 hours").
  FormTable hour_words;
  std::vector<std::string> hour_marks;  // h: "15h30".
  std::vector<std::string> clock_ish;
  // Before a bare hour; "1": a word that tells of a time alone ("at").
  FormTable clock_cues;
  FormTable clock_links;                    // past, to: "ten past three".
  FormTable day_parts;                      // "05:00..12:00 MO": morning
  std::vector<std::string> day_part_links;  // "in the", before a part of a day.
  FormTable zones;                          // "-300": EST. Minutes.
  std::vector<std::string> zone_words;      // time, timezone

  // Dates.
  // "12-25", "11-thu-4", "easter-2", "islamic 10-01": see values/holidays.h.
  FormTable holidays;
  FormTable eras;                          // bc, ad
  FormTable ends_of_units;                 // "month": eom
  std::vector<std::string> half_prefixes;  // h: "H2 2024"
  std::vector<std::string> last_of;        // "the last Friday of"
  FormTable which_wide;                   // As `which`, where less is at stake.
  std::vector<std::string> plural_units;  // "the years" are no date.
  std::vector<std::string> which_not_after;  // "will last".
  FormTable which_anchored;              // "the next day": of one named before.
  FormTable date_bounds_wide;            // since, until
  FormTable date_bounds_behind;          // since: "2012 or later"
  FormTable year_kinds;                  // fiscal, school, calendar
  FormTable vague_dates;                 // now, past, future
  std::vector<std::string> date_links;   // between parts: "Monday of"
  std::vector<std::string> day_openers;  // on, by: before a day
  std::vector<std::string> range_openers;  // from, between
  std::vector<std::string> range_links;    // to, until, through
  std::vector<std::string> range_ands;     // and, after `between`

  // Sets.
  std::vector<std::string> every;
  std::vector<std::string> other;          // "every other day"
  FormTable frequencies;                   // "1 day": daily
  FormTable times;                         // "2": twice
  std::vector<std::string> times_words;    // "three times"
  std::vector<std::string> weekday_words;  // "every weekday"
  FormTable weekday_plurals;               // "1": mondays
};

// Reads the `dates:` section of a pack. Errors: as ReadValueWords.
void ReadDateWords(const YamlNode& node, const TextFilePtr& file,
                   DateWords& words, Diagnostics& diagnostics);

}  // namespace claimcheck

#endif  // CHECKER_LANG_DATE_WORDS_H_
