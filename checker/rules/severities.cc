#include "checker/rules/severities.h"

#include <string>
#include <vector>

#include "checker/rules/rule_scope.h"

namespace claimcheck {

std::optional<Severity> SeverityAt(YamlMap& map, std::string_view key,
                                   const TextFilePtr& file,
                                   Diagnostics& diagnostics) {
  const YamlNode* node = map.OptionalText(key);
  if (node == nullptr) return std::nullopt;
  std::vector<std::string> names;
  for (const Severity severity :
       {Severity::kOff, Severity::kHint, Severity::kInfo, Severity::kWarning,
        Severity::kError}) {
    if (node->scalar == SeverityName(severity)) return severity;
    names.emplace_back(SeverityName(severity));
  }
  ComplainBadWord(*node, file, "severity", names, diagnostics);
  return std::nullopt;
}

void ReadSeverities(YamlMap& map, const TextFilePtr& file,
                    std::map<Stance, Severity>& severities,
                    Diagnostics& diagnostics) {
  for (int i = 0; i < kStanceCount; ++i) {
    const auto stance = static_cast<Stance>(i);
    if (const auto severity =
            SeverityAt(map, StanceName(stance), file, diagnostics)) {
      severities[stance] = *severity;
    }
  }
}

bool FitsId(std::string_view id, std::string_view pattern) {
  return pattern.ends_with('*')
             ? id.starts_with(pattern.substr(0, pattern.size() - 1))
             : id == pattern;
}

}  // namespace claimcheck
