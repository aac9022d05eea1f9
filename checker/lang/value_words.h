// The part of a language pack that the value recognisers read: number words,
// units, currencies, approximators, months, weekdays, relative dates.

#ifndef CHECKER_LANG_VALUE_WORDS_H_
#define CHECKER_LANG_VALUE_WORDS_H_

#include <string>
#include <vector>

#include "checker/text/diagnostic.h"
#include "checker/text/text_file.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {

// What a table's entry stands for, and the words or phrases that say it.
//
//   1000: [thousand, thousands]     id "1000"
//   "[0.9, 1.1]": [about, around]   id "[0.9, 1.1]"
struct WordForms {
  std::string id;
  std::vector<std::string> forms;
};
// Shape: in the order of the file; ids are unique.
using FormTable = std::vector<WordForms>;

// What can be measured: "length", in metres.
struct DimensionWords {
  std::string name;
  std::string unit;  // The base unit: "metre".
  // id: base units in one, a decimal ("1609.344"). An asterisk in a form
  // stands for every prefix, and for none: "square *metre".
  FormTable words;
  FormTable symbols;    // The same, for forms whose case matters ("*W").
  int power = 1;        // Of a prefix's factor: 2 for areas.
  FormTable continued;  // As words, only behind a larger unit: "6 ft 2 in".
  // What so much per stretch of time is ("speed", counted per "hour"); without
  // one, `name` and " rate", counted per year.
  std::string rate;
  std::string rate_per;
};

// Numeric ids are decimals ("0.5"); interval ids are "[low, high)" with square
// brackets for ends that belong to it and an empty end for none: "(1, )".
struct ValueWords {
  // Numbers.
  FormTable cardinals;       // "17": seventeen.
  FormTable multipliers;     // "100": hundred. Multiply what stands before.
  FormTable scales;          // "1000000": million. Carry written precision.
  FormTable scale_suffixes;  // "1000": k. Only right behind digits.
  FormTable money_suffixes;  // "1000000": m. As above, in sums of money.
  // As scale_suffixes, in this case only, and only before what is counted:
  // "1000000": M.
  FormTable symbol_suffixes;
  FormTable lone_suffixes;  // "1000000000": G. As these, in "10G" and no more.
  // Symbols of units that some use for scales: "100000": l (lakh).
  FormTable doubtful_scales;
  FormTable ordinals;                         // "17": seventeenth.
  std::vector<std::string> ordinal_suffixes;  // th
  FormTable fractions;                        // "0.5": half
  // What the whole is cut into: "3": thirds, in "two thirds". Ordinals are
  // such words too, behind a one.
  FormTable fraction_parts;
  FormTable fraction_signs;                // "1/2": ½
  std::vector<std::string> fraction_of;    // of, in "a third of".
  std::vector<std::string> ratios;         // in, out of: "two in five".
  std::vector<std::string> divided_by;     // over: "one over three".
  std::vector<std::string> decimal_words;  // point: "three point two".
  // Before a noun, a place counted from an end: "end-1", "current+1".
  FormTable relative_ordinals;
  std::vector<std::string> articles;  // "a" in "a hundred".
  std::vector<std::string> joiners;   // "and" in "a hundred and one".
  std::vector<std::string> minus;
  FormTable vague;  // "[24, 100)": dozens. Id is the interval meant.

  // Around a number. The ids are intervals of factors.
  FormTable approximators;        // "[0.9, 1.1]": about.
  FormTable approximators_after;  // "[0.9, 1.1]": or so.
  // Join two bounds: "more than 3 but less than 8".
  std::vector<std::string> bound_joiners;
  std::vector<std::string> or_equal;  // "less than 5 or equal".
  std::vector<std::string> between;
  std::vector<std::string> between_and;
  std::vector<std::string> from;
  std::vector<std::string> to;
  // Before a number: it names a thing and counts nothing ("No. 5").
  std::vector<std::string> labels;
  // After a number: it is a time of day ("5 p.m.").
  std::vector<std::string> clock_words;
  // Cardinals that are mostly pronouns ("one"), and the words before or after
  // which they surely are.
  std::vector<std::string> pronoun_cardinals;
  std::vector<std::string> pronoun_before;
  std::vector<std::string> pronoun_after;

