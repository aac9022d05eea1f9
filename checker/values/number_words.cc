#include "checker/values/number_words.h"

#include <algorithm>

#include "checker/values/digit_run.h"

namespace claimcheck {
namespace {

// Twelve words spell any number; more is somebody's list.
constexpr int kMostWords = 16;

class Composer {
 public:
  Composer(const TokenText& text, ComposeOptions options)
      : text_(text), options_(options) {}

  std::optional<ComposedNumber> Read(int at) {
    begin_ = at;
    int next = at;
    while (last_ != Last::kDone && Step(next)) {
      if (++words_ > kMostWords) return std::nullopt;
    }
    if (words_ == 0) return std::nullopt;
    number_.end = next;
    number_.value = total_ + group_;
    number_.scaled = has_scale_;
    number_.ends_in_scale = last_ == Last::kScale;
    number_.scale = number_.ends_in_scale ? last_scale_ : Decimal(1);
    if (last_ == Last::kSuffix) number_.scale = last_scale_;
    number_.single = words_ == 1;
    if (last_ != Last::kTens || joined_ || number_.value == tens_) {
      number_.loose_tens = Decimal();
    } else {
      number_.loose_tens = tens_;
    }
    return number_;
  }

 private:
  enum class Last {
    kNone,
    kUnits,
    kTens,
    kDigits,
    kDecimals,
    kMultiplier,
    kScale,
    kSuffix,
    kDone
  };

  // Takes one more word, with the hyphen or joiner before it.
  bool Step(int& next) {
    joined_now_ = false;
    if (last_ == Last::kNone) return Take(next, next);
    if (last_ == Last::kSuffix) return false;
    if (Take(SkipHyphen(text_, next), next)) return true;
    // "fifty - two".
    if (last_ == Last::kTens &&
        (text_.IsMark(next, "-") || text_.IsMark(next, "\u2014")) &&
        Take(next + 1, next)) {
      return true;
    }
    if (!options_.joiners ||
        (last_ != Last::kMultiplier && last_ != Last::kScale)) {
      return false;
    }
    const auto joiner = text_.Find(next, WordClass::kJoiner);
    if (!joiner) return false;
    joined_now_ = true;
    // "a hundred and one", but "one hundred and two hundred" are two, and
    // so are "four million and three thousand boats and 20 ...".
    const auto cardinal = text_.Find(joiner->end, WordClass::kCardinal);
    if (cardinal) {
      if (DecimalOf(text_, *cardinal) == Decimal() ||
          (last_ == Last::kScale && IsNumerator(*cardinal))) {
        return false;
      }
      const auto after = text_.Find(cardinal->end, WordClass::kMultiplier);
      if (after && last_ == Last::kMultiplier) return false;
    } else if (!text_.IsDigits(joiner->end) &&
               !text_.Is(joiner->end, WordClass::kOrdinal)) {
      return false;
    }
    return Take(joiner->end, next);
  }

  bool Take(int at, int& next) {
    return TakeOrdinal(at, next) || TakeCardinal(at, next) ||
           TakeDigits(at, next) || TakeDecimals(at, next) ||
           TakeSuffix(at, next) || TakeMultiplier(at, next) ||
           TakeScale(at, next) || TakeArticle(at, next);
  }

  // "and two thirds", "and one half": a fraction and no part of this number.
  bool IsNumerator(const Lexicon::Hit& cardinal) const {
    const int part = SkipHyphen(text_, cardinal.end);
    if (text_.Is(part, WordClass::kFractionPart)) return true;
    const auto ordinal = text_.Find(part, WordClass::kOrdinal);
    return ordinal && DecimalOf(text_, cardinal) == Decimal(1) &&
           Decimal(2) < DecimalOf(text_, *ordinal);
  }

  bool TakeCardinal(int at, int& next) {
    const auto hit = text_.Find(at, WordClass::kCardinal);
    if (!hit) return false;
    const Decimal& value = DecimalOf(text_, *hit);
    const bool fits =
        last_ == Last::kNone ||
        ((last_ == Last::kScale || last_ == Last::kMultiplier) &&
         value > Decimal()) ||
        (last_ == Last::kTens && value < Decimal(10) && value > Decimal());
    if (!fits) return false;
    const bool tens = value >= Decimal(20);
    if (tens) {
      tens_ = value;
      joined_ = joined_now_;
    }
    group_ = group_ + value;
    last_ = tens ? Last::kTens : Last::kUnits;
    number_.place = Decimal(1);
    next = hit->end;
    return true;
  }

