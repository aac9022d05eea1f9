#include "checker/cli/lsp_symbols.h"

#include <algorithm>
#include <utility>

#include "checker/rules/rule_scope.h"
#include "checker/rules/symbols.h"

namespace claimcheck {
namespace {

NameKind KindOf(RuleSymbolKind kind) {
  switch (kind) {
    case RuleSymbolKind::kVocabulary:
      return NameKind::kVocabulary;
    case RuleSymbolKind::kVoice:
      return NameKind::kVoice;
    case RuleSymbolKind::kSide:
      return NameKind::kSide;
    case RuleSymbolKind::kSubject:
      return NameKind::kSubject;
    case RuleSymbolKind::kClaim:
      return NameKind::kClaim;
    case RuleSymbolKind::kAnswer:
      return NameKind::kAnswer;
    case RuleSymbolKind::kFile:
      return NameKind::kFile;
  }
  return NameKind::kFile;
}

// The names under known keys, in maps without names of their own.
class Finder {
 public:
  // The text, or texts, under `key` of `map`.
  void Under(const YamlNode& map, const char* key, NameKind kind,
             bool definition = false) {
    const YamlNode* node = map.Find(key);
    if (node == nullptr) return;
    Add(kind, *node, definition ? map.span : Span{}, definition);
    for (const YamlNode& item : node->items) Add(kind, item, {}, false);
  }

  std::vector<FileSymbol> Sorted() {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const FileSymbol& a, const FileSymbol& b) {
                       return a.span < b.span;
                     });
    return std::move(found_);
  }

 private:
  void Add(NameKind kind, const YamlNode& name, Span whole, bool definition) {
    if (!name.IsScalar() || name.scalar.empty() ||
        (kind == NameKind::kVoice && name.scalar == "author") ||
        (kind != NameKind::kFile && name.scalar.ends_with('*'))) {
      return;
    }
    found_.push_back(
        {kind, name.scalar, "", TextSpan(name), definition, whole});
  }

  std::vector<FileSymbol> found_;
};

// The maps in the list under `key`.
std::vector<const YamlNode*> MapsIn(const YamlNode& root, const char* key) {
  std::vector<const YamlNode*> maps;
  const YamlNode* list = root.Find(key);
  if (list == nullptr || !list->IsSequence()) return maps;
  for (const YamlNode& item : list->items) {
    if (item.IsMap()) maps.push_back(&item);
  }
  return maps;
}

std::vector<FileSymbol> OfRules(const YamlNode& root) {
  std::vector<FileSymbol> symbols;
  for (RuleSymbol& symbol : FindRuleSymbols(root)) {
    symbols.push_back({KindOf(symbol.kind), std::move(symbol.name),
                       std::move(symbol.claim), symbol.span, symbol.definition,
                       symbol.whole, std::move(symbol.phrases)});
  }
  return symbols;
}

std::vector<FileSymbol> OfManifest(const YamlNode& root) {
  Finder finder;
  for (const YamlNode* source : MapsIn(root, "sources")) {
    finder.Under(*source, "id", NameKind::kSource, true);
    finder.Under(*source, "file", NameKind::kFile);
    finder.Under(*source, "voice", NameKind::kVoice);
  }
  return finder.Sorted();
}

std::vector<FileSymbol> OfWaivers(const YamlNode& root) {
  Finder finder;
  for (const YamlNode* waiver : MapsIn(root, "waivers")) {
    finder.Under(*waiver, "claim", NameKind::kClaim);
    finder.Under(*waiver, "source", NameKind::kSource);
    finder.Under(*waiver, "voice", NameKind::kVoice);
  }
  return finder.Sorted();
}

std::vector<FileSymbol> OfConfig(const YamlNode& root) {
  Finder finder;
  for (const char* key : {"rules", "corpus", "baseline", "waivers"}) {
    finder.Under(root, key, NameKind::kFile);
  }
  for (const YamlNode* entry : MapsIn(root, "overrides")) {
    finder.Under(*entry, "sources", NameKind::kSource);
    finder.Under(*entry, "claims", NameKind::kClaim);
  }
  return finder.Sorted();
}

}  // namespace

std::vector<FileSymbol> FindFileSymbols(FileKind kind, const YamlNode& root) {
  if (!root.IsMap()) return {};
  switch (kind) {
    case FileKind::kManifest:
      return OfManifest(root);
    case FileKind::kWaivers:
      return OfWaivers(root);
    case FileKind::kConfig:
      return OfConfig(root);
    case FileKind::kRules:
    case FileKind::kOther:  // Imported by rules.
      return OfRules(root);
  }
  return {};
}

}  // namespace claimcheck
