#include "checker/report/json.h"

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
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

// Of a cell, all but where it stands.
Json CellMembers(const Cell& cell) {
  return {{"stance", NameJson(StanceName(cell.stance))},
          {"notes", cell.notes},
          {"why", cell.why},
          {"voices", ArrayOf(cell.voices, VoiceJson)},
          {"evidence", ArrayOf(cell.evidence, JudgedJson)},
          {"rejected", ArrayOf(cell.rejected, RejectionJson)},
          {"raised_at", EvidenceJson(cell.raised_at)}};
}

std::string Dumped(const Json& json, int indent) {
  // Strings are valid UTF-8 by contract; should one not be, a replacement
  // character is better than an exception.
  return json.dump(indent, ' ', /*ensure_ascii=*/false,
                   Json::error_handler_t::replace);
}

// What a report numbers, with the ids for the numbers.
class ReportIds {
 public:
  explicit ReportIds(const Report& report) : report_(report) {
    for (const ReportClaim& claim : report.claims) {
      claims_.push_back(Dumped(claim.id, -1));
    }
    for (const ReportSource& source : report.sources) {
      sources_.push_back(Dumped(source.id, -1));
    }
  }

  const std::string& OfClaim(int claim) const {
    return report_.claims[static_cast<size_t>(claim)].id;
  }
  const std::string& OfSource(int source) const {
    return report_.sources[static_cast<size_t>(source)].id;
  }
  // As JSON texts.
  const std::string& ClaimText(int claim) const {
    return claims_[static_cast<size_t>(claim)];
  }
  const std::string& SourceText(int source) const {
    return sources_[static_cast<size_t>(source)];
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

 private:
  const Report& report_;
  std::vector<std::string> claims_;
  std::vector<std::string> sources_;
};

// As a value is dumped that stands `depth` columns to the right.
std::string Indented(const Json& json, size_t depth) {
  const std::string margin = absl::StrCat("\n", std::string(depth, ' '));
  // Strings in JSON hold no line feeds.
  return absl::StrReplaceAll(Dumped(json, 2), {{"\n", margin}});
}

// Hands on what is written when there is enough of it.
class Pieces {
 public:
  explicit Pieces(Sink sink) : sink_(sink) {}
  ~Pieces() { sink_(held_); }

  template <typename... Parts>
  void Add(const Parts&... parts) {
    (held_.append(parts), ...);
    if (held_.size() < kEnough) return;
    sink_(held_);
    held_.clear();
  }

 private:
  static constexpr size_t kEnough = 1 << 16;

  Sink sink_;
  std::string held_;
};

// The text of cells, all but where they stand. In a large report many places
// have the same cell, in which nothing is said: that is put into words once.
class CellTexts {
 public:
  // As Indented(CellMembers(cell), depth); on one line if that is 0.
  explicit CellTexts(size_t depth) : depth_(depth) {}

  std::string_view Of(const PlacedCell& there) {
    const Cell& cell = there.cell;
    if (!cell.evidence.empty() || !cell.rejected.empty()) {
      text_ = Text(cell);
      return text_;
    }
    // Claims do not share their cells.
    if (there.claim != claim_) known_.clear();
    claim_ = there.claim;
    std::string& text = known_[&cell];
    if (text.empty()) text = Text(cell);
    return text;
  }

 private:
  std::string Text(const Cell& cell) const {
    return depth_ == 0 ? Dumped(CellMembers(cell), -1)
                       : Indented(CellMembers(cell), depth_);
  }

  const size_t depth_;
  std::string text_;
  int claim_ = -1;
  absl::flat_hash_map<const Cell*, std::string> known_;
};

// One object, piece by piece: a report of many sources is far larger as one
// JSON value than as text. As if all of it were dumped with an indent of two.
class ObjectWriter {
 public:
  explicit ObjectWriter(Sink sink) : out_(sink) { out_.Add("{"); }
  ~ObjectWriter() { out_.Add("\n}\n"); }

  void Member(const std::string& key, const Json& value) {
    AddKey(key);
    out_.Add(Indented(value, 2));
  }

  template <typename Items, typename F>
  void Array(const std::string& key, const Items& items, F to_json) {
    AddKey(key);
    const char* before = "[\n    ";
    for (const auto& item : items) {
      out_.Add(before, Indented(to_json(item), 4));
      before = ",\n    ";
    }
    out_.Add(items.empty() ? "[]" : "\n  ]");
  }

