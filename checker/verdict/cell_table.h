// The cells of a report. Nearly all cells of a large report are silent and
// alike: those share one.

#ifndef CHECKER_VERDICT_CELL_TABLE_H_
#define CHECKER_VERDICT_CELL_TABLE_H_

#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "checker/verdict/cell.h"

namespace claimcheck {

// A cell and where it stands.
struct PlacedCell {
  int claim;  // Indices into Report::claims and ::sources.
  int source;
  const Cell& cell;
};

// Shape: one cell for each claim and source, in order of claims and then of
//        sources, no holes.
class CellTable {
 public:
  CellTable() = default;
  // Every cell as Cell() is.
  CellTable(size_t claims, size_t sources);

  size_t size() const { return cells_.size(); }
  bool empty() const { return cells_.empty(); }
  const Cell& operator[](size_t index) const { return *cells_[index]; }
  PlacedCell At(size_t index) const {
    return {static_cast<int>(index / sources_),
            static_cast<int>(index % sources_), *cells_[index]};
  }
  size_t IndexOf(int claim, int source) const {
    return static_cast<size_t>(claim) * sources_ + static_cast<size_t>(source);
  }

  // Several places may take the same cell.
  void Set(size_t index, std::shared_ptr<Cell> cell) {
    cells_[index] = std::move(cell);
  }
  // The cell, to be changed; one that is shared is copied first.
  Cell& Own(size_t index);

  // `for (const auto& [claim, source, cell] : table)`
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = PlacedCell;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = PlacedCell;

    Iterator(const CellTable& table, size_t index)
        : table_(table), index_(index) {}
    PlacedCell operator*() const { return table_.At(index_); }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    bool operator==(const Iterator& other) const {
      return index_ == other.index_;
    }

   private:
    const CellTable& table_;
    size_t index_;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }

 private:
  size_t sources_ = 0;
  std::vector<std::shared_ptr<Cell>> cells_;  // Never null.
};

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_CELL_TABLE_H_
