// A text picked out of the bytes of a file, with the way back.

#ifndef CHECKER_CORPUS_MAPPED_TEXT_H_
#define CHECKER_CORPUS_MAPPED_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "checker/text/span.h"

namespace claimcheck {

// Shape: `origin` and `skipped` as in Source; `origin` is never empty.
struct MappedText {
  std::string text;
  std::vector<int> origin = {0};
  std::vector<Span> skipped;

  // Appends bytes as they stand in the file, from `offset` on.
  void AppendCopy(std::string_view bytes, int offset);
  // Appends what the bytes `from` of the file stand for: an entity, an escape,
  // white space. `from` may be empty.
  void AppendFor(std::string_view meaning, Span from);

 private:
  // Notes the bytes between what was appended last and `offset` as skipped.
  void SkipTo(int offset);
};

}  // namespace claimcheck

#endif  // CHECKER_CORPUS_MAPPED_TEXT_H_
