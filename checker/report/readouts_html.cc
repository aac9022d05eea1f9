#include "checker/report/readouts_html.h"

#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/report/markup.h"
#include "checker/report/readout_wording.h"
#include "checker/report/wording.h"

namespace claimcheck {
namespace {

// Escape() trims, and the spaces around a mark belong to the sentence.
std::string EscapePart(const std::string& text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\n'; };
  std::string out = Escape(text);
  if (out.empty()) return text.empty() ? "" : " ";
  if (is_space(text.front()) && !out.starts_with(' ')) out.insert(0, 1, ' ');
  if (is_space(text.back()) && !out.ends_with(' ')) out += " ";
  return out;
}

class ViewHtml {
 public:
  ViewHtml(const Report& report, const ReadoutView& view)
      : report_(report), view_(view) {}

  std::string operator()() const {
    std::string out =
        absl::StrFormat("<article class=\"readout\" data-sources=\"%s\">\n",
                        absl::StrJoin(view_.sources, " "));
    out += Element("h3", "", ViewTitle(report_, view_)) +
           "\n<div class=\"scroll\"><table class=\"sides\">\n" + Head() +
           "<tbody>\n";
    for (const ReadoutRow& row : view_.rows) out += RowHtml(row);
    return out + "</tbody></table></div></article>\n";
  }

 private:
  std::string Head() const {
    std::string out = "<thead><tr><th scope=\"col\">Claim</th>\n";
    for (const ReadoutSide& side : view_.sides) {
      out += absl::StrFormat("<th scope=\"col\">%s%s</th>\n",
                             Element("span", "id", side.side),
                             Element("span", "sub", SideText(report_, side)));
    }
    return out + "</tr></thead>\n";
  }

  std::string RowHtml(const ReadoutRow& row) const {
    const ReportClaim& claim = report_.claims[static_cast<size_t>(row.claim)];
    std::string out = absl::StrFormat(
        "<tr class=\"m-%s%s\" data-claim=\"%d\"><th scope=\"row\">%s%s%s"
        "</th>\n",
        RowMarkName(row.mark), row.differs.empty() ? "" : " differs", row.claim,
        Element("span", "id", claim.id), Element("span", "says", claim.claim),
        Element("span", "mark-of-row", MarkText(row)));
    for (size_t i = 0; i < row.cells.size(); ++i) {
      out += absl::StrFormat("<td data-side=\"%s\">%s</td>\n",
                             Escape(view_.sides[i].side), CellHtml(row, i));
    }
    out += "</tr>\n";
    const bool told =
        claim.kind == ClaimKind::kFraming || row.mark == RowMark::kNeither;
    if (told && !row.others.empty()) {
      out += absl::StrFormat(
          "<tr class=\"others\" data-claim=\"%d\"><td></td><td "
          "colspan=\"%d\">%s%s</td></tr>\n",
          row.claim, static_cast<int>(row.cells.size()),
          Element("p", "facts", "In other voices"),
          Said(row.claim, row.others, ""));
    }
    return out;
  }

  std::string CellHtml(const ReadoutRow& row, size_t index) const {
    const ReadoutCell& cell = row.cells[index];
    const ReadoutSide& side = view_.sides[index];
    const ClaimKind kind = report_.claims[static_cast<size_t>(row.claim)].kind;
    std::vector<std::string> facts;
    std::string out;
    if (cell.state != SideState::kSays) {
      out +=
          Element("p", absl::StrFormat("state t-%s", SideStateName(cell.state)),
                  StateText(cell.state));
    } else if (kind != ClaimKind::kTopic && kind != ClaimKind::kFraming) {
      out += absl::StrFormat(
          "<p><span class=\"badge s-%s\"><span aria-hidden=\"true\">%s</span> "
          "%s</span></p>",
          StanceName(cell.stance), StanceSymbol(cell.stance),
          StanceName(cell.stance));
    }
    if (kind == ClaimKind::kFraming && !cell.says.empty()) {
      out += Element("p", "frames", FramesText(report_, row.claim, cell));
    }
    const std::string strength = StrengthText(report_, row.claim, cell);
    if (!strength.empty()) out += Element("p", "strength", strength);
    const std::string depth = DepthText(side, cell, TopicsOf(view_, index));
    if (!depth.empty()) out += Element("p", "facts", depth);
    const std::string& known =
        side.voices.size() == 1 ? side.voices[0] : side.side;
    out += Said(row.claim, cell.says, known);
    for (const SaidSentence& said :
         BySentence(report_, row.claim, cell.second_hand)) {
      const ReadoutEntry& entry = *said.entries.front();
      out += absl::StrFormat(
          "<p class=\"facts\">%s%s</p>",
          Element("span", "",
                  entry.voice + " says " + entry.reported + " said so"),
          PlaceLink(row.claim, entry));
    }
    return out;
  }

  std::string PlaceLink(int claim, const ReadoutEntry& entry) const {
    const ReportSource& source =
        report_.sources[static_cast<size_t>(entry.source)];
    const LineColumn place =
        EvidenceOf(report_, claim, entry).observation.at.place;
    return absl::StrFormat(
        "<a class=\"place\" href=\"%s\">%s</a>",
        CellLink(report_.claims[static_cast<size_t>(claim)].id, source.id),
        Escape(
            absl::StrFormat("%s:%d:%d", source.id, place.line, place.column)));
  }

  std::string Said(int claim, const std::vector<ReadoutEntry>& entries,
                   const std::string& known) const {
    std::string out;
    for (const SaidSentence& said : BySentence(report_, claim, entries)) {
      const ReadoutEntry& first = *said.entries.front();
      const std::string teller = TellerText(
          EvidenceOf(report_, claim, first).observation, first, known);
      out += "<blockquote dir=\"auto\">";
      for (const SentencePart& part : PartsOf(report_, claim, said)) {
        out += part.marked ? Element("mark", "", part.text)
                           : EscapePart(part.text);
      }
      out += "</blockquote><p class=\"facts\">";
      if (!teller.empty()) out += Element("span", "", teller);
      out += PlaceLink(claim, first) + "</p>\n";
    }
    return out;
  }

  const Report& report_;
  const ReadoutView& view_;
};

}  // namespace

std::string ReadoutsHtml(const Report& report) {
  if (report.readouts.empty()) return "";
  std::string out =
      "<section id=\"readouts\">\n<h2>Readouts side by side</h2>\n";
  for (const ReadoutView& view : report.readouts) {
    out += ViewHtml(report, view)();
  }
  return out + "</section>\n";
}

}  // namespace claimcheck
