// The report as Markdown, for pull requests and summaries of CI jobs.

#ifndef CHECKER_REPORT_MARKDOWN_H_
#define CHECKER_REPORT_MARKDOWN_H_

#include <string>
#include <string_view>

#include "checker/verdict/report.h"

namespace claimcheck {

// The summary, the table of claims against sources, the sources, and every
// finding with its quote.
//
// Source: GitHub Flavored Markdown 0.29.
std::string RenderMarkdown(const Report& report);

// The text such that Markdown shows it as it is, on one line, in a paragraph, a
// quotation or a cell of a table: no emphasis, link, image, mention of a user,
// cell border or HTML comes out of it.
std::string MarkdownText(std::string_view text);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_MARKDOWN_H_
