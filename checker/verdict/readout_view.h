// What the sides say, side by side: rows of claims, a column for each side.

#ifndef CHECKER_VERDICT_READOUT_VIEW_H_
#define CHECKER_VERDICT_READOUT_VIEW_H_

#include <string>
#include <string_view>
#include <vector>

#include "checker/rules/rule_set.h"

namespace claimcheck {

// How a side is known in a view.
enum class SideKind {
  kReadout,    // By texts of its own: what they leave out, it leaves out.
  kExcerpt,    // Quoted by others who have no side: what is missing may be
               // their choice.
  kSecondHand  // Only by what other sides say that it said.
};

// What a side does with a claim.
enum class SideState {
  kSays,
  kSecondHand,  // Silent itself; another side says that it said so.
  kOmits,       // Its own text raises the subject and leaves the claim out.
  kSilent,      // Its own text never raises the subject.
  kEarly,       // Its own text is from before the claim could hold.
  kUnknown      // Nothing of it is quoted, which says nothing.
};

// Who speaks of a claim.
enum class RowMark {
  kBoth,       // All sides.
  kOneOnly,    // Some do and some do not.
  kNeither,    // No side, though its topic is raised.
  kSecondHand  // Some do, the others only as those tell it.
};

// "readout", "excerpt", "second-hand".
std::string_view SideKindName(SideKind kind);
// "says", "second-hand", "omits", "silent", "early", "unknown".
std::string_view SideStateName(SideState state);
// "both", "one-only", "neither", "second-hand".
std::string_view RowMarkName(RowMark mark);

// An evidence of a cell, as one side's word.
struct ReadoutEntry {
  int source = 0;        // Index into Report::sources.
  int evidence = 0;      // Index into the evidence of the cell.
  std::string voice;     // Who tells it: the outermost voice with a side.
  std::string reported;  // Of another side, whose words the teller says these
                         // are; "" for the teller's own.
  // Scare quotes of a voice without a side: the sides whose frame it is, in
  // this view or, if in none of it, in any source.
  std::vector<std::string> borrows;
};

// How often one voice frames a claim so, in one source.
struct FrameCount {
  int claim = 0;
  int source = 0;
  std::string voice;  // Whose stance it is, as Observation::voice.
  std::string side;   // "" for none.
  std::string frame;
  std::vector<int> evidence;  // Indices into the evidence of the cell.
};

// One side in one row.
struct ReadoutCell {
  SideState state = SideState::kUnknown;
  Stance stance = Stance::kSilent;        // kSays: what its entries sum up to.
  std::vector<ReadoutEntry> says;         // Told by this side, in text order.
  std::vector<ReadoutEntry> second_hand;  // Told of it by other sides.
  // kTopic, kFraming: the strongest verb of what it tells; "" for none.
  std::string strength;
  int strength_level = -1;
  // kTopic: its place among the topics that the side raises, from 1; 0 if it
  // raises none. The words of the sentences that raise it.
  int rank = 0;
  int words = 0;
};

struct ReadoutRow {
  int claim = 0;  // Index into Report::claims.
  RowMark mark = RowMark::kBoth;
  // What the sides do not share: "frames", "strength", "values". Sorted.
  std::vector<std::string> differs;
  std::vector<ReadoutCell> cells;  // Parallel to ReadoutView::sides.
  // kTopic, kFraming: said by voices without a side.
  std::vector<ReadoutEntry> others;
};

struct ReadoutSide {
  std::string side;
  SideKind kind = SideKind::kExcerpt;
  std::vector<std::string> voices;  // Sorted.
  std::vector<int> sources;         // Where it speaks, or is told of. Sorted.
  int words = 0;                    // Of all that it tells in them.
};

// Shape: at least two sides, in the order in which the rules name them; rows:
//        topics, then framings, then other claims, each in order of claims.
struct ReadoutView {
  std::vector<int> sources;  // One, or all that it compares. Sorted.
  std::vector<ReadoutSide> sides;
  std::vector<ReadoutRow> rows;
};

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_READOUT_VIEW_H_
