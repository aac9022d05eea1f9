#include "checker/report/sarif.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "checker/report/json_parts.h"
#include "checker/report/report_index.h"
#include "checker/report/result_place.h"
#include "checker/report/wording.h"
#include "checker/text/printable.h"

namespace claimcheck {
namespace {

using Json = nlohmann::ordered_json;

// What GitHub's code scanning shows or takes.
constexpr int kMessageMax = 1000;
constexpr int kDescriptionMax = 1024;
constexpr size_t kResultsMax = 25000;

std::string_view Level(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kInfo:
    case Severity::kHint:
      return "note";
    case Severity::kOff:
      return "none";
  }
  return "none";
}

// In a message "[words](1)" is a link; a claim's sentence never is.
Json Message(const std::string& text, int max) {
  std::string plain = Shortened(Printable(text), max);
  if (plain.find("](") != std::string::npos) {
    plain = absl::StrReplaceAll(plain,
                                {{"\\", "\\\\"}, {"[", "\\["}, {"]", "\\]"}});
  }
  return {{"text", plain}};
}

Json Artifact(const std::string& path) {
  Json out = {{"uri", PathUri(path)}};
  if (!path.starts_with('/')) out["uriBaseId"] = "%SRCROOT%";
  return out;
}

Json Location(const std::string& path, const Evidence& at) {
  const LineColumn end = EndOf(at);
  Json region = {{"startLine", at.place.line},
                 {"startColumn", at.place.column},
                 {"endLine", end.line},
                 {"endColumn", end.column}};
  if (!at.quote.empty()) region["snippet"] = {{"text", at.quote}};
  return {
      {"physicalLocation",
       {{"artifactLocation", Artifact(path)}, {"region", std::move(region)}}}};
}

Json Rule(const ReportClaim& claim) {
  Json properties = {{"kind", NameJson(ClaimKindName(claim.kind))}};
  if (!claim.about.empty()) properties["about"] = claim.about;
  if (!claim.expect.empty()) properties["expect"] = claim.expect;
  properties["tags"] =
      Json::array({"claim", NameJson(ClaimKindName(claim.kind))});
  std::string full = claim.claim;
  if (!claim.expect.empty()) absl::StrAppend(&full, " (", claim.expect, ")");
  return {{"id", claim.id},
          {"shortDescription", Message(claim.claim, kDescriptionMax)},
          {"fullDescription", Message(full, kDescriptionMax)},
          {"help",
           {{"text", absl::StrFormat("claim %s, %s:%d", Printable(claim.id),
                                     Printable(claim.file), claim.line)}}},
          {"properties", std::move(properties)}};
}

class Results {
 public:
  explicit Results(const Report& report) : report_(report), index_(report) {
    for (const Finding& finding : report.findings) {
      any_accepted_ = any_accepted_ || finding.accepted.has_value();
    }
  }

  Json operator()(const Finding& finding) const {
    Json out = {{"ruleId", finding.claim}};
    const int claim = index_.Claim(finding.claim);
    if (claim >= 0) out["ruleIndex"] = claim;
    out["level"] = NameJson(Level(finding.severity));
    out["message"] = Message(finding.message, kMessageMax);
    out["locations"] = Json::array(
        {Location(finding.path, PlaceOfFinding(report_, index_, finding))});
    if (claim >= 0) out["relatedLocations"] = Related(finding, claim);
    // The second is the only one that GitHub knows alerts by.
    out["partialFingerprints"] = {
        {"claimcheck/v1", finding.fingerprint},
        {"primaryLocationLineHash", absl::StrCat(finding.fingerprint, ":1")}};
    // By the standard all results of a run have these, or none has.
    if (any_accepted_) out["suppressions"] = Suppressions(finding);
    out["properties"] = Properties(finding);
    return out;
  }

