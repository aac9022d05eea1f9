// What a map of a file may hold, key by key. YamlMap reads by it, and the JSON
// Schema that editors check a file with is made of it, so that the two agree.

#ifndef CHECKER_YAML_YAML_SCHEMA_H_
#define CHECKER_YAML_YAML_SCHEMA_H_

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck {

enum class YamlType {
  kText,     // A scalar.
  kTexts,    // A scalar or a list of scalars.
  kName,     // A scalar that is an id.
  kWord,     // A scalar out of YamlField::words.
  kPhrases,  // A text, a list of texts, or a map of either by language.
  kObject,   // A map that YamlField::object describes.
  kObjects,  // A list of such maps.
  kByName,   // A map of ids to such maps, or to phrases without an object.
  kByNameOrPhrases,  // A map of ids to either.
};

struct YamlField {
  std::string key;
  YamlType type = YamlType::kText;
  bool required = false;
  std::string about;               // For people who hover over the key.
  std::vector<std::string> words;  // kWord.
  std::string object;              // Its id, for the types that have one.
};

// One kind of map.
struct YamlObject {
  std::string id;    // "claim-date"
  std::string name;  // "claim", as messages call it.
  std::string about;
  std::vector<YamlField> fields;
  // Where a map is one of several objects, by the value of a key that each of
  // them has as kWord: that key, and their ids. `fields` is empty then.
  std::string variant_key = {};
  std::vector<std::string> variants = {};

  const YamlField* Find(std::string_view key) const;
};

}  // namespace claimcheck

#endif  // CHECKER_YAML_YAML_SCHEMA_H_
