#include "checker/values/clock_reader.h"

#include <algorithm>

#include "checker/values/number_reader.h"

namespace claimcheck {
namespace {

constexpr int kHour = 3600;
constexpr int kMinute = 60;
constexpr int kNoon = 12 * kHour;
constexpr int kDay = 24 * kHour;

int ToNumber(std::string_view digits) {
  int number = 0;
  for (const char c : digits.substr(0, 6)) number = number * 10 + (c - '0');
  return number;
}

// A clock time while it is read.
struct Dial {
  int end = 0;
  int hour = 0;
  int minute = -1;
  int second = -1;
  bool sure = false;         // Written as only times are: "5:30", "17h".
  bool twenty_four = false;  // Cannot be of a clock of twelve hours.
  bool word = false;         // In words.
  bool run = false;          // Three figures in a row: "815".
};

class ClockReader {
 public:
  explicit ClockReader(const TokenText& text) : text_(text) {}

  std::optional<ClockRead> Read(int at) const {
    if (auto part = Part(at)) return part;
    std::optional<ClockRead> read = Relative(at);
    if (!read) read = Absolute(at);
    if (!read) return std::nullopt;
    if (const auto ish =
            text_.Find(SkipHyphen(read->end), WordClass::kClockIsh)) {
      read->end = ish->end;
      read->approximate = true;
      read->sure = true;
    }
    InPart(*read);
    Zone(*read, at);
    return read;
  }

 private:
  int SkipHyphen(int at) const {
    return text_.IsGluedMark(at, "-") ? at + 1 : at;
  }

  // "Morning", "mornings".
  std::optional<ClockRead> Part(int at) const {
    const auto hit = text_.Find(at, WordClass::kDayPart);
    if (!hit) return std::nullopt;
    const DayPart& part =
        text_.tables.day_parts[static_cast<size_t>(hit->payload)];
    ClockRead read;
    read.end = hit->end;
    read.sure = !part.weak;
    read.plural = part.plural;
    read.time.from = part.from;
    read.time.to = part.to;
    read.time.precision = ClockPrecision::kPart;
    read.time.part = part.code;
    return read;
  }

  static ClockRead Make(const Dial& dial) {
    ClockRead read;
    read.end = dial.end;
    read.sure = dial.sure;
    TimeOfDay& time = read.time;
    time.from = dial.hour * kHour + std::max(dial.minute, 0) * kMinute +
                std::max(dial.second, 0);
    time.to = time.from;
    time.precision = dial.second >= 0   ? ClockPrecision::kSecond
                     : dial.minute >= 0 ? ClockPrecision::kMinute
                                        : ClockPrecision::kHour;
    time.twelve = !dial.twenty_four && dial.hour >= 1 && dial.hour <= 12;
    return read;
  }

  // True if digits at `at` begin something of their own.
  bool Begins(int at) const {
    if (!text_.at(at).glued) return true;
    for (const char* mark : {"(", "\"", "-", "\u2014", "@", "/", "[", "~"}) {
      if (text_.IsMark(at - 1, mark)) return true;
    }
    return text_.IsMark(at - 1, ":") && text_.IsWord(at - 2);
  }

  std::optional<ClockRead> Absolute(int at) const {
    if (const auto name = text_.Find(at, WordClass::kClockName)) {
      Dial dial;
      dial.end = name->end;
      dial.hour = name->payload / kHour;
      dial.sure = dial.twenty_four = true;
      return Make(dial);
    }
    std::optional<Dial> dial = InDigits(at);
    if (!dial) dial = InWords(at);
    if (!dial) return std::nullopt;
    return Meridiem(*dial);
  }

