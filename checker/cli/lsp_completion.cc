// What may be written at the cursor.

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "checker/cli/config_schema.h"
#include "checker/cli/lsp_server.h"
#include "checker/corpus/corpus_schema.h"
#include "checker/ledger/waiver_schema.h"
#include "checker/report/formats.h"
#include "checker/rules/claim_keys.h"
#include "checker/rules/rule_schema.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

// CompletionItemKind.
constexpr int kProperty = 10;
constexpr int kValue = 12;
constexpr int kReference = 18;
constexpr int kFile = 17;

Json Item(const std::string& label, int kind, const std::string& detail = "") {
  Json item = {{"label", label}, {"kind", kind}};
  if (!detail.empty()) item["detail"] = detail;
  return item;
}

Json Items(const std::set<std::string>& labels, int kind) {
  Json items = Json::array();
  for (const std::string& label : labels) items.push_back(Item(label, kind));
  return items;
}

bool HoldsMore(YamlType type) {
  return type == YamlType::kObject || type == YamlType::kObjects ||
         type == YamlType::kByName || type == YamlType::kByNameOrPhrases;
}

// Files in a folder with one of these endings, and perhaps the folders in it.
std::set<std::string> FilesIn(const fs::path& folder,
                              const std::set<std::string>& endings,
                              bool folders = false) {
  std::set<std::string> names;
  std::error_code error;
  fs::directory_iterator item(folder, error);
  for (; !error && item != fs::directory_iterator(); item.increment(error)) {
    const std::string name = item->path().filename().string();
    std::error_code no_matter;
    if (endings.contains(item->path().extension().string()) ||
        (folders && !name.starts_with('.') && item->is_directory(no_matter))) {
      names.insert(name);
    }
  }
  return names;
}

}  // namespace

const std::vector<YamlObject>& LspServer::ObjectsOf(FileKind kind) {
  static const auto* const rules =
      new std::vector<YamlObject>(AllRuleObjects());
  static const auto* const none = new std::vector<YamlObject>{{}};
  switch (kind) {
    case FileKind::kRules:
      return *rules;
    case FileKind::kManifest:
      return CorpusObjects();
    case FileKind::kWaivers:
      return WaiverObjects();
    case FileKind::kConfig:
      return ConfigObjects();
    case FileKind::kOther:
      return *none;
  }
  return *none;
}

Json LspServer::Completion(const Json& params) {
  const OpenDocument& document = *DocumentOf(params);
  const FileKind kind = KindOf(document.path);
  if (kind == FileKind::kOther) return Json::array();
  const int offset = OffsetOf(document, params);
  const YamlPlace place = PlaceAt(document.text, offset);
  Json items = Json::array();
  const SchemaPlace schema = SchemaAt(ObjectsOf(kind), place);
  const TextFilePtr file = FileAt(document.path);
  if (place.in_braces) {
    if (kind != FileKind::kRules || file == nullptr) return items;
    for (const Found& found : Named(file, NameKind::kVocabulary, true)) {
      items.push_back(
          Item(found.symbol.name, kReference, found.symbol.phrases));
    }
    if (schema.field != nullptr && schema.field->key == "pattern") {
      items.push_back(Item("value", kReference, "the place of the value"));
    }
  } else if (!schema.fields.empty()) {
    for (const YamlField* field : schema.fields) {
      if (place.siblings.contains(field->key)) continue;
      Json item = Item(field->key, kProperty, field->about);
      item["insertText"] = field->key + (HoldsMore(field->type) ? ":" : ": ");
      item["sortText"] = (field->required ? "0" : "1") + field->key;
      items.push_back(std::move(item));
    }
  } else if (schema.field != nullptr) {
    items = ValueItems(document, place, *schema.field);
  }
  const Json range = document.text.RangeOf({place.begin, offset}, encoding_);
  for (Json& item : items) {
    const std::string text =
        item.value("insertText", item["label"].get<std::string>());
    item.erase("insertText");
    item["textEdit"] = {{"range", range}, {"newText", text}};
  }
  return {{"isIncomplete", false}, {"items", std::move(items)}};
}

