// YAML as written: text and places, no guessed types. The only door to
// yaml-cpp.

#ifndef CHECKER_YAML_YAML_NODE_H_
#define CHECKER_YAML_YAML_NODE_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "checker/text/diagnostic.h"
#include "checker/text/span.h"
#include "checker/text/text_file.h"
#include "checker/yaml/yaml_schema.h"

namespace claimcheck {

// One value of a YAML document. Aliases are expanded (bounded, see below).
struct YamlNode {
  enum class Kind { kNull, kScalar, kSequence, kMap };

  Kind kind = Kind::kNull;
  Span span;  // In the file's bytes: the whole value as written.
  // kScalar: the text after unquoting and folding.
  std::string scalar;
  // kScalar: plain style, without quotes and not a block. Only plain scalars
  // can be YAML surprises.
  bool plain = false;
  // kScalar: for each byte of `scalar`, plus one at the end, the byte of the
  // file it came from, so that a complaint can point inside quoted, folded
  // and block scalars. Non-decreasing.
  std::vector<int> origin;
  // kSequence: the items. kMap: the values, parallel to `keys`.
  std::vector<YamlNode> items;
  // kMap: the keys in order of writing, all scalars, none twice.
  std::vector<YamlNode> keys;

  bool IsScalar() const { return kind == Kind::kScalar; }
  bool IsSequence() const { return kind == Kind::kSequence; }
  bool IsMap() const { return kind == Kind::kMap; }
  // kMap: the value under `key`, or null.
  const YamlNode* Find(std::string_view key) const;
  // The file's bytes under bytes [begin, end) of `scalar`.
  Span SpanInScalar(int begin, int end) const;
};

// "a map", "a list", "text", "nothing": for messages.
std::string_view YamlKindName(YamlNode::Kind kind);

// Reads one document. Adds diagnostics for
//   - syntax errors, keys that are not scalars, tags, tabs that indent, a
//     second document (kYamlSyntax);
//   - more than 64 levels, more than 1,000,000 nodes or 16 MiB of copies after
//     aliases (kYamlTooDeep);
//   - keys given twice (kDuplicateKey, with a note at the first, which is
//     kept);
//   - plain scalars that other YAML readers take for something else: a value
//     yes/no/on/true/false/y/n/null/~, 010 (octal), 12:30 (sixty-based),
//     1_000, 0x1F (kYamlSurprise, a warning; the text is kept as written).
//     `off` is a severity in rules and no surprise.
//
// Returns a kNull node at the file's start if the file is no YAML or empty:
// after kYamlSyntax and kYamlTooDeep, do not complain about what is missing.
YamlNode ParseYaml(const TextFilePtr& file, Diagnostics& diagnostics);

// Reads the keys of one map strictly: whatever was not asked for when Finish
// is called is an unknown key.
//
//   YamlMap map(node, file, "claim", diagnostics);
//   const YamlNode* id = map.Required("id");
//   std::optional<std::string> note = map.Text("note");
//   map.Finish();
class YamlMap {
 public:
  // If `node` is no map, says so (kWrongType: what was found, `what` wanted)
  // and behaves as an empty map without missing keys.
  YamlMap(const YamlNode& node, TextFilePtr file, std::string what,
          Diagnostics& diagnostics);

  // The same for a map whose keys are known: asking for one that `object`
  // lacks, or as required where it is not, or never asking for one, is a
  // mistake of ours and ends the program. `object` must outlive this.
  YamlMap(const YamlNode& node, TextFilePtr file, const YamlObject& object,
          Diagnostics& diagnostics);
  // Turns out to be such a map.
  void Is(const YamlObject& object) { object_ = &object; }

  // False if the node was no map.
  bool ok() const { return ok_; }
  // The value, or null (and for Required a kMissingKey diagnostic).
  const YamlNode* Required(std::string_view key);
  const YamlNode* Optional(std::string_view key);
  // The key as written, for complaints about it; null if it is not there.
  const YamlNode* Key(std::string_view key) const;
  // As Required/Optional, for text: kWrongType if it is no scalar. Null when
  // there is none or it is wrong.
  const YamlNode* RequiredText(std::string_view key);
  const YamlNode* OptionalText(std::string_view key);
  // Finish is to be silent about `key`, and not to suggest it.
  void Ignore(std::string_view key) { ignored_.emplace_back(key); }
  // Reports every key not asked for, with the nearest of those asked for.
  void Finish();

 private:
  const YamlNode* Ask(std::string_view key, bool required);
  const YamlNode* CheckText(std::string_view key, const YamlNode* value);

  const YamlNode& node_;
  TextFilePtr file_;
  std::string what_;
  Diagnostics& diagnostics_;
  const YamlObject* object_ = nullptr;
  bool ok_ = true;
  std::vector<std::string> asked_;
  std::vector<std::string> ignored_;
};

// A list of texts, written as one scalar or as a list of scalars.
std::vector<const YamlNode*> TextList(const YamlNode& node,
                                      const TextFilePtr& file,
                                      std::string_view what,
                                      Diagnostics& diagnostics);

}  // namespace claimcheck

#endif  // CHECKER_YAML_YAML_NODE_H_
