#include "checker/verdict/sides.h"

#include <algorithm>

namespace claimcheck {

Sides::Sides(const RuleSet& rules) {
  for (const VoiceRule& voice : rules.voices) {
    if (voice.side.empty()) continue;
    const auto found = std::find(names_.begin(), names_.end(), voice.side);
    of_voice_[voice.id] = static_cast<int>(found - names_.begin());
    if (found == names_.end()) names_.push_back(voice.side);
  }
}

int Sides::Of(const std::string& voice) const {
  const auto found = of_voice_.find(voice);
  return found == of_voice_.end() ? -1 : found->second;
}

Telling Sides::TellingOf(const Observation& observation) const {
  Telling telling;
  for (const VoiceStep& step : observation.chain) {
    const int side = step.named ? Of(step.voice) : -1;
    if (side < 0 || side == telling.side) continue;
    if (telling.side < 0) {
      telling.side = side;
      telling.voice = step.voice;
    } else if (telling.reported < 0) {
      telling.reported = side;
      telling.reported_voice = step.voice;
    }
  }
  return telling;
}

}  // namespace claimcheck
