// What the sides say, side by side, as JSON; see reports/README.md.

#ifndef CHECKER_REPORT_READOUTS_JSON_H_
#define CHECKER_REPORT_READOUTS_JSON_H_

#include "checker/verdict/report.h"
#include "nlohmann/json.hpp"

namespace claimcheck {

nlohmann::ordered_json ReadoutJson(const Report& report,
                                   const ReadoutView& view);

nlohmann::ordered_json FrameJson(const Report& report, const FrameCount& frame);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_READOUTS_JSON_H_
