#include "checker/report/result_place.h"

#include "checker/report/markup.h"
#include "checker/text/utf8.h"

namespace claimcheck {

LineColumn EndOf(const Evidence& evidence) {
  LineColumn end = evidence.place;
  const std::string& quote = evidence.quote;
  for (size_t i = 0; i < quote.size(); ++i) {
    const char c = quote[i];
    const bool crlf = c == '\r' && i + 1 < quote.size() && quote[i + 1] == '\n';
    if (c == '\n' || (c == '\r' && !crlf)) {
      end = {end.line + 1, 1};
    } else if (!crlf && !IsContinuationByte(c)) {
      ++end.column;
    }
  }
  return end;
}

Evidence PlaceOfFinding(const Report& report, const ReportIndex& index,
                        const Finding& finding) {
  if (finding.at) return *finding.at;
  const int claim = index.Claim(finding.claim);
  const int source = index.Source(finding.source);
  if (claim < 0 || source < 0) return {};
  const Cell& cell = report.CellAt(claim, source);
  if (cell.raised_at) return *cell.raised_at;
  if (!cell.rejected.empty()) return cell.rejected.front().at;
  return {};
}

std::string_view RepositoryPath(std::string_view path) {
  while (path.starts_with("./")) {
    path.remove_prefix(2);
    while (path.starts_with('/')) path.remove_prefix(1);
  }
  return path;
}

std::string PathUri(std::string_view path) {
  path = RepositoryPath(path);
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    out += c == '/' ? "/" : UriPart(std::string_view(&c, 1));
  }
  return out;
}

std::string Shortened(const std::string& text, int max) {
  if (CountChars(text) <= max) return text;
  int left = max - 1;  // One for the mark.
  size_t end = 0;
  while (end < text.size()) {
    if (!IsContinuationByte(text[end]) && left-- == 0) break;
    ++end;
  }
  return text.substr(0, end) + "…";
}

}  // namespace claimcheck
