#include "checker/report/formats.h"

#include "checker/report/claim_review.h"
#include "checker/report/csv.h"
#include "checker/report/github.h"
#include "checker/report/gitlab.h"
#include "checker/report/junit.h"
#include "checker/report/markdown.h"
#include "checker/report/sarif.h"
#include "checker/report/web_annotation.h"

namespace claimcheck {

const std::vector<Format>& Formats() {
  static const auto* formats = new std::vector<Format>{
      {"text", "for a terminal",
       [](const FormatInput& in) { return RenderText(in.report, in.text); }},
      {"json", "all there is, for programs (claimcheck-report/1)",
       [](const FormatInput& in) { return RenderJson(in.report); }},
      {"jsonl", "the same as JSON Lines, an object a line",
       [](const FormatInput& in) { return RenderJsonLines(in.report); }},
      {"html", "one page that opens from disk",
       [](const FormatInput& in) {
         return RenderHtml(in.report, in.sources, in.arguments);
       }},
      {"markdown", "for pull requests and summaries of CI jobs",
       [](const FormatInput& in) { return RenderMarkdown(in.report); }},
      {"sarif", "SARIF 2.1.0, for code scanning and editors",
       [](const FormatInput& in) { return RenderSarif(in.report); }},
      {"junit", "JUnit XML, for the test pages of CI servers",
       [](const FormatInput& in) {
         return RenderJunit(in.report, in.fail_on);
       }},
      {"github", "annotations of GitHub Actions",
       [](const FormatInput& in) { return RenderGithub(in.report); }},
      {"gitlab", "a code quality report of GitLab",
       [](const FormatInput& in) { return RenderGitlab(in.report); }},
      {"csv", "a row for each cell, for spreadsheets",
       [](const FormatInput& in) { return RenderCsv(in.report); }},
      {"web-annotation", "evidence as W3C web annotations (JSON-LD)",
       [](const FormatInput& in) {
         return RenderWebAnnotation(in.report, in.sources);
       }},
      {"claimreview", "drafts of schema.org ClaimReview (JSON-LD)",
       [](const FormatInput& in) { return RenderClaimReview(in.report); }},
  };
  return *formats;
}

std::vector<std::string> FormatNames() {
  std::vector<std::string> names;
  for (const Format& format : Formats()) names.emplace_back(format.name);
  return names;
}

const Format* FindFormat(std::string_view name) {
  for (const Format& format : Formats()) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace claimcheck
