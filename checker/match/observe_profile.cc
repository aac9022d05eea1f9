#include "checker/match/observe_profile.h"

#include "checker/base/check.h"

namespace claimcheck {

std::string_view ObserveStageName(ObserveStage stage) {
  switch (stage) {
    case ObserveStage::kPrefilter:
      return "prefilter";
    case ObserveStage::kSegmentation:
      return "segmentation";
    case ObserveStage::kExpressions:
      return "expressions";
    case ObserveStage::kPhrases:
      return "phrases";
    case ObserveStage::kValues:
      return "values";
    case ObserveStage::kVoices:
      return "voices";
    case ObserveStage::kRest:
      return "rest";
  }
  return "";
}

void ObserveProfile::Add(const ObserveProfile& other) {
  CHECK(times_.size() == other.times_.size());
  for (size_t i = 0; i < times_.size(); ++i) times_[i] += other.times_[i];
}

size_t ObserveProfile::SwitchTo(size_t place) {
  const int64_t now = now_();
  if (since_ != 0) times_[place_] += now - since_;
  since_ = now;
  return std::exchange(place_, place);
}

}  // namespace claimcheck
