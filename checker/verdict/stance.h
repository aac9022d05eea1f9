// What one observation means for its claim, and what several mean together.

#ifndef CHECKER_VERDICT_STANCE_H_
#define CHECKER_VERDICT_STANCE_H_

#include <optional>
#include <string>
#include <vector>

#include "checker/match/observation.h"
#include "checker/rules/rule_set.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// What is known of the source beside what it says.
struct SourceFacts {
  std::string voice;
  std::optional<DayInterval> published;
};

// Judges one observation. Nothing if it says nothing for or against the claim
// ("was not signed on 3 May" where 4 June is expected; a value without a
// cue that is not the expected one).
//
// The stance is kAgree, kContradict, kUnclear, or, for a timeline, kEarly: an
// earlier state than the claim's. Where a claim expects nothing, what is said
// plainly is kAgree until sources are compared (see pairs.h).
std::optional<JudgedObservation> JudgeObservation(const Claim& claim,
                                                  const SourceFacts& source,
                                                  Observation observation);

// Sums up observations of one voice: agree, contradict, divided or unclear;
// nothing if there are none that decide.
//
// "in June" does not save a voice that also says 5 June from
// contradicting 4 June: a coarser value that the contradicting one lies
// in is no second opinion.
std::optional<Stance> SumUp(const std::vector<const JudgedObservation*>& all);

// True if the answer `a` of a choice is `b` or lies within it.
bool IsWithin(const Claim& claim, const std::string& a, const std::string& b);

// True for what is said plainly enough to count as a value of the source:
// asserted, future, purpose; not negated, not ambiguous.
bool IsPlain(const Observation& observation);

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_STANCE_H_
