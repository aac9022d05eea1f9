#include "checker/values/piece_reader.h"

#include <utility>

#include "checker/values/number_words.h"

namespace claimcheck {
namespace {

using MaybePiece = std::optional<Piece>;

class PieceReader {
 public:
  PieceReader(const TokenText& text, PieceOptions options)
      : text_(text), options_(options) {}

  MaybePiece Read(int at) const {
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
                              .joiners = options_.joiners,
                              .after_dash = options_.after_dash,
                              .approximated = options_.approximated,
                              .money = piece.sign});
    if (!number || (piece.sign && (number->ordinal || number->share))) {
      return std::nullopt;
    }
    piece.number = *number;
    piece.number_begin = next;
    piece.end = number->end;
    if (number->ordinal) return Written(std::move(piece));
    std::vector<Measure> measures;
    if (piece.sign) {
      NameTwice(piece);
    } else {
      measures = ReadMeasures(text_, piece.end, piece.number);
      const bool suffix = number->money_suffix && !options_.money;
      if (measures.empty() && (suffix || number->symbol)) {
        return WithSuffix(std::move(piece));
      }
      if (!measures.empty()) TakeMeasure(piece, std::move(measures.front()));
    }
    if (piece.number.money_suffix && piece.kind() != ValueKind::kMoney &&
        !options_.money) {
      return WithSuffix(std::move(piece));
    }
    if (!IsWhole(piece)) return std::nullopt;
    piece = Finished(std::move(piece));
    for (size_t i = 1; i < measures.size(); ++i) {
      Piece other = piece;
      other.readings.clear();
      other.end = other.number.end;
      TakeMeasure(other, std::move(measures[i]));
      piece.readings.push_back(Finished(std::move(other)));
    }
    AddScaleReading(piece);
    return piece;
  }

 private:
  // "$5 million US dollars" and "$3 USD" name it twice; "75 USD million".
  void NameTwice(Piece& piece) const {
    const auto again = ReadMeasure(text_, piece.end, piece.number);
    if (again && again->kind == ValueKind::kMoney && !ACoinOf(*again) &&
        MayBeSameMoney(piece.measure->unit, again->unit)) {
      if (piece.measure->unit.size() < again->unit.size()) {
        piece.measure->unit = again->unit;
      }
      piece.end = again->end;
    }
    CountWholes(piece);
    ReadRateOf(piece);
  }

  // "30 MEUR" and "10 grand": millions and thousands of it.
  static void CountWholes(Piece& piece) {
    Measure& measure = *piece.measure;
    if (measure.kind != ValueKind::kMoney || !(Decimal(1) < measure.factor)) {
      return;
    }
    Times(piece.number, measure.factor);
    measure.factor = Decimal(1);
  }

  static void Times(NumberRead& number, const Decimal& factor) {
    for (std::optional<Bound>* bound :
         {&number.interval.low, &number.interval.high}) {
      if (*bound) (*bound)->at = (*bound)->at * factor;
    }
    number.place = number.place * factor;
    number.scaled = number.rounded = true;
  }

  static bool ACoinOf(const Measure& measure) {
    return measure.factor != Decimal(1);
  }

  void TakeMeasure(Piece& piece, Measure measure) const {
    piece.end = measure.end;
    piece.measure = std::move(measure);
    CountWholes(piece);
    if (piece.measure->kind == ValueKind::kMoney && !piece.number.scaled) {
      // "75 USD million".
      const auto scale = text_.Find(piece.end, WordClass::kScale);
      if (scale && !text_.IsDigits(scale->end)) {
        Times(piece.number, DecimalOf(text_, *scale));
        piece.end = piece.measure->end = scale->end;
      }
    }
    if (text_.Is(piece.end, WordClass::kBelowZero) &&
        piece.measure->kind == ValueKind::kQuantity) {
      Negate(piece);
      piece.end = text_.Skip(piece.end, WordClass::kBelowZero);
    }
    ReadRateOf(piece);
  }

