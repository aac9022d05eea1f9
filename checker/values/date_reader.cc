#include "checker/values/date_reader.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "checker/values/clock_reader.h"
#include "checker/values/date_joiner.h"
#include "checker/values/date_license.h"
#include "checker/values/tense.h"

namespace claimcheck {
namespace {

using Kind = DatePhrase::Kind;
using Level = DateTraits::Level;

// "By about the end of early 2030" is as deep as sense goes.
constexpr int kMostModifiers = 3;
// "Noon on Friday, 5 May, next year" has as many pieces as sense goes.
constexpr int kMostPieces = 5;

class DateReader {
 public:
  DateReader(const TokenText& text, DateOrder order, const DateSense& sense)
      : text_(text), order_(order), sense_(sense) {}

  // A whole phrase. `licensed` if what stands before makes a date of what
  // else may be none; `depth` counts the words like "after" before it.
  std::optional<DateRead> Read(int at, bool licensed, int depth = 0) const {
    std::optional<DateRead> read = Unit(at, licensed, depth);
    if (depth <= kMostModifiers) {
      Longest(read, OpenedRange(at, depth));
    }
    if (!read || read->nothing) return read;
    if (!IsOpenedRange(*read)) Extend(*read, depth);
    if (auto range = RangeFrom(*read, depth)) read = std::move(range);
    WeekendOf(*read);
    StretchBehind(*read);
    BoundBehind(*read);
    if (depth == 0 && !Stands(*read, at)) return std::nullopt;
    return read;
  }

 private:
  static void Longest(std::optional<DateRead>& best,
                      std::optional<DateRead> one) {
    if (one && (!best || one->end > best->end)) best = std::move(one);
  }

  std::optional<DateRead> Unit(int at, bool licensed, int depth) const {
    std::optional<DateRead> best;
    if (auto numeric = ReadNumericDate(text_, at, order_)) {
      Longest(best, Sensible(std::move(*numeric)));
    }
    Longest(best, ByPattern(at, licensed, depth));
    if (text_.wide) {
      Longest(best, Clock(at));
      Longest(best, Vague(at));
      Longest(best, EndOfUnit(at));
    }
    if (depth >= kMostModifiers) return best;
    Longest(best, Bounded(at, depth + 1));
    Longest(best, Approximate(at, depth + 1));
    Longest(best, InPart(at, depth + 1));
    return best;
  }

  std::optional<DateRead> Sensible(DatePhrase phrase) const {
    if (!sense_.MakesSense(phrase)) return std::nullopt;
    DateRead read;
    read.end = phrase.end;
    read.phrase = std::move(phrase);
    return read;
  }

  std::optional<DateRead> ByPattern(int at, bool licensed, int depth) const {
    for (const DateParts& parts : text_.tables.patterns.Match(text_, at)) {
      if (auto read = Matched(at, parts, licensed, depth)) return read;
    }
    return std::nullopt;
  }

