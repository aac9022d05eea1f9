#include "checker/report/readouts_json.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "checker/report/json_parts.h"
#include "checker/report/readout_wording.h"

namespace claimcheck {
namespace {

using Json = nlohmann::ordered_json;

// Writes one view; holds what its parts refer to.
class ViewJson {
 public:
  ViewJson(const Report& report, const ReadoutView& view)
      : report_(report), view_(view) {}

  Json operator()() const {
    Json out = {{"sources", SourcesJson(view_.sources)}};
    out["sides"] = ArrayOf(
        view_.sides, [&](const ReadoutSide& side) { return SideJson(side); });
    out["rows"] = ArrayOf(view_.rows,
                          [&](const ReadoutRow& row) { return RowJson(row); });
    return out;
  }

 private:
  Json SourcesJson(const std::vector<int>& sources) const {
    return ArrayOf(sources, [&](int source) {
      return report_.sources[static_cast<size_t>(source)].id;
    });
  }

  Json SideJson(const ReadoutSide& side) const {
    return {{"side", side.side},
            {"known_by", NameJson(SideKindName(side.kind))},
            {"voices", side.voices},
            {"sources", SourcesJson(side.sources)},
            {"words", side.words}};
  }

  Json RowJson(const ReadoutRow& row) const {
    Json cells = Json::array();
    for (size_t i = 0; i < row.cells.size(); ++i) {
      cells.push_back(CellJson(row, i));
    }
    return {{"claim", report_.claims[static_cast<size_t>(row.claim)].id},
            {"mark", NameJson(RowMarkName(row.mark))},
            {"differs", row.differs},
            {"sides", std::move(cells)},
            {"others", EntriesJson(row.claim, row.others)}};
  }

  Json CellJson(const ReadoutRow& row, size_t column) const {
    const ReadoutCell& cell = row.cells[column];
    const ReadoutSide& side = view_.sides[column];
    const bool says = cell.state == SideState::kSays;
    Json out = {{"side", side.side},
                {"state", NameJson(SideStateName(cell.state))},
                {"stance", says ? NameJson(StanceName(cell.stance)) : Json()},
                {"strength", OrNull(cell.strength)},
                {"rank", cell.rank > 0 ? Json(cell.rank) : Json(nullptr)},
                {"words", cell.words},
                {"share", Json(nullptr)},
                {"frames", FramesJson(row.claim, cell)}};
    if (side.words > 0) {
      // To a tenth of a percent, so that the digits are the same everywhere.
      out["share"] =
          (2000 * cell.words + side.words) / (2 * side.words) / 1000.0;
    }
    out["says"] = EntriesJson(row.claim, cell.says);
    out["second_hand"] = EntriesJson(row.claim, cell.second_hand);
    return out;
  }

  Json FramesJson(int claim, const ReadoutCell& cell) const {
    std::map<std::pair<std::string, std::string>, int> counts;
    for (const ReadoutEntry& entry : cell.says) {
      if (report_.claims[static_cast<size_t>(claim)].kind !=
          ClaimKind::kFraming) {
        break;
      }
      for (const std::string& frame :
           EvidenceOf(report_, claim, entry).observation.answers) {
        ++counts[{frame, entry.voice}];
      }
    }
    Json out = Json::array();
    for (const auto& [key, count] : counts) {
      out.push_back(
          {{"frame", key.first}, {"voice", key.second}, {"count", count}});
    }
    return out;
  }

  Json EntriesJson(int claim, const std::vector<ReadoutEntry>& entries) const {
    return ArrayOf(entries, [&](const ReadoutEntry& entry) {
      return EntryJson(claim, entry);
    });
  }

  Json EntryJson(int claim, const ReadoutEntry& entry) const {
    const JudgedObservation& judged = EvidenceOf(report_, claim, entry);
    const Observation& observation = judged.observation;
    Json out = {
        {"source", report_.sources[static_cast<size_t>(entry.source)].id},
        {"evidence", entry.evidence},
        {"voice", entry.voice},
        {"reported", OrNull(entry.reported)},
        {"chain", ArrayOf(observation.chain,
                          [](const VoiceStep& step) { return step.voice; })}};
    AddPlace(observation.at, &out);
    out["answers"] = observation.answers;
    out["value"] = observation.value ? Json(FormatValue(*observation.value))
                                     : Json(nullptr);
    out["stance"] = NameJson(StanceName(judged.stance));
    out["strength"] = ArrayOf(observation.strength, StrengthJson);
    out["verbatim"] = observation.verbatim;
    out["heading"] = observation.heading;
    out["scare_quoted"] = observation.scare_quoted;
    out["borrows"] = entry.borrows;
    out["sentence"] = EvidenceJson(observation.sentence);
    return out;
  }

  const Report& report_;
  const ReadoutView& view_;
};

}  // namespace

Json ReadoutJson(const Report& report, const ReadoutView& view) {
  return ViewJson(report, view)();
}

Json FrameJson(const Report& report, const FrameCount& frame) {
  const auto& evidence = report.CellAt(frame.claim, frame.source).evidence;
  return {{"claim", report.claims[static_cast<size_t>(frame.claim)].id},
          {"source", report.sources[static_cast<size_t>(frame.source)].id},
          {"voice", frame.voice},
          {"side", OrNull(frame.side)},
          {"frame", frame.frame},
          {"count", frame.evidence.size()},
          {"quotes", ArrayOf(frame.evidence, [&](int index) {
             const Observation& observation =
                 evidence[static_cast<size_t>(index)].observation;
             Json out = Json::object();
             AddPlace(observation.at, &out);
             out["verbatim"] = observation.verbatim;
             out["heading"] = observation.heading;
             out["scare_quoted"] = observation.scare_quoted;
             return out;
           })}};
}

}  // namespace claimcheck
