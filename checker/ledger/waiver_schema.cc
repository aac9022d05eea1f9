#include "checker/ledger/waiver_schema.h"

#include <string>

#include "checker/rules/rule_set.h"

namespace claimcheck {

const std::vector<YamlObject>& WaiverObjects() {
  using enum YamlType;
  static const auto* const objects = [] {
    std::vector<std::string> stances;
    for (int i = 0; i < kStanceCount; ++i) {
      stances.emplace_back(StanceName(static_cast<Stance>(i)));
    }
    return new std::vector<YamlObject>{
        {"waiver-file",
         "waiver file",
         "Findings that somebody has decided to live with for a while",
         {{"schema",
           kWord,
           true,
           "The language of the file",
           {std::string(kWaiverSchema)},
           ""},
          {"waivers", kObjects, true, "The waivers", {}, "waiver"}}},
        {"waiver",
         "waiver",
         "Findings of one claim that fail no check until a day. Beside `claim` "
         "it has `source`, `voice`, `stance` or `fingerprint`, and waives what "
         "fits all that it has",
         {{"claim", kName, true, "The id of the claim", {}, ""},
          {"source",
           kTexts,
           false,
           "The id of the source, or of several",
           {},
           ""},
          {"voice", kText, false, "The voice of the finding", {}, ""},
          {"stance", kWord, false, "The stance of the finding", stances, ""},
          {"fingerprint",
           kText,
           false,
           "The fingerprint of one finding, 16 hexadecimal digits",
           {},
           ""},
          {"reason", kText, true, "Why it is no matter", {}, ""},
          {"author", kText, true, "Who decided that", {}, ""},
          {"until",
           kText,
           true,
           "The last day on which it holds: 2025-01-31",
           {},
           ""}}}};
  }();
  return *objects;
}

}  // namespace claimcheck
