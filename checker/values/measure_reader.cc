#include "checker/values/measure_reader.h"

#include <algorithm>
#include <utility>

namespace claimcheck {
namespace {

Measure OfKind(ValueKind kind, int end) {
  Measure measure;
  measure.kind = kind;
  measure.end = end;
  return measure;
}

Measure OfMoney(const TokenText& text, const Lexicon::Hit& hit) {
  Measure measure = OfKind(ValueKind::kMoney, hit.end);
  const CurrencyForm& form =
      text.tables.currencies[static_cast<size_t>(hit.payload)];
  measure.unit = form.unit;
  measure.name = form.name;
  measure.factor = form.factor;
  return measure;
}

Measure OfTime(TimeUnit unit, int end) {
  const TimeUnitLength length = LengthOf(unit);
  Measure measure = OfKind(ValueKind::kDuration, end);
  measure.name = TimeUnitName(unit);
  measure.unit = length.months > 0 ? "month" : "second";
  measure.factor = Decimal(length.months > 0 ? length.months : length.seconds);
  return measure;
}

Measure OfUnit(const TokenText& text, const Lexicon::Hit& hit) {
  const UnitOfMeasure& unit =
      text.tables.units[static_cast<size_t>(hit.payload)];
  Measure measure = OfKind(ValueKind::kQuantity, hit.end);
  measure.unit = unit.base;
  measure.dimension = unit.dimension;
  measure.name = unit.name;
  measure.factor = unit.factor;
  measure.zero = unit.zero;
  return measure;
}

// Everything that may be meant at `at`.
class MeasureReader {
 public:
  MeasureReader(const TokenText& text, const NumberRead& number)
      : text_(text), number_(number) {}

  std::vector<Measure> Read(int at) {
    Percents(at);
    if (const auto hit = text_.Find(at, WordClass::kCurrency)) {
      Keep(OfMoney(text_, *hit));
    }
    if (const auto hit = text_.Find(at, WordClass::kCurrencySign);
        hit && !IsSignOf(*hit)) {
      Keep(OfMoney(text_, *hit));
    }
    const auto scaled = text_.Find(at, WordClass::kScaledCurrency);
    if (scaled && number_.scaled) Keep(OfMoney(text_, *scaled));
    Times(at);
    if (const auto hit = text_.Find(at, WordClass::kUnit)) {
      Keep(OfUnit(text_, *hit));
    }
    if (scaled && !number_.scaled && !found_.empty()) {
      Keep(OfMoney(text_, *scaled));
    }
    return std::move(found_);
  }

 private:
  // A unit ends where its word does: "m212" is none.
  void Keep(Measure measure) {
    const int end = measure.end;
    const bool goes_on = text_.Has(end) && text_.at(end).glued &&
                         (text_.IsDigits(end) || text_.IsWord(end)) &&
                         !text_.IsMark(end - 1, "$") && text_.IsWord(end - 1);
    const bool again =
        std::any_of(found_.begin(), found_.end(), [&](const Measure& other) {
          return other.Same(measure) && other.end == end;
        });
    if (!goes_on && !again) found_.push_back(std::move(measure));
  }

  // True if a sign stands before a number of its own: "10 $30". In "10 $ 30 $"
  // that number has another.
  bool IsSignOf(const Lexicon::Hit& sign) const {
    if (!text_.IsDigits(sign.end)) return false;
    if (text_.at(sign.end).glued) return true;
    const auto run = ReadDigitRun(text_, sign.end);
    return !run || !(text_.Is(run->end, WordClass::kCurrencySign) ||
                     text_.Is(run->end, WordClass::kCurrency));
  }

  void Percents(int at) {
    if (const auto points = text_.Find(at, WordClass::kPercentPoint)) {
      Measure measure = OfKind(ValueKind::kPercent, points->end);
      measure.unit = "pp";
      measure.name = "percentage point";
      Keep(std::move(measure));
    } else if (const auto percent = text_.Find(at, WordClass::kPercent)) {
      Measure measure = OfKind(ValueKind::kPercent, percent->end);
      measure.name = "percent";
      Keep(std::move(measure));
    }
  }

  void Times(int at) {
    if (const auto age = text_.Find(at, WordClass::kAgeUnit)) {
      Measure measure = OfTime(TimeUnit::kYear, age->end);
      measure.age = true;
      Keep(std::move(measure));
      return;
    }
    const auto hit =
        text_.Find(text_.Skip(at, WordClass::kFiller), WordClass::kTimeUnit);
    if (!hit) return;
    const auto unit = static_cast<TimeUnit>(hit->payload);
    if (unit != TimeUnit::kWeekend && unit != TimeUnit::kSeason) {
      Keep(OfTime(unit, hit->end));
    }
  }

