// The parts of a report as JSON values, for its JSON and for the page.

#ifndef CHECKER_REPORT_JSON_H_
#define CHECKER_REPORT_JSON_H_

#include "checker/verdict/report.h"
#include "nlohmann/json.hpp"

namespace claimcheck {

// Parts of the schema claimcheck-report/1; see reports/README.md.
nlohmann::ordered_json SourceJson(const ReportSource& source);
nlohmann::ordered_json ClaimJson(const ReportClaim& claim);
nlohmann::ordered_json CellJson(const Report& report, const PlacedCell& there);
nlohmann::ordered_json FindingJson(const Finding& finding);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_JSON_H_
