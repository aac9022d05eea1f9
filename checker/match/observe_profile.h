// Where the time of observing goes, by stage and by claim.

#ifndef CHECKER_MATCH_OBSERVE_PROFILE_H_
#define CHECKER_MATCH_OBSERVE_PROFILE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace claimcheck {

enum class ObserveStage {
  kPrefilter,     // Which claims can matter.
  kSegmentation,  // Words, sentences, clauses, paragraphs, quotations.
  kExpressions,   // Raw expressions.
  kPhrases,       // The phrases of all rules.
  kValues,
  kVoices,  // Who says what.
  kRest     // What is left: bookkeeping outside all claims.
};
inline constexpr int kObserveStages = static_cast<int>(ObserveStage::kRest) + 1;
std::string_view ObserveStageName(ObserveStage stage);

// Of one source, or the sum of many. Times are exclusive: what is spent on
// values while a claim is observed counts as values'.
//
// Units: nanoseconds.
class ObserveProfile {
 public:
  // `now` gives the time in nanoseconds from any fixed point.
  ObserveProfile(size_t claims, std::function<int64_t()> now)
      : now_(std::move(now)), times_(kObserveStages + claims) {}

  int64_t OfStage(ObserveStage stage) const {
    return times_[static_cast<size_t>(stage)];
  }
  int64_t OfClaim(size_t claim) const { return times_[kObserveStages + claim]; }

  void Add(const ObserveProfile& other);

 private:
  friend class ProfileScope;
  // Counts the time since the last call where it was spent.
  size_t SwitchTo(size_t place);

  std::function<int64_t()> now_;
  std::vector<int64_t> times_;  // By stage, then by claim.
  size_t place_ = static_cast<size_t>(ObserveStage::kRest);
  int64_t since_ = 0;
};

// While it lives, time is that of a stage or claim. Does nothing without a
// profile.
class ProfileScope {
 public:
  ProfileScope(ObserveProfile* profile, ObserveStage stage)
      : ProfileScope(profile, static_cast<size_t>(stage)) {}
  static ProfileScope OfClaim(ObserveProfile* profile, int claim) {
    return {profile, kObserveStages + static_cast<size_t>(claim)};
  }
  ~ProfileScope() {
    if (profile_ != nullptr) profile_->SwitchTo(before_);
  }
  ProfileScope(const ProfileScope&) = delete;
  ProfileScope& operator=(const ProfileScope&) = delete;

 private:
  ProfileScope(ObserveProfile* profile, size_t place)
      : profile_(profile),
        before_(profile == nullptr ? 0 : profile->SwitchTo(place)) {}

  ObserveProfile* profile_;
  size_t before_;
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_OBSERVE_PROFILE_H_