  static void Negate(Piece& piece) {
    for (std::optional<Bound>* bound :
         {&piece.number.interval.low, &piece.number.interval.high}) {
      if (*bound) (*bound)->at = (*bound)->at * Decimal(-1);
    }
    std::swap(piece.number.interval.low, piece.number.interval.high);
  }

  void ReadRateOf(Piece& piece) const {
    piece.unit_end = piece.end;
    piece.measure->end = piece.end;
    ReadRate(text_, *piece.measure);
    piece.end = piece.measure->end;
  }

  // "5m" is five metres where it is no money, and may be five million.
  MaybePiece WithSuffix(Piece piece) const {
    const bool symbol = piece.number.symbol;
    const int suffix = piece.number.end - 1;
    NumberRead plain = piece.number;
    const Decimal& scale = plain.scale;
    for (std::optional<Bound>* bound :
         {&plain.interval.low, &plain.interval.high}) {
      (*bound)->at = (*bound)->at / scale;
    }
    plain.place = plain.place / scale;
    plain.scale = Decimal(1);
    plain.scaled = plain.money_suffix = plain.symbol = false;
    plain.rounded = plain.place < Decimal(1);
    plain.end = suffix;
    piece.measure.reset();
    Piece measured = piece;
    measured.number = plain;
    std::vector<Measure> units = ReadMeasures(text_, suffix, plain);
    piece.number.money_suffix = false;
    piece.end = piece.number.end;
    const bool noun = text_.IsWord(piece.end) && !text_.at(piece.end).glued &&
                      !text_.at(piece.end).capital &&
                      !text_.Is(piece.end, WordClass::kFunctionWord);
    if (symbol) {
      // "The 3M plant" bears a name.
      const bool counts =
          noun && !text_.Is(piece.begin - 1, WordClass::kDeterminer);
      piece.number.weak = !counts;
      if (!counts && !text_.wide && !options_.approximated) return std::nullopt;
      piece = Finished(std::move(piece));
      if (!units.empty()) {
        TakeMeasure(measured, std::move(units.front()));
        piece.readings.push_back(Finished(std::move(measured)));
      }
      return piece;
    }
    if (units.empty()) return std::nullopt;
    TakeMeasure(measured, std::move(units.front()));
    measured = Finished(std::move(measured));
    if (noun && text_.Is(suffix, WordClass::kDoubtfulScale)) {
      measured.readings.push_back(Finished(std::move(piece)));
    }
    return measured;
  }

  // "30 l" may be thirty lakh.
  void AddScaleReading(Piece& piece) const {
    if (!text_.wide || piece.kind() == ValueKind::kNumber || piece.sign ||
        piece.number.scaled) {
      return;
    }
    const auto scale = text_.Find(piece.number.end, WordClass::kDoubtfulScale);
    if (!scale || scale->end != piece.end) return;
    Piece other = piece;
    other.readings.clear();
    other.measure.reset();
    Times(other.number, DecimalOf(text_, *scale));
    other.number.end = scale->end;
    piece.readings.push_back(Finished(std::move(other)));
  }

  bool IsWhole(const Piece& piece) const {
    const NumberRead& number = piece.number;
    // "747s", "3D", "2x".
    if (piece.end == number.end && !number.spelled && text_.IsWord(piece.end) &&
        text_.at(piece.end).glued) {
      return false;
    }
    // "Half" and "1,3" alone.
    if (number.unsure && !piece.measure && !text_.wide) return false;
    if (number.unsure && !piece.measure && number.fraction) return false;
    return !number.article || CountsWithArticle(piece);
  }

