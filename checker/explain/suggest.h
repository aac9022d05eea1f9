// The smallest change of the rules that makes a claim match a source: tried,
// not guessed.

#ifndef CHECKER_EXPLAIN_SUGGEST_H_
#define CHECKER_EXPLAIN_SUGGEST_H_

#include <optional>
#include <string>
#include <vector>

#include "checker/explain/propose.h"
#include "checker/explain/rule_edit.h"
#include "checker/rules/load_rules.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// A test of the claim that passes without a change and fails with it.
struct BrokenTest {
  RuleSpot test;
  Stance expected = Stance::kAgree;
  Stance got = Stance::kAgree;
};

// A change after which the claim has evidence in the source.
//
// Shape: at least one edit; `stance` is that of the cell, and missing if it
//        depends on other sources (a claim without `expect`).
struct Suggestion {
  std::string what;  // "add `lasts` to `cue`".
  std::vector<RuleEdit> edits;
  Evidence at;  // The evidence that there is then.
  std::optional<Stance> stance;
  std::vector<BrokenTest> breaks;
};

// The rules with `edits` made, read again; nothing if they cannot be read.
std::optional<RuleSet> LoadChanged(const RuleSet& rules,
                                   const std::vector<RuleEdit>& edits,
                                   const FileReader& read);

// Tries the proposals in their order and returns the first after which the
// claim has evidence in the sentence that it is for, and which breaks no test
// of the claim; else the first that breaks some; else nothing.
//
// Shape: `rules` were loaded from the files in it, and `read` gives what they
//        import. All is done in memory; a pure function of what is passed.
std::optional<Suggestion> Suggest(const RuleSet& rules, int claim,
                                  const Source& source, Workbench& bench,
                                  const std::vector<Proposal>& proposals,
                                  const FileReader& read);

// The same for a subject that the source does not name: a name, and then a
// change of the claim beside it.
std::optional<Suggestion> SuggestWithName(
    const RuleSet& rules, int claim, const Source& source, Workbench& bench,
    const std::vector<Proposal>& proposals, int line, const FileReader& read);

}  // namespace claimcheck

#endif  // CHECKER_EXPLAIN_SUGGEST_H_
