#include "checker/values/fraction_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "checker/values/digit_run.h"

namespace claimcheck {
namespace {

using MaybeNumber = std::optional<NumberRead>;

// "Half of the work" is not said with the precision of its digits: a fifth of
// a part either way would be another fraction's.
Decimal PlaceOfFraction(const Decimal& denominator) {
  return Decimal(2, -1) / denominator;
}

NumberRead OfFraction(const Decimal& value, const Decimal& denominator, int end,
                      bool share) {
  NumberRead number;
  number.end = end;
  number.interval = PointOf(value);
  number.place = PlaceOfFraction(denominator);
  number.fraction = number.spelled = true;
  number.share = share;
  return number;
}

void Add(NumberRead& number, const Decimal& more, const Decimal& denominator,
         const Decimal& unit, int end) {
  number.interval = PointOf(number.interval.low->at + more);
  number.place = unit * PlaceOfFraction(denominator);
  number.fraction = true;
  number.end = end;
}

// Wholes that people give shares of; of others, the numbers count.
bool IsUsualWhole(const Decimal& whole, bool one) {
  constexpr std::array<int, 9> kUsual = {3, 4, 5, 6, 8, 10, 20, 50, 100};
  if (whole.digits() == 1 && whole.exponent() >= 2) return true;
  if (one) return !(Decimal(1000) < whole && whole < Decimal(2200));
  return std::any_of(kUsual.begin(), kUsual.end(),
                     [&](int usual) { return whole == Decimal(usual); });
}

}  // namespace

NumberInterval PointOf(const Decimal& value) {
  return {Bound{value, true}, Bound{value, true}};
}

NumberInterval TimesFactor(NumberInterval interval, const Decimal& factor) {
  for (std::optional<Bound>* bound : {&interval.low, &interval.high}) {
    if (*bound) (*bound)->at = (*bound)->at * factor;
  }
  if (factor < Decimal()) std::swap(interval.low, interval.high);
  return interval;
}

NumberRead WithScales(const TokenText& text, NumberRead number) {
  while (true) {
    const int next = SkipHyphen(text, number.end);
    const auto scale = text.Find(next, WordClass::kScale);
    const auto hit = scale ? scale : text.Find(next, WordClass::kMultiplier);
    if (!hit) return number;
    const Decimal& factor = DecimalOf(text, *hit);
    number.interval = TimesFactor(number.interval, factor);
    number.place = number.place * factor;
    number.scale = number.scale * factor;
    number.end = hit->end;
    number.scaled = number.scaled || scale;
    number.rounded = number.rounded || scale;
    number.share = number.unsure = false;
  }
}

bool IsUnitAt(const TokenText& text, int at) {
  return text.Is(at, WordClass::kTimeUnit) || text.Is(at, WordClass::kUnit) ||
         text.Is(at, WordClass::kPercent);
}

std::optional<NumberRead> FractionReader::Read(int at) const {
  if (const auto sign = text_.Find(at, WordClass::kFractionSign)) {
    const SignFraction& fraction =
        text_.tables.fractions[static_cast<size_t>(sign->payload)];
    if (text_.at(at).glued && text_.IsDigits(at - 1)) return std::nullopt;
    return WithScales(text_, OfFraction(fraction.value, fraction.denominator,
                                        sign->end, /*share=*/true));
  }
  if (MaybeNumber half = Half(at)) return half;
  return ArticlePart(at);
}

std::optional<NumberRead> FractionReader::Slash(int at) const {
  const auto slash = ReadSlashFraction(text_, at);
  if (!slash) return std::nullopt;
  NumberRead number = OfFraction(slash->value, Decimal(slash->denominator),
                                 slash->end, /*share=*/true);
  number.spelled = false;
  const int end = slash->end;
  const bool licensed = text_.wide || IsUnitAt(text_, SkipHyphen(text_, end)) ||
                        text_.size() == end ||
                        text_.Is(end, WordClass::kFractionOf);
  const bool part_of_word =
      text_.IsWord(end) && text_.at(end).glued && !IsUnitAt(text_, end);
  if (!licensed || part_of_word) return std::nullopt;
  return OfWhat(number);
}

std::optional<NumberRead> FractionReader::Around(
    const NumberRead& number, int at, const ComposedNumber& composed) const {
  if (MaybeNumber fraction = Parts(number, at, composed)) return fraction;
  return Ratio(number);
}

void FractionReader::AddTo(NumberRead& number) const {
  if (number.scaled || !AddMixed(number)) AddJoined(number);
}

// "of a million" behind a fraction makes a number of it, "of" a share.
NumberRead FractionReader::OfWhat(NumberRead number) const {
  const auto of = text_.Find(number.end, WordClass::kFractionOf);
  if (!of) return WithScales(text_, number);
  const int whole = text_.Skip(of->end, WordClass::kArticle);
  if (whole > of->end && text_.Is(whole, WordClass::kScale)) {
    number.end = whole;
    return WithScales(text_, number);
  }
  number.share = true;
  number.unsure = false;
  return number;
}

// True if these words describe which of several halves or thirds it is.
bool FractionReader::IsOneOfParts(int at) const {
  return text_.Is(at - 1, WordClass::kOrdinal) ||
         text_.Is(at - 1, WordClass::kWhich) ||
         text_.Is(at - 1, WordClass::kDeterminer);
}

// "half a million", "half the voters", "half an hour"; "half" alone is
// unsure.
std::optional<NumberRead> FractionReader::Half(int at) const {
  const auto half = text_.Find(at, WordClass::kFraction);
  if (!half || IsOneOfParts(at)) return std::nullopt;
  const Decimal& value = DecimalOf(text_, *half);
  NumberRead number = OfFraction(value, Decimal(1) / value, half->end, false);
  number.unsure = true;
  const int next = SkipHyphen(text_, half->end);
  if (const auto article = text_.Find(next, WordClass::kArticle)) {
    number.end = article->end;
    const NumberRead scaled = WithScales(text_, number);
    if (scaled.end != article->end || options_.articles) return scaled;
    return std::nullopt;
  }
  // "Quarter of the year", "quarter finals".
  const bool time = text_.Is(at, WordClass::kTimeUnit);
  if (!time && text_.Is(half->end, WordClass::kFractionOf)) {
    return OfWhat(number);
  }
  number = WithScales(text_, number);
  if (!number.unsure) return number;
  if (time) return std::nullopt;
  if (IsUnitAt(text_, next)) return number;
  if (text_.Is(half->end, WordClass::kDeterminer)) {
    number.share = true;
    number.unsure = false;
    return number;
  }
  const bool alone = text_.wide && at == 0 && half->end == text_.size();
  if (!options_.approximated && !alone) return std::nullopt;
  number.share = true;
  number.unsure = false;
  return number;
}

// True if the words go on with a noun that an ordinal would count.
bool FractionReader::NounFollows(int at) const {
  return text_.IsWord(at) && !text_.Is(at, WordClass::kFunctionWord) &&
         !IsUnitAt(text_, at) && !text_.Is(at, WordClass::kScale) &&
         !text_.Is(at, WordClass::kJoiner);
}

// "a third of", "a quarter million", "by a fifth".
std::optional<NumberRead> FractionReader::ArticlePart(int at) const {
  const auto article = text_.Find(at, WordClass::kArticle);
  if (!article || IsOneOfParts(at)) return std::nullopt;
  const auto fraction = PartAt(SkipHyphen(text_, article->end));
  if (!fraction) return std::nullopt;
  NumberRead number =
      OfFraction(fraction->value, fraction->denominator, fraction->end, false);
  if (text_.Is(fraction->end, WordClass::kFractionOf)) return OfWhat(number);
  number.unsure = true;
  number = WithScales(text_, number);
  if (!number.unsure) return number;
  if (IsUnitAt(text_, SkipHyphen(text_, fraction->end))) {
    if (fraction->rare) return std::nullopt;
    return number;
  }
  const bool licensed =
      options_.approximated || text_.Is(at - 1, WordClass::kChangeBy) ||
      (text_.wide && at == 0 && fraction->end == text_.size());
  if (!licensed || NounFollows(fraction->end)) return std::nullopt;
  number.share = true;
  number.unsure = false;
  return number;
}

// "third", "quarter", "twenty-fifth", as one part of a whole.
std::optional<FractionReader::Fraction> FractionReader::PartAt(int at) const {
  const auto number =
      ComposeNumber(text_, at, {.joiners = false, .denominator = true});
  if (!number || !number->ordinal || number->value < Decimal(2)) {
    return std::nullopt;
  }
  const bool word = text_.Is(at, WordClass::kFractionPart);
  // "A second" is no half.
  if (number->value == Decimal(2) && !word) return std::nullopt;
  return Fraction{number->end, Decimal(1) / number->value, number->value,
                  !word};
}

// True if the part that ends before `end` is a plural.
bool FractionReader::IsPlural(int end) const {
  return text_.Is(end - 1, WordClass::kFractionPart) &&
         !text_.Is(end - 1, WordClass::kOrdinal) &&
         !text_.Is(end - 1, WordClass::kFraction);
}

// What stands behind "and" in "two and a half", "six million and two
// thirds": `at` is the token after it.
std::optional<FractionReader::Fraction> FractionReader::FractionAfterJoiner(
    int at) const {
  if (const auto article = text_.Find(at, WordClass::kArticle)) {
    auto part = PartAt(SkipHyphen(text_, article->end));
    if (part && part->rare && NounFollows(part->end)) return std::nullopt;
    return part;
  }
  if (const auto half = text_.Find(at, WordClass::kFraction)) {
    const int next = text_.Skip(half->end, WordClass::kFractionOf);
    if (!IsUnitAt(text_, next) && next < text_.size()) return std::nullopt;
    const Decimal& value = DecimalOf(text_, *half);
    return Fraction{half->end, value, Decimal(1) / value};
  }
  if (const auto sign = text_.Find(at, WordClass::kFractionSign)) {
    const SignFraction& fraction =
        text_.tables.fractions[static_cast<size_t>(sign->payload)];
    return Fraction{sign->end, fraction.value, fraction.denominator};
  }
  if (const auto slash = ReadSlashFraction(text_, at)) {
    return Fraction{slash->end, slash->value, Decimal(slash->denominator)};
  }
  const auto count = text_.Find(at, WordClass::kCardinal);
  if (!count) return std::nullopt;
  const auto part = PartAt(SkipHyphen(text_, count->end));
  if (!part) return std::nullopt;
  const Decimal& times = DecimalOf(text_, *count);
  if (times != Decimal(1) && !IsPlural(part->end)) return std::nullopt;
  return Fraction{part->end, part->value * times, part->denominator};
}

// "and a half" behind a number: adds half of its scale, or of the scale
// that follows ("a billion and a half million").
void FractionReader::AddJoined(NumberRead& number) const {
  const auto joiner =
      text_.Find(SkipHyphen(text_, number.end), WordClass::kJoiner);
  if (!joiner || !options_.joiners) return;
  const auto fraction = FractionAfterJoiner(SkipHyphen(text_, joiner->end));
  if (!fraction) return;
  Decimal unit = number.scale;
  int end = fraction->end;
  if (number.scaled) {
    const auto scale = text_.Find(end, WordClass::kScale);
    if (scale && DecimalOf(text_, *scale) < unit) {
      unit = DecimalOf(text_, *scale);
      end = scale->end;
    }
  }
  Add(number, fraction->value * unit, fraction->denominator, unit, end);
}

// "10 1/2", "2 ½", "2½".
bool FractionReader::AddMixed(NumberRead& number) const {
  const int at = number.end;
  if (!text_.Has(at)) return false;
  if (const auto sign = text_.Find(at, WordClass::kFractionSign)) {
    const SignFraction& fraction =
        text_.tables.fractions[static_cast<size_t>(sign->payload)];
    Add(number, fraction.value, fraction.denominator, Decimal(1), sign->end);
    return true;
  }
  const int next = text_.IsGluedMark(at, "-") ? at + 1 : at;
  if (next == at && text_.at(at).glued) return false;
  const auto slash = ReadSlashFraction(text_, next);
  if (!slash) return false;
  Add(number, slash->value, Decimal(slash->denominator), Decimal(1),
      slash->end);
  return true;
}

// "two thirds", "one-eighth", "a hundred trillionths".
std::optional<NumberRead> FractionReader::Parts(
    const NumberRead& number, int begin, const ComposedNumber& composed) const {
  int at = number.end;
  const bool hyphen = text_.IsGluedMark(at, "-");
  if (hyphen || (text_.IsMark(at, "-") && text_.IsWord(at + 1))) ++at;
  if (!text_.IsWord(at)) return std::nullopt;
  const auto part = PartAt(at);
  if (!part) return std::nullopt;
  Decimal times = number.interval.low->at;
  Decimal denominator = part->denominator;
  const bool plural = IsPlural(part->end);
  if (!plural && times != Decimal(1) && !hyphen) return std::nullopt;
  // "one hundred thirty-fifths".
  if (composed.loose_tens > Decimal() && denominator < Decimal(10)) {
    times = times - composed.loose_tens;
    denominator = denominator + composed.loose_tens;
  }
  const NumberRead fraction =
      OfWhat(OfFraction(times / denominator, denominator, part->end, true));
  // Quarters are stretches of time too, and halves those of a game.
  const bool doubtful = text_.Is(part->end - 1, WordClass::kTimeUnit) ||
                        denominator == Decimal(2);
  const bool of = text_.Is(part->end, WordClass::kFractionOf);
  const bool half = part->denominator == Decimal(2);
  const bool licensed = of || hyphen || fraction.scaled ||
                        IsUnitAt(text_, SkipHyphen(text_, part->end)) ||
                        options_.approximated ||
                        (half && !plural && !NounFollows(part->end)) ||
                        (!half && begin == 0 && times < denominator);
  if (doubtful && !licensed) return std::nullopt;
  return fraction;
}

// "one in five", "nine out of ten".
std::optional<NumberRead> FractionReader::Ratio(
    const NumberRead& number) const {
  const Decimal& part = number.interval.low->at;
  if (number.scaled || part < Decimal(1) || part.exponent() < 0) {
    return std::nullopt;
  }
  const auto link = text_.Find(number.end, WordClass::kRatio);
  if (!link) return Division(number);
  const int at = text_.Skip(link->end, WordClass::kArticle);
  if (at != link->end && !text_.Is(at, WordClass::kScale) &&
      !text_.Is(at, WordClass::kMultiplier)) {
    return std::nullopt;
  }
  const auto whole = ComposeNumber(text_, link->end, {.joiners = false});
  if (!whole || whole->ordinal || whole->decimals || whole->value <= part ||
      whole->value < Decimal(3) ||
      !IsUsualWhole(whole->value, part == Decimal(1))) {
    return std::nullopt;
  }
  // "three in ten days", "one in 5 %", "won two in 10 to 20 games".
  if (IsUnitAt(text_, SkipHyphen(text_, whole->end)) ||
      text_.Is(text_.Skip(whole->end, WordClass::kFiller),
               WordClass::kTimeUnit) ||
      text_.Is(whole->end, WordClass::kCurrency) ||
      (text_.Is(whole->end, WordClass::kTo) &&
       IsNumber(text_.Skip(whole->end, WordClass::kTo))) ||
      text_.Is(whole->end, WordClass::kMonth) ||
      (text_.Has(whole->end) && text_.at(whole->end).glued &&
       (text_.IsWord(whole->end) || text_.IsGluedDigits(whole->end + 1)))) {
    return std::nullopt;
  }
  NumberRead ratio =
      OfFraction(part / whole->value, whole->value, whole->end, true);
  ratio.spelled = number.spelled;
  return ratio;
}

bool FractionReader::IsNumber(int at) const {
  return text_.IsDigits(at) || text_.Is(at, WordClass::kCardinal);
}

// "one over three", with nothing behind it.
std::optional<NumberRead> FractionReader::Division(
    const NumberRead& number) const {
  if (!text_.wide) return std::nullopt;
  const auto over = text_.Find(number.end, WordClass::kDividedBy);
  if (!over) return std::nullopt;
  const auto whole = ComposeNumber(text_, over->end, {});
  if (!whole || whole->ordinal || whole->value == Decimal() ||
      text_.IsWord(whole->end) || text_.IsMark(whole->end, "%")) {
    return std::nullopt;
  }
  return OfFraction(number.interval.low->at / whole->value, whole->value,
                    whole->end, true);
}

}  // namespace claimcheck
