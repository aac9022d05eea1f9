#include "checker/yaml/yaml_node.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/base/check.h"

namespace claimcheck {
namespace {

std::string WithArticle(std::string_view noun) {
  const bool vowel =
      !noun.empty() && std::string_view("aeiou").find(noun[0]) != noun.npos;
  return absl::StrFormat("%s %s", vowel ? "an" : "a", noun);
}

// Where to say that a map lacks something: its first key, not all its lines.
Span HeadOf(const YamlNode& map) {
  return map.keys.empty() ? map.span : map.keys[0].span;
}

}  // namespace

const YamlField* YamlObject::Find(std::string_view key) const {
  for (const YamlField& field : fields) {
    if (field.key == key) return &field;
  }
  return nullptr;
}

const YamlNode* YamlNode::Find(std::string_view key) const {
  for (size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].scalar == key) return &items[i];
  }
  return nullptr;
}

Span YamlNode::SpanInScalar(int begin, int end) const {
  if (origin.empty()) return span;
  const int last = static_cast<int>(origin.size()) - 1;
  begin = std::clamp(begin, 0, last);
  end = std::clamp(end, begin, last);
  return {origin[static_cast<size_t>(begin)], origin[static_cast<size_t>(end)]};
}

std::string_view YamlKindName(YamlNode::Kind kind) {
  switch (kind) {
    case YamlNode::Kind::kNull:
      return "nothing";
    case YamlNode::Kind::kScalar:
      return "text";
    case YamlNode::Kind::kSequence:
      return "a list";
    case YamlNode::Kind::kMap:
      return "a map";
  }
  return "";
}

YamlMap::YamlMap(const YamlNode& node, TextFilePtr file, std::string what,
                 Diagnostics& diagnostics)
    : node_(node),
      file_(std::move(file)),
      what_(std::move(what)),
      diagnostics_(diagnostics),
      ok_(node.IsMap()) {
  if (ok_) return;
  diagnostics_.Error(
      DiagnosticKind::kWrongType, file_, node_.span,
      absl::StrFormat("found %s; %s is a map of `key: value` lines",
                      YamlKindName(node_.kind), WithArticle(what_)));
}

YamlMap::YamlMap(const YamlNode& node, TextFilePtr file,
                 const YamlObject& object, Diagnostics& diagnostics)
    : YamlMap(node, std::move(file), object.name, diagnostics) {
  Is(object);
}

const YamlNode* YamlMap::Ask(std::string_view key, bool required) {
  if (object_ != nullptr) {
    const YamlField* field = object_->Find(key);
    CHECK(field != nullptr && field->required == required);
  }
  asked_.emplace_back(key);
  return ok_ ? node_.Find(key) : nullptr;
}

const YamlNode* YamlMap::Optional(std::string_view key) {
  return Ask(key, false);
}

const YamlNode* YamlMap::Required(std::string_view key) {
  const YamlNode* value = Ask(key, true);
  if (ok_ && value == nullptr) {
    diagnostics_.Error(DiagnosticKind::kMissingKey, file_, HeadOf(node_),
                       absl::StrFormat("%s without `%s`; it must have one",
                                       WithArticle(what_), key));
  }
  return value;
}

const YamlNode* YamlMap::Key(std::string_view key) const {
  for (const YamlNode& node : node_.keys) {
    if (node.scalar == key) return &node;
  }
  return nullptr;
}

const YamlNode* YamlMap::CheckText(std::string_view key,
                                   const YamlNode* value) {
  if (value == nullptr || value->IsScalar()) return value;
  diagnostics_.Error(
      DiagnosticKind::kWrongType, file_, value->span,
      absl::StrFormat("found %s; `%s` of %s is text", YamlKindName(value->kind),
                      key, WithArticle(what_)));
  return nullptr;
}

const YamlNode* YamlMap::RequiredText(std::string_view key) {
  return CheckText(key, Required(key));
}

const YamlNode* YamlMap::OptionalText(std::string_view key) {
  return CheckText(key, Optional(key));
}

void YamlMap::Finish() {
  if (object_ != nullptr) {
    for (const YamlField& field : object_->fields) {
      CHECK(std::find(asked_.begin(), asked_.end(), field.key) != asked_.end());
    }
  }
  for (const YamlNode& key : node_.keys) {
    const auto has = [&key](const std::vector<std::string>& keys) {
      return std::find(keys.begin(), keys.end(), key.scalar) != keys.end();
    };
    if (has(asked_) || has(ignored_)) continue;
    std::vector<std::string> known = asked_;
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    diagnostics_.ErrorNear(DiagnosticKind::kUnknownKey, file_, key.span,
                           absl::StrFormat("unknown key `%s`", key.scalar),
                           NearestName(key.scalar, asked_),
                           absl::StrFormat("%s has `%s`", WithArticle(what_),
                                           absl::StrJoin(known, "`, `")));
  }
}

std::vector<const YamlNode*> TextList(const YamlNode& node,
                                      const TextFilePtr& file,
                                      std::string_view what,
                                      Diagnostics& diagnostics) {
  std::vector<const YamlNode*> texts;
  const auto add = [&](const YamlNode& item, std::string_view wanted) {
    if (item.IsScalar()) {
      texts.push_back(&item);
      return;
    }
    diagnostics.Error(DiagnosticKind::kWrongType, file, item.span,
                      absl::StrFormat("found %s; %s is %s",
                                      YamlKindName(item.kind), what, wanted));
  };
  if (!node.IsSequence()) {
    add(node, "text or a list of texts");
  } else {
    for (const YamlNode& item : node.items) add(item, "a list of texts");
  }
  return texts;
}

}  // namespace claimcheck