Json LspServer::ValueItems(const OpenDocument& document, const YamlPlace& place,
                           const YamlField& field) {
  const std::string& key = field.key;
  const TextFilePtr file = FileAt(document.path);
  const FileKind file_kind = KindOf(document.path);
  if (file == nullptr) return Json::array();
  std::set<std::string> names;
  const auto take = [&](NameKind kind, const TextFilePtr& from,
                        bool definitions) {
    for (const Found& found : Named(from, kind, definitions)) {
      names.insert(found.symbol.name);
    }
    return Items(names, kReference);
  };
  if (key == "kind") {
    for (const ClaimKind each : AllClaimKinds()) {
      names.emplace(ClaimKindName(each));
    }
    return Items(names, kValue);
  }
  if (!field.words.empty()) {
    return Items({field.words.begin(), field.words.end()}, kValue);
  }
  if (key == "voice" && file_kind != FileKind::kRules) {
    names = DefinedInRules(NameKind::kVoice);
    names.insert("author");
    return Items(names, kReference);
  }
  if (file_kind == FileKind::kWaivers || file_kind == FileKind::kConfig) {
    return SettingItems(document, key);
  }
  if (file_kind == FileKind::kManifest) {
    const fs::path folder = fs::path(document.path).parent_path();
    if (key == "file") {
      return Items(FilesIn(folder, {".txt", ".md", ".html", ".htm", ".jsonl"}),
                   kFile);
    }
    return Json::array();
  }
  if (key == "about") return take(NameKind::kSubject, file, true);
  if (key == "voices") return take(NameKind::kVoice, file, true);
  if (key == "side" || key == "sides") {
    return take(NameKind::kSide, file, false);
  }
  if (key == "voice") {
    names.insert("author");
    return take(NameKind::kVoice, file, true);
  }
  if (key == "use") {
    names = FilesIn(fs::path(document.path).parent_path(), {".yaml", ".yml"});
    names.erase(fs::path(document.path).filename().string());
    return Items(names, kFile);
  }
  if (key == "expect" || key == "within") {
    const auto id = place.siblings.find("id");
    for (const FileSymbol& symbol : SymbolsOf(file).symbols) {
      if (symbol.kind == NameKind::kAnswer && symbol.definition &&
          (id == place.siblings.end() || symbol.claim == id->second)) {
        names.insert(symbol.name);
      }
    }
    return Items(names, kReference);
  }
  return Json::array();
}

// Ids with what they stand for.
Json LspServer::ClaimItems() {
  Json items = Json::array();
  const RuleSet& rules = workspace_->rules_now();
  std::map<std::string, std::string> sentences;
  for (const Claim& claim : rules.claims) sentences[claim.id] = claim.claim;
  for (const std::string& id : DefinedInRules(NameKind::kClaim)) {
    items.push_back(Item(id, kReference, sentences[id]));
  }
  return items;
}

Json LspServer::SourceItems() const {
  std::map<std::string, std::string> sources;
  for (const auto& source : workspace_->sources()) {
    sources.emplace(source->id, source->title);
  }
  Json items = Json::array();
  for (const auto& [id, title] : sources) {
    items.push_back(Item(id, kReference, title));
  }
  return items;
}

// In waivers and settings.
Json LspServer::SettingItems(const OpenDocument& document,
                             const std::string& key) {
  const fs::path folder = fs::path(document.path).parent_path();
  if (key == "claim" || key == "claims") return ClaimItems();
  if (key == "source" || key == "sources") {
    Json items = SourceItems();
    // Settings speak of groups by how their names begin.
    std::map<std::string, int> groups;
    for (const Json& item : items) {
      const std::string id = item["label"];
      const size_t dash = id.find('-');
      if (dash != std::string::npos) ++groups[id.substr(0, dash)];
    }
    for (const auto& [begin, count] : groups) {
      if (key == "source" || count < 2) continue;
      items.push_back(
          Item(begin + "-*", kReference, absl::StrCat(count, " sources")));
    }
    return items;
  }
  if (key == "formats") {
    Json items = Json::array();
    for (const Format& format : Formats()) {
      items.push_back(
          Item(std::string(format.name), kValue, std::string(format.about)));
    }
    return items;
  }
  if (key == "rules" || key == "corpus") {
    return Items(FilesIn(folder, {}, true), kFile);
  }
  if (key == "waivers") return Items(FilesIn(folder, {".yaml"}), kFile);
  if (key == "baseline") return Items(FilesIn(folder, {".txt"}), kFile);
  return Json::array();
}

}  // namespace claimcheck