  // "For a year" and "a year-long"; "5,000 a year" is a rate, and "a metre"
  // mostly an idiom.
  bool CountsWithArticle(const Piece& piece) const {
    if (piece.kind() == ValueKind::kQuantity) {
      return text_.wide && piece.begin == 0 && piece.end == text_.size();
    }
    if (piece.kind() != ValueKind::kDuration) return false;
    // "a minute and 30 seconds".
    const auto joiner = text_.Find(piece.end, WordClass::kJoiner);
    if (text_.Is(piece.number.end, WordClass::kNoArticleUnit)) {
      const auto part =
          joiner && !options_.part
              ? PieceReader(text_, {.part = true}).Read(joiner->end)
              : std::nullopt;
      return part && part->kind() == ValueKind::kDuration &&
             !part->number.article;
    }
    const int after =
        text_.IsGluedMark(piece.end, "-") ? piece.end + 1 : piece.end;
    return text_.Is(piece.begin - 1, WordClass::kDurationOpener) ||
           text_.Is(after, WordClass::kLong) || joiner.has_value();
  }

  Piece Finished(Piece piece) const { return *Written(std::move(piece)); }

  MaybePiece Written(Piece piece) const {
    const auto range = [this](int begin, int end) {
      return NormalRange{text_.at(begin).begin, text_.at(end - 1).end};
    };
    piece.written.clear();
    if (piece.number.article && !piece.measure) return piece;
    if (piece.number.vague && !text_.wide) return piece;
    WrittenNumber written;
    written.number = range(piece.number_begin, piece.number.end);
    const NumberInterval& interval = piece.number.interval;
    written.amount = interval.low ? interval.low->at : interval.high->at;
    int end = piece.number.end;
    if (piece.measure) {
      written.unit = piece.measure->name;
      written.factor = piece.measure->factor;
      end = std::max(piece.unit_end, end);
    }
    written.range = range(piece.begin, end);
    if (!piece.number.vague) piece.written.push_back(std::move(written));
    return piece;
  }

  const TokenText& text_;
  const PieceOptions options_;
};

void AddTo(NumberInterval& sum, const NumberInterval& more) {
  if (sum.low && more.low) {
    sum.low->at = sum.low->at + more.low->at;
    sum.low->included = more.low->included;
  }
  if (sum.high && more.high) {
    sum.high->at = sum.high->at + more.high->at;
    sum.high->included = more.high->included;
  }
}

NumberInterval InUnits(NumberInterval interval, const Measure& measure) {
  for (std::optional<Bound>* bound : {&interval.low, &interval.high}) {
    if (*bound) (*bound)->at = (*bound)->at * measure.factor + measure.zero;
  }
  return interval;
}

// Sums of smaller and smaller units.
class SumReader {
 public:
  SumReader(const TokenText& text, Piece& piece) : text_(text), piece_(piece) {}

  void Read() {
    const NumberRead& number = piece_.number;
    if (!piece_.measure || number.vague || number.ordinal || number.share ||
        piece_.kind() == ValueKind::kPercent) {
      return;
    }
    last_ = *piece_.measure;
    if (AndAHalf()) return;
    // Each part is smaller than the one before, so there are few.
    while (Part()) {
    }
    if (piece_.kind() == ValueKind::kMoney) BareCents();
  }

 private:
  // "a year and a half", "a mile and a quarter".
  bool AndAHalf() {
    const auto joiner = text_.Find(piece_.end, WordClass::kJoiner);
    if (!joiner) return false;
    const int at = text_.Skip(joiner->end, WordClass::kArticle);
    const auto fraction = text_.Find(at, WordClass::kFraction);
    if (!fraction || text_.Is(fraction->end, WordClass::kArticle) ||
        text_.Is(fraction->end, WordClass::kScale) ||
        (at == joiner->end && text_.IsWord(fraction->end))) {
      return false;
    }
    const Decimal part = DecimalOf(text_, *fraction) * last_.factor;
    Sum(piece_.Interval(true), {Bound{part}, Bound{part}});
    WrittenNumber written;
    written.range = {text_.at(at).begin, text_.at(fraction->end - 1).end};
    written.number = written.range;
    written.amount = DecimalOf(text_, *fraction);
    written.unit = last_.name;
    written.factor = last_.factor;
    piece_.written.push_back(std::move(written));
    piece_.end = fraction->end;
    return true;
  }

