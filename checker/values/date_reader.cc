#include "checker/values/date_reader.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "checker/values/number_reader.h"

namespace claimcheck {
namespace {

using MaybeDate = std::optional<DateRead>;

// A plan is sought among so many words before a date.
constexpr int kPlanReach = 14;
// "By about the end of early 2030" is as deep as sense goes.
constexpr int kMostModifiers = 3;

int ToNumber(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

class DateReader {
 public:
  DateReader(const TokenText& text, const std::optional<DayInterval>& reference)
      : text_(text), reference_(reference) {}

  // `depth` counts the words like "after" and "early" before it.
  MaybeDate Read(int at, bool licensed, int depth = 0) const {
    MaybeDate best = Numeric(at);
    const auto consider = [&best](MaybeDate one) {
      if (one && (!best || one->end > best->end)) best = std::move(one);
    };
    consider(ByPattern(at, licensed, depth));
    if (depth >= kMostModifiers) return best;
    consider(Bounded(at, depth + 1));
    consider(Approximate(at, depth + 1));
    consider(InPart(at, depth + 1));
    return best;
  }

 private:
  // "2025-01-17", "17.01.2025", "17/01/2025", "01/17/25".
  MaybeDate Numeric(int at) const {
    if (!text_.IsDigits(at) || !text_.IsGluedDigits(at + 2) ||
        !text_.IsGluedDigits(at + 4)) {
      return std::nullopt;
    }
    if (text_.at(at).glued && !text_.IsMark(at - 1, "(") &&
        !text_.IsMark(at - 1, "\"") && !text_.IsMark(at - 1, "\u2014")) {
      return std::nullopt;
    }
    for (const char* mark : {"-", ".", "/"}) {
      if (!text_.IsGluedMark(at + 1, mark) ||
          !text_.IsGluedMark(at + 3, mark)) {
        continue;
      }
      if (EndOfDigits(text_, at) != at + 5 &&
          !text_.IsGluedMark(at + 5, "\u2014")) {
        return std::nullopt;
      }
      return NumericParts(at, *mark);
    }
    return std::nullopt;
  }

  MaybeDate NumericParts(int at, char mark) const {
    const std::string_view first = text_.Text(at);
    const std::string_view second = text_.Text(at + 2);
    const std::string_view third = text_.Text(at + 4);
    std::vector<std::string> readings;  // As ParseDays wants them.
    const auto add = [&](int year, std::string_view month,
                         std::string_view day) {
      std::string iso = std::to_string(year);
      for (const std::string_view part : {month, day}) {
        iso += part.size() == 1 ? "-0" : "-";
        iso += part;
      }
      if (ParseDays(iso).ok() &&
          std::find(readings.begin(), readings.end(), iso) == readings.end()) {
        readings.push_back(iso);
      }
    };
    if (second.size() > 2) return std::nullopt;
    if (first.size() == 4 && third.size() <= 2) {
      add(ToNumber(first), second, third);
    } else if (first.size() <= 2 &&
               (third.size() == 4 || (third.size() == 2 && mark == '/'))) {
      // Two digits: this century until 49, as people write.
      int year = ToNumber(third);
      if (third.size() == 2) year += year < 50 ? 2000 : 1900;
      add(year, second, first);
      if (mark == '/') add(year, first, second);
    }
    if (readings.empty()) return std::nullopt;
    DateRead read;
    read.end = at + 5;
    DayInterval days = *ParseDays(readings.front());
    for (const std::string& reading : readings) {
      const DayInterval one = *ParseDays(reading);
      days.earliest = std::min(days.earliest, one.earliest);
      days.latest = std::max(days.latest, one.latest);
    }
    read.value = MakeDate(
        days, readings.size() > 1 ? DatePrecision::kSpan : DatePrecision::kDay);
    read.value.ambiguous = readings.size() > 1;
    return read;
  }

  MaybeDate ByPattern(int at, bool licensed, int depth) const {
    for (const DateParts& parts : text_.tables.patterns.Match(text_, at)) {
      if (MaybeDate read = Resolve(at, parts, licensed, depth)) return read;
    }
    return std::nullopt;
  }

  MaybeDate Resolve(int at, const DateParts& parts, bool licensed,
                    int depth) const {
    DateRead read;
    read.end = parts.end;
    switch (parts.meaning) {
      case DateMeaning::kNothing:
        read.nothing = true;
        return read;
      case DateMeaning::kBefore:
      case DateMeaning::kAfter:
        if (depth >= kMostModifiers) return std::nullopt;
        return Moved(parts, depth + 1);
      case DateMeaning::kPartOnly:
        if (!licensed) return std::nullopt;
        break;
      case DateMeaning::kLicensed:
        if (!licensed && !IsLicensed(at, parts)) return std::nullopt;
        if (parts.year != 0 && CountsNoun(at, parts.end)) return std::nullopt;
        break;
      case DateMeaning::kCalendar:
      case DateMeaning::kShift:
      case DateMeaning::kElapsed:
      case DateMeaning::kRemaining:
      case DateMeaning::kAgo:
      case DateMeaning::kAhead:
      case DateMeaning::kBackStretch:
      case DateMeaning::kAnchored:
        break;
    }
    const auto resolved = ResolveDate(
        text_.tables, parts, {.reference = reference_, .forward = IsPlan(at)});
    if (!resolved) return std::nullopt;
    read.value = resolved->value;
    read.unresolved = resolved->unresolved;
    return read;
  }

  // "Two days before" and a date.
  MaybeDate Moved(const DateParts& parts, int depth) const {
    MaybeDate date =
        Read(text_.Skip(parts.end, WordClass::kDeterminer), true, depth);
    if (!date || date->nothing || parts.unit < 0) return std::nullopt;
    const NumberInterval one{Bound{Decimal(1)}, Bound{Decimal(1)}};
    const int direction = parts.meaning == DateMeaning::kBefore ? -1 : 1;
    const auto unit = static_cast<TimeUnit>(parts.unit);
    const auto moved =
        ShiftDate(date->value, parts.count.value_or(one), unit, direction);
    if (!moved) return std::nullopt;
    date->value = *moved;
    return date;
  }

  // "In 2001", "the 1998 pact", "(2001)", "the March talks".
  bool IsLicensed(int at, const DateParts& parts) const {
    if (text_.Is(at - 1, WordClass::kDateOpener)) return true;
    if (parts.month != 0 && !text_.Is(at, WordClass::kDoubtfulMonth)) {
      return text_.at(at).capital;
    }
    if (parts.season >= 0) return false;
    if (text_.IsMark(at - 1, "(") && text_.IsMark(parts.end, ")")) return true;
    // Before a noun, with one word more at most: "a secret 1902 pact".
    if (!text_.IsWord(parts.end) || IsFunctionWord(parts.end) ||
        text_.at(parts.end).glued) {
      return false;
    }
    if (text_.Is(at - 1, WordClass::kDeterminer)) return true;
    return parts.year != 0 && text_.Is(at - 2, WordClass::kDeterminer) &&
           text_.IsWord(at - 1) && !text_.at(at - 1).capital &&
           !IsFunctionWord(at - 1) &&
           !text_.Is(at - 1, WordClass::kApproximator) &&
           !text_.Is(at - 1, WordClass::kOrdinal) &&
           !text_.Is(at - 1, WordClass::kCardinal);
  }

  bool IsFunctionWord(int i) const {
    return text_.Is(i, WordClass::kFunctionWord);
  }

  // "Of 2000 people", "about 1950 tonnes": a number, though it may be a year.
  bool CountsNoun(int at, int end) const {
    if (!text_.IsWord(end) || text_.at(end).capital || IsFunctionWord(end)) {
      return false;
    }
    return text_.Text(at).ends_with("00") ||
           text_.Is(at - 1, WordClass::kApproximator);
  }

  // What a word tells of the time that is spoken of.
  enum class Tense { kUnknown, kPast, kPlan };

  Tense TenseAt(int i) const {
    const Token& token = text_.at(i);
    if (token.kind != Token::Kind::kWord) return Tense::kUnknown;
    if (token.capital && text_.Is(i, WordClass::kMonth)) return Tense::kUnknown;
    if (text_.Is(i, WordClass::kForward)) return Tense::kPlan;
    // "Be signed", "be formally signed": the plan stands before.
    if (text_.Is(i - 1, WordClass::kForward) ||
        text_.Is(i - 2, WordClass::kForward)) {
      return Tense::kUnknown;
    }
    if (text_.Is(i, WordClass::kBackward)) return Tense::kPast;
    constexpr size_t kShortestVerb = 5;  // As in segmentation: no "red".
    const std::string_view word = text_.Text(i);
    for (const std::string& ending : text_.tables.pack->values.past_endings) {
      if (word.size() >= kShortestVerb && word.ends_with(ending)) {
        return Tense::kPast;
      }
    }
    return Tense::kUnknown;
  }

  // True if the nearest word before that tells a plan from a report is one of
  // a plan; for a date that opens the sentence, the first after.
  bool IsPlan(int at) const {
    for (int i = at - 1; i >= std::max(0, at - kPlanReach); --i) {
      const Tense tense = TenseAt(i);
      if (tense != Tense::kUnknown) return tense == Tense::kPlan;
    }
    constexpr int kOpening = 2;
    if (at > kOpening) return false;
    for (int i = at + 1; i < std::min(text_.size(), at + kPlanReach); ++i) {
      const Tense tense = TenseAt(i);
      if (tense != Tense::kUnknown) return tense == Tense::kPlan;
    }
    return false;
  }

  // "After 4 June", "by 2030".
  MaybeDate Bounded(int at, int depth) const {
    const auto bound = text_.Find(at, WordClass::kDateBound);
    if (!bound) return std::nullopt;
    MaybeDate date = Read(bound->end, true, depth);
    if (!date || date->nothing || date->unresolved) return date;
    DayInterval& days = date->value.days;
    switch (static_cast<DateBound>(bound->payload)) {
      case DateBound::kAfter:
        days = {std::min(days.latest + 1, kLastDay), kLastDay};
        break;
      case DateBound::kSince:
        days = {days.earliest, kLastDay};
        break;
      case DateBound::kBefore:
        days = {kFirstDay, std::max(days.earliest - 1, kFirstDay)};
        break;
      case DateBound::kBy:
        days = {kFirstDay, days.latest};
        break;
    }
    date->value.precision = DatePrecision::kSpan;
    return date;
  }

  // "About 2001": as much again on either side, three days for a day.
  MaybeDate Approximate(int at, int depth) const {
    const auto about = text_.Find(at, WordClass::kDateApproximator);
    if (!about) return std::nullopt;
    MaybeDate date = Read(about->end, true, depth);
    if (!date || date->nothing || date->unresolved) return std::nullopt;
    DayInterval& days = date->value.days;
    const auto slack = days.IsOneDay() ? 3 : days.latest - days.earliest + 1;
    days.earliest = std::max(days.earliest - slack, kFirstDay);
    days.latest = std::min(days.latest + slack, kLastDay);
    date->value.approximate = true;
    return date;
  }

  // "Early October", "mid-2024", "the end of last year".
  MaybeDate InPart(int at, int depth) const {
    const auto part = text_.Find(at, WordClass::kPart);
    if (!part) return std::nullopt;
    int next = part->end;
    if (text_.IsGluedMark(next, "-")) ++next;
    MaybeDate date = Read(next, true, depth);
    if (!date || date->nothing) return std::nullopt;
    const bool divisible = !date->value.days.IsOneDay() &&
                           date->value.days.earliest != kFirstDay &&
                           date->value.days.latest != kLastDay;
    if (!date->unresolved && !divisible) return std::nullopt;
    date->value = PartOf(
        date->value, text_.tables.parts[static_cast<size_t>(part->payload)]);
    return date;
  }

  const TokenText& text_;
  const std::optional<DayInterval>& reference_;
};

}  // namespace

std::optional<DateRead> ReadDate(const TokenText& text, int at,
                                 const std::optional<DayInterval>& reference) {
  return DateReader(text, reference).Read(at, false);
}

}  // namespace claimcheck
