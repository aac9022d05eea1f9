#include "checker/match/observation.h"

namespace claimcheck {

std::string_view PolarityName(Polarity polarity) {
  return polarity == Polarity::kAffirmed ? "affirmed" : "negated";
}

std::string_view CertaintyName(Certainty certainty) {
  switch (certainty) {
    case Certainty::kAsserted:
      return "asserted";
    case Certainty::kPurpose:
      return "purpose";
    case Certainty::kFuture:
      return "future";
    case Certainty::kHearsay:
      return "hearsay";
    case Certainty::kConditional:
      return "conditional";
    case Certainty::kHedged:
      return "hedged";
    case Certainty::kPlanned:
      return "planned";
    case Certainty::kPossible:
      return "possible";
    case Certainty::kQuestion:
      return "question";
  }
  return "";
}

std::string_view StageName(Stage stage) {
  switch (stage) {
    case Stage::kSubject:
      return "subject";
    case Stage::kCue:
      return "cue";
    case Stage::kValue:
      return "value";
    case Stage::kBinding:
      return "binding";
    case Stage::kContext:
      return "context";
    case Stage::kVoice:
      return "voice";
    case Stage::kComparison:
      return "comparison";
    case Stage::kStance:
      return "stance";
  }
  return "";
}

}  // namespace claimcheck
