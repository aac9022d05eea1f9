#include "checker/values/date_license.h"

namespace claimcheck {
namespace {

bool IsFunctionWord(const TokenText& text, int i) {
  return text.Is(i, WordClass::kFunctionWord);
}

// "May" and "March" are names and verbs too.
bool IsMonthAlone(const TokenText& text, int at, int end) {
  if (!text.at(at).capital) return false;
  const bool linked = text.Is(end, WordClass::kRangeLink) ||
                      text.Is(at - 1, WordClass::kRangeLink);
  if (at == 0 || linked) return linked || !text.IsWord(end);
  if (text.IsWord(at - 1) && text.at(at - 1).capital) return false;
  return !text.IsMark(at - 1, ".") && !text.IsMark(at - 1, "\"") &&
         (!text.IsWord(end) || IsFunctionWord(text, end));
}

}  // namespace

bool IsLicensed(const TokenText& text, int at, const DateParts& parts) {
  if (text.Is(at - 1, WordClass::kDateOpener)) return true;
  if (parts.month != 0 && !text.Is(at, WordClass::kDoubtfulMonth)) {
    return text.at(at).capital || text.wide;
  }
  if (parts.month != 0 && text.wide) return IsMonthAlone(text, at, parts.end);
  if (parts.season >= 0) return false;
  if (text.IsMark(at - 1, "(") && text.IsMark(parts.end, ")")) return true;
  // Before a noun, with one word more at most: "a secret 1902 pact".
  if (!text.IsWord(parts.end) || IsFunctionWord(text, parts.end) ||
      text.at(parts.end).glued) {
    return false;
  }
  if (text.Is(at - 1, WordClass::kDeterminer)) return true;
  return parts.year && text.Is(at - 2, WordClass::kDeterminer) &&
         text.IsWord(at - 1) && !text.at(at - 1).capital &&
         !IsFunctionWord(text, at - 1) &&
         !text.Is(at - 1, WordClass::kApproximator) &&
         !text.Is(at - 1, WordClass::kOrdinal) &&
         !text.Is(at - 1, WordClass::kCardinal);
}

bool IsDayOfMonth(const TokenText& text, int at, int end) {
  if (text.IsWord(end) && !IsFunctionWord(text, end)) return false;
  const bool figures = text.IsDigits(at + 1);
  const bool opened = text.Is(at - 1, WordClass::kDayOpener);
  if (text.IsWord(end) && text.Is(end, WordClass::kDateLink) && !figures) {
    return false;
  }
  return figures || (opened && !text.IsWord(end));
}

bool IsShortName(const TokenText& text, int at, const DateParts& parts) {
  const int last = parts.end - 1;
  const int name = text.IsMark(last, ".") ? last - 1 : last;
  if (text.Is(name, WordClass::kWeekday) ||
      !text.Is(name, WordClass::kWeekdayShort)) {
    return false;
  }
  if (at == 0 && parts.end == text.size()) return false;
  return !text.at(name).capital || (text.IsWord(parts.end) && last == name &&
                                    !text.Is(parts.end, WordClass::kDateLink));
}

bool CountsNoun(const TokenText& text, int at, int end) {
  if (!text.IsWord(end) || text.at(end).capital || IsFunctionWord(text, end)) {
    return false;
  }
  return text.Text(at).ends_with("00") ||
         text.Is(at - 1, WordClass::kApproximator);
}

bool HasArticleOrPart(const TokenText& text, int at) {
  if (text.Is(at, WordClass::kDeterminer)) return true;
  constexpr int kLongestPart = 5;
  for (int back = 1; back <= kLongestPart; ++back) {
    const auto part = text.Find(at - back, WordClass::kPart);
    if (part && part->end == at) return true;
  }
  return text.IsGluedMark(at - 1, "-");
}

bool MayStandBehind(const TokenText& text, const DatePhrase& clock, int at) {
  if (clock.kind == DatePhrase::Kind::kClock &&
      clock.clock.precision == ClockPrecision::kPart) {
    return true;
  }
  const int next = clock.end;
  const bool ends = !text.IsWord(next) || text.Is(next, WordClass::kDateLink) ||
                    text.Is(next, WordClass::kRangeLink) ||
                    text.Is(next, WordClass::kRelativeDay);
  if (!ends) return false;
  const auto cue = text.Find(at - 1, WordClass::kClockCue);
  if (cue && cue->payload != 0) return true;
  if (clock.kind == DatePhrase::Kind::kAbout ||
      clock.kind == DatePhrase::Kind::kBounded) {
    return true;
  }
  return clock.kind == DatePhrase::Kind::kClock &&
         clock.clock.precision == ClockPrecision::kMinute && !text.IsDigits(at);
}

}  // namespace claimcheck