  std::optional<Dial> InDigits(int at) const {
    if (!text_.IsDigits(at) || !Begins(at)) return std::nullopt;
    const std::string_view digits = text_.Text(at);
    Dial dial;
    dial.end = at + 1;
    if (digits.size() > 4) return std::nullopt;
    if (digits.size() > 2) {  // "1730"
      const int number = ToNumber(digits);
      dial.hour = number / 100;
      dial.minute = number % 100;
      dial.run = digits.size() == 3;
      if (!Ends(dial.end)) return std::nullopt;
      return Valid(dial);
    }
    dial.hour = ToNumber(digits);
    if (text_.IsGluedMark(at + 1, ":")) return WithColon(at, dial);
    const auto mark = text_.Find(at + 1, WordClass::kHourMark);
    if (mark && text_.at(at + 1).glued) {  // "15h30"
      dial.end = mark->end;
      dial.twenty_four = true;
      // "For 3h" tells how long.
      dial.sure = text_.IsGluedDigits(mark->end) ||
                  !text_.Is(at - 1, WordClass::kDurationOpener) ||
                  text_.Is(at - 1, WordClass::kDayOpener);
      if (text_.IsGluedDigits(mark->end) && text_.Text(mark->end).size() == 2) {
        dial.minute = ToNumber(text_.Text(mark->end));
        dial.end = mark->end + 1;
      }
      return Valid(dial);
    }
    if (text_.IsGluedMark(at + 1, ".") && text_.IsGluedDigits(at + 2) &&
        text_.Text(at + 2).size() == 2) {  // "8.30 pm"
      dial.minute = ToNumber(text_.Text(at + 2));
      dial.end = at + 3;
      if (!Ends(dial.end)) return std::nullopt;
      return Valid(dial);
    }
    if (!Ends(dial.end)) return std::nullopt;
    // "At 3 15".
    if (text_.Is(at - 1, WordClass::kClockCue) && text_.IsDigits(at + 1) &&
        !text_.at(at + 1).glued && text_.Text(at + 1).size() == 2 &&
        ToNumber(text_.Text(at + 1)) < 60 && Ends(at + 2)) {
      dial.minute = ToNumber(text_.Text(at + 1));
      dial.end = at + 2;
    }
    return Valid(dial);
  }

  std::optional<Dial> WithColon(int at, Dial dial) const {
    if (!text_.IsGluedDigits(at + 2) || text_.Text(at + 2).size() != 2) {
      return std::nullopt;
    }
    dial.minute = ToNumber(text_.Text(at + 2));
    dial.end = at + 3;
    dial.sure = true;
    if (text_.IsGluedMark(at + 3, ":") && text_.IsGluedDigits(at + 4) &&
        text_.Text(at + 4).size() == 2) {
      dial.second = ToNumber(text_.Text(at + 4));
      dial.end = at + 5;
    }
    if (!Ends(dial.end)) return std::nullopt;
    return Valid(dial);
  }

  // True if no more digits follow that belong to the same figure.
  bool Ends(int next) const {
    if (!text_.Has(next) || !text_.at(next).glued) return true;
    for (const char* mark : {".", ",", ":", "/"}) {
      if (text_.IsMark(next, mark) && text_.IsGluedDigits(next + 1)) {
        return false;
      }
    }
    return !text_.IsMark(next, "%");
  }

  static std::optional<Dial> Valid(const Dial& dial) {
    if (dial.hour > 24 || dial.minute > 59 || dial.second > 59) {
      return std::nullopt;
    }
    if (dial.hour == 24 && dial.minute > 0) return std::nullopt;
    return dial;
  }

  // The number in words at `at`, if it lies between the two.
  std::optional<std::pair<int, int>> Spelled(int at, int least,
                                             int most) const {
    if (!text_.IsWord(at)) return std::nullopt;
    const auto first = text_.Find(at, WordClass::kCardinal);
    if (!first) return std::nullopt;
    const auto number = [&](const Lexicon::Hit& hit) {
      return static_cast<int>(
          text_.tables.decimals[static_cast<size_t>(hit.payload)].ToDouble());
    };
    int value = number(*first);
    int end = first->end;
    if (value >= 20 && value < 60) {
      const auto unit = text_.Find(SkipHyphen(end), WordClass::kCardinal);
      if (unit && number(*unit) < 10 && number(*unit) > 0) {
        value += number(*unit);
        end = unit->end;
      }
    }
    if (value < least || value > most) return std::nullopt;
    return std::pair(value, end);
  }

  // "Three", "three thirty", "six forty-three".
  std::optional<Dial> InWords(int at) const {
    const auto hour = Spelled(at, 1, 12);
    if (!hour) return std::nullopt;
    Dial dial;
    dial.word = true;
    dial.hour = hour->first;
    dial.end = hour->second;
    if (const auto minute = Spelled(SkipHyphen(dial.end), 10, 59)) {
      dial.minute = minute->first;
      dial.end = minute->second;
      const auto unit = text_.Find(dial.end, WordClass::kTimeUnit);
      if (unit && static_cast<TimeUnit>(unit->payload) == TimeUnit::kMinute) {
        dial.end = unit->end;
      }
    }
    return dial;
  }

