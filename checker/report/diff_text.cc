// The difference of two reports for a terminal.

#include <string>

#include "absl/strings/str_cat.h"
#include "checker/report/diff_wording.h"
#include "checker/report/render_diff.h"
#include "checker/report/wording.h"
#include "checker/text/printable.h"

namespace claimcheck {
namespace {

constexpr int kIndent = 4;

std::string_view DirectionColor(Direction direction) {
  switch (direction) {
    case Direction::kWorse:
      return SeverityColor(Severity::kError);
    case Direction::kSame:
      return SeverityColor(Severity::kOff);
    case Direction::kBetter:
      return StanceColor(Stance::kAgree);
  }
  return "";
}

std::string SideName(const DiffSide& side) {
  constexpr size_t kShort = 12;
  std::string name = Printable(side.name);
  if (!side.commit.empty() && !side.commit.starts_with(side.name)) {
    absl::StrAppend(&name, " (", side.commit.substr(0, kShort), ")");
  }
  return name;
}

std::string Stances(const DiffCell& cell, bool color) {
  const auto stance = [&](const Cell* of) {
    return of == nullptr
               ? DiffStance(of)
               : Colored(DiffStance(of), StanceColor(of->stance), color);
  };
  return stance(cell.before) + " → " + stance(cell.after);
}

std::string PartText(const DiffPart& part, const TextOptions& options) {
  std::string line = part.what;
  if (!part.id.empty()) absl::StrAppend(&line, ": ", Printable(part.id));
  if (!part.place.empty()) {
    absl::StrAppend(&line, " (", Printable(part.place), ")");
  }
  if (!part.counts.empty()) absl::StrAppend(&line, ": ", part.counts);
  return Wrap(line, 2, options.width);
}

std::string CellText(const DiffCell& cell, const TextOptions& options) {
  const Direction direction = cell.change->direction;
  std::string label(DirectionName(direction));
  if (direction == Direction::kSame) label = "no finding came or went";
  std::string out = absl::StrCat(
      Printable(cell.claim), " x ", Printable(cell.source), ": ",
      Stances(cell, options.color), " (", CausesText(cell.change->causes), "; ",
      Colored(label, DirectionColor(direction), options.color), ")\n");
  const JudgedObservation* judged = cell.evidence.judged;
  if (judged == nullptr) {
    const Cell& there = cell.after == nullptr ? *cell.before : *cell.after;
    return out + Wrap(Printable(there.why), kIndent, options.width) + "\n";
  }
  out += Wrap(
      absl::StrCat(cell.evidence.from_new ? "" : "before: ",
                   PlaceText(Printable(cell.evidence.path),
                             judged->observation.at.place),
                   judged->why.empty() ? "" : ": ", Printable(judged->why)),
      kIndent, options.width);
  return out +
         Wrap(MarkedText(
                  MarkIn(judged->observation.sentence, judged->observation.at)),
              kIndent, options.width) +
         "\n";
}

std::string FindingText(std::string_view mark, const Finding& finding,
                        const FindingChange& change,
                        const TextOptions& options) {
  std::string place = Printable(finding.path);
  if (finding.at) place = PlaceText(place, finding.at->place);
  if (!place.empty()) place += ": ";
  return absl::StrCat(std::string(mark), " ", place,
                      Colored(SeverityName(finding.severity),
                              SeverityColor(finding.severity), options.color),
                      ": ", Printable(finding.message), " [", finding.kind,
                      "]\n") +
         Wrap(absl::StrCat("claim ", Printable(finding.claim), "; source ",
                           Printable(finding.source), "; ",
                           CausesText(change.causes), "; fingerprint ",
                           finding.fingerprint),
              kIndent, options.width);
}

std::string FindingsText(const NamedDiff& named, const TextOptions& options) {
  struct List {
    std::string_view title;
    std::string_view mark;
    const std::vector<FindingChange>& changes;
    const std::vector<Finding>& findings;
  };
  const ReportDiff& diff = named.diff;
  std::string out;
  for (const List& list :
       {List{"New findings", "+", diff.new_findings,
             named.after.report.findings},
        List{"Findings that became worse", "!", diff.worsened_findings,
             named.after.report.findings},
        List{"Resolved findings", "-", diff.resolved_findings,
             named.before.report.findings}}) {
    if (list.changes.empty()) continue;
    absl::StrAppend(&out, std::string(list.title), ": ", list.changes.size(),
                    "\n\n");
    for (const FindingChange& change : list.changes) {
      out += FindingText(list.mark,
                         list.findings[static_cast<size_t>(change.finding)],
                         change, options);
    }
    out += "\n";
  }
  return out;
}

}  // namespace

std::string RenderDiffText(const NamedDiff& named, const TextOptions& options) {
  std::string out =
      SideName(named.before) + " → " + SideName(named.after) + "\n\n";
  const std::vector<DiffPart> parts = DiffParts(named);
  if (!parts.empty()) {
    out += "Changed\n\n";
    for (const DiffPart& part : parts) out += PartText(part, options);
    out += "\n";
  }
  std::string cells;
  for (const CellChange& change : named.diff.cells) {
    const DiffCell cell = DescribeCell(named, change);
    if (cell.IsToldSingly()) cells += CellText(cell, options);
  }
  if (!cells.empty()) absl::StrAppend(&out, "Cells\n\n", cells);
  return out + FindingsText(named, options) + DiffSummaryLine(named) + "\n";
}

}  // namespace claimcheck
