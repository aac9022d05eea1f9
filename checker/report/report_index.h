// Finds claims, sources and evidence of a report by their names.

#ifndef CHECKER_REPORT_REPORT_INDEX_H_
#define CHECKER_REPORT_REPORT_INDEX_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// Source: the report, which must outlive the index.
class ReportIndex {
 public:
  explicit ReportIndex(const Report& report);

  // The index of the claim or source with that id; -1 if there is none.
  int Claim(const std::string& id) const;
  int Source(const std::string& id) const;

  // The evidence of the finding's cell that stands where the finding points.
  // Null if there is none: an omission points to where its subject is raised.
  const JudgedObservation* EvidenceOf(const Finding& finding) const;

 private:
  const Report& report_;
  absl::flat_hash_map<std::string, int> claims_;
  absl::flat_hash_map<std::string, int> sources_;
};

}  // namespace claimcheck

#endif  // CHECKER_REPORT_REPORT_INDEX_H_
