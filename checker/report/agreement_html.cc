#include "checker/report/agreement_html.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/report/markup.h"
#include "checker/report/wording.h"
#include "checker/verdict/agreement.h"

namespace claimcheck {
namespace {

constexpr size_t kListedPairsMax = 100;

struct SourcePair {
  int a = 0;
  int b = 0;
  Agreement agreement;
};

// Pairs that both speak of a claim; those that differ most often first.
std::vector<SourcePair> PairsOf(
    const std::vector<std::vector<Agreement>>& agreements) {
  std::vector<SourcePair> pairs;
  for (size_t a = 0; a < agreements.size(); ++a) {
    for (size_t b = a + 1; b < agreements.size(); ++b) {
      const Agreement& of = agreements[a][b];
      if (of.alike + of.unlike > 0) {
        pairs.push_back({static_cast<int>(a), static_cast<int>(b), of});
      }
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const SourcePair& x, const SourcePair& y) {
                     return x.agreement.unlike > y.agreement.unlike;
                   });
  return pairs;
}

// Five tones, from all alike to half or more unlike.
int Heat(const Agreement& of) {
  if (of.unlike == 0) return 0;
  const int percent = 100 * of.unlike / (of.alike + of.unlike);
  return percent < 10 ? 1 : percent < 25 ? 2 : percent < 50 ? 3 : 4;
}

std::string Words(const Agreement& of) {
  return absl::StrFormat("%s alike, %d unlike", Count(of.alike, "claim"),
                         of.unlike);
}

const std::string& Id(const Report& report, int source) {
  return report.sources[static_cast<size_t>(source)].id;
}

std::string MapCell(const Report& report, int a, int b, const Agreement& of) {
  if (a == b) {
    return absl::StrFormat(
        "<td class=\"self of-source\" data-source=\"%d\"></td>", b);
  }
  if (of.alike + of.unlike == 0) {
    return absl::StrFormat(
        "<td class=\"apart of-source\" data-source=\"%d\" title=\"no claim of "
        "which both speak\">·</td>",
        b);
  }
  return absl::StrFormat(
      "<td class=\"heat-%d of-source\" data-source=\"%d\" data-pair=\"%d %d\" "
      "title=\"%s\">=%d%s</td>",
      Heat(of), b, a, b,
      Escape(absl::StrCat(Id(report, a), ", ", Id(report, b), ": ", Words(of))),
      of.alike, of.unlike > 0 ? absl::StrFormat(" ≠%d", of.unlike) : "");
}

std::string Map(const Report& report,
                const std::vector<std::vector<Agreement>>& agreements) {
  const int n = static_cast<int>(agreements.size());
  std::string out =
      "<div class=\"scroll\"><table class=\"map\">\n<thead><tr><th "
      "scope=\"col\">Source</th>";
  for (int b = 0; b < n; ++b) {
    absl::StrAppendFormat(&out,
                          "<th scope=\"col\" class=\"of-source\" "
                          "data-source=\"%d\" title=\"%s\">%d</th>",
                          b, Escape(Id(report, b)), b + 1);
  }
  out += "</tr></thead>\n<tbody>\n";
  for (int a = 0; a < n; ++a) {
    absl::StrAppendFormat(&out,
                          "<tr class=\"of-source\" data-source=\"%d\"><th "
                          "scope=\"row\">%d %s</th>",
                          a, a + 1, Element("bdi", "id", Id(report, a)));
    for (int b = 0; b < n; ++b) {
      out +=
          MapCell(report, a, b,
                  agreements[static_cast<size_t>(a)][static_cast<size_t>(b)]);
    }
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

std::string List(const Report& report, const std::vector<SourcePair>& pairs) {
  std::string out = "<ol class=\"pairs-of-sources\">\n";
  size_t unlike = 0;
  for (const SourcePair& pair : pairs) {
    if (pair.agreement.unlike == 0) break;
    if (++unlike > kListedPairsMax) continue;
    absl::StrAppendFormat(
        &out, "<li data-pair=\"%d %d\">%s, %s: %s</li>\n", pair.a, pair.b,
        Element("bdi", "id", Id(report, pair.a)),
        Element("bdi", "id", Id(report, pair.b)), Words(pair.agreement));
  }
  out += "</ol>\n";
  if (unlike > kListedPairsMax) {
    out += absl::StrFormat("<p>%d more pairs differ.</p>\n",
                           unlike - kListedPairsMax);
  }
  return unlike == 0 ? "<p>No two sources differ.</p>\n" : out;
}

}  // namespace

std::string AgreementHtml(const Report& report) {
  const int sources = static_cast<int>(report.sources.size());
  const std::string head =
      "<section id=\"agreement\">\n<h2>Sources against each other</h2>\n";
  if (sources > kComparedSourcesMax) {
    return absl::StrFormat(
        "%s<p>Left out: %d sources are too many to compare each with "
        "each.</p></section>\n",
        head, sources);
  }
  const auto agreements = AgreementOfSources(report);
  const std::vector<SourcePair> pairs = PairsOf(agreements);
  if (pairs.empty()) return "";
  return absl::StrCat(
      head,
      "<p class=\"note\">In how many of the claims of which both speak two "
      "sources say the same (=), and in how many they exclude each other (≠). "
      "What is unclear, or divided in itself, counts for neither.</p>\n<p "
      "class=\"hint\">A press on a pair shows these two sources alone.</p>\n",
      sources <= kMapSourcesMax
          ? Map(report, agreements)
          : "<p>The pairs that differ most often:</p>\n" + List(report, pairs),
      "</section>\n");
}

}  // namespace claimcheck
