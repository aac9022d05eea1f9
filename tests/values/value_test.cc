#include "checker/values/value.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace claimcheck {
namespace {

Value Expected(ValueKind kind, const char* text) {
  const auto value = ParseExpected(kind, text);
  EXPECT_TRUE(value.ok()) << value.status();
  return value.ok() ? *value : Value();
}

TEST(ParseDaysTest, ReadsDaysMonthsYearsAndRanges) {
  struct Case {
    const char* text;
    const char* want;
  };
  constexpr Case kCases[] = {
      {"2025-01-18", "2025-01-18"},
      {"2025-02", "2025-02"},
      {"2024-02-29", "2024-02-29"},
      {"2025", "2025"},
      {"2025-02..2025-04", "2025-02-01..2025-04-30"},
      {"2025-01-18..2025-01-18", "2025-01-18"},
      {"2024-12-31..2025", "2024-12-31..2025-12-31"},
  };
  for (const auto& [text, want] : kCases) {
    SCOPED_TRACE(text);
    const auto days = ParseDays(text);
    ASSERT_TRUE(days.ok()) << days.status();
    EXPECT_EQ(FormatDays(*days), want);
  }
}

TEST(ParseDaysTest, RefusesDaysThatAreNone) {
  for (const char* text :
       {"", "yesterday", "2025-13", "2025-00", "2025-02-29", "2025-02-30",
        "2025-1-5", "25-01-05", "2025/01/05", "2025-01-05T10", "0000",
        "2025-04..2025-02", "2025-01..", "..2025", "17 January 2025"}) {
    EXPECT_TRUE(absl::IsInvalidArgument(ParseDays(text).status())) << text;
  }
  EXPECT_NE(ParseDays("2025-04..2025-02").status().message().find("upside"),
            std::string::npos);
}

TEST(ParseExpectedTest, ReadsTheNotationOfRules) {
  struct Case {
    ValueKind kind;
    const char* text;
    const char* want;
  };
  constexpr Case kCases[] = {
      {ValueKind::kDate, "2025-01-17", "2025-01-17"},
      {ValueKind::kDate, ">= 2025-01-17", ">= 2025-01-17"},
      {ValueKind::kDate, "> 2025-01", ">= 2025-02-01"},
      {ValueKind::kDate, "< 2025", "<= 2024-12-31"},
      {ValueKind::kDuration, "20 years", "20 years"},
      {ValueKind::kDuration, "P20Y", "20 years"},
      {ValueKind::kDuration, "P1Y6M", "18 months"},
      {ValueKind::kDuration, "PT36H", "36 hours"},
      {ValueKind::kDuration, "18..24 months", "18..24 months"},
      {ValueKind::kDuration, ">= 2 weeks", ">= 14 days"},
      {ValueKind::kDuration, "twenty years", "20 years"},
      {ValueKind::kNumber, "47", "47"},
      {ValueKind::kNumber, "-5", "-5"},
      {ValueKind::kNumber, "40..50", "40..50"},
      {ValueKind::kNumber, "1.5..2.5", "1.5..2.5"},
      {ValueKind::kNumber, ">= 47", ">= 47"},
      {ValueKind::kNumber, "< 3.5 million", "< 3500000"},
      {ValueKind::kNumber, "3 million", "2500000..3500000"},
      {ValueKind::kNumber, "3.2 million", "3150000..3250000"},
      {ValueKind::kNumber, "40..50 million", "40000000..50000000"},
      {ValueKind::kQuantity, "55 km", "54500..55500 metre"},
      {ValueKind::kQuantity, "50..60 cubic metres per year",
       "50..60 cubic metre per year"},
      {ValueKind::kMoney, "1.2 million EUR", "1150000..1250000 EUR"},
      {ValueKind::kMoney, "$5", "4.5..5.5 $"},
      {ValueKind::kMoney, "> 3 billion roubles", "> 3000000000 RUB"},
      {ValueKind::kPercent, "3 %", "2.5..3.5 %"},
      {ValueKind::kPercent, "2..4 %", "2..4 %"},
  };
  for (const auto& [kind, text, want] : kCases) {
    SCOPED_TRACE(text);
    const auto value = ParseExpected(kind, text);
    ASSERT_TRUE(value.ok()) << value.status();
    EXPECT_EQ(value->kind, kind);
    EXPECT_EQ(FormatValue(*value), want);
  }
}

TEST(ParseExpectedTest, RefusesOtherKindsAndLooseWords) {
  struct Case {
    ValueKind kind;
    const char* text;
  };
  constexpr Case kCases[] = {
      {ValueKind::kDate, "January 17"},   {ValueKind::kDate, ""},
      {ValueKind::kDate, "2025-02-30"},   {ValueKind::kDuration, "20"},
      {ValueKind::kDuration, "P"},        {ValueKind::kDuration, "P20"},
      {ValueKind::kDuration, "P1Y5D"},    {ValueKind::kDuration, "20 km"},
      {ValueKind::kNumber, "20 years"},   {ValueKind::kNumber, "several"},
      {ValueKind::kNumber, "17th"},       {ValueKind::kNumber, "50..40"},
      {ValueKind::kNumber, ""},           {ValueKind::kNumber, ">="},
      {ValueKind::kNumber, ">= 4..5"},    {ValueKind::kNumber, "5m"},
      {ValueKind::kNumber, "about 47"},   {ValueKind::kQuantity, "55"},
      {ValueKind::kQuantity, "55 foos"},  {ValueKind::kMoney, "5"},
      {ValueKind::kMoney, "5 %"},         {ValueKind::kPercent, "5"},
      {ValueKind::kPercent, "5 % of it"}, {ValueKind::kQuantity, "1 km..2 kg"},
  };
  for (const auto& [kind, text] : kCases) {
    EXPECT_TRUE(absl::IsInvalidArgument(ParseExpected(kind, text).status()))
        << ValueKindName(kind) << " " << text;
  }
}

TEST(ToleranceTest, WidensBothEnds) {
  const struct {
    ValueKind kind;
    const char* expect;
    const char* tolerance;
    const char* want;
  } kCases[] = {
      {ValueKind::kNumber, "47", "2", "45..49"},
      {ValueKind::kNumber, "200", "5 %", "190..210"},
      {ValueKind::kNumber, "-200", "5 %", "-210..-190"},
      {ValueKind::kNumber, ">= 200", "10", ">= 190"},
      {ValueKind::kQuantity, "84 m", "50 cm", "83.5..84.5 metre"},
      {ValueKind::kMoney, "5 EUR", "10 %", "4.5..5.5 EUR"},
      {ValueKind::kPercent, "40 %", "2 %", "38..42 %"},
      {ValueKind::kDuration, "20 years", "6 months", "234..246 months"},
      {ValueKind::kDate, "2024-05-03", "2 days", "2024-05-01..2024-05-05"},
      {ValueKind::kDate, "2024-05-31", "1 month", "2024-04-30..2024-06-30"},
      {ValueKind::kDate, ">= 2024-05-03", "1 week", ">= 2024-04-26"},
  };
  for (const auto& [kind, expect, tolerance, want] : kCases) {
    const auto value = ParseExpectedWithTolerance(kind, expect, tolerance);
    ASSERT_TRUE(value.ok()) << value.status();
    EXPECT_EQ(FormatValue(*value), want) << expect << " +- " << tolerance;
  }
}

TEST(ToleranceTest, RefusesOtherUnitsRangesAndNegativeOnes) {
  const struct {
    ValueKind kind;
    const char* expect;
    const char* tolerance;
  } kCases[] = {
      {ValueKind::kNumber, "47", "2 m"},
      {ValueKind::kNumber, "47", "-2"},
      {ValueKind::kNumber, "47", "1..2"},
      {ValueKind::kNumber, "47", "some"},
      {ValueKind::kQuantity, "84 m", "2"},
      {ValueKind::kQuantity, "84 m", "2 kg"},
      {ValueKind::kMoney, "5 EUR", "1 USD"},
      {ValueKind::kDuration, "20 years", "3 days"},
      {ValueKind::kDate, "2024", "2"},
      {ValueKind::kDate, "2024", "5 %"},
  };
  for (const auto& [kind, expect, tolerance] : kCases) {
    const auto value = ParseExpectedWithTolerance(kind, expect, tolerance);
    EXPECT_TRUE(absl::IsInvalidArgument(value.status()))
        << expect << " +- " << tolerance;
  }
}

TEST(CompareTest, ComparesIntervals) {
  struct Case {
    ValueKind kind;
    const char* a;
    const char* b;
    Relation want;
  };
  using enum Relation;
  constexpr Case kCases[] = {
      {ValueKind::kDate, "2025-01-17", "2025-01-17", kEqual},
      {ValueKind::kDate, "2025-01", "2025-01-17", kCoarser},
      {ValueKind::kDate, "2025-01-17", "2025", kFiner},
      {ValueKind::kDate, "2025-01..2025-03", "2025-02..2025-04", kOverlapping},
      {ValueKind::kDate, "2025-01-17", "2025-01-18", kDisjoint},
      {ValueKind::kDate, "2024", "2025-01-01", kDisjoint},
      {ValueKind::kDate, ">= 2025-01-17", "2024", kDisjoint},
      {ValueKind::kNumber, "47", "47", kEqual},
      {ValueKind::kNumber, "47", "46", kDisjoint},
      {ValueKind::kNumber, "3.2 million", "3187456", kCoarser},
      {ValueKind::kNumber, "3.2 million", "3250000", kDisjoint},  // Half open.
      {ValueKind::kNumber, "3.2 million", "3150000", kCoarser},
      {ValueKind::kNumber, "3.2 million", "3.25 million", kOverlapping},
      {ValueKind::kNumber, "> 40", "40", kDisjoint},
      {ValueKind::kNumber, ">= 40", "40", kCoarser},
      {ValueKind::kNumber, "> 40", ">= 40", kFiner},
      {ValueKind::kNumber, "> 40", "< 41", kOverlapping},
      {ValueKind::kNumber, "> 40", "< 40", kDisjoint},
      {ValueKind::kDuration, "12 months", "1 year", kEqual},
      {ValueKind::kDuration, "1 year", "365 days", kCoarser},
      {ValueKind::kDuration, "1 year", "366 days", kCoarser},
      {ValueKind::kDuration, "1 year", "364 days", kDisjoint},
      {ValueKind::kDuration, "1 month", "30 days", kCoarser},
      {ValueKind::kDuration, "1 month", "4 weeks", kCoarser},
      {ValueKind::kDuration, "20 years", "25 years", kDisjoint},
      {ValueKind::kDuration, "7 days", "1 week", kEqual},
      {ValueKind::kMoney, "5 USD", "$5", kEqual},
      {ValueKind::kMoney, "5 CAD", "5 dollars", kEqual},
      {ValueKind::kMoney, "5 CAD", "5 USD", kIncomparable},
      {ValueKind::kMoney, "5 EUR", "$5", kIncomparable},
      {ValueKind::kMoney, "5 EUR", "6 EUR", kDisjoint},
      {ValueKind::kMoney, "5 EUR per year", "5 EUR", kIncomparable},
      {ValueKind::kQuantity, "1 km", "1000 metres", kCoarser},
      {ValueKind::kQuantity, "1.000 km", "1000 metres", kEqual},
      {ValueKind::kQuantity, "1 km", "1 kg", kIncomparable},
      {ValueKind::kQuantity, "1 bcm per year", "1 bcm", kIncomparable},
      {ValueKind::kQuantity, "60 km/h", "60 km per hour", kEqual},
      {ValueKind::kPercent, "3 %", "3 percent", kEqual},
      {ValueKind::kPercent, "3 %", "3 percentage points", kIncomparable},
  };
  for (const auto& [kind, a, b, want] : kCases) {
    SCOPED_TRACE(std::string(a) + " against " + b);
    EXPECT_EQ(RelationName(Compare(Expected(kind, a), Expected(kind, b))),
              RelationName(want));
  }
}

TEST(CompareTest, KindsAndOrdinalsDoNotMix) {
  const Value number = Expected(ValueKind::kNumber, "17");
  Value ordinal = number;
  ordinal.ordinal = true;
  EXPECT_EQ(Compare(number, ordinal), Relation::kIncomparable);
  EXPECT_EQ(Compare(number, Expected(ValueKind::kPercent, "17 %")),
            Relation::kIncomparable);
}

// Many values of every kind, for the laws that hold of all.
std::vector<Value> SomeValues() {
  std::vector<Value> values;
  const auto add = [&](ValueKind kind, std::initializer_list<const char*> all) {
    for (const char* text : all) values.push_back(Expected(kind, text));
  };
  add(ValueKind::kDate,
      {"2025", "2025-01", "2025-01-17", "2025-01-18", "2024", ">= 2025-01-10",
       "< 2025-01-18", "2025-01-10..2025-02-03", "2024-12..2025-01"});
  add(ValueKind::kNumber,
      {"0", "47", "-47", "46..47", "47..48", "> 47", ">= 47", "< 47", "<= 47",
       "3.2 million", "3.25 million", "3200000", "3.2"});
  add(ValueKind::kDuration,
      {"1 year", "12 months", "365 days", "366 days", "1 month", "30 days",
       "1..2 years", "> 1 year", "<= 12 months", "0 days", "52 weeks",
       "8766 hours", "1.5 years", "200 years"});
  add(ValueKind::kQuantity, {"1 km", "1000 m", "1 mile", "> 1 km", "5 kg"});
  add(ValueKind::kMoney, {"$5", "5 USD", "5 CAD", "5..6 EUR", "> 5 EUR"});
  add(ValueKind::kPercent, {"3 %", "2..4 %", "3 percentage points"});
  return values;
}

TEST(CompareTest, IsReflexiveAndSymmetric) {
  const std::vector<Value> values = SomeValues();
  for (const Value& a : values) {
    EXPECT_EQ(Compare(a, a), Relation::kEqual) << FormatValue(a);
    for (const Value& b : values) {
      SCOPED_TRACE(FormatValue(a) + " against " + FormatValue(b));
      const Relation forth = Compare(a, b);
      const Relation back = Compare(b, a);
      const Relation want = forth == Relation::kCoarser ? Relation::kFiner
                            : forth == Relation::kFiner ? Relation::kCoarser
                                                        : forth;
      EXPECT_EQ(back, want);
      EXPECT_EQ(Compatible(forth), Compatible(back));
    }
  }
}

TEST(CompareTest, WhatLiesInsideIsCompatibleWithWhatHoldsTheWhole) {
  const std::vector<Value> values = SomeValues();
  for (const Value& a : values) {
    for (const Value& b : values) {
      if (Compare(a, b) != Relation::kCoarser) continue;
      for (const Value& c : values) {
        // Units that convert only roughly are no chain.
        if (a.unit != b.unit || b.unit != c.unit) continue;
        const Relation inner = Compare(b, c);
        if (inner == Relation::kCoarser || inner == Relation::kEqual) {
          EXPECT_EQ(Compare(a, c), Relation::kCoarser)
              << FormatValue(a) << " " << FormatValue(b) << " "
              << FormatValue(c);
        }
        if (Compare(a, c) == Relation::kDisjoint) {
          EXPECT_EQ(inner, Relation::kDisjoint);
        }
      }
    }
  }
}

// All pairs of many values, of all kinds: what Compare says must not depend on
// which of two comes first, and must follow what they contain.
TEST(CompareTest, AgreesWithItselfOnEveryPair) {
  const struct {
    ValueKind kind;
    std::vector<const char*> texts;
  } kValues[] = {
      {ValueKind::kNumber,
       {"0", "47", "-47", "46..48", "40..50", "50..60", "> 47", ">= 47", "< 47",
        "<= 47", "3.2 million", "3187456", "1/3", "half of", "0.5", "12th"}},
      {ValueKind::kPercent, {"3 %", "2..4 %", "33 %", "50 %", "3 pp", "> 3 %"}},
      {ValueKind::kMoney,
       {"5 USD", "$5", "5 EUR", "5 CAD", "50 cents", "0.5 EUR", "5 GBP",
        "> 3 EUR", "5 USD per year"}},
      {ValueKind::kQuantity,
       {"1 km", "1000 m", "900..1100 m", "1 kg", "2 lb", "50 degrees Celsius",
        "122 degrees Fahrenheit", "1 mile", "1 cubic metre per year"}},
      {ValueKind::kDuration,
       {"1 year", "12 months", "365 days", "52 weeks", "11..13 months",
        "> 1 year", "1 month", "30 days", "24 hours", "45 years of age",
        "45 years", "20 years of age"}},
  };
  std::vector<Value> values;
  for (const auto& [kind, texts] : kValues) {
    for (const char* text : texts) {
      const auto value = ParseExpected(kind, text);
      if (value.ok()) values.push_back(*value);
    }
  }
  ASSERT_GT(values.size(), 45u);
  const auto mirrored = [](Relation relation) {
    if (relation == Relation::kCoarser) return Relation::kFiner;
    if (relation == Relation::kFiner) return Relation::kCoarser;
    return relation;
  };
  int not_transitive = 0;
  for (const Value& a : values) {
    EXPECT_EQ(Compare(a, a), Relation::kEqual) << FormatValue(a);
    for (const Value& b : values) {
      SCOPED_TRACE(FormatValue(a) + " and " + FormatValue(b));
      const Relation relation = Compare(a, b);
      EXPECT_EQ(relation, mirrored(Compare(b, a)));
      for (const Value& c : values) {
        const Relation further = Compare(b, c);
        // What holds all of b holds all that b holds.
        const bool holds =
            (relation == Relation::kCoarser || relation == Relation::kEqual) &&
            (further == Relation::kCoarser || further == Relation::kEqual);
        if (holds && a.kind == b.kind && b.kind == c.kind && a.unit == b.unit &&
            b.unit == c.unit && a.age == b.age && b.age == c.age &&
            a.share == b.share && b.share == c.share) {
          EXPECT_TRUE(Compare(a, c) == Relation::kCoarser ||
                      Compare(a, c) == Relation::kEqual)
              << FormatValue(c);
        }
        if (Compatible(relation) && Compatible(further) &&
            !Compatible(Compare(a, c))) {
          ++not_transitive;
        }
      }
    }
  }
  EXPECT_GT(not_transitive, 0);
}

TEST(CompareTest, SharesAgesAndCoins) {
  const auto compare = [](ValueKind a_kind, const char* a, ValueKind b_kind,
                          const char* b) {
    return Compare(Expected(a_kind, a), Expected(b_kind, b));
  };
  const ValueKind number = ValueKind::kNumber;
  const ValueKind percent = ValueKind::kPercent;
  const ValueKind money = ValueKind::kMoney;
  const ValueKind duration = ValueKind::kDuration;
  EXPECT_TRUE(Compatible(compare(number, "1/3", percent, "33 %")));
  EXPECT_EQ(compare(number, "2/3", percent, "33 %"), Relation::kDisjoint);
  EXPECT_EQ(compare(number, "1/3", percent, "33 pp"), Relation::kIncomparable);
  EXPECT_EQ(compare(number, "1/2", number, "150"), Relation::kIncomparable);
  EXPECT_TRUE(Compatible(compare(number, "1/2", number, "0.5")));
  EXPECT_EQ(compare(duration, "20 years of age", duration, "45 years"),
            Relation::kIncomparable);
  EXPECT_TRUE(
      Compatible(compare(duration, "45 years of age", duration, "45 years")));
  EXPECT_TRUE(Compatible(compare(money, "50 cents", money, "0.5 EUR")));
  EXPECT_TRUE(Compatible(compare(money, "50 cents", money, "$0.5")));
  EXPECT_EQ(compare(money, "50 cents", money, "0.5 GBP"),
            Relation::kIncomparable);
}

}  // namespace
}  // namespace claimcheck
