#include "checker/values/measure_reader.h"

#include <utility>

namespace claimcheck {
namespace {

using MaybeMeasure = std::optional<Measure>;

Measure OfKind(ValueKind kind, int end) {
  Measure measure;
  measure.kind = kind;
  measure.end = end;
  return measure;
}

Measure OfMoney(const TokenText& text, const Lexicon::Hit& hit) {
  Measure measure = OfKind(ValueKind::kMoney, hit.end);
  measure.unit = text.tables.currencies[static_cast<size_t>(hit.payload)];
  return measure;
}

MaybeMeasure ReadCurrency(const TokenText& text, int at,
                          const NumberRead& number) {
  if (const auto hit = text.Find(at, WordClass::kCurrency)) {
    return OfMoney(text, *hit);
  }
  if (const auto hit = text.Find(at, WordClass::kCurrencySign);
      hit && !text.IsDigits(hit->end)) {
    return OfMoney(text, *hit);
  }
  if (!number.scaled) return std::nullopt;
  if (const auto hit = text.Find(at, WordClass::kScaledCurrency)) {
    return OfMoney(text, *hit);
  }
  return std::nullopt;
}

MaybeMeasure ReadTimeUnit(const TokenText& text, int at) {
  const auto hit = text.Find(at, WordClass::kTimeUnit);
  if (!hit) return std::nullopt;
  const auto unit = static_cast<TimeUnit>(hit->payload);
  if (unit == TimeUnit::kWeekend || unit == TimeUnit::kSeason) {
    return std::nullopt;
  }
  const TimeUnitLength length = LengthOf(unit);
  Measure measure = OfKind(ValueKind::kDuration, hit->end);
  measure.unit = length.months > 0 ? "month" : "second";
  measure.factor = Decimal(length.months > 0 ? length.months : length.seconds);
  return measure;
}

MaybeMeasure ReadUnit(const TokenText& text, int at) {
  const auto hit = text.Find(at, WordClass::kUnit);
  if (!hit) return std::nullopt;
  const UnitOfMeasure& unit =
      text.tables.units[static_cast<size_t>(hit->payload)];
  Measure measure = OfKind(ValueKind::kQuantity, hit->end);
  measure.unit = unit.base;
  measure.dimension = unit.dimension;
  measure.factor = unit.factor;
  return measure;
}

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

std::optional<Measure> ReadMeasure(const TokenText& text, int at,
                                   const NumberRead& number) {
  if (!text.Has(at)) return std::nullopt;
  if (text.IsGluedMark(at, "-")) {
    ++at;
    if (!text.Has(at) || !text.at(at).glued) return std::nullopt;
  }
  MaybeMeasure measure;
  if (const auto points = text.Find(at, WordClass::kPercentPoint)) {
    measure = OfKind(ValueKind::kPercent, points->end);
    measure->unit = "pp";
  } else if (const auto percent = text.Find(at, WordClass::kPercent)) {
    measure = OfKind(ValueKind::kPercent, percent->end);
  }
  if (!measure) measure = ReadCurrency(text, at, number);
  if (!measure) {
    measure = ReadTimeUnit(text, text.Skip(at, WordClass::kFiller));
  }
  if (!measure) measure = ReadUnit(text, at);
  return measure;
}

std::optional<Measure> ReadSign(const TokenText& text, int at) {
  const auto hit = text.Find(at, WordClass::kCurrencySign);
  if (!hit || (text.IsWord(at) && text.at(at).glued)) return std::nullopt;
  return OfMoney(text, *hit);
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
  if (measure.kind != ValueKind::kMoney) return;
  const auto per = text.Find(measure.end, WordClass::kPer);
  const auto unit = per ? text.Find(per->end, WordClass::kUnit) : per;
  if (!unit) return;
  measure.unit +=
      " per " + text.tables.units[static_cast<size_t>(unit->payload)].name;
  measure.end = unit->end;
}

}  // namespace claimcheck
