#include "checker/report/gitlab.h"

#include <string_view>

#include "absl/strings/str_cat.h"
#include "checker/report/json_parts.h"
#include "checker/report/report_index.h"
#include "checker/report/result_place.h"
#include "checker/report/wording.h"
#include "checker/text/printable.h"

namespace claimcheck {
namespace {

using Json = nlohmann::ordered_json;

std::string_view GitlabSeverity(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "critical";
    case Severity::kWarning:
      return "major";
    case Severity::kInfo:
      return "minor";
    case Severity::kHint:
    case Severity::kOff:
      return "info";
  }
  return "info";
}

}  // namespace

std::string RenderGitlab(const Report& report) {
  const ReportIndex index(report);
  const auto issue = [&](const Finding& finding) -> Json {
    const Evidence at = PlaceOfFinding(report, index, finding);
    Json lines = {{"begin", at.place.line}, {"end", EndOf(at).line}};
    Json location = {{"path", std::string(RepositoryPath(finding.path))},
                     {"lines", std::move(lines)}};
    std::string description =
        absl::StrCat(finding.source, ": ", Printable(finding.message));
    Severity severity = finding.severity;
    if (finding.accepted) {  // GitLab has no other word for it.
      absl::StrAppend(&description, " (", AcceptanceText(*finding.accepted),
                      ")");
      severity = Severity::kHint;
    }
    return {{"type", "issue"},
            {"description", std::move(description)},
            {"check_name", finding.claim},
            {"fingerprint", finding.fingerprint},
            {"severity", NameJson(GitlabSeverity(severity))},
            {"location", std::move(location)}};
  };
  return absl::StrCat(
      ArrayOf(report.findings, issue)
          .dump(2, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace),
      "\n");
}

}  // namespace claimcheck