  bool TakeDigits(int at, int& next) {
    const bool first = last_ == Last::kNone;
    if (!first && last_ != Last::kMultiplier && last_ != Last::kScale) {
      return false;
    }
    const auto run = ReadDigitRun(text_, at);
    if (!run) return false;
    if (!first) {
      // "4 thousand 3 hundred", "3 hundred and 21".
      const Decimal& most = last_ == Last::kScale ? last_scale_ : multiplier_;
      if (run->decimals || !number_.digits || run->value >= most ||
          run->value == Decimal() || text_.at(at).glued) {
        return false;
      }
      const auto scale = text_.Find(run->end, WordClass::kScale);
      const auto multiplier = text_.Find(run->end, WordClass::kMultiplier);
      if (joined_now_ ? scale || multiplier || most > Decimal(1000)
                      : !(scale && DecimalOf(text_, *scale) < most) &&
                            !(multiplier && last_ == Last::kScale)) {
        return false;
      }
    }
    number_.digits = number_.digits || first;
    number_.decimals = run->decimals;
    number_.list_comma = run->list_comma;
    number_.place = run->place;
    group_ = group_ + run->value;
    last_ = Last::kDigits;
    next = run->end;
    return true;
  }

  // "point seventy-one", "point zero three".
  bool TakeDecimals(int at, int& next) {
    if (last_ != Last::kUnits && last_ != Last::kTens &&
        last_ != Last::kMultiplier && last_ != Last::kNone) {
      return false;
    }
    const auto point = text_.Find(at, WordClass::kPoint);
    if (!point) return false;
    // "At that point five people left": only where nothing stands before.
    if (last_ == Last::kNone && (at != 0 || !text_.wide)) return false;
    int end = point->end;
    Decimal digits;
    int places = 0;
    if (text_.IsDigits(end)) {
      const std::string_view run = text_.Text(end);
      if (run.size() > 9 || DigitsGoOnAt(end + 1)) return false;
      for (const char c : run) {
        digits = digits + Decimal(c - '0', -(++places));
      }
      ++end;
    } else {
      while (places < 9) {
        const auto hit =
            text_.Find(SkipHyphen(text_, end), WordClass::kCardinal);
        if (!hit) break;
        const Decimal& value = DecimalOf(text_, *hit);
        const bool tens = value >= Decimal(10);
        if (tens && places > 0) break;
        places += tens ? 2 : 1;
        digits = digits + value * Decimal(1, -places);
        end = hit->end;
        if (!tens || value < Decimal(20)) {
          if (tens) break;
          continue;
        }
        const auto unit =
            text_.Find(SkipHyphen(text_, end), WordClass::kCardinal);
        if (unit && DecimalOf(text_, *unit) < Decimal(10)) {
          digits = digits + DecimalOf(text_, *unit) * Decimal(1, -places);
          end = unit->end;
        }
        break;
      }
    }
    if (places == 0) return false;
    group_ = group_ + digits;
    number_.decimals = true;
    number_.place = Decimal(1, -places);
    last_ = Last::kDecimals;
    next = end;
    return true;
  }

  // "1.2bn", "5k"; with a space where the text is all number.
  bool TakeSuffix(int at, int& next) {
    if (last_ != Last::kDigits || has_scale_ || !text_.Has(at)) return false;
    const bool alone = text_.wide && begin_ <= 1 && at + 1 == text_.size();
    if (!text_.at(at).glued && !alone) return false;
    const auto hit = text_.Find(at, WordClass::kScaleSuffix);
    if (!hit || (text_.Has(hit->end) && text_.at(hit->end).glued &&
                 text_.IsDigits(hit->end))) {
      return false;
    }
    Scale(DecimalOf(text_, *hit));
    last_ = Last::kSuffix;
    next = hit->end;
    return true;
  }