  std::optional<DateRead> Matched(int at, const DateParts& parts, bool licensed,
                                  int depth) const {
    switch (parts.meaning) {
      case DateMeaning::kNothing: {
        DateRead read;
        read.end = parts.end;
        read.nothing = true;
        return read;
      }
      case DateMeaning::kBefore:
      case DateMeaning::kAfter:
        return OfNext(at, parts, Kind::kMoved, depth);
      case DateMeaning::kNthOf:
        return OfNext(at, parts, Kind::kNthOf, depth);
      case DateMeaning::kWeekOf:
        return OfNext(at, parts, Kind::kWeekOf, depth);
      case DateMeaning::kStretch:
        return OfNext(at, parts, Kind::kStretch, depth);
      case DateMeaning::kStretchBehind:
        return std::nullopt;
      case DateMeaning::kPartOf:
        return PartOfNext(at, parts, depth);
      case DateMeaning::kPartOnly:
        if (!licensed || !HasArticleOrPart(text_, at)) return std::nullopt;
        break;
      case DateMeaning::kLicensed:
        if (!licensed && !IsLicensed(text_, at, parts)) return std::nullopt;
        if (parts.year && CountsNoun(text_, at, parts.end)) return std::nullopt;
        break;
      case DateMeaning::kAhead:
        // "Built in two years" tells how long.
        if (text_.wide && !parts.which && text_.Is(at, WordClass::kDayOpener) &&
            TenseAround(text_, at) == Tense::kPast) {
          return std::nullopt;
        }
        break;
      case DateMeaning::kDayOfMonth:
        // "On Tuesday the first trains ran."
        if (parts.weekday != 0 &&
            text_.Is(parts.end - 1, WordClass::kOrdinal) &&
            text_.IsWord(parts.end) &&
            !text_.Is(parts.end, WordClass::kDateLink)) {
          return std::nullopt;
        }
        if (parts.weekday == 0 && !IsDayOfMonth(text_, at, parts.end)) {
          return std::nullopt;
        }
        break;
      case DateMeaning::kShift:
        if (parts.weekday != 0 && IsShortName(text_, at, parts)) {
          return std::nullopt;
        }
        break;
      case DateMeaning::kWhole:
        if (text_.Is(parts.end - 1, WordClass::kPluralUnit)) {
          return std::nullopt;
        }
        break;
      case DateMeaning::kCalendar:
      case DateMeaning::kCentury:
      case DateMeaning::kFiscal:
      case DateMeaning::kWeekNumber:
      case DateMeaning::kAfterNext:
      case DateMeaning::kElapsed:
      case DateMeaning::kRemaining:
      case DateMeaning::kAgo:
      case DateMeaning::kBackStretch:
      case DateMeaning::kWindow:
      case DateMeaning::kWithin:
      case DateMeaning::kAnchored:
      case DateMeaning::kAnchoredBack:
      case DateMeaning::kAnchoredOn:
      case DateMeaning::kSameTime:
        break;
    }
    DatePhrase phrase;
    phrase.begin = at;
    phrase.end = parts.end;
    phrase.parts = parts;
    if (text_.wide && parts.meaning == DateMeaning::kPartOnly) {
      phrase.parts.meaning = DateMeaning::kWhole;
    }
    phrase.plan = TenseAround(text_, at) == Tense::kPlan;
    return Sensible(std::move(phrase));
  }

  // "Two days before", "the last Friday of", and a date.
  std::optional<DateRead> OfNext(int at, const DateParts& parts, Kind kind,
                                 int depth) const {
    if (depth >= kMostModifiers) return std::nullopt;
    const int next = text_.Skip(parts.end, WordClass::kDeterminer);
    // "The end of the year" has its article, and "the week of" needs none.
    for (const int from : {parts.end, next}) {
      auto inner = Read(from, true, depth + 1);
      if (!inner || inner->nothing) continue;
      const Level level = TraitsOf(inner->phrase).level;
      if (kind != Kind::kStretch && level == Level::kClock) continue;
      // "The 20th of next month".
      if (kind == Kind::kNthOf && parts.weekday == 0 && parts.unit < 0 &&
          level != Level::kMonth) {
        continue;
      }
      return Over(at, kind, std::move(*inner), parts);
    }
    return std::nullopt;
  }

  std::optional<DateRead> Over(int at, Kind kind, DateRead inner,
                               const DateParts& parts = {},
                               int payload = 0) const {
    DatePhrase phrase;
    phrase.kind = kind;
    phrase.begin = at;
    phrase.end = inner.end;
    phrase.parts = parts;
    phrase.payload = payload;
    phrase.sure = inner.phrase.sure;
    phrase.of.push_back(std::move(inner.phrase));
    return Sensible(std::move(phrase));
  }

