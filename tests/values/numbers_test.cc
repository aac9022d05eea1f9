// What FindValues reads of numbers, fractions, units and money.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "checker/values/find_values.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

// "words = value flags", one mention after another, joined by "; ". Flags: ~
// approximate, ? ambiguous, th ordinal, / a share, age, weak.
std::string Describe(std::string_view text, const ValueMention& mention) {
  std::string line(text.substr(static_cast<size_t>(mention.range.begin),
                               static_cast<size_t>(mention.range.size())));
  const Value& value = mention.value;
  line += " = " + FormatValue(value);
  if (value.approximate) line += " ~";
  if (value.ambiguous) line += " ?";
  if (value.ordinal) line += " th";
  if (value.share) line += " /";
  if (value.age) line += " age";
  if (mention.weak) line += " weak";
  return line;
}

std::vector<ValueMention> Mentions(std::string_view text, bool wide) {
  ValueContext context;
  context.pack = FindLanguagePack("en");
  context.wide = wide;
  return FindValues(text, context);
}

std::string Find(std::string_view text, bool wide = false) {
  std::string all;
  for (const ValueMention& mention : Mentions(text, wide)) {
    if (!all.empty()) all += "; ";
    all += Describe(text, mention);
  }
  return all;
}

struct Row {
  const char* text;
  const char* want;
};

void Check(const std::vector<Row>& rows, bool wide = false) {
  for (const auto& [text, want] : rows) {
    EXPECT_EQ(Find(text, wide), want) << text;
  }
}

TEST(NumbersTest, AreReadInEveryNotation) {
  Check({
      {"1,00,000 people", "1,00,000 = 100000"},  // As India groups.
      {"12,34,567 people", "12,34,567 = 1234567"},
      {"1'250'000 people", "1'250'000 = 1250000"},
      {".5 metres", ".5 metres = 0.45..0.55 metre"},
      {"2.5e3 people", "2.5e3 = 2450..2550"},
      {"-0.25 points", "-0.25 = -0.255..-0.245"},
      {"3 hundred and 21 people", "3 hundred and 21 = 321"},
      {"4 thousand 3 hundred people", "4 thousand 3 hundred = 4250..4350"},
      {"two thousand and two hundred people",
       "two thousand and two hundred = 2200"},
      {"nineteen hundred people", "nineteen hundred = 1900"},
      {"three point two million people",
       "three point two million = 3150000..3250000"},
      {"two hundred point zero five",
       "two hundred point zero five = "
       "200.045..200.055"},
      {"twelve thousand million francs",
       "twelve thousand million francs = "
       "11500000000..12500000000 franc"},
      {"three lakh crore", "three lakh crore = 2500000000000..3500000000000"},
      {"12 lakh 50 thousand people", "12 lakh 50 thousand = 1249500..1250500"},
      {"1.5k people", "1.5k = 1450..1550"},
      {"5M users", "5M = 4500000..5500000"},
      {"three dozen boats", "three dozen = 36"},
      {"a pair of boats", "a pair = 2"},
      {"a handful of boats", "a handful of = 3..10 ~"},
      {"for twenty (20) years", "twenty (20) years = 20 years"},
      {"3 hundred and 2 hundred", "3 hundred = 300; 2 hundred = 200"},
  });
}

TEST(NumbersTest, OrdinalsOfAnySize) {
  Check({
      {"the twenty-first council", "twenty-first = 21 th"},
      {"the two hundredth boat", "two hundredth = 200 th"},
      {"the one hundred and first boat", "one hundred and first = 101 th"},
      {"the 1,000th boat", "1,000th = 1000 th"},
      {"the millionth visitor", "millionth = 1000000 th"},
      // Not what stands beside a number.
      {"twenty first responders", "twenty = 20; first = 1 th"},
      {"$5 million first notes",
       "$5 million = 4500000..5500000 $; first = 1 "
       "th"},
  });
}

TEST(NumbersTest, FractionsAreNumbersOrShares) {
  Check({
      {"two and a half million people",
       "two and a half million = 2450000..2550000"},
      {"2 1/2 miles", "2 1/2 miles = 3942.8928..4103.8272 metre"},
      {"2\u00bd years", "2\u00bd years = 30 months"},
      {"a quarter million people", "a quarter million = 225000..275000"},
      {"a third of a million people",
       "a third of a million = "
       "300000..366666.666666666666"},
      {"three quarters of an hour", "three quarters of an hour = 45 minutes"},
      {"a third of voters", "a third = 0.3..0.366666666666666666 /"},
      {"three-quarters of voters", "three-quarters = 0.725..0.775 /"},
      {"half the voters", "half = 0.45..0.55 /"},
      {"more than half of them", "more than half = > 0.5 /"},
      {"2/3 of voters", "2/3 = 0.633333333333333334..0.7 /"},
      {"one in five voters", "one in five = 0.18..0.22 /"},
      {"nine out of ten voters", "nine out of ten = 0.89..0.91 /"},
      {"fell by a fifth.", "a fifth = 0.18..0.22 /"},
      {"3/4 cup of oil",
       "3/4 cup = 0.0001715264714625..0.0001833558832875 cubic metre"},
  });
}