 private:
  // Where the claim is written and, in what was found, who says so.
  Json Related(const Finding& finding, int claim) const {
    const ReportClaim& rule = report_.claims[static_cast<size_t>(claim)];
    Json of_rule = {{"id", 1}};
    of_rule["physicalLocation"] = {
        {"artifactLocation", Artifact(rule.file)},
        {"region", {{"startLine", std::max(rule.line, 1)}}}};
    of_rule["message"] = {{"text", "the claim"}};
    Json out = Json::array({of_rule});
    const JudgedObservation* judged = index_.EvidenceOf(finding);
    if (judged == nullptr) return out;
    for (const VoiceStep& step : judged->observation.chain) {
      if (!step.speaker) continue;
      Json said = {{"id", out.size() + 1}};
      said.update(Location(finding.path, *step.speaker));
      said["message"] =
          Message(absl::StrCat("said by ", step.voice), kMessageMax);
      out.push_back(std::move(said));
    }
    return out;
  }

  static Json Suppressions(const Finding& finding) {
    Json out = Json::array();
    if (finding.accepted) {
      out.push_back({{"kind", "external"},
                     {"justification", AcceptanceText(*finding.accepted)}});
    }
    return out;
  }

  Json Properties(const Finding& finding) const {
    Json out = {{"source", finding.source},
                {"kind", finding.kind},
                {"stance", NameJson(StanceName(finding.stance))},
                {"severity", NameJson(SeverityName(finding.severity))}};
    if (!finding.voice.empty()) out["voice"] = finding.voice;
    const JudgedObservation* judged = index_.EvidenceOf(finding);
    if (judged != nullptr) {
      const std::string observed = ObservedText(judged->observation);
      if (!observed.empty()) out["observed"] = observed;
      out["sentence"] = judged->observation.sentence.quote;
    }
    const std::string whole = Printable(finding.message);
    if (Shortened(whole, kMessageMax) != whole) out["message"] = whole;
    return out;
  }

  const Report& report_;
  const ReportIndex index_;
  bool any_accepted_ = false;
};

// Several sources can stand in one file, as JSON Lines do.
Json Artifacts(const Report& report) {
  Json out = Json::array();
  std::set<std::string> seen;
  const auto add = [&](const std::string& path, const std::string& sha256,
                       const char* role) {
    if (!seen.insert(path).second) return;
    out.push_back({{"location", Artifact(path)},
                   {"roles", Json::array({role})},
                   {"hashes", {{"sha-256", sha256}}},
                   {"encoding", "UTF-8"}});
  };
  for (const ReportSource& source : report.sources) {
    add(source.path, source.sha256, "analysisTarget");
  }
  for (const ReportRuleFile& file : report.rules) {
    add(file.path, file.sha256, "userSpecifiedConfiguration");
  }
  return out;
}

Json Notifications(const Report& report) {
  Json out = Json::array();
  const auto add = [&](std::string text) {
    out.push_back(
        {{"level", "warning"}, {"message", {{"text", std::move(text)}}}});
  };
  if (report.unreadable > 0) {
    add(absl::StrCat(Count(report.unreadable, "source"), " could not be read"));
  }
  if (report.findings.size() > kResultsMax) {
    add(absl::StrFormat("%d of %d findings are left out, the least severe",
                        report.findings.size() - kResultsMax,
                        report.findings.size()));
  }
  return out;
}

Json Driver(const Report& report) {
  const size_t space = report.engine.find(' ');
  Json out = {{"name", report.engine.substr(0, space)}};
  if (space != std::string::npos) {
    out["semanticVersion"] = report.engine.substr(space + 1);
  }
  out["rules"] = ArrayOf(report.claims, Rule);
  return out;
}

}  // namespace

std::string RenderSarif(const Report& report) {
  const Results to_result(report);
  Json results = Json::array();
  for (const Finding& finding : report.findings) {
    if (results.size() == kResultsMax) break;
    results.push_back(to_result(finding));
  }
  Json invocation = {{"executionSuccessful", report.unreadable == 0}};
  Json notifications = Notifications(report);
  if (!notifications.empty()) {
    invocation["toolExecutionNotifications"] = std::move(notifications);
  }
  Json run = {{"tool", {{"driver", Driver(report)}}},
              {"columnKind", "unicodeCodePoints"}};
  run["invocations"] = Json::array({std::move(invocation)});
  run["artifacts"] = Artifacts(report);
  run["results"] = std::move(results);
  Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
              {"version", "2.1.0"}};
  log["runs"] = Json::array({std::move(run)});
  return log.dump(2, ' ', /*ensure_ascii=*/false,
                  Json::error_handler_t::replace) +
         "\n";
}

}  // namespace claimcheck
