// The difference of two reports for other programs.

#include <string>

#include "checker/report/diff_wording.h"
#include "checker/report/json.h"
#include "checker/report/json_parts.h"
#include "checker/report/render_diff.h"

namespace claimcheck {
namespace {

using Json = nlohmann::ordered_json;

constexpr char kSchema[] = "claimcheck-diff/1";

Json CausesJson(const std::vector<Cause>& causes) {
  return ArrayOf(causes,
                 [](Cause cause) { return NameJson(CauseName(cause)); });
}

Json SideJson(const DiffSide& side) {
  return {{"name", side.name},
          {"commit", OrNull(side.commit)},
          {"engine", side.report.engine},
          {"claims", side.report.claims.size()},
          {"sources", side.report.sources.size()},
          {"cells", side.report.cells.size()},
          {"findings", side.report.findings.size()}};
}

Json SourceSideJson(const Report& report, int index) {
  if (index < 0) return nullptr;
  const ReportSource& source = report.sources[static_cast<size_t>(index)];
  return {{"path", source.path}, {"sha256", source.sha256}};
}

Json ClaimSideJson(const Report& report, int index) {
  if (index < 0) return nullptr;
  const ReportClaim& claim = report.claims[static_cast<size_t>(index)];
  return {{"file", claim.file}, {"line", claim.line}, {"claim", claim.claim}};
}

template <typename Part, typename F>
Json PartsJson(const NamedDiff& named, const std::vector<PartChange>& changes,
               const std::vector<Part> Report::*parts, F side_json) {
  return ArrayOf(changes, [&](const PartChange& change) -> Json {
    const Report& before = named.before.report;
    const Report& after = named.after.report;
    const std::string& id =
        change.new_part < 0
            ? (before.*parts)[static_cast<size_t>(change.old_part)].id
            : (after.*parts)[static_cast<size_t>(change.new_part)].id;
    return {{"id", id},
            {"change", NameJson(CauseName(change.cause))},
            {"old", side_json(before, change.old_part)},
            {"new", side_json(after, change.new_part)}};
  });
}

Json StanceJson(const Cell* cell) {
  return cell == nullptr ? Json(nullptr) : Json(StanceName(cell->stance));
}

Json EvidenceJson(const DiffEvidence& evidence) {
  if (evidence.judged == nullptr) return nullptr;
  const Observation& observation = evidence.judged->observation;
  Json out = {{"of", evidence.from_new ? "new" : "old"},
              {"path", evidence.path}};
  AddPlace(observation.at, &out);
  out["sentence"] = claimcheck::EvidenceJson(observation.sentence);
  out["stance"] = NameJson(StanceName(evidence.judged->stance));
  out["reason"] = evidence.judged->why;
  return out;
}

Json CellChangeJson(const DiffCell& cell) {
  return {{"claim", cell.claim},
          {"source", cell.source},
          {"old", StanceJson(cell.before)},
          {"new", StanceJson(cell.after)},
          {"direction", NameJson(DirectionName(cell.change->direction))},
          {"causes", CausesJson(cell.change->causes)},
          {"evidence", EvidenceJson(cell.evidence)}};
}

Json FindingsJson(const Report& report,
                  const std::vector<FindingChange>& changes) {
  return ArrayOf(changes, [&](const FindingChange& change) {
    Json out =
        FindingJson(report.findings[static_cast<size_t>(change.finding)]);
    out["causes"] = CausesJson(change.causes);
    return out;
  });
}

}  // namespace

std::string RenderDiffJson(const NamedDiff& named) {
  const ReportDiff& diff = named.diff;
  Json out = {{"schema", kSchema},
              {"old", SideJson(named.before)},
              {"new", SideJson(named.after)},
              {"engine_changed", diff.engine_changed},
              {"voices_edited", diff.voices_edited}};
  out["sources"] =
      PartsJson(named, diff.sources, &Report::sources, SourceSideJson);
  out["claims"] = PartsJson(named, diff.claims, &Report::claims, ClaimSideJson);
  out["cells"] = ArrayOf(diff.cells, [&](const CellChange& change) {
    return CellChangeJson(DescribeCell(named, change));
  });
  out["findings"] = {
      {"new", FindingsJson(named.after.report, diff.new_findings)},
      {"worsened", FindingsJson(named.after.report, diff.worsened_findings)},
      {"resolved", FindingsJson(named.before.report, diff.resolved_findings)}};
  Json directions = {{"worse", 0}, {"same", 0}, {"better", 0}};
  for (const CellChange& change : diff.cells) {
    Json& count = directions[std::string(DirectionName(change.direction))];
    count = count.get<int>() + 1;
  }
  out["summary"] = {{"changed", diff.cells.size()},
                    {"unchanged", diff.unchanged_cells},
                    {"by_direction", std::move(directions)}};
  return out.dump(2, ' ', /*ensure_ascii=*/false,
                  Json::error_handler_t::replace) +
         "\n";
}

}  // namespace claimcheck
