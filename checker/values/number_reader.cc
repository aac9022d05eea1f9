#include "checker/values/number_reader.h"

#include <utility>

#include "checker/values/digit_run.h"
#include "checker/values/fraction_reader.h"
#include "checker/values/number_words.h"

namespace claimcheck {
namespace {

using MaybeNumber = std::optional<NumberRead>;

class NumberReader {
 public:
  NumberReader(const TokenText& text, NumberOptions options)
      : text_(text), options_(options), fractions_(text, options) {}

  MaybeNumber Read(int at) const {
    if (!text_.Has(at)) return std::nullopt;
    if (const auto minus = text_.Find(at, WordClass::kMinus)) {
      return Negative(minus->end);
    }
    if (text_.IsMark(at, "-")) {
      const bool glued = text_.Has(at + 1) && text_.at(at + 1).glued;
      if (glued && (text_.IsDigits(at + 1) || text_.IsMark(at + 1, "."))) {
        if (text_.at(at).glued && !text_.IsMark(at - 1, "(")) {
          return std::nullopt;
        }
        return Negative(at + 1);
      }
      return at == 0 && !glued ? NegativeAlone(at + 1) : std::nullopt;
    }
    if (text_.Is(at, WordClass::kFractionSign)) return fractions_.Read(at);
    if (text_.IsDigits(at) || text_.IsMark(at, ".")) return Digits(at);
    if (!text_.IsWord(at) || text_.at(at).word < 0) return std::nullopt;
    // "non-five": a part of another word.
    if (!options_.after_dash && text_.at(at).glued &&
        text_.IsMark(at - 1, "-") && text_.IsWord(at - 2)) {
      return std::nullopt;
    }
    if (MaybeNumber vague = Vague(at)) return vague;
    if (MaybeNumber relative = RelativeOrdinal(at)) return relative;
    if (MaybeNumber fraction = fractions_.Read(at)) return fraction;
    if (MaybeNumber words = Words(at)) return words;
    if (options_.articles) {
      if (const auto article = text_.Find(at, WordClass::kArticle)) {
        NumberRead number;
        number.end = article->end;
        number.interval = PointOf(Decimal(1));
        number.article = number.spelled = true;
        return number;
      }
    }
    return std::nullopt;
  }

 private:
  MaybeNumber Negative(int at) const {
    NumberOptions options = options_;
    options.articles = false;
    options.after_dash = false;
    if (text_.Is(at, WordClass::kMinus)) return std::nullopt;
    const NumberReader reader(text_, options);
    MaybeNumber number = text_.IsDigits(at) || text_.IsMark(at, ".")
                             ? reader.Unnamed(at)
                             : reader.Read(at);
    if (!number || number->vague || number->ordinal) return std::nullopt;
    number->share = false;
    number->interval = TimesFactor(number->interval, Decimal(-1));
    return number;
  }

  // "- 10": only if there is nothing else; else the dash is punctuation.
  MaybeNumber NegativeAlone(int at) const {
    if (!text_.wide || !text_.IsDigits(at)) return std::nullopt;
    MaybeNumber number = NumberReader(text_, {}).Unnamed(at);
    if (!number || number->ordinal) return std::nullopt;
    for (int i = number->end; i < text_.size(); ++i) {
      if (text_.IsDigits(i) ||
          (text_.IsWord(i) && !text_.Is(i, WordClass::kUnit))) {
        return std::nullopt;
      }
    }
    number->interval = TimesFactor(number->interval, Decimal(-1));
    number->share = false;
    return number;
  }

  MaybeNumber Vague(int at) const {
    const auto vague = text_.Find(at, WordClass::kVague);
    if (!vague) return std::nullopt;
    NumberRead number;
    number.end = vague->end;
    number.interval =
        text_.tables.intervals[static_cast<size_t>(vague->payload)];
    number.vague = number.spelled = true;
    return WithScales(text_, number);
  }

  // "the last but one", "the next".
  MaybeNumber RelativeOrdinal(int at) const {
    if (!text_.wide) return std::nullopt;
    const auto hit = text_.Find(at, WordClass::kRelativeOrdinal);
    if (!hit) return std::nullopt;
    const RelativePlace& place =
        text_.tables.places[static_cast<size_t>(hit->payload)];
    NumberRead number;
    number.end = hit->end;
    number.interval = PointOf(Decimal(place.offset));
    number.from = place.from;
    number.ordinal = number.spelled = number.weak = true;
    return number;
  }

  bool IsClockTime(int end) const { return text_.Is(end, WordClass::kClock); }

  // "forty-five (45)".
  void SkipRepetition(NumberRead& number) const {
    if (!text_.IsMark(number.end, "(")) return;
    const auto again = ComposeNumber(text_, number.end + 1, {});
    if (again && !again->ordinal && text_.IsMark(again->end, ")") &&
        again->value == number.interval.low->at) {
      number.end = again->end + 1;
    }
  }

