// A claim with all that it takes from elsewhere put in its place.

#ifndef CHECKER_AUTHORING_EXPAND_CLAIM_H_
#define CHECKER_AUTHORING_EXPAND_CLAIM_H_

#include <string>

#include "checker/rules/rule_set.h"

namespace claimcheck {

// The claim as a rule file of its own that judges every source alike: the
// voices, the subjects that it sees (its rivals among them) and the claim, with
// the vocabulary put into its phrases. Each line ends with the place it comes
// from, as a comment: "# rules/ferry.yaml:12, words of rules/words.yaml:3".
// Tests are left out.
//
// Shape: `claim` indexes rules.claims. A phrase that its vocabulary gives for
// one language stands under that language; one for all languages stands under
// each that is named, as a file cannot say "all others".
std::string ExpandClaim(const RuleSet& rules, int claim);

// The lines of its file that hold the claim, as they are written.
std::string ClaimAsWritten(const Claim& claim);

}  // namespace claimcheck

#endif  // CHECKER_AUTHORING_EXPAND_CLAIM_H_
