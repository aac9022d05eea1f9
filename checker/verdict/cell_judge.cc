#include "checker/verdict/cell_judge.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "absl/strings/str_join.h"
#include "checker/verdict/stance.h"

namespace claimcheck {
namespace {

// Less is better evidence: plain, fine, by the source itself, in its body.
std::tuple<int, int, int, int, int> EvidenceOrder(
    const JudgedObservation& judged, const std::string& own_voice) {
  const auto has = [&](const char* note) {
    return std::find(judged.notes.begin(), judged.notes.end(), note) !=
           judged.notes.end();
  };
  const Observation& observation = judged.observation;
  return {
      judged.stance == Stance::kEarly ? 1 : 0,
      has("coarser") || has("overlapping") || has("partial") || has("variant")
          ? 1
          : 0,
      static_cast<int>(observation.certainty),
      observation.heading || observation.caption ? 1 : 0,
      observation.voice == own_voice ? 0 : 1};
}

std::string SideOf(const RuleSet& rules, const std::string& voice) {
  const VoiceRule* rule = rules.FindVoice(voice);
  return rule == nullptr ? "" : rule->side;
}

std::string WhySilent(const Claim& claim) {
  return claim.topic.empty() ? "never raises the claim's subject"
                             : "never raises the claim's topic";
}

class Judgement {
 public:
  Judgement(const RuleSet& rules, const Source& source, bool raised)
      : rules_(rules), source_(source), raised_(raised) {}

  Cell Run(int index, ClaimObservations observed) const {
    const Claim& claim = rules_.claims[static_cast<size_t>(index)];
    Cell cell;
    cell.rejected = std::move(observed.rejections);
    cell.raised_at = std::move(observed.raised_at);
    const SourceFacts facts{source_.voice, source_.published};
    for (Observation& observation : observed.observations) {
      JudgeOne(claim, index, facts, std::move(observation), cell);
    }
    SetVoices(claim, cell);
    if (claim.kind == ClaimKind::kFraming) CompareFrames(claim, cell);
    SortEvidence(cell);
    TakeNotes(cell);
    return cell;
  }

 private:
  // Adds the observation to the cell's evidence, or to what was rejected.
  static void JudgeOne(const Claim& claim, int index, const SourceFacts& facts,
                       Observation observation, Cell& cell) {
    Rejection rejection;
    rejection.claim = index;
    rejection.at = observation.at;
    rejection.value = observation.value;
    rejection.stage = Stage::kContext;
    rejection.passed = observation.why;
    rejection.reason = observation.uncued ? "no cue, and not the expected value"
                       : observation.polarity == Polarity::kNegated
                           ? "denies another value"
                           : "another kind of value";
    auto judged = JudgeObservation(claim, facts, std::move(observation));
    if (judged) {
      cell.evidence.push_back(*std::move(judged));
    } else {
      cell.rejected.push_back(std::move(rejection));
    }
  }

  bool IsRaised(const Cell& cell) const {
    return raised_ || !cell.evidence.empty();
  }

  bool IsBefore(const std::optional<absl::CivilDay>& day) const {
    return day && source_.published && source_.published->latest < *day;
  }

  // Published before the claim could hold: before `holds:`, or, for a
  // timeline, before the state that the claim says began.
  bool IsEarly(const Claim& claim) const {
    if (IsBefore(claim.holds_from)) return true;
    if (claim.kind != ClaimKind::kTimeline || claim.expect_ids.empty()) {
      return false;
    }
    const Answer* state = claim.FindAnswer(claim.expect_ids.front());
    return state != nullptr && state->from && IsBefore(state->from->earliest);
  }

  std::string SideOf(const std::string& voice) const {
    return claimcheck::SideOf(rules_, voice);
  }

  // A stance for the source's own voice when it says nothing.
  Stance Absent(const Claim& claim, const Cell& cell) const {
    if (!IsRaised(cell)) return Stance::kSilent;
    return IsEarly(claim) ? Stance::kEarly : Stance::kOmit;
  }

  void SetVoices(const Claim& claim, Cell& cell) const {
    std::map<std::string, std::vector<const JudgedObservation*>> by_voice;
    for (const JudgedObservation& judged : cell.evidence) {
      by_voice[judged.observation.voice].push_back(&judged);
    }
    // What an early source says in a timeline may still be ahead of the facts.
    const bool excused = IsEarly(claim) && claim.kind != ClaimKind::kTimeline;
    std::vector<Stance> decided;
    const auto add = [&](const std::string& voice) {
      const auto& said = by_voice[voice];
      std::optional<Stance> stance = SumUp(said);
      if (stance && excused) stance = Stance::kEarly;
      VoiceStance entry;
      entry.voice = voice;
      entry.side = SideOf(voice);
      entry.stance = stance.value_or(Absent(claim, cell));
      std::set<std::string> notes;
      for (const JudgedObservation* judged : said) {
        if (!stance || judged->stance == *stance || excused) {
          notes.insert(judged->notes.begin(), judged->notes.end());
        }
      }
      entry.notes.assign(notes.begin(), notes.end());
      if (stance) decided.push_back(*stance);
      cell.voices.push_back(std::move(entry));
    };
    add(source_.voice);
    for (const auto& [voice, said] : by_voice) {
      // A voice known at second hand never omits: it is listed only if it
      // says something.
      if (voice != source_.voice && SumUp(said)) add(voice);
    }
    cell.stance = Combine(decided, Absent(claim, cell));
    cell.why = Explain(claim, cell);
  }

