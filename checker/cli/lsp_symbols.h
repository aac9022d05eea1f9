// The names in the files that the language server serves: where they are
// defined and where they are used.

#ifndef CHECKER_CLI_LSP_SYMBOLS_H_
#define CHECKER_CLI_LSP_SYMBOLS_H_

#include <string>
#include <vector>

#include "checker/text/span.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {

// kOther is not served.
enum class FileKind { kRules, kManifest, kWaivers, kConfig, kOther };

// Those of RuleSymbolKind, and sources.
enum class NameKind {
  kVocabulary,
  kVoice,
  kSide,
  kSubject,
  kClaim,
  kAnswer,
  kFile,  // A path as written, from the folder of its file.
  kSource
};

// As RuleSymbol.
struct FileSymbol {
  NameKind kind = NameKind::kVocabulary;
  std::string name;
  std::string claim;
  Span span;
  bool definition = false;
  Span whole;
  std::string phrases = {};
};

// Every name in a file of that kind, in text order. Goes by the places of names
// alone, as FindRuleSymbols does: what is wrong elsewhere does not matter.
// Patterns (`wire-*`) are no names.
std::vector<FileSymbol> FindFileSymbols(FileKind kind, const YamlNode& root);

}  // namespace claimcheck

#endif  // CHECKER_CLI_LSP_SYMBOLS_H_
