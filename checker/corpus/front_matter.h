// What a Markdown or text file says about itself, before its text:
//
//   ---
//   id: harbour-post
//   published: 2025-01-18
//   ---
//   The council met on Friday.

#ifndef CHECKER_CORPUS_FRONT_MATTER_H_
#define CHECKER_CORPUS_FRONT_MATTER_H_

#include <optional>

#include "checker/corpus/source_entry.h"
#include "checker/text/diagnostic.h"
#include "checker/text/text_file.h"

namespace claimcheck {

struct FrontMatter {
  SourceEntry entry;
  int end = 0;  // Where the text begins: after the closing line.
};

// Reads the front matter of `file`, or nothing if it has none: its first line
// is not `---`, or the next one is not a `key:` (then `---` is a rule drawn by
// its author).
//
// Other programs keep their own keys here, and evidence is not edited, so keys
// that are not ours are passed over; but one that looks like a slip of ours is
// a warning (kUnknownKey). Errors: what is wrong in the YAML; kYamlSyntax for
// front matter without a closing line.
std::optional<FrontMatter> ReadFrontMatter(const TextFilePtr& file,
                                           Diagnostics& diagnostics);

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_FRONT_MATTER_H_
