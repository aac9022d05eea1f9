#include "checker/values/decimal.h"

#include "gtest/gtest.h"

namespace claimcheck {
namespace {

TEST(DecimalTest, ParsesWhatIsOneNumber) {
  struct Case {
    const char* text;
    int64_t digits;
    int exponent;
  };
  constexpr Case kCases[] = {
      {"0", 0, 0},
      {"0.00", 0, 0},
      {"-0", 0, 0},
      {"1250", 125, 1},
      {"-0.5", -5, -1},
      {"3.20", 32, -1},
      {"007", 7, 0},
      {"1000000", 1, 6},
      {"999999999999999999", 999999999999999999, 0},
      // The nineteenth digit rounds, half away from zero.
      {"1234567890123456785", 123456789012345679, 1},
      {"-1234567890123456785", -123456789012345679, 1},
  };
  for (const auto& [text, digits, exponent] : kCases) {
    SCOPED_TRACE(text);
    const auto got = Decimal::Parse(text);
    ASSERT_TRUE(got.ok()) << got.status();
    EXPECT_EQ(got->digits(), digits);
    EXPECT_EQ(got->exponent(), exponent);
  }
}

TEST(DecimalTest, RefusesWhatIsNoNumber) {
  for (const char* text : {"", "-", ".", ".5", "5.", "1,250", "1 250", "1e5",
                           "+5", "0x1", "--5", "1.2.3", " 5"}) {
    EXPECT_TRUE(absl::IsInvalidArgument(Decimal::Parse(text).status())) << text;
  }
}

TEST(DecimalTest, PrintsWithoutExponents) {
  struct Case {
    Decimal number;
    const char* text;
  };
  const Case kCases[] = {
      {Decimal(), "0"},
      {Decimal(1250), "1250"},
      {Decimal(-5, -1), "-0.5"},
      {Decimal(55, 9), "55000000000"},
      {Decimal(125, -2), "1.25"},
      {Decimal(1, -3), "0.001"},
      {Decimal(1, 20), "100000000000000000000"},
  };
  for (const auto& [number, text] : kCases) EXPECT_EQ(number.ToString(), text);
}

TEST(DecimalTest, CalculatesExactly) {
  EXPECT_EQ(Decimal(1, -1) + Decimal(2, -1), Decimal(3, -1));
  EXPECT_EQ(Decimal(5) - Decimal(5), Decimal());
  EXPECT_EQ(Decimal(25, -1) * Decimal(4), Decimal(10));
  EXPECT_EQ(Decimal(1, 18) + Decimal(1), Decimal(1, 18));  // Beyond 18 digits.
  EXPECT_EQ(Decimal(1, 30) + Decimal(1), Decimal(1, 30));
  EXPECT_EQ(Decimal(999999999, 0) * Decimal(999999999, 0),
            Decimal(999999998000000001));
}

TEST(DecimalTest, OrdersAcrossExponents) {
  const Decimal kAscending[] = {Decimal(-1, 30), Decimal(-11),  Decimal(-10),
                                Decimal(-1, -9), Decimal(),     Decimal(1, -9),
                                Decimal(999),    Decimal(1, 3), Decimal(1001),
                                Decimal(1, 30)};
  for (const Decimal& a : kAscending) {
    for (const Decimal& b : kAscending) {
      EXPECT_EQ(a < b, &a < &b) << a.ToString() << " " << b.ToString();
    }
  }
}

TEST(DecimalTest, DividesToEighteenDigits) {
  struct Case {
    Decimal a;
    Decimal b;
    const char* want;
  };
  const Case kCases[] = {
      {Decimal(6), Decimal(3), "2"},
      {Decimal(1), Decimal(3), "0.333333333333333333"},
      {Decimal(2), Decimal(3), "0.666666666666666667"},
      {Decimal(-1), Decimal(8), "-0.125"},
      {Decimal(0), Decimal(7), "0"},
      {Decimal(1), Decimal(1, -12), "1000000000000"},
      {Decimal(999'999'999'999'999'999), Decimal(999'999'999'999'999'999), "1"},
  };
  for (const auto& [a, b, want] : kCases) {
    EXPECT_EQ((a / b).ToString(), want) << a.ToString() << " " << b.ToString();
  }
}

}  // namespace
}  // namespace claimcheck
