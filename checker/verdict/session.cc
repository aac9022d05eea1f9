#include "checker/verdict/session.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "checker/match/may_stand.h"
#include "checker/match/source_view.h"
#include "checker/verdict/claim_key.h"
#include "checker/verdict/judge.h"
#include "checker/verdict/origins.h"
#include "checker/verdict/pairs.h"

namespace claimcheck {

struct Session::SourceState {
  std::shared_ptr<const Source> source;
  SourceMemory memory;
  std::vector<uint64_t> sentence_hashes;  // Empty before it says anything.
  int index = 0;                          // In SourceOrder.
  bool is_new = true;
  bool is_dirty = true;  // All its claims must be observed again.
  bool is_there = true;
};

struct Session::ClaimState {
  std::string key;
  int index = 0;  // In the rules.
  bool is_new = true;
  bool is_dirty = true;  // Must be observed again in all sources.
  bool is_there = true;
  bool must_settle = false;
  StanceCounts counts = {};  // Of `cells`, or `settled` if it is compared.
  // Without silent ones. As judged, and after sources were compared; a claim
  // that is not compared has no `settled`.
  absl::flat_hash_map<const SourceState*, Cell> cells;
  absl::flat_hash_map<const SourceState*, Cell> settled;
  bool is_compared = false;

