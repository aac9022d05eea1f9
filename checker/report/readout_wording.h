// How readouts are worded, alike on a terminal and on the page.

#ifndef CHECKER_REPORT_READOUT_WORDING_H_
#define CHECKER_REPORT_READOUT_WORDING_H_

#include <string>
#include <vector>

#include "checker/verdict/report.h"

namespace claimcheck {

const JudgedObservation& EvidenceOf(const Report& report, int claim,
                                    const ReadoutEntry& entry);

// "owner-readout, union-readout".
std::string ViewTitle(const Report& report, const ReadoutView& view);

// "its own text: owner-readout, 2024-01-15; 142 words", "quoted by ...",
// "only as told by others, in ...".
std::string SideText(const Report& report, const ReadoutSide& side);

// "both", or "all" of more than two; "both; frames differ" with differences.
std::string MarkText(const ReadoutRow& row);

// "says", "omits", "not quoted", ...
std::string StateText(SideState state);

// "urged: “condemned”, “asked for”": every verb of the scale, strongest level
// first, each once; "" if there is none.
std::string StrengthText(const Report& report, int claim,
                         const ReadoutCell& cell);

// "topic 2 of 5; 20 words of 142 (14%)"; "" for no topic.
std::string DepthText(const ReadoutSide& side, const ReadoutCell& cell,
                      int topics);

// "fair 2 times (owner), new (owner)": the frames of one cell.
std::string FramesText(const Report& report, int claim,
                       const ReadoutCell& cell);

// "wire says owner said", "wire (heading)", "" if nothing needs saying.
std::string TellerText(const Observation& observation,
                       const ReadoutEntry& entry, const std::string& side);

// The entries of one sentence of one source, told by the same voices.
struct SaidSentence {
  std::vector<const ReadoutEntry*> entries;  // At least one, in text order.
};
std::vector<SaidSentence> BySentence(const Report& report, int claim,
                                     const std::vector<ReadoutEntry>& entries);

// A piece of a sentence that is evidence, or not.
struct SentencePart {
  std::string text;
  bool marked = false;
};
std::vector<SentencePart> PartsOf(const Report& report, int claim,
                                  const SaidSentence& said);

// How many topics the side in column `column` raises.
int TopicsOf(const ReadoutView& view, size_t column);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_READOUT_WORDING_H_