TEST(NumbersTest, WhatLooksLikeAFractionIsNone) {
  Check({
      {"the first half of the match", "first = 1 th"},
      {"a third man came", "third = 3 th"},
      {"on 9/11", ""},
      {"open 24/7", ""},
      {"half-hearted talks", ""},
      {"a quarter final", ""},
      {"three in ten days", "three = 3; ten days = 10 days"},
      {"won four in 2019 and one in 2020",
       "four = 4; 2019 = 2019; 2020 = 2020"},
      {"12 out of 15 members", "12 = 12; 15 = 15"},
      {"for three quarters", "three quarters = 9 months ?"},
  });
}

TEST(NumbersTest, BoundsJoin) {
  Check({
      {"more than 3 but less than 8 people",
       "more than 3 but less than 8 = 3..8"},
      {"above 1000 and below 1500", "above 1000 and below 1500 = 1000..1500"},
      {"at least 2, at most 5 km",
       "at least 2, at most 5 km = 2000..5000 "
       "metre"},
      {"more than 40 and less than 10",
       "more than 40 = > 40; less than 10 = "
       "< 10"},
      {"less than or equal to 5", "less than or equal to 5 = <= 5"},
      {"200 or more than 190", "200 = 200; more than 190 = > 190"},
      {"1000 - 5000 people", "1000 - 5000 = 1000..5000"},
      {"between 2 kg and about 7 kg",
       "between 2 kg and about 7 kg = 1.5..7.5 "
       "kilogram"},
  });
}

TEST(NumbersTest, AChangeIsNoRange) {
  Check({
      {"rose by 3 % to 40 %", "3 % = 2.5..3.5 %; 40 % = 39.5..40.5 %"},
      {"rose 3 % to 40 %", "3 % = 2.5..3.5 %; 40 % = 39.5..40.5 %"},
      {"fell 3 to 5 percent", "3 to 5 percent = 2.5..5.5 %"},
      {"a rise of 3% to 5%", "3% to 5% = 2.5..5.5 %"},
      {"by 0.3 percentage points to 4.1 percent",
       "0.3 percentage points = 0.25..0.35 pp; 4.1 percent = 4.05..4.15 %"},
  });
}

TEST(NumbersTest, UnitsWithPrefixesAndSums) {
  Check({
      {"5 ft 10 in tall", "5 ft 10 in = 1.7653..1.7907 metre"},
      {"a 6-foot-2 guard", "6-foot-2 = 1.8669..1.8923 metre"},
      {"2 km and 300 metres", "2 km and 300 metres = 2299.5..2300.5 metre"},
      {"2 years and 3 months", "2 years and 3 months = 27 months"},
      {"1 year 2 days", "1 year 2 days = 367..368 days"},
      {"a mile and a half", ""},
      {"150 micrograms",
       "150 micrograms = 0.0000001495..0.0000001505 "
       "kilogram"},
      {"3 Mt of coal", "3 Mt = 2500000000..3500000000 kilogram"},
      {"3 MT of coal", "3 MT = 2500..3500 kilogram"},
      {"12 square kilometres",
       "12 square kilometres = 11500000..12500000 "
       "square metre"},
      {"50 \u00b0F",
       "50 \u00b0F = 9.7222222222222222..10.2777777777777778 "
       "degree Celsius"},
      {"20 (kg)", "20 (kg) = 19.5..20.5 kilogram"},
      {"two decades, 18 months",
       "two decades = 20 years; 18 months = 18 months"},
      {"24703 m212", "24703 = 24703"},
  });
}

TEST(NumbersTest, MoneyOfEveryCountry) {
  Check({
      {"10 tugriks", "10 tugriks = 9.5..10.5 MNT"},
      {"42 Kuwaiti dinars", "42 Kuwaiti dinars = 41.5..42.5 KWD"},
      {"42 KWD", "42 KWD = 41.5..42.5 KWD"},
      {"KWD 42", "KWD 42 = 41.5..42.5 KWD"},
      {"30 MEUR", "30 MEUR = 29500000..30500000 EUR"},
      {"75 USD million", "75 USD million = 74500000..75500000 USD"},
      {"3 dollars 50 cents", "3 dollars 50 cents = 3.495..3.505 $"},
      {"50 cents", "50 cents = 0.495..0.505 cent"},
      {"210 pence", "210 pence = 2.095..2.105 GBP"},
      {"ten grand", "ten grand = 9500..10500"},
      {"us$5 and hk$6", "us$5 = 4.5..5.5 USD; hk$6 = 5.5..6.5 HKD"},
      {"in all 5 cases", "5 = 5"},  // ALL is a code, and a word.
      {"its top 10", "10 = 10"},
      {"five real reasons", "five = 5"},
  });
}

