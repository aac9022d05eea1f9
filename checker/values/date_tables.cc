// The tables of dates and times.

#include <map>

#include "checker/values/table_maker.h"

namespace claimcheck {
namespace {

// "06-01..09-22 SU".
SeasonDays ToSeason(std::string_view id) {
  CHECK(id.size() == 15);
  return {std::string(id.substr(13)), ToInt(id.substr(0, 2)),
          ToInt(id.substr(3, 2)), ToInt(id.substr(7, 2)),
          ToInt(id.substr(10, 2))};
}

// "0/3..1/3", with "= " before it if exact.
PartOfTime ToPart(std::string_view id) {
  PartOfTime part;
  part.exact = id.starts_with("= ");
  if (part.exact) id.remove_prefix(2);
  part.end = id.ends_with(" end");
  if (part.end) id.remove_suffix(4);
  CHECK(id.size() == 8);
  part.from = ToInt(id.substr(0, 1));
  part.of = ToInt(id.substr(2, 1));
  part.to = ToInt(id.substr(5, 1));
  return part;
}

DateBound ToDateBound(std::string_view name) {
  if (name == "after") return DateBound::kAfter;
  if (name == "since") return DateBound::kSince;
  if (name == "before") return DateBound::kBefore;
  if (name == "from") return DateBound::kFrom;
  if (name == "until") return DateBound::kUntil;
  CHECK(name == "by");
  return DateBound::kBy;
}

// "17:30", in seconds.
int ToSeconds(std::string_view id) {
  CHECK(id.size() == 5);
  return ToInt(id.substr(0, 2)) * 3600 + ToInt(id.substr(3, 2)) * 60;
}

// "05:00..12:00 MO"; "s" behind it for more than one of them.
DayPart ToDayPart(std::string_view id) {
  CHECK(id.size() >= 15);
  DayPart part;
  part.from = ToSeconds(id.substr(0, 5));
  part.to = ToSeconds(id.substr(7, 5));
  part.code = std::string(id.substr(13, 2));
  part.plural = id.ends_with(" s");
  part.weak = id.ends_with(" weak");
  return part;
}

// "-300", with " word" behind it if its names are words of other uses.
ClockZone ToZone(std::string_view id) {
  ClockZone zone;
  zone.wordy = id.ends_with(" word");
  zone.minutes = ToInt(id.substr(0, id.find(' ')));
  return zone;
}

// "2 week".
FrequencyWord ToFrequency(std::string_view id) {
  const size_t space = id.find(' ');
  return {ToDecimal(id.substr(0, space)), ToTimeUnit(id.substr(space + 1))};
}

YearKind ToYearKind(std::string_view id) {
  if (id == "fiscal") return YearKind::kFiscal;
  if (id == "school") return YearKind::kSchool;
  CHECK(id == "calendar");
  return YearKind::kCalendar;
}

VagueDate ToVagueDate(std::string_view id) {
  if (id == "now") return VagueDate::kNow;
  if (id == "past") return VagueDate::kPast;
  CHECK(id == "future");
  return VagueDate::kFuture;
}

void MakeClock(const DateWords& words, ValueTables& tables, TableMaker& make) {
  make.Table(words.clock_names, WordClass::kClockName, ToSeconds);
  make.Numbers(words.meridiem, WordClass::kMeridiem);
  make.Numbers(words.meridiem_glued, WordClass::kMeridiemGlued);
  make.Numbers(words.hour_words, WordClass::kHourWord);
  make.List(words.hour_marks, WordClass::kHourMark);
  make.List(words.clock_ish, WordClass::kClockIsh);
  make.Numbers(words.clock_cues, WordClass::kClockCue);
  make.Table(words.clock_links, WordClass::kClockLink,
             [](const std::string& id) { return id == "to" ? -1 : 1; });
  make.Table(words.day_parts, WordClass::kDayPart, [&](const std::string& id) {
    return TableMaker::Keep(tables.day_parts, ToDayPart(id));
  });
  make.List(words.day_part_links, WordClass::kDayPartLink);
  make.Table(words.zones, WordClass::kZone, [&](const std::string& id) {
    return TableMaker::Keep(tables.zones, ToZone(id));
  });
  make.List(words.zone_words, WordClass::kZoneWord);
  make.Hints(words.clock_names);
  make.Hints(words.day_parts);
}

void MakeSets(const DateWords& words, ValueTables& tables, TableMaker& make) {
  make.List(words.every, WordClass::kEvery);
  make.List(words.other, WordClass::kOther);
  make.Table(words.frequencies, WordClass::kFrequency,
             [&](const std::string& id) {
               return TableMaker::Keep(tables.frequencies, ToFrequency(id));
             });
  make.Numbers(words.times, WordClass::kTimes);
  make.List(words.times_words, WordClass::kTimesWord);
  make.List(words.weekday_words, WordClass::kWeekdayWord);
  make.Numbers(words.weekday_plurals, WordClass::kWeekdayPlural);
  make.Hints(words.frequencies);
  make.Hints(words.weekday_plurals);
}

// Names are in several entries, one for each region.
void MakeHolidays(const DateWords& words, ValueTables& tables) {
  std::map<std::string, int> known;
  for (const auto& [rule, names] : words.holidays) {
    for (const std::string& name : names) {
      const auto [entry, added] =
          known.try_emplace(name, static_cast<int>(tables.holidays.size()));
      if (added) {
        tables.holidays.emplace_back();
        tables.lexicon.Add(name, WordClass::kHoliday, entry->second);
      }
      tables.holidays[static_cast<size_t>(entry->second)].rules.push_back(
          ParseHolidayRule(rule));
    }
  }
}

}  // namespace

void MakeDates(ValueTables& tables, TableMaker& make) {
  const ValueWords& words = tables.pack->values;
  const DateWords& dates = tables.pack->dates;
  MakeClock(dates, tables, make);
  make.Numbers(words.months, WordClass::kMonth);
  make.List(words.doubtful_months, WordClass::kDoubtfulMonth);
  make.Numbers(words.weekdays, WordClass::kWeekday);
  make.Numbers(words.weekdays, WordClass::kWeekdayShort);
  make.Numbers(words.weekday_short, WordClass::kWeekdayShort);
  make.Table(words.seasons, WordClass::kSeason, [&](const std::string& id) {
    return TableMaker::Keep(tables.seasons, ToSeason(id));
  });
  make.Table(words.parts, WordClass::kPart, [&](const std::string& id) {
    return TableMaker::Keep(tables.parts, ToPart(id));
  });
  make.Numbers(words.which, WordClass::kWhich);
  make.Numbers(dates.which_wide, WordClass::kWhichWide);
  make.List(dates.plural_units, WordClass::kPluralUnit);
  make.List(dates.which_not_after, WordClass::kWhichNotAfter);
  make.Numbers(dates.which_anchored, WordClass::kWhichAnchored);
  make.Table(
      words.relative_days, WordClass::kRelativeDay, [&](const std::string& id) {
        const size_t space = id.find(' ');
        RelativeDayWord word;
        word.day = ToInt(id.substr(0, space));
        if (space != std::string::npos) {
          const auto part =
              tables.lexicon.Payload(id.substr(space + 1), WordClass::kDayPart);
          CHECK(part.has_value());
          word.part = *part;
        }
        return TableMaker::Keep(tables.relative_days, word);
      });
  make.List(words.quarter_prefixes, WordClass::kQuarterPrefix);
  make.List(words.decade_suffixes, WordClass::kDecadeSuffix);
  make.List(words.date_openers, WordClass::kDateOpener);
  make.List(words.determiners, WordClass::kDeterminer);
  make.Table(
      words.date_bounds, WordClass::kDateBound,
      [](const std::string& id) { return static_cast<int>(ToDateBound(id)); });
  make.Table(
      dates.date_bounds_wide, WordClass::kDateBoundWide,
      [](const std::string& id) { return static_cast<int>(ToDateBound(id)); });
  make.List(words.date_approximators, WordClass::kDateApproximator);
  make.List(dates.last_of, WordClass::kLastOf);
  make.Table(
      dates.ends_of_units, WordClass::kEndOfUnit,
      [](const std::string& id) { return static_cast<int>(ToTimeUnit(id)); });
  make.List(dates.half_prefixes, WordClass::kHalfPrefix);
  make.Table(dates.eras, WordClass::kEra,
             [](const std::string& id) { return id == "bc" ? -1 : 1; });
  make.Table(
      dates.vague_dates, WordClass::kVagueDate,
      [](const std::string& id) { return static_cast<int>(ToVagueDate(id)); });
  make.Table(dates.year_kinds, WordClass::kYearKind, [](const std::string& id) {
    return static_cast<int>(ToYearKind(id));
  });
  make.Table(
      dates.date_bounds_behind, WordClass::kDateBoundBehind,
      [](const std::string& id) { return static_cast<int>(ToDateBound(id)); });
  make.List(dates.date_links, WordClass::kDateLink);
  make.List(dates.day_openers, WordClass::kDayOpener);
  make.List(dates.range_openers, WordClass::kRangeOpener);
  make.List(dates.range_links, WordClass::kRangeLink);
  make.List(dates.range_ands, WordClass::kRangeAnd);
  MakeHolidays(dates, tables);
  MakeSets(dates, tables, make);
  make.Hints(dates.vague_dates);
  make.Hints(dates.holidays);
  make.List(words.forward, WordClass::kForward);
  make.List(words.backward, WordClass::kBackward);
  for (const FormTable* table :
       {&words.months, &words.weekdays, &words.seasons, &words.relative_days}) {
    make.Hints(*table);
  }
  for (const std::string& word : tables.pack->function_words) {
    tables.lexicon.Add(word, WordClass::kFunctionWord);
  }
  for (const auto& [group, patterns] : words.date_patterns) {
    for (const std::string& pattern : patterns) {
      tables.patterns.Add(group, pattern, words.date_words, tables.lexicon);
    }
  }
}

}  // namespace claimcheck