  MaybeNumber Digits(int at) const {
    if (!options_.after_dash && IsPartOfName(text_, at)) return std::nullopt;
    return Unnamed(at);
  }

  MaybeNumber Unnamed(int at) const {
    if (text_.IsGluedMark(at + 1, "/")) {
      if (MaybeNumber slash = fractions_.Slash(at)) return slash;
    }
    auto composed = ComposeNumber(text_, at, {.joiners = options_.joiners});
    if (!composed || IsClockTime(composed->end)) return std::nullopt;
    NumberRead number = OfComposed(*composed);
    number.spelled = false;
    // Of a list, the first only: "22,24".
    if (composed->list_comma && !number.scaled) number.unsure = true;
    if (composed->single && !composed->decimals && text_.Has(number.end) &&
        text_.at(number.end).glued) {
      const auto ordinal = text_.Find(number.end, WordClass::kOrdinalSuffix);
      if (ordinal) {
        number.ordinal = true;
        number.end = ordinal->end;
        return number;
      }
    }
    return Extended(number, at, *composed);
  }

  NumberRead OfComposed(const ComposedNumber& composed) const {
    NumberRead number;
    number.end = composed.end;
    number.interval = PointOf(composed.value);
    number.place = composed.place;
    number.scale = composed.scale;
    number.scaled = composed.scaled;
    number.spelled = !composed.digits;
    number.ordinal = composed.ordinal;
    number.rounded =
        composed.decimals ||
        (composed.digits ? composed.scaled : composed.ends_in_scale);
    if (!composed.digits && !composed.ends_in_scale && !composed.decimals) {
      number.place = Decimal(1);
    }
    return number;
  }

  // What may follow a number: a suffix, fractions, "in five".
  MaybeNumber Extended(NumberRead number, int at,
                       const ComposedNumber& composed) const {
    if (!composed.scaled && !number.spelled) ReadSuffix(number);
    if (number.money_suffix || number.symbol) return number;
    if (!composed.decimals) {
      if (MaybeNumber around = fractions_.Around(number, at, composed)) {
        return around;
      }
      const int end = number.end;
      fractions_.AddTo(number);
      if (number.end != end && !composed.scaled) {
        number = WithScales(text_, number);
      }
    }
    SkipRepetition(number);
    return number;
  }

  // "5m" and "5M", right behind the digits.
  void ReadSuffix(NumberRead& number) const {
    if (!text_.Has(number.end)) return;
    const bool glued = text_.at(number.end).glued;
    const bool alone = text_.wide && number.end + 1 == text_.size();
    // "$1.2 M", "1.2 M USD".
    const bool spaced = alone || options_.money ||
                        text_.Is(number.end + 1, WordClass::kCurrency);
    if (!glued && !spaced) return;
    auto symbol = text_.Find(number.end, WordClass::kSymbolSuffix);
    if (!symbol && alone) {
      symbol = text_.Find(number.end, WordClass::kLoneSuffix);
    }
    const auto money = text_.Find(number.end, WordClass::kMoneySuffix);
    const auto& hit = symbol ? symbol : money;
    if (!hit) return;
    // "5m2", "24M212"; "$20 T-shirts".
    const bool goes_on = text_.Has(hit->end) && text_.at(hit->end).glued;
    if (goes_on && (text_.at(hit->end).kind != Token::Kind::kMark ||
                    (!glued && text_.IsMark(hit->end, "-")))) {
      return;
    }
    if (!glued && !symbol && text_.IsWord(hit->end) &&
        !text_.Is(hit->end, WordClass::kCurrency)) {
      return;
    }
    const Decimal& factor = DecimalOf(text_, *hit);
    number.interval = TimesFactor(number.interval, factor);
    number.place = number.place * factor;
    number.scale = number.scale * factor;
    number.rounded = number.scaled = true;
    number.money_suffix = !symbol;
    number.symbol = symbol.has_value();
    number.end = hit->end;
  }

  // A number in words, an ordinal among them.
  MaybeNumber Words(int at) const {
    const auto composed =
        ComposeNumber(text_, at, {.joiners = options_.joiners});
    if (!composed) return std::nullopt;
    NumberRead number = OfComposed(*composed);
    if (number.ordinal) {
      number.rounded = number.scaled = false;
      number.scale = number.place = Decimal(1);
      return number;
    }
    if (IsClockTime(number.end)) return std::nullopt;
    return Extended(number, at, *composed);
  }

  const TokenText& text_;
  const NumberOptions options_;
  const FractionReader fractions_;
};

}  // namespace

std::optional<NumberRead> ReadNumber(const TokenText& text, int at,
                                     NumberOptions options) {
  return NumberReader(text, options).Read(at);
}

NumberInterval Rounded(const NumberRead& number, bool always) {
  if (number.vague || !(number.rounded || always)) return number.interval;
  const Decimal half = number.place * Decimal(5, -1);
  return {Bound{number.interval.low->at - half, true},
          Bound{number.interval.high->at + half, false}};
}

}  // namespace claimcheck
