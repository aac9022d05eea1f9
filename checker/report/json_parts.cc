#include "checker/report/json_parts.h"

namespace claimcheck {

using Json = nlohmann::ordered_json;

Json OrNull(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json NameJson(std::string_view name) { return std::string(name); }

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

Json StrengthJson(const StrengthVerb& verb) {
  Json out = {{"level", verb.name}, {"rank", verb.level + 1}};
  AddPlace(verb.verb, &out);
  return out;
}

}  // namespace claimcheck
