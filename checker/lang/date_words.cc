#include "checker/lang/date_words.h"

#include "checker/lang/table_reader.h"

namespace claimcheck {

void ReadDateWords(const YamlNode& node, const TextFilePtr& file,
                   DateWords& words, Diagnostics& diagnostics) {
  TableReader read(node, file, "dates", diagnostics);
  read.Table("clock_names", words.clock_names);
  read.Table("meridiem", words.meridiem);
  read.Table("meridiem_glued", words.meridiem_glued);
  read.Table("clock_links", words.clock_links);
  read.Table("day_parts", words.day_parts);
  read.Table("zones", words.zones);
  read.Table("holidays", words.holidays);
  read.Table("eras", words.eras);
  read.Table("which_wide", words.which_wide);
  read.Table("date_bounds_wide", words.date_bounds_wide);
  read.Table("date_bounds_behind", words.date_bounds_behind);
  read.Table("ends_of_units", words.ends_of_units);
  read.Table("year_kinds", words.year_kinds);
  read.Table("which_anchored", words.which_anchored);
  read.Table("vague_dates", words.vague_dates);
  read.Table("frequencies", words.frequencies);
  read.Table("times", words.times);
  read.Table("weekday_plurals", words.weekday_plurals);
  read.Table("hour_words", words.hour_words);
  read.List("hour_marks", words.hour_marks);
  read.List("clock_ish", words.clock_ish);
  read.Table("clock_cues", words.clock_cues);
  read.List("day_part_links", words.day_part_links);
  read.List("zone_words", words.zone_words);
  read.List("half_prefixes", words.half_prefixes);
  read.List("last_of", words.last_of);
  read.List("date_links", words.date_links);
  read.List("day_openers", words.day_openers);
  read.List("range_openers", words.range_openers);
  read.List("range_links", words.range_links);
  read.List("range_ands", words.range_ands);
  read.List("plural_units", words.plural_units);
  read.List("which_not_after", words.which_not_after);
  read.List("times_words", words.times_words);
  read.List("weekday_words", words.weekday_words);
  read.List("every", words.every);
  read.List("other", words.other);
  read.map().Finish();
}

}  // namespace claimcheck
