// How often every two sources say the same.

#ifndef CHECKER_VERDICT_AGREEMENT_H_
#define CHECKER_VERDICT_AGREEMENT_H_

#include <vector>

#include "checker/verdict/report.h"

namespace claimcheck {

// Claims of which both sources speak.
struct Agreement {
  int alike = 0;
  int unlike = 0;
};

// Counts the claims. One that is compared between sources counts by its pair:
// `unlike` if their values exclude each other, neither if they cannot be
// compared. Another counts by the stances: two that agree with it are alike,
// one that agrees and one that contradicts are not; of two that contradict it
// nothing is known, and `divided` or `unclear` count for neither.
//
// Shape: sources x sources, symmetric, zero where a source meets itself.
std::vector<std::vector<Agreement>> AgreementOfSources(const Report& report);

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_AGREEMENT_H_
