// Places in a text. Three units, three types, so that they cannot be mixed.

#ifndef CHECKER_TEXT_SPAN_H_
#define CHECKER_TEXT_SPAN_H_

#include <compare>

namespace claimcheck {

// Bytes [begin, end) of one original file.
//
// Shape:  0 <= begin <= end <= file.size(); empty spans mark a point.
// Units:  bytes of the original file, before normalisation.
struct Span {
  int begin = 0;
  int end = 0;

  int size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  friend auto operator<=>(const Span&, const Span&) = default;
};

// Bytes [begin, end) of a normalised text (see normalize.h).
struct NormalRange {
  int begin = 0;
  int end = 0;

  int size() const { return end - begin; }
  bool empty() const { return begin == end; }
  friend auto operator<=>(const NormalRange&, const NormalRange&) = default;
};

// Words [begin, end) of one Document (see document.h).
struct WordRange {
  int begin = 0;
  int end = 0;

  int size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool Contains(int word) const { return begin <= word && word < end; }
  bool Contains(WordRange other) const {
    return begin <= other.begin && other.end <= end;
  }
  bool Overlaps(WordRange other) const {
    return begin < other.end && other.begin < end;
  }
  friend auto operator<=>(const WordRange&, const WordRange&) = default;
};

// A place for people.
//
// Units: both from 1; column counts characters, so that editors land on it.
struct LineColumn {
  int line = 1;
  int column = 1;

  friend auto operator<=>(const LineColumn&, const LineColumn&) = default;
};

}  // namespace claimcheck

#endif  // CHECKER_TEXT_SPAN_H_