  const TokenText& text_;
  const NumberRead& number_;
  std::vector<Measure> found_;
};

// The unit of the pack that `measure` was read from.
const UnitOfMeasure* UnitOf(const TokenText& text, const Measure& measure) {
  for (const UnitOfMeasure& unit : text.tables.units) {
    if (unit.dimension == measure.dimension) return &unit;
  }
  return nullptr;
}

// "Per year", "a day", "annually".
std::optional<Lexicon::Hit> FindRate(const TokenText& text, int at) {
  if (const auto hit = text.Find(at, WordClass::kRateWord)) return hit;
  const auto per = text.Find(at, WordClass::kPer);
  return per ? text.Find(per->end, WordClass::kTimeUnit) : std::nullopt;
}

}  // namespace

std::vector<Measure> ReadMeasures(const TokenText& text, int at,
                                  const NumberRead& number) {
  if (!text.Has(at)) return {};
  if (text.IsGluedMark(at, "-")) {
    ++at;
    if (!text.Has(at) || !text.at(at).glued) return {};
  }
  std::vector<Measure> found = MeasureReader(text, number).Read(at);
  if (!found.empty()) return found;
  // "5 mil. euros".
  if (number.scaled && text.IsGluedMark(at, ".") &&
      text.Is(at + 1, WordClass::kCurrency)) {
    return MeasureReader(text, number).Read(at + 1);
  }
  if (number.fraction) {
    // "three quarters of an hour", "two and a half of hours".
    const auto of = text.Find(at, WordClass::kFractionOf);
    if (!of) return found;
    const int unit = text.Skip(of->end, WordClass::kArticle);
    if (number.share && unit == of->end) return found;
    return MeasureReader(text, number).Read(unit);
  }
  for (const auto& [open, close] :
       {std::pair("(", ")"), std::pair("[", "]"), std::pair("<", ">")}) {
    if (!text.IsMark(at, open)) continue;
    for (Measure& measure : MeasureReader(text, number).Read(at + 1)) {
      if (!text.IsMark(measure.end, close)) continue;
      ++measure.end;
      found.push_back(std::move(measure));
    }
  }
  return found;
}

std::optional<Measure> ReadMeasure(const TokenText& text, int at,
                                   const NumberRead& number) {
  std::vector<Measure> found = ReadMeasures(text, at, number);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::optional<Measure> ReadSign(const TokenText& text, int at) {
  const auto hit = text.Find(at, WordClass::kCurrencySign);
  if (!hit || (text.IsWord(at) && text.at(at).glued)) return std::nullopt;
  return OfMoney(text, *hit);
}

bool MayBeSameMoney(const std::string& a, const std::string& b) {
  Value one;
  one.kind = ValueKind::kMoney;
  one.unit = a;
  Value other = one;
  other.unit = b;
  return a == b || Compare(one, other) != Relation::kIncomparable;
}

void ReadRate(const TokenText& text, Measure& measure) {
  if (const auto rate = FindRate(text, measure.end)) {
    const auto time = static_cast<TimeUnit>(rate->payload);
    measure.end = rate->end;
    if (measure.kind == ValueKind::kMoney) {
      measure.unit += " per " + std::string(TimeUnitName(time));
    }
    if (measure.kind != ValueKind::kQuantity) return;
    const UnitOfMeasure* unit = UnitOf(text, measure);
    const bool named = unit != nullptr && !unit->rate.empty();
    const TimeUnit base = named ? unit->rate_per : TimeUnit::kYear;
    measure.dimension = named ? unit->rate : measure.dimension + " rate";
    measure.unit += " per " + std::string(TimeUnitName(base));
    measure.factor = measure.factor * UnitsPer(base, time);
    return;
  }
  if (measure.kind != ValueKind::kMoney &&
      measure.kind != ValueKind::kQuantity) {
    return;
  }
  const auto per = text.Find(measure.end, WordClass::kPer);
  const auto hit = per ? text.Find(per->end, WordClass::kUnit) : per;
  if (!hit) return;
  const UnitOfMeasure& unit =
      text.tables.units[static_cast<size_t>(hit->payload)];
  measure.end = hit->end;
  if (measure.kind == ValueKind::kMoney) {
    measure.unit += " per " + unit.name;
    return;
  }
  // "5 mg/l": so much of one dimension in another.
  measure.unit += " per " + unit.base;
  measure.dimension += " per " + unit.dimension;
  measure.factor = measure.factor / unit.factor;
}

}  // namespace claimcheck
