#include "checker/cli/gate.h"

#include <algorithm>
#include <map>
#include <optional>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/cli/names.h"

namespace claimcheck {
namespace {

// Worst first.
constexpr Severity kLevels[] = {Severity::kError, Severity::kWarning,
                                Severity::kInfo, Severity::kHint};

std::optional<int> NumberOf(const std::string& limit) {
  int number = 0;
  const size_t equals = limit.find('=');
  if (equals == std::string::npos ||
      !absl::SimpleAtoi(limit.substr(equals + 1), &number) || number < 0) {
    return std::nullopt;
  }
  return number;
}

std::string Findings(int count, const std::string& name) {
  return absl::StrFormat("%d %s finding%s", count, name, count == 1 ? "" : "s");
}

// "2 in the baseline, 1 waived", or "".
std::string Accepted(const Report& report) {
  int known = 0;
  int waived = 0;
  for (const Finding& finding : report.findings) {
    if (!finding.accepted) continue;
    (finding.accepted->by == "waiver" ? waived : known) += 1;
  }
  std::vector<std::string> parts;
  if (known > 0) parts.push_back(absl::StrFormat("%d in the baseline", known));
  if (waived > 0) parts.push_back(absl::StrFormat("%d waived", waived));
  return absl::StrJoin(parts, ", ");
}

}  // namespace

const std::vector<std::string>& LimitNames() {
  static const auto* const names = [] {
    auto* all = new std::vector<std::string>();
    for (const Severity level : kLevels) all->emplace_back(SeverityName(level));
    for (int i = 0; i < kStanceCount; ++i) {
      all->emplace_back(StanceName(static_cast<Stance>(i)));
    }
    return all;
  }();
  return *names;
}

std::string WhyNoLimit(const std::string& text) {
  const std::string name = text.substr(0, text.find('='));
  const std::vector<std::string>& names = LimitNames();
  if (std::find(names.begin(), names.end(), name) == names.end()) {
    return absl::StrFormat("unknown level `%s`%s", name, NameHint(name, names));
  }
  if (NumberOf(text).has_value()) return "";
  return absl::StrFormat("`%s` is no limit; wanted a number, as in %s=3", text,
                         name);
}

std::string WhyItFails(const Report& report, const Options& options) {
  std::map<std::string, int> counts;
  for (const Finding& finding : report.findings) {
    if (finding.accepted) continue;
    ++counts[std::string(SeverityName(finding.severity))];
    ++counts[std::string(StanceName(finding.stance))];
  }
  std::map<std::string, int> limits;
  for (const std::string& text : options.max) {
    limits[text.substr(0, text.find('='))] = NumberOf(text).value_or(0);
  }
  std::vector<std::string> by_level;
  bool looked_at = options.fail_on != "never";
  for (const Severity level : kLevels) {
    const std::string name(SeverityName(level));
    if (looked_at && counts[name] > 0 && !limits.contains(name)) {
      by_level.push_back(Findings(counts[name], name));
    }
    if (name == options.fail_on) looked_at = false;
  }
  std::vector<std::string> reasons;
  std::vector<std::string> rules;
  if (!by_level.empty()) {
    reasons.push_back(absl::StrJoin(by_level, ", "));
    rules.push_back(absl::StrCat("--fail-on ", options.fail_on));
  }
  for (const std::string& name : LimitNames()) {
    const auto limit = limits.find(name);
    if (limit == limits.end() || counts[name] <= limit->second) continue;
    reasons.push_back(Findings(counts[name], name));
    rules.push_back(absl::StrFormat("--max %s=%d", name, limit->second));
  }
  if (reasons.empty()) return "";
  const std::string accepted = Accepted(report);
  return absl::StrFormat("%s (%s%s)", absl::StrJoin(reasons, ", "),
                         absl::StrJoin(rules, ", "),
                         accepted.empty() ? "" : absl::StrCat("; ", accepted));
}

}  // namespace claimcheck
