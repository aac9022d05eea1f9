// The parts of LintRules, a file each.

#ifndef CHECKER_AUTHORING_LINT_PARTS_H_
#define CHECKER_AUTHORING_LINT_PARTS_H_

#include <string>

#include "checker/authoring/lint_rules.h"

namespace claimcheck {

// duplicate-phrase, shadowed-phrase; always-true of words.
void LintPhrases(const RuleSet& rules, Diagnostics& diagnostics);

// Of raw expressions: never-matches, always-true, slow-expression.
void LintExpressions(const RuleSet& rules, Diagnostics& diagnostics);

// claims-contradict, never-contradicts, always-true of values,
// missing-tolerance, ambiguous-date, and the tests that are missing.
void LintClaims(const RuleSet& rules, Diagnostics& diagnostics);

// dead-in-corpus, missing-language.
void LintAgainst(const RuleSet& rules, const LintCorpus& corpus,
                 Diagnostics& diagnostics);

// Whether one source can contradict the claim.
enum class Contradicts {
  kCan,
  kByNature,    // It is of a kind that compares or that only tells who speaks.
  kNoExpected,  // Only sources together do: nothing is expected.
  kCannot       // It seems meant to, and cannot.
};
struct CanContradict {
  Contradicts can = Contradicts::kCan;
  std::string why;  // Of kCannot.
};
CanContradict WhetherItContradicts(const Claim& claim);

void Hint(Diagnostics& diagnostics, DiagnosticKind kind,
          const TextFilePtr& file, Span span, std::string message);

}  // namespace claimcheck

#endif  // CHECKER_AUTHORING_LINT_PARTS_H_
