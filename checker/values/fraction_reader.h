// Reads fractions: "a third of", "3/4", "2½", "two and a half", "one in five".

#ifndef CHECKER_VALUES_FRACTION_READER_H_
#define CHECKER_VALUES_FRACTION_READER_H_

#include <optional>

#include "checker/values/number_reader.h"
#include "checker/values/number_words.h"

namespace claimcheck {

// One point.
NumberInterval PointOf(const Decimal& value);

// The interval with both ends multiplied.
NumberInterval TimesFactor(NumberInterval interval, const Decimal& factor);

// The number multiplied by the scale words that follow it.
NumberRead WithScales(const TokenText& text, NumberRead number);

// True for a unit, a stretch of time or a percent sign at `at`.
bool IsUnitAt(const TokenText& text, int at);

class FractionReader {
 public:
  FractionReader(const TokenText& text, NumberOptions options)
      : text_(text), options_(options) {}

  // What starts at token `at`: "½", "3/4", "half a million", "a third of".
  std::optional<NumberRead> Read(int at) const;
  std::optional<NumberRead> Slash(int at) const;

  // What a number and the words behind it make: "two thirds", "one in five".
  // `composed` is what `number`, which starts at `at`, was made from.
  std::optional<NumberRead> Around(const NumberRead& number, int at,
                                   const ComposedNumber& composed) const;

  // Adds what follows: "2 1/2", "a million and a half".
  void AddTo(NumberRead& number) const;

 private:
  // "a third", "two thirds", as what is added to a number.
  struct Fraction {
    int end = 0;
    Decimal value;
    Decimal denominator = Decimal(1);
    bool rare = false;  // May be an ordinal: "a third".
  };

  std::optional<NumberRead> Half(int at) const;
  std::optional<NumberRead> ArticlePart(int at) const;
  std::optional<NumberRead> Parts(const NumberRead& number, int begin,
                                  const ComposedNumber& composed) const;
  std::optional<NumberRead> Ratio(const NumberRead& number) const;
  std::optional<NumberRead> Division(const NumberRead& number) const;
  NumberRead OfWhat(NumberRead number) const;
  std::optional<Fraction> PartAt(int at) const;
  std::optional<Fraction> FractionAfterJoiner(int at) const;
  bool AddMixed(NumberRead& number) const;
  void AddJoined(NumberRead& number) const;
  bool IsOneOfParts(int at) const;
  bool NounFollows(int at) const;
  bool IsPlural(int end) const;
  bool IsNumber(int at) const;

  const TokenText& text_;
  const NumberOptions options_;
};

}  // namespace claimcheck

#endif  // CHECKER_VALUES_FRACTION_READER_H_