  // Before or after noon, "o'clock", "hours".
  std::optional<ClockRead> Meridiem(Dial dial) const {
    std::optional<Lexicon::Hit> hit =
        text_.Find(dial.end, WordClass::kMeridiem);
    if (!hit && !dial.word && text_.Has(dial.end) && text_.at(dial.end).glued) {
      hit = text_.Find(dial.end, WordClass::kMeridiemGlued);
    }
    if (!hit) {
      if (const auto word = text_.Find(dial.end, WordClass::kHourWord)) {
        // "5 hours" is no time, "17:00 hours" and "1730 hrs" are.
        // Nor are "150 hours".
        if ((dial.minute >= 0 && !dial.run) || word->payload != 0) {
          dial.end = word->end;
          dial.sure = true;
          hit = text_.Find(dial.end, WordClass::kMeridiem);
        }
      }
    }
    if (!hit) {
      // "3 in the PM".
      const auto link = text_.Find(dial.end, WordClass::kDayPartLink);
      if (link) hit = text_.Find(link->end, WordClass::kMeridiem);
    }
    if (!hit) {
      // Glued letters make it something else: "5km", "3D".
      if (!dial.word && text_.IsWord(dial.end) && text_.at(dial.end).glued &&
          !text_.Is(dial.end, WordClass::kZone) &&
          !text_.Is(dial.end, WordClass::kClockIsh)) {
        return std::nullopt;
      }
      return Make(dial);
    }
    if (dial.hour > 12) {
      if (!dial.sure && dial.minute < 0) return std::nullopt;
    } else if (dial.hour > 0) {
      dial.hour = dial.hour % 12 + hit->payload;
    }
    // "4a" alone may be a flat.
    const bool letter = text_.Text(dial.end).size() == 1 &&
                        hit->end == dial.end + 1 && dial.minute < 0;
    dial.end = hit->end;
    dial.sure = !letter;
    dial.twenty_four = true;
    return Make(dial);
  }

  // "Half past three", "a quarter to 5", "20 minutes past 3pm", "half three".
  std::optional<ClockRead> Relative(int at) const {
    int minutes = 0;
    int next = text_.Skip(at, WordClass::kArticle);
    bool sure = true;
    bool half = false;
    if (const auto fraction = text_.Find(next, WordClass::kFraction)) {
      const double part =
          text_.tables.decimals[static_cast<size_t>(fraction->payload)]
              .ToDouble();
      minutes = static_cast<int>(part * 60);
      half = minutes == 30;
      next = fraction->end;
    } else if (const auto count = Minutes(at)) {
      minutes = count->first;
      next = count->second;
      const auto unit = text_.Find(next, WordClass::kTimeUnit);
      sure = unit && static_cast<TimeUnit>(unit->payload) == TimeUnit::kMinute;
      if (sure) next = unit->end;
    } else {
      return std::nullopt;
    }
    const auto link = text_.Find(next, WordClass::kClockLink);
    int after = link ? link->end : next;
    // "5 to 6 pm" is from one to the other.
    if (!sure && text_.IsDigits(at) && minutes <= 12 && link &&
        link->payload < 0) {
      return std::nullopt;
    }
    if (!link && !half) return std::nullopt;
    std::optional<ClockRead> hour = Absolute(after);
    if (!hour || hour->time.precision != ClockPrecision::kHour) {
      return std::nullopt;
    }
    // "Half three" only in words and "half of 3 people" not at all.
    if (!link && !text_.IsWord(after)) return std::nullopt;
    const int sign = link && link->payload < 0 ? -1 : 1;
    TimeOfDay& time = hour->time;
    time.from = (time.from + sign * minutes * kMinute + kDay) % kDay;
    time.to = time.from;
    time.precision = ClockPrecision::kMinute;
    hour->sure = link && (sure ? true : hour->sure);
    // "15 minutes to 20 minutes", "a third of 5".
    if (!link) hour->sure = !text_.IsWord(hour->end);
    return hour;
  }

  std::optional<std::pair<int, int>> Minutes(int at) const {
    if (text_.IsDigits(at) && text_.Text(at).size() <= 2 && Begins(at) &&
        Ends(at + 1)) {
      const int number = ToNumber(text_.Text(at));
      if (number >= 1 && number < 60) return std::pair(number, at + 1);
      return std::nullopt;
    }
    return Spelled(at, 1, 59);
  }

