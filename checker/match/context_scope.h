// Where the triggers of a sentence stand and which words they reach.

#ifndef CHECKER_MATCH_CONTEXT_SCOPE_H_
#define CHECKER_MATCH_CONTEXT_SCOPE_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "checker/lang/language_pack.h"
#include "checker/match/source_view.h"

namespace claimcheck {

// A pack's triggers by their first word, longest first.
class TriggerIndex {
 public:
  // A trigger of `more` replaces those of the pack with the same words. Keeps
  // references to both.
  explicit TriggerIndex(const LanguagePack& pack,
                        const std::vector<ContextTrigger>& more = {});
  // Those that begin with `folded`, or null.
  const std::vector<const ContextTrigger*>* At(const std::string& folded) const;

 private:
  absl::flat_hash_map<std::string, std::vector<const ContextTrigger*>>
      by_first_;
};

// A trigger in a sentence and the words it reaches.
struct FoundTrigger {
  const ContextTrigger* trigger = nullptr;
  WordRange words;
  // Of a trigger of both directions it holds the trigger; else it begins or
  // ends beside it. Empty for a terminator.
  WordRange scope;
  WordRange terminator;  // What ended the scope; empty if nothing did.
};

// Whether it is negation or denial.
bool TurnsPolarity(const FoundTrigger& found);
bool IsTerminator(const FoundTrigger& found);

// The triggers and terminators of a sentence, in text order.
//
// Of two that overlap the longer counts, so that a pseudo-trigger hides the
// triggers inside it ("not only" hides "not"); pseudo-triggers themselves are
// left out. Several triggers of the same words all count.
//
// A forward scope goes to the end of its clause, and on
//   - into a complement: a clause that directly follows or opens with "that";
//   - into the next part of a coordination: "not lethargic or agitated", "will
//     visit the port and meet the crew";
// unless its reach or a terminator ends it sooner. A scope that turns polarity
// also ends where the next one in a list begins: "no fever, no cough".
// A backward scope goes back to the clause's beginning, or without a reach to
// the sentence's.
std::vector<FoundTrigger> FindTriggers(const SourceView& view,
                                       const TriggerIndex& index, int sentence);

}  // namespace claimcheck

#endif  // CHECKER_MATCH_CONTEXT_SCOPE_H_
