// What FindValues reads of dates, times and sets where all are listed (`wide`),
// by the notation of each.

#include <string>
#include <string_view>
#include <vector>

#include "checker/values/date_form.h"
#include "checker/values/date_region.h"
#include "checker/values/find_values.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

// "words = notation", one after another, joined by "; ".
std::string Find(std::string_view text, const char* region) {
  ValueContext context;
  context.pack = FindLanguagePack("en");
  context.wide = true;
  const absl::CivilDay wednesday(2024, 3, 13);
  context.reference = {wednesday, wednesday};
  if (const auto found = DateRegionOf(region)) {
    context.order = found->order;
    context.region = found->code;
    context.south = found->south;
  }
  std::string all;
  for (const ValueMention& mention : FindValues(text, context)) {
    if (!mention.form) continue;
    if (!all.empty()) all += "; ";
    all += text.substr(static_cast<size_t>(mention.range.begin),
                       static_cast<size_t>(mention.range.size()));
    all += " = ";
    all += mention.form->iso;
  }
  return all;
}

struct Row {
  const char* text;
  const char* want;
  const char* region = "";
};

void Check(const std::vector<Row>& rows) {
  for (const auto& [text, want, region] : rows) {
    EXPECT_EQ(Find(text, region), want) << text << " " << region;
  }
}

TEST(DatesTest, AreReadInEveryUsualForm) {
  Check({
      {"It sailed on 5 May 2021.", "5 May 2021 = 2021-05-05"},
      {"It sailed on May 5th, 2021.", "May 5th, 2021 = 2021-05-05"},
      {"It sailed on the 5th of May.", "the 5th of May = 2023-05-05"},
      {"It sailed on 2021-05-05.", "2021-05-05 = 2021-05-05"},
      {"It sailed on Sept 26-27.", "Sept 26-27 = 2023-09-26/2023-09-27"},
      {"It sailed from May to early June 2021.",
       "from May to early June 2021 = 2021-05-01/2021-06-10"},
      {"It sailed in the 1990s.", "the 1990s = 199X"},
      {"It sailed in Q3 2024.", "Q3 2024 = 2024-Q3"},
      {"It sailed in mid-2024.", "mid-2024 = 2024"},
      {"It sailed in the first week of March.",
       "the first week of March = 2024-W10"},
      {"It sailed on the last Friday of June 2023.",
       "the last Friday of June 2023 = 2023-06-30"},
      {"It sailed in the spring of 1911.", "the spring of 1911 = 1911-SP"},
      {"It sailed in 490 BC.", "490 BC = -0489"},
  });
}

TEST(DatesTest, CountFromTheReference) {
  Check({
      {"It sailed yesterday.", "yesterday = 2024-03-12"},
      {"It sailed last Friday.", "last Friday = 2024-03-08"},
      {"It sailed three Fridays ago.", "three Fridays ago = 2024-02-23"},
      {"It will sail three Fridays from now.",
       "three Fridays from now = 2024-03-29"},
      {"It will sail two Wednesdays from now.",
       "two Wednesdays from now = 2024-03-27"},
      {"It sailed two weeks ago.", "two weeks ago = 2024-W09"},
      {"It will sail next month.", "next month = 2024-04"},
      {"It was built in the past decade.",
       "the past decade = 2014-03-13/2024-03-13"},
  });
}

TEST(DatesTest, RegionsDecideOrderSeasonsAndHolidays) {
  Check({
      {"It sailed on 03/04/23.", "03/04/23 = 2023-03-04/2023-04-03"},
      {"It sailed on 03/04/23.", "03/04/23 = 2023-04-03", "GB"},
      {"It sailed on 03/04/23.", "03/04/23 = 2023-03-04", "US"},
      {"It sailed on Labour Day 2023.", "Labour Day 2023 = 2023-09-04", "US"},
      {"It sailed on Labour Day 2023.", "Labour Day 2023 = 2023-10-23", "NZ"},
      {"It sailed on Labour Day weekend 2023.",
       "Labour Day weekend = 2023-W35-WE; 2023 = 2023", "US"},
      {"It sailed on Memorial Day weekend 2023.",
       "Memorial Day weekend = 2023-W21-WE; 2023 = 2023", "US"},
  });
}

TEST(DatesTest, HolidaysFollowTheirRule) {
  Check({
      {"It sailed on Good Friday 2024.", "Good Friday 2024 = 2024-03-29"},
      {"It sailed on Orthodox Easter 2024.",
       "Orthodox Easter 2024 = 2024-05-05"},
      {"It sailed on Thanksgiving 2023.", "Thanksgiving 2023 = 2023-11-23",
       "US"},
      {"It sailed on Parsi New Year 2024.", "Parsi New Year 2024 = 2024-08-15"},
      {"It sailed on Jumu'atul-Wida 2024.", "Jumu'atul-Wida 2024 = 2024-04-05"},
      {"It sailed on Eid al-Fitr 2024.", "Eid al-Fitr 2024 = 2024-04-10"},
      {"It sailed on Nowruz 2024.", "Nowruz 2024 = 2024-03-20"},
  });
}

TEST(DatesTest, TimesAndSetsAreNoDates) {
  Check({
      {"It sails every Tuesday.", "every Tuesday = XXXX-WXX-2"},
      {"It sailed at 17:30.", "17:30 = 2024-03-13T17:30"},
      {"It sailed at 1730 hours.", "1730 hours = 2024-03-13T17:30"},
      {"It sailed at 5.30 pm GMT on 5 May 2021.",
       "5.30 pm GMT on 5 May 2021 = 2021-05-05T17:30"},
  });
}

TEST(DatesTest, WhatLooksLikeADateIsNone) {
  Check({
      {"It holds 150 hours of film.", ""},
      {"On Tuesday the first trains ran.", "Tuesday = 2024-03-12"},
      {"It may sail.", ""},
      {"It won 3-2.", ""},
      {"Version 1.2.2024 is out.", ""},
      {"Call 555-03-04.", ""},
      {"Chapter 5/6 is missing.", ""},
      {"The march went on.", ""},
      {"The second boat sailed.", ""},
  });
}

}  // namespace
}  // namespace claimcheck
