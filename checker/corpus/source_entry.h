// What a manifest, a front matter or a JSON line says about one source.

#ifndef CHECKER_CORPUS_SOURCE_ENTRY_H_
#define CHECKER_CORPUS_SOURCE_ENTRY_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "checker/corpus/source.h"
#include "checker/text/diagnostic.h"
#include "checker/text/span.h"
#include "checker/text/text_file.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {

// A text and where it is written.
struct EntryText {
  std::string text;
  TextFilePtr file;
  Span span;
};

// What was said, not yet checked.
struct SourceEntry {
  TextFilePtr file;
  Span span;  // Where the entry begins, for what it lacks.
  // By key. Each key has one text, but `credits`, which may have any number.
  std::map<std::string, std::vector<EntryText>, std::less<>> texts;

  // The text under `key`, or null.
  const EntryText* Find(std::string_view key) const;
  // Takes from `other` the keys that are missing here.
  void Complete(const SourceEntry& other);
};

// "id", "title", "publisher", "language", "published", "url", "voice" and
// "credits": what may be said in all three places.
const std::vector<std::string>& SourceKeys();

// Asks `map`, which is `node`, for all of SourceKeys(). Errors: kWrongType.
SourceEntry ReadYamlEntry(const YamlNode& node, YamlMap& map,
                          const TextFilePtr& file, Diagnostics& diagnostics);

// Checks what was said and writes it to `source`.
//
// Errors: kMissingKey without an id; kBadValue and kBadDate at the text. What
//         is wrong stays as it was in `source`.
void Describe(const SourceEntry& entry, Source& source,
              Diagnostics& diagnostics);

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_SOURCE_ENTRY_H_
