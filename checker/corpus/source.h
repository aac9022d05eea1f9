// One document of a corpus and what its manifest says about it.

#ifndef CHECKER_CORPUS_SOURCE_H_
#define CHECKER_CORPUS_SOURCE_H_

#include <optional>
#include <string>
#include <vector>

#include "checker/text/span.h"
#include "checker/text/text_file.h"
#include "checker/values/value.h"

namespace claimcheck {

struct Source {
  std::string id;
  std::string title;
  std::string publisher;
  std::string language = "en";  // BCP 47.
  std::optional<DayInterval> published;
  std::optional<int> published_second;  // Of the day, where it is told.
  std::string url;
  std::string voice = "author";      // Whose own text it is.
  std::vector<std::string> credits;  // Agencies it draws on. Sorted.
  std::string sha256;                // Of the file's bytes, computed.
  TextFilePtr file;                  // Never null; name() as the user gave it.
  // The parts of the file's bytes that are its text, in order: everything for
  // plain text, what follows the front matter for Markdown, the main text's
  // pieces for HTML, one JSON string's value for JSON Lines.
  //
  // `text` is what is segmented; `origin` maps each byte of it (plus one at the
  // end) to the byte of the file it came from. Empty origin: identity.
  std::string text;
  std::vector<int> origin;
  // Bytes of the file between neighbours in `text` that are none of it, such
  // as tags. Sorted, disjoint; each ends at some entry of `origin`.
  std::vector<Span> skipped;

  // The bytes of the file under bytes of `text`.
  Span ToFile(Span in_text) const;
};

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_SOURCE_H_
