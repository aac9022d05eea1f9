#include "checker/report/json.h"

#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "checker/report/json_parts.h"
#include "checker/report/readouts_json.h"
#include "checker/report/render.h"

namespace claimcheck {
namespace {

using Json = nlohmann::ordered_json;

constexpr char kSchema[] = "claimcheck-report/1";
constexpr char kReadoutsSchema[] = "claimcheck-readouts/1";

Json ValueJson(const std::optional<Value>& value) {
  return value ? Json(FormatValue(*value)) : Json(nullptr);
}

Json StepJson(const VoiceStep& step) {
  return {{"voice", step.voice},
          {"named", step.named},
          {"quoted", step.quoted},
          {"speaker", EvidenceJson(step.speaker)},
          {"cue", EvidenceJson(step.cue)}};
}

Json MarkJson(const ContextMark& mark) {
  Json out = {{"label", NameJson(ContextLabelName(mark.label))}};
  AddPlace(mark.trigger, &out);
  if (!mark.file.empty()) out["file"] = mark.file;
  out["pack_line"] = mark.pack_line;
  out["direction"] = NameJson(DirectionName(mark.direction));
  out["scope"] = {mark.scope.span.begin, mark.scope.span.end};
  out["terminator"] = EvidenceJson(mark.terminator);
  return out;
}

Json JudgedJson(const JudgedObservation& judged) {
  const Observation& observation = judged.observation;
  Json out = Json::object();
  AddPlace(observation.at, &out);
  out["value"] = ValueJson(observation.value);
  out["answers"] = observation.answers;
  out["voice"] = ArrayOf(observation.chain,
                         [](const VoiceStep& step) { return step.voice; });
  out["owner"] = observation.voice;
  out["polarity"] = NameJson(PolarityName(observation.polarity));
  out["certainty"] = NameJson(CertaintyName(observation.certainty));
  out["stance"] = NameJson(StanceName(judged.stance));
  out["notes"] = judged.notes;
  out["reason"] = judged.why;
  out["why"] = ArrayOf(observation.why,
                       [](const Reason& reason) { return reason.text; });
  out["verbatim"] = observation.verbatim;
  out["heading"] = observation.heading;
  out["caption"] = observation.caption;
  out["ambiguous"] = observation.ambiguous;
  out["scare_quoted"] = observation.scare_quoted;
  out["strength"] = ArrayOf(observation.strength, StrengthJson);
  out["sentence"] = EvidenceJson(observation.sentence);
  out["context"] = ArrayOf(observation.context, MarkJson);
  out["chain"] = ArrayOf(observation.chain, StepJson);
  return out;
}

Json RejectionJson(const Rejection& rejection) {
  Json out = Json::object();
  AddPlace(rejection.at, &out);
  out["value"] = ValueJson(rejection.value);
  out["stage"] = NameJson(StageName(rejection.stage));
  out["reason"] = rejection.reason;
  out["winner"] = EvidenceJson(rejection.winner);
  out["rule"] = rejection.rule
                    ? Json(absl::StrCat(rejection.rule->file, ":",
                                        rejection.rule->at.place.line))
                    : Json(nullptr);
  return out;
}

Json VoiceJson(const VoiceStance& voice) {
  return {{"voice", voice.voice},
          {"side", OrNull(voice.side)},
          {"stance", NameJson(StanceName(voice.stance))},
          {"notes", voice.notes}};
}

Json AcceptanceJson(const std::optional<Acceptance>& accepted) {
  if (!accepted) return nullptr;
  return {{"by", accepted->by},
          {"file", accepted->file},
          {"line", accepted->line},
          {"reason", OrNull(accepted->reason)},
          {"author", OrNull(accepted->author)},
          {"until", OrNull(accepted->until)}};
}

Json BySeverity(const Report& report, bool accepted_only) {
  Json counts = {{"error", 0}, {"warning", 0}, {"info", 0}, {"hint", 0}};
  for (const Finding& finding : report.findings) {
    if (accepted_only && !finding.accepted) continue;
    const std::string name(SeverityName(finding.severity));
    if (counts.contains(name)) counts[name] = counts[name].get<int>() + 1;
  }
  return counts;
}

Json SummaryJson(const Report& report) {
  Json by_stance = Json::object();
  for (int i = 0; i < kStanceCount; ++i) {
    by_stance[std::string(StanceName(static_cast<Stance>(i)))] =
        report.by_stance[static_cast<size_t>(i)];
  }
  return {{"claims", report.claims.size()},
          {"sources", report.sources.size()},
          {"cells", report.cells.size()},
          {"by_stance", std::move(by_stance)},
          {"findings", BySeverity(report, /*accepted_only=*/false)},
          {"accepted", BySeverity(report, /*accepted_only=*/true)},
          {"unreadable", report.unreadable}};
}

Json RuleFileJson(const ReportRuleFile& file) {
  return {{"file", file.path}, {"title", file.title}, {"sha256", file.sha256}};
}

// What a report numbers, with the ids for the numbers.
struct ReportIds {
  const Report& report;

