// What one source says of one claim, judged.

#ifndef CHECKER_VERDICT_CELL_H_
#define CHECKER_VERDICT_CELL_H_

#include <optional>
#include <string>
#include <vector>

#include "checker/match/observation.h"
#include "checker/rules/rule_set.h"

namespace claimcheck {

// An observation with what it means for its claim.
struct JudgedObservation {
  Observation observation;
  Stance stance = Stance::kAgree;  // kAgree, kContradict or kUnclear.
  std::vector<std::string> notes;  // "coarser", "hedged", ... Sorted.
  std::string why;                 // "2025-01 contains 2025-01-17", ...
};

struct VoiceStance {
  std::string voice;
  std::string side;  // "" for none.
  Stance stance = Stance::kOmit;
  std::vector<std::string> notes;  // Sorted.
};

// One claim in one source; which ones, its table knows.
struct Cell {
  Stance stance = Stance::kSilent;
  std::vector<std::string> notes;           // Sorted.
  std::string why;                          // Why this stance, in a sentence.
  std::vector<VoiceStance> voices;          // Own voice first, then sorted.
  std::vector<JudgedObservation> evidence;  // Deciding ones first.
  std::vector<Rejection> rejected;
  // Where the subject is raised; for omissions.
  std::optional<Evidence> raised_at;
};

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_CELL_H_