  void Cells(const Report& report, const ReportIds& ids) {
    AddKey("cells");
    CellTexts texts(4);
    const char* before = "[\n    {";
    for (const PlacedCell& there : report.cells) {
      const std::string_view members = texts.Of(there).substr(1);
      out_.Add(before, "\n      \"claim\": ", ids.ClaimText(there.claim),
               ",\n      \"source\": ", ids.SourceText(there.source), ",",
               members);
      before = ",\n    {";
    }
    out_.Add(report.cells.empty() ? "[]" : "\n  ]");
  }

 private:
  void AddKey(const std::string& key) {
    out_.Add(is_first_ ? "\n  \"" : ",\n  \"", key, "\": ");
    is_first_ = false;
  }

  Pieces out_;
  bool is_first_ = true;
};

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

Json CellJson(const Report& report, const PlacedCell& there) {
  Json out = {{"claim", report.claims[static_cast<size_t>(there.claim)].id},
              {"source", report.sources[static_cast<size_t>(there.source)].id}};
  out.update(CellMembers(there.cell));
  return out;
}

void WriteJson(const Report& report, Sink sink) {
  const ReportIds ids(report);
  ObjectWriter out(sink);
  out.Member("schema", kSchema);
  out.Member("engine", report.engine);
  out.Array("rules", report.rules, RuleFileJson);
  out.Member("voices_key", OrNull(report.voices_key));
  out.Array("sources", report.sources, SourceJson);
  out.Array("claims", report.claims, ClaimJson);
  out.Cells(report, ids);
  out.Array("pairs", report.pairs, ids);
  out.Array("groups", report.groups, ids);
  out.Array("frames", report.frames,
            [&](const FrameCount& frame) { return FrameJson(report, frame); });
  out.Array("readouts", report.readouts,
            [&](const ReadoutView& view) { return ReadoutJson(report, view); });
  out.Array("findings", report.findings, FindingJson);
  out.Member("summary", SummaryJson(report));
}

void WriteJsonLines(const Report& report, Sink sink) {
  Pieces out(sink);
  const auto line = [&out](const char* type, const Json& fields) {
    Json object = {{"type", type}};
    object.update(fields);
    out.Add(Dumped(object, -1), "\n");
  };
  const auto lines = [&line](const char* type, const auto& items,
                             const auto& to_json) {
    for (const auto& item : items) line(type, to_json(item));
  };
  const ReportIds ids(report);
  line("report", {{"schema", kSchema},
                  {"engine", report.engine},
                  {"voices_key", OrNull(report.voices_key)}});
  lines("rules", report.rules, RuleFileJson);
  lines("source", report.sources, SourceJson);
  lines("claim", report.claims, ClaimJson);
  CellTexts texts(0);
  for (const PlacedCell& there : report.cells) {
    out.Add("{\"type\":\"cell\",\"claim\":", ids.ClaimText(there.claim),
            ",\"source\":", ids.SourceText(there.source), ",",
            texts.Of(there).substr(1), "\n");
  }
  lines("pair", report.pairs, ids);
  lines("group", report.groups, ids);
  lines("frame", report.frames,
        [&](const FrameCount& frame) { return FrameJson(report, frame); });
  lines("readout", report.readouts,
        [&](const ReadoutView& view) { return ReadoutJson(report, view); });
  lines("finding", report.findings, FindingJson);
  line("summary", SummaryJson(report));
}

std::string RenderJson(const Report& report) {
  std::string out;
  WriteJson(report, [&out](std::string_view piece) { out += piece; });
  return out;
}

std::string RenderReadoutsJson(const Report& report,
                               const std::vector<ReadoutView>& views) {
  std::string json;
  const auto append = [&json](std::string_view piece) { json += piece; };
  {
    ObjectWriter out(append);
    out.Member("schema", kReadoutsSchema);
    out.Member("engine", report.engine);
    out.Array("rules", report.rules, RuleFileJson);
    out.Array("sources", report.sources, SourceJson);
    out.Array("claims", report.claims, ClaimJson);
    out.Array("readouts", views, [&](const ReadoutView& view) {
      return ReadoutJson(report, view);
    });
  }
  return json;
}

}  // namespace claimcheck
