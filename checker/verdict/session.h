// The table kept up to date while rules and sources change: judges again only
// what a change can reach, and tells which cells flipped.

#ifndef CHECKER_VERDICT_SESSION_H_
#define CHECKER_VERDICT_SESSION_H_

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "checker/corpus/source.h"
#include "checker/match/matcher.h"
#include "checker/rules/rule_set.h"
#include "checker/verdict/cell_judge.h"
#include "checker/verdict/report.h"

namespace claimcheck {

using StanceCounts = std::array<int, kStanceCount>;

// A cell whose stance is no longer what it was.
struct Flip {
  std::string claim;
  std::string source;
  Stance before = Stance::kSilent;
  Stance after = Stance::kSilent;

  friend bool operator==(const Flip&, const Flip&) = default;
};

// What an update changed.
//
// Shape: claims in order of rules, sources in order of SourceOrder; those that
//        are gone, by id. Flips are of claims and sources that were there
//        before and are there now.
struct SessionChange {
  std::vector<std::string> new_claims, lost_claims;
  std::vector<std::string> new_sources, lost_sources;
  std::vector<Flip> flips;
  int observed = 0;  // Sources that had to be observed again.
};

// Cells are those of Judge, but for what was rejected and for the observations'
// `why`, which are not kept: their lines name places in rule files.
class Session {
 public:
  // Does `task` for each number below `count`, in any order or at once.
  using ForEach = std::function<void(size_t count,
                                     const std::function<void(size_t)>& task)>;

  explicit Session(ForEach for_each);
  ~Session();

  // Takes rules and sources as they are now; ids are unique. A source is
  // unchanged only if it is the same object as before.
  SessionChange Update(std::shared_ptr<const RuleSet> rules,
                       std::vector<std::shared_ptr<const Source>> sources);

  const RuleSet& rules() const { return *rules_; }
  // In SourceOrder.
  const std::vector<std::shared_ptr<const Source>>& sources() const {
    return sources_;
  }

  // The cell, or null if it is silent (or not there).
  const Cell* Find(const std::string& claim, const std::string& source) const;
  StanceCounts CountsOf(const std::string& claim) const;
  StanceCounts SourceCounts(const std::string& source) const;
  StanceCounts Counts() const;

 private:
  struct SourceState;
  struct ClaimState;
  using Touched =
      absl::flat_hash_map<std::pair<ClaimState*, SourceState*>, Stance>;

  void TakeSources(std::vector<std::shared_ptr<const Source>> sources,
                   SessionChange& change);
  void TakeClaims(SessionChange& change);
  void TakeRegion(const RuleSet& before);
  void TakeVoices(const RuleSet& before);
  void Observe(SessionChange& change);
  void Put(ClaimState& claim, SourceState& source, std::optional<Cell> cell);
  bool UpdateOrigins();
  void CompareSources();
  void Settle(int index, ClaimState& claim);
  void CollectFlips(SessionChange& change);
  // Notes what the cell was before this update.
  void Touch(ClaimState& claim, SourceState& source);
  const ClaimState* ClaimOf(const std::string& id) const;

  ForEach for_each_;
  std::shared_ptr<const RuleSet> rules_;
  std::string voices_key_;
  std::vector<std::shared_ptr<const Source>> sources_;  // In SourceOrder.
  std::vector<SourceState*> ordered_;                   // Parallel to sources_.
  std::vector<ClaimState*> claims_;  // Parallel to the rules'.
  std::map<std::string, std::unique_ptr<SourceState>> source_states_;
  std::map<std::string, std::unique_ptr<ClaimState>> claim_states_;
  std::vector<int> origins_;  // Parallel to sources_; empty if not known.
  bool origins_stale_ = true;
  std::vector<char> testifies_;  // Whether each of `ordered_` says anything.
  Touched touched_;
};

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_SESSION_H_
