#include "checker/report/observation_lines.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/base/sha256.h"
#include "checker/base/version.h"
#include "checker/corpus/json_text.h"
#include "checker/report/observation_io.h"

namespace claimcheck {
namespace {

absl::Status Wrong(int column, const std::string& what) {
  return absl::InvalidArgumentError(absl::StrCat(column, ": ", what));
}

std::string Dump(const LineJson& json) {
  return json.dump(-1, ' ', /*ensure_ascii=*/false,
                   LineJson::error_handler_t::replace) +
         "\n";
}

// What Judge takes for granted, and a line may not have; "" if all is there.
std::string Lacking(const std::vector<const Claim*>& claims,
                    const Source& source, const SourceObservations& observed) {
  if (!source.origin.empty() &&
      source.origin.size() != source.text.size() + 1) {
    return "source/origin: wanted a number for each byte of `text`, and one";
  }
  for (const Observation& observation : observed.observations) {
    if (observation.claim < 0) continue;
    const Claim& claim = *claims[static_cast<size_t>(observation.claim)];
    if (observation.chain.empty()) {
      return "observations: `chain` without a voice";
    }
    const bool has_one = claim.kind == ClaimKind::kChoice ||
                         claim.kind == ClaimKind::kTimeline ||
                         claim.kind == ClaimKind::kFraming;
    const std::vector<std::string>& answers = observation.answers;
    if (has_one && answers.empty()) return "observations: without `answers`";
    const bool known = std::all_of(answers.begin(), answers.end(),
                                   [&claim](const std::string& answer) {
                                     return claim.FindAnswer(answer) != nullptr;
                                   });
    if (!known) {
      return absl::StrCat("observations: an answer that the claim `", claim.id,
                          "` does not have");
    }
  }
  return "";
}

// A line's first keys, in order.
LineJson Header(const std::string& rules_key) {
  LineJson line = LineJson::object();
  line["schema"] = kObservationsSchema;
  line["engine"] = kEngine;
  line["rules"] = rules_key;
  return line;
}

// A text of the line, or "".
std::string TextAt(const LineJson& line, const char* key) {
  const auto found = line.find(key);
  return found != line.end() && found->is_string() ? found->get<std::string>()
                                                   : "";
}

}  // namespace

std::string RulesKey(const RuleSet& rules) {
  std::string key;
  for (const RuleFile& file : rules.files) {
    // A hash has one length, and no name has a NUL.
    absl::StrAppend(&key, file.sha256, file.file->name());
    key += '\0';
  }
  return Sha256Hex(key);
}

ObservationLines::ObservationLines(const RuleSet& rules,
                                   std::vector<std::string> only)
    : rules_key_(RulesKey(rules)), only_(std::move(only)) {
  std::sort(only_.begin(), only_.end());
  only_.erase(std::unique(only_.begin(), only_.end()), only_.end());
  for (const Claim& claim : rules.claims) {
    index_.emplace(claim.id, static_cast<int>(claims_.size()));
    claims_.push_back(&claim);
  }
}

std::string ObservationLines::Render(
    const Source& source, const SourceObservations& observations) const {
  LineJson line = Header(rules_key_);
  if (!only_.empty()) line["only"] = only_;
  LineJson about = LineJson::object();
  FieldWriter about_writer(claims_, about);
  Fields(about_writer, source);
  line["source"] = std::move(about);
  FieldWriter writer(claims_, line);
  Fields(writer, observations);
  return Dump(line);
}

std::string ObservationLines::RenderEnd(const ObservationEnd& end) const {
  LineJson line = Header(rules_key_);
  line["end"] = {{"sources", end.sources}, {"unreadable", end.unreadable}};
  if (!end.corpora.empty()) line["end"]["corpora"] = end.corpora;
  return Dump(line);
}

// `key` is one of the header, and `found` what it has.
std::string ObservationLines::WhyNotOurs(std::string_view key,
                                         const std::string& found) const {
  if (key == "schema" && found != kObservationsSchema) {
    return absl::StrFormat(
        "unknown schema `%s`; wanted `%s`, as claimcheck observe writes", found,
        kObservationsSchema);
  }
  if (key == "engine" && found != kEngine) {
    return absl::StrCat("observed by `", found, "`, and this is `", kEngine,
                        "`");
  }
  if (key == "rules" && found != rules_key_) {
    return "observed with other rules: their names and bytes must be those "
           "that are named here";
  }
  return "";
}

absl::StatusOr<ObservationLine> ObservationLines::Read(
    std::string_view text) const {
  LineJson json = LineJson::parse(text.begin(), text.end(), nullptr,
                                  /*allow_exceptions=*/false);
  if (json.is_discarded()) {
    const int at = std::max(0, FindJsonError(text));
    const bool cut = static_cast<size_t>(at) + 1 >= text.size();
    return Wrong(at + 1, cut ? "the line ends in the middle; it was cut off"
                             : "not JSON from here on");
  }
  if (!json.is_object()) return Wrong(1, "wanted one JSON object a line");
  for (const char* key : {"schema", "engine", "rules"}) {
    const std::string why = WhyNotOurs(key, TextAt(json, key));
    if (!why.empty()) return Wrong(1, why);
    json.erase(key);
  }
  ObservationLine line;
  FieldReader::State state{index_, text.size() + 1};
  if (json.contains("end")) {
    ObservationEnd end;
    FieldReader reader(json["end"], state);
    reader("sources", end.sources);
    reader("unreadable", end.unreadable);
    reader("corpora", end.corpora);
    reader.Finish();
    line.end = std::move(end);
    if (!state.error.empty())
      return Wrong(1, absl::StrCat("end/", state.error));
    return line;
  }
  auto source = std::make_unique<Source>();
  const auto about = json.find("source");
  if (about == json.end() || !about->is_object()) {
    return Wrong(1, "no `source`, and no `end` either");
  }
  FieldReader about_reader(*about, state);
  Fields(about_reader, *source);
  about_reader.Finish();
  if (!state.error.empty())
    return Wrong(1, absl::StrCat("source/", state.error));
  json.erase("source");
  std::vector<std::string> observed;
  FieldReader reader(json, state);
  reader("only", observed);
  Fields(reader, line.observations);
  reader.Finish();
  if (!state.error.empty()) return Wrong(1, state.error);
  for (const Claim* claim : claims_) {
    const bool wanted =
        only_.empty() ||
        std::binary_search(only_.begin(), only_.end(), claim->id);
    if (!wanted || observed.empty() ||
        std::find(observed.begin(), observed.end(), claim->id) !=
            observed.end()) {
      continue;
    }
    return Wrong(1, absl::StrCat("the claim `", claim->id,
                                 "` was not observed; name the same --only"));
  }
  const std::string lacking = Lacking(claims_, *source, line.observations);
  if (!lacking.empty()) return Wrong(1, lacking);
  line.observations.source = source->id;
  line.source = std::move(source);
  return line;
}

}  // namespace claimcheck
