#include "checker/report/page_data.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "checker/report/json.h"
#include "checker/report/wording.h"

namespace claimcheck {
namespace {

using Json = nlohmann::ordered_json;

// Their names begin with different letters; see StanceName().
char Letter(Stance stance) { return StanceName(stance).front(); }

char Letter(Severity severity) {
  return severity == Severity::kOff ? '-' : SeverityName(severity).front();
}

bool SaysSomething(Stance stance) {
  return stance == Stance::kAgree || stance == Stance::kContradict ||
         stance == Stance::kDivided || stance == Stance::kUnclear;
}

// One text for each claim, one letter for each of its cells.
template <typename F>
Json Rows(const Report& report, F letter) {
  Json rows = Json::array();
  for (size_t c = 0; c < report.claims.size(); ++c) {
    std::string row;
    for (size_t s = 0; s < report.sources.size(); ++s) {
      row += letter(c * report.sources.size() + s);
    }
    rows.push_back(row);
  }
  return rows;
}

Json Voices(const Report& report) {
  std::map<std::string, Json> voices;
  for (size_t i = 0; i < report.cells.size(); ++i) {
    for (const VoiceStance& voice : report.cells[i].voices) {
      if (!SaysSomething(voice.stance)) continue;
      Json& entry = voices[voice.voice];
      if (entry.is_null()) {
        entry = {{"voice", voice.voice}, {"side", voice.side}};
        entry["cells"] = Json::array();
      }
      entry["cells"].push_back(
          Json::array({i, std::string(1, Letter(voice.stance))}));
    }
  }
  Json out = Json::array();
  for (auto& [name, entry] : voices) out.push_back(std::move(entry));
  return out;
}

// Without members that are null, false or empty, at any depth.
Json Compact(const Json& json) {
  if (json.is_array()) {
    Json out = Json::array();
    for (const Json& item : json) out.push_back(Compact(item));
    return out;
  }
  if (!json.is_object()) return json;
  Json out = Json::object();
  for (const auto& [key, value] : json.items()) {
    const bool empty_text =
        value.is_string() && value.get_ref<const std::string&>().empty();
    if (value.is_null() || value == false || empty_text ||
        (value.is_structured() && value.empty())) {
      continue;
    }
    out[key] = Compact(value);
  }
  return out;
}

std::string Written(const Value& value) {
  if (value.kind != ValueKind::kDate) {
    const auto& [low, high] = value.number;
    if (value.approximate) return "approximate";
    return low && high && low->at == high->at ? "exact" : "an interval";
  }
  std::string out = PrecisionName(value.precision);
  if (value.approximate) out = "about a " + out;
  if (!value.days.IsOneDay()) {
    const auto day = [](absl::CivilDay at) { return FormatDays({at, at}); };
    absl::StrAppend(&out, ": ", day(value.days.earliest), " to ",
                    day(value.days.latest));
  }
  return out;
}

}  // namespace

Json PageData(const Report& report, const ReportIndex& index,
              std::string_view arguments) {
  Json out = {{"sources", Json::array()}, {"claims", Json::array()}};
  for (const ReportSource& source : report.sources) {
    out["sources"].push_back(SourceJson(source));
  }
  for (const ReportClaim& claim : report.claims) {
    out["claims"].push_back(ClaimJson(claim));
  }
  const std::vector<Severity> severities = CellSeverities(report, index);
  out["stances"] =
      Rows(report, [&](size_t i) { return Letter(report.cells[i].stance); });
  out["severities"] =
      Rows(report, [&](size_t i) { return Letter(severities[i]); });
  out["voices"] = Voices(report);
  out["arguments"] = std::string(arguments);
  return out;
}

Json RowData(const Report& report, int claim) {
  Json row = Json::array();
  absl::flat_hash_map<const Cell*, int> known;
  for (int s = 0; s < static_cast<int>(report.sources.size()); ++s) {
    const Cell& cell = report.CellAt(claim, s);
    const auto [same, is_new] = known.emplace(&cell, s);
    if (!is_new) {
      row.push_back(same->second);
      continue;
    }
    Json json = Compact(CellJson(report, {claim, s, cell}));
    json.erase("claim");
    json.erase("source");
    for (size_t i = 0; i < cell.evidence.size(); ++i) {
      const auto& value = cell.evidence[i].observation.value;
      if (value) json["evidence"][i]["written"] = Written(*value);
    }
    // Where the subject is raised is shown of omissions only.
    if (cell.stance != Stance::kOmit) json.erase("raised_at");
    row.push_back(std::move(json));
  }
  return row;
}

std::vector<Severity> CellSeverities(const Report& report,
                                     const ReportIndex& index) {
  std::vector<Severity> worst(report.cells.size(), Severity::kOff);
  for (const Finding& finding : report.findings) {
    const int claim = index.Claim(finding.claim);
    const int source = index.Source(finding.source);
    if (claim < 0 || source < 0) continue;
    Severity& cell = worst[report.cells.IndexOf(claim, source)];
    cell = std::max(cell, finding.severity);
  }
  return worst;
}

}  // namespace claimcheck