  bool Part() {
    int next = piece_.end;
    // "6 ft. 2 in", "2 years, 3 months".
    if (text_.IsMark(next, ",") ||
        (text_.IsGluedMark(next, ".") && text_.IsDigits(next + 1))) {
      ++next;
    }
    next = text_.Skip(next, WordClass::kJoiner);
    auto part = ReadPiece(text_, next, {.part = true});
    if (!part) part = BareInches();
    if (part && !part->measure) Continue(*part, next == piece_.end);
    if (!part || !part->measure || part->kind() != piece_.kind() ||
        part->number.vague || part->number.article || part->number.share ||
        part->sign || part->number.scaled) {
      return false;
    }
    if (!Follows(*part)) return false;
    const bool exact = part->kind() == ValueKind::kDuration;
    const NumberInterval more = part->Interval(exact);
    if (part->measure->unit != piece_.measure->unit &&
        piece_.kind() == ValueKind::kDuration) {
      // Months and days: counted in seconds, for years have 365 or 366 days.
      Value months;
      months.kind = ValueKind::kDuration;
      months.unit = piece_.measure->unit;
      months.number = piece_.sum.value_or(piece_.Interval(true));
      Sum(InSeconds(months), more);
      piece_.measure->unit = part->measure->unit;
    } else {
      Sum(piece_.sum.value_or(piece_.Interval(true)), more);
    }
    for (const WrittenNumber& written : part->written) {
      piece_.written.push_back(written);
    }
    piece_.end = part->end;
    last_ = *part->measure;
    return true;
  }

  // "2 in" behind feet.
  void Continue(Piece& part, bool next) const {
    if (part.written.size() != 1) return;
    if (const auto hit =
            text_.Find(part.number.end, WordClass::kContinuedUnit)) {
      TakeUnit(text_.tables.units[static_cast<size_t>(hit->payload)], hit->end,
               part);
      return;
    }
    // "five foot ten", and nothing that the ten could count.
    const int end = part.end;
    const bool counts =
        text_.IsWord(end) && !text_.Is(end, WordClass::kFunctionWord);
    if (!next || counts || text_.IsMark(end, "-") || text_.IsMark(end, "%")) {
      return;
    }
    for (const UnitOfMeasure& unit : text_.tables.continued) {
      if (GoesOn(unit)) TakeUnit(unit, end, part);
    }
  }

  // Inches go on from feet and from nothing greater.
  bool GoesOn(const UnitOfMeasure& unit) const {
    return unit.dimension == last_.dimension &&
           !(unit.factor * Decimal(12) < last_.factor);
  }

  void TakeUnit(const UnitOfMeasure& unit, int end, Piece& part) const {
    Measure& measure = part.measure.emplace();
    measure.end = part.end = end;
    measure.kind = ValueKind::kQuantity;
    measure.unit = unit.base;
    measure.dimension = unit.dimension;
    measure.name = unit.name;
    measure.factor = unit.factor;
    part.written[0].range.end = text_.at(end - 1).end;
    part.written[0].unit = unit.name;
    part.written[0].factor = unit.factor;
  }

  // The "2" of "6-foot-2".
  std::optional<Piece> BareInches() const {
    if (!text_.IsGluedMark(piece_.end, "-") ||
        !text_.IsGluedDigits(piece_.end + 1)) {
      return std::nullopt;
    }
    auto part = ReadPiece(text_, piece_.end + 1, {.after_dash = true});
    if (!part || part->measure || part->written.size() != 1) return part;
    for (const UnitOfMeasure& unit : text_.tables.continued) {
      if (GoesOn(unit)) TakeUnit(unit, part->end, *part);
    }
    return part;
  }

