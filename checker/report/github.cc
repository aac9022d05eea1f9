#include "checker/report/github.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "checker/report/render.h"
#include "checker/report/report_index.h"
#include "checker/report/result_place.h"
#include "checker/report/wording.h"
#include "checker/text/printable.h"

namespace claimcheck {
namespace {

std::string Data(const std::string& text) {
  return absl::StrReplaceAll(text,
                             {{"%", "%25"}, {"\r", "%0D"}, {"\n", "%0A"}});
}

std::string Property(const std::string& text) {
  return absl::StrReplaceAll(Data(text), {{":", "%3A"}, {",", "%2C"}});
}

std::string_view Command(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kInfo:
    case Severity::kHint:
    case Severity::kOff:
      return "notice";
  }
  return "notice";
}

std::string Annotation(const Report& report, const ReportIndex& index,
                       const Finding& finding) {
  const Evidence at = PlaceOfFinding(report, index, finding);
  const LineColumn end = EndOf(at);
  std::string out = absl::StrFormat(
      "::%s file=%s,line=%d,endLine=%d",
      Command(finding.accepted ? Severity::kHint : finding.severity),
      Property(Printable(RepositoryPath(finding.path))), at.place.line,
      end.line);
  if (at.place.line == end.line) {
    out += absl::StrFormat(",col=%d,endColumn=%d", at.place.column, end.column);
  }
  std::string message = Printable(finding.message);
  const JudgedObservation* judged = index.EvidenceOf(finding);
  if (judged != nullptr) {
    absl::StrAppend(&message, "\n",
                    MarkedText(MarkIn(judged->observation.sentence,
                                      judged->observation.at)));
  }
  if (finding.accepted) {
    absl::StrAppend(&message, "\n", AcceptanceText(*finding.accepted));
  }
  return absl::StrFormat(
      "%s,title=%s::%s\n", out,
      Property(absl::StrFormat("%s in %s [%s]", Printable(finding.claim),
                               Printable(finding.source),
                               Printable(finding.kind))),
      Data(message));
}

}  // namespace

std::string RenderGithub(const Report& report) {
  const ReportIndex index(report);
  std::string out;
  for (const Finding& finding : report.findings) {
    out += Annotation(report, index, finding);
  }
  return absl::StrCat(out, SummaryLine(report), "\n");
}

}  // namespace claimcheck