  bool TakeMultiplier(int at, int& next) {
    const auto hit = text_.Find(at, WordClass::kMultiplier);
    if (!hit || last_ == Last::kNone || last_ == Last::kScale) return false;
    multiplier_ = DecimalOf(text_, *hit);
    group_ = group_ * multiplier_;
    // "200 hundred" is exact to the hundred, "two hundred thousand" to the
    // thousand.
    if (number_.digits) number_.place = number_.place * multiplier_;
    last_ = Last::kMultiplier;
    next = hit->end;
    return true;
  }

  bool TakeScale(int at, int& next) {
    const auto hit = text_.Find(at, WordClass::kScale);
    if (!hit || last_ == Last::kNone) return false;
    const Decimal& scale = DecimalOf(text_, *hit);
    if (last_ == Last::kScale && group_ == Decimal()) {
      // "three thousand million", "three lakh crore".
      if (scale < last_scale_) return false;
      total_ = total_ * scale;
      number_.place = number_.place * scale;
      last_scale_ = last_scale_ * scale;
    } else {
      if (group_ == Decimal() || (has_scale_ && scale >= last_scale_)) {
        return false;
      }
      Scale(scale);
    }
    last_ = Last::kScale;
    next = hit->end;
    return true;
  }

  void Scale(const Decimal& scale) {
    total_ = total_ + group_ * scale;
    group_ = Decimal();
    has_scale_ = true;
    last_scale_ = scale;
    number_.place = number_.place * scale;
  }

  // "a hundred": the article is one.
  bool TakeArticle(int at, int& next) {
    if (last_ != Last::kNone) return false;
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

  // "twenty-first", "two hundredth"; of a denominator, "fifths" too.
  bool TakeOrdinal(int at, int& next) {
    auto hit = text_.Find(at, WordClass::kOrdinal);
    if (options_.denominator) {
      const auto part = text_.Find(at, WordClass::kFractionPart);
      if (part && (!hit || part->end >= hit->end)) hit = part;
    }
    if (!hit) return false;
    const Decimal value = DecimalOf(text_, *hit);
    const bool power = value >= Decimal(100);
    const bool hyphen = at > 0 && text_.IsMark(at - 1, "-");
    // "The twenty first responders" are twenty, "$5 million first" is a sum.
    const bool sure =
        hyphen || joined_now_ || options_.denominator ||
        (!number_.digits && (text_.Is(begin_ - 1, WordClass::kDeterminer) ||
                             (text_.wide && hit->end == text_.size())));
    if (last_ == Last::kNone) {
      group_ = value;
    } else if (power) {
      if (last_ == Last::kDigits || last_ == Last::kDecimals) return false;
      if (has_scale_ && value >= last_scale_ && group_ != Decimal()) {
        return false;
      }
      // "one hundredth of": a fraction.
      if (!options_.denominator && words_ == 1 && group_ == Decimal(1) &&
          text_.Is(hit->end, WordClass::kFractionOf)) {
        return false;
      }
      if (group_ == Decimal()) {
        total_ = total_ * value;
      } else {
        group_ = group_ * value;
      }
    } else if (last_ == Last::kTens) {
      if (value >= Decimal(10) || !sure) return false;
      group_ = group_ + value;
    } else if (last_ == Last::kMultiplier || last_ == Last::kScale) {
      if (!sure) return false;
      group_ = group_ + value;
    } else {
      return false;
    }
    number_.ordinal = true;
    last_ = Last::kDone;
    next = hit->end;
    return true;
  }

  bool DigitsGoOnAt(int at) const {
    return text_.IsGluedDigits(at + 1) &&
           (text_.IsGluedMark(at, ".") || text_.IsGluedMark(at, ","));
  }

  const TokenText& text_;
  const ComposeOptions options_;
  ComposedNumber number_;
  int begin_ = 0;
  int words_ = 0;
  Last last_ = Last::kNone;
  Decimal total_;
  Decimal group_;
  Decimal tens_;
  bool joined_ = false;      // A joiner before the tens.
  bool joined_now_ = false;  // A joiner before the word being taken.
  Decimal multiplier_ = Decimal(1);
  Decimal last_scale_;
  bool has_scale_ = false;
};

}  // namespace

std::optional<ComposedNumber> ComposeNumber(const TokenText& text, int at,
                                            ComposeOptions options) {
  return Composer(text, options).Read(at);
}

}  // namespace claimcheck
