#include "checker/values/number_reader.h"

#include <string>

namespace claimcheck {
namespace {

NumberInterval Point(const Decimal& value) {
  return {Bound{value, true}, Bound{value, true}};
}

const Decimal& DecimalOf(const TokenText& text, const Lexicon::Hit& hit) {
  return text.tables.decimals[static_cast<size_t>(hit.payload)];
}

// Skips one hyphen that has no space before it ("twenty-seven").
int SkipHyphen(const TokenText& text, int at) {
  return text.IsGluedMark(at, "-") ? at + 1 : at;
}

void Multiply(NumberInterval& interval, const Decimal& factor) {
  for (std::optional<Bound>* bound : {&interval.low, &interval.high}) {
    if (*bound) (*bound)->at = (*bound)->at * factor;
  }
}

// Multiplies by the scales that follow: "3.2 million", "5 hundred thousand",
// "1.2bn".
void ReadScales(const TokenText& text, NumberRead& number) {
  while (true) {
    const int at = number.end;
    if (!text.Has(at)) return;
    if (!number.scaled && !number.spelled && text.at(at).glued) {
      const auto suffix = text.Find(at, WordClass::kScaleSuffix);
      const auto money = text.Find(at, WordClass::kMoneySuffix);
      if (suffix || money) {
        const Lexicon::Hit& hit = suffix ? *suffix : *money;
        Multiply(number.interval, DecimalOf(text, hit));
        number.place = number.place * DecimalOf(text, hit);
        number.scale = number.scale * DecimalOf(text, hit);
        number.rounded = number.scaled = true;
        number.money_suffix = !suffix;
        number.end = hit.end;
        return;
      }
    }
    const int next = SkipHyphen(text, at);
    const auto scale = text.Find(next, WordClass::kScale);
    const auto multiplier = text.Find(next, WordClass::kMultiplier);
    if (!scale && !multiplier) return;
    const Lexicon::Hit& hit = scale ? *scale : *multiplier;
    Multiply(number.interval, DecimalOf(text, hit));
    number.place = number.place * DecimalOf(text, hit);
    number.scale = number.scale * DecimalOf(text, hit);
    number.end = hit.end;
    number.scaled = number.scaled || scale;
    number.rounded = number.rounded || scale;
  }
}

// "and a half" behind a number: adds half of its scale.
void ReadAndFraction(const TokenText& text, NumberRead& number) {
  int at = SkipHyphen(text, number.end);
  const auto joiner = text.Find(at, WordClass::kJoiner);
  if (!joiner) return;
  at = SkipHyphen(text, joiner->end);
  const auto article = text.Find(at, WordClass::kArticle);
  if (!article) return;
  const auto fraction =
      text.Find(SkipHyphen(text, article->end), WordClass::kFraction);
  if (!fraction) return;
  number.interval = Point(number.interval.low->at +
                          DecimalOf(text, *fraction) * number.scale);
  number.place = number.scale * Decimal(1, -1);
  number.end = fraction->end;
}

constexpr size_t kMostDigits = 15;  // Longer ones are no counts.

// The digits of "1,250", "816 000" or "3.25" and how many are decimals.
struct DigitRun {
  int end = 0;
  std::string digits;
  int decimals = 0;
};

// True if a glued separator and more digits follow, as in a date or a version.
bool DigitsGoOn(const TokenText& text, int at) {
  if (!text.IsGluedDigits(at + 1)) return false;
  for (const char* mark : {".", ",", ":", "/"}) {
    if (text.IsGluedMark(at, mark)) return true;
  }
  return false;
}

std::optional<DigitRun> ReadDigitRun(const TokenText& text, int at) {
  DigitRun run;
  run.digits = text.Text(at);
  run.end = at + 1;
  const auto is_group = [&](int i) {
    return text.IsDigits(i) && text.Text(i).size() == 3;
  };
  if (run.digits.size() <= 3 && run.digits.front() != '0') {
    if (text.IsGluedMark(run.end, ",") && text.IsGluedDigits(run.end + 1)) {
      while (text.IsGluedMark(run.end, ",") && is_group(run.end + 1) &&
             text.at(run.end + 1).glued) {
        run.digits += text.Text(run.end + 1);
        run.end += 2;
      }
    } else {
      // "816 000": groups behind one space each, and nothing odd behind them.
      while (run.digits.size() <= kMostDigits && is_group(run.end) &&
             !text.at(run.end).glued &&
             text.at(run.end).begin == text.at(run.end - 1).end + 1 &&
             !text.IsGluedMark(run.end + 1, "-")) {
        run.digits += text.Text(run.end);
        ++run.end;
      }
    }
  }
  if (text.IsGluedMark(run.end, ".") && text.IsGluedDigits(run.end + 1)) {
    const std::string_view fraction = text.Text(run.end + 1);
    run.decimals = static_cast<int>(fraction.size());
    run.digits += fraction;
    run.end += 2;
  }
  if (run.digits.size() > kMostDigits || DigitsGoOn(text, run.end)) {
    return std::nullopt;
  }
  const bool padded = run.digits.front() == '0' &&
                      run.digits.size() > 1 + static_cast<size_t>(run.decimals);
  if (padded) return std::nullopt;
  return run;
}

// True if what stands before makes these digits a part of a name or of
// something longer: "G7", "F-16", "#5", "'90s".
bool IsPartOfName(const TokenText& text, int at) {
  if (!text.at(at).glued) return false;
  const int before = at - 1;
  if (text.IsWord(before) || text.IsDigits(before)) {
    // "USD5m" and "EUR20" are sums.
    return !text.Is(before, WordClass::kCurrencySign);
  }
  if (text.IsMark(before, "-")) {
    // A minus, unless something is glued before it.
    return before > 0 && text.at(before).glued && !text.IsMark(before - 1, "(");
  }
  for (const char* mark : {".", ",", "/", "'", "_", "#", "@", "[", "*", ":"}) {
    if (text.IsMark(before, mark)) return true;
  }
  return false;
}

// "5 p.m.", "5:30".
bool IsClockTime(const TokenText& text, int end) {
  return text.Is(end, WordClass::kClock);
}

std::optional<NumberRead> ReadDigitNumber(const TokenText& text, int at,
                                          NumberOptions options) {
  const std::optional<DigitRun> run = ReadDigitRun(text, at);
  if (!run || IsClockTime(text, run->end)) return std::nullopt;
  NumberRead number;
  number.end = run->end;
  const auto digits = Decimal::Parse(run->digits);
  if (!digits.ok()) return std::nullopt;
  const bool negative = !options.after_dash && at > 0 && text.at(at).glued &&
                        text.IsMark(at - 1, "-");
  const Decimal sign(negative ? -1 : 1, -run->decimals);
  number.interval = Point(*digits * sign);
  number.place = Decimal(1, -run->decimals);
  number.rounded = run->decimals > 0;
  if (run->decimals == 0 && text.Has(run->end) && text.at(run->end).glued) {
    const auto ordinal = text.Find(run->end, WordClass::kOrdinalSuffix);
    if (ordinal) {
      number.ordinal = true;
      number.end = ordinal->end;
      return number;
    }
  }
  if (!number.rounded) ReadAndFraction(text, number);
  ReadScales(text, number);
  return number;
}

// "three hundred and forty-seven thousand".
class SpelledNumber {
 public:
  SpelledNumber(const TokenText& text, NumberOptions options)
      : text_(text), options_(options) {}

