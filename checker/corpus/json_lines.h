// JSON Lines: one source a line, with its metadata and its text.
//
//   {"id": "post-1", "published": "2025-01-18", "text": "The council met."}

#ifndef CHECKER_CORPUS_JSON_LINES_H_
#define CHECKER_CORPUS_JSON_LINES_H_

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
JsonLines ReadJsonLines(const TextFilePtr& file, Diagnostics& diagnostics);

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_JSON_LINES_H_
