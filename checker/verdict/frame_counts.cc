#include "checker/verdict/frame_counts.h"

#include <map>
#include <string>
#include <utility>

namespace claimcheck {

std::vector<FrameCount> CountFrames(const RuleSet& rules,
                                    const Report& report) {
  std::vector<FrameCount> counts;
  for (const auto& [claim, source, cell] : report.cells) {
    if (rules.claims[static_cast<size_t>(claim)].kind != ClaimKind::kFraming) {
      continue;
    }
    std::map<std::pair<std::string, std::string>, FrameCount> here;
    for (size_t i = 0; i < cell.evidence.size(); ++i) {
      const Observation& observation = cell.evidence[i].observation;
      const VoiceRule* voice = rules.FindVoice(observation.voice);
      for (const std::string& frame : observation.answers) {
        FrameCount& count = here[{observation.voice, frame}];
        count.claim = claim;
        count.source = source;
        count.voice = observation.voice;
        count.side = voice == nullptr ? "" : voice->side;
        count.frame = frame;
        count.evidence.push_back(static_cast<int>(i));
      }
    }
    for (auto& [key, count] : here) counts.push_back(std::move(count));
  }
  return counts;
}

}  // namespace claimcheck
