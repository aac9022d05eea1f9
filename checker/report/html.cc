#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/report/agreement_html.h"
#include "checker/report/assets.h"
#include "checker/report/markup.h"
#include "checker/report/page_data.h"
#include "checker/report/readouts_html.h"
#include "checker/report/render.h"
#include "checker/report/report_index.h"
#include "checker/report/source_texts.h"
#include "checker/report/timeline_svg.h"
#include "checker/report/wording.h"

namespace claimcheck {
namespace {

// The page may load nothing from anywhere; style and script are inside it.
constexpr char kPolicy[] =
    "default-src 'none'; style-src 'unsafe-inline'; script-src "
    "'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

std::string Title(const Report& report) {
  std::vector<std::string> titles;
  for (const ReportRuleFile& file : report.rules) {
    if (!file.title.empty()) titles.push_back(file.title);
  }
  if (titles.empty()) return "Claims and sources";
  constexpr size_t kTitlesMax = 3;  // More make no heading.
  if (titles.size() <= kTitlesMax) return Join(titles, " · ");
  const size_t more = titles.size() - kTitlesMax;
  titles.resize(kTitlesMax);
  return absl::StrFormat("%s and %d more", Join(titles, " · "), more);
}

std::string Head(const Report& report) {
  return absl::StrFormat(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light "
      "dark\">\n<link rel=\"icon\" href=\"data:,\">\n%s\n<style>\n%s</style>\n"
      "</head>\n",
      kPolicy, Element("title", "", Title(report)), AssetText("report.css"));
}

std::string StanceBadge(Stance stance) {
  return absl::StrFormat(
      "<span class=\"badge s-%s\"><span aria-hidden=\"true\">%s</span> "
      "%s</span>",
      StanceName(stance), StanceSymbol(stance), StanceName(stance));
}

// The stances with their counts: legend and filter in one.
std::string StanceFilters(const Report& report) {
  std::string out;
  for (const Stance stance : AllStances()) {
    const int count = report.by_stance[static_cast<size_t>(stance)];
    out += absl::StrFormat(
        "<button type=\"button\" class=\"chip s-%s\" data-stance=\"%s\" "
        "aria-pressed=\"false\" title=\"%s\"%s><span class=\"symbol\" "
        "aria-hidden=\"true\">%s</span> %s <b>%d</b></button>\n",
        StanceName(stance), StanceName(stance), Escape(StanceMeaning(stance)),
        count == 0 ? " disabled" : "", StanceSymbol(stance), StanceName(stance),
        count);
  }
  return out;
}

std::string SeverityFilters(const Report& report) {
  std::string out;
  for (const Severity severity : {Severity::kError, Severity::kWarning,
                                  Severity::kInfo, Severity::kHint}) {
    const auto count = std::count_if(
        report.findings.begin(), report.findings.end(),
        [&](const Finding& finding) { return finding.severity == severity; });
    if (count == 0) continue;
    out += absl::StrFormat(
        "<button type=\"button\" class=\"chip v-%s\" data-severity=\"%s\" "
        "aria-pressed=\"false\">%s <b>%d</b></button>\n",
        SeverityName(severity), SeverityName(severity), SeverityName(severity),
        count);
  }
  return out;
}

std::string Legend() {
  std::string out =
      "<details class=\"legend\"><summary>What the stances "
      "mean</summary><dl>\n";
  for (const Stance stance : AllStances()) {
    out += absl::StrFormat("<div><dt>%s</dt>%s</div>\n", StanceBadge(stance),
                           Element("dd", "", StanceMeaning(stance)));
  }
  return out + "</dl></details>\n";
}

std::string Top(const Report& report) {
  std::string out = "<header class=\"top\">\n" +
                    Element("h1", "", Title(report)) + "\n" +
                    Element("p", "summary", SummaryLine(report)) + "\n";
  if (report.unreadable > 0) {
    out += Element("p", "alarm",
                   "Incomplete: " + Count(report.unreadable, "source") +
                       " could not be read.") +
           "\n";
  }
  return out + "</header>\n";
}

struct Section {
  std::string id;
  std::string name;  // In the list at the top.
  std::string html;  // Empty if the report has nothing for it.
};

std::string Navigation(const std::vector<Section>& sections) {
  std::string out = "<nav aria-label=\"Sections\">";
  for (const Section& section : sections) {
    if (section.html.empty()) continue;
    out += absl::StrFormat("<a href=\"#%s\">%s</a> ", section.id, section.name);
  }
  return out + "</nav>\n";
}

std::string Filters(const Report& report) {
  const std::string severities = SeverityFilters(report);
  std::string out =
      "<section class=\"filters\" aria-label=\"Filters\">\n"
      "<div class=\"chips\" role=\"group\" aria-label=\"Stances\">\n" +
      StanceFilters(report) + "</div>\n<div class=\"tools\">\n";
  if (!severities.empty()) {
    out +=
        "<div class=\"chips\" role=\"group\" aria-label=\"Severities of "
        "findings\">\n" +
        severities + "</div>\n";
  }
  return out +
         R"(<input type="search" id="search" aria-label="Search" )"
         R"(placeholder="Search claims, sources, quotes" autocomplete="off">
<label>Voice <select id="voice"><option value="">all</option></select></label>
<details class="menu"><summary>Sources: <span id="chosen">all</span></summary>
<div id="choices" role="group" aria-label="Sources"></div></details>
<label>Claims in order <select id="order-claims">
<option value="given">of the rules</option>
<option value="worst">worst finding first</option>
<option value="split">most disagreement first</option>
<option value="name">of their ids</option></select></label>
<label>Sources in order <select id="order-sources">
<option value="given">of the corpus</option>
<option value="date">of their dates</option>
<option value="publisher">of their publishers</option>
<option value="worst">most contradictions first</option></select></label>
<button type="button" id="clear" hidden>Clear filters</button>
<span id="shown" role="status"></span>
</div>
)" + Legend() +
         "</section>\n";
}

std::string MatrixHead(const Report& report) {
  std::string out =
      "<thead><tr><th scope=\"col\" class=\"corner\">Claim</th>\n";
  for (const ReportSource& source : report.sources) {
    out +=
        absl::StrFormat("<th scope=\"col\" title=\"%s\">%s%s%s</th>\n",
                        Escape(source.title), Element("span", "id", source.id),
                        Element("span", "sub", source.publisher),
                        Element("span", "sub", Published(source)));
  }
  return out + "</tr></thead>\n";
}

std::string ClaimHead(const ReportClaim& claim) {
  std::string facts(ClaimKindName(claim.kind));
  if (!claim.expect.empty()) facts += ", expects " + claim.expect;
  return absl::StrFormat(
      "<th scope=\"row\">%s%s%s</th>\n", Element("span", "id", claim.id),
      Element("span", "says", claim.claim), Element("span", "sub", facts));
}

// The script writes the cells of a row when it comes into sight.
std::string Matrix(const Report& report) {
  std::string out = "<section id=\"matrix\">\n<h2>Matrix</h2>\n";
  if (report.cells.empty()) {
    return out + "<p>No claims or no sources were checked.</p></section>\n";
  }
  out +=
      "<noscript><p>The cells of the matrix are written by the page's script, "
      "which does not run here. The sections below need none.</p></noscript>\n"
      "<p class=\"hint\">Open a cell to see the words that decide it. Arrow "
      "keys move, Home and End go to the ends of a row, Enter opens, Esc "
      "closes, / searches. A press on a source's name sorts the claims by "
      "it.</p>\n<div class=\"scroll\" tabindex=\"-1\" role=\"region\" "
      "aria-label=\"Claims and sources\"><table class=\"matrix\">\n" +
      MatrixHead(report) + "<tbody>\n";
  for (const ReportClaim& claim : report.claims) {
    out += "<tr>" + ClaimHead(claim) + "</tr>\n";
  }
  return out +
         "</tbody></table></div>\n<p class=\"none\" data-of=\"tbody tr\" "
         "hidden>No claim " +
         "fits the filters.</p>\n</section>\n";
}

std::string QuoteLine(const Observation& observation) {
  const MarkedSentence marked = MarkIn(observation.sentence, observation.at);
  // Escape() trims, and the spaces around the mark belong to the sentence.
  const auto space = [](bool there) { return there ? " " : ""; };
  return "<blockquote dir=\"auto\">" + Escape(marked.before) +
         space(marked.before.ends_with(' ') || marked.before.ends_with('\n')) +
         Element("mark", "", marked.quote) +
         space(marked.after.starts_with(' ') ||
               marked.after.starts_with('\n')) +
         Escape(marked.after) + "</blockquote>\n";
}

std::string FindingItem(const ReportIndex& index, const Finding& finding) {
  const JudgedObservation* judged = index.EvidenceOf(finding);
  std::string out = absl::StrFormat(
      "<li class=\"finding v-%s%s\" data-severity=\"%s\" data-stance=\"%s\" "
      "data-source=\"%d\" data-voice=\"%s\">\n",
      SeverityName(finding.severity), finding.accepted ? " accepted" : "",
      SeverityName(finding.severity), StanceName(finding.stance),
      index.Source(finding.source), Escape(finding.voice));
  out += "<p>" +
         Element("span",
                 absl::StrFormat("badge v-%s", SeverityName(finding.severity)),
                 SeverityName(finding.severity)) +
         " " + Element("span", "message", finding.message) + "</p>\n";
  if (judged != nullptr) {
    out += QuoteLine(judged->observation);
  } else if (finding.at) {
    out += "<blockquote dir=\"auto\">" +
           Element("mark", "", finding.at->quote) + "</blockquote>\n";
  }
  out += "<p class=\"facts\">";
  if (index.Claim(finding.claim) >= 0 && index.Source(finding.source) >= 0) {
    out += absl::StrFormat("<a href=\"%s\">%s</a>",
                           CellLink(finding.claim, finding.source),
                           Escape(finding.claim + " / " + finding.source));
  } else {
    out += Element("span", "", finding.claim);
  }
  if (!finding.kind.empty()) out += Element("span", "", finding.kind);
  if (judged != nullptr) {
    out += Element("span", "", ChainText(judged->observation.chain));
  } else if (!finding.voice.empty()) {
    out += Element("span", "", finding.voice);
  }
  if (finding.at) {
    out += Element("code", "", PlaceText(finding.path, finding.at->place));
  }
  out += Element("code", "print", finding.fingerprint) + "</p>";
  if (finding.accepted) {
    out += "\n";
    out += Element("p", "facts", AcceptanceText(*finding.accepted));
  }
  return out + "</li>\n";
}

std::string Findings(const Report& report, const ReportIndex& index) {
  std::string out = "<section id=\"findings\">\n<h2>Findings</h2>\n";
  if (report.findings.empty()) return out + "<p>None.</p></section>\n";
  out += "<ol class=\"findings\">\n";
  for (const Finding& finding : report.findings) {
    out += FindingItem(index, finding);
  }
  return out +
         "</ol>\n<p class=\"none\" data-of=\".finding\" hidden>No finding fits "
         "the "
         "filters.</p>\n</section>\n";
}

std::string Values(const Report& report) {
  if (report.groups.empty()) return "";
  std::string out =
      "<section id=\"values\">\n<h2>Values, compared between sources</h2>\n"
      "<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Claim</th>"
      "<th scope=\"col\">Value</th><th scope=\"col\">Sources</th><th "
      "scope=\"col\">Independent origins</th></tr></thead>\n<tbody>\n";
  for (const ValueGroup& group : report.groups) {
    const std::string& claim =
        report.claims[static_cast<size_t>(group.claim)].id;
    std::vector<std::string> links;
    for (const int source : group.sources) {
      const std::string& id = report.sources[static_cast<size_t>(source)].id;
      links.push_back(absl::StrFormat("<a href=\"%s\">%s</a>",
                                      CellLink(claim, id), Escape(id)));
    }
    out += absl::StrFormat(
        "<tr class=\"of-cells\" data-claim=\"%d\" "
        "data-sources=\"%s\">%s%s<td>%s</td><td>%d</td>"
        "</tr>\n",
        group.claim, absl::StrJoin(group.sources, " "),
        Element("td", "id", claim), Element("td", "value", group.value),
        Join(links, ", "), group.origins);
  }
  return out + "</tbody></table></div></section>\n";
}

std::string Sources(const Report& report) {
  std::string out =
      "<section id=\"sources\">\n<h2>Sources</h2>\n<div class=\"scroll\">"
      "<table>\n<thead><tr><th scope=\"col\">Id</th><th scope=\"col\">Title"
      "</th><th scope=\"col\">Publisher</th><th scope=\"col\">Language</th>"
      "<th scope=\"col\">Published</th><th scope=\"col\">Voice</th><th "
      "scope=\"col\">Origin</th><th scope=\"col\">File</th></tr></thead>\n"
      "<tbody>\n";
  for (size_t i = 0; i < report.sources.size(); ++i) {
    const ReportSource& source = report.sources[i];
    out += absl::StrFormat(
        "<tr class=\"of-source\" data-source=\"%d\">%s<td "
        "dir=\"auto\">%s</td>%s%s%s%s%s<td><code>%s</code>%s</td>"
        "</tr>\n",
        i, Element("td", "id", source.id), Link(source.url, source.title),
        Element("td", "", source.publisher), Element("td", "", source.language),
        Element("td", "", Published(source)), Element("td", "", source.voice),
        Element("td", "", source.origin), Escape(source.path),
        Element("span", "sum", source.sha256));
  }
  return out + "</tbody></table></div></section>\n";
}

std::string Rules(const Report& report) {
  std::string out =
      "<section id=\"rules\">\n<h2>Rules</h2>\n<div class=\"scroll\"><table>\n"
      "<thead><tr><th scope=\"col\">Title</th><th scope=\"col\">File</th>"
      "</tr></thead>\n<tbody>\n";
  for (const ReportRuleFile& file : report.rules) {
    out += absl::StrFormat("<tr>%s<td><code>%s</code>%s</td></tr>\n",
                           Element("td", "", file.title), Escape(file.path),
                           Element("span", "sum", file.sha256));
  }
  return out + "</tbody></table></div></section>\n";
}

}  // namespace

