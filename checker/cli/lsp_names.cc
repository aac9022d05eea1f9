// Names in all files: definitions, uses, new names, outlines.

#include <algorithm>
#include <filesystem>
#include <utility>

#include "absl/strings/str_cat.h"
#include "checker/cli/lsp_server.h"
#include "checker/yaml/yaml_cache.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

constexpr int kRequestFailed = -32803;

int LspSymbolKind(NameKind kind) {
  switch (kind) {
    case NameKind::kVocabulary:
      return 14;  // Constant.
    case NameKind::kVoice:
    case NameKind::kSide:
      return 3;  // Namespace.
    case NameKind::kSubject:
      return 5;  // Class.
    case NameKind::kClaim:
      return 12;  // Function.
    case NameKind::kAnswer:
      return 22;  // Enum member.
    case NameKind::kFile:
    case NameKind::kSource:
      return 1;
  }
  return 13;
}

const char* Section(NameKind kind) {
  switch (kind) {
    case NameKind::kVocabulary:
      return "vocabulary";
    case NameKind::kVoice:
      return "voice";
    case NameKind::kSide:
      return "side";
    case NameKind::kSubject:
      return "subject";
    case NameKind::kClaim:
      return "claim";
    case NameKind::kAnswer:
      return "answer";
    case NameKind::kFile:
      return "file";
    case NameKind::kSource:
      return "source";
  }
  return "";
}

// One name for all files that are loaded together.
bool IsShared(NameKind kind) {
  return kind == NameKind::kVoice || kind == NameKind::kSide ||
         kind == NameKind::kClaim || kind == NameKind::kSource;
}

// As rules_scope's IsName: letters of any script, digits, `-`, `_`, `.`.
bool MayBeName(const std::string& name) {
  return !name.empty() && name != "value" && name != "author" &&
         std::all_of(name.begin(), name.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte >= 0x80 || std::isalnum(byte) != 0 || c == '-' ||
                  c == '_' || c == '.';
         });
}

}  // namespace

// Those of the workspace and what they use, and open ones beside them.
std::vector<TextFilePtr> LspServer::AllRuleFiles() {
  std::vector<TextFilePtr> files = workspace_->rule_files();
  const auto add = [&](const TextFilePtr& file) {
    const bool known =
        std::any_of(files.begin(), files.end(), [&](const TextFilePtr& other) {
          return other->name() == file->name();
        });
    if (!known) files.push_back(file);
  };
  for (const TextFilePtr& file : workspace_->imported_files()) add(file);
  return files;
}

// Whatever may name a claim, a source or a voice.
std::vector<TextFilePtr> LspServer::AllFiles() {
  std::vector<TextFilePtr> files = AllRuleFiles();
  files.insert(files.end(), workspace_->manifests().begin(),
               workspace_->manifests().end());
  files.insert(files.end(), waivers_.begin(), waivers_.end());
  if (config_ != nullptr) files.push_back(config_);
  return files;
}

std::set<std::string> LspServer::DefinedInRules(NameKind kind) {
  std::set<std::string> names;
  for (const TextFilePtr& file : AllRuleFiles()) {
    for (const FileSymbol& symbol : SymbolsOf(file).symbols) {
      if (symbol.kind == kind && symbol.definition) names.insert(symbol.name);
    }
  }
  return names;
}

TextFilePtr LspServer::FileAt(const std::string& path) {
  const auto file = store_.Read(path);
  return file.ok() ? *file : nullptr;
}

const LspServer::FileSymbols& LspServer::SymbolsOf(const TextFilePtr& file) {
  FileSymbols& known = symbols_[file->name()];
  if (known.file == file) return known;
  Diagnostics ignored;
  const YamlNode root = ParseYaml(file, ignored);
  // Half a word is typed: the names of before are better than none, if only
  // for what they are called.
  if (!root.IsMap() && known.file != nullptr) return known;
  const FileKind kind = KindOf(file->name());
  known = {file, kind, FindFileSymbols(kind, root)};
  return known;
}

