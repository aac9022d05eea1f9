#include "checker/verdict/agreement.h"

#include <set>

#include "checker/values/value.h"

namespace claimcheck {

std::vector<std::vector<Agreement>> AgreementOfSources(const Report& report) {
  const size_t n = report.sources.size();
  std::vector<std::vector<Agreement>> counts(n, std::vector<Agreement>(n));
  const auto count = [&](int a, int b, int Agreement::*of) {
    ++(counts[static_cast<size_t>(a)][static_cast<size_t>(b)].*of);
    ++(counts[static_cast<size_t>(b)][static_cast<size_t>(a)].*of);
  };
  std::set<int> compared;
  for (const Pair& pair : report.pairs) {
    compared.insert(pair.claim);
    if (pair.outcome == RelationName(Relation::kIncomparable)) continue;
    count(pair.a, pair.b,
          pair.outcome == RelationName(Relation::kDisjoint)
              ? &Agreement::unlike
              : &Agreement::alike);
  }
  for (int c = 0; c < static_cast<int>(report.claims.size()); ++c) {
    if (compared.contains(c)) continue;
    // Only those that speak are looked at: most cells of a large report do not.
    std::vector<int> agree;
    std::vector<int> contradict;
    for (int s = 0; s < static_cast<int>(n); ++s) {
      const Stance stance = report.CellAt(c, s).stance;
      if (stance == Stance::kAgree) agree.push_back(s);
      if (stance == Stance::kContradict) contradict.push_back(s);
    }
    for (size_t i = 0; i < agree.size(); ++i) {
      for (size_t j = i + 1; j < agree.size(); ++j) {
        count(agree[i], agree[j], &Agreement::alike);
      }
      for (const int other : contradict) {
        count(agree[i], other, &Agreement::unlike);
      }
    }
  }
  return counts;
}

}  // namespace claimcheck
