#include "checker/values/quantity_reader.h"

#include <algorithm>
#include <bitset>
#include <utility>

#include "checker/values/digit_run.h"
#include "checker/values/number_role.h"
#include "checker/values/piece_reader.h"

namespace claimcheck {
namespace {

using MaybeQuantity = std::optional<QuantityRead>;
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
        QuantityRead read = Approximated(*inner, approximator->payload);
        return depth == 0 ? WithOtherBound(std::move(read)) : read;
      }
    }
    if (depth == 0) {
      if (MaybeQuantity age = Age(at)) return age;
      if (MaybeQuantity roman = Roman(at)) return roman;
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
    if (const auto after = AfterApproximator(read->end);
        after && !read->value.ordinal) {
      read->end = after->end;
      return Approximated(*std::move(read), after->payload);
    }
    return read;
  }

 private:
  QuantityRead Approximated(QuantityRead read, int payload) const {
    if (read.nothing) return read;
    const NumberInterval& factors =
        text_.tables.intervals[static_cast<size_t>(payload)];
    const bool about =
        factors.low && factors.high && factors.low->at != factors.high->at;
    const auto widen = [&](Value& value) {
      value.number = Widen(value.number, factors);
      value.approximate = value.approximate || about;
    };
    widen(read.value);
    for (QuantityReading& other : read.others) widen(other.value);
    // "less than 5 or equal".
    const auto equal = text_.Find(read.end, WordClass::kOrEqual);
    if (equal && !text_.IsDigits(equal->end)) {
      for (std::optional<Bound>* bound :
           {&read.value.number.low, &read.value.number.high}) {
        if (*bound) (*bound)->included = true;
      }
      read.end = equal->end;
    }
    return read;
  }

  // "or more", unless it goes on: "5,000 or more than 6,000".
  std::optional<Lexicon::Hit> AfterApproximator(int at) const {
    const auto after = text_.Find(at, WordClass::kApproximatorAfter);
    if (!after || text_.IsDigits(after->end) ||
        text_.Is(after->end, WordClass::kCardinal) ||
        text_.Is(after->end, WordClass::kCurrencySign)) {
      return std::nullopt;
    }
    const auto before = text_.Find(at + 1, WordClass::kApproximator);
    return before && before->end > after->end ? std::nullopt : after;
  }

  static bool IsOneSided(const Value& value) {
    return value.number.low.has_value() != value.number.high.has_value();
  }

  // "more than 3 but less than 8" is one interval.
  QuantityRead WithOtherBound(QuantityRead read) const {
    if (read.nothing || !IsOneSided(read.value)) return read;
    int at = read.end;
    if (text_.IsMark(at, ",")) ++at;
    at = text_.Skip(at, WordClass::kBoundJoiner);
    if (at == read.end || !text_.Is(at, WordClass::kApproximator)) return read;
    MaybeQuantity other = Read(at, 1);
    if (!other || other->nothing || !IsOneSided(other->value) ||
        other->value.ordinal) {
      return read;
    }
    Value& a = read.value;
    Value& b = other->value;
    if (a.number.low.has_value() == b.number.low.has_value()) return read;
    const bool same = a.kind == b.kind && a.unit == b.unit;
    if (!same) {
      // "more than 3 and less than 5 million": the first has no unit.
      const bool bare =
          a.kind == ValueKind::kNumber && read.written.size() == 1 &&
          other->written.size() == 1 && b.kind != ValueKind::kPercent;
      if (!bare) return read;
    }
    const bool rising = a.number.low.has_value();
    Bound low = *(rising ? a.number.low : b.number.low);
    Bound high = *(rising ? b.number.high : a.number.high);
    if (!same) {
      (rising ? low : high).at =
          (rising ? low : high).at * other->written.front().factor;
    }
    if (!(low.at < high.at)) return read;
    QuantityRead both = *other;
    both.others.clear();
    both.value.number = {low, high};
    both.written = read.written;
    for (const WrittenNumber& written : other->written) {
      both.written.push_back(written);
      both.written.back().high = rising;
    }
    if (!rising) {
      for (size_t i = 0; i < read.written.size(); ++i) {
        both.written[i].high = true;
      }
    }
    return both;
  }

  MaybeQuantity Nothing(int at) const {
    QuantityRead read;
    read.nothing = true;
    read.end = text_.IsDigits(at) ? EndOfDigits(text_, at) : at + 1;
    return read;
  }

  // Number, range by "to" or a dash, or nothing.
  MaybeQuantity Plain(int at, bool approximated) const {
    MaybePiece low = ReadPiece(text_, at, {.approximated = approximated});
    if (!low) {
      if (text_.IsDigits(at)) return Nothing(at);
      return std::nullopt;
    }
    if (low->number.ordinal) return Ordinal(*low);
    if (const int end = EndOfPhone(text_, at); end > at) {
      QuantityRead read;
      read.nothing = true;
      read.end = end;
      return read;
    }
    if (auto range = Range(*low, approximated)) return range;
    // Digits that go on behind a dash are a score or a telephone number.
    if (text_.IsGluedDigits(low->number.end + 1) && !low->measure &&
        (text_.IsGluedMark(low->number.end, "-") ||
         text_.IsGluedMark(low->number.end, "\u2014"))) {
      return Nothing(text_.IsDigits(at) ? at : at + 1);
    }
    if (!low->measure) {
      const Count count = CountOf(text_, *low, approximated);
      if (count == Count::kNone) return Nothing(at);
      if (count == Count::kWeak) {
        if (!text_.wide) return Nothing(at);
        low->number.weak = true;
      }
      if (IsApposedAge(text_, *low)) return AgeOf(*low);
    }
    ReadSum(text_, *low);
    return Finish(*low, low->Interval(approximated));
  }

  MaybeQuantity Ordinal(const Piece& piece) const {
    QuantityRead read;
    read.end = piece.end;
    read.value.kind = ValueKind::kNumber;
    read.value.number = piece.number.interval;
    read.value.ordinal = true;
    read.value.from = piece.number.from;
    read.weak = piece.number.weak;
    read.written = piece.written;
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
    if (dash && !IsRangeDash(to, hit->end)) return at;
    return hit->end;
  }

  // The token after "about"; not after "more than" and "exactly".
  int SkipAbout(int at) const {
    const auto hit = text_.Find(at, WordClass::kApproximator);
    if (!hit) return at;
    const NumberInterval& factors =
        text_.tables.intervals[static_cast<size_t>(hit->payload)];
    return factors.low && factors.high && factors.low->at < factors.high->at
               ? hit->end
               : at;
  }

  // "40-50", "2 -7"; "1000 - 5000" only between digits with spaces on both
  // sides.
  bool IsRangeDash(int dash, int next) const {
    if (!text_.Has(next)) return false;
    if (text_.at(next).glued) return text_.at(dash).glued || text_.wide;
    return !text_.at(dash).glued && text_.IsMark(dash, "-") &&
           text_.IsDigits(dash - 1) &&
           (text_.IsDigits(next) || text_.Is(next, WordClass::kApproximator) ||
            text_.Is(next, WordClass::kCurrencySign));
  }

  // True if the low end is said to be a change, so that "to" tells what came
  // of it: "rose by 3 % to 40 %".
  bool IsChange(const Piece& low) const {
    if (!low.measure) return false;
    const int before = low.begin - 1;
    return text_.Is(before, WordClass::kChangeVerb) ||
           text_.Is(before, WordClass::kChangeBy);
  }

  MaybeQuantity Range(const Piece& low, bool approximated) const {
    int next = SkipTo(low.end);
    if (next == low.end) return std::nullopt;
    const bool dash = !text_.IsWord(next - 1);
    if (!dash && IsChange(low)) return std::nullopt;
    next = SkipAbout(next);
    MaybePiece high = ReadPiece(
        text_, next,
        {.after_dash = dash, .money = low.kind() == ValueKind::kMoney});
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
    int first = SkipAbout(at);
    if (text_.wide) first = text_.Skip(first, WordClass::kDeterminer);
    MaybePiece low =
        ReadPiece(text_, first, {.joiners = link == WordClass::kTo});
    if (!low) return std::nullopt;
    const auto hit = text_.Find(low->end, link);
    if (!hit) return std::nullopt;
    int second = SkipAbout(hit->end);
    if (text_.wide && low->number.ordinal) {
      second = text_.Skip(second, WordClass::kDeterminer);
    }
    const MaybePiece high =
        ReadPiece(text_, second, {.money = low->kind() == ValueKind::kMoney});
    if (!high) return std::nullopt;
    if (low->number.ordinal || high->number.ordinal) {
      return text_.wide ? OrdinalRange(*low, *high) : std::nullopt;
    }
    return Combine(*low, *high, approximated);
  }

  // "between the tenth and the fifteenth".
  static MaybeQuantity OrdinalRange(const Piece& low, const Piece& high) {
    const NumberInterval both = {low.number.interval.low,
                                 high.number.interval.high};
    if (!low.number.ordinal || !high.number.ordinal ||
        low.number.from != high.number.from ||
        !(both.low->at < both.high->at)) {
      return std::nullopt;
    }
    QuantityRead read;
    read.end = high.end;
    read.value.number = both;
    read.value.ordinal = true;
    read.value.from = low.number.from;
    read.weak = true;
    read.written = Ends(low, high);
    return read;
  }

  static std::vector<WrittenNumber> Ends(const Piece& low, const Piece& high) {
    std::vector<WrittenNumber> ends = low.written;
    for (WrittenNumber written : high.written) {
      written.high = true;
      ends.push_back(std::move(written));
    }
    return ends;
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
      for (WrittenNumber& written : low.written) {
        written.factor = high.measure->factor;
      }
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
      for (WrittenNumber& written : low.written) written.amount = from;
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
    if (!high.measure && CountOf(text_, low, approximated) != Count::kSure &&
        !text_.wide) {
      return Nothing(low.begin);
    }
    Piece both = high;
    both.begin = low.begin;
    both.sign = false;
    both.number.share = low.number.share && high.number.share;
    both.written = Ends(low, high);
    both.readings.clear();
    // "5 to 10 pounds".
    for (const Piece& reading : high.readings) {
      if (!reading.measure || low.number.money_suffix) continue;
      Piece other = reading;
      Piece start = low;
      start.measure = reading.measure;
      const NumberInterval ends = {start.Interval(approximated).low,
                                   reading.Interval(approximated).high};
      other.sum = ends;
      for (WrittenNumber& written : start.written) {
        written.factor = reading.measure->factor;
      }
      other.written = Ends(start, reading);
      both.readings.push_back(std::move(other));
    }
    return Finish(both, interval);
  }

  // "Article IV": only where numbers that count nothing are wanted.
  MaybeQuantity Roman(int at) const {
    if (!text_.wide || !text_.IsWord(at) || !text_.at(at).capital ||
        !IsAfterLabel(text_, at)) {
      return std::nullopt;
    }
    const int number = RomanNumeral(text_.Text(at));
    // "The version I have".
    const bool pronoun =
        text_.Is(at, WordClass::kFunctionWord) && text_.IsWord(at + 1);
    if (number == 0 || pronoun) return std::nullopt;
    QuantityRead read;
    read.end = at + 1;
    read.weak = true;
    read.value.number = {Bound{Decimal(number)}, Bound{Decimal(number)}};
    WrittenNumber written;
    written.number = written.range = {text_.at(at).begin, text_.at(at).end};
    written.amount = Decimal(number);
    read.written.push_back(std::move(written));
    return read;
  }

  static MaybeQuantity AgeOf(const Piece& piece) {
    QuantityRead read;
    read.end = piece.end;
    Value& value = read.value;
    value.kind = ValueKind::kDuration;
    value.unit = "month";
    value.age = true;
    value.number = piece.number.interval;
    const Decimal year(12);
    for (std::optional<Bound>* bound :
         {&value.number.low, &value.number.high}) {
      (*bound)->at = (*bound)->at * year;
    }
    read.written = piece.written;
    for (WrittenNumber& written : read.written) written.factor = year;
    return read;
  }

  // "aged 45", "at the age of 12".
  MaybeQuantity Age(int at) const {
    const auto label = text_.Find(at, WordClass::kAgeLabel);
    if (!label) return std::nullopt;
    int next = label->end;
    const auto about = text_.Find(next, WordClass::kApproximator);
    if (about) next = about->end;
    const MaybePiece piece = ReadPiece(text_, next, {});
    if (!piece || !IsYearsOfAge(*piece) || piece->number.article ||
        SkipTo(piece->end) != piece->end) {
      return std::nullopt;
    }
    MaybeQuantity read = AgeOf(*piece);
    if (about) return Approximated(*std::move(read), about->payload);
    return read;
  }

  static QuantityReading ReadingOf(const Piece& piece,
                                   const NumberInterval& interval) {
    QuantityReading reading;
    Value& value = reading.value;
    value.kind = piece.kind();
    value.approximate = piece.number.vague;
    value.number = interval;
    value.share = !piece.measure && piece.number.share;
    if (piece.measure) {
      value.unit = piece.measure->unit;
      value.dimension = piece.measure->dimension;
      value.age = piece.measure->age;
    }
    reading.written = piece.written;
    return reading;
  }

  // "A third" is 33 percent as well.
  static QuantityReading InPercent(const QuantityRead& share) {
    QuantityReading percent = {share.value, share.written};
    percent.value.kind = ValueKind::kPercent;
    percent.value.share = false;
    const Decimal hundred(100);
    for (std::optional<Bound>* bound :
         {&percent.value.number.low, &percent.value.number.high}) {
      if (*bound) (*bound)->at = (*bound)->at * hundred;
    }
    for (WrittenNumber& written : percent.written) written.factor = hundred;
    return percent;
  }

  MaybeQuantity Finish(Piece piece, const NumberInterval& interval) const {
    QuantityRead read;
    QuantityReading main = ReadingOf(piece, interval);
    read.value = std::move(main.value);
    read.written = std::move(main.written);
    read.weak = piece.number.weak;
    for (const Piece& other : piece.readings) {
      read.others.push_back(ReadingOf(other, other.Interval(false)));
      if (other.number.scaled) continue;
      read.value.ambiguous = read.others.back().value.ambiguous = true;
    }
    if (read.value.share) read.others.push_back(InPercent(read));
    read.end = piece.end;
    if (read.value.kind == ValueKind::kDuration) {
      const int next =
          text_.IsGluedMark(read.end, "-") ? read.end + 1 : read.end;
      if (const auto old = text_.Find(next, WordClass::kOld)) {
        read.end = old->end;
        read.value.age = true;
      } else if (const auto hit = text_.Find(next, WordClass::kLong)) {
        read.end = hit->end;
      }
    }
    if (piece.measure) return read;
    // "5,000 a year" is still a number.
    Measure plain;
    plain.end = piece.end;
    ReadRate(text_, plain);
    read.end = plain.end;
    return read;
  }

  const TokenText& text_;
};

}  // namespace

std::optional<QuantityRead> ReadQuantity(const TokenText& text, int at) {
  // Most words start nothing.
  static const std::bitset<kWordClasses> kStarts = [] {
    std::bitset<kWordClasses> starts;
    for (const WordClass meaning :
         {WordClass::kApproximator, WordClass::kAgeLabel, WordClass::kBetween,
          WordClass::kFrom, WordClass::kMinus, WordClass::kFractionSign,
          WordClass::kVague, WordClass::kRelativeOrdinal, WordClass::kFraction,
          WordClass::kArticle, WordClass::kCardinal, WordClass::kOrdinal,
          WordClass::kPoint, WordClass::kCurrencySign}) {
      starts.set(static_cast<size_t>(meaning));
    }
    return starts;
  }();
  const Token& token = text.at(at);
  const bool roman = text.wide && token.capital;
  const bool mark = text.IsMark(at, "-") || text.IsMark(at, ".");
  if (token.kind != Token::Kind::kDigits && !mark && !roman &&
      !text.tables.lexicon.MayStartAny(token, kStarts)) {
    return std::nullopt;
  }
  return QuantityReader(text).Read(at, 0);
}

}  // namespace claimcheck
