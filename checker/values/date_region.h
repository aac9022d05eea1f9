// What dates mean where a text was written.

#ifndef CHECKER_VALUES_DATE_REGION_H_
#define CHECKER_VALUES_DATE_REGION_H_

#include <optional>
#include <string>
#include <string_view>

namespace claimcheck {

// Which of day and month people write first.
enum class DateOrder { kUnknown, kDayFirst, kMonthFirst };

struct DateRegion {
  std::string code;  // ISO 3166, for holidays; empty: nowhere in particular.
  DateOrder order = DateOrder::kUnknown;
  bool south = false;  // Seasons of the southern half of the earth.
};

// The region of a country's code ("US"), or nothing for what is no code.
//
// Source: Unicode CLDR's short date patterns of the countries; where a country
//         uses both orders (Canada), the order stays unknown.
std::optional<DateRegion> DateRegionOf(std::string_view code);

// The region that a language tag names ("en-GB"), or `otherwise`.
DateRegion RegionOfLanguage(std::string_view tag, const DateRegion& otherwise);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_DATE_REGION_H_
