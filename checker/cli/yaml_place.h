// Where a cursor stands in YAML that is still being written.

#ifndef CHECKER_CLI_YAML_PLACE_H_
#define CHECKER_CLI_YAML_PLACE_H_

#include <map>
#include <string>
#include <vector>

#include "checker/cli/lsp_text.h"
#include "checker/yaml/yaml_schema.h"

namespace claimcheck {

// Read off lines and their indentation, so that no parser need agree: keys with
// a colon, list items with a dash, and {..} and [..] on the cursor's line.
struct YamlPlace {
  // From the root: keys, and "-" for an item of a list. At a key, that of the
  // map it is in; at a value, with the value's key.
  std::vector<std::string> path;
  bool at_key = false;
  // What stands before the cursor and belongs to it, and where that begins.
  std::string prefix;
  int begin = 0;
  // The keys of the same map, with their values if those are plain text.
  std::map<std::string, std::string> siblings;
  bool in_braces = false;  // A name in {..} inside a phrase.
};

YamlPlace PlaceAt(const LspText& text, int offset);

// What the schema says of a place: the fields of a map, or one field. Null
// object and field where it says nothing.
struct SchemaPlace {
  std::vector<const YamlField*> fields;  // At a key: what may stand there.
  const YamlField* field = nullptr;      // At a value: whose it is.
};

// `objects` as in AllRuleObjects, the whole file first.
SchemaPlace SchemaAt(const std::vector<YamlObject>& objects,
                     const YamlPlace& place);

}  // namespace claimcheck

#endif  // CHECKER_CLI_YAML_PLACE_H_
