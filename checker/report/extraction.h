// What was found in a text without rules, as JSON Lines.

#ifndef CHECKER_REPORT_EXTRACTION_H_
#define CHECKER_REPORT_EXTRACTION_H_

#include <string>
#include <vector>

#include "checker/match/extract.h"

namespace claimcheck {

// What each object is marked with: {"file", "a.txt"}, {"record", "daily"};
// nothing if the key is "".
struct ExtractionOrigin {
  std::string key;
  std::string name;
};

// One object a line, in order of `begin`. Kinds: the six kinds of value,
// `term`, `attribution`, `context`, `unit`. `terms` are those that were asked
// for. See reports/README.md.
std::string RenderExtraction(const Extraction& extraction,
                             const std::vector<std::string>& terms,
                             const ExtractionOrigin& origin);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_EXTRACTION_H_
