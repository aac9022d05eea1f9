// Sources compared with each other, for claims that expect nothing.

#ifndef CHECKER_VERDICT_PAIRS_H_
#define CHECKER_VERDICT_PAIRS_H_

#include <vector>

#include "checker/rules/rule_set.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// A cell of the claim that is compared.
struct SourceCell {
  int source = 0;
  Cell* cell = nullptr;  // Never null.
};

struct Comparison {
  std::vector<Pair> pairs;         // Every two sources that say something.
  std::vector<ValueGroup> groups;  // Most origins first.
};

// Whether the stances of a claim come from comparing sources: it compares
// values or answers and expects none.
bool IsCompared(const Claim& claim);

// Compares the plain values (or answers) of one claim's cells. Two sources are
// compatible if any of their values are. A group is a largest set of values
// that are all compatible with one another, so a coarse value may stand in
// several groups: compatibility is not transitive.
//
// Shape: `index` is the claim's; `cells` in order of sources; `origins` by
//        source.
Comparison CompareSources(const Claim& claim, int index,
                          const std::vector<SourceCell>& cells,
                          const std::vector<int>& origins);

// Turns the stances of disputed cells: those in the one group with the most
// independent origins agree; those outside it contradict; if no group has
// more than all others, all that differ from somebody contradict. Adds the
// note "disputed".
void SettleStances(const Comparison& comparison,
                   const std::vector<SourceCell>& cells);

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_PAIRS_H_
