#include "checker/report/junit.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "checker/report/markup.h"
#include "checker/report/report_index.h"
#include "checker/report/result_place.h"
#include "checker/report/wording.h"
#include "checker/text/printable.h"

namespace claimcheck {
namespace {

// For text and attributes, on one line. Two characters are no XML at all.
std::string Xml(std::string_view text) {
  return absl::StrReplaceAll(Escape(text), {{"\xEF\xBF\xBE", "\\u{fffe}"},
                                            {"\xEF\xBF\xBF", "\\u{ffff}"}});
}

std::string FindingText(const Report& report, const ReportIndex& index,
                        const Finding& finding) {
  const Evidence at = PlaceOfFinding(report, index, finding);
  std::string out =
      absl::StrFormat("%s: %s: %s\n", Xml(PlaceText(finding.path, at.place)),
                      SeverityName(finding.severity), Xml(finding.message));
  const JudgedObservation* judged = index.EvidenceOf(finding);
  if (judged != nullptr) {
    out += absl::StrFormat("%s\nvoice %s\n",
                           Xml(MarkedText(MarkIn(judged->observation.sentence,
                                                 judged->observation.at))),
                           Xml(ChainText(judged->observation.chain)));
  }
  absl::StrAppend(&out, "fingerprint ", finding.fingerprint, "\n");
  if (finding.accepted) {
    absl::StrAppend(&out, Xml(AcceptanceText(*finding.accepted)), "\n");
  }
  return out;
}

// What a cell's test case tells.
struct Case {
  const Finding* worst = nullptr;  // Of those that fail it.
  std::string failure;
  std::string output;
};

// Nothing was said, and nothing is to be looked at.
bool IsSkipped(const Cell& cell, const Case& told) {
  return told.worst == nullptr && told.output.empty() &&
         (cell.stance == Stance::kSilent || cell.stance == Stance::kEarly);
}

void AddCase(const ReportClaim& claim, const Cell& cell,
             const std::string& suite, const Case& told, std::string& out) {
  out += absl::StrFormat(
      "    <testcase classname=\"%s\" name=\"%s: %s\" file=\"%s\" "
      "line=\"%d\" time=\"0\">\n",
      suite, Xml(claim.id), Xml(claim.claim), Xml(claim.file), claim.line);
  const std::string stance =
      Xml(absl::StrFormat("%s: %s", StanceName(cell.stance), cell.why));
  if (told.worst != nullptr) {
    out += absl::StrFormat(
        "      <failure message=\"%s\" type=\"%s\">%s</failure>\n",
        Xml(told.worst->message), Xml(told.worst->kind), told.failure);
  } else if (IsSkipped(cell, told)) {
    out += absl::StrFormat("      <skipped message=\"%s\"/>\n", stance);
  }
  out += absl::StrFormat("      <system-out>%s\n%s</system-out>\n", stance,
                         told.output);
  out += "    </testcase>\n";
}

}  // namespace

std::string RenderJunit(const Report& report, std::optional<Severity> fail_on) {
  const ReportIndex index(report);
  std::vector<Case> cases(report.cells.size());
  for (const Finding& finding : report.findings) {
    const int claim = index.Claim(finding.claim);
    const int source = index.Source(finding.source);
    if (claim < 0 || source < 0) continue;
    Case& told = cases[report.cells.IndexOf(claim, source)];
    const std::string text = FindingText(report, index, finding);
    if (fail_on && finding.severity >= *fail_on && !finding.accepted) {
      // Findings are sorted worst first.
      if (told.worst == nullptr) told.worst = &finding;
      told.failure += text;
    } else {
      told.output += text;
    }
  }
  int all_failures = 0;
  int all_skipped = 0;
  std::string suites;
  for (size_t s = 0; s < report.sources.size(); ++s) {
    const std::string name = Xml(report.sources[s].id);
    int failures = 0;
    int skipped = 0;
    std::string body;
    for (size_t c = 0; c < report.claims.size(); ++c) {
      const Cell& cell = report.cells[c * report.sources.size() + s];
      const Case& told = cases[c * report.sources.size() + s];
      AddCase(report.claims[c], cell, name, told, body);
      failures += told.worst != nullptr ? 1 : 0;
      skipped += IsSkipped(cell, told) ? 1 : 0;
    }
    suites += absl::StrFormat(
        "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" "
        "skipped=\"%d\" time=\"0\" file=\"%s\">\n%s  </testsuite>\n",
        name, report.claims.size(), failures, skipped,
        Xml(report.sources[s].path), body);
    all_failures += failures;
    all_skipped += skipped;
  }
  return absl::StrFormat(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" "
      "skipped=\"%d\" time=\"0\">\n%s</testsuites>\n",
      Xml(report.engine), report.cells.size(), all_failures, all_skipped,
      suites);
}

}  // namespace claimcheck
