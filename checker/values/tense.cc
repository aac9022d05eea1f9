#include "checker/values/tense.h"

#include <algorithm>

namespace claimcheck {
namespace {

// A plan is sought among so many words before a date.
constexpr int kPlanReach = 14;

Tense TenseAt(const TokenText& text, int i) {
  const Token& token = text.at(i);
  if (token.kind != Token::Kind::kWord) return Tense::kUnknown;
  if (token.capital && text.Is(i, WordClass::kMonth)) return Tense::kUnknown;
  if (text.Is(i, WordClass::kForward)) return Tense::kPlan;
  // "Be signed", "be formally signed": the plan stands before.
  if (text.Is(i - 1, WordClass::kForward) ||
      text.Is(i - 2, WordClass::kForward)) {
    return Tense::kUnknown;
  }
  if (text.Is(i, WordClass::kBackward)) return Tense::kPast;
  constexpr size_t kShortestVerb = 5;  // As in segmentation: no "red".
  const std::string_view word = text.Text(i);
  for (const std::string& ending : text.tables.pack->values.past_endings) {
    if (word.size() >= kShortestVerb && word.ends_with(ending)) {
      return Tense::kPast;
    }
  }
  return Tense::kUnknown;
}

}  // namespace

Tense TenseAround(const TokenText& text, int at) {
  for (int i = at - 1; i >= std::max(0, at - kPlanReach); --i) {
    const Tense tense = TenseAt(text, i);
    if (tense != Tense::kUnknown) return tense;
  }
  constexpr int kOpening = 2;
  if (at > kOpening) return Tense::kUnknown;
  for (int i = at + 1; i < std::min(text.size(), at + kPlanReach); ++i) {
    const Tense tense = TenseAt(text, i);
    if (tense != Tense::kUnknown) return tense;
  }
  return Tense::kUnknown;
}

}  // namespace claimcheck
