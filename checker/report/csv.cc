#include "checker/report/csv.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "checker/report/report_index.h"
#include "checker/report/wording.h"
#include "checker/text/printable.h"

namespace claimcheck {
namespace {

// Also the full-width forms, which some spreadsheets read alike.
bool LooksLikeFormula(const std::string& text) {
  for (const char* mark : {"=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"}) {
    if (text.starts_with(mark)) return true;
  }
  return false;
}

void AddField(const std::string& text, std::string& row) {
  std::string plain = Printable(text);
  if (LooksLikeFormula(plain)) plain.insert(plain.begin(), '\'');
  if (!row.empty()) row += ',';
  absl::StrAppend(&row, "\"", absl::StrReplaceAll(plain, {{"\"", "\"\""}}),
                  "\"");
}

void AddRow(const std::vector<std::string>& fields, std::string& out) {
  std::string row;
  for (const std::string& field : fields) AddField(field, row);
  absl::StrAppend(&out, row, "\r\n");
}

// The severity of the worst finding of a cell that nobody accepted, the names
// of all, and of the accepted ones.
struct CellFindings {
  std::string severity;
  std::vector<std::string> fingerprints;
  std::vector<std::string> accepted;
};

std::vector<CellFindings> FindingsByCell(const Report& report) {
  const ReportIndex index(report);
  std::vector<CellFindings> by_cell(report.cells.size());
  for (const Finding& finding : report.findings) {  // Worst first.
    const int claim = index.Claim(finding.claim);
    const int source = index.Source(finding.source);
    if (claim < 0 || source < 0) continue;
    CellFindings& of_cell =
        by_cell[static_cast<size_t>(claim) * report.sources.size() +
                static_cast<size_t>(source)];
    if (of_cell.severity.empty() && !finding.accepted) {
      of_cell.severity = SeverityName(finding.severity);
    }
    of_cell.fingerprints.push_back(finding.fingerprint);
    if (finding.accepted) of_cell.accepted.push_back(finding.fingerprint);
  }
  return by_cell;
}

}  // namespace

std::string RenderCsv(const Report& report) {
  const std::vector<CellFindings> findings = FindingsByCell(report);
  std::string out;
  AddRow({"claim", "kind", "sentence", "expect", "source", "publisher",
          "published", "stance", "notes", "why", "voice", "value", "quote",
          "path", "line", "column", "severity", "fingerprints", "accepted"},
         out);
  for (size_t i = 0; i < report.cells.size(); ++i) {
    const PlacedCell there = report.cells.At(i);
    const Cell& cell = there.cell;
    const ReportClaim& claim = report.claims[static_cast<size_t>(there.claim)];
    const ReportSource& source =
        report.sources[static_cast<size_t>(there.source)];
    const Evidence* at = nullptr;
    std::string voice, value;
    if (!cell.evidence.empty()) {
      const Observation& first = cell.evidence.front().observation;
      at = &first.at;
      voice = ChainText(first.chain);
      value = ObservedText(first);
    } else if (cell.raised_at) {
      at = &*cell.raised_at;
    }
    AddRow({claim.id, std::string(ClaimKindName(claim.kind)), claim.claim,
            claim.expect, source.id, source.publisher,
            source.published ? FormatDays(*source.published) : "",
            std::string(StanceName(cell.stance)), Join(cell.notes, " "),
            cell.why, voice, value, at != nullptr ? at->quote : "", source.path,
            at != nullptr ? absl::StrCat(at->place.line) : "",
            at != nullptr ? absl::StrCat(at->place.column) : "",
            findings[i].severity, Join(findings[i].fingerprints, " "),
            Join(findings[i].accepted, " ")},
           out);
  }
  return out;
}

}  // namespace claimcheck
