// What looks wrong in rules that load: phrases that match nothing, everything
// or what others match; claims that contradict each other or nothing; tests
// that are missing. rules/LINT.md tells of each code.

#ifndef CHECKER_AUTHORING_LINT_RULES_H_
#define CHECKER_AUTHORING_LINT_RULES_H_

#include <vector>

#include "checker/corpus/source.h"
#include "checker/match/observation.h"
#include "checker/rules/rule_set.h"
#include "checker/text/diagnostic.h"

namespace claimcheck {

// Sources and what Matcher::Observe says of each with these rules.
//
// Shape: observations[i] belongs to sources[i].
struct LintCorpus {
  std::vector<const Source*> sources;
  std::vector<SourceObservations> observations;
};

// Adds warnings and hints about `rules`, which have loaded without errors. What
// can only be seen in sources (dead-in-corpus, missing-language) is looked for
// if there is a `corpus`; it may be null.
//
// Pure, and the same for the same rules. A Diagnostic has a `fix` if it can be
// mended without any text being judged differently.
void LintRules(const RuleSet& rules, const LintCorpus* corpus,
               Diagnostics& diagnostics);

}  // namespace claimcheck

#endif  // CHECKER_AUTHORING_LINT_RULES_H_
