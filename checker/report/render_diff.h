// The difference of two reports as text, as Markdown and as JSON.

#ifndef CHECKER_REPORT_RENDER_DIFF_H_
#define CHECKER_REPORT_RENDER_DIFF_H_

#include <string>

#include "checker/report/render.h"
#include "checker/verdict/report.h"
#include "checker/verdict/report_diff.h"

namespace claimcheck {

// One of the two reports, and what the user called it.
struct DiffSide {
  std::string name;    // "HEAD~1", "old.json", "my-project"
  std::string commit;  // The name's full hash if it is a revision, or "".
  Report report;
};

// Shape: `diff` is CompareReports of `before` and `after`.
struct NamedDiff {
  DiffSide before;
  DiffSide after;
  ReportDiff diff;
};

// What changed, each cell that turned with the words that turned it, new and
// resolved findings, and the summary line. Control characters of sources are
// made visible.
std::string RenderDiffText(const NamedDiff& named, const TextOptions& options);

// The same for a comment on a change: a summary, a table, findings. GitHub
// Flavored Markdown, with everything from outside escaped; nobody is mentioned.
std::string RenderDiffMarkdown(const NamedDiff& named);

// Schema claimcheck-diff/1, documented in reports/DIFF.md.
std::string RenderDiffJson(const NamedDiff& named);

// "1 of 465 cells differs: 1 worse; findings: 1 new (1 error), 2 resolved".
std::string DiffSummaryLine(const NamedDiff& named);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_RENDER_DIFF_H_