  // Durations. Ids: second, minute, hour, day, weekend, week, fortnight,
  // month, quarter, season, year, decade, century, millennium.
  FormTable time_units;
  // Units that an article does not count ("a second").
  std::vector<std::string> no_article_units;
  // Before "a year" when it is a duration and not a rate: "for", "lasts".
  std::vector<std::string> duration_openers;
  std::vector<std::string> long_suffixes;  // "long" in "year-long".
  std::vector<std::string> unit_fillers;   // "more" in "20 more years".
  std::vector<std::string> age_suffixes;   // "old" in "12-year-old".
  std::vector<std::string> age_units;      // "yo" in "87 yo".
  std::vector<std::string> age_labels;     // "aged" in "aged 12".

  // Quantities, money, percent.
  std::vector<DimensionWords> dimensions;
  FormTable prefixes;            // "1000": kilo. Where a form has an asterisk.
  FormTable prefix_symbols;      // "1000": k
  std::vector<std::string> per;  // per, a, /
  FormTable rate_words;          // "year": annually. As "per year".
  // "EUR": euro, euros. After the number. A factor behind the code is of
  // coins: "GBP 0.01": pence. The names that ICU knows are added.
  FormTable currencies;
  // Last words of ICU's names that mean too much else ("real"), and codes
  // that are words ("ALL").
  std::vector<std::string> doubtful_currencies;
  std::vector<std::string> doubtful_codes;
  FormTable currency_signs;     // "EUR": €. Before or after the number.
  FormTable scaled_currencies;  // "GBP": pounds. Only after a scale word.
  std::vector<std::string> percent;
  std::vector<std::string> percent_points;
  std::vector<std::string> below_zero;    // "5 degrees below zero".
  std::vector<std::string> change_verbs;  // rose: "rose 3 % to 40 %".

  // Dates.
  FormTable months;  // "1": january, jan
  // Names and verbs that are months only with a number, a year or one of
  // `date_openers` beside them.
  std::vector<std::string> doubtful_months;
  bool months_capitalised = true;
  FormTable weekdays;       // "1": monday
  FormTable weekday_short;  // "1": mon. Only as part of a longer date.
  FormTable seasons;        // "06-01..09-22": summer
  FormTable parts;          // "0/3..1/3": early. "= 0/2..1/2" is exact.
  FormTable which;          // "-1": last. "0": this. "1": next.
  FormTable relative_days;  // "-1": yesterday.
  std::vector<std::string> quarter_prefixes;  // "q" in "Q3".
  std::vector<std::string> decade_suffixes;   // "s" in "1990s".
  // Before a bare year or month: in, since, during.
  std::vector<std::string> date_openers;
  // Before a year or month that describes a noun: the 1998 pact.
  std::vector<std::string> determiners;
  FormTable date_bounds;  // after, before, by: and what says so.
  std::vector<std::string> date_approximators;
  // Looks forward for a year or weekday: will, planned, next.
  std::vector<std::string> forward;
  // Takes that back: was, had; and the endings of words that do.
  std::vector<std::string> backward;
  std::vector<std::string> past_endings;
  // What the patterns below mean (see values/date_patterns.h), and the
  // patterns. Lists of words to use in them as {name}.
  FormTable date_words;
  FormTable date_patterns;
};

// Reads the `values:` section of a pack into `words`. Errors: kUnknownKey,
// kWrongType, kMissingKey.
void ReadValueWords(const YamlNode& node, const TextFilePtr& file,
                    ValueWords& words, Diagnostics& diagnostics);

}  // namespace claimcheck

#endif  // CHECKER_LANG_VALUE_WORDS_H_
