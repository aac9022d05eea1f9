#include "checker/values/date_region.h"

#include <algorithm>
#include <iterator>

#include "checker/text/language_tag.h"

namespace claimcheck {
namespace {

constexpr std::string_view kMonthFirst[] = {"US", "PH", "PR", "GU", "FM",
                                            "MH", "PW", "BZ", "BM"};
constexpr std::string_view kBoth[] = {"CA", "KE", "PA", "ZA"};
constexpr std::string_view kSouth[] = {
    "AU", "NZ", "ZA", "AR", "CL", "UY", "PY", "BO", "PE", "BR", "NA", "BW",
    "ZW", "MZ", "MG", "LS", "SZ", "ZM", "MW", "AO", "FJ", "MU", "ID", "TL"};

template <size_t size>
bool Has(const std::string_view (&list)[size], std::string_view code) {
  return std::find(std::begin(list), std::end(list), code) != std::end(list);
}

}  // namespace

std::optional<DateRegion> DateRegionOf(std::string_view code) {
  const bool letters = code.size() == 2 &&
                       std::all_of(code.begin(), code.end(),
                                   [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!letters) return std::nullopt;
  DateRegion region;
  region.code = std::string(code);
  region.order = Has(kMonthFirst, code) ? DateOrder::kMonthFirst
                 : Has(kBoth, code)     ? DateOrder::kUnknown
                                        : DateOrder::kDayFirst;
  region.south = Has(kSouth, code);
  return region;
}

DateRegion RegionOfLanguage(std::string_view tag, const DateRegion& otherwise) {
  return DateRegionOf(RegionOfLanguageTag(tag)).value_or(otherwise);
}

}  // namespace claimcheck