  // "In the morning", "at night", behind a time.
  void InPart(ClockRead& read) const {
    const auto link = text_.Find(read.end, WordClass::kDayPartLink);
    const int at = link ? link->end : read.end;
    if (!link && !text_.Has(at)) return;
    int next = at;
    if (!link) {
      // "8:00 early morning".
      const auto early = text_.Find(at, WordClass::kPart);
      if (early) next = early->end;
      if (!read.sure) return;
    }
    const auto part = Part(next);
    if (!part || part->plural) return;
    const bool was_sure = read.sure;
    read.time = InPartOfDay(read.time, part->time);
    read.end = part->end;
    read.sure = was_sure || link.has_value();
  }

  // "EST", "(GMT)", "mountain timezone".
  void Zone(ClockRead& read, int begin) const {
    const bool open = text_.IsMark(read.end, "(");
    const int at = open ? read.end + 1 : read.end;
    const auto zone = text_.Find(at, WordClass::kZone);
    if (!zone) return;
    int end = zone->end;
    const ClockZone& known =
        text_.tables.zones[static_cast<size_t>(zone->payload)];
    if (const auto word = text_.Find(end, WordClass::kZoneWord)) {
      end = word->end;
    } else if (known.wordy) {
      // "Eastern" and "central" are zones with "time" behind them, and as
      // the last word.
      if (text_.IsWord(end) || !read.sure) return;
    }
    // "Est" is a word as well.
    if (!known.wordy && !text_.at(at).capital && !read.sure &&
        !text_.Is(begin - 1, WordClass::kClockCue)) {
      return;
    }
    if (open && !text_.IsMark(end, ")")) return;
    const int from = text_.at(at).begin;
    read.time.zone = std::string(
        text_.text.substr(static_cast<size_t>(from),
                          static_cast<size_t>(text_.at(end - 1).end - from)));
    read.time.zone_minutes = known.minutes;
    read.end = open ? end + 1 : end;
    read.sure = true;
  }

  const TokenText& text_;
};

}  // namespace

std::optional<ClockRead> ReadClock(const TokenText& text, int at) {
  if (!text.Has(at)) return std::nullopt;
  return ClockReader(text).Read(at);
}

TimeOfDay InPartOfDay(const TimeOfDay& time, const TimeOfDay& part) {
  if (!time.twelve || part.precision != ClockPrecision::kPart) return time;
  // The nearer to the middle of the part, on the circle of the day.
  const int length = (part.to - part.from + kDay) % kDay;
  const int middle = part.from + length / 2;
  const auto distance = [&](int at) {
    const int apart = ((at - middle) % kDay + kDay) % kDay;
    return std::min(apart, kDay - apart);
  };
  const int first = time.from % kNoon;
  const int moved =
      distance(first) <= distance(first + kNoon) ? first : first + kNoon;
  TimeOfDay plain = time;
  plain.twelve = false;
  plain.to = moved + (time.to - time.from);
  plain.from = moved;
  if (plain.to > kDay) plain.to -= kDay;
  return plain;
}

std::optional<TimeOfDay> ClockStretch(const TimeOfDay& from,
                                      const TimeOfDay& to) {
  if (from.precision == ClockPrecision::kPart ||
      to.precision == ClockPrecision::kPart || from.from != from.to ||
      to.from != to.to) {
    return std::nullopt;
  }
  TimeOfDay stretch = from;
  if (to.precision != from.precision) stretch.to_precision = to.precision;
  stretch.to = to.to;
  if (!to.zone.empty()) {
    stretch.zone = to.zone;
    stretch.zone_minutes = to.zone_minutes;
  }
  stretch.twelve = from.twelve && to.twelve;
  if (from.twelve && !to.twelve) {
    // "9-11am", "3 to 5 pm", "11-1pm": the latest that is before the end.
    const int first = from.from % kNoon;
    stretch.from = first + kNoon < to.to ? first + kNoon : first;
  } else if (to.twelve && !from.twelve) {
    const int last = to.to % kNoon;
    stretch.to = last > from.from           ? last
                 : last + kNoon > from.from ? last + kNoon
                                            : last;
  } else if (from.twelve && to.twelve) {
    stretch.from = from.from % kNoon;
    stretch.to = to.to % kNoon;
    if (stretch.to <= stretch.from) stretch.to += kNoon;
  }
  return stretch;
}

}  // namespace claimcheck
