// Places of findings as other tools take them: an end beside the begin, paths
// as URIs, and a place for what has none.

#ifndef CHECKER_REPORT_RESULT_PLACE_H_
#define CHECKER_REPORT_RESULT_PLACE_H_

#include <string>
#include <string_view>

#include "checker/report/report_index.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// Where the quote ends, the first character after it.
//
// Units: as LineColumn: from 1, columns in characters.
LineColumn EndOf(const Evidence& evidence);

// Where to show a finding: at its words; of an omission where the subject is
// raised; else at the nearest miss, the first that was rejected; else at the
// beginning of the file, with an empty quote.
Evidence PlaceOfFinding(const Report& report, const ReportIndex& index,
                        const Finding& finding);

// The path without a leading "./", as tools compare it with a repository's.
std::string_view RepositoryPath(std::string_view path);

// The path as a URI reference: relative, or file:///... if it is absolute.
// All but unreserved characters and slashes are %XX.
//
// Source: RFC 3986, 4.2.
std::string PathUri(std::string_view path);

// At most `max` characters, the last of them "…" if the text was longer.
std::string Shortened(const std::string& text, int max);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_RESULT_PLACE_H_
