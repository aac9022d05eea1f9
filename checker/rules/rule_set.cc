#include "checker/rules/rule_set.h"

#include <algorithm>

namespace claimcheck {

std::string_view ClaimKindName(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::kDate:
      return "date";
    case ClaimKind::kDuration:
      return "duration";
    case ClaimKind::kNumber:
      return "number";
    case ClaimKind::kQuantity:
      return "quantity";
    case ClaimKind::kMoney:
      return "money";
    case ClaimKind::kPercent:
      return "percent";
    case ClaimKind::kFact:
      return "fact";
    case ClaimKind::kChoice:
      return "choice";
    case ClaimKind::kList:
      return "list";
    case ClaimKind::kTimeline:
      return "timeline";
    case ClaimKind::kFraming:
      return "framing";
    case ClaimKind::kTopic:
      return "topic";
  }
  return "";
}

std::optional<ValueKind> ValueKindOf(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::kDate:
      return ValueKind::kDate;
    case ClaimKind::kDuration:
      return ValueKind::kDuration;
    case ClaimKind::kNumber:
      return ValueKind::kNumber;
    case ClaimKind::kQuantity:
      return ValueKind::kQuantity;
    case ClaimKind::kMoney:
      return ValueKind::kMoney;
    case ClaimKind::kPercent:
      return ValueKind::kPercent;
    case ClaimKind::kFact:
    case ClaimKind::kChoice:
    case ClaimKind::kList:
    case ClaimKind::kTimeline:
    case ClaimKind::kFraming:
    case ClaimKind::kTopic:
      return std::nullopt;
  }
  return std::nullopt;
}

std::string_view StanceName(Stance stance) {
  switch (stance) {
    case Stance::kAgree:
      return "agree";
    case Stance::kContradict:
      return "contradict";
    case Stance::kDivided:
      return "divided";
    case Stance::kUnclear:
      return "unclear";
    case Stance::kOmit:
      return "omit";
    case Stance::kSilent:
      return "silent";
    case Stance::kEarly:
      return "early";
  }
  return "";
}

std::optional<Stance> ParseStance(std::string_view name) {
  for (int i = 0; i < kStanceCount; ++i) {
    const auto stance = static_cast<Stance>(i);
    if (StanceName(stance) == name) return stance;
  }
  return std::nullopt;
}

const Answer* Claim::FindAnswer(std::string_view answer_id) const {
  const auto found = std::find_if(
      answers.begin(), answers.end(),
      [&](const Answer& answer) { return answer.id == answer_id; });
  return found == answers.end() ? nullptr : &*found;
}

Severity DefaultSeverity(Stance stance) {
  switch (stance) {
    case Stance::kContradict:
      return Severity::kError;
    case Stance::kDivided:
      return Severity::kWarning;
    case Stance::kUnclear:
      return Severity::kInfo;
    case Stance::kAgree:
    case Stance::kOmit:
    case Stance::kSilent:
    case Stance::kEarly:
      return Severity::kOff;
  }
  return Severity::kOff;
}

int RuleSet::FindClaim(std::string_view id) const {
  for (size_t i = 0; i < claims.size(); ++i) {
    if (claims[i].id == id) return static_cast<int>(i);
  }
  return -1;
}

const VoiceRule* RuleSet::FindVoice(std::string_view id) const {
  for (const VoiceRule& voice : voices) {
    if (voice.id == id) return &voice;
  }
  return nullptr;
}

}  // namespace claimcheck
