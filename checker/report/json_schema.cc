#include "checker/report/json_schema.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "checker/base/check.h"
#include "nlohmann/json.hpp"

namespace claimcheck {
namespace {

using Json = nlohmann::ordered_json;

Json RefTo(const std::string& id) {
  return {{"$ref", absl::StrCat("#/definitions/", id)}};
}

Json AsMap(Json values, const char* keys) {
  return {{"type", "object"},
          {"propertyNames", RefTo(keys)},
          {"minProperties", 1},
          {"additionalProperties", std::move(values)}};
}

Json ObjectOrAny(const YamlField& field) {
  return RefTo(field.object.empty() ? "phrases" : field.object);
}

Json TypeOf(const YamlField& field) {
  switch (field.type) {
    case YamlType::kText:
      return RefTo("text");
    case YamlType::kTexts:
      return RefTo("texts");
    case YamlType::kName:
      return RefTo("name");
    case YamlType::kWord:
      return {{"enum", field.words}};
    case YamlType::kPhrases:
      return RefTo("phrases");
    case YamlType::kObject:
      return RefTo(field.object);
    case YamlType::kObjects:
      return {{"type", "array"}, {"items", RefTo(field.object)}};
    case YamlType::kByName:
      return AsMap(ObjectOrAny(field), "name");
    case YamlType::kByNameOrPhrases:
      return AsMap({{"anyOf", {RefTo("phrases"), RefTo(field.object)}}},
                   "name");
  }
  return {};
}

Json ObjectJson(const YamlObject& object) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const YamlField& field : object.fields) {
    Json type = TypeOf(field);
    // Beside a $ref, draft 7 sees nothing.
    if (type.contains("$ref")) type = {{"allOf", {std::move(type)}}};
    type["description"] = field.about;
    properties[field.key] = std::move(type);
    if (field.required) required.push_back(field.key);
  }
  return {{"type", "object"},
          {"description", object.about},
          {"additionalProperties", false},
          {"properties", std::move(properties)},
          {"required", std::move(required)}};
}

const YamlObject& Find(const std::vector<YamlObject>& objects,
                       const std::string& id) {
  const auto found =
      std::find_if(objects.begin(), objects.end(),
                   [&id](const YamlObject& object) { return object.id == id; });
  CHECK(found != objects.end());
  return *found;
}

// One of several objects. `if` and `then` rather than `oneOf`, whose messages
// speak of all of them.
Json VariantsJson(const YamlObject& object,
                  const std::vector<YamlObject>& objects) {
  Json words = Json::array();
  Json branches = Json::array();
  for (const std::string& id : object.variants) {
    const YamlField* key = Find(objects, id).Find(object.variant_key);
    CHECK(key != nullptr && key->words.size() == 1);
    words.push_back(key->words[0]);
    const Json is_it = {{object.variant_key, {{"const", key->words[0]}}}};
    branches.push_back(
        {{"if", {{"properties", is_it}, {"required", {object.variant_key}}}},
         {"then", RefTo(id)}});
  }
  return {{"type", "object"},
          {"description", object.about},
          {"properties", {{object.variant_key, {{"enum", std::move(words)}}}}},
          {"required", {object.variant_key}},
          {"allOf", std::move(branches)}};
}

// What all files share. Plain YAML scalars may be numbers or dates to others.
Json SharedDefinitions() {
  const Json text = {{"type", {"string", "number", "boolean"}}};
  const Json texts = {
      {"anyOf",
       {RefTo("text"), {{"type", "array"}, {"items", RefTo("text")}}}}};
  return {{"text", text},
          {"texts", texts},
          {"name",
           {{"type", {"string", "number", "boolean"}},
            {"pattern", "^[^\\s/|(){}\\[\\]~*]+$"}}},
          {"language", {{"type", "string"}, {"pattern", "^[A-Za-z]{2,8}$"}}},
          {"phrases",
           {{"description",
             "A phrase, a list of phrases, or a map of either "
             "by language"},
            {"anyOf", {RefTo("texts"), AsMap(RefTo("texts"), "language")}}}}};
}

}  // namespace

std::string RenderJsonSchema(const std::string& title,
                             const std::vector<YamlObject>& objects) {
  Json definitions = SharedDefinitions();
  for (const YamlObject& object : objects) {
    definitions[object.id] = object.variants.empty()
                                 ? ObjectJson(object)
                                 : VariantsJson(object, objects);
  }
  const Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                       {"title", title},
                       {"allOf", {RefTo(objects.front().id)}},
                       {"definitions", std::move(definitions)}};
  return schema.dump(2) + "\n";
}

}  // namespace claimcheck