  // "The morning of 5 May".
  std::optional<DateRead> PartOfNext(int at, const DateParts& parts,
                                     int depth) const {
    if (depth >= kMostModifiers || parts.day_part < 0) return std::nullopt;
    const auto day = Read(parts.end, true, depth + 1);
    if (!day || day->nothing) return std::nullopt;
    const DayPart& part =
        text_.tables.day_parts[static_cast<size_t>(parts.day_part)];
    DatePhrase clock;
    clock.kind = Kind::kClock;
    clock.begin = at;
    clock.end = parts.end;
    clock.clock.from = part.from;
    clock.clock.to = part.to;
    clock.clock.precision = ClockPrecision::kPart;
    clock.clock.part = part.code;
    auto joined = JoinDates(clock, day->phrase, DateLink::kWord);
    if (!joined) return std::nullopt;
    return Sensible(std::move(*joined));
  }

  std::optional<DateRead> Clock(int at) const {
    // "In the morning".
    const auto link = text_.Find(at, WordClass::kDayPartLink);
    const int from = link && text_.wide ? link->end : at;
    auto clock = ReadClock(text_, from);
    if (!clock ||
        (from > at && clock->time.precision != ClockPrecision::kPart)) {
      clock = ReadClock(text_, at);
    }
    if (!clock) return std::nullopt;
    DatePhrase phrase;
    phrase.kind = Kind::kClock;
    phrase.begin = at;
    phrase.end = clock->end;
    phrase.clock = clock->time;
    phrase.sure = clock->sure || from > at;
    phrase.plural = clock->plural && from == at;
    if (!clock->approximate) return Sensible(std::move(phrase));
    DateRead read;
    read.end = phrase.end;
    read.phrase = std::move(phrase);
    return Over(at, Kind::kAbout, std::move(read));
  }

  std::optional<DateRead> Vague(int at) const {
    const auto hit = text_.Find(at, WordClass::kVagueDate);
    if (!hit) return std::nullopt;
    // "In the past decade".
    if (text_.Is(hit->end, WordClass::kTimeUnit)) return std::nullopt;
    DatePhrase phrase;
    phrase.kind = Kind::kVague;
    phrase.begin = at;
    phrase.end = hit->end;
    phrase.payload = hit->payload;
    return Sensible(std::move(phrase));
  }

  // "EOM", "month's end".
  std::optional<DateRead> EndOfUnit(int at) const {
    const int from = text_.Is(at, WordClass::kDeterminer)
                         ? text_.Skip(at, WordClass::kDeterminer)
                         : at;
    const auto hit = text_.Find(from, WordClass::kEndOfUnit);
    if (!hit) return std::nullopt;
    const auto& parts = text_.tables.parts;
    const auto end =
        std::find_if(parts.begin(), parts.end(),
                     [](const PartOfTime& one) { return one.end; });
    if (end == parts.end()) return std::nullopt;
    DateRead whole;
    whole.end = hit->end;
    whole.phrase.begin = at;
    whole.phrase.end = hit->end;
    whole.phrase.parts.meaning = DateMeaning::kWhole;
    whole.phrase.parts.unit = hit->payload;
    return Over(at, Kind::kPart, std::move(whole), {},
                static_cast<int>(end - parts.begin()));
  }

  // "After 4 June", "by 2030".
  std::optional<DateRead> Bounded(int at, int depth) const {
    auto bound = text_.Find(at, WordClass::kDateBound);
    if (text_.wide) {
      const auto wide = text_.Find(at, WordClass::kDateBoundWide);
      if (wide && (!bound || wide->end > bound->end)) bound = wide;
    }
    if (!bound) return std::nullopt;
    auto inner = Read(bound->end, true, depth);
    if (!inner) return std::nullopt;
    if (inner->nothing) return inner;
    // "From 9:30 - 11:00": of a range, it is the range.
    if (static_cast<DateBound>(bound->payload) == DateBound::kFrom &&
        HoldsRange(inner->phrase)) {
      inner->phrase.begin = at;
      return inner;
    }
    if (inner->phrase.kind == Kind::kClock &&
        inner->phrase.clock.precision == ClockPrecision::kPart) {
      inner->phrase.sure = true;  // "Before lunch".
    }
    return Over(at, Kind::kBounded, std::move(*inner), {}, bound->payload);
  }

