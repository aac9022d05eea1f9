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
       [](const FormatInput& in, Sink sink) {
         sink(RenderText(in.report, in.text));
       }},
      {"json", "all there is, for programs (claimcheck-report/1)",
       [](const FormatInput& in, Sink sink) { WriteJson(in.report, sink); }},
      {"jsonl", "the same as JSON Lines, an object a line",
       [](const FormatInput& in, Sink sink) {
         WriteJsonLines(in.report, sink);
       }},
      {"html", "one page that opens from disk",
       [](const FormatInput& in, Sink sink) {
         sink(RenderHtml(in.report, in.sources, in.arguments));
       },
       /*needs_texts=*/true},
      {"markdown", "for pull requests and summaries of CI jobs",
       [](const FormatInput& in, Sink sink) {
         sink(RenderMarkdown(in.report));
       }},
      {"sarif", "SARIF 2.1.0, for code scanning and editors",
       [](const FormatInput& in, Sink sink) { sink(RenderSarif(in.report)); }},
      {"junit", "JUnit XML, for the test pages of CI servers",
       [](const FormatInput& in, Sink sink) {
         sink(RenderJunit(in.report, in.fail_on));
       }},
      {"github", "annotations of GitHub Actions",
       [](const FormatInput& in, Sink sink) { sink(RenderGithub(in.report)); }},
      {"gitlab", "a code quality report of GitLab",
       [](const FormatInput& in, Sink sink) { sink(RenderGitlab(in.report)); }},
      {"csv", "a row for each cell, for spreadsheets",
       [](const FormatInput& in, Sink sink) { sink(RenderCsv(in.report)); }},
      {"web-annotation", "evidence as W3C web annotations (JSON-LD)",
       [](const FormatInput& in, Sink sink) {
         sink(RenderWebAnnotation(in.report, in.sources));
       },
       /*needs_texts=*/true},
      {"claimreview", "drafts of schema.org ClaimReview (JSON-LD)",
       [](const FormatInput& in, Sink sink) {
         sink(RenderClaimReview(in.report));
       }},
  };
  return *formats;
}

std::string Format::Render(const FormatInput& input) const {
  std::string out;
  write(input, [&out](std::string_view piece) { out += piece; });
  return out;
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
