// How surely a thing is said where it stands: negation, hedge, plan, ...
//
// After ConText (Harkema et al. 2009): a trigger reaches the words of its
// clause in its direction, up to a terminator; a complement clause ("denied
// that ...") is reached too; pseudo-triggers hide the triggers inside them.

#ifndef CHECKER_MATCH_CONTEXT_H_
#define CHECKER_MATCH_CONTEXT_H_

#include <set>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "checker/lang/language_pack.h"
#include "checker/match/observation.h"
#include "checker/match/source_view.h"

namespace claimcheck {

// A pack's triggers, and `more` of them, by their first word, longest first.
// Both must outlive it.
class TriggerIndex {
 public:
  explicit TriggerIndex(const LanguagePack& pack,
                        const std::vector<ContextTrigger>& more = {});
  // Those that begin with `folded`, or null.
  const std::vector<const ContextTrigger*>* At(const std::string& folded) const;

 private:
  absl::flat_hash_map<std::string, std::vector<const ContextTrigger*>>
      by_first_;
};

struct Context {
  Polarity polarity = Polarity::kAffirmed;
  Certainty certainty = Certainty::kAsserted;
  // A negation reaches the place from afar, so what it negates is uncertain.
  bool loose_negation = false;
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
