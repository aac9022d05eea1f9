#include "checker/values/quantity_reader.h"

#include <algorithm>
#include <utility>

#include "checker/values/measure_reader.h"

namespace claimcheck {
namespace {

using MaybeQuantity = std::optional<QuantityRead>;

// A number and what it counts.
struct Piece {
  int begin = 0;
  int end = 0;
  NumberRead number;
  std::optional<Measure> measure;
  bool sign = false;  // The currency stood before the number.

  ValueKind kind() const {
    return measure ? measure->kind : ValueKind::kNumber;
  }
  // Quantities, money and percents are rounded to their last digit.
  NumberInterval Interval(bool exact) const {
    const bool always =
        kind() != ValueKind::kNumber && kind() != ValueKind::kDuration;
    NumberInterval interval = exact ? number.interval : Rounded(number, always);
    if (measure) {
      for (std::optional<Bound>* bound : {&interval.low, &interval.high}) {
        if (*bound) (*bound)->at = (*bound)->at * measure->factor;
      }
    }
    return interval;
  }
};
using MaybePiece = std::optional<Piece>;

bool Negative(const NumberInterval& interval) {
  return interval.low && interval.low->at < Decimal();
}

// Multiplies the ends by the ends of `factors`.
NumberInterval Widen(const NumberInterval& interval,
                     const NumberInterval& factors) {
  if (Negative(interval)) return interval;
  NumberInterval wide;
  if (factors.low && interval.low) {
    wide.low = Bound{interval.low->at * factors.low->at,
                     interval.low->included && factors.low->included};
  }
  if (factors.high && interval.high) {
    wide.high = Bound{interval.high->at * factors.high->at,
                      interval.high->included && factors.high->included};
  }
  return wide;
}

class QuantityReader {
 public:
  explicit QuantityReader(const TokenText& text) : text_(text) {}

  MaybeQuantity Read(int at, int depth) const {
    const auto approximator = text_.Find(at, WordClass::kApproximator);
    if (approximator && depth < 2) {
      const MaybeQuantity inner = Read(approximator->end, depth + 1);
      if (inner && (inner->nothing || !inner->value.ordinal)) {
        return Approximated(*inner, approximator->payload);
      }
    }
    if (const auto between = text_.Find(at, WordClass::kBetween)) {
      return Between(between->end, WordClass::kBetweenAnd, depth > 0);
    }
    if (const auto from = text_.Find(at, WordClass::kFrom)) {
      MaybeQuantity read = Between(from->end, WordClass::kTo, depth > 0);
      // "Rose from 3 to 5 percent" tells two values, and no range.
      if (read) read->value.ambiguous = true;
      return read;
    }
    MaybeQuantity read = Plain(at, depth > 0);
    if (!read || read->nothing) return read;
    if (const auto after = text_.Find(read->end, WordClass::kApproximatorAfter);
        after && !read->value.ordinal) {
      read->end = after->end;
      return Approximated(*read, after->payload);
    }
    return read;
  }

 private:
  MaybeQuantity Approximated(QuantityRead read, int payload) const {
    if (read.nothing) return read;
    const NumberInterval& factors =
        text_.tables.intervals[static_cast<size_t>(payload)];
    read.value.number = Widen(read.value.number, factors);
    read.value.approximate =
        read.value.approximate ||
        (factors.low && factors.high && factors.low->at != factors.high->at);
    return read;
  }

