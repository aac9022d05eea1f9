#include "checker/verdict/origins.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace claimcheck {
namespace {

// Fewer shared sentences may be a common quotation.
constexpr int kFewestShared = 3;
// A sentence in more sources than this is boilerplate, not a copy.
constexpr size_t kMostSharers = 50;

class Groups {
 public:
  explicit Groups(size_t size) {
    for (size_t i = 0; i < size; ++i) parent_.push_back(static_cast<int>(i));
  }
  int Find(int a) {
    while (parent_[static_cast<size_t>(a)] != a) {
      int& parent = parent_[static_cast<size_t>(a)];
      parent = parent_[static_cast<size_t>(parent)];
      a = parent;
    }
    return a;
  }
  // The smaller index leads.
  void Join(int a, int b) {
    a = Find(a);
    b = Find(b);
    if (a != b) parent_[static_cast<size_t>(std::max(a, b))] = std::min(a, b);
  }

 private:
  std::vector<int> parent_;
};

void JoinCredits(const std::vector<Witness>& sources, Groups& groups) {
  std::map<std::string_view, int> first;
  for (int i = 0; i < static_cast<int>(sources.size()); ++i) {
    for (const std::string& credit : *sources[static_cast<size_t>(i)].credits) {
      const auto [entry, added] = first.try_emplace(credit, i);
      if (!added) groups.Join(entry->second, i);
    }
  }
  for (int i = 0; i < static_cast<int>(sources.size()); ++i) {
    const Witness& source = sources[static_cast<size_t>(i)];
    for (const std::string_view name : {source.id, source.publisher}) {
      const auto credited = first.find(name);
      if (credited != first.end()) groups.Join(credited->second, i);
    }
  }
}

void JoinCopies(const std::vector<std::vector<uint64_t>>& sentence_hashes,
                Groups& groups) {
  std::vector<std::pair<uint64_t, int>> holders;  // Sentence and source.
  for (int i = 0; i < static_cast<int>(sentence_hashes.size()); ++i) {
    for (uint64_t hash : sentence_hashes[static_cast<size_t>(i)]) {
      holders.emplace_back(hash, i);
    }
  }
  std::sort(holders.begin(), holders.end());
  std::map<std::pair<int, int>, int> shared;
  for (size_t begin = 0, end = 0; begin < holders.size(); begin = end) {
    while (end < holders.size() && holders[end].first == holders[begin].first) {
      ++end;
    }
    if (end - begin > kMostSharers) continue;
    for (size_t a = begin; a < end; ++a) {
      for (size_t b = a + 1; b < end; ++b) {
        ++shared[{holders[a].second, holders[b].second}];
      }
    }
  }
  for (const auto& [pair, count] : shared) {
    const auto size = [&](int i) {
      return static_cast<int>(sentence_hashes[static_cast<size_t>(i)].size());
    };
    const int shorter = std::min(size(pair.first), size(pair.second));
    if (count >= kFewestShared && 2 * count >= shorter) {
      groups.Join(pair.first, pair.second);
    }
  }
}

}  // namespace

std::vector<int> FindOrigins(
    const std::vector<Witness>& sources,
    const std::vector<std::vector<uint64_t>>& sentence_hashes) {
  Groups groups(sources.size());
  JoinCredits(sources, groups);
  JoinCopies(sentence_hashes, groups);
  std::vector<int> origins;
  for (int i = 0; i < static_cast<int>(sources.size()); ++i) {
    origins.push_back(groups.Find(i));
  }
  return origins;
}

}  // namespace claimcheck
