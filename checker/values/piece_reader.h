// Reads one number with the sign before it and the unit behind it.

#ifndef CHECKER_VALUES_PIECE_READER_H_
#define CHECKER_VALUES_PIECE_READER_H_

#include <optional>
#include <vector>

#include "checker/values/measure_reader.h"

namespace claimcheck {

// "$5 million", "about" not being part of it; or several that are one sum:
// "5 feet 2 inches", "a year and a half".
struct Piece {
  int begin = 0;
  int end = 0;
  NumberRead number;
  int number_begin = 0;
  int unit_end = 0;  // The token after its unit, "per year" left out.
  std::optional<Measure> measure;
  bool sign = false;  // The currency stood before the number.
  // Set by what makes it a sum: the interval, in units of `measure`.
  std::optional<NumberInterval> sum;
  std::vector<WrittenNumber> written;
  // What else may be meant, without other readings of their own.
  std::vector<Piece> readings;

  ValueKind kind() const {
    return measure ? measure->kind : ValueKind::kNumber;
  }
  // Quantities, money and percents are rounded to their last digit unless
  // `exact`.
  NumberInterval Interval(bool exact) const;
};

// As the end of a range it may stand behind a dash, and the start may have
// told that it is money.
struct PieceOptions {
  bool joiners = true;
  bool after_dash = false;
  bool money = false;
  bool approximated = false;
  bool part = false;  // One of a sum.
};
std::optional<Piece> ReadPiece(const TokenText& text, int at,
                               PieceOptions options);

// Adds to `piece` the smaller units that follow it.
void ReadSum(const TokenText& text, Piece& piece);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_PIECE_READER_H_
