#include "checker/verdict/judge.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/base/check.h"
#include "checker/verdict/findings.h"
#include "checker/verdict/frame_counts.h"
#include "checker/verdict/origins.h"
#include "checker/verdict/pairs.h"
#include "checker/verdict/readouts.h"
#include "checker/verdict/stance.h"

namespace claimcheck {
namespace {

constexpr char kEngine[] = "claimcheck 0.1.0";

// Publication, then id: an order that does not depend on the manifest's.
std::vector<size_t> SourceOrder(const std::vector<const Source*>& sources) {
  std::vector<size_t> order(sources.size());
  std::iota(order.begin(), order.end(), size_t{0});
  const auto key = [&](size_t i) {
    const Source& source = *sources[i];
    const DayInterval days =
        source.published.value_or(DayInterval{kLastDay, kLastDay});
    return std::tuple(days.earliest, days.latest, source.id);
  };
  std::sort(order.begin(), order.end(),
            [&](size_t a, size_t b) { return key(a) < key(b); });
  return order;
}

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

class Judgement {
 public:
  Judgement(const RuleSet& rules, const Source& source,
            SourceObservations observed, int source_index)
      : rules_(rules),
        source_(source),
        observed_(std::move(observed)),
        source_index_(source_index) {
    for (Observation& observation : observed_.observations) {
      observations_[observation.claim].push_back(std::move(observation));
    }
    for (Rejection& rejection : observed_.rejections) {
      rejections_[rejection.claim].push_back(std::move(rejection));
    }
  }

  Cell JudgeCell(int index) {
    const Claim& claim = rules_.claims[static_cast<size_t>(index)];
    Cell cell;
    cell.claim = index;
    cell.source = source_index_;
    if (const auto all = rejections_.find(index); all != rejections_.end()) {
      cell.rejected = std::move(all->second);
    }
    cell.raised_at = observed_.raised_at[static_cast<size_t>(index)];
    const SourceFacts facts{source_.voice, source_.published};
    const auto all = observations_.find(index);
    if (all != observations_.end()) {
      for (Observation& observation : all->second) {
        JudgeOne(claim, facts, std::move(observation), cell);
      }
    }
    SetVoices(claim, cell);
    if (claim.kind == ClaimKind::kFraming) CompareFrames(claim, cell);
    SortEvidence(cell);
    TakeNotes(cell);
    return cell;
  }

 private:
  // Adds the observation to the cell's evidence, or to what was rejected.
  static void JudgeOne(const Claim& claim, const SourceFacts& facts,
                       Observation observation, Cell& cell) {
    Rejection rejection;
    rejection.claim = cell.claim;
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
    return observed_.raised[static_cast<size_t>(cell.claim)] ||
           !cell.evidence.empty();
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
    const VoiceRule* rule = rules_.FindVoice(voice);
    return rule == nullptr ? "" : rule->side;
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
        return claim.topic.empty() ? "never raises the claim's subject"
                                   : "never raises the claim's topic";
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
  SourceObservations observed_;
  int source_index_;
  std::map<int, std::vector<Observation>> observations_;
  std::map<int, std::vector<Rejection>> rejections_;
};

void AddRules(const RuleSet& rules, Report& report) {
  for (const RuleFile& file : rules.files) {
    report.rules.push_back({file.file->name(), file.sha256, file.title});
  }
  for (const Claim& claim : rules.claims) {
    report.claims.push_back(
        {claim.id, claim.kind, claim.claim,
         claim.about < 0 ? ""
                         : rules.subjects[static_cast<size_t>(claim.about)].id,
         claim.expect_text, claim.place.file->name(),
         claim.place.file->LineColumnAt(claim.place.span.begin).line});
  }
}

void CompareAll(const RuleSet& rules, const std::vector<int>& origins,
                Report& report) {
  const size_t sources = report.sources.size();
  for (size_t i = 0; i < rules.claims.size(); ++i) {
    const Claim& claim = rules.claims[i];
    const bool compared =
        (ValueKindOf(claim.kind) && !claim.expect) ||
        (claim.kind == ClaimKind::kChoice && claim.expect_ids.empty());
    const bool grouped = claim.kind == ClaimKind::kFraming;
    if (!compared && !grouped) continue;
    std::vector<const Cell*> cells;
    std::vector<Cell*> open;
    for (size_t s = 0; s < sources; ++s) {
      Cell& cell = report.cells[i * sources + s];
      // What was said before the claim could hold is not compared.
      if (cell.stance == Stance::kEarly) continue;
      cells.push_back(&cell);
      open.push_back(&cell);
    }
    Comparison comparison = CompareSources(claim, cells, origins);
    if (compared) {
      SettleStances(comparison, open);
      report.pairs.insert(report.pairs.end(), comparison.pairs.begin(),
                          comparison.pairs.end());
    }
    report.groups.insert(report.groups.end(), comparison.groups.begin(),
                         comparison.groups.end());
  }
}

}  // namespace

Report Judge(const RuleSet& rules, const std::vector<const Source*>& sources,
             std::vector<SourceObservations> observations) {
  CHECK(sources.size() == observations.size());
  Report report;
  report.engine = kEngine;
  AddRules(rules, report);
  const std::vector<size_t> order = SourceOrder(sources);
  std::vector<const Source*> ordered;
  std::vector<const SourceObservations*> ordered_observations;
  for (size_t i : order) {
    ordered.push_back(sources[i]);
    ordered_observations.push_back(&observations[i]);
  }
  const std::vector<int> origins = FindOrigins(ordered, ordered_observations);
  for (size_t i = 0; i < ordered.size(); ++i) {
    const Source& source = *ordered[i];
    report.sources.push_back(
        {source.id, source.title, source.publisher, source.language,
         source.published, source.file->name(), source.url, source.voice,
         source.sha256, ordered[static_cast<size_t>(origins[i])]->id,
         ordered_observations[i]->told_words});
  }
  report.cells.resize(rules.claims.size() * ordered.size());
  for (size_t s = 0; s < ordered.size(); ++s) {
    Judgement judgement(rules, *ordered[s], std::move(observations[order[s]]),
                        static_cast<int>(s));
    for (size_t c = 0; c < rules.claims.size(); ++c) {
      report.cells[c * ordered.size() + s] =
          judgement.JudgeCell(static_cast<int>(c));
    }
  }
  CompareAll(rules, origins, report);
  for (const Cell& cell : report.cells) {
    ++report.by_stance[static_cast<size_t>(cell.stance)];
  }
  report.frames = CountFrames(rules, report);
  report.readouts = CompareReadouts(rules, report);
  report.findings = FindFindings(rules, report);
  return report;
}

}  // namespace claimcheck
