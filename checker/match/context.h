// How surely a thing is said where it stands: negation, hedge, plan, ...
//
// After ConText (Harkema et al. 2009): the triggers whose scope (see
// context_scope.h) holds a place tell how it is said; what that makes of the
// fact follows FactBank (Sauri & Pustejovsky 2009).

#ifndef CHECKER_MATCH_CONTEXT_H_
#define CHECKER_MATCH_CONTEXT_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "checker/match/context_scope.h"
#include "checker/match/observation.h"
#include "checker/match/source_view.h"

namespace claimcheck {

// How sure a speaker is that a thing is so, the rows of FactBank's grid (Saurí
// & Pustejovsky 2009). Ordered from surest.
enum class Commitment { kCertain, kProbable, kPossible, kUnknown };

// What a label leaves of it:
//   negation, denial, past, partial,
//   future                               certain
//   hedge                                probable
//   possible                             possible
//   plan, purpose, hearsay, conditional,
//   question                             unknown
// Where several labels reach a place, the least sure decides.
Commitment CommitmentOf(ContextLabel label);

// A cell of the grid. Polarity is nothing where it is not clear: two negations
// meet, one reaches the place from afar, or what is named is presupposed ("did
// not break the record").
struct Factuality {
  Commitment commitment = Commitment::kCertain;
  std::optional<Polarity> polarity = Polarity::kAffirmed;
};

// "CT+", "CT-", "CTu", "PR+", ..., "PSu"; "Uu" for any unknown.
std::string FactualityName(Factuality factuality);

// When a thing is, seen from the one who says it.
enum class EventTime { kUnmarked, kPast, kFuture };
// "unmarked", "past", "future".
std::string_view EventTimeName(EventTime time);

// kFuture for future, plan and purpose, kPast for past. Where several labels
// reach a place, the future decides.
EventTime TimeOf(ContextLabel label);

struct Context {
  Polarity polarity = Polarity::kAffirmed;
  Certainty certainty = Certainty::kAsserted;
  // A negation reaches the place from afar, so what it negates is uncertain.
  bool loose_negation = false;
  Factuality factuality;
  EventTime time = EventTime::kUnmarked;
  std::vector<ContextMark> marks;  // In text order.
};

// The context of `at`. Triggers inside `at` are part of what was looked for
// and do not count, unless `own_words` (the words a phrase asks for) lacks
// them: then they stand in a gap of the phrase. `governed` is what a negation
// must stand close to (within `close_words` words before it) to be sure of: a
// cue, or `at` itself.
Context ContextOf(const SourceView& view, const TriggerIndex& triggers,
                  WordRange at, WordRange governed, int close_words,
                  const std::set<std::string>* own_words = nullptr);

}  // namespace claimcheck

#endif  // CHECKER_MATCH_CONTEXT_H_
