// What may be written at the cursor.

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "checker/cli/lsp_server.h"
#include "checker/corpus/corpus_schema.h"
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

// Files in a folder with one of these endings, as paths from it.
std::set<std::string> FilesIn(const fs::path& folder,
                              const std::set<std::string>& endings) {
  std::set<std::string> names;
  std::error_code error;
  fs::directory_iterator item(folder, error);
  for (; !error && item != fs::directory_iterator(); item.increment(error)) {
    if (endings.contains(item->path().extension().string())) {
      names.insert(item->path().filename().string());
    }
  }
  return names;
}

}  // namespace

Json LspServer::Completion(const Json& params) {
  const OpenDocument& document = *DocumentOf(params);
  const FileKind kind = KindOf(document.path);
  if (kind == FileKind::kOther) return Json::array();
  const int offset = OffsetOf(document, params);
  const YamlPlace place = PlaceAt(document.text, offset);
  Json items = Json::array();
  static const auto* const rules =
      new std::vector<YamlObject>(AllRuleObjects());
  const SchemaPlace schema =
      SchemaAt(kind == FileKind::kRules ? *rules : CorpusObjects(), place);
  const TextFilePtr file = FileAt(document.path);
  if (place.in_braces) {
    if (kind != FileKind::kRules || file == nullptr) return items;
    for (const Found& found : Named(file, RuleSymbolKind::kVocabulary, true)) {
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
  const bool is_rules = KindOf(document.path) == FileKind::kRules;
  if (file == nullptr) return Json::array();
  std::set<std::string> names;
  const auto take = [&](RuleSymbolKind kind, const TextFilePtr& from,
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
  if (!is_rules) {
    const fs::path folder = fs::path(document.path).parent_path();
    if (key == "file") {
      return Items(FilesIn(folder, {".txt", ".md", ".html", ".htm", ".jsonl"}),
                   kFile);
    }
    if (key != "voice") return Json::array();
    names.insert("author");
    for (const TextFilePtr& rules : workspace_->rule_files()) {
      take(RuleSymbolKind::kVoice, rules, true);
    }
    return Items(names, kReference);
  }
  if (key == "about") return take(RuleSymbolKind::kSubject, file, true);
  if (key == "voices") return take(RuleSymbolKind::kVoice, file, true);
  if (key == "side" || key == "sides") {
    return take(RuleSymbolKind::kSide, file, false);
  }
  if (key == "voice") {
    names.insert("author");
    return take(RuleSymbolKind::kVoice, file, true);
  }
  if (key == "use") {
    names = FilesIn(fs::path(document.path).parent_path(), {".yaml", ".yml"});
    names.erase(fs::path(document.path).filename().string());
    return Items(names, kFile);
  }
  if (key == "expect" || key == "within") {
    const auto id = place.siblings.find("id");
    for (const RuleSymbol& symbol : SymbolsOf(file).symbols) {
      if (symbol.kind == RuleSymbolKind::kAnswer && symbol.definition &&
          (id == place.siblings.end() || symbol.claim == id->second)) {
        names.insert(symbol.name);
      }
    }
    return Items(names, kReference);
  }
  return Json::array();
}

}  // namespace claimcheck