  // "Labour Day weekend".
  void WeekendOf(DateRead& read) const {
    if (!text_.wide || read.phrase.kind == Kind::kBounded) return;
    const DatePhrase* inner = &read.phrase;
    while (!inner->of.empty()) inner = &inner->of.front();
    if (inner->parts.holiday < 0) return;
    const auto unit = text_.Find(read.end, WordClass::kTimeUnit);
    if (!unit || static_cast<TimeUnit>(unit->payload) != TimeUnit::kWeekend) {
      return;
    }
    DateParts parts;
    parts.meaning = DateMeaning::kWeekOf;
    parts.unit = unit->payload;
    const int begin = read.phrase.begin;
    auto over = Over(begin, Kind::kWeekOf, read, parts);
    if (!over) return;
    over->end = over->phrase.end = unit->end;
    read = std::move(*over);
  }

  // "From 2 pm for two hours".
  void StretchBehind(DateRead& read) const {
    if (!text_.wide || HoldsRange(read.phrase)) return;
    const Level level = TraitsOf(read.phrase).level;
    if (level != Level::kClock && level != Level::kDay) return;
    for (const DateParts& parts :
         text_.tables.patterns.Match(text_, read.end)) {
      if (parts.meaning != DateMeaning::kStretchBehind) continue;
      DateRead inner = read;
      const int begin = inner.phrase.begin;
      if (inner.phrase.kind == Kind::kBounded) {
        inner.phrase = DatePhrase(inner.phrase.of.front());
      }
      auto over = Over(begin, Kind::kStretch, std::move(inner), parts);
      if (!over) return;
      over->end = over->phrase.end = parts.end;
      read = std::move(*over);
      return;
    }
  }

  static bool HoldsRange(const DatePhrase& phrase) {
    return phrase.kind == Kind::kRange || phrase.kind == Kind::kStretch ||
           (phrase.kind == Kind::kWithin && HoldsRange(phrase.of.front()));
  }

  // "2012 or later".
  void BoundBehind(DateRead& read) const {
    if (!text_.wide) return;
    const auto bound = text_.Find(read.end, WordClass::kDateBoundBehind);
    if (!bound || read.phrase.kind == Kind::kBounded) return;
    // "1 May and after the talks": said of the talks.
    if (text_.IsDigits(bound->end) || text_.IsWord(bound->end)) return;
    const int begin = read.phrase.begin;
    auto over = Over(begin, Kind::kBounded, read, {}, bound->payload);
    if (!over) return;
    over->end = over->phrase.end = bound->end;
    read = std::move(*over);
  }

  // "About 2001".
  std::optional<DateRead> Approximate(int at, int depth) const {
    const auto about = text_.Find(at, WordClass::kDateApproximator);
    if (!about) return std::nullopt;
    auto inner = Read(about->end, true, depth);
    if (!inner || inner->nothing) return std::nullopt;
    return Over(at, Kind::kAbout, std::move(*inner));
  }

  // "Early October", "mid-2024", "the end of last year".
  std::optional<DateRead> InPart(int at, int depth) const {
    const auto part = text_.Find(at, WordClass::kPart);
    if (!part) return std::nullopt;
    int next = part->end;
    if (text_.IsGluedMark(next, "-")) ++next;
    auto inner = Unit(next, true, depth);
    if (!inner && text_.wide) {  // "Early in the morning".
      inner = Unit(text_.Skip(next, WordClass::kDeterminer), true, depth);
    }
    if (!inner || inner->nothing) return std::nullopt;
    Extend(*inner, depth);
    if (!inner->phrase.sure) return std::nullopt;
    if (TraitsOf(inner->phrase).level == Level::kClock &&
        inner->phrase.kind != Kind::kClock) {
      return std::nullopt;
    }
    return Over(at, Kind::kPart, std::move(*inner), {}, part->payload);
  }

