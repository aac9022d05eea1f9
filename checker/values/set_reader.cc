#include "checker/values/set_reader.h"

#include "absl/strings/str_cat.h"
#include "checker/values/clock_reader.h"
#include "checker/values/date_notation.h"
#include "checker/values/number_reader.h"

namespace claimcheck {
namespace {

// "2W" of "P2W"; hours and shorter have a T before them.
std::string UnitNotation(const std::string& count, TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kSecond:
      return absl::StrCat("T", count, "S");
    case TimeUnit::kMinute:
      return absl::StrCat("T", count, "M");
    case TimeUnit::kHour:
      return absl::StrCat("T", count, "H");
    case TimeUnit::kDay:
      return count + "D";
    case TimeUnit::kWeekend:
      return count + "WE";
    case TimeUnit::kWeek:
      return count + "W";
    case TimeUnit::kFortnight:
      return count == "1" ? "2W" : count + "F";
    case TimeUnit::kMonth:
      return count + "M";
    case TimeUnit::kQuarter:
      return count == "1" ? "3M" : count + "Q";
    case TimeUnit::kSeason:
      return count == "1" ? "3M" : count + "S";
    case TimeUnit::kYear:
      return count + "Y";
    case TimeUnit::kDecade:
      return count + "DE";
    case TimeUnit::kCentury:
      return count + "CE";
    case TimeUnit::kMillennium:
      return count + "ML";
  }
  return "";
}

class SetReader {
 public:
  explicit SetReader(const TokenText& text) : text_(text) {}

  std::optional<SetRead> Read(int at) const {
    std::optional<SetRead> read = Every(at);
    if (!read) read = Times(at);
    if (!read) read = Frequency(at);
    if (!read) read = Plural(at);
    if (!read) read = ClockFirst(at);
    return read;
  }

 private:
  const DayPart& PartAt(const Lexicon::Hit& hit) const {
    return text_.tables.day_parts[static_cast<size_t>(hit.payload)];
  }

  // "Every Tuesday", "each two days", "every other week", "every night".
  std::optional<SetRead> Every(int at) const {
    const auto every = text_.Find(at, WordClass::kEvery);
    if (!every) return std::nullopt;
    int next = every->end;
    std::string count = "1";
    if (const auto other = text_.Find(next, WordClass::kOther)) {
      count = "2";
      next = other->end;
    } else if (const auto number = ReadNumber(text_, next)) {
      const NumberInterval& is = number->interval;
      if (!is.low || !is.high || is.low->at != is.high->at) return std::nullopt;
      count = is.low->at.ToString();
      next = number->end;
    }
    SetRead read;
    if (const auto weekday = text_.Find(next, WordClass::kWeekday)) {
      read.end = weekday->end;
      read.written = absl::StrCat("XXXX-WXX-", weekday->payload);
      AtTime(read, "");
      return read;
    }
    if (const auto part = text_.Find(next, WordClass::kDayPart)) {
      read.end = part->end;
      read.written = absl::StrCat("T", PartAt(*part).code);
      AtTime(read, absl::StrCat("T", PartAt(*part).code));
      return read;
    }
    if (text_.Is(next, WordClass::kWeekdayWord)) {
      read.end = text_.Skip(next, WordClass::kWeekdayWord);
      read.written = absl::StrCat("P", count, "WD");
      return read;
    }
    if (const auto month = text_.Find(next, WordClass::kMonth);
        month && !text_.Is(next, WordClass::kDoubtfulMonth)) {
      read.end = month->end;
      read.written =
          absl::StrCat("XXXX-", month->payload < 10 ? "0" : "", month->payload);
      return read;
    }
    if (const auto season = text_.Find(next, WordClass::kSeason)) {
      read.end = season->end;
      read.written =
          text_.tables.seasons[static_cast<size_t>(season->payload)].code;
      return read;
    }
    const auto unit = text_.Find(next, WordClass::kTimeUnit);
    if (!unit) return std::nullopt;
    read.end = unit->end;
    read.written = absl::StrCat(
        "P", UnitNotation(count, static_cast<TimeUnit>(unit->payload)));
    AtTime(read, read.written == "P1D" ? read.written : "");
    return read;
  }

  // "At 4 pm" behind it; `replaces` is what is no more told then.
  void AtTime(SetRead& read, const std::string& replaces) const {
    int at = read.end;
    if (const auto link = text_.Find(at, WordClass::kDateLink)) at = link->end;
    auto clock = ReadClock(text_, at);
    if (!clock || (!clock->sure && at == read.end)) return;
    const bool weekday = read.written.starts_with("XXXX-WXX");
    if (replaces.empty() && !weekday) return;
    if (clock->time.precision == ClockPrecision::kPart && !weekday) return;
    if (!replaces.empty() && replaces.starts_with("T")) {
      read.written.clear();
    } else if (!replaces.empty()) {
      read.written.clear();
    }
    read.written += ClockNotation(clock->time);
    read.end = clock->end;
  }

