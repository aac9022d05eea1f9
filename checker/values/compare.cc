// Compare: intervals against intervals.

#include <algorithm>
#include <compare>
#include <string_view>
#include <utility>

#include "checker/values/value.h"

namespace claimcheck {
namespace {

// Units of a name that several currencies share: the name stands for any of
// them.
// Source: ISO 4217 and the names and signs that the countries use.
struct SharedName {
  std::string_view name;
  std::string_view codes;  // Each with a space before and behind it.
};
constexpr SharedName kSharedNames[] = {
    {"$",
     " USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD "
     "SBD SGD SRD TTD TWD XCD ZWL "},
    {"cent",
     " USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD "
     "SBD SGD SRD TTD TWD XCD ZWL EUR ZAR KES UGX TZS LKR MUR SCR "},
    {"centime",
     " CHF DZD HTG MAD XAF XOF XPF CDF DJF GNF RWF KMF BIF FRF "
     "BEF "},
    {"centavo",
     " MXN ARS BRL CLP COP CUP DOP PHP BOB CVE GTQ HNL MZN NIO "
     "PTE "},
    {"kr", " SEK NOK DKK ISK "},
    {"peso", " MXN ARS CLP COP CUP DOP PHP UYU "},
    {"rupee", " INR PKR LKR NPR MUR SCR "},
    {"rial", " IRR OMR YER SAR QAR "},
    {"riyal", " SAR QAR "},
    {"dinar", " IQD KWD BHD DZD JOD LYD TND RSD "},
    {"franc", " CHF XOF XAF XPF CDF DJF GNF RWF BIF KMF FRF BEF LUF "},
    {"shilling", " KES UGX TZS SOS ATS "},
    {"won", " KRW KPW "},
    {"dirham", " AED MAD "},
    {"manat", " AZN TMT "},
    {"mark", " DEM BAM FIM "},
    {"leu", " RON MDL "},
    {"escudo", " CVE PTE "},
    {"kwacha", " ZMW MWK "},
    {"som", " KGS UZS "},
    {"sen", " JPY MYR IDR KHR BND "},
};

// What follows the currency: " per year".
std::string_view RateOf(std::string_view unit) {
  const size_t space = unit.find(' ');
  return space == std::string_view::npos ? "" : unit.substr(space);
}

std::string_view CodesOf(std::string_view name) {
  for (const SharedName& shared : kSharedNames) {
    if (shared.name == name) return shared.codes;
  }
  return "";
}

bool Holds(std::string_view codes, std::string_view code) {
  if (code.size() != 3) return false;
  for (size_t i = 1; i + 3 < codes.size(); i += 4) {
    if (codes.substr(i, 3) == code) return true;
  }
  return false;
}

bool SameCurrency(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.empty() || b.empty()) return false;
  if (RateOf(a) != RateOf(b)) return false;
  a = a.substr(0, a.size() - RateOf(a).size());
  b = b.substr(0, b.size() - RateOf(b).size());
  const std::string_view of_a = CodesOf(a);
  const std::string_view of_b = CodesOf(b);
  // Both are shared, or one is, or neither.
  for (size_t i = 1; i + 3 < of_a.size(); i += 4) {
    if (Holds(of_b, of_a.substr(i, 3))) return true;
  }
  return Holds(of_a, b) || Holds(of_b, a);
}

// Ends compared as ends: at one place an excluded low end begins later, and an
// excluded high end stops earlier.
std::strong_ordering CompareLow(const std::optional<Bound>& a,
                                const std::optional<Bound>& b) {
  if (!a || !b) return a.has_value() <=> b.has_value();
  if (a->at != b->at) return a->at <=> b->at;
  return b->included <=> a->included;
}
std::strong_ordering CompareHigh(const std::optional<Bound>& a,
                                 const std::optional<Bound>& b) {
  if (!a || !b) return b.has_value() <=> a.has_value();
  if (a->at != b->at) return a->at <=> b->at;
  return a->included <=> b->included;
}

// True if everything in `a` is below everything in `b`.
bool Below(const NumberInterval& a, const NumberInterval& b) {
  if (!a.high || !b.low) return false;
  if (a.high->at != b.low->at) return a.high->at < b.low->at;
  return !a.high->included || !b.low->included;
}

Relation FromEnds(std::strong_ordering low, std::strong_ordering high,
                  bool disjoint) {
  if (low == 0 && high == 0) return Relation::kEqual;
  if (disjoint) return Relation::kDisjoint;
  if (low <= 0 && high >= 0) return Relation::kCoarser;
  if (low >= 0 && high <= 0) return Relation::kFiner;
  return Relation::kOverlapping;
}

Relation CompareNumbers(const NumberInterval& a, const NumberInterval& b) {
  return FromEnds(CompareLow(a.low, b.low), CompareHigh(a.high, b.high),
                  Below(a, b) || Below(b, a));
}

Relation CompareDays(const DayInterval& a, const DayInterval& b) {
  const auto order = [](absl::CivilDay x, absl::CivilDay y) {
    return x < y   ? std::strong_ordering::less
           : x > y ? std::strong_ordering::greater
                   : std::strong_ordering::equal;
  };
  return FromEnds(order(a.earliest, b.earliest), order(a.latest, b.latest),
                  a.latest < b.earliest || b.latest < a.earliest);
}

// The seconds that so many calendar months can last: months of 28 to 31 days,
// whole years of 365 or 366.
Decimal MonthsToSeconds(const Decimal& months, bool shortest) {
  constexpr int kSecondsOfDay = 86400;
  const int days_of_month = shortest ? 28 : 31;
  const int days_of_year = shortest ? 365 : 366;
  const double rough = months.ToDouble();
  // Beyond, months left over from whole years do not matter.
  if (rough < -1e12 || rough > 1e12) {
    return months * Decimal(days_of_year * 7200);
  }
  const Decimal years(static_cast<int64_t>(rough / 12));
  const Decimal rest = months - years * Decimal(12);
  return (years * Decimal(days_of_year) + rest * Decimal(days_of_month)) *
         Decimal(kSecondsOfDay);
}

bool IsShare(const Value& value) {
  return value.kind == ValueKind::kNumber && value.share;
}

// Of a hundred, not of percentage points.
bool IsPercentage(const Value& value) {
  return value.kind == ValueKind::kPercent && value.unit.empty();
}

NumberInterval InPercent(const Value& share) {
  NumberInterval percent = share.number;
  for (std::optional<Bound>* bound : {&percent.low, &percent.high}) {
    if (*bound) (*bound)->at = (*bound)->at * Decimal(100);
  }
  return percent;
}

// True for what is more than a whole: "half of the 300 boats" is no 0.5 boats.
bool IsCount(const Value& number) {
  return number.number.low && Decimal(1) < number.number.low->at;
}

}  // namespace

