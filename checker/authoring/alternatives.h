// The phrase fields of a rule set, and the alternatives in them: what lint
// compares and what mutation takes away.

#ifndef CHECKER_AUTHORING_ALTERNATIVES_H_
#define CHECKER_AUTHORING_ALTERNATIVES_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "checker/rules/phrase.h"
#include "checker/rules/rule_set.h"
#include "checker/text/diagnostic.h"

namespace claimcheck {

enum class FieldUse {
  kSubjectNames,
  kSubjectGeneric,
  kVoiceNames,
  kCue,
  kPattern,
  kOf,
  kTopic,
  kSays,
  kDenies,
  kCoarser,
  kNote,
  kAnswer
};

// One phrase field.
struct PhraseField {
  FieldUse use = FieldUse::kCue;
  int owner = 0;     // Index of the subject, the voice or the claim.
  int part = 0;      // Of the note or the answer in the claim.
  std::string what;  // "the cue of `signed-on`"
  const Phrases* phrases = nullptr;

  bool IsOfClaim() const { return use >= FieldUse::kCue; }
};

// All that are not empty, in order of subjects, voices and claims.
std::vector<PhraseField> FieldsOf(const RuleSet& rules);

// One of the alternatives of a field, at the top of a phrase.
struct Alternative {
  const Phrase* phrase = nullptr;
  const PhraseNode* node = nullptr;
  // Written in the phrase itself, and not in vocabulary that it uses.
  bool here = true;

  RulePlace place() const { return {node->file, node->span}; }
};

std::vector<Alternative> AlternativesOf(const Phrases& phrases);

// True if `part` of `choice` is written where `choice` is, and did not come
// with the vocabulary.
bool IsWrittenIn(const PhraseNode& part, const PhraseNode& choice);

// The bytes as written, without blanks at the ends.
std::string WrittenText(const RulePlace& place);
Span TrimmedSpan(const RulePlace& place);

// The change that takes an alternative out of its file: with its `|`, or as an
// item of a list, if it has others beside it. Nothing where that would take
// more than it, such as a comment.
std::optional<DiagnosticFix> RemovalOf(const RulePlace& place);

}  // namespace claimcheck

#endif  // CHECKER_AUTHORING_ALTERNATIVES_H_
