#include "checker/values/find_values.h"

#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"

namespace claimcheck {
namespace {

// "words = value flags", one mention a line of the expectation, joined by "; ".
// Flags: ~ approximate, ? ambiguous, i inferred, r relative, th ordinal.
std::string Describe(std::string_view text, const ValueMention& mention) {
  std::string line(text.substr(static_cast<size_t>(mention.range.begin),
                               static_cast<size_t>(mention.range.size())));
  line += " = ";
  line += mention.unresolved ? "unresolved" : FormatValue(mention.value);
  const Value& value = mention.value;
  if (mention.unresolved) return line;
  if (value.approximate) line += " ~";
  if (value.ambiguous) line += " ?";
  if (value.inferred) line += " i";
  if (value.relative) line += " r";
  if (value.ordinal) line += " th";
  return line;
}

std::string Find(std::string_view text, const char* reference) {
  ValueContext context;
  context.pack = FindLanguagePack("en");
  if (*reference != '\0') context.reference = *ParseDays(reference);
  std::string all;
  for (const ValueMention& mention : FindValues(text, context)) {
    if (!all.empty()) all += "; ";
    all += Describe(text, mention);
  }
  return all;
}

struct Row {
  const char* text;
  const char* want;
};

void Check(const std::vector<Row>& rows, const char* reference = "2025-01-20") {
  for (const auto& [text, want] : rows) {
    EXPECT_EQ(Find(text, reference), want) << text;
  }
}

TEST(FindValuesTest, ReadsCalendarDates) {
  Check({
      {"on January 17, 2025, they", "January 17, 2025 = 2025-01-17"},
      {"on Jan. 17, 2025.", "Jan. 17, 2025 = 2025-01-17"},
      {"on 17 January 2025", "17 January 2025 = 2025-01-17"},
      {"the 17th of January 2025", "the 17th of January 2025 = 2025-01-17"},
      {"Friday, January 17, 2025", "Friday, January 17, 2025 = 2025-01-17"},
      {"in January 2025", "January 2025 = 2025-01"},
      {"dated 2025-01-17.", "2025-01-17 = 2025-01-17"},
      {"dated 17.01.2025", "17.01.2025 = 2025-01-17"},
      {"dated 17/01/2025", "17/01/2025 = 2025-01-17"},
      {"dated 01/17/2025", "01/17/2025 = 2025-01-17"},
      {"dated 03/04/25", "03/04/25 = 2025-03-04..2025-04-03 ?"},
      {"dated 05/05/25", "05/05/25 = 2025-05-05"},
      {"in 2001", "2001 = 2001"},
      {"the 2001 pact", "2001 = 2001"},
      {"a secret 1902 pact", "1902 = 1902"},
      {"the treaty (2001)", "2001 = 2001"},
      {"since 2001", "2001 = 2001"},
      {"the 1990s", "the 1990s = 1990-01-01..1999-12-31"},
      {"the early 1990s", "the early 1990s = 1990-01-01..1993-04-30 ~"},
      {"Q3 2024", "Q3 2024 = 2024-07-01..2024-09-30"},
      {"the third quarter of 2024",
       "the third quarter of 2024 = 2024-07-01..2024-09-30"},
      {"in the spring of 2024",
       "the spring of 2024 = 2024-03-01..2024-06-20 ~"},
      {"the 21st century", "the 21st century = 2001-01-01..2100-12-31"},
      {"May 2020", "May 2020 = 2020-05"},
  });
}

TEST(FindValuesTest, ReadsPartsOfMonthsAndYears) {
  Check({
      {"early October 2024", "early October 2024 = 2024-10-01..2024-10-10 ~"},
      {"mid-2024", "mid-2024 = 2024-05-01..2024-08-31 ~"},
      {"late January 2024", "late January 2024 = 2024-01-21..2024-01-31 ~"},
      {"the end of March 2024",
       "the end of March 2024 = 2024-03-21..2024-03-31 ~"},
      {"the first half of 2024",
       "the first half of 2024 = 2024-01-01..2024-06-30"},
      {"early last year", "early last year = 2024-01-01..2024-04-30 ~ r"},
  });
}

TEST(FindValuesTest, ReadsRangesOfDates) {
  Check({
      {"Sept 26-27, 2024", "Sept 26-27, 2024 = 2024-09-26..2024-09-27"},
      {"January 3\u20145, 2025",
       "January 3\u20145, 2025 = 2025-01-03..2025-01-05"},
      {"between 3 and 5 May 2024",
       "between 3 and 5 May 2024 = 2024-05-03..2024-05-05"},
      {"from May to July 2024",
       "from May to July 2024 = 2024-05-01..2024-07-31"},
      {"from November 2024 to February 2025",
       "from November 2024 to February 2025 = 2024-11-01..2025-02-28"},
      {"from 2001 to 2005", "from 2001 to 2005 = 2001-01-01..2005-12-31"},
      {"the 2024-25 budget", "2024-25 = 2024-01-01..2025-12-31"},
      {"throughout 1915-17", "1915-17 = 1915-01-01..1917-12-31"},
      {"dated 2025-01", "2025-01 = 2025-01"},
      {"17 and 18 January 2025",
       "17 and 18 January 2025 = 2025-01-17..2025-01-18"},
  });
}

TEST(FindValuesTest, LooksBackForAYearUnlessItIsAPlan) {
  Check({
      {"It was signed on Jan. 17.", "Jan. 17 = 2025-01-17 i"},
      {"It was signed on Feb. 17.", "Feb. 17 = 2024-02-17 i"},
      {"They meet on Jan. 25.", "Jan. 25 = 2025-01-25 i"},  // Near ahead.
      {"It will be signed on Feb. 17.", "Feb. 17 = 2025-02-17 i"},
      {"It is to be formally signed on Feb. 17.", "Feb. 17 = 2025-02-17 i"},
      {"On Feb. 17 they will sign.", "Feb. 17 = 2025-02-17 i"},
      {"A deal agreed in June will start.", "June = 2024-06 i"},
      {"Talks, which will go on, opened in June.", "June = 2024-06 i"},
      {"It was signed in January.", "January = 2025-01 i"},
      {"It was signed in December.", "December = 2024-12 i"},
      {"It begins by Feb. 29, it will.", "by Feb. 29 = <= 2024-02-29 i"},
  });
}

TEST(FindValuesTest, ReadsRelativeDates) {
  // 20 January 2025 is a Monday.
  Check({
      {"yesterday", "yesterday = 2025-01-19 r"},
      {"today", "today = 2025-01-20 r"},
      {"last year", "last year = 2024 r"},
      {"next month", "next month = 2025-02 r"},
      {"last week", "last week = 2025-01-13..2025-01-19 r"},
      {"earlier this year", "earlier this year = 2025-01-01..2025-01-20 r"},
      {"later this year", "later this year = 2025-01-20..2025-12-31 r"},
      {"They met on Wednesday.", "Wednesday = 2025-01-15 r"},
      {"They met on Monday.", "Monday = 2025-01-20 r"},
      {"They will meet on Wednesday.", "Wednesday = 2025-01-22 r"},
      {"last Friday", "last Friday = 2025-01-17 r"},
      {"next Monday", "next Monday = 2025-01-27 r"},
      {"next Thursday", "next Thursday = 2025-01-23..2025-01-30 ? r"},
      {"two days ago", "two days ago = 2025-01-18 r"},
      {"three weeks ago", "three weeks ago = 2024-12-27..2025-01-02 ~ r"},
      {"over the past year", "the past year = 2024-01-20..2025-01-20 ~ r"},
      {"last summer", "last summer = 2024-06-01..2024-09-22 ~ r"},
  });
}

TEST(FindValuesTest, AWideReferenceHoldsAllReadings) {
  Check({{"They met on Wednesday.", "Wednesday = 2025-10-01..2025-12-31 r"},
         {"It was signed in January.", "January = 2025-01 i"},
         {"earlier this year", "earlier this year = 2025 r"},
         {"last year", "last year = 2024 r"}},
        "2025-10-02..2025-12-31");
  Check({{"It was signed on Jan. 17.", "Jan. 17 = 2024-01-17..2025-01-17 ? i"},
         {"last year", "last year = 2023-01-01..2024-12-31 ? r"},
         {"on 17 January 2025", "17 January 2025 = 2025-01-17"}},
        "2024-12-01..2025-01-31");
}

TEST(FindValuesTest, WithoutAReferenceRelativeDatesAreUnresolved) {
  Check({{"They met on Wednesday.", "Wednesday = unresolved"},
         {"It was signed on Jan. 17.", "Jan. 17 = unresolved"},
         {"early October", "early October = unresolved"},
         {"last year", "last year = unresolved"},
         {"on 17 January 2025", "17 January 2025 = 2025-01-17"},
         {"in 2001 for 20 years", "2001 = 2001; 20 years = 20 years"}},
        "");
}

TEST(FindValuesTest, DatesThatOtherWordsTellAreUnresolved) {
  Check({
      {"two days later they left", "two days later = unresolved"},
      {"the next day they left", "the next day = unresolved"},
      {"two days after January 17, 2025",
       "two days after January 17, 2025 = 2025-01-19"},
      {"the day before 2025-01-17", "the day before 2025-01-17 = 2025-01-16"},
      {"after January 17, 2025", "after January 17, 2025 = >= 2025-01-18"},
      {"before 2020", "before 2020 = <= 2019-12-31"},
      {"by 2030", "by 2030 = <= 2030-12-31"},
      {"around 2001 they left", "around 2001 = 2000-01-02..2002-12-31 ~"},
  });
}

TEST(FindValuesTest, WhatLooksLikeADateIsNone) {
  Check({
      {"They may march on.", ""},
      {"Theresa May said so.", ""},
      {"May I come in?", ""},
      {"March was not cold.", ""},
      {"the sun will set", ""},
      {"February 30, 2024 was no day", "February = 2024-02 i; 30 = 30"},
      {"one day he left", ""},
      {"the other day", ""},
      {"in recent years", ""},
      {"for decades", ""},
      {"a second time", ""},
      {"version 2.0.1", ""},
      {"see http://a.example/2025/01/17/x", ""},
      {"write to a2025@b.example", ""},
      {"summer camps", ""},
      {"Nation Today wrote", ""},
      {"quarter of voters", ""},
      {"the week", ""},
      {"that year", "that year = unresolved"},
  });
}

TEST(FindValuesTest, ReadsDurations) {
  Check({
      {"for 20 years", "20 years = 20 years"},
      {"for twenty years", "twenty years = 20 years"},
      {"a 20-year pact", "20-year = 20 years"},
      {"the three-year roadmap", "three-year = 3 years"},
      {"the 12-day conflict", "12-day = 12 days"},
      {"for a year", "a year = 1 year"},
      {"within two decades", "two decades = 20 years"},
      {"18 months", "18 months = 18 months"},
      {"six weeks", "six weeks = 42 days"},
      {"2 hours 30 minutes", "2 hours 30 minutes = 150 minutes"},
      {"two and a half years", "two and a half years = 30 months"},
      {"lasted a year and a half", "a year and a half = 18 months"},
      {"half a year", "half a year = 6 months"},
      {"three to five years", "three to five years = 3..5 years"},
      {"three- to five-year plans", "three- to five-year = 3..5 years"},
      {"between 3 and 5 years", "between 3 and 5 years = 3..5 years"},
      {"more than 20 years", "more than 20 years = > 20 years"},
      {"a year or more, for a year or more", "a year or more = >= 1 year"},
      {"20 years or more", "20 years or more = >= 20 years"},
      {"20 more years", "20 more years = 20 years"},
      {"for the next 20 years", "20 years = 20 years"},
      {"a 45-year-old man", "45-year-old = 45 years"},
      {"a couple of years", "a couple of years = 2..3 years ~"},
      // A rate is no duration.
      {"two people a year", "two = 2"},
      {"three times a year", ""},
      {"twice a year", ""},
      {"a decade, a list", ""},
      {"two decades, 18 months",
       "two decades = 20 years; 18 months = 18 months"},
  });
}

TEST(FindValuesTest, ReadsNumbers) {
  Check({
      {"47 articles", "47 = 47"},
      {"forty-seven articles", "forty-seven = 47"},
      {"1,250 people", "1,250 = 1250"},
      {"816 000 people", "816 000 = 816000"},
      {"3.2 million people", "3.2 million = 3150000..3250000"},
      {"a hundred people", "a hundred = 100"},
      {"one hundred and twenty-three thousand four hundred and fifty-six",
       "one hundred and twenty-three thousand four hundred and fifty-six = "
       "123456"},
      {"between one hundred and two hundred people",
       "between one hundred and two hundred = 100..200"},
      {"half a million people", "half a million = 450000..550000"},
      {"40-50 people", "40-50 = 40..50"},
      {"40 to 50 people", "40 to 50 = 40..50"},
      {"two or three people", "two or three = 2..3"},
      {"3 to 5 million people", "3 to 5 million = 2500000..5500000"},
      {"500,000 to 1 million people", "500,000 to 1 million = 500000..1500000"},
      {"about 50 people", "about 50 = 45..55 ~"},
      {"nearly 50 people", "nearly 50 = 45..50 ~"},
      {"more than 40 people", "more than 40 = > 40"},
      {"at least 40 people", "at least 40 = >= 40"},
      {"fewer than 40 people", "fewer than 40 = < 40"},
      {"up to 50 people", "up to 50 = <= 50"},
      {"50+ people", "50+ = >= 50"},
      {"47 or so people", "47 or so = 42.3..51.7 ~"},
      {"dozens of people", "dozens of = 24..100 ~"},
      {"a few hundred people", "a few hundred = 200..1000 ~"},
      {"several people", "several = 3..10 ~"},
      {"the 17th article", "17th = 17 th"},
      {"the first article", "first = 1 th"},
      {"one article", "one = 1"},
      {"of 2000 people", "2000 = 2000"},
      {"a 15-member council", "15 = 15"},
  });
}

TEST(FindValuesTest, WhatLooksLikeANumberIsNone) {
  Check({
      {"won 3-1", ""},
      {"lost 2-3 to them", ""},
      {"Article 47", ""},
      {"No. 5", ""},
      {"call 555-1234-22", ""},
      {"call 555-0123", ""},
      {"version 1.2.3", ""},
      {"10:30", ""},
      {"at 5 p.m.", ""},
      {"F-16 jets", ""},
      {"the G7", ""},
      {"COVID-19", ""},
      {"9/11", ""},
      {"747s flew", ""},
      {"in 3D", ""},
      {"a Boeing 787 landed", ""},
      {"a Boeing 787 jet", "787 = 787"},  // Before what may be a noun.
      {"the Boeing 787.", ""},
      {"They saw Brazil 3, Italy 1", ""},
      {"007", ""},
      {"no one came", ""},
      {"one of them", ""},
      {"that one", ""},
      {"signed 1987", ""},
      {"12345678901234567890", ""},
      {"1,25,5", ""},
  });
}

TEST(FindValuesTest, ReadsQuantitiesMoneyAndPercents) {
  Check({
      {"55 km", "55 km = 54500..55500 metre"},
      {"a 55-kilometre road", "55-kilometre = 54500..55500 metre"},
      {"55 billion cubic meters per year",
       "55 billion cubic meters per year = 54500000000..55500000000 cubic "
       "metre per year"},
      {"55 bcm a year",
       "55 bcm a year = 54500000000..55500000000 cubic metre per year"},
      {"300 MW", "300 MW = 299500000..300500000 watt"},
      {"-5 \u00b0C", "-5 \u00b0C = -5.5..-4.5 degree Celsius"},
      {"60 km/h", "60 km/h = 59500..60500 metre per hour"},
      {"$5 million", "$5 million = 4500000..5500000 $"},
      {"5 million dollars", "5 million dollars = 4500000..5500000 $"},
      {"US$5", "US$5 = 4.5..5.5 USD"},
      {"\u20ac1.2bn", "\u20ac1.2bn = 1150000000..1250000000 EUR"},
      {"USD 5m", "USD 5m = 4500000..5500000 USD"},
      {"$3-5m", "$3-5m = 2500000..5500000 $"},
      {"3 billion roubles", "3 billion roubles = 2500000000..3500000000 RUB"},
      {"$70 to $80 a barrel", "$70 to $80 a barrel = 69.5..80.5 $ per barrel"},
      {"5 million pounds", "5 million pounds = 4500000..5500000 GBP"},
      {"3 %", "3 % = 2.5..3.5 %"},
      {"3.5 per cent", "3.5 per cent = 3.45..3.55 %"},
      {"3-5%", "3-5% = 2.5..5.5 %"},
      {"2 percentage points", "2 percentage points = 1.5..2.5 pp"},
      {"about 3.2 million tonnes",
       "about 3.2 million tonnes = 2880000000..3520000000 kilogram ~"},
      {"rose from 3 to 5 percent", "from 3 to 5 percent = 2.5..5.5 % ?"},
      {"5m tall", "5m = 4.5..5.5 metre"},
      // Of mass or of money.
      {"5 pounds", "5 pounds = 2.041165665..2.494758035 kilogram ?"},
  });
}

TEST(FindValuesTest, MentionsAreInOrderAndApart) {
  const std::string text =
      "On Jan. 17, 2025 some 47 ministers signed 3 deals worth $5 million for "
      "20 years, up 5 percent on 2001.";
  ValueContext context;
  context.pack = FindLanguagePack("en");
  int end = 0;
  const std::vector<ValueMention> mentions = FindValues(text, context);
  EXPECT_EQ(mentions.size(), 6u);
  for (const ValueMention& mention : mentions) {
    EXPECT_GE(mention.range.begin, end);
    EXPECT_GT(mention.range.size(), 0);
    end = mention.range.end;
  }
  EXPECT_LE(end, static_cast<int>(text.size()));
}

TEST(FindValuesTest, OddTextsAreReadToTheirEnd) {
  std::vector<std::string> texts = {"",
                                    " ",
                                    "-",
                                    "$",
                                    "a",
                                    "between",
                                    "between 3 and",
                                    "from",
                                    "about",
                                    "after after after after 2001",
                                    "minus minus 5",
                                    "5-",
                                    "-5-",
                                    "5..",
                                    "\xd0\x9f\xd1\x80\xd0\xb8 5",
                                    "the the the",
                                    "\u2014 5 \u2014",
                                    "'",
                                    "5 %%",
                                    "\xf0\x9f\x98\x80 5 \xf0\x9f\x98\x80"};
  for (const char* unit : {"after ", "1 000 ", "minus ", "1/", "a hundred ",
                           "early ", "3-", "two ", "$ ", "between 3 and "}) {
    std::string many;
    for (int i = 0; i < 3000; ++i) many += unit;
    texts.push_back(many);
  }
  ValueContext context;
  context.pack = FindLanguagePack("en");
  context.reference = *ParseDays("2025-01-20");
  for (const std::string& text : texts) {
    for (const ValueMention& mention : FindValues(text, context)) {
      EXPECT_LE(mention.range.end, static_cast<int>(text.size()));
    }
  }
}

TEST(MayHoldValuesTest, IsTrueWhereverThereAreValues) {
  const LanguagePack& pack = *FindLanguagePack("en");
  for (const char* text :
       {"47", "in May", "twenty", "last year", "several", "for a week",
        "yesterday", "on Friday", "half a dozen", "over the summer"}) {
    EXPECT_TRUE(MayHoldValues(text, pack)) << text;
  }
  for (const char* text : {"", "They said nothing of it.", "the of a and"}) {
    EXPECT_FALSE(MayHoldValues(text, pack)) << text;
  }
}

}  // namespace
}  // namespace claimcheck