TEST(NumbersTest, Ages) {
  Check({
      {"a 45-year-old man", "45-year-old = 45 years age"},
      {"the baker, aged 45, left", "aged 45 = 45 years age"},
      {"said Anna Berg, 45, a baker", "45 = 45 years age"},
      {"at three years of age", "three years of age = 3 years age"},
      {"an 87 yo man", "87 yo = 87 years age"},
      {"On March 17, 45, and", "March 17 = 1999-03-17; 45 = 45"},
  });
}

TEST(NumbersTest, CallsAndListsCountNothing) {
  Check({
      {"call 555-0123", ""},
      {"call (555) 123-4567 today", "today = 2000-01-01"},
      {"500-1000 people", "500-1000 = 500..1000"},
      {"3.", ""},
  });
}

TEST(NumbersTest, NamesAreNoCounts) {
  Check({
      {"the S&P 500 fell 1.2%", "1.2% = 1.15..1.25 %"},
      {"the 3M plant", ""},
      {"3M shares", "3M = 2500000..3500000"},
      {"a 5G network", ""},
      {"a $20 T-shirt", "$20 = 19.5..20.5 $"},
      {"155mm shells", "155mm = 0.1545..0.1555 metre"},
      {"a 300-square-foot room",
       "300-square-foot = "
       "27.82446048..27.91736352 square metre"},
      {"5 mg/l of lead", "5 mg/l = 0.0045..0.0055 kilogram per cubic metre"},
  });
}

TEST(NumbersTest, OnlyAListOfAllHasWhatHardlyCounts) {
  const std::vector<Row> rows = {
      {"Article 47 says", "47 = 47 weak"},
      {"Chapter XII says", "XII = 12 weak"},
      {"the version I have", ""},
      {"version two", "two = 2 weak"},
      {"one of them", "one = 1 weak"},
      {"the last but one", "the last but one = -1 th weak"},
  };
  Check(rows, true);
  for (const auto& [text, want] : rows) EXPECT_EQ(Find(text), "") << text;
}

TEST(NumbersTest, TellHowTheyAreWritten) {
  const std::string text = "about $3 to $5.2 million a year";
  const std::vector<ValueMention> mentions = Mentions(text, false);
  ASSERT_EQ(mentions.size(), 1u);
  const std::vector<WrittenNumber>& numbers = mentions[0].numbers;
  ASSERT_EQ(numbers.size(), 2u);
  EXPECT_EQ(numbers[0].amount, Decimal(3'000'000));
  EXPECT_FALSE(numbers[0].high);
  EXPECT_EQ(text.substr(static_cast<size_t>(numbers[1].range.begin),
                        static_cast<size_t>(numbers[1].range.size())),
            "$5.2 million");
  EXPECT_EQ(numbers[1].amount, Decimal(52, 5));
  EXPECT_TRUE(numbers[1].high);
}

TEST(NumbersTest, AWordOfTwoUnitsHasTwoReadings) {
  const auto kinds = [](std::string_view text) {
    std::vector<ValueKind> found;
    for (const ValueMention& mention : Mentions(text, false)) {
      found.push_back(mention.value.kind);
      for (const ValueReading& other : mention.others) {
        found.push_back(other.value.kind);
      }
    }
    return found;
  };
  using Kinds = std::vector<ValueKind>;
  EXPECT_EQ(kinds("5 pounds"),
            (Kinds{ValueKind::kQuantity, ValueKind::kMoney}));
  EXPECT_EQ(kinds("5 million pounds"),
            (Kinds{ValueKind::kMoney, ValueKind::kQuantity}));
  EXPECT_EQ(kinds("5m people"),
            (Kinds{ValueKind::kQuantity, ValueKind::kNumber}));
  EXPECT_EQ(kinds("a third of them"),
            (Kinds{ValueKind::kNumber, ValueKind::kPercent}));
  EXPECT_EQ(kinds("5 kg"), Kinds{ValueKind::kQuantity});
}

TEST(FindUnitsTest, FindsWhatNoNumberCounts) {
  const LanguagePack& pack = *FindLanguagePack("en");
  const auto find = [&](std::string_view text) {
    std::string all;
    for (const UnitMention& unit :
         FindUnits(text, pack, Mentions(text, true))) {
      if (!all.empty()) all += "; ";
      all += std::string(text.substr(static_cast<size_t>(unit.range.begin),
                                     static_cast<size_t>(unit.range.size()))) +
             " = " + unit.meanings.front().unit;
    }
    return all;
  };
  EXPECT_EQ(find("the dollar fell to 140 yen"), "dollar = $");
  EXPECT_EQ(find("30 celsius in fahrenheit"), "fahrenheit = degree Celsius");
  EXPECT_EQ(find("so much per gram"), "gram = kilogram");
  for (const char* text : {"20 dollars", "the bar", ""}) {
    EXPECT_EQ(find(text), "") << text;
  }
}

}  // namespace
}  // namespace claimcheck