// The file and, of rules, those that it uses and that those use.
std::vector<TextFilePtr> LspServer::VisibleFrom(const TextFilePtr& file) {
  std::vector<TextFilePtr> visible = {file};
  const FileKind kind = SymbolsOf(file).kind;
  if (kind != FileKind::kRules && kind != FileKind::kOther) return visible;
  for (size_t i = 0; i < visible.size(); ++i) {
    const fs::path folder = fs::path(visible[i]->name()).parent_path();
    for (const FileSymbol& symbol : SymbolsOf(visible[i]).symbols) {
      if (symbol.kind != NameKind::kFile) continue;
      const std::string path =
          (folder / symbol.name).lexically_normal().string();
      const bool known = std::any_of(
          visible.begin(), visible.end(),
          [&](const TextFilePtr& other) { return other->name() == path; });
      const TextFilePtr used = known ? nullptr : FileAt(path);
      if (used != nullptr) visible.push_back(used);
    }
  }
  return visible;
}

// The names of a kind that `file` sees.
std::vector<LspServer::Found> LspServer::Named(const TextFilePtr& file,
                                               NameKind kind,
                                               bool definitions) {
  std::vector<TextFilePtr> files = VisibleFrom(file);
  if (IsShared(kind)) {
    for (const TextFilePtr& other :
         kind == NameKind::kSource ? workspace_->manifests() : AllRuleFiles()) {
      if (std::find(files.begin(), files.end(), other) == files.end()) {
        files.push_back(other);
      }
    }
  }
  std::vector<Found> found;
  for (const TextFilePtr& each : files) {
    for (const FileSymbol& symbol : SymbolsOf(each).symbols) {
      if (symbol.kind == kind && (symbol.definition || !definitions)) {
        found.push_back({SymbolsOf(each).file, symbol});
      }
    }
  }
  return found;
}

const FileSymbol* LspServer::SymbolAt(const TextFilePtr& file, int offset) {
  const FileSymbols& known = SymbolsOf(file);
  if (known.file != file) return nullptr;  // Places of a text that is gone.
  for (const FileSymbol& symbol : known.symbols) {
    if (symbol.span.begin <= offset && offset <= symbol.span.end) {
      return &symbol;
    }
  }
  return nullptr;
}

// Where the same thing is named, its definitions included.
std::vector<LspServer::Found> LspServer::UsesOf(const TextFilePtr& file,
                                                const FileSymbol& symbol) {
  std::vector<Found> uses;
  const auto add = [&](const TextFilePtr& each) {
    const FileSymbols& known = SymbolsOf(each);
    for (const FileSymbol& other : known.symbols) {
      if (other.kind == symbol.kind && other.name == symbol.name &&
          other.claim == symbol.claim) {
        uses.push_back({known.file, other});
      }
    }
  };
  if (symbol.kind == NameKind::kAnswer || symbol.kind == NameKind::kFile) {
    add(file);
    return uses;
  }
  std::vector<TextFilePtr> files =
      IsShared(symbol.kind) ? AllFiles() : AllRuleFiles();
  if (std::none_of(files.begin(), files.end(),
                   [&](const TextFilePtr& other) { return other == file; })) {
    files.push_back(file);
  }
  if (IsShared(symbol.kind)) {
    for (const TextFilePtr& each : files) add(each);
    return uses;
  }
  // The file that defines it, as `file` sees it, and all that see that file.
  std::string home = file->name();
  for (const Found& found : Named(file, symbol.kind, true)) {
    if (found.symbol.name == symbol.name) home = found.file->name();
  }
  for (const TextFilePtr& each : files) {
    const std::vector<TextFilePtr> visible = VisibleFrom(each);
    if (std::any_of(visible.begin(), visible.end(),
                    [&](auto& seen) { return seen->name() == home; })) {
      add(each);
    }
  }
  return uses;
}

// The name that a request speaks of.
std::optional<LspServer::Found> LspServer::NameAt(const Json& params) {
  const OpenDocument& document = *DocumentOf(params);
  const TextFilePtr file = FileAt(document.path);
  if (file == nullptr || KindOf(document.path) == FileKind::kOther) {
    return std::nullopt;
  }
  const FileSymbol* symbol = SymbolAt(file, OffsetOf(document, params));
  if (symbol == nullptr) return std::nullopt;
  return Found{file, *symbol};
}

