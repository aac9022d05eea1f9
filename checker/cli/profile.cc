#include "checker/cli/profile.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"

namespace claimcheck {

int64_t SteadyNanoseconds() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

void ProfileSum::Add(const ObserveProfile& one) {
  const std::lock_guard<std::mutex> lock(mutex_);
  sum_.Add(one);
  ++sources_;
}

std::string ProfileSum::Table() const {
  constexpr size_t kMostClaims = 10;
  const std::lock_guard<std::mutex> lock(mutex_);
  std::vector<std::pair<int64_t, size_t>> claims;  // Time and index.
  int64_t in_claims = 0;
  for (size_t i = 0; i < rules_.claims.size(); ++i) {
    if (sum_.OfClaim(i) > 0) claims.emplace_back(sum_.OfClaim(i), i);
    in_claims += sum_.OfClaim(i);
  }
  int64_t total = in_claims;
  for (int i = 0; i < kObserveStages; ++i) {
    total += sum_.OfStage(static_cast<ObserveStage>(i));
  }
  std::string table = absl::StrFormat(
      "profile: observing %d source%s took %.1f ms of all threads together\n",
      sources_, sources_ == 1 ? "" : "s", static_cast<double>(total) / 1e6);
  const auto row = [&](std::string_view name, int64_t time) {
    absl::StrAppendFormat(
        &table, "%12.1f ms %5.1f %%  %s\n", static_cast<double>(time) / 1e6,
        total == 0
            ? 0.0
            : 100 * static_cast<double>(time) / static_cast<double>(total),
        name);
  };
  for (int i = 0; i < kObserveStages; ++i) {
    const auto stage = static_cast<ObserveStage>(i);
    row(ObserveStageName(stage), sum_.OfStage(stage));
  }
  row("claims: binding, context, evidence", in_claims);
  std::sort(claims.begin(), claims.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  for (size_t i = 0; i < std::min(claims.size(), kMostClaims); ++i) {
    row("  " + rules_.claims[claims[i].second].id, claims[i].first);
  }
  return table;
}

}  // namespace claimcheck
