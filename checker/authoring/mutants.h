// Rules with one thing changed: if no test notices, the tests are too few.

#ifndef CHECKER_AUTHORING_MUTANTS_H_
#define CHECKER_AUTHORING_MUTANTS_H_

#include <functional>
#include <string>
#include <vector>

#include "checker/rules/rule_set.h"

namespace claimcheck {

struct Mutant {
  RulePlace place;   // Of what is changed.
  std::string what;  // "without `inked`", "48 instead of 47"
  // The claims whose tests may notice, the likeliest first.
  std::vector<int> claims;
  std::function<void(RuleSet& rules)> apply;
};

// Every mutant of `rules`, in order of files and places:
//   - an expected value one unit of its last digit up and down (a day, a month
//     or a year for a date; thousands for what ends in "000"), both ends of a
//     range together;
//   - an expected answer or state exchanged for a neighbour, an expected item
//   or
//     frame left out;
//   - an alternative of a phrase field or of a vocabulary entry left out (what
//     stands in brackets inside of an alternative is not taken apart);
//   - a subject left out that is a rival of what claims are about.
// Names of voices are left alone: a test sees stances, not speakers.
std::vector<Mutant> MutantsOf(const RuleSet& rules);

// True if a test of the mutant's claims that passes with `rules` fails with the
// mutant. Tests with `todo` do not count. Thread-safe.
bool IsKilled(const RuleSet& rules, const Mutant& mutant);

}  // namespace claimcheck

#endif  // CHECKER_AUTHORING_MUTANTS_H_
