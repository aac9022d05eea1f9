// How the difference of two reports is worded, alike in every rendering.

#ifndef CHECKER_REPORT_DIFF_WORDING_H_
#define CHECKER_REPORT_DIFF_WORDING_H_

#include <string>
#include <vector>

#include "checker/report/render_diff.h"

namespace claimcheck {

// Words of a source that decided a cell.
struct DiffEvidence {
  bool from_new = true;  // Else what the old report had, and is no more.
  std::string path;
  const JudgedObservation* judged = nullptr;  // Null if there is none.
};

// A changed cell with its names.
struct DiffCell {
  const CellChange* change = nullptr;
  std::string claim;  // Ids.
  std::string source;
  const Cell* before = nullptr;  // Null if it was not there.
  const Cell* after = nullptr;   // Null if it is not there.
  DiffEvidence evidence;

  // In both reports, or of a finding that came or went: the others of new and
  // lost sources and claims are only counted.
  bool IsToldSingly() const {
    return (before != nullptr && after != nullptr) ||
           change->direction != Direction::kSame;
  }
};

DiffCell DescribeCell(const NamedDiff& named, const CellChange& change);

// "agree", or "none" where there is no cell.
std::string DiffStance(const Cell* cell);

// "source edited, rule edited".
std::string CausesText(const std::vector<Cause>& causes);

// What changed besides cells, one line each and not escaped: what happened, the
// id, the file, and of what is new or gone how many cells it has of each
// stance.
struct DiffPart {
  std::string what;  // "source new", "engine changed"
  std::string id;    // Or "".
  std::string place;
  std::string counts;  // "3 agree, 28 silent", or "".
};
std::vector<DiffPart> DiffParts(const NamedDiff& named);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_DIFF_WORDING_H_
