// What sources state, rated against the claims, as schema.org ClaimReview.

#ifndef CHECKER_REPORT_CLAIM_REVIEW_H_
#define CHECKER_REPORT_CLAIM_REVIEW_H_

#include <string>

#include "checker/verdict/report.h"

namespace claimcheck {

// JSON-LD with a ClaimReview for each cell in which a source states something
// on a claim that says what is so: facts, and claims with an expected value. It
// is a draft: whoever publishes reviews adds `author` and `url`, which are
// theirs and not in a report.
//
// Shape:  ratings from 1 to 5: contradict 1, divided 2, unclear 3, agree 5.
// Source: schema.org 28, ClaimReview, Claim, Rating.
std::string RenderClaimReview(const Report& report);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_CLAIM_REVIEW_H_
