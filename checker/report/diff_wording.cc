#include "checker/report/diff_wording.h"

#include <array>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/report/wording.h"

namespace claimcheck {
namespace {

using StanceCounts = std::array<int, kStanceCount>;

const Cell* CellOf(const Report& report, int cell) {
  return cell < 0 ? nullptr : &report.cells[static_cast<size_t>(cell)];
}

const ReportSource& SourceOf(const Report& report, int source) {
  return report.sources[static_cast<size_t>(source)];
}

const ReportClaim& ClaimOf(const Report& report, int claim) {
  return report.claims[static_cast<size_t>(claim)];
}

DiffEvidence EvidenceOf(const DiffSide& side, int cell, bool is_new) {
  if (cell < 0) return {is_new, "", nullptr};
  const PlacedCell there = side.report.cells.At(static_cast<size_t>(cell));
  if (there.cell.evidence.empty()) return {is_new, "", nullptr};
  return {is_new, SourceOf(side.report, there.source).path,
          &there.cell.evidence.front()};
}

std::string CountsText(const StanceCounts& counts) {
  std::vector<std::string> parts;
  for (const Stance stance : AllStances()) {
    const int count = counts[static_cast<size_t>(stance)];
    if (count == 0) continue;
    parts.push_back(
        absl::StrFormat("%d %s", count, std::string(StanceName(stance))));
  }
  return Join(parts, ", ");
}

// The stances of one source or one claim.
std::string CountSource(const Report& report, int source) {
  StanceCounts counts = {};
  for (size_t claim = 0; claim < report.claims.size(); ++claim) {
    const Cell& cell = report.CellAt(static_cast<int>(claim), source);
    ++counts[static_cast<size_t>(cell.stance)];
  }
  return CountsText(counts);
}

std::string CountClaim(const Report& report, int claim) {
  StanceCounts counts = {};
  for (size_t source = 0; source < report.sources.size(); ++source) {
    const Cell& cell = report.CellAt(claim, static_cast<int>(source));
    ++counts[static_cast<size_t>(cell.stance)];
  }
  return CountsText(counts);
}

// The report that has the part: the new one unless it is gone.
const Report& WhereIs(const NamedDiff& named, const PartChange& change) {
  return change.new_part < 0 ? named.before.report : named.after.report;
}

int PartOf(const PartChange& change) {
  return change.new_part < 0 ? change.old_part : change.new_part;
}

}  // namespace

DiffCell DescribeCell(const NamedDiff& named, const CellChange& change) {
  DiffCell cell;
  cell.change = &change;
  cell.before = CellOf(named.before.report, change.old_cell);
  cell.after = CellOf(named.after.report, change.new_cell);
  const bool is_new = cell.after != nullptr;
  const Report& report = is_new ? named.after.report : named.before.report;
  const PlacedCell there = report.cells.At(
      static_cast<size_t>(is_new ? change.new_cell : change.old_cell));
  cell.claim = ClaimOf(report, there.claim).id;
  cell.source = SourceOf(report, there.source).id;
  cell.evidence = EvidenceOf(named.after, change.new_cell, true);
  if (cell.evidence.judged == nullptr) {
    cell.evidence = EvidenceOf(named.before, change.old_cell, false);
  }
  return cell;
}

std::string DiffStance(const Cell* cell) {
  return cell == nullptr ? "none" : std::string(StanceName(cell->stance));
}

std::string CausesText(const std::vector<Cause>& causes) {
  std::vector<std::string> names;
  for (const Cause cause : causes) names.emplace_back(CauseName(cause));
  return Join(names, ", ");
}

std::vector<DiffPart> DiffParts(const NamedDiff& named) {
  std::vector<DiffPart> parts;
  if (named.diff.engine_changed) {
    parts.push_back(
        {std::string(CauseName(Cause::kEngineChanged)), "",
         named.before.report.engine + " → " + named.after.report.engine, ""});
  }
  if (named.diff.voices_edited) {
    parts.push_back({std::string(CauseName(Cause::kVoicesEdited)), "", "", ""});
  }
  for (const PartChange& change : named.diff.claims) {
    const Report& report = WhereIs(named, change);
    const ReportClaim& claim = ClaimOf(report, PartOf(change));
    parts.push_back({std::string(CauseName(change.cause)), claim.id,
                     absl::StrCat(claim.file, ":", claim.line),
                     change.cause == Cause::kRuleEdited
                         ? ""
                         : CountClaim(report, PartOf(change))});
  }
  for (const PartChange& change : named.diff.sources) {
    const Report& report = WhereIs(named, change);
    const bool one_sided = change.old_part < 0 || change.new_part < 0;
    const ReportSource& source = SourceOf(report, PartOf(change));
    parts.push_back({std::string(CauseName(change.cause)), source.id,
                     source.path,
                     one_sided ? CountSource(report, PartOf(change)) : ""});
  }
  return parts;
}

namespace {

std::string SeverityCounts(const std::vector<Finding>& findings,
                           const std::vector<FindingChange>& changes) {
  std::array<int, 5> counts = {};
  for (const FindingChange& change : changes) {
    const Finding& finding = findings[static_cast<size_t>(change.finding)];
    ++counts[static_cast<size_t>(finding.severity)];
  }
  std::vector<std::string> parts;
  for (const Severity severity : {Severity::kError, Severity::kWarning,
                                  Severity::kInfo, Severity::kHint}) {
    const int count = counts[static_cast<size_t>(severity)];
    if (count == 0) continue;
    parts.push_back(
        absl::StrFormat("%d %s", count, std::string(SeverityName(severity))));
  }
  return parts.empty() ? "" : absl::StrCat(" (", Join(parts, ", "), ")");
}

}  // namespace

std::string DiffSummaryLine(const NamedDiff& named) {
  const ReportDiff& diff = named.diff;
  std::array<int, 3> directions = {};
  for (const CellChange& change : diff.cells) {
    ++directions[static_cast<size_t>(change.direction)];
  }
  const int changed = static_cast<int>(diff.cells.size());
  std::string out = absl::StrFormat(
      "%d of %s differ%s", changed,
      Count(changed + diff.unchanged_cells, "cell"), changed == 1 ? "s" : "");
  std::vector<std::string> parts;
  for (const Direction direction :
       {Direction::kWorse, Direction::kSame, Direction::kBetter}) {
    const int count = directions[static_cast<size_t>(direction)];
    if (count == 0) continue;
    parts.push_back(absl::StrFormat(
        "%d %s", count,
        direction == Direction::kSame ? "no worse and no better"
                                      : std::string(DirectionName(direction))));
  }
  if (!parts.empty()) absl::StrAppend(&out, ": ", Join(parts, ", "));
  absl::StrAppend(
      &out, "; findings: ", diff.new_findings.size(), " new",
      SeverityCounts(named.after.report.findings, diff.new_findings));
  if (!diff.worsened_findings.empty()) {
    absl::StrAppend(&out, ", ", diff.worsened_findings.size(), " worsened");
  }
  absl::StrAppend(&out, ", ", diff.resolved_findings.size(), " resolved");
  return out;
}

}  // namespace claimcheck
