// Compiled rules, and the pure function that observes one source with them.

#ifndef CHECKER_MATCH_MATCHER_H_
#define CHECKER_MATCH_MATCHER_H_

#include <memory>
#include <string>
#include <vector>

#include "checker/corpus/source.h"
#include "checker/match/observation.h"
#include "checker/rules/rule_set.h"

namespace claimcheck {

class ObserveProfile;
struct SourceMemory;

// Rules made ready for matching. Immutable; safe to share between threads.
class Matcher {
 public:
  // `rules` must outlive the matcher.
  explicit Matcher(const RuleSet& rules);
  ~Matcher();
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;

  // What `source` says about each claim. A pure function of the rules and the
  // source: `memory` (see source_view.h) only makes it faster, and `profile` is
  // told where the time goes.
  SourceObservations Observe(const Source& source,
                             SourceMemory* memory = nullptr,
                             ObserveProfile* profile = nullptr) const;

  // The same without looking first whether anything can come of it: slow, and
  // what Observe must be equal to.
  SourceObservations ObserveWhole(const Source& source,
                                  SourceMemory* memory = nullptr,
                                  ObserveProfile* profile = nullptr) const;

  // The claims that `source` may raise or say something of, sorted; it says
  // nothing of the others.
  std::vector<int> ClaimsThatMayMatter(const Source& source) const;

  // Which voices `source` names and where, as a key: while it stays the same,
  // other voices in the rules do not change who says what in the source.
  std::string VoiceKey(const Source& source, SourceMemory& memory) const;

 private:
  // Of `claims` (sorted) only, if it is not null.
  SourceObservations ObserveClaims(const std::vector<int>* claims,
                                   const Source& source, SourceMemory* memory,
                                   ObserveProfile* profile) const;

  struct Compiled;
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_MATCHER_H_
