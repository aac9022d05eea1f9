// Observations that are looked up before they are made.

#ifndef CHECKER_CLI_OBSERVATION_CACHE_H_
#define CHECKER_CLI_OBSERVATION_CACHE_H_

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "checker/cli/cache.h"
#include "checker/cli/profile.h"
#include "checker/corpus/source.h"
#include "checker/match/matcher.h"
#include "checker/match/observation.h"
#include "checker/rules/rule_set.h"

namespace claimcheck {

// Safe to share between threads.
class RememberingMatcher {
 public:
  // `rules` must outlive it; `cache` may be null. With `profiled`, it is
  // measured where the time of observing goes.
  RememberingMatcher(const RuleSet& rules, Cache* cache, bool profiled);

  // As Matcher::Observe. What is found in the cache was observed by this
  // program with rule files of these names and bytes, of the same claims, in a
  // source with all the same fields.
  SourceObservations Observe(const Source& source);

  // Where the time went; "" if that was not measured.
  std::string ProfileTable() const { return profile_ ? profile_->Table() : ""; }

 private:
  SourceObservations ObserveNow(const Source& source);
  std::string KeyOf(const Source& source) const;
  const Matcher& GetMatcher();

  const RuleSet& rules_;
  Cache* cache_;
  std::optional<ProfileSum> profile_;
  std::string prefix_;  // Of keys: what they share.
  std::once_flag once_;
  std::unique_ptr<const Matcher> matcher_;  // Made when it is needed.
};

}  // namespace claimcheck

#endif  // CHECKER_CLI_OBSERVATION_CACHE_H_
