// Pieces of JSON that every part of a report has.

#ifndef CHECKER_REPORT_JSON_PARTS_H_
#define CHECKER_REPORT_JSON_PARTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/match/observation.h"
#include "nlohmann/json.hpp"

namespace claimcheck {

// Absent is null, so that a program can tell it from an empty text.
nlohmann::ordered_json OrNull(const std::string& text);
nlohmann::ordered_json NameJson(std::string_view name);

// The five fields of a place.
void AddPlace(const Evidence& evidence, nlohmann::ordered_json* out);
nlohmann::ordered_json EvidenceJson(const Evidence& evidence);
nlohmann::ordered_json EvidenceJson(const std::optional<Evidence>& evidence);

// {"level": "urged", "rank": 1, place}
nlohmann::ordered_json StrengthJson(const StrengthVerb& verb);

template <typename Items, typename F>
nlohmann::ordered_json ArrayOf(const Items& items, F to_json) {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const auto& item : items) out.push_back(to_json(item));
  return out;
}

}  // namespace claimcheck

#endif  // CHECKER_REPORT_JSON_PARTS_H_