  std::optional<NumberRead> Read(int at) {
    int next = at;
    while (Step(next)) {
      // Twelve words spell any number; more is somebody's list.
      if (++words_ > 12) return std::nullopt;
    }
    if (words_ == 0) return std::nullopt;
    NumberRead number;
    number.spelled = true;
    number.end = next;
    number.interval = Point(total_ + group_);
    const bool ends_in_scale = has_scale_ && group_ == Decimal();
    if (ends_in_scale) number.place = number.scale = last_scale_;
    number.scaled = has_scale_;
    number.rounded = ends_in_scale;
    if (last_ == Last::kMultiplier) return number;
    // "Two and a half million", "a million and a half".
    ReadAndFraction(text_, number);
    if (number.end != next && !has_scale_) ReadScales(text_, number);
    return number;
  }

 private:
  enum class Last { kNone, kUnits, kTens, kMultiplier, kScale };

  // Takes one more word, with the hyphen or joiner before it.
  bool Step(int& next) {
    int at = last_ == Last::kNone ? next : SkipHyphen(text_, next);
    if (Take(at, next)) return true;
    const bool joinable = last_ == Last::kMultiplier || last_ == Last::kScale;
    if (!joinable || !options_.joiners) return false;
    const auto joiner = text_.Find(next, WordClass::kJoiner);
    if (!joiner) return false;
    // "a hundred and one", but "one hundred and two hundred" are two.
    const auto cardinal = text_.Find(joiner->end, WordClass::kCardinal);
    if (!cardinal) return false;
    const auto after = text_.Find(cardinal->end, WordClass::kMultiplier);
    if (after && last_ == Last::kMultiplier) return false;
    return Take(joiner->end, next);
  }

