#include "checker/verdict/pairs.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "checker/verdict/stance.h"

namespace claimcheck {
namespace {

// One distinct thing that sources say, and who says it.
struct Said {
  std::string text;
  std::optional<Value> value;
  std::string answer;
  std::set<int> sources;
};

Relation Compare(const Claim& claim, const Said& a, const Said& b) {
  if (a.value && b.value) return Compare(*a.value, *b.value);
  if (a.answer == b.answer) return Relation::kEqual;
  if (IsWithin(claim, a.answer, b.answer)) return Relation::kFiner;
  if (IsWithin(claim, b.answer, a.answer)) return Relation::kCoarser;
  return Relation::kDisjoint;
}

std::vector<Said> WhatIsSaid(const Claim& claim,
                             const std::vector<SourceCell>& cells) {
  std::map<std::string, Said> by_text;
  for (const auto& [source, cell] : cells) {
    for (const JudgedObservation& judged : cell->evidence) {
      const Observation& observation = judged.observation;
      if (!IsPlain(observation) || observation.coarse) continue;
      if (ValueKindOf(claim.kind) && observation.value) {
        Said& said = by_text[FormatValue(*observation.value)];
        said.value = observation.value;
        said.sources.insert(source);
      } else if (!observation.answers.empty() &&
                 claim.kind != ClaimKind::kList) {
        Said& said = by_text[observation.answers.front()];
        said.answer = observation.answers.front();
        said.sources.insert(source);
      }
    }
  }
  std::vector<Said> all;
  for (auto& [text, said] : by_text) {
    said.text = text;
    all.push_back(std::move(said));
  }
  return all;
}

// All largest sets of compatible values (Bron and Kerbosch 1973, with pivot).
class Cliques {
 public:
  explicit Cliques(const std::vector<std::vector<bool>>& compatible)
      : compatible_(compatible) {
    std::set<int> all;
    for (int i = 0; i < static_cast<int>(compatible.size()); ++i) all.insert(i);
    Grow({}, all, {});
  }
  std::vector<std::vector<int>> found;

 private:
  // A bound for values that are all slightly different: more groups than this
  // no reader looks at.
  static constexpr size_t kMostGroups = 200;

  std::set<int> Neighbours(const std::set<int>& of, int value) const {
    std::set<int> kept;
    for (int other : of) {
      if (other != value &&
          compatible_[static_cast<size_t>(value)][static_cast<size_t>(other)]) {
        kept.insert(other);
      }
    }
    return kept;
  }

  void Grow(std::vector<int> clique, std::set<int> open, std::set<int> done) {
    if (found.size() >= kMostGroups) return;
    if (open.empty() && done.empty()) {
      found.push_back(std::move(clique));
      return;
    }
    const int pivot = open.empty() ? *done.begin() : *open.begin();
    const std::set<int> near = Neighbours(open, pivot);
    const std::set<int> tried = open;
    for (int value : tried) {
      if (near.contains(value)) continue;
      std::vector<int> larger = clique;
      larger.push_back(value);
      Grow(std::move(larger), Neighbours(open, value), Neighbours(done, value));
      open.erase(value);
      done.insert(value);
    }
  }