NumberInterval InSeconds(const Value& value) {
  NumberInterval seconds = value.number;
  if (value.unit != "month") return seconds;
  if (seconds.low) seconds.low->at = MonthsToSeconds(seconds.low->at, true);
  if (seconds.high) seconds.high->at = MonthsToSeconds(seconds.high->at, false);
  return seconds;
}

std::string_view RelationName(Relation relation) {
  switch (relation) {
    case Relation::kEqual:
      return "equal";
    case Relation::kCoarser:
      return "coarser";
    case Relation::kFiner:
      return "finer";
    case Relation::kOverlapping:
      return "overlapping";
    case Relation::kDisjoint:
      return "disjoint";
    case Relation::kIncomparable:
      return "incomparable";
  }
  return "";
}

bool Compatible(Relation relation) {
  return relation != Relation::kDisjoint && relation != Relation::kIncomparable;
}

Relation Compare(const Value& a, const Value& b) {
  if (IsShare(a) && IsPercentage(b)) {
    return CompareNumbers(InPercent(a), b.number);
  }
  if (IsPercentage(a) && IsShare(b)) {
    return CompareNumbers(a.number, InPercent(b));
  }
  if (a.kind != b.kind) return Relation::kIncomparable;
  switch (a.kind) {
    case ValueKind::kDate:
      return CompareDays(a.days, b.days);
    case ValueKind::kDuration: {
      const Relation relation =
          a.unit == b.unit ? CompareNumbers(a.number, b.number)
                           : CompareNumbers(InSeconds(a), InSeconds(b));
      // How old somebody is does not tell how long something lasts.
      return a.age != b.age && relation == Relation::kDisjoint
                 ? Relation::kIncomparable
                 : relation;
    }
    case ValueKind::kNumber:
      if (a.ordinal != b.ordinal || a.from != b.from ||
          (a.share != b.share && IsCount(a.share ? b : a))) {
        return Relation::kIncomparable;
      }
      return CompareNumbers(a.number, b.number);
    case ValueKind::kPercent:
      if (a.unit != b.unit) return Relation::kIncomparable;
      return CompareNumbers(a.number, b.number);
    case ValueKind::kQuantity:
      if (a.dimension != b.dimension || a.unit != b.unit) {
        return Relation::kIncomparable;
      }
      return CompareNumbers(a.number, b.number);
    case ValueKind::kMoney:
      if (!SameCurrency(a.unit, b.unit)) return Relation::kIncomparable;
      return CompareNumbers(a.number, b.number);
  }
  return Relation::kIncomparable;
}

}  // namespace claimcheck
