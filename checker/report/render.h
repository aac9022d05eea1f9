// The report as text for a terminal, as JSON, and as one HTML page.

#ifndef CHECKER_REPORT_RENDER_H_
#define CHECKER_REPORT_RENDER_H_

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "checker/corpus/source.h"
#include "checker/verdict/report.h"

namespace claimcheck {

struct TextOptions {
  bool color = false;
  int width = 100;  // Columns to aim at; the matrix is cut into blocks.
  // Findings below it are only counted.
  Severity show = Severity::kHint;
};

// The matrix, then value groups and framing, then what the sides say side by
// side, then every finding with its quote
// and file:line:column, then the summary line
// "17 claims x 12 sources = 204 cells: 71 agree, 6 contradict, ...".
// Control characters of sources are made visible.
std::string RenderText(const Report& report, const TextOptions& options);

// Takes a report piece by piece, since it may be larger than memory.
using Sink = absl::FunctionRef<void(std::string_view piece)>;

// Schema claimcheck-report/1, documented in reports/README.md. Two-space
// indent, keys in a stable order, ends with a line feed.
void WriteJson(const Report& report, Sink sink);
std::string RenderJson(const Report& report);

// The same objects, one a line: each has `type` ("report", "rules", "source",
// "claim", "cell", "pair", "group", "frame", "readout", "finding", "summary")
// before its fields. The report's own line comes first, the summary last.
void WriteJsonLines(const Report& report, Sink sink);

// Only what the sides say side by side: `views` of the report.
std::string RenderReadouts(const Report& report,
                           const std::vector<ReadoutView>& views,
                           const TextOptions& options);
// Schema claimcheck-readouts/1: as in the report, with its rules, sources and
// claims.
std::string RenderReadoutsJson(const Report& report,
                               const std::vector<ReadoutView>& views);

// One self-contained page: no network, works from file://. `sources` are those
// of the report, in any order; their text is shown around the evidence.
// `arguments` are those of this run's rules and corpus, for a shell, if they
// are not the default ones: the page shows the command that explains a cell.
std::string RenderHtml(const Report& report,
                       const std::vector<const Source*>& sources,
                       std::string_view arguments = "");

// The summary line alone.
std::string SummaryLine(const Report& report);
std::string SummaryLine(int claims, int sources,
                        const std::array<int, kStanceCount>& by_stance,
                        int unreadable);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_RENDER_H_