  const std::vector<std::vector<bool>>& compatible_;
};

std::vector<ValueGroup> Group(const Claim& claim, const std::vector<Said>& said,
                              const std::vector<int>& origins, int index) {
  std::vector<std::vector<bool>> compatible(said.size(),
                                            std::vector<bool>(said.size()));
  for (size_t a = 0; a < said.size(); ++a) {
    for (size_t b = 0; b < said.size(); ++b) {
      compatible[a][b] = Compatible(Compare(claim, said[a], said[b]));
    }
  }
  std::vector<ValueGroup> groups;
  const Cliques cliques(compatible);
  for (const std::vector<int>& clique : cliques.found) {
    ValueGroup group;
    group.claim = index;
    std::set<int> sources;
    int finest = clique.front();
    for (int i : clique) {
      const Said& member = said[static_cast<size_t>(i)];
      sources.insert(member.sources.begin(), member.sources.end());
      if (Compare(claim, member, said[static_cast<size_t>(finest)]) ==
          Relation::kFiner) {
        finest = i;
      }
    }
    group.value = said[static_cast<size_t>(finest)].text;
    group.sources.assign(sources.begin(), sources.end());
    std::set<int> independent;
    for (int source : sources) {
      independent.insert(origins[static_cast<size_t>(source)]);
    }
    group.origins = static_cast<int>(independent.size());
    groups.push_back(std::move(group));
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const ValueGroup& a, const ValueGroup& b) {
                     return std::tuple(-a.origins, a.value) <
                            std::tuple(-b.origins, b.value);
                   });
  return groups;
}

// How well two values go together; the best of a pair of sources counts.
int Rank(Relation relation) {
  switch (relation) {
    case Relation::kEqual:
      return 0;
    case Relation::kFiner:
    case Relation::kCoarser:
      return 1;
    case Relation::kOverlapping:
      return 2;
    case Relation::kDisjoint:
      return 3;
    case Relation::kIncomparable:
      return 4;
  }
  return 4;
}

}  // namespace

bool IsCompared(const Claim& claim) {
  return (ValueKindOf(claim.kind) && !claim.expect) ||
         (claim.kind == ClaimKind::kChoice && claim.expect_ids.empty());
}

Comparison CompareSources(const Claim& claim, int index,
                          const std::vector<SourceCell>& cells,
                          const std::vector<int>& origins) {
  Comparison comparison;
  const std::vector<Said> said = WhatIsSaid(claim, cells);
  if (said.empty()) return comparison;
  std::map<std::pair<int, int>, Relation> best;
  for (const Said& x : said) {
    for (const Said& y : said) {
      const Relation relation = Compare(claim, x, y);
      for (int a : x.sources) {
        for (int b : y.sources) {
          if (a >= b) continue;
          const auto [entry, added] = best.try_emplace({a, b}, relation);
          if (!added && Rank(relation) < Rank(entry->second)) {
            entry->second = relation;
          }
        }
      }
    }
  }
  for (const auto& [pair, relation] : best) {
    comparison.pairs.push_back(
        {index, pair.first, pair.second, std::string(RelationName(relation))});
  }
  comparison.groups = Group(claim, said, origins, index);
  return comparison;
}

void SettleStances(const Comparison& comparison,
                   const std::vector<SourceCell>& cells) {
  std::set<int> disputed;
  for (const Pair& pair : comparison.pairs) {
    if (pair.outcome != RelationName(Relation::kDisjoint)) continue;
    disputed.insert(pair.a);
    disputed.insert(pair.b);
  }
  if (disputed.empty()) return;
  const std::vector<ValueGroup>& groups = comparison.groups;
  const bool majority =
      groups.size() == 1 || groups[0].origins > groups[1].origins;
  std::set<int> leading;
  if (majority) {
    leading.insert(groups[0].sources.begin(), groups[0].sources.end());
  }
  for (const auto& [source, cell] : cells) {
    if (!disputed.contains(source) || cell->stance != Stance::kAgree) {
      continue;
    }
    cell->notes.push_back("disputed");
    std::sort(cell->notes.begin(), cell->notes.end());
    if (leading.contains(source)) {
      cell->why += "; most independent origins say so";
      continue;
    }
    cell->stance = Stance::kContradict;
    cell->why = majority ? "differs from what most independent origins say"
                         : "differs from other sources, with no majority";
    for (VoiceStance& voice : cell->voices) {
      if (voice.stance == Stance::kAgree) voice.stance = Stance::kContradict;
    }
    for (JudgedObservation& judged : cell->evidence) {
      if (judged.stance == Stance::kAgree) judged.stance = Stance::kContradict;
    }
  }
}

}  // namespace claimcheck
