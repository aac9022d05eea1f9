// JSON Lines: one source a line, with its metadata and its text.
//
//   {"id": "post-1", "published": "2025-01-18", "text": "The council met."}

#ifndef CHECKER_CORPUS_JSON_LINES_H_
#define CHECKER_CORPUS_JSON_LINES_H_

#include <set>
#include <string>
#include <vector>

#include "checker/corpus/mapped_text.h"
#include "checker/corpus/source_entry.h"
#include "checker/text/diagnostic.h"
#include "checker/text/text_file.h"

namespace claimcheck {

struct JsonSource {
  SourceEntry entry;
  MappedText text;
  Span text_span;  // The string `text` is from, with its quotation marks.
};

struct JsonLines {
  std::vector<JsonSource> sources;  // In order of their lines.
  int unreadable = 0;               // Lines that are no source.
};

// Reads every line; empty ones are passed over. A line has the keys `id` and
// `text`, and may have the others of SourceKeys(); null is as if it were not
// there.
//
// Errors: kUnreadableSource for a line that is no JSON object, kMissingKey or
//         kWrongType for a `text` that is not there, all counted; kUnknownKey
//         (once for each key), kDuplicateKey, kWrongType, kBadValue (U+0000).
//
// `file` may be a part of a file. What was in the parts before it is `known`
// then: the unknown keys that were complained about.
JsonLines ReadJsonLines(const TextFilePtr& file, Diagnostics& diagnostics,
                        std::set<std::string>* known = nullptr);

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_JSON_LINES_H_
