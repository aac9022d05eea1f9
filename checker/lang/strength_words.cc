#include "checker/lang/strength_words.h"

#include <algorithm>
#include <set>
#include <utility>

#include "checker/text/document.h"

namespace claimcheck {

StrengthScale ReadStrengthScale(const YamlNode& node, const TextFilePtr& file,
                                Diagnostics& diagnostics) {
  StrengthScale scale;
  if (!node.IsMap()) {
    // A map of its own says what was found and what was wanted.
    YamlMap(node, file, "strength", diagnostics).Finish();
    return scale;
  }
  std::set<std::vector<std::string>> seen;
  for (size_t i = 0; i < node.keys.size(); ++i) {
    const int level = static_cast<int>(scale.levels.size());
    scale.levels.push_back(node.keys[i].scalar);
    for (const YamlNode* text :
         TextList(node.items[i], file, "verbs", diagnostics)) {
      std::vector<std::string> words = FoldedWords(text->scalar);
      if (words.empty() || !seen.insert(words).second) {
        diagnostics.Error(DiagnosticKind::kBadValue, file, text->span,
                          "`" + text->scalar + "` stands here twice");
        continue;
      }
      const std::string first = words.front();
      scale.verbs[first].push_back({std::move(words), level});
    }
  }
  for (auto& [first, verbs] : scale.verbs) {
    std::stable_sort(verbs.begin(), verbs.end(),
                     [](const auto& a, const auto& b) {
                       return a.words.size() > b.words.size();
                     });
  }
  return scale;
}

}  // namespace claimcheck
