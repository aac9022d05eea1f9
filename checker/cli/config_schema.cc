#include "checker/cli/config_schema.h"

#include <string>
#include <utility>

#include "absl/strings/str_format.h"
#include "checker/cli/gate.h"
#include "checker/cli/overrides.h"

namespace claimcheck {
namespace {

YamlObject MaxObject() {
  YamlObject max = {
      "max", "`max`", "How many findings do not fail a check", {}};
  for (const std::string& name : LimitNames()) {
    max.fields.push_back(
        {name,
         YamlType::kText,
         false,
         absl::StrFormat("More %s findings than this fail a check", name),
         {},
         ""});
  }
  return max;
}

}  // namespace

const std::vector<YamlObject>& ConfigObjects() {
  using enum YamlType;
  static const auto* const objects = [] {
    auto* all = new std::vector<YamlObject>{
        {"config",
         "config file",
         "What claimcheck does in a folder if its command line does not say "
         "otherwise; paths are taken from this file",
         {{"schema",
           kWord,
           true,
           "The language of the file",
           {std::string(kConfigSchema)},
           ""},
          {"rules", kTexts, false, "Rule files, or folders with them", {}, ""},
          {"corpus",
           kTexts,
           false,
           "Folders with a corpus.yaml, or manifests",
           {},
           ""},
          {"cache",
           kText,
           false,
           "A folder to keep what was observed in, for the next run",
           {},
           ""},
          {"baseline", kText, false, "The file of known findings", {}, ""},
          {"waivers", kTexts, false, "Waiver files", {}, ""},
          {"fail_on",
           kWord,
           false,
           "Findings of this level and worse fail a check",
           {"error", "warning", "info", "hint", "never"},
           ""},
          {"show",
           kWord,
           false,
           "The least severity that text prints",
           {"error", "warning", "info", "hint"},
           ""},
          {"max",
           kObject,
           false,
           "How many findings of a level or stance do not fail a check",
           {},
           "max"},
          {"overrides",
           kObjects,
           false,
           "Severities for some sources or claims",
           {},
           "override"},
          {"formats",
           kTexts,
           false,
           "What a check writes: FORMAT for standard output, FORMAT=FILE",
           {},
           ""}}},
        MaxObject()};
    for (YamlObject& object : OverrideObjects()) {
      all->push_back(std::move(object));
    }
    return all;
  }();
  return *objects;
}

}  // namespace claimcheck
