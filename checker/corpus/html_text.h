// The main text of an HTML page, with its place in the file.

#ifndef CHECKER_CORPUS_HTML_TEXT_H_
#define CHECKER_CORPUS_HTML_TEXT_H_

#include <string_view>

#include "checker/corpus/mapped_text.h"

namespace claimcheck {

// What a reader came to the page for. Character references are resolved, white
// space is folded as a browser does, a blank line stands between blocks and a
// line end for <br>.
//
// Left out: the head, scripts, styles, forms, navigation, footers, asides,
// headers of the page (not of its article), whatever is hidden, blocks and
// lists that are mostly links (but for <h1>), and footnote marks. If a single
// <article>, else <main>, holds at least half of what then remains, nothing
// else but <h1> is kept.
//
// Any bytes are a page; one without main text gives an empty text.
MappedText ReadHtml(std::string_view bytes);

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_HTML_TEXT_H_