  static Stance Combine(const std::vector<Stance>& decided, Stance absent) {
    const auto has = [&](Stance stance) {
      return std::find(decided.begin(), decided.end(), stance) != decided.end();
    };
    if (has(Stance::kDivided) ||
        (has(Stance::kAgree) && has(Stance::kContradict))) {
      return Stance::kDivided;
    }
    for (Stance stance : {Stance::kContradict, Stance::kAgree, Stance::kUnclear,
                          Stance::kEarly}) {
      if (has(stance)) return stance;
    }
    return absent;
  }

  std::string Explain(const Claim& claim, const Cell& cell) const {
    switch (cell.stance) {
      case Stance::kSilent:
        return WhySilent(claim);
      case Stance::kOmit:
        return "raises the subject and does not state the claim";
      case Stance::kEarly:
        return "published before the claim could hold";
      case Stance::kAgree:
      case Stance::kContradict:
      case Stance::kDivided:
      case Stance::kUnclear:
        break;
    }
    for (const JudgedObservation& judged : cell.evidence) {
      if (judged.stance == cell.stance ||
          (cell.stance == Stance::kDivided &&
           judged.stance == Stance::kContradict)) {
        return judged.observation.voice + ": " + judged.why;
      }
    }
    return "";
  }

  // Voices of different sides (or the voices and sides that the claim names)
  // that share no frame divide the cell.
  void CompareFrames(const Claim& claim, Cell& cell) const {
    std::map<std::string, std::set<std::string>> frames;
    for (const JudgedObservation& judged : cell.evidence) {
      const std::string& voice = judged.observation.voice;
      const std::string side = SideOf(voice);
      const auto listed = [&](const std::string& id) {
        return std::find(claim.between.begin(), claim.between.end(), id) !=
               claim.between.end();
      };
      std::string party;
      if (claim.between.empty()) {
        party = side.empty() ? voice : side;
      } else if (listed(voice)) {
        party = voice;
      } else if (!side.empty() && listed(side)) {
        party = side;
      } else {
        continue;
      }
      frames[party].insert(judged.observation.answers.begin(),
                           judged.observation.answers.end());
    }
    bool differ = false;
    std::vector<std::string> told;
    for (const auto& [party, mine] : frames) {
      told.push_back(party + " says " + absl::StrJoin(mine, " and "));
      for (const auto& [other, theirs] : frames) {
        std::vector<std::string> common;
        std::set_intersection(mine.begin(), mine.end(), theirs.begin(),
                              theirs.end(), std::back_inserter(common));
        differ = differ || common.empty();
      }
    }
    if (!differ) return;
    cell.stance = Stance::kDivided;
    cell.notes.push_back("framing");
    cell.why = absl::StrJoin(told, ", ");
  }

  // Deciding evidence first, the best of it first.
  void SortEvidence(Cell& cell) const {
    const auto decides = [&](const JudgedObservation& judged) {
      if (cell.stance == Stance::kDivided) {
        return judged.stance == Stance::kContradict ? 0 : 1;
      }
      return judged.stance == cell.stance ? 0 : 1;
    };
    std::stable_sort(
        cell.evidence.begin(), cell.evidence.end(),
        [&](const JudgedObservation& a, const JudgedObservation& b) {
          return std::tuple(decides(a), EvidenceOrder(a, source_.voice),
                            a.observation.at.span) <
                 std::tuple(decides(b), EvidenceOrder(b, source_.voice),
                            b.observation.at.span);
        });
  }

  // A cell has the notes of its best evidence, and all states that were said.
  void TakeNotes(Cell& cell) const {
    std::set<std::string> notes(cell.notes.begin(), cell.notes.end());
    if (!cell.evidence.empty()) {
      const JudgedObservation& best = cell.evidence.front();
      notes.insert(best.notes.begin(), best.notes.end());
    }
    for (const JudgedObservation& judged : cell.evidence) {
      if (cell.stance != Stance::kEarly && cell.stance != Stance::kOmit) break;
      for (const std::string& note : judged.notes) {
        if (note.starts_with("state: ")) notes.insert(note);
      }
    }
    const bool framed = std::any_of(
        cell.evidence.begin(), cell.evidence.end(), [](const auto& judged) {
          return std::find(judged.notes.begin(), judged.notes.end(),
                           "variant") != judged.notes.end();
        });
    if (framed) notes.insert("variant");
    cell.notes.assign(notes.begin(), notes.end());
  }

  const RuleSet& rules_;
  const Source& source_;
  bool raised_;
};

}  // namespace

std::vector<std::shared_ptr<Cell>> SilentCells(const RuleSet& rules,
                                               const std::string& voice) {
  std::vector<std::shared_ptr<Cell>> cells;
  for (const Claim& claim : rules.claims) {
    auto cell = std::make_shared<Cell>();
    cell->why = WhySilent(claim);
    cell->voices.push_back({voice, SideOf(rules, voice), Stance::kSilent, {}});
    cells.push_back(std::move(cell));
  }
  return cells;
}

Cell JudgeCell(const RuleSet& rules, int claim, const Source& source,
               ClaimObservations observed) {
  const bool raised = observed.raised_at.has_value();
  return Judgement(rules, source, raised).Run(claim, std::move(observed));
}

std::map<int, ClaimObservations> ByClaim(SourceObservations observed) {
  std::map<int, ClaimObservations> claims;
  for (Raised& raised : observed.raised) {
    claims[raised.claim].raised_at = std::move(raised.at);
  }
  for (Observation& observation : observed.observations) {
    claims[observation.claim].observations.push_back(std::move(observation));
  }
  for (Rejection& rejection : observed.rejections) {
    claims[rejection.claim].rejections.push_back(std::move(rejection));
  }
  return claims;
}

}  // namespace claimcheck