  const std::string& OfClaim(int claim) const {
    return report.claims[static_cast<size_t>(claim)].id;
  }
  const std::string& OfSource(int source) const {
    return report.sources[static_cast<size_t>(source)].id;
  }

  Json operator()(const Cell& cell) const {
    return {{"claim", OfClaim(cell.claim)},
            {"source", OfSource(cell.source)},
            {"stance", NameJson(StanceName(cell.stance))},
            {"notes", cell.notes},
            {"why", cell.why},
            {"voices", ArrayOf(cell.voices, VoiceJson)},
            {"evidence", ArrayOf(cell.evidence, JudgedJson)},
            {"rejected", ArrayOf(cell.rejected, RejectionJson)},
            {"raised_at", EvidenceJson(cell.raised_at)}};
  }

  Json operator()(const Pair& pair) const {
    return {{"claim", OfClaim(pair.claim)},
            {"a", OfSource(pair.a)},
            {"b", OfSource(pair.b)},
            {"outcome", pair.outcome}};
  }

  Json operator()(const ValueGroup& group) const {
    return {{"claim", OfClaim(group.claim)},
            {"value", group.value},
            {"sources", ArrayOf(group.sources,
                                [&](int source) { return OfSource(source); })},
            {"origins", group.origins}};
  }
};

// A report of many sources is far larger as one JSON value than as text, so it
// is written piece by piece: as if all of it were dumped with an indent of two.
void AppendIndented(const Json& json, int indent, std::string& out) {
  // Strings are valid UTF-8 by contract; should one not be, a replacement
  // character is better than an exception.
  const std::string lines =
      json.dump(2, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
  for (const char c : lines) {  // Strings in JSON hold no line feeds.
    out += c;
    if (c == '\n') out.append(static_cast<size_t>(indent), ' ');
  }
}

void AppendKey(const std::string& key, std::string& out) {
  out += out == "{" ? "\n  \"" : ",\n  \"";
  out += key;
  out += "\": ";
}

void AppendMember(const std::string& key, const Json& value, std::string& out) {
  AppendKey(key, out);
  AppendIndented(value, 2, out);
}

template <typename T, typename F>
void AppendArray(const std::string& key, const std::vector<T>& items, F to_json,
                 std::string& out) {
  AppendKey(key, out);
  out += '[';
  for (const T& item : items) {
    out += &item == items.data() ? "\n    " : ",\n    ";
    AppendIndented(to_json(item), 4, out);
  }
  out += items.empty() ? "]" : "\n  ]";
}

}  // namespace

Json FindingJson(const Finding& finding) {
  Json out = {{"fingerprint", finding.fingerprint},
              {"severity", NameJson(SeverityName(finding.severity))},
              {"kind", finding.kind},
              {"claim", finding.claim},
              {"source", finding.source},
              {"voice", OrNull(finding.voice)},
              {"stance", NameJson(StanceName(finding.stance))},
              {"message", finding.message},
              {"path", OrNull(finding.path)}};
  if (finding.at) {
    AddPlace(*finding.at, &out);
  } else {
    for (const char* key : {"begin", "end", "line", "column", "quote"}) {
      out[key] = nullptr;
    }
  }
  out["accepted"] = AcceptanceJson(finding.accepted);
  return out;
}

Json SourceJson(const ReportSource& source) {
  return {{"id", source.id},
          {"title", source.title},
          {"publisher", source.publisher},
          {"language", source.language},
          {"published", source.published ? Json(FormatDays(*source.published))
                                         : Json(nullptr)},
          {"path", source.path},
          {"url", OrNull(source.url)},
          {"voice", source.voice},
          {"sha256", source.sha256},
          {"origin", source.origin},
          {"key", OrNull(source.key)}};
}

Json ClaimJson(const ReportClaim& claim) {
  return {{"id", claim.id},
          {"kind", NameJson(ClaimKindName(claim.kind))},
          {"claim", claim.claim},
          {"about", OrNull(claim.about)},
          {"expect", OrNull(claim.expect)},
          {"file", claim.file},
          {"line", claim.line},
          {"key", OrNull(claim.key)}};
}

Json CellJson(const Report& report, const Cell& cell) {
  return ReportIds{report}(cell);
}

Json ReportJson(const Report& report) {
  Json out = {{"schema", kSchema}, {"engine", report.engine}};
  const ReportIds ids{report};
  out["rules"] = ArrayOf(report.rules, RuleFileJson);
  out["voices_key"] = OrNull(report.voices_key);
  out["sources"] = ArrayOf(report.sources, SourceJson);
  out["claims"] = ArrayOf(report.claims, ClaimJson);
  out["cells"] = ArrayOf(report.cells, ids);
  out["pairs"] = ArrayOf(report.pairs, ids);
  out["groups"] = ArrayOf(report.groups, ids);
  out["frames"] = ArrayOf(report.frames, [&](const FrameCount& frame) {
    return FrameJson(report, frame);
  });
  out["readouts"] = ArrayOf(report.readouts, [&](const ReadoutView& view) {
    return ReadoutJson(report, view);
  });
  out["findings"] = ArrayOf(report.findings, FindingJson);
  out["summary"] = SummaryJson(report);
  return out;
}

std::string RenderJson(const Report& report) {
  const ReportIds ids{report};
  std::string out = "{";
  AppendMember("schema", kSchema, out);
  AppendMember("engine", report.engine, out);
  AppendArray("rules", report.rules, RuleFileJson, out);
  AppendMember("voices_key", OrNull(report.voices_key), out);
  AppendArray("sources", report.sources, SourceJson, out);
  AppendArray("claims", report.claims, ClaimJson, out);
  AppendArray("cells", report.cells, ids, out);
  AppendArray("pairs", report.pairs, ids, out);
  AppendArray("groups", report.groups, ids, out);
  AppendArray(
      "frames", report.frames,
      [&](const FrameCount& frame) { return FrameJson(report, frame); }, out);
  AppendArray(
      "readouts", report.readouts,
      [&](const ReadoutView& view) { return ReadoutJson(report, view); }, out);
  AppendArray("findings", report.findings, FindingJson, out);
  AppendMember("summary", SummaryJson(report), out);
  return out + "\n}\n";
}

std::string RenderJsonLines(const Report& report) {
  std::string out;
  const auto line = [&out](const char* type, const Json& fields) {
    Json object = {{"type", type}};
    object.update(fields);
    out += object.dump(-1, ' ', /*ensure_ascii=*/false,
                       Json::error_handler_t::replace);
    out += '\n';
  };
  const auto lines = [&line](const char* type, const auto& items,
                             const auto& to_json) {
    for (const auto& item : items) line(type, to_json(item));
  };
  const ReportIds ids{report};
  line("report", {{"schema", kSchema},
                  {"engine", report.engine},
                  {"voices_key", OrNull(report.voices_key)}});
  lines("rules", report.rules, RuleFileJson);
  lines("source", report.sources, SourceJson);
  lines("claim", report.claims, ClaimJson);
  lines("cell", report.cells, ids);
  lines("pair", report.pairs, ids);
  lines("group", report.groups, ids);
  lines("frame", report.frames,
        [&](const FrameCount& frame) { return FrameJson(report, frame); });
  lines("readout", report.readouts,
        [&](const ReadoutView& view) { return ReadoutJson(report, view); });
  lines("finding", report.findings, FindingJson);
  line("summary", SummaryJson(report));
  return out;
}

std::string RenderReadoutsJson(const Report& report,
                               const std::vector<ReadoutView>& views) {
  std::string out = "{";
  AppendMember("schema", kReadoutsSchema, out);
  AppendMember("engine", report.engine, out);
  AppendArray("rules", report.rules, RuleFileJson, out);
  AppendArray("sources", report.sources, SourceJson, out);
  AppendArray("claims", report.claims, ClaimJson, out);
  AppendArray(
      "readouts", views,
      [&](const ReadoutView& view) { return ReadoutJson(report, view); }, out);
  return out + "\n}\n";
}

}  // namespace claimcheck
