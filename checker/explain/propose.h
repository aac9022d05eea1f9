// Changes of the rules that may make a claim match a source. None is tried
// here: see suggest.h.

#ifndef CHECKER_EXPLAIN_PROPOSE_H_
#define CHECKER_EXPLAIN_PROPOSE_H_

#include <string>
#include <vector>

#include "checker/explain/rule_edit.h"
#include "checker/explain/workbench.h"
#include "checker/verdict/report.h"

namespace claimcheck {

struct Proposal {
  std::string what;  // "add `lasts` to `cue`".
  std::vector<RuleEdit> edits;
  int sentence = 0;   // Where the claim is then to be observed.
  WordRange at;       // The very words, if those are known.
  bool name = false;  // It only names the subject.
  double cost = 0;    // How much it changes what the rules mean.
};

// Proposals for `cell`, the cheapest first; only for sentences that touch
// `line`, if that is not 0. Nothing is proposed for a value that the claim does
// not expect, nor where text and rules share no word with a meaning.
std::vector<Proposal> Propose(Workbench& bench, const Cell& cell, int line);

}  // namespace claimcheck

#endif  // CHECKER_EXPLAIN_PROPOSE_H_
