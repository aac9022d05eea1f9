// Tells quickly which claims a source says nothing of.

#ifndef CHECKER_MATCH_MAY_STAND_H_
#define CHECKER_MATCH_MAY_STAND_H_

#include "checker/corpus/source.h"
#include "checker/match/source_view.h"
#include "checker/rules/rule_set.h"

namespace claimcheck {

// False only if `source` neither raises the claim (an index) nor can have an
// observation of it, because words that would be needed are not in it.
// `memory` has the source's document.
bool MayObserve(const RuleSet& rules, int claim, const Source& source,
                SourceMemory& memory);

// False only if none of `phrases` stands in `source`.
bool MayStand(const Phrases& phrases, const Source& source,
              SourceMemory& memory);

}  // namespace claimcheck

#endif  // CHECKER_MATCH_MAY_STAND_H_
