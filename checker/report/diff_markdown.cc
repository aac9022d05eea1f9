// The difference of two reports for a comment on a change.

#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "checker/report/diff_wording.h"
#include "checker/report/render_diff.h"
#include "checker/report/wording.h"
#include "checker/text/printable.h"

namespace claimcheck {
namespace {

// One line of plain text. Every character that Markdown may take for markup is
// escaped, and "@" is kept from being a mention.
//
// Source: CommonMark 0.31, 2.4: ASCII punctuation may be escaped.
std::string Plain(std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_{}[]<>()#+-!|~&";
  constexpr std::string_view kSpaces = " \n\r\t";
  // Part of a sentence keeps the space before the next part.
  const auto is_space = [&](char c) {
    return kSpaces.find(c) != std::string_view::npos;
  };
  std::string out = !text.empty() && is_space(text.front()) ? " " : "";
  for (const char c : Printable(text)) {
    if (kMarkup.find(c) != std::string_view::npos) out += '\\';
    out += c;
    if (c == '@') out += "<!-- -->";
  }
  if (text.size() > 1 && is_space(text.back())) out += ' ';
  return out;
}

// A code span, which a table may cut only at "|".
std::string Code(std::string_view text) {
  const std::string plain = Printable(text);
  if (plain.find('`') != std::string::npos ||
      plain.find('|') != std::string::npos || plain.empty()) {
    return Plain(plain);
  }
  return absl::StrCat("`", plain, "`");
}

std::string EvidenceMarkdown(const DiffEvidence& evidence) {
  if (evidence.judged == nullptr) return "";
  const Observation& observation = evidence.judged->observation;
  const MarkedSentence marked = MarkIn(observation.sentence, observation.at);
  return absl::StrCat(evidence.from_new ? "" : "before: ", Plain(marked.before),
                      "<mark>", Plain(marked.quote), "</mark>",
                      Plain(marked.after), "<br>",
                      Code(PlaceText(evidence.path, observation.at.place)));
}

std::string CellsMarkdown(const NamedDiff& named) {
  std::string rows;
  for (const CellChange& change : named.diff.cells) {
    const DiffCell cell = DescribeCell(named, change);
    if (!cell.IsToldSingly()) continue;
    absl::StrAppend(&rows, "| ", Code(cell.claim), " | ", Code(cell.source),
                    " | ", DiffStance(cell.before), " → ",
                    DiffStance(cell.after), " | ", CausesText(change.causes),
                    " | ", EvidenceMarkdown(cell.evidence), " |\n");
  }
  if (rows.empty()) return "";
  return "| claim | source | stance | why | evidence |\n"
         "| --- | --- | --- | --- | --- |\n" +
         rows + "\n";
}

std::string FindingsMarkdown(std::string_view title,
                             const std::vector<FindingChange>& changes,
                             const std::vector<Finding>& findings) {
  if (changes.empty()) return "";
  std::string out =
      absl::StrCat("#### ", std::string(title), ": ", changes.size(), "\n\n");
  for (const FindingChange& change : changes) {
    const Finding& finding = findings[static_cast<size_t>(change.finding)];
    std::string place = finding.path;
    if (finding.at) place = PlaceText(place, finding.at->place);
    absl::StrAppend(
        &out, "- **", std::string(SeverityName(finding.severity)), "** ",
        Plain(finding.message), " ", place.empty() ? "" : Code(place), " (",
        CausesText(change.causes), "; ", finding.fingerprint, ")\n");
  }
  return out + "\n";
}

}  // namespace

std::string RenderDiffMarkdown(const NamedDiff& named) {
  const ReportDiff& diff = named.diff;
  std::string out = absl::StrCat("### claimcheck: ", Plain(named.before.name),
                                 " → ", Plain(named.after.name), "\n\n",
                                 DiffSummaryLine(named), "\n\n");
  const std::vector<DiffPart> parts = DiffParts(named);
  for (const DiffPart& part : parts) {
    absl::StrAppend(&out, "- ", part.what);
    if (!part.id.empty()) absl::StrAppend(&out, ": ", Code(part.id));
    if (!part.place.empty()) absl::StrAppend(&out, " in ", Code(part.place));
    if (!part.counts.empty()) absl::StrAppend(&out, ": ", part.counts);
    out += "\n";
  }
  if (!parts.empty()) out += "\n";
  out += CellsMarkdown(named);
  out += FindingsMarkdown("New findings", diff.new_findings,
                          named.after.report.findings);
  out += FindingsMarkdown("Findings that became worse", diff.worsened_findings,
                          named.after.report.findings);
  out += FindingsMarkdown("Resolved findings", diff.resolved_findings,
                          named.before.report.findings);
  out.pop_back();  // One line feed at the end.
  return out;
}

}  // namespace claimcheck
