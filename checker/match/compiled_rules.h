// Rules made ready for matching: every phrase in one automaton, with the way
// back to what it is for.

#ifndef CHECKER_MATCH_COMPILED_RULES_H_
#define CHECKER_MATCH_COMPILED_RULES_H_

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checker/match/anchor_index.h"
#include "checker/match/anchors.h"
#include "checker/match/expression_guard.h"
#include "checker/match/observation.h"
#include "checker/match/phrase_automaton.h"
#include "checker/match/phrase_lexicon.h"
#include "checker/rules/rule_set.h"

namespace re2 {
class RE2;
}

namespace claimcheck {

// What a phrase is for.
enum class PhraseUse {
  kSubjectName,
  kSubjectGeneric,
  kVoiceName,  // Of a subject, a voice.
  kCue,
  kOf,
  kTopic,
  kSays,
  kDenies,
  kNote,
  kAnswer,
  kCoarser,
  kPattern  // Of a claim.
};

// Whether it is a claim's, and PhraseOwner::index one of a claim.
inline bool IsOfClaim(PhraseUse use) { return use >= PhraseUse::kCue; }

struct PhraseOwner {
  PhraseUse use = PhraseUse::kCue;
  int index = 0;  // Of the subject, voice or claim in the RuleSet.
  int part = 0;   // Of the note or answer in the claim.
  const Phrase* phrase = nullptr;
};

// A raw expression and the symbol its matches have.
struct RawExpression {
  std::string text;
  Symbol symbol = 0;
  std::unique_ptr<const re2::RE2> regex;
};

inline constexpr int kValueKinds = 6;

// Immutable once made. Refers to the rules, which must outlive it.
struct CompiledRules {
  explicit CompiledRules(const RuleSet& rules);
  ~CompiledRules();

  const RuleSet& rules;
  PhraseLexicon lexicon;
  std::vector<PhraseOwner> owners;  // By phrase number.
  PhraseAutomaton phrases;          // Phrases without {value}.
  PhraseAutomaton patterns;         // Phrases with {value}.
  // What must stand where a phrase does, by phrase number.
  std::vector<std::optional<PhraseAnchors>> anchors_of;
  AnchorIndex anchors;         // The same, of exact phrases and of patterns.
  std::vector<bool> is_exact;  // By phrase number: words alone, no expression
                               // and no {value}.
  std::vector<RawExpression> expressions;
  ExpressionGuard guard;                          // Of them.
  std::array<Symbol, kValueKinds> value_symbols;  // By ValueKind.
  // By subject: the claims about it.
  std::vector<std::vector<int>> claims_about;
  // By claim: its phrases with {value}.
  std::vector<std::vector<int>> patterns_of;
  // By claim: the symbol of its answers in patterns; -1 for valued claims.
  std::vector<Symbol> answer_symbols;
};

// "rules/storm.yaml:12", the place of a phrase.
std::string PlaceOf(const Phrase& phrase);
RuleSpot SpotOf(const Phrase& phrase);

}  // namespace claimcheck

#endif  // CHECKER_MATCH_COMPILED_RULES_H_