  // A number, its currency sign and its unit.
  // As the end of a range it may stand behind a dash, and the start may have
  // told that it is money.
  struct PieceOptions {
    bool joiners = true;
    bool after_dash = false;
    bool money = false;
  };
  MaybePiece ReadPiece(int at, PieceOptions options) const {
    Piece piece;
    piece.begin = at;
    int next = at;
    if (auto sign = ReadSign(text_, at)) {
      next = sign->end;
      piece.measure = std::move(sign);
      piece.sign = true;
    }
    auto number = ReadNumber(text_, next,
                             {.articles = !piece.sign,
                              .joiners = options.joiners,
                              .after_dash = options.after_dash});
    if (!number) return std::nullopt;
    piece.number = *number;
    piece.end = number->end;
    if (piece.sign) {
      if (number->ordinal) return std::nullopt;
      // "$5 million US dollars" and "$3 USD" name it twice.
      const auto again = ReadMeasure(text_, piece.end, piece.number);
      if (again && again->kind == ValueKind::kMoney) {
        piece.measure->unit = again->unit;
        piece.end = again->end;
      }
    } else if (!number->ordinal) {
      piece.measure = ReadMeasure(text_, piece.end, piece.number);
      if (piece.measure) piece.end = piece.measure->end;
    }
    if (piece.measure && !number->ordinal) {
      piece.measure->end = piece.end;
      ReadRate(text_, *piece.measure);
      piece.end = piece.measure->end;
    }
    if (piece.number.money_suffix && piece.kind() != ValueKind::kMoney &&
        !options.money) {
      return std::nullopt;
    }
    // "747s", "3D", "2x".
    if (piece.end == number->end && !number->spelled &&
        text_.IsWord(piece.end) && text_.at(piece.end).glued) {
      return std::nullopt;
    }
    if (piece.number.article && !CountsWithArticle(piece)) return std::nullopt;
    return piece;
  }

  // "For a year" and "a year-long"; "5,000 a year" is a rate, and "a metre"
  // mostly an idiom.
  bool CountsWithArticle(const Piece& piece) const {
    if (piece.kind() != ValueKind::kDuration) return false;
    if (text_.Is(piece.number.end, WordClass::kNoArticleUnit)) return false;
    const int after =
        text_.IsGluedMark(piece.end, "-") ? piece.end + 1 : piece.end;
    return text_.Is(piece.begin - 1, WordClass::kDurationOpener) ||
           text_.Is(after, WordClass::kLong) ||
           text_.Is(after, WordClass::kJoiner);
  }

  MaybeQuantity Nothing(int at) const {
    QuantityRead read;
    read.nothing = true;
    read.end = text_.IsDigits(at) ? EndOfDigits(text_, at) : at + 1;
    return read;
  }

  // Number, range by "to" or a dash, or nothing.
  MaybeQuantity Plain(int at, bool approximated) const {
    MaybePiece low = ReadPiece(at, {});
    if (!low) {
      if (text_.IsDigits(at)) return Nothing(at);
      return std::nullopt;
    }
    if (low->number.ordinal) return Ordinal(*low);
    if (auto range = Range(*low, approximated)) return range;
    // Digits that go on behind a dash are a score or a telephone number.
    if (text_.IsGluedDigits(low->number.end + 1) && !low->measure &&
        (text_.IsGluedMark(low->number.end, "-") ||
         text_.IsGluedMark(low->number.end, "\u2014"))) {
      return Nothing(text_.IsDigits(at) ? at : at + 1);
    }
    if (!low->measure && !IsCount(*low, approximated)) return Nothing(at);
    return Finish(*low, low->Interval(approximated));
  }

  MaybeQuantity Ordinal(const Piece& piece) const {
    QuantityRead read;
    read.end = piece.end;
    read.value.kind = ValueKind::kNumber;
    read.value.number = piece.number.interval;
    read.value.ordinal = true;
    return read;
  }

  // The token after "to" or a dash behind a piece, or `at`.
  int SkipTo(int at) const {
    // "Three- to five-year".
    int to = at;
    if (text_.IsGluedMark(to, "-") && text_.Has(to + 1) &&
        !text_.at(to + 1).glued) {
      ++to;
    }
    const auto hit = text_.Find(to, WordClass::kTo);
    if (!hit) return at;
    const bool dash = !text_.IsWord(to);
    if (dash && !(text_.at(to).glued && text_.Has(hit->end) &&
                  text_.at(hit->end).glued)) {
      return at;
    }
    return hit->end;
  }