  // True if `part` is what is left of the unit before, in a unit below it.
  bool Follows(const Piece& part) const {
    const Measure& measure = *part.measure;
    const bool fits =
        part.kind() == ValueKind::kMoney
            ? MayBeSameMoney(last_.unit, measure.unit)
            : part.kind() == ValueKind::kDuration || last_.Same(measure);
    if (!fits || last_.zero != Decimal() || measure.zero != Decimal()) {
      return false;
    }
    const auto size = [](const Measure& one) {
      constexpr int kSecondsOfMonth = 2'629'800;
      return one.unit == "month" ? one.factor * Decimal(kSecondsOfMonth)
                                 : one.factor;
    };
    const Decimal whole = size(last_);
    const Decimal unit = size(measure);
    const Decimal& amount = part.number.interval.high->at;
    if (!(unit < whole) || !(amount * unit < whole) || !(Decimal() < amount)) {
      return false;
    }
    if (part.kind() == ValueKind::kDuration) return amount < Most(measure);
    // A centimetre is no mile's rest.
    return !(unit * Decimal(2000) < whole);
  }

  // More than so many are said in a larger unit: "18 months" is no rest of a
  // decade.
  static Decimal Most(const Measure& measure) {
    if (measure.unit == "month") return Decimal(12);
    if (measure.factor < Decimal(3600)) return Decimal(60);
    return Decimal(measure.factor < Decimal(86400) ? 24 : 366);
  }

  // "15 dollars and 50", "20 rupees 43".
  void BareCents() {
    if (piece_.sum || piece_.number.scaled ||
        piece_.number.place < Decimal(1) || last_.factor != Decimal(1)) {
      return;
    }
    const auto joiner = text_.Find(piece_.end, WordClass::kJoiner);
    const int at = joiner ? joiner->end : piece_.end;
    // "It rose $5 15 minutes later".
    if (!joiner && (piece_.sign || !text_.Has(at) || text_.at(at).glued)) {
      return;
    }
    const auto cents = ComposeNumber(text_, at, {.joiners = false});
    if (!cents || cents->ordinal || cents->decimals || cents->scaled ||
        cents->value == Decimal() || !(cents->value < Decimal(100))) {
      return;
    }
    const int end = cents->end;
    const bool ends =
        !text_.Has(end) ||
        (text_.at(end).kind == Token::Kind::kMark && !text_.IsMark(end, "-") &&
         !text_.IsMark(end, "%") && !text_.IsGluedDigits(end + 1)) ||
        text_.Is(end, WordClass::kJoiner);
    if (!ends || text_.Is(end, WordClass::kCurrencySign)) return;
    const Decimal amount = cents->value * Decimal(1, -2);
    const Bound at_bound{amount};
    WrittenNumber written;
    written.range = {text_.at(at).begin, text_.at(end - 1).end};
    written.number = written.range;
    written.amount = cents->value;
    written.unit = "cent";
    written.factor = Decimal(1, -2);
    Sum(piece_.Interval(true), {at_bound, at_bound});
    piece_.written.push_back(std::move(written));
    piece_.end = end;
  }

  void Sum(NumberInterval sum, const NumberInterval& more) {
    AddTo(sum, more);
    piece_.sum = sum;
  }

  const TokenText& text_;
  Piece& piece_;
  Measure last_;
};

}  // namespace

NumberInterval Piece::Interval(bool exact) const {
  if (sum) return *sum;
  const bool always = kind() == ValueKind::kNumber
                          ? number.fraction
                          : kind() != ValueKind::kDuration;
  NumberInterval interval = exact ? number.interval : Rounded(number, always);
  return measure ? InUnits(interval, *measure) : interval;
}

std::optional<Piece> ReadPiece(const TokenText& text, int at,
                               PieceOptions options) {
  return PieceReader(text, options).Read(at);
}

void ReadSum(const TokenText& text, Piece& piece) {
  SumReader(text, piece).Read();
}

}  // namespace claimcheck
