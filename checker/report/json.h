// The report as a JSON value, for the JSON rendering and for the page.

#ifndef CHECKER_REPORT_JSON_H_
#define CHECKER_REPORT_JSON_H_

#include "checker/verdict/report.h"
#include "nlohmann/json.hpp"

namespace claimcheck {

// Schema claimcheck-report/1; see reports/README.md.
nlohmann::ordered_json ReportJson(const Report& report);

// Parts of it.
nlohmann::ordered_json SourceJson(const ReportSource& source);
nlohmann::ordered_json ClaimJson(const ReportClaim& claim);
nlohmann::ordered_json CellJson(const Report& report, const Cell& cell);
nlohmann::ordered_json FindingJson(const Finding& finding);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_JSON_H_
