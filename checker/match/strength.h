// Which verbs of a language's strength scale govern a place: how strongly
// somebody says to have taken up what stands there.

#ifndef CHECKER_MATCH_STRENGTH_H_
#define CHECKER_MATCH_STRENGTH_H_

#include <vector>

#include "checker/match/attribution.h"
#include "checker/match/context.h"
#include "checker/match/observation.h"
#include "checker/match/source_view.h"

namespace claimcheck {

// Strongest first, then in text order; empty if no verb of the scale governs.
//
// Taken are the nearest verb of the scale before `at` in its clause, with the
// one it hangs on ("agreed to discuss"); a passive after it ("Trade was
// discussed"); and the cues of `chain`. From a relative or complement clause,
// or one without a verb of its own, the search goes on in the clause before.
// A verb that is negated, planned or only possible does not count, nor does a
// participle or a noun of the same form ("the agreed text", "under review"),
// nor one that stands outside what `chain` holds.
//
// Shape: `chain` as AttributionTable::ChainAt gives it for `at`.
std::vector<StrengthVerb> StrengthAt(
    const SourceView& view, const TriggerIndex& triggers, WordRange at,
    const std::vector<const Attribution*>& chain);

}  // namespace claimcheck

#endif  // CHECKER_MATCH_STRENGTH_H_
