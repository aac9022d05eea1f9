// What was observed in a source as bytes that are quick to read again: for the
// cache of the machine that wrote them, and nobody else.

#ifndef CHECKER_REPORT_OBSERVATION_BYTES_H_
#define CHECKER_REPORT_OBSERVATION_BYTES_H_

#include <optional>
#include <string>
#include <string_view>

#include "checker/match/observation.h"

namespace claimcheck {

// Claims stand by number: the rules must be the same when it is read.
std::string ObservationBytes(const SourceObservations& observed);

// Nothing if these are not the bytes of observations, all of them.
std::optional<SourceObservations> ReadObservationBytes(std::string_view bytes);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_OBSERVATION_BYTES_H_