std::string RenderHtml(const Report& report,
                       const std::vector<const Source*>& sources,
                       std::string_view arguments) {
  const ReportIndex index(report);
  const std::vector<Section> sections = {
      {"matrix", "Matrix", Matrix(report)},
      {"findings", "Findings", Findings(report, index)},
      {"agreement", "Sources against each other", AgreementHtml(report)},
      {"values", "Values", Values(report)},
      {"timelines", "Timelines", TimelinesHtml(report)},
      {"readouts", "Readouts side by side", ReadoutsHtml(report)},
      {"sources", "Sources", Sources(report)},
      {"rules", "Rules", Rules(report)}};
  std::string out = Head(report) +
                    "<body>\n<a class=\"skip\" href=\"#matrix\">To the "
                    "matrix</a>\n<main>\n" +
                    Top(report) + Navigation(sections) + Filters(report);
  for (const Section& section : sections) out += section.html;
  out +=
      absl::StrFormat("<footer>%s</footer>\n</main>\n", Escape(report.engine));
  out +=
      "<div id=\"panel\" role=\"dialog\" aria-labelledby=\"panel-title\" "
      "tabindex=\"-1\" hidden></div>\n";
  out += EmbeddedJson("id=\"report-data\"", PageData(report, index, arguments));
  for (size_t c = 0; c < report.claims.size(); ++c) {
    out += EmbeddedJson("class=\"row\"", RowData(report, static_cast<int>(c)));
  }
  out += EmbeddedJson("id=\"report-texts\"", SourceTexts(report, sources));
  // One scope for all: each uses what those before it declare.
  for (const char* name : {"data.js", "words.js", "panel.js", "matrix.js",
                           "filters.js", "start.js"}) {
    out += absl::StrFormat("<script>\n%s</script>\n", AssetText(name));
  }
  return out + "</body>\n</html>\n";
}

}  // namespace claimcheck
