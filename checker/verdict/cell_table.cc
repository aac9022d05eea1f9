#include "checker/verdict/cell_table.h"

namespace claimcheck {

CellTable::CellTable(size_t claims, size_t sources)
    : sources_(sources), cells_(claims * sources, std::make_shared<Cell>()) {}

Cell& CellTable::Own(size_t index) {
  std::shared_ptr<Cell>& cell = cells_[index];
  if (cell.use_count() > 1) cell = std::make_shared<Cell>(*cell);
  return *cell;
}

}  // namespace claimcheck
