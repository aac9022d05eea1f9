#include "checker/report/explain_json.h"

#include <string>

#include "checker/report/json_parts.h"

namespace claimcheck {
namespace {

using Json = nlohmann::ordered_json;

Json RuleJson(const std::optional<RuleSpot>& rule) {
  if (!rule) return nullptr;
  Json out = {{"file", rule->file}};
  AddPlace(rule->at, &out);
  return out;
}

Json StepJson(const StageStep& step) {
  return {{"stage", NameJson(StageName(step.stage))},
          {"state", NameJson(StageStateName(step.state))},
          {"text", OrNull(step.text)},
          {"at", EvidenceJson(step.at)},
          {"rule", RuleJson(step.rule)}};
}

Json PathJson(const StagePath& path) {
  Json out = {{"kind", NameJson(PathKindName(path.kind))}};
  const std::optional<Stage> stop = path.StoppedAt();
  out["stopped_at"] = stop ? NameJson(StageName(*stop)) : Json(nullptr);
  AddPlace(path.at, &out);
  out["value"] = OrNull(path.observed);
  out["stance"] = path.stance ? NameJson(StanceName(*path.stance)) : nullptr;
  out["sentence"] = EvidenceJson(path.sentence);
  out["stages"] = ArrayOf(path.stages, StepJson);
  return out;
}

Json EditJson(const RuleEdit& edit) {
  const LineColumn place = edit.file->LineColumnAt(edit.span.begin);
  return {{"file", edit.file->name()}, {"begin", edit.span.begin},
          {"end", edit.span.end},      {"line", place.line},
          {"column", place.column},    {"old", edit.OldText()},
          {"new", edit.new_text}};
}

Json BrokenJson(const BrokenTest& broken) {
  return {{"file", broken.test.file},
          {"line", broken.test.at.place.line},
          {"column", broken.test.at.place.column},
          {"expected", NameJson(StanceName(broken.expected))},
          {"got", NameJson(StanceName(broken.got))}};
}

Json SuggestionJson(const std::optional<Suggestion>& suggestion) {
  if (!suggestion) return nullptr;
  return {
      {"what", suggestion->what},
      {"edits", ArrayOf(suggestion->edits, EditJson)},
      {"stance", suggestion->stance ? NameJson(StanceName(*suggestion->stance))
                                    : Json(nullptr)},
      {"at", EvidenceJson(suggestion->at)},
      {"breaks", ArrayOf(suggestion->breaks, BrokenJson)}};
}

}  // namespace

std::string RenderExplanationJson(const Report& report, int claim,
                                  const std::vector<CellExplanation>& cells) {
  const ReportClaim& about = report.claims[static_cast<size_t>(claim)];
  Json out;
  out["schema"] = "claimcheck-explain/1";
  out["claim"] = {{"id", about.id},
                  {"kind", NameJson(ClaimKindName(about.kind))},
                  {"claim", about.claim},
                  {"about", OrNull(about.about)},
                  {"expect", OrNull(about.expect)},
                  {"file", about.file},
                  {"line", about.line}};
  out["cells"] = ArrayOf(cells, [&](const CellExplanation& explanation) {
    const Cell& cell = report.CellAt(claim, explanation.source);
    const ReportSource& source =
        report.sources[static_cast<size_t>(explanation.source)];
    Json one = {
        {"source", source.id},
        {"path", source.path},
        {"line",
         explanation.line == 0 ? Json(nullptr) : Json(explanation.line)},
        {"stance", NameJson(StanceName(cell.stance))},
        {"notes", cell.notes},
        {"why", cell.why},
        {"raised_at", EvidenceJson(cell.raised_at)},
        {"paths", ArrayOf(explanation.paths, PathJson)},
        {"nearest",
         explanation.nearest ? Json(*explanation.nearest) : Json(nullptr)},
        {"suggestion", SuggestionJson(explanation.suggestion)},
        {"advice", OrNull(explanation.advice)},
        {"raised_by", ArrayOf(explanation.raised_by, [](const RuleSpot& rule) {
           return RuleJson(rule);
         })}};
    return one;
  });
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace claimcheck