Json LspServer::Definition(const Json& params) {
  const std::optional<Found> at = NameAt(params);
  if (!at) return nullptr;
  const FileSymbol& symbol = at->symbol;
  if (symbol.kind == NameKind::kFile) {
    const TextFilePtr used =
        FileAt((fs::path(at->file->name()).parent_path() / symbol.name)
                   .lexically_normal()
                   .string());
    return used == nullptr ? Json() : LocationOf(used, {0, 0});
  }
  Json places = Json::array();
  for (const Found& found : Named(at->file, symbol.kind, true)) {
    if (found.symbol.name == symbol.name &&
        found.symbol.claim == symbol.claim) {
      places.push_back(LocationOf(found.file, found.symbol.span));
    }
  }
  // One that its own file names, as in JSON Lines: where its text begins.
  for (const auto& source : workspace_->sources()) {
    if (!places.empty() || symbol.kind != NameKind::kSource) break;
    if (source->id != symbol.name) continue;
    places.push_back(LocationOf(source->file, source->ToFile({0, 0})));
  }
  return places;
}

Json LspServer::References(const Json& params) {
  const std::optional<Found> at = NameAt(params);
  if (!at) return nullptr;
  const auto context = params.find("context");
  const bool definitions =
      context == params.end() || context->value("includeDeclaration", true);
  Json places = Json::array();
  for (const Found& found : UsesOf(at->file, at->symbol)) {
    if (found.symbol.definition && !definitions) continue;
    places.push_back(LocationOf(found.file, found.symbol.span));
  }
  return places;
}

Json LspServer::PrepareRename(const Json& params) {
  const std::optional<Found> at = NameAt(params);
  if (!at || at->symbol.kind == NameKind::kFile) return nullptr;
  return {{"range", TextOf(at->file).RangeOf(at->symbol.span, encoding_)},
          {"placeholder", at->symbol.name}};
}

Json LspServer::Rename(const Json& params) {
  const std::optional<Found> at = NameAt(params);
  if (!at || at->symbol.kind == NameKind::kFile) {
    throw LspError{kRequestFailed, "no name that could be changed stands here"};
  }
  const FileSymbol& symbol = at->symbol;
  const std::string name = params.at("newName").get<std::string>();
  if (!MayBeName(name)) {
    throw LspError{kRequestFailed,
                   absl::StrCat("`", name,
                                "` is no name; names are letters, digits, "
                                "`-`, `_` and `.`")};
  }
  const std::vector<Found> uses = UsesOf(at->file, symbol);
  if (symbol.kind == NameKind::kSource &&
      std::none_of(uses.begin(), uses.end(),
                   [](auto& use) { return use.symbol.definition; })) {
    throw LspError{kRequestFailed,
                   absl::StrCat("`", symbol.name,
                                "` has its name from no manifest; change it in "
                                "the source itself")};
  }
  // Two things would have one name: nobody could undo that.
  bool taken = false;
  for (const Found& use : uses) {
    for (const Found& other : Named(use.file, symbol.kind, true)) {
      taken = taken ||
              (other.symbol.name == name && other.symbol.claim == symbol.claim);
    }
  }
  for (const auto& source : workspace_->sources()) {
    taken = taken || (symbol.kind == NameKind::kSource && source->id == name);
  }
  if (taken && name != symbol.name) {
    throw LspError{kRequestFailed,
                   absl::StrCat("there is a ", Section(symbol.kind), " `", name,
                                "` already")};
  }
  Json changes = Json::object();
  for (const Found& use : uses) {
    changes[UriOf(use.file->name())].push_back(
        {{"range", TextOf(use.file).RangeOf(use.symbol.span, encoding_)},
         {"newText", name}});
  }
  return {{"changes", std::move(changes)}};
}

Json LspServer::DocumentSymbols(const Json& params) {
  const OpenDocument& document = *DocumentOf(params);
  const TextFilePtr file = FileAt(document.path);
  Json symbols = Json::array();
  if (file == nullptr || KindOf(document.path) == FileKind::kOther) {
    return symbols;
  }
  const FileSymbols& known = SymbolsOf(file);
  const LspText text = TextOf(known.file);
  for (const FileSymbol& symbol : known.symbols) {
    if (!symbol.definition) continue;
    const Span whole = {std::min(symbol.whole.begin, symbol.span.begin),
                        std::max(symbol.whole.end, symbol.span.end)};
    Json entry = {{"name", symbol.name},
                  {"detail", Section(symbol.kind)},
                  {"kind", LspSymbolKind(symbol.kind)},
                  {"range", text.RangeOf(whole, encoding_)},
                  {"selectionRange", text.RangeOf(symbol.span, encoding_)}};
    const bool inside = symbol.kind == NameKind::kAnswer && !symbols.empty() &&
                        symbols.back()["name"] == symbol.claim;
    (inside ? symbols.back()["children"] : symbols).push_back(std::move(entry));
  }
  return symbols;
}

}  // namespace claimcheck
