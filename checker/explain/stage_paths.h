// The ways of evidence, of what was rejected, and of sentences without either.

#ifndef CHECKER_EXPLAIN_STAGE_PATHS_H_
#define CHECKER_EXPLAIN_STAGE_PATHS_H_

#include "checker/explain/explanation.h"
#include "checker/explain/workbench.h"

namespace claimcheck {

StagePath EvidencePath(const Workbench& bench, const JudgedObservation& judged);
StagePath RejectedPath(const Workbench& bench, const Rejection& rejection);
// Which of the stages a sentence gets through in which nothing was found.
StagePath SentencePath(Workbench& bench, int sentence);

// The sentence that shares most with what the claim asks for: with a phrase, a
// value, a name of the subject; -1 if none shares anything.
int NearestSentence(Workbench& bench);

}  // namespace claimcheck

#endif  // CHECKER_EXPLAIN_STAGE_PATHS_H_