  const Cell* Find(const SourceState* source) const {
    const auto& shown = is_compared ? settled : cells;
    const auto cell = shown.find(source);
    return cell == shown.end() ? nullptr : &cell->second;
  }
  Stance StanceOf(const SourceState* source) const {
    const Cell* cell = Find(source);
    return cell == nullptr ? Stance::kSilent : cell->stance;
  }
};

namespace {

// The rules with only these claims, and no more phrases than they need.
RuleSet Only(const RuleSet& rules, const std::vector<int>& claims) {
  // All members by name: one more does not compile until it is thought of. The
  // vocabulary is in the phrases already.
  const auto& [files, region, voices, all_subjects, all_claims, vocabulary,
               overrides] = rules;
  RuleSet some;
  some.files = files;
  some.voices = voices;
  some.region = region;
  std::set<int> subjects;
  for (const int index : claims) {
    const Claim& claim = all_claims[static_cast<size_t>(index)];
    some.claims.push_back(claim);
    some.claims.back().tests.clear();
    const auto& seen = files[static_cast<size_t>(claim.file)].subjects;
    subjects.insert(seen.begin(), seen.end());
  }
  for (size_t i = 0; i < all_subjects.size(); ++i) {
    if (subjects.contains(static_cast<int>(i))) {
      some.subjects.push_back(all_subjects[i]);
    } else {
      some.subjects.emplace_back().id = all_subjects[i].id;
    }
  }
  return some;
}

// The rules with only those voices, and nothing else, that `other` does not
// have just so; with all, if the voices that both have are in another order.
RuleSet ChangedVoices(const RuleSet& rules, const RuleSet& other) {
  const std::map<std::string, std::string> keys = VoiceKeys(rules);
  const std::map<std::string, std::string> others = VoiceKeys(other);
  const auto is_same = [&](const VoiceRule& voice) {
    const auto found = others.find(voice.id);
    return found != others.end() && found->second == keys.at(voice.id);
  };
  const auto order = [&](const RuleSet& of) {
    std::vector<std::string> ids;
    for (const VoiceRule& voice : of.voices) {
      if (keys.contains(voice.id) && others.contains(voice.id)) {
        ids.push_back(voice.id);
      }
    }
    return ids;
  };
  RuleSet changed = Only(rules, {});
  if (order(rules) == order(other)) std::erase_if(changed.voices, is_same);
  return changed;
}

bool Speaks(const Cell& cell, const std::set<std::string>& voices) {
  return std::any_of(cell.voices.begin(), cell.voices.end(),
                     [&](const VoiceStance& voice) {
                       return voices.contains(voice.voice);
                     }) ||
         std::any_of(cell.evidence.begin(), cell.evidence.end(),
                     [&](const JudgedObservation& judged) {
                       return voices.contains(judged.observation.voice);
                     });
}

// What is not kept.
void Forget(ClaimObservations& observed) {
  observed.rejections.clear();
  for (Observation& observation : observed.observations) {
    observation.why.clear();
    observation.why.shrink_to_fit();
  }
}

}  // namespace

Session::Session(ForEach for_each)
    : for_each_(std::move(for_each)), rules_(std::make_shared<RuleSet>()) {}

Session::~Session() = default;

SessionChange Session::Update(
    std::shared_ptr<const RuleSet> rules,
    std::vector<std::shared_ptr<const Source>> sources) {
  SessionChange change;
  touched_.clear();
  const std::shared_ptr<const RuleSet> before = std::move(rules_);
  rules_ = std::move(rules);
  TakeSources(std::move(sources), change);
  TakeRegion(*before);
  TakeVoices(*before);
  TakeClaims(change);
  Observe(change);
  CompareSources();
  CollectFlips(change);
  return change;
}

void Session::TakeSources(std::vector<std::shared_ptr<const Source>> sources,
                          SessionChange& change) {
  std::vector<const Source*> plain;
  for (const auto& source : sources) plain.push_back(source.get());
  for (auto& [id, state] : source_states_) state->is_there = false;
  sources_.clear();
  ordered_.clear();
  for (const size_t i : SourceOrder(plain)) {
    auto& state = source_states_[sources[i]->id];
    if (state == nullptr) {
      state = std::make_unique<SourceState>();
      change.new_sources.push_back(sources[i]->id);
    }
    state->is_there = true;
    if (state->source != sources[i]) {
      state->source = sources[i];
      state->memory = {};
      state->sentence_hashes.clear();
      state->is_dirty = true;
      origins_stale_ = true;
    }
    // The order decides which of two sources is the other's witness.
    if (state->index != static_cast<int>(ordered_.size())) origins_.clear();
    state->index = static_cast<int>(ordered_.size());
    sources_.push_back(sources[i]);
    ordered_.push_back(state.get());
  }
  for (auto it = source_states_.begin(); it != source_states_.end();) {
    if (it->second->is_there) {
      ++it;
      continue;
    }
    it->second->is_new = true;  // So that nobody remembers it.
    for (auto& [id, claim] : claim_states_) {
      Put(*claim, *it->second, std::nullopt);
      if (claim->settled.erase(it->second.get()) > 0) claim->must_settle = true;
    }
    origins_stale_ = true;
    change.lost_sources.push_back(it->first);
    it = source_states_.erase(it);
  }
}

// Another region reads values in another way.
void Session::TakeRegion(const RuleSet& before) {
  if (before.region.code == rules_->region.code) return;
  for (SourceState* state : ordered_) {
    state->memory = {};
    state->is_dirty = true;
  }
}

// Other voices change who says what only where they are, or were, named.
void Session::TakeVoices(const RuleSet& before) {
  std::string key = VoicesKey(*rules_);
  if (key == voices_key_) return;
  voices_key_ = std::move(key);
  const RuleSet old_voices = ChangedVoices(before, *rules_);
  const RuleSet new_voices = ChangedVoices(*rules_, before);
  const Matcher old_matcher(old_voices);
  const Matcher new_matcher(new_voices);
  for_each_(ordered_.size(), [&](size_t i) {
    SourceState& state = *ordered_[i];
    if (state.is_dirty) return;
    const auto may_be_named = [&](const VoiceRule& voice) {
      return voice.id == state.source->voice ||
             MayStand(voice.names, *state.source, state.memory);
    };
    const auto may_differ = [&](const RuleSet& rules) {
      return std::any_of(rules.voices.begin(), rules.voices.end(),
                         may_be_named);
    };
    state.is_dirty = (may_differ(old_voices) || may_differ(new_voices)) &&
                     old_matcher.VoiceKey(*state.source, state.memory) !=
                         new_matcher.VoiceKey(*state.source, state.memory);
  });
  // New, gone, or of another side.
  std::set<std::string> changed;
  for (const auto& [rules, others] :
       {std::pair(&before, rules_.get()), std::pair(rules_.get(), &before)}) {
    for (const VoiceRule& voice : rules->voices) {
      const VoiceRule* other = others->FindVoice(voice.id);
      if (other == nullptr || other->side != voice.side) {
        changed.insert(voice.id);
      }
    }
  }
  for (const auto& [id, claim] : claim_states_) {
    for (const auto& [source, cell] : claim->cells) {
      if (source->is_dirty || !Speaks(cell, changed)) continue;
      ordered_[static_cast<size_t>(source->index)]->is_dirty = true;
    }
  }
  for (SourceState* state : ordered_) {
    if (state->is_dirty) state->memory.attributions = nullptr;
  }
}

void Session::TakeClaims(SessionChange& change) {
  for (auto& [id, state] : claim_states_) state->is_there = false;
  std::vector<std::string> keys = ClaimKeys(*rules_);
  claims_.clear();
  for (size_t i = 0; i < rules_->claims.size(); ++i) {
    const Claim& claim = rules_->claims[i];
    auto& state = claim_states_[claim.id];
    if (state == nullptr) {
      state = std::make_unique<ClaimState>();
      change.new_claims.push_back(claim.id);
    }
    state->is_there = true;
    state->index = static_cast<int>(i);
    state->is_dirty = state->key != keys[i];
    state->key = std::move(keys[i]);
    claims_.push_back(state.get());
  }
  for (const auto& [id, state] : claim_states_) {
    if (!state->is_there) change.lost_claims.push_back(id);
  }
  for (const std::string& id : change.lost_claims) claim_states_.erase(id);
}

void Session::Observe(SessionChange& change) {
  std::vector<int> some;
  for (const ClaimState* state : claims_) {
    if (state->is_dirty) some.push_back(state->index);
  }
  std::vector<int> all(claims_.size());
  for (size_t i = 0; i < all.size(); ++i) all[i] = static_cast<int>(i);
  const RuleSet some_rules = Only(*rules_, some);
  const Matcher some_matcher(some_rules);
  const bool any_dirty = std::any_of(ordered_.begin(), ordered_.end(),
                                     [](auto* s) { return s->is_dirty; });
  std::unique_ptr<const Matcher> whole;
  if (any_dirty) whole = std::make_unique<const Matcher>(*rules_);
  std::vector<std::vector<std::optional<Cell>>> cells(ordered_.size());
  std::vector<char> observed_now(ordered_.size());  // Not bool: threads write.
  for_each_(ordered_.size(), [&](size_t i) {
    SourceState& state = *ordered_[i];
    if (!state.is_dirty && some.empty()) return;
    const bool can_skip = !state.is_dirty && state.memory.document;
    if (can_skip && std::none_of(some.begin(), some.end(), [&](int claim) {
          return MayObserve(*rules_, claim, *state.source, state.memory);
        })) {
      cells[i].resize(some.size());
      return;
    }
    const Matcher& matcher = state.is_dirty ? *whole : some_matcher;
    observed_now[i] = 1;
    SourceObservations observed = matcher.Observe(*state.source, &state.memory);
    if (!observed.sentence_hashes.empty()) {
      state.sentence_hashes = std::move(observed.sentence_hashes);
    }
    const std::vector<int>& claims = state.is_dirty ? all : some;
    cells[i].resize(claims.size());
    for (auto& [claim, of_claim] : ByClaim(std::move(observed))) {
      const auto c = static_cast<size_t>(claim);
      if (!of_claim.raised_at && of_claim.observations.empty()) continue;
      Forget(of_claim);
      Cell cell =
          JudgeCell(*rules_, claims[c], *state.source, std::move(of_claim));
      cell.rejected.clear();
      if (cell.stance != Stance::kSilent) cells[i][c] = std::move(cell);
    }
  });
  for (size_t i = 0; i < ordered_.size(); ++i) {
    if (cells[i].empty()) continue;
    change.observed += observed_now[i];
    const std::vector<int>& claims = ordered_[i]->is_dirty ? all : some;
    for (size_t c = 0; c < claims.size(); ++c) {
      Put(*claims_[static_cast<size_t>(claims[c])], *ordered_[i],
          std::move(cells[i][c]));
    }
    ordered_[i]->is_dirty = false;
  }
}

void Session::Put(ClaimState& claim, SourceState& source,
                  std::optional<Cell> cell) {
  const auto known = claim.cells.find(&source);
  const bool was_there = known != claim.cells.end();
  if (!was_there && !cell) return;
  claim.must_settle = true;
  if (!claim.is_compared) {
    Touch(claim, source);
    if (was_there) --claim.counts[static_cast<size_t>(known->second.stance)];
    if (cell) ++claim.counts[static_cast<size_t>(cell->stance)];
  }
  if (!cell) {
    claim.cells.erase(known);
  } else if (was_there) {
    known->second = *std::move(cell);
  } else {
    claim.cells.emplace(&source, *std::move(cell));
  }
}

// True if they are others than before, or in another order.
bool Session::UpdateOrigins() {
  std::vector<char> testifies(ordered_.size());
  for (const ClaimState* claim : claims_) {
    for (const auto& [source, cell] : claim->cells) {
      if (cell.evidence.empty()) continue;
      testifies[static_cast<size_t>(source->index)] = 1;
    }
  }
  if (!origins_stale_ && !origins_.empty() && testifies == testifies_) {
    return false;
  }
  testifies_ = std::move(testifies);
  std::vector<Witness> witnesses;
  std::vector<std::vector<uint64_t>> hashes;
  for (const SourceState* state : ordered_) {
    const Source& source = *state->source;
    witnesses.push_back({source.id, source.publisher, &source.credits});
    hashes.emplace_back();
    if (testifies_[hashes.size() - 1] != 0) {
      hashes.back() = state->sentence_hashes;
    }
  }
  std::vector<int> origins = FindOrigins(witnesses, hashes);
  origins_stale_ = false;
  if (origins == origins_) return false;
  origins_ = std::move(origins);
  return true;
}

void Session::CompareSources() {
  const bool any = std::any_of(rules_->claims.begin(), rules_->claims.end(),
                               [](const Claim& c) { return IsCompared(c); });
  const bool all = any && UpdateOrigins();
  for (size_t i = 0; i < claims_.size(); ++i) {
    ClaimState& state = *claims_[i];
    const bool compared = IsCompared(rules_->claims[i]);
    if (!compared && !state.is_compared) continue;
    if (all || state.must_settle || state.is_dirty ||
        compared != state.is_compared) {
      for (const auto& [source, cell] : state.cells) {
        Touch(state, *ordered_[static_cast<size_t>(source->index)]);
      }
      for (const auto& [source, cell] : state.settled) {
        Touch(state, *ordered_[static_cast<size_t>(source->index)]);
      }
      state.is_compared = compared;
      Settle(static_cast<int>(i), state);
    }
    state.must_settle = false;
  }
}

void Session::Settle(int index, ClaimState& claim) {
  claim.settled.clear();
  if (claim.is_compared) {
    claim.settled = claim.cells;
    std::vector<SourceCell> cells;
    for (SourceState* state : ordered_) {
      const auto found = claim.settled.find(state);
      if (found == claim.settled.end()) continue;
      if (found->second.stance == Stance::kEarly) continue;
      cells.push_back({state->index, &found->second});
    }
    const Comparison comparison = claimcheck::CompareSources(
        rules_->claims[static_cast<size_t>(index)], index, cells, origins_);
    SettleStances(comparison, cells);
  }
  claim.counts = {};
  for (const auto& [source, cell] :
       claim.is_compared ? claim.settled : claim.cells) {
    ++claim.counts[static_cast<size_t>(cell.stance)];
  }
}

void Session::Touch(ClaimState& claim, SourceState& source) {
  if (claim.is_new || source.is_new) return;
  touched_.try_emplace({&claim, &source}, claim.StanceOf(&source));
}

void Session::CollectFlips(SessionChange& change) {
  std::vector<std::tuple<int, int, Stance>> found;
  for (const auto& [key, before] : touched_) {
    const auto& [claim, source] = key;
    if (claim->StanceOf(source) == before) continue;
    found.emplace_back(claim->index, source->index, before);
  }
  std::sort(found.begin(), found.end());
  for (const auto& [claim, source, before] : found) {
    const ClaimState& state = *claims_[static_cast<size_t>(claim)];
    change.flips.push_back(
        {rules_->claims[static_cast<size_t>(claim)].id,
         sources_[static_cast<size_t>(source)]->id, before,
         state.StanceOf(ordered_[static_cast<size_t>(source)])});
  }
  for (ClaimState* state : claims_) state->is_new = state->is_dirty = false;
  for (SourceState* state : ordered_) state->is_new = false;
}

const Session::ClaimState* Session::ClaimOf(const std::string& id) const {
  const auto found = claim_states_.find(id);
  return found == claim_states_.end() ? nullptr : found->second.get();
}

const Cell* Session::Find(const std::string& claim,
                          const std::string& source) const {
  const ClaimState* state = ClaimOf(claim);
  const auto found = source_states_.find(source);
  if (state == nullptr || found == source_states_.end()) return nullptr;
  return state->Find(found->second.get());
}

StanceCounts Session::CountsOf(const std::string& claim) const {
  const ClaimState* state = ClaimOf(claim);
  if (state == nullptr) return {};
  StanceCounts counts = state->counts;
  int said = 0;
  for (const int count : counts) said += count;
  counts[static_cast<size_t>(Stance::kSilent)] +=
      static_cast<int>(sources_.size()) - said;
  return counts;
}

StanceCounts Session::SourceCounts(const std::string& source) const {
  StanceCounts counts = {};
  const auto found = source_states_.find(source);
  if (found == source_states_.end()) return counts;
  for (const ClaimState* claim : claims_) {
    ++counts[static_cast<size_t>(claim->StanceOf(found->second.get()))];
  }
  return counts;
}

StanceCounts Session::Counts() const {
  StanceCounts counts = {};
  for (const Claim& claim : rules_->claims) {
    const StanceCounts one = CountsOf(claim.id);
    for (size_t i = 0; i < counts.size(); ++i) counts[i] += one[i];
  }
  return counts;
}

}  // namespace claimcheck