  bool Take(int at, int& next) {
    if (const auto hit = text_.Find(at, WordClass::kCardinal)) {
      const Decimal& value = DecimalOf(text_, *hit);
      const bool tens = value >= Decimal(20);
      const bool fits =
          last_ == Last::kNone || last_ == Last::kScale ||
          last_ == Last::kMultiplier ||
          (last_ == Last::kTens && value < Decimal(10) && value > Decimal());
      if (!fits) return false;
      group_ = group_ + value;
      last_ = tens ? Last::kTens : Last::kUnits;
      next = hit->end;
      return true;
    }
    if (const auto hit = text_.Find(at, WordClass::kMultiplier)) {
      if (last_ == Last::kNone || last_ == Last::kScale) return false;
      group_ = group_ * DecimalOf(text_, *hit);
      last_ = Last::kMultiplier;
      next = hit->end;
      return true;
    }
    if (const auto hit = text_.Find(at, WordClass::kScale)) {
      const Decimal& scale = DecimalOf(text_, *hit);
      if (last_ == Last::kNone || group_ == Decimal()) return false;
      if (has_scale_ && scale >= last_scale_) return false;
      total_ = total_ + group_ * scale;
      group_ = Decimal();
      has_scale_ = true;
      last_scale_ = scale;
      last_ = Last::kScale;
      next = hit->end;
      return true;
    }
    if (last_ == Last::kNone) {
      // "a hundred": the article is one.
      const auto article = text_.Find(at, WordClass::kArticle);
      if (!article || !(text_.Is(article->end, WordClass::kMultiplier) ||
                        text_.Is(article->end, WordClass::kScale))) {
        return false;
      }
      group_ = Decimal(1);
      last_ = Last::kUnits;
      next = article->end;
      return true;
    }
    return false;
  }

  const TokenText& text_;
  NumberOptions options_;
  Decimal total_;
  Decimal group_;
  Decimal last_scale_;
  bool has_scale_ = false;
  Last last_ = Last::kNone;
  int words_ = 0;
};

// "half a million", "half a dozen"; "half a" before a unit is 0.5.
std::optional<NumberRead> ReadFraction(const TokenText& text, int at,
                                       NumberOptions options) {
  const auto fraction = text.Find(at, WordClass::kFraction);
  if (!fraction) return std::nullopt;
  const auto article =
      text.Find(SkipHyphen(text, fraction->end), WordClass::kArticle);
  if (!article) return std::nullopt;
  NumberRead number;
  number.spelled = true;
  number.end = article->end;
  number.interval = Point(DecimalOf(text, *fraction));
  number.place = Decimal(1, -1);
  ReadScales(text, number);
  if (number.end == article->end && !options.articles) return std::nullopt;
  return number;
}

}  // namespace

std::optional<NumberRead> ReadNumber(const TokenText& text, int at,
                                     NumberOptions options) {
  if (!text.Has(at)) return std::nullopt;
  if (const auto minus = text.Find(at, WordClass::kMinus)) {
    options.articles = false;
    if (text.Is(minus->end, WordClass::kMinus)) return std::nullopt;
    auto number = ReadNumber(text, minus->end, options);
    if (!number || number->vague || number->ordinal) return std::nullopt;
    Multiply(number->interval, Decimal(-1));
    return number;
  }
  if (text.IsMark(at, "-") && text.IsGluedDigits(at + 1)) {
    if (text.at(at).glued && !text.IsMark(at - 1, "(")) return std::nullopt;
    ++at;
  }
  if (text.IsDigits(at)) {
    if (!options.after_dash && IsPartOfName(text, at)) return std::nullopt;
    return ReadDigitNumber(text, at, options);
  }
  if (!text.IsWord(at) || text.at(at).word < 0) return std::nullopt;
  // "non-five": a part of another word.
  if (!options.after_dash && text.at(at).glued && text.IsMark(at - 1, "-") &&
      text.IsWord(at - 2)) {
    return std::nullopt;
  }
  if (const auto vague = text.Find(at, WordClass::kVague)) {
    NumberRead number;
    number.end = vague->end;
    number.interval =
        text.tables.intervals[static_cast<size_t>(vague->payload)];
    number.vague = number.spelled = true;
    ReadScales(text, number);
    return number;
  }
  if (auto fraction = ReadFraction(text, at, options)) return fraction;
  if (auto number = SpelledNumber(text, options).Read(at)) {
    // "two thirds" is no two.
    const int part = SkipHyphen(text, number->end);
    if (text.Is(part, WordClass::kFractionPart) ||
        IsClockTime(text, number->end)) {
      return std::nullopt;
    }
    return number;
  }
  if (const auto ordinal = text.Find(at, WordClass::kOrdinal)) {
    NumberRead number;
    number.end = ordinal->end;
    number.interval = Point(DecimalOf(text, *ordinal));
    number.ordinal = number.spelled = true;
    return number;
  }
  if (options.articles) {
    if (const auto article = text.Find(at, WordClass::kArticle)) {
      NumberRead number;
      number.end = article->end;
      number.interval = Point(Decimal(1));
      number.article = number.spelled = true;
      return number;
    }
  }
  return std::nullopt;
}

int EndOfDigits(const TokenText& text, int at) {
  int end = at + 1;
  while (text.IsGluedDigits(end + 1)) {
    bool joined = false;
    for (const char* mark : {".", ",", ":", "/", "-", "\u2014"}) {
      joined = joined || text.IsGluedMark(end, mark);
    }
    if (!joined) break;
    end += 2;
  }
  return end;
}

NumberInterval Rounded(const NumberRead& number, bool always) {
  if (number.vague || !(number.rounded || always)) return number.interval;
  const Decimal half = number.place * Decimal(5, -1);
  return {Bound{number.interval.low->at - half, true},
          Bound{number.interval.high->at + half, false}};
}

}  // namespace claimcheck
