// What the script of the HTML page reads, made small: a page of 1,000 claims
// and 200 sources is opened too.

#ifndef CHECKER_REPORT_PAGE_DATA_H_
#define CHECKER_REPORT_PAGE_DATA_H_

#include <string>
#include <string_view>
#include <vector>

#include "checker/report/report_index.h"
#include "checker/verdict/report.h"
#include "nlohmann/json.hpp"

namespace claimcheck {

// {sources, claims: as in the JSON report,
//  stances, severities: a text for each claim with a letter for each source,
//    the first of the stance's name, and of the worst severity among the
//    findings of the cell ("-" for none),
//  voices: [{voice, side, cells: [[cell, letter of the stance], ..]}] of those
//    that say something, by name; cells are counted claim by claim,
//  arguments: what `claimcheck explain CLAIM SOURCE` needs after it}
nlohmann::ordered_json PageData(const Report& report, const ReportIndex& index,
                                std::string_view arguments);

// The cells of one claim as in the JSON report, without what is null, false or
// empty and without `claim` and `source`; an evidence has `written` beside
// `value`: how finely that is written ("month: 2025-01-01 to 2025-01-31"). A
// number is the cell of that source again: most cells of a large report are one
// in which nothing is said.
nlohmann::ordered_json RowData(const Report& report, int claim);

// The worst severity among the findings of each cell; kOff for none.
std::vector<Severity> CellSeverities(const Report& report,
                                     const ReportIndex& index);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_PAGE_DATA_H_
