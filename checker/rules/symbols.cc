#include "checker/rules/symbols.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "checker/rules/rule_schema.h"
#include "checker/rules/rule_scope.h"

namespace claimcheck {
namespace {

class Finder {
 public:
  std::vector<RuleSymbol> Run(const YamlNode& root) {
    EachText(root.Find("use"), RuleSymbolKind::kFile);
    EachNamed(root.Find("vocabulary"), RuleSymbolKind::kVocabulary,
              [&](const YamlNode& value) { Phrases(value); });
    EachNamed(root.Find("voices"), RuleSymbolKind::kVoice,
              [&](const YamlNode& value) {
                Phrases(value.Find("names"));
                EachText(value.Find("side"), RuleSymbolKind::kSide);
              });
    EachNamed(root.Find("subjects"), RuleSymbolKind::kSubject,
              [&](const YamlNode& value) {
                Phrases(value.Find("names"));
                Phrases(value.Find("generic"));
              });
    if (const YamlNode* claims = root.Find("claims")) {
      for (const YamlNode& claim : claims->items) Claim(claim);
    }
    std::stable_sort(found_.begin(), found_.end(),
                     [](const RuleSymbol& a, const RuleSymbol& b) {
                       return a.span < b.span;
                     });
    return std::move(found_);
  }

 private:
  void Add(RuleSymbolKind kind, const YamlNode& name, bool definition,
           Span whole = {}) {
    if (!name.IsScalar() || name.scalar.empty()) return;
    RuleSymbol symbol{kind, name.scalar, "", TextSpan(name), definition, whole};
    if (kind == RuleSymbolKind::kAnswer) symbol.claim = claim_;
    found_.push_back(std::move(symbol));
  }

  void EachText(const YamlNode* node, RuleSymbolKind kind) {
    if (node == nullptr) return;
    Add(kind, *node, false);
    for (const YamlNode& item : node->items) Add(kind, item, false);
  }

  template <typename Visit>
  void EachNamed(const YamlNode* node, RuleSymbolKind kind, Visit visit) {
    if (node == nullptr || !node->IsMap()) return;
    for (size_t i = 0; i < node->keys.size(); ++i) {
      const YamlNode& value = node->items[i];
      const Span key = node->keys[i].span;
      Add(kind, node->keys[i], true,
          {key.begin, std::max(key.end, value.span.end)});
      if (kind != RuleSymbolKind::kAnswer && !found_.empty()) {
        const YamlNode* names = value.Find("names");
        found_.back().phrases = Written(names == nullptr ? value : *names);
      }
      visit(value);
    }
  }

  static std::string Written(const YamlNode& phrases) {
    if (phrases.IsScalar()) return phrases.scalar;
    std::string text;
    for (const YamlNode& item : phrases.items) {
      text += (text.empty() ? "" : " | ") + Written(item);
    }
    return text;
  }

  void Phrases(const YamlNode* node) {
    if (node != nullptr) Phrases(*node);
  }

  // Texts, lists of them and maps by language.
  void Phrases(const YamlNode& node) {
    for (const YamlNode& item : node.items) Phrases(item);
    if (!node.IsScalar()) return;
    const std::string& text = node.scalar;
    for (size_t at = text.find('{'); at != std::string::npos;
         at = text.find('{', at + 1)) {
      const size_t end = text.find_first_of("{}|()[]", at + 1);
      if (end == std::string::npos || text[end] != '}') continue;
      const std::string name = text.substr(at + 1, end - at - 1);
      if (name.empty() || name == "value") continue;
      found_.push_back(
          {RuleSymbolKind::kVocabulary,
           name,
           "",
           node.SpanInScalar(static_cast<int>(at) + 1, static_cast<int>(end)),
           false,
           {}});
    }
  }

  void Claim(const YamlNode& claim) {
    if (!claim.IsMap()) return;
    const YamlNode* id = claim.Find("id");
    claim_ = id == nullptr ? "" : id->scalar;
    if (id != nullptr) Add(RuleSymbolKind::kClaim, *id, true, claim.span);
    EachText(claim.Find("about"), RuleSymbolKind::kSubject);
    EachText(claim.Find("voices"), RuleSymbolKind::kVoice);
    EachText(claim.Find("sides"), RuleSymbolKind::kSide);
    for (const char* key :
         {"cue", "pattern", "of", "topic", "says", "denies", "coarser"}) {
      Phrases(claim.Find(key));
    }
    if (const YamlNode* notes = claim.Find("notes")) {
      for (const YamlNode& note : notes->items) Phrases(note);
    }
    bool has_answers = false;
    for (const char* key : {"answers", "items", "frames"}) {
      has_answers = has_answers || claim.Find(key) != nullptr;
      EachNamed(claim.Find(key), RuleSymbolKind::kAnswer,
                [&](const YamlNode& value) {
                  const YamlNode* says = value.Find("says");
                  Phrases(says == nullptr ? value : *says);
                  EachText(value.Find("within"), RuleSymbolKind::kAnswer);
                });
    }
    if (const YamlNode* states = claim.Find("states")) {
      has_answers = true;
      for (const YamlNode& state : states->items) {
        if (!state.IsMap()) continue;
        if (const YamlNode* name = state.Find("state")) {
          Add(RuleSymbolKind::kAnswer, *name, true, state.span);
        }
        Phrases(state.Find("says"));
      }
    }
    if (has_answers) EachText(claim.Find("expect"), RuleSymbolKind::kAnswer);
    if (const YamlNode* tests = claim.Find("tests")) {
      for (const YamlNode& test : tests->items) {
        const YamlNode* voice = test.IsMap() ? test.Find("voice") : nullptr;
        if (voice != nullptr && voice->scalar != "author") {
          EachText(voice, RuleSymbolKind::kVoice);
        }
      }
    }
  }

  std::vector<RuleSymbol> found_;
  std::string claim_;
};

}  // namespace

std::vector<RuleSymbol> FindRuleSymbols(const YamlNode& root) {
  return root.IsMap() ? Finder().Run(root) : std::vector<RuleSymbol>();
}

}  // namespace claimcheck