  MaybeQuantity Range(const Piece& low, bool approximated) const {
    const int next = SkipTo(low.end);
    if (next == low.end) return std::nullopt;
    const bool dash = !text_.IsWord(next - 1);
    MaybePiece high = ReadPiece(
        next, {.after_dash = dash, .money = low.kind() == ValueKind::kMoney});
    if (!high) return std::nullopt;
    // "555-1234-22" is no range.
    if (text_.IsGluedMark(high->end, "-") &&
        text_.IsGluedDigits(high->end + 1)) {
      return std::nullopt;
    }
    if (dash && !low.measure && !high->measure && MayBeScore(low, *high)) {
      return std::nullopt;
    }
    return Combine(low, *high, approximated);
  }

  // "2-3" with nothing counted behind it.
  bool MayBeScore(const Piece& low, const Piece& high) const {
    const Decimal most(20);
    return low.number.interval.low->at < most &&
           high.number.interval.high->at < most &&
           (!text_.IsWord(high.end) ||
            text_.Is(high.end, WordClass::kFunctionWord));
  }

  MaybeQuantity Between(int at, WordClass link, bool approximated) const {
    MaybePiece low = ReadPiece(at, {.joiners = false});
    if (!low || low->number.ordinal) return std::nullopt;
    const auto hit = text_.Find(low->end, link);
    if (!hit) return std::nullopt;
    const MaybePiece high =
        ReadPiece(hit->end, {.money = low->kind() == ValueKind::kMoney});
    if (!high) return std::nullopt;
    return Combine(*low, *high, approximated);
  }

  // A range of two pieces, if they go together.
  MaybeQuantity Combine(Piece low, Piece high, bool approximated) const {
    if (high.number.ordinal || low.number.article || high.number.article ||
        low.number.vague || high.number.vague) {
      return std::nullopt;
    }
    if (low.measure && high.measure) {
      // "$70 to $80 per barrel": the rate is that of both.
      if (high.measure->unit.starts_with(low.measure->unit + " per ")) {
        low.measure = high.measure;
      }
      if (!low.measure->Same(*high.measure)) return std::nullopt;
    } else if (high.measure) {
      low.measure = high.measure;
    } else if (low.measure) {
      const bool shared = low.sign || low.kind() == ValueKind::kPercent;
      if (!shared) return std::nullopt;
      high.measure = low.measure;
    }
    // "3 to 5 million".
    const Decimal& scale = high.number.scale;
    if (!low.number.scaled && high.number.scaled &&
        low.number.interval.low->at * scale <= high.number.interval.low->at) {
      Decimal& from = low.number.interval.low->at;
      from = from * scale;
      low.number.interval.high->at = from;
      low.number.place = low.number.place * scale;
      low.number.rounded = true;
    }
    if (high.number.money_suffix && high.kind() != ValueKind::kMoney) {
      return std::nullopt;
    }
    NumberInterval interval;
    interval.low = low.Interval(approximated).low;
    interval.high = high.Interval(approximated).high;
    if (!(low.Interval(true).low->at < high.Interval(true).high->at)) {
      return std::nullopt;
    }
    Piece both = high;
    both.begin = low.begin;
    both.sign = false;
    if (!both.measure && !IsCount(low, approximated)) return Nothing(low.begin);
    return Finish(both, interval);
  }

  // False for "No. 5", "that one", "1987" on its own.
  bool IsCount(const Piece& piece, bool approximated) const {
    const int at = piece.begin;
    for (int back = 1; back <= 3 && at - back >= 0; ++back) {
      const auto label = text_.Find(at - back, WordClass::kLabel);
      if (label && label->end == at) return false;
    }
    const int end = piece.number.end;
    const bool before_noun = text_.IsWord(end) && !text_.at(end).capital &&
                             !text_.Is(end, WordClass::kFunctionWord);
    // "Boeing 787", "Brazil 3".
    if (!piece.number.spelled && !approximated && at > 1 &&
        text_.IsWord(at - 1) && text_.at(at - 1).capital && !before_noun &&
        !text_.Is(at - 1, WordClass::kFunctionWord) &&
        !text_.Is(at - 1, WordClass::kMonth)) {
      return false;
    }
    if (piece.number.spelled && end == at + 1 &&
        text_.Is(at, WordClass::kPronounCardinal)) {
      return text_.IsWord(end) && !text_.Is(end, WordClass::kPronounAfter) &&
             !text_.Is(end, WordClass::kFunctionWord) &&
             (at == 0 || !text_.Is(at - 1, WordClass::kPronounBefore));
    }
    const bool bare_year = !piece.number.spelled && end == at + 1 &&
                           text_.Text(at).size() == 4 &&
                           piece.number.interval.low->at >= Decimal(1900) &&
                           piece.number.interval.low->at < Decimal(2100);
    if (!bare_year) return true;
    return before_noun && (approximated || text_.Text(at).ends_with("00"));
  }

