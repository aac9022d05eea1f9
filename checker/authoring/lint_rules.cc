#include "checker/authoring/lint_rules.h"

#include <utility>

#include "checker/authoring/lint_parts.h"

namespace claimcheck {

void Hint(Diagnostics& diagnostics, DiagnosticKind kind,
          const TextFilePtr& file, Span span, std::string message) {
  diagnostics.Add({kind, Severity::kHint, file, span, std::move(message)});
}

void LintRules(const RuleSet& rules, const LintCorpus* corpus,
               Diagnostics& diagnostics) {
  LintPhrases(rules, diagnostics);
  LintExpressions(rules, diagnostics);
  LintClaims(rules, diagnostics);
  if (corpus != nullptr) LintAgainst(rules, *corpus, diagnostics);
}

}  // namespace claimcheck
