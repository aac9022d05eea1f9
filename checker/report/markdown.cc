#include "checker/report/markdown.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/report/render.h"
#include "checker/report/report_index.h"
#include "checker/report/wording.h"
#include "checker/text/printable.h"

namespace claimcheck {
namespace {

// How one character is written; "" if as it is. Backslashes only where every
// Markdown knows them, else entities.
std::string_view Written(char c) {
  switch (c) {
    case '`':
      return "\\`";
    case '*':
      return "\\*";
    case '_':
      return "\\_";
    case '[':
      return "\\[";
    case ']':
      return "\\]";
    case '#':
      return "\\#";
    case '\\':
      return "&#92;";
    case '|':
      return "&#124;";
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '~':
      return "&#126;";
    case '$':
      return "&#36;";
    case '@':
      // Users are looked for in what has been rendered, so it takes an element.
      return "@<!-- -->";
    default:
      return "";
  }
}

bool IsDigit(char c) { return '0' <= c && c <= '9'; }

std::string Row(const std::vector<std::string>& cells) {
  return absl::StrCat("| ", Join(cells, " | "), " |\n");
}

std::string Table(const Report& report) {
  if (report.cells.empty()) return "";
  std::vector<std::string> head = {"claim"};
  for (const ReportSource& source : report.sources) {
    head.push_back(MarkdownText(source.id));
  }
  std::string out =
      Row(head) + Row(std::vector<std::string>(head.size(), "---"));
  for (size_t claim = 0; claim < report.claims.size(); ++claim) {
    std::vector<std::string> row = {MarkdownText(report.claims[claim].id)};
    for (size_t source = 0; source < report.sources.size(); ++source) {
      const Cell& cell =
          report.CellAt(static_cast<int>(claim), static_cast<int>(source));
      row.push_back(absl::StrFormat("%s %s", StanceSymbol(cell.stance),
                                    StanceName(cell.stance)));
    }
    out += Row(row);
  }
  return out + "\n";
}

std::string SourceList(const Report& report) {
  if (report.sources.empty()) return "";
  std::string out =
      Row({"source", "publisher", "published"}) + Row({"---", "---", "---"});
  for (const ReportSource& source : report.sources) {
    const std::string& who =
        source.publisher.empty() ? source.title : source.publisher;
    out += Row({MarkdownText(source.id), MarkdownText(who), Published(source)});
  }
  return out + "\n";
}

std::string FindingText(const ReportIndex& index, const Finding& finding) {
  std::string out =
      absl::StrFormat("- **%s**: %s\n\n", SeverityName(finding.severity),
                      MarkdownText(finding.message));
  const JudgedObservation* judged = index.EvidenceOf(finding);
  std::string words;
  if (judged != nullptr) {
    words = MarkedText(
        MarkIn(judged->observation.sentence, judged->observation.at));
  } else if (finding.at) {
    words = absl::StrCat("[[", finding.at->quote, "]]");
  }
  if (!words.empty())
    absl::StrAppend(&out, "  > ", MarkdownText(words), "\n\n");
  std::string place = finding.path;
  if (finding.at) place = PlaceText(finding.path, finding.at->place);
  out += absl::StrFormat("  %s; claim %s; source %s", MarkdownText(place),
                         MarkdownText(finding.claim),
                         MarkdownText(finding.source));
  if (judged != nullptr) {
    absl::StrAppend(&out, "; voice ",
                    MarkdownText(ChainText(judged->observation.chain)));
  } else if (!finding.voice.empty()) {
    absl::StrAppend(&out, "; voice ", MarkdownText(finding.voice));
  }
  absl::StrAppend(&out, "; fingerprint ", finding.fingerprint);
  if (finding.accepted) {
    absl::StrAppend(&out, "; ",
                    MarkdownText(AcceptanceText(*finding.accepted)));
  }
  return absl::StrCat(out, "\n\n");
}

std::string Findings(const Report& report) {
  if (report.findings.empty()) return "No findings.\n";
  const ReportIndex index(report);
  std::string out = absl::StrFormat(
      "### %s\n\n", Count(static_cast<int>(report.findings.size()), "finding"));
  for (const Finding& finding : report.findings) {
    out += FindingText(index, finding);
  }
  out.pop_back();
  return out;
}

}  // namespace

std::string MarkdownText(std::string_view text) {
  const std::string plain = Printable(text);
  std::string out;
  size_t digits = 0;  // How many of them the text begins with.
  while (digits < plain.size() && IsDigit(plain[digits])) ++digits;
  for (size_t i = 0; i < plain.size(); ++i) {
    const char c = plain[i];
    const std::string_view rest = std::string_view(plain).substr(i);
    // Would begin a list or underline a heading.
    const bool first = i == 0 && (c == '-' || c == '+' || c == '=');
    const bool numbered = i > 0 && i == digits && (c == '.' || c == ')');
    // Would be a link, without any mark for one.
    const bool address =
        rest.starts_with("://") ||
        (i >= 3 && c == '.' && (rest.size() > 1) &&
         (plain.substr(i - 3, 3) == "www" || plain.substr(i - 3, 3) == "WWW"));
    const std::string_view written = Written(c);
    if (first || numbered || address) {
      out += absl::StrFormat("&#%d;", static_cast<int>(c));
    } else if (!written.empty()) {
      out += written;
    } else {
      out += c;
    }
  }
  return out;
}

std::string RenderMarkdown(const Report& report) {
  return absl::StrCat("## ", MarkdownText(report.engine), "\n\n",
                      MarkdownText(SummaryLine(report)), "\n\n", Table(report),
                      SourceList(report), Findings(report));
}

}  // namespace claimcheck
