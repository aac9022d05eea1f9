// Reads a JSON report back, to compare it with another.

#ifndef CHECKER_REPORT_READ_REPORT_H_
#define CHECKER_REPORT_READ_REPORT_H_

#include "absl/status/statusor.h"
#include "checker/text/text_file.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// The report that RenderJson wrote, as far as CompareReports and what prints
// its result need it: engine, rule files, voices, sources, claims, findings,
// and of each cell its stance, its notes, why, and the first piece of evidence
// with its place, sentence, stance and why. Nothing else is filled.
//
// Errors: InvalidArgument, "report.json:12:9: found a number; wanted a text in
//         `cells[3].stance`", for what is not JSON, of another schema, or not
//         whole. Fields that it does not know are passed over.
absl::StatusOr<Report> ReadReport(const TextFile& file);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_READ_REPORT_H_
