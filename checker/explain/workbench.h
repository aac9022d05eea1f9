// One claim and one source, with everything found of the one in the other.

#ifndef CHECKER_EXPLAIN_WORKBENCH_H_
#define CHECKER_EXPLAIN_WORKBENCH_H_

#include <optional>
#include <string>
#include <vector>

#include "checker/corpus/source.h"
#include "checker/match/binding.h"
#include "checker/match/compiled_rules.h"
#include "checker/match/mentions.h"
#include "checker/match/source_view.h"
#include "checker/rules/rule_set.h"

namespace claimcheck {

// The rules with a single claim of theirs.
RuleSet OnlyClaim(const RuleSet& rules, int claim);

// A phrase field by the name of its key: "cue", "says", "answers: harbour".
struct NamedField {
  std::string key;
  const Phrases* phrases = nullptr;
};

class Workbench {
 public:
  // Keeps a reference to `source`.
  Workbench(const RuleSet& rules, int claim, const Source& source);

  const RuleSet& rules() const { return rules_; }
  const Claim& claim() const { return rules_.claims.front(); }
  // What the claim is about; null for none.
  const Subject* subject() const;
  const ClaimHits& hits() const { return view_.claim(0); }
  SourceView& view() { return view_; }
  const SourceView& view() const { return view_; }
  const MentionTable& mentions() const { return mentions_; }

  int sentences() const {
    return static_cast<int>(view_.document().sentences.size());
  }
  // The sentence that holds the byte, or -1; and the words under a span.
  int SentenceAt(Span span) const;
  WordRange WordsAt(Span span) const;
  // True if the sentence touches the line (from 1).
  bool Touches(int sentence, int line) const;
  bool TouchesAny(int line) const;

  // Whether the sentence speaks of the claim's subject, by a mention in it or
  // before it; true for a claim about nothing.
  bool IsAbout(int sentence) const;
  // From now on any value and any answer will do, not only what the claim
  // expects: to look for what would contradict it.
  void TakeAnyValue() { any_value_ = true; }
  // Whether the value can be what the claim expects; true without `expect`.
  bool Fits(const std::optional<Value>& value) const;
  // Whether what was rejected can be, as a value or as an answer.
  bool Fits(const Rejection& rejection) const;
  // The values of the claim's kind in a sentence.
  std::vector<StatedValue> ValuesIn(int sentence);
  // What says the claim: `says` and `denies`, or the answers, those that are
  // expected first. Empty for valued kinds.
  std::vector<NamedField> Saying() const;

 private:
  const RuleSet rules_;
  const Source& source_;
  const CompiledRules compiled_;
  SourceView view_;
  const MentionTable mentions_;
  bool any_value_ = false;
  std::vector<Span> sentence_spans_;  // In the file.
};

}  // namespace claimcheck

#endif  // CHECKER_EXPLAIN_WORKBENCH_H_
