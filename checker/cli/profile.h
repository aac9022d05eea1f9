// Tells where the time of a run went (--profile).

#ifndef CHECKER_CLI_PROFILE_H_
#define CHECKER_CLI_PROFILE_H_

#include <cstdint>
#include <mutex>
#include <string>

#include "checker/match/observe_profile.h"
#include "checker/rules/rule_set.h"

namespace claimcheck {

// Nanoseconds of a clock that never goes back.
int64_t SteadyNanoseconds();

// Sums the profiles of sources; of any number of threads.
class ProfileSum {
 public:
  explicit ProfileSum(const RuleSet& rules)
      : rules_(rules), sum_(rules.claims.size(), SteadyNanoseconds) {}

  // An empty profile for one source.
  ObserveProfile ForOne() const {
    return {rules_.claims.size(), SteadyNanoseconds};
  }
  void Add(const ObserveProfile& one);

  // The stages, then the ten claims that took longest: milliseconds and shares.
  std::string Table() const;

 private:
  const RuleSet& rules_;
  mutable std::mutex mutex_;
  ObserveProfile sum_;
  int sources_ = 0;
};

}  // namespace claimcheck

#endif  // CHECKER_CLI_PROFILE_H_