  MaybeQuantity Finish(Piece piece, const NumberInterval& interval) const {
    QuantityRead read;
    Value& value = read.value;
    value.kind = piece.kind();
    value.approximate = piece.number.vague;
    value.number = interval;
    if (value.kind == ValueKind::kDuration) {
      Lengthen(piece, value);
      piece.end = SkipSuffixes(piece.end);
    }
    if (piece.measure) {
      value.unit = piece.measure->unit;
      value.dimension = piece.measure->dimension;
      read.end = piece.end;
      return read;
    }
    // "5,000 a year" is still a number.
    Measure plain;
    plain.end = piece.end;
    ReadRate(text_, plain);
    read.end = plain.end;
    return read;
  }

  // "2 hours 30 minutes", "a year and a half".
  void Lengthen(Piece& piece, Value& value) const {
    const auto add = [&value](const NumberInterval& more) {
      if (value.number.low && more.low) {
        value.number.low->at = value.number.low->at + more.low->at;
      }
      if (value.number.high && more.high) {
        value.number.high->at = value.number.high->at + more.high->at;
      }
    };
    if (piece.number.vague) return;
    const auto joiner = text_.Find(piece.end, WordClass::kJoiner);
    if (joiner) {
      const auto article = text_.Find(joiner->end, WordClass::kArticle);
      const auto fraction =
          article ? text_.Find(article->end, WordClass::kFraction) : article;
      if (fraction && !text_.Is(fraction->end, WordClass::kArticle)) {
        const Decimal part =
            text_.tables.decimals[static_cast<size_t>(fraction->payload)] *
            piece.measure->factor;
        add({Bound{part}, Bound{part}});
        piece.end = fraction->end;
        return;
      }
    }
    // Each part is smaller than the one before, so there are few.
    while (true) {
      int next = piece.end;
      if (text_.IsMark(next, ",")) ++next;
      next = text_.Skip(next, WordClass::kJoiner);
      const MaybePiece part = ReadPiece(next, {});
      if (!part || part->kind() != ValueKind::kDuration || part->number.vague ||
          part->number.article || part->measure->unit != piece.measure->unit) {
        return;
      }
      // What is left of the unit before, in the unit below it: "18 months" is
      // no rest of a decade.
      const NumberInterval rest = part->Interval(true);
      const Decimal& factor = piece.measure->factor;
      constexpr int kMostPerUnit = 60;
      if (!(rest.high->at < factor) ||
          part->measure->factor * Decimal(kMostPerUnit) < factor) {
        return;
      }
      add(rest);
      piece.end = part->end;
      piece.measure->factor = part->measure->factor;
    }
  }

  // "12-year-old", "12-day-long".
  int SkipSuffixes(int at) const {
    const int next = text_.IsGluedMark(at, "-") ? at + 1 : at;
    for (const WordClass suffix : {WordClass::kOld, WordClass::kLong}) {
      if (const auto hit = text_.Find(next, suffix)) return hit->end;
    }
    return at;
  }

  const TokenText& text_;
};

}  // namespace

std::optional<QuantityRead> ReadQuantity(const TokenText& text, int at) {
  return QuantityReader(text).Read(at, 0);
}

}  // namespace claimcheck