  // --- Phrases of several pieces.

  struct Link {
    int next = 0;
    DateLink kind = DateLink::kNone;
    bool closes = false;  // A bracket must close behind it.
  };

  // The ways on from token `at` to a next piece.
  std::vector<Link> LinksAt(int at) const {
    std::vector<Link> links;
    if (!text_.Has(at)) return links;
    links.push_back({at, DateLink::kNone});
    int next = at;
    bool comma = false;
    if (text_.IsMark(at, ",") && text_.Has(at + 1)) {
      next = at + 1;
      comma = true;
      links.push_back({next, DateLink::kComma});
    } else if (text_.wide &&
               (text_.IsMark(at, "-") || text_.IsMark(at, "\u2014"))) {
      links.push_back({at + 1, DateLink::kMark});
    } else if (text_.wide && text_.IsMark(at, "(")) {
      links.push_back({at + 1, DateLink::kComma, true});
    }
    if (const auto word = text_.Find(next, WordClass::kDateLink)) {
      links.push_back({word->end, comma ? DateLink::kComma : DateLink::kWord});
    }
    return links;
  }

  // Joins what follows to `read` as long as it goes with it.
  void Extend(DateRead& read, int depth) const {
    for (int piece = 1; piece < kMostPieces; ++piece) {
      if (!ExtendOnce(read, depth)) return;
    }
  }

  bool ExtendOnce(DateRead& read, int depth) const {
    if (!MayExtend(read.phrase)) return false;
    std::optional<DateRead> best;
    for (const Link& link : LinksAt(read.end)) {
      std::optional<DateRead> next =
          Unit(link.next, link.kind == DateLink::kWord, depth + 1);
      // "Thursday 9-11am".
      if (next && !next->nothing && next->phrase.kind == Kind::kClock) {
        Longest(next, EndedRange(*next, IsBareStretch(*next), depth + 1));
      }
      if (depth < kMostModifiers) {
        Longest(next, OpenedRange(link.next, depth + 1));
      }
      if (!next || next->nothing) continue;
      const bool stretch = next->phrase.kind == Kind::kRange;
      if (!next->phrase.sure && !stretch &&
          !MayStandBehind(text_, next->phrase, link.next))
        continue;
      // "Monday, October 5" and a comma behind which something else begins.
      if (link.kind == DateLink::kComma && !GoesOnBehindComma(read, *next)) {
        continue;
      }
      auto joined = JoinDates(read.phrase, next->phrase, link.kind);
      if (!joined) continue;
      if (link.closes) {
        if (!text_.IsMark(joined->end, ")")) continue;
        ++joined->end;
      }
      Longest(best, Sensible(std::move(*joined)));
    }
    if (!best || best->end <= read.end) return false;
    read = std::move(*best);
    return true;
  }

  bool MayExtend(const DatePhrase& phrase) const {
    if (phrase.kind == Kind::kVague) return false;
    return !phrase.plural;
  }

  // "3-8" and no more, as hours of the day before it.
  bool IsBareStretch(const DateRead& first) const {
    const int dash = first.end;
    return first.end == first.phrase.begin + 1 &&
           text_.IsGluedMark(dash, "-") && text_.IsGluedDigits(dash + 1) &&
           text_.Text(dash + 1).size() <= 2 && !text_.IsWord(dash + 2) &&
           (!text_.Has(dash + 2) || !text_.IsGluedDigits(dash + 3));
  }

  bool GoesOnBehindComma(const DateRead& read, const DateRead& next) const {
    const DateTraits one = TraitsOf(read.phrase);
    const DateTraits two = TraitsOf(next.phrase);
    if (one.weekday || two.weekday) return true;
    if (two.level == Level::kClock || one.level == Level::kClock) {
      return text_.wide || next.phrase.sure;
    }
    return text_.wide;
  }

