#include "checker/report/json.h"

#include <string>
#include <string_view>
#include <vector>

#include "checker/report/render.h"

namespace claimcheck {
namespace {

using Json = nlohmann::ordered_json;

// Absent is null, so that a program can tell it from an empty text.
Json OrNull(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json NameJson(std::string_view name) { return std::string(name); }

Json ValueJson(const std::optional<Value>& value) {
  return value ? Json(FormatValue(*value)) : Json(nullptr);
}

void AddPlace(const Evidence& evidence, Json* out) {
  (*out)["begin"] = evidence.span.begin;
  (*out)["end"] = evidence.span.end;
  (*out)["line"] = evidence.place.line;
  (*out)["column"] = evidence.place.column;
  (*out)["quote"] = evidence.quote;
}

Json EvidenceJson(const Evidence& evidence) {
  Json out = Json::object();
  AddPlace(evidence, &out);
  return out;
}

Json EvidenceJson(const std::optional<Evidence>& evidence) {
  return evidence ? EvidenceJson(*evidence) : Json(nullptr);
}

template <typename T, typename F>
Json ArrayOf(const std::vector<T>& items, F to_json) {
  Json out = Json::array();
  for (const T& item : items) out.push_back(to_json(item));
  return out;
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
  out["pack_line"] = mark.pack_line;
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
  out["why"] = observation.why;
  out["verbatim"] = observation.verbatim;
  out["heading"] = observation.heading;
  out["caption"] = observation.caption;
  out["ambiguous"] = observation.ambiguous;
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
  out["rule"] = OrNull(rejection.rule);
  return out;
}

Json VoiceJson(const VoiceStance& voice) {
  return {{"voice", voice.voice},
          {"side", OrNull(voice.side)},
          {"stance", NameJson(StanceName(voice.stance))},
          {"notes", voice.notes}};
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
          {"origin", source.origin}};
}

Json ClaimJson(const ReportClaim& claim) {
  return {{"id", claim.id},
          {"kind", NameJson(ClaimKindName(claim.kind))},
          {"claim", claim.claim},
          {"about", OrNull(claim.about)},
          {"expect", OrNull(claim.expect)},
          {"file", claim.file},
          {"line", claim.line}};
}

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
  return out;
}

Json SummaryJson(const Report& report) {
  Json by_stance = Json::object();
  for (int i = 0; i < kStanceCount; ++i) {
    by_stance[std::string(StanceName(static_cast<Stance>(i)))] =
        report.by_stance[static_cast<size_t>(i)];
  }
  Json by_severity = {{"error", 0}, {"warning", 0}, {"info", 0}, {"hint", 0}};
  for (const Finding& finding : report.findings) {
    const std::string name(SeverityName(finding.severity));
    if (by_severity.contains(name)) {
      by_severity[name] = by_severity[name].get<int>() + 1;
    }
  }
  return {
      {"claims", report.claims.size()},     {"sources", report.sources.size()},
      {"cells", report.cells.size()},       {"by_stance", std::move(by_stance)},
      {"findings", std::move(by_severity)}, {"unreadable", report.unreadable}};
}

}  // namespace

Json ReportJson(const Report& report) {
  const auto claim_id = [&](int claim) {
    return report.claims[static_cast<size_t>(claim)].id;
  };
  const auto source_id = [&](int source) {
    return report.sources[static_cast<size_t>(source)].id;
  };
  Json out = {{"schema", "claimcheck-report/1"}, {"engine", report.engine}};
  out["rules"] = ArrayOf(report.rules, [](const ReportRuleFile& file) -> Json {
    return {
        {"file", file.path}, {"title", file.title}, {"sha256", file.sha256}};
  });
  out["sources"] = ArrayOf(report.sources, SourceJson);
  out["claims"] = ArrayOf(report.claims, ClaimJson);
  out["cells"] = ArrayOf(report.cells, [&](const Cell& cell) -> Json {
    return {{"claim", claim_id(cell.claim)},
            {"source", source_id(cell.source)},
            {"stance", NameJson(StanceName(cell.stance))},
            {"notes", cell.notes},
            {"why", cell.why},
            {"voices", ArrayOf(cell.voices, VoiceJson)},
            {"evidence", ArrayOf(cell.evidence, JudgedJson)},
            {"rejected", ArrayOf(cell.rejected, RejectionJson)},
            {"raised_at", EvidenceJson(cell.raised_at)}};
  });
  out["pairs"] = ArrayOf(report.pairs, [&](const Pair& pair) -> Json {
    return {{"claim", claim_id(pair.claim)},
            {"a", source_id(pair.a)},
            {"b", source_id(pair.b)},
            {"outcome", pair.outcome}};
  });
  out["groups"] = ArrayOf(report.groups, [&](const ValueGroup& group) -> Json {
    return {{"claim", claim_id(group.claim)},
            {"value", group.value},
            {"sources", ArrayOf(group.sources, source_id)},
            {"origins", group.origins}};
  });
  out["findings"] = ArrayOf(report.findings, FindingJson);
  out["summary"] = SummaryJson(report);
  return out;
}

std::string RenderJson(const Report& report) {
  // Strings are valid UTF-8 by contract; should one not be, a replacement
  // character is better than an exception.
  return ReportJson(report).dump(2, ' ', /*ensure_ascii=*/false,
                                 Json::error_handler_t::replace) +
         "\n";
}

}  // namespace claimcheck
