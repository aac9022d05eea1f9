// How stances, values, voices and places are worded, alike in every rendering.

#ifndef CHECKER_REPORT_WORDING_H_
#define CHECKER_REPORT_WORDING_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/verdict/report.h"

namespace claimcheck {

// All seven, in the order of the enumeration.
const std::vector<Stance>& AllStances();

// One character: "=", "≠", "±", "?", "–", "·", "<".
std::string_view StanceSymbol(Stance stance);

// "asserted and incompatible", ... for legends.
std::string_view StanceMeaning(Stance stance);

// The escape sequence that begins the colour of the stance or severity.
std::string_view StanceColor(Stance stance);
std::string_view SeverityColor(Severity severity);

// `text` in that colour if `color`, else as it is.
std::string Colored(std::string_view text, std::string_view escape, bool color);

// "1 claim", "2 claims".
std::string Count(int number, std::string_view noun);

// The items with `separator` between them.
std::string Join(const std::vector<std::string>& items,
                 std::string_view separator);

// "2025-01-18", "2025-02-01..2025-04-30", or "no date".
std::string Published(const ReportSource& source);

// "author > wire > mayor".
std::string ChainText(const std::vector<VoiceStep>& chain);

// "corpus/a.txt:3:12".
std::string PlaceText(std::string_view path, LineColumn place);

// "accepted by base.txt:4", or "waived until 2025-01-31 by K. Lind: why
// (waivers.yaml:3)".
std::string AcceptanceText(const Acceptance& accepted);

// What was observed, for people: the value, or the answers, or "".
std::string ObservedText(const Observation& observation);

// "day", "month", "span", ...: how finely a date was written.
std::string PrecisionName(DatePrecision precision);

// A sentence cut at a place in it.
//
// Shape: before + quote + after is the sentence, or the quote alone if the
//        place is not inside `sentence`.
struct MarkedSentence {
  std::string before;
  std::string quote;
  std::string after;
};
MarkedSentence MarkIn(const Evidence& sentence, const Evidence& at);

// The sentence with [[ and ]] around the place, printable on a terminal.
std::string MarkedText(const MarkedSentence& marked);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_WORDING_H_