  static bool IsOpenedRange(const DateRead& read) {
    return read.phrase.kind == Kind::kRange &&
           TraitsOf(read.phrase).level != Level::kClock;
  }

  // "From early May to 3 June", "between 9:30 and 11:00".
  std::optional<DateRead> OpenedRange(int at, int depth) const {
    const auto opener = text_.Find(at, WordClass::kRangeOpener);
    if (!opener) return std::nullopt;
    auto first = Unit(opener->end, true, depth + 1);
    if (!first || first->nothing) return std::nullopt;
    Extend(*first, depth + 1);
    auto range = EndedRange(*first, true, depth + 1);
    if (!range) {
      // "From 2 pm for 2 hours".
      return std::nullopt;
    }
    range->phrase.begin = at;
    return range;
  }

  // The range that begins with what has been read, if one does.
  std::optional<DateRead> RangeFrom(const DateRead& first, int depth) const {
    if (!text_.wide || first.phrase.kind == Kind::kBounded) {
      return std::nullopt;
    }
    auto range = EndedRange(first, false, depth);
    if (!range) return std::nullopt;
    Extend(*range, depth);
    return range;
  }

  std::optional<DateRead> EndedRange(const DateRead& first, bool opened,
                                     int depth) const {
    auto link = text_.Find(first.end, WordClass::kRangeLink);
    if (opened && !link) link = text_.Find(first.end, WordClass::kRangeAnd);
    if (!link) return std::nullopt;
    auto second = Unit(link->end, true, depth + 1);
    if (!second || second->nothing) return std::nullopt;
    Extend(*second, depth + 1);
    if (!first.phrase.sure && !second->phrase.sure && !opened) {
      return std::nullopt;
    }
    if (!text_.wide && !IsPlainRange(first.phrase, second->phrase)) {
      return std::nullopt;
    }
    auto joined = JoinEnds(first.phrase, second->phrase);
    if (!joined) return std::nullopt;
    // "From two thirty to two forty-five".
    if (opened && first.phrase.clock.precision == ClockPrecision::kMinute &&
        second->phrase.clock.precision == ClockPrecision::kMinute) {
      joined->sure = true;
    }
    return Sensible(std::move(*joined));
  }

  // Not "moved from Monday to Friday", which tells two days.
  static bool IsPlainRange(const DatePhrase& from, const DatePhrase& to) {
    for (const DatePhrase* phrase : {&from, &to}) {
      const DateTraits traits = TraitsOf(*phrase);
      if (traits.level <= Level::kDay) return false;
    }
    return true;
  }

  // A whole phrase that cannot be what it seems.
  bool Stands(const DateRead& read, int at) const {
    const DatePhrase& phrase = read.phrase;
    const bool clock = TraitsOf(phrase).level == Level::kClock;
    if (!text_.wide) return !clock;
    if (phrase.sure) return true;
    // "At 7" before the end of what is said; "at 7 percent" is none.
    if (!text_.Is(at - 1, WordClass::kClockCue) ||
        phrase.kind != Kind::kClock) {
      return false;
    }
    const int next = read.end;
    return text_.Text(at - 1) != "-" && IsAtWord(at - 1) &&
           (!text_.Has(next) || !text_.at(next).glued ||
            text_.at(next).kind == Token::Kind::kMark) &&
           (!text_.IsWord(next) || text_.Is(next, WordClass::kDateLink));
  }

  // "At" and "@" cue a time alone; "by" and "to" stand before numbers too.
  bool IsAtWord(int at) const {
    const auto cue = text_.Find(at, WordClass::kClockCue);
    return cue && cue->payload != 0;
  }

  const TokenText& text_;
  DateOrder order_;
  const DateSense& sense_;
};

}  // namespace

std::optional<DateRead> ReadDate(const TokenText& text, int at, DateOrder order,
                                 const DateSense& sense) {
  return DateReader(text, order, sense).Read(at, false);
}

}  // namespace claimcheck
