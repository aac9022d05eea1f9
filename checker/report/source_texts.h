// The sources' own words for the page, with the places evidence needs.

#ifndef CHECKER_REPORT_SOURCE_TEXTS_H_
#define CHECKER_REPORT_SOURCE_TEXTS_H_

#include <vector>

#include "checker/corpus/source.h"
#include "checker/verdict/report.h"
#include "nlohmann/json.hpp"

namespace claimcheck {

// One entry per source of the report, in its order: null if `sources` does not
// have it, else
//   {"text": "...", "at": [[byte, unit], ...]}
// where `at` gives for every begin and end of a place in the report (a byte of
// the file) where it is in `text`.
//
// Shape: `at` is sorted by byte, each byte once.
// Units: bytes of the file; UTF-16 code units of `text`, as scripts count.
nlohmann::ordered_json SourceTexts(const Report& report,
                                   const std::vector<const Source*>& sources);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_SOURCE_TEXTS_H_