  // "Once a week", "three times a day".
  std::optional<SetRead> Times(int at) const {
    SetRead read;
    int next = at;
    if (const auto times = text_.Find(at, WordClass::kTimes)) {
      read.times = times->payload;
      next = times->end;
    } else if (const auto number = ReadNumber(text_, at);
               number && text_.Is(number->end, WordClass::kTimesWord)) {
      const NumberInterval& is = number->interval;
      if (!is.low) return std::nullopt;
      read.times = is.low->at.ToDouble();
      next = text_.Skip(number->end, WordClass::kTimesWord);
    } else {
      return std::nullopt;
    }
    if (const auto frequency = text_.Find(next, WordClass::kFrequency)) {
      const FrequencyWord& word =
          text_.tables.frequencies[static_cast<size_t>(frequency->payload)];
      read.end = frequency->end;
      read.written =
          absl::StrCat("P", UnitNotation(word.count.ToString(), word.unit));
      return read;
    }
    const auto per = text_.Find(next, WordClass::kPer);
    const auto unit = per ? text_.Find(per->end, WordClass::kTimeUnit) : per;
    if (!unit) return std::nullopt;
    read.end = unit->end;
    read.written = absl::StrCat(
        "P", UnitNotation("1", static_cast<TimeUnit>(unit->payload)));
    return read;
  }

  // "Daily", "weekly".
  std::optional<SetRead> Frequency(int at) const {
    const auto hit = text_.Find(at, WordClass::kFrequency);
    if (!hit) return std::nullopt;
    // "The Daily Mirror" is a name.
    if (text_.at(at).capital && at > 0 && text_.IsWord(hit->end) &&
        text_.at(hit->end).capital) {
      return std::nullopt;
    }
    const FrequencyWord& word =
        text_.tables.frequencies[static_cast<size_t>(hit->payload)];
    SetRead read;
    read.end = hit->end;
    read.written =
        absl::StrCat("P", UnitNotation(word.count.ToString(), word.unit));
    AtTime(read, read.written == "P1D" ? read.written : "");
    return read;
  }

  // "Tuesdays at 9am", "Friday mornings", "mornings".
  std::optional<SetRead> Plural(int at) const {
    SetRead read;
    if (const auto plural = text_.Find(at, WordClass::kWeekdayPlural)) {
      read.end = plural->end;
      read.written = absl::StrCat("XXXX-WXX-", plural->payload);
      AtTime(read, "");
      return read;
    }
    const auto weekday = text_.Find(at, WordClass::kWeekday);
    const int next = weekday ? weekday->end : at;
    const auto part = text_.Find(next, WordClass::kDayPart);
    if (!part || !PartAt(*part).plural) return std::nullopt;
    if (!weekday && text_.Is(at - 1, WordClass::kDeterminer)) {
      return std::nullopt;
    }
    read.end = part->end;
    if (weekday) {
      read.written = absl::StrCat("XXXX-WXX-", weekday->payload);
    }
    absl::StrAppend(&read.written, "T", PartAt(*part).code);
    return read;
  }

  // "3pm each day".
  std::optional<SetRead> ClockFirst(int at) const {
    const auto clock = ReadClock(text_, at);
    if (!clock || !clock->sure ||
        clock->time.precision == ClockPrecision::kPart) {
      return std::nullopt;
    }
    const int next = text_.Skip(clock->end, WordClass::kDateLink);
    std::optional<SetRead> every = Every(next);
    if (!every) every = Frequency(next);
    if (!every) return std::nullopt;
    if (every->written == "P1D") {
      every->written = ClockNotation(clock->time);
    } else if (every->written.starts_with("XXXX-WXX") &&
               every->written.find('T') == std::string::npos) {
      every->written += ClockNotation(clock->time);
    } else {
      return std::nullopt;
    }
    return every;
  }

  const TokenText& text_;
};

}  // namespace

std::optional<SetRead> ReadSet(const TokenText& text, int at) {
  if (!text.Has(at)) return std::nullopt;
  return SetReader(text).Read(at);
}

std::string DurationNotation(const TokenText& text, int begin, int end) {
  std::string days;
  std::string hours;
  const auto add = [&](const std::string& piece) {
    if (piece.starts_with("T")) {
      hours += piece.substr(1);
    } else {
      days += piece;
    }
  };
  for (int at = begin; at < end;) {
    const auto number = ReadNumber(text, at, {.articles = true});
    if (!number) {
      ++at;
      continue;
    }
    Decimal count = number->interval.low ? number->interval.low->at : Decimal();
    const bool point = number->interval.low && number->interval.high &&
                       number->interval.low->at == number->interval.high->at;
    int next = number->end;
    while (next < end && !text.Is(next, WordClass::kTimeUnit)) ++next;
    const auto unit = text.Find(next, WordClass::kTimeUnit);
    if (!unit || unit->end > end) break;
    at = unit->end;
    // "An hour and a half".
    const auto joiner = text.Find(at, WordClass::kJoiner);
    if (joiner && joiner->end < end) {
      const int article = text.Skip(joiner->end, WordClass::kArticle);
      const auto fraction = text.Find(article, WordClass::kFraction);
      if (fraction && fraction->end <= end &&
          !text.Is(fraction->end, WordClass::kTimeUnit)) {
        count = count +
                text.tables.decimals[static_cast<size_t>(fraction->payload)];
        at = fraction->end;
      }
    }
    add(UnitNotation(point ? count.ToString() : "X",
                     static_cast<TimeUnit>(unit->payload)));
  }
  if (days.empty() && hours.empty()) return "";
  return absl::StrCat("P", days, hours.empty() ? "" : "T", hours);
}

}  // namespace claimcheck
