#include "checker/yaml/yaml_cache.h"

#include <utility>

namespace claimcheck {

std::shared_ptr<const YamlNode> YamlCache::Parse(const TextFilePtr& file,
                                                 Diagnostics& diagnostics) {
  Parsed& parsed = parsed_[file.get()];
  if (parsed.root == nullptr) {
    parsed.file = file;
    parsed.root =
        std::make_shared<const YamlNode>(ParseYaml(file, parsed.diagnostics));
  }
  parsed.used = true;
  for (Diagnostic& diagnostic : parsed.diagnostics.Sorted()) {
    diagnostics.Add(std::move(diagnostic));
  }
  return parsed.root;
}

void YamlCache::Sweep() {
  std::erase_if(parsed_, [](const auto& entry) { return !entry.second.used; });
  for (auto& [key, parsed] : parsed_) parsed.used = false;
}

}  // namespace claimcheck
