// Findings that were known when a project began to be checked: a text file, one
// finding a line.

#ifndef CHECKER_LEDGER_BASELINE_H_
#define CHECKER_LEDGER_BASELINE_H_

#include <string>
#include <string_view>
#include <vector>

#include "checker/text/diagnostic.h"
#include "checker/text/span.h"
#include "checker/text/text_file.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// The first line of every baseline.
inline constexpr std::string_view kBaselineHeader = "# claimcheck-baseline/1";

// One finding as written:
//
//   089a0c22195a2f08 error signed-on x daily [author] contradict "16 January"
//
// fingerprint, severity, claim, source, voice, stance (with `:kind` where that
// is no stance) and quote. Findings are known by the fingerprint; the rest is
// for readers, but must say the same claim and source as the finding.
struct BaselineEntry {
  std::string fingerprint;
  std::string severity;
  std::string claim;
  std::string source;
  std::string line;  // As written.
  Span span;         // Of the line in the file.
  // Comments and blank lines directly above it, but of the head of the file.
  std::vector<std::string> above;
};

struct Baseline {
  TextFilePtr file;
  // Lines up to the first blank one, or up to the first entry.
  std::vector<std::string> head;
  std::vector<BaselineEntry> entries;  // As written.
  std::vector<std::string> tail;       // Comments after the last entry.
};

// Errors: kMissingKey for an empty file; kBadValue for a first line that is not
//         kBaselineHeader and for lines that are neither a finding nor a
//         comment; kDuplicateId for a fingerprint that comes twice.
Baseline ReadBaseline(const TextFilePtr& file, Diagnostics& diagnostics);

// `finding` as a line, without its line feed.
std::string BaselineLine(const Finding& finding);

// Marks the findings that stand in the baseline, but for those that are waived.
// Errors: kBadValue for a line whose fingerprint is that of another claim or
//         source than it says.
void AcceptBaseline(const Baseline& baseline, Report& report,
                    Diagnostics& diagnostics);

// The entries that match no finding of the report, waived ones included.
std::vector<const BaselineEntry*> GoneFrom(const Baseline& baseline,
                                           const Report& report);

// The file anew, without what matches no finding any more. All other lines stay
// as and where they are, every comment too.
std::string PruneBaseline(const Baseline& baseline, const Report& report);

// The file anew, with every finding of the report that is not waived, sorted by
// line. Comments stay above the lines that they stood above, or above the next
// if theirs is gone. `old` may be null.
std::string MakeBaseline(const Baseline* old, const Report& report);

}  // namespace claimcheck

#endif  // CHECKER_LEDGER_BASELINE_H_
