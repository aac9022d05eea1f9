#include "checker/cli/overrides.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/strings/str_format.h"
#include "checker/rules/rule_schema.h"
#include "checker/rules/severities.h"

namespace claimcheck {
namespace {

void ReadPatterns(const YamlNode* node, const TextFilePtr& file,
                  std::string_view key, std::vector<std::string>& patterns,
                  std::vector<Span>& spans, Diagnostics& diagnostics) {
  if (node == nullptr) return;
  for (const YamlNode* text : TextList(*node, file, key, diagnostics)) {
    const std::string& pattern = text->scalar;
    const size_t star = pattern.find('*');
    if (pattern.empty() ||
        (star != std::string::npos && star + 1 != pattern.size())) {
      diagnostics.Error(DiagnosticKind::kBadValue, file, text->span,
                        absl::StrFormat("`%s` is no id; wanted one, or how "
                                        "some begin with `*` behind",
                                        pattern));
      continue;
    }
    patterns.push_back(pattern);
    spans.push_back(text->span);
  }
  if (node->IsSequence() && node->items.empty()) {
    diagnostics.Error(DiagnosticKind::kBadValue, file, node->span,
                      "an empty list; leave the key out");
  }
}

bool AnyFits(const std::vector<std::string>& ids, std::string_view pattern) {
  return std::any_of(ids.begin(), ids.end(),
                     [&](std::string_view id) { return FitsId(id, pattern); });
}

void ComplainOfUnknown(const std::vector<std::string>& patterns,
                       const std::vector<Span>& spans, const TextFilePtr& file,
                       std::string_view what,
                       const std::vector<std::string>& ids,
                       Diagnostics& diagnostics) {
  for (size_t i = 0; i < patterns.size(); ++i) {
    if (AnyFits(ids, patterns[i])) continue;
    diagnostics.ErrorNear(DiagnosticKind::kUnknownName, file, spans[i],
                          absl::StrFormat("no %s is `%s`", what, patterns[i]),
                          NearestName(patterns[i], ids),
                          "an override of nothing would pass unseen");
  }
}

}  // namespace

std::vector<YamlObject> OverrideObjects() {
  using enum YamlType;
  return {
      {"override",
       "override",
       "Severities for some sources or claims, whatever their rules say; "
       "the last that fits counts",
       {{"sources",
         kTexts,
         false,
         "Ids of sources, or how some begin with `*` behind",
         {},
         ""},
        {"claims",
         kTexts,
         false,
         "Ids of claims, or how some begin with `*` behind",
         {},
         ""},
        {"severity", kObject, true, "How bad each stance is", {}, "severity"}}},
      RuleObject("severity")};
}

std::vector<PlacedOverride> ReadOverrides(const YamlNode& node,
                                          const TextFilePtr& file,
                                          Diagnostics& diagnostics) {
  static const auto* const objects =
      new std::vector<YamlObject>(OverrideObjects());
  std::vector<PlacedOverride> overrides;
  if (!node.IsSequence()) {
    diagnostics.Error(DiagnosticKind::kWrongType, file, node.span,
                      absl::StrFormat("found %s; `overrides` is a list",
                                      YamlKindName(node.kind)));
    return overrides;
  }
  for (const YamlNode& item : node.items) {
    PlacedOverride one;
    one.file = file;
    YamlMap map(item, file, objects->front(), diagnostics);
    const YamlNode* sources = map.Optional("sources");
    const YamlNode* claims = map.Optional("claims");
    ReadPatterns(sources, file, "`sources`", one.what.sources, one.sources,
                 diagnostics);
    ReadPatterns(claims, file, "`claims`", one.what.claims, one.claims,
                 diagnostics);
    if (const YamlNode* severity = map.Required("severity")) {
      YamlMap levels(*severity, file, RuleObject("severity"), diagnostics);
      ReadSeverities(levels, file, one.what.severity, diagnostics);
      levels.Finish();
    }
    map.Finish();
    if (map.ok() && sources == nullptr && claims == nullptr) {
      diagnostics.Error(DiagnosticKind::kMissingKey, file, item.span,
                        "an override needs `sources`, `claims` or both");
    }
    overrides.push_back(std::move(one));
  }
  return overrides;
}

void CheckOverrides(const std::vector<PlacedOverride>& overrides,
                    const std::vector<std::string>& claim_ids,
                    const std::vector<std::string>& source_ids,
                    bool all_sources, Diagnostics& diagnostics) {
  for (const PlacedOverride& one : overrides) {
    ComplainOfUnknown(one.what.claims, one.claims, one.file, "claim", claim_ids,
                      diagnostics);
    if (!all_sources) continue;
    ComplainOfUnknown(one.what.sources, one.sources, one.file, "source",
                      source_ids, diagnostics);
  }
}

void UseOverrides(const std::vector<PlacedOverride>& overrides,
                  const std::vector<std::string>& source_ids, bool all_sources,
                  RuleSet& rules, Diagnostics& diagnostics) {
  std::vector<std::string> claim_ids;
  for (const Claim& claim : rules.claims) claim_ids.push_back(claim.id);
  for (const PlacedOverride& one : overrides) {
    rules.overrides.push_back(one.what);
  }
  CheckOverrides(overrides, claim_ids, source_ids, all_sources, diagnostics);
}

}  // namespace claimcheck
