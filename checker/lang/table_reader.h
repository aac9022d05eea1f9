// Reads tables of words from a language pack.

#ifndef CHECKER_LANG_TABLE_READER_H_
#define CHECKER_LANG_TABLE_READER_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checker/lang/value_words.h"
#include "checker/text/diagnostic.h"
#include "checker/text/text_file.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {

// Reads the keys of one map into tables and lists.
class TableReader {
 public:
  TableReader(const YamlNode& node, const TextFilePtr& file, std::string what,
              Diagnostics& diagnostics)
      : map_(node, file, std::move(what), diagnostics),
        file_(file),
        diagnostics_(diagnostics) {}

  void List(std::string_view key, std::vector<std::string>& list) {
    const YamlNode* node = map_.Optional(key);
    if (node != nullptr) list = Texts(*node, key);
  }

  void Table(std::string_view key, FormTable& table) {
    const YamlNode* node = map_.Optional(key);
    if (node == nullptr) return;
    if (!node->IsMap()) {
      // A map of its own says what was found and what was wanted.
      YamlMap(*node, file_, std::string(key), diagnostics_).Finish();
      return;
    }
    for (size_t i = 0; i < node->keys.size(); ++i) {
      table.push_back({node->keys[i].scalar, Texts(node->items[i], key)});
    }
  }

  void Text(std::string_view key, std::string& text) {
    const YamlNode* node = map_.OptionalText(key);
    if (node != nullptr) text = node->scalar;
  }

  YamlMap& map() { return map_; }

 private:
  std::vector<std::string> Texts(const YamlNode& node, std::string_view what) {
    std::vector<std::string> texts;
    for (const YamlNode* text : TextList(node, file_, what, diagnostics_)) {
      texts.push_back(text->scalar);
    }
    return texts;
  }

  YamlMap map_;
  const TextFilePtr& file_;
  Diagnostics& diagnostics_;
};

}  // namespace claimcheck

#endif  // CHECKER_LANG_TABLE_READER_H_
