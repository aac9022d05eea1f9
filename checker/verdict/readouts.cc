#include "checker/verdict/readouts.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "checker/verdict/sides.h"
#include "checker/verdict/stance.h"

namespace claimcheck {
namespace {

// Topics, then framings, then the rest.
int KindOrder(ClaimKind kind) {
  if (kind == ClaimKind::kTopic) return 0;
  return kind == ClaimKind::kFraming ? 1 : 2;
}

bool HasNoCommon(const std::set<std::string>& a,
                 const std::set<std::string>& b) {
  std::vector<std::string> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(),
                        std::back_inserter(common));
  return common.empty();
}

class ViewMaker {
 public:
  ViewMaker(const RuleSet& rules, const Report& report, const Sides& sides)
      : rules_(rules), report_(report), sides_(sides) {}

  // The view of `sources`; without sides or rows if there is nothing to
  // compare. Of a side with a readout only its readouts speak.
  ReadoutView Make(const std::vector<int>& sources) {
    view_ = {};
    view_.sources = sources;
    FindSides();
    if (view_.sides.size() < 2) return {};
    DropSources();
    std::vector<int> claims(rules_.claims.size());
    std::iota(claims.begin(), claims.end(), 0);
    std::stable_sort(claims.begin(), claims.end(), [&](int a, int b) {
      return KindOrder(ClaimAt(a).kind) < KindOrder(ClaimAt(b).kind);
    });
    for (const int claim : claims) AddRow(claim);
    SetRanks();
    return std::move(view_);
  }

 private:
  const Claim& ClaimAt(int claim) const {
    return rules_.claims[static_cast<size_t>(claim)];
  }
  const ReportSource& SourceAt(int source) const {
    return report_.sources[static_cast<size_t>(source)];
  }
  const JudgedObservation& EvidenceOf(int claim,
                                      const ReadoutEntry& entry) const {
    return report_.CellAt(claim, entry.source)
        .evidence[static_cast<size_t>(entry.evidence)];
  }

  // What is known of a side in the sources of the view.
  struct Known {
    bool readout = false;
    std::set<int> tells_in, told_of_in;
    std::set<std::string> voices, told_voices;
  };

  void FindSides() {
    std::vector<Known> known(sides_.names().size());
    for (const int source : view_.sources) {
      const int own = sides_.Of(SourceAt(source).voice);
      if (own < 0) continue;
      known[static_cast<size_t>(own)].readout = true;
    }
    for (const int source : view_.sources) {
      const int own = sides_.Of(SourceAt(source).voice);
      for (int c = 0; c < static_cast<int>(rules_.claims.size()); ++c) {
        for (const JudgedObservation& judged :
             report_.CellAt(c, source).evidence) {
          const Telling telling = sides_.TellingOf(judged.observation);
          if (telling.side < 0) continue;
          Known& teller = known[static_cast<size_t>(telling.side)];
          if (teller.readout && own != telling.side) continue;
          teller.tells_in.insert(source);
          teller.voices.insert(telling.voice);
          if (telling.reported < 0) continue;
          Known& told = known[static_cast<size_t>(telling.reported)];
          told.told_of_in.insert(source);
          told.told_voices.insert(telling.reported_voice);
        }
      }
    }
    for (size_t i = 0; i < known.size(); ++i) AddSide(i, known[i]);
  }

  void AddSide(size_t index, const Known& known) {
    if (known.tells_in.empty() && known.told_of_in.empty()) return;
    ReadoutSide side;
    side.side = sides_.names()[index];
    side.kind = known.readout            ? SideKind::kReadout
                : known.tells_in.empty() ? SideKind::kSecondHand
                                         : SideKind::kExcerpt;
    const bool told = side.kind == SideKind::kSecondHand;
    const std::set<std::string>& voices =
        told ? known.told_voices : known.voices;
    side.voices.assign(voices.begin(), voices.end());
    const std::set<int>& sources = told ? known.told_of_in : known.tells_in;
    side.sources.assign(sources.begin(), sources.end());
    for (const int source : known.tells_in) {
      for (const auto& [voice, words] : SourceAt(source).told_words) {
        if (sides_.Of(voice) == static_cast<int>(index)) side.words += words;
      }
    }
    view_.sides.push_back(std::move(side));
  }

  // Leaves the sources out that are neither a readout nor let a side speak.
  void DropSources() {
    std::set<int> speaking;
    for (const ReadoutSide& side : view_.sides) {
      speaking.insert(side.sources.begin(), side.sources.end());
    }
    std::erase_if(view_.sources, [&](int source) {
      return sides_.Of(SourceAt(source).voice) < 0 &&
             !speaking.contains(source);
    });
  }

  // The column of a side (index into Sides::names); -1 if it has none.
  int ColumnOf(int side) const {
    if (side < 0) return -1;
    for (size_t i = 0; i < view_.sides.size(); ++i) {
      if (view_.sides[i].side == sides_.names()[static_cast<size_t>(side)]) {
        return static_cast<int>(i);
      }
    }
    return -1;
  }

  void AddRow(int claim) {
    ReadoutRow row;
    row.claim = claim;
    row.cells.resize(view_.sides.size());
    for (const int source : view_.sources) AddEntries(claim, source, row);
    size_t telling = 0;
    for (size_t i = 0; i < row.cells.size(); ++i) {
      SetState(claim, view_.sides[i], row.cells[i]);
      telling += row.cells[i].says.empty() ? 0 : 1;
    }
    if (telling == 0 && !IsWorthARow(claim, row)) return;
    const bool second_hand = std::any_of(
        row.cells.begin(), row.cells.end(), [](const ReadoutCell& cell) {
          return cell.state == SideState::kSecondHand;
        });
    if (IsOneSided() && !second_hand) return;
    row.mark = telling == row.cells.size() ? RowMark::kBoth
               : telling == 0              ? RowMark::kNeither
               : second_hand               ? RowMark::kSecondHand
                                           : RowMark::kOneOnly;
    SetBorrowed(row);
    SetDiffers(row);
    view_.rows.push_back(std::move(row));
  }

  // All sides but one are known only by what that one says of them; then what
  // it says of itself compares with nothing.
  bool IsOneSided() const {
    return std::count_if(view_.sides.begin(), view_.sides.end(),
                         [](const ReadoutSide& side) {
                           return side.kind != SideKind::kSecondHand;
                         }) < 2;
  }

  void AddEntries(int claim, int source, ReadoutRow& row) const {
    const int own = sides_.Of(SourceAt(source).voice);
    const Cell& cell = report_.CellAt(claim, source);
    std::vector<int> order(cell.evidence.size());
    std::iota(order.begin(), order.end(), 0);
    const auto place = [&](int i) {
      return cell.evidence[static_cast<size_t>(i)].observation.at.span;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return place(a) < place(b); });
    for (const int i : order) {
      const Observation& observation =
          cell.evidence[static_cast<size_t>(i)].observation;
      const Telling telling = sides_.TellingOf(observation);
      ReadoutEntry entry{source, i, telling.voice, telling.reported_voice, {}};
      if (telling.side < 0) {
        entry.voice = observation.voice;
        if (view_.sources.size() == 1 && KindOrder(ClaimAt(claim).kind) < 2) {
          row.others.push_back(std::move(entry));
        }
        continue;
      }
      const int column = ColumnOf(telling.side);
      if (column < 0) continue;
      const bool readout =
          view_.sides[static_cast<size_t>(column)].kind == SideKind::kReadout;
      if (readout && own != telling.side) continue;
      const int told = ColumnOf(telling.reported);
      if (told >= 0) {
        row.cells[static_cast<size_t>(told)].second_hand.push_back(entry);
      }
      row.cells[static_cast<size_t>(column)].says.push_back(std::move(entry));
    }
  }

  // What a side does that tells nothing, and how it tells what it does.
  void SetState(int claim, const ReadoutSide& side, ReadoutCell& cell) const {
    if (!cell.says.empty()) {
      SetSaying(claim, cell);
      return;
    }
    if (side.kind != SideKind::kReadout) {
      cell.state = cell.second_hand.empty() ? SideState::kUnknown
                                            : SideState::kSecondHand;
      return;
    }
    cell.state = SideState::kSilent;
    for (const int source : view_.sources) {
      const int own = sides_.Of(SourceAt(source).voice);
      if (own < 0 || sides_.names()[static_cast<size_t>(own)] != side.side) {
        continue;
      }
      const Stance stance = report_.CellAt(claim, source).stance;
      if (stance == Stance::kEarly && cell.state == SideState::kSilent) {
        cell.state = SideState::kEarly;
      }
      if (stance == Stance::kOmit) cell.state = SideState::kOmits;
    }
  }

  void SetSaying(int claim, ReadoutCell& cell) const {
    cell.state = SideState::kSays;
    std::vector<const JudgedObservation*> all;
    bool early = true;
    std::set<std::pair<int, Span>> sentences;
    for (const ReadoutEntry& entry : cell.says) {
      const JudgedObservation& judged = EvidenceOf(claim, entry);
      all.push_back(&judged);
      early =
          early && report_.CellAt(claim, entry.source).stance == Stance::kEarly;
      const Observation& observation = judged.observation;
      if (!observation.strength.empty()) {
        const StrengthVerb& verb = observation.strength.front();
        if (cell.strength_level < 0 || verb.level < cell.strength_level) {
          cell.strength_level = verb.level;
          cell.strength = verb.name;
        }
      }
      if (sentences.emplace(entry.source, observation.sentence.span).second) {
        cell.words += observation.words;
      }
    }
    cell.stance =
        early ? Stance::kEarly : SumUp(all).value_or(Stance::kUnclear);
  }

  bool IsWorthARow(int claim, const ReadoutRow& row) const {
    if (KindOrder(ClaimAt(claim).kind) == 2) return false;
    return !row.others.empty() ||
           std::any_of(row.cells.begin(), row.cells.end(),
                       [](const ReadoutCell& cell) {
                         return cell.state == SideState::kOmits;
                       });
  }

  std::set<std::string> AnswersOf(int claim,
                                  const std::vector<ReadoutEntry>& all) const {
    std::set<std::string> answers;
    for (const ReadoutEntry& entry : all) {
      const auto& said = EvidenceOf(claim, entry).observation.answers;
      answers.insert(said.begin(), said.end());
    }
    return answers;
  }

  // Whose frame a voice without a side puts in scare quotes: of those that
  // speak here, else of those that speak anywhere.
  void SetBorrowed(ReadoutRow& row) const {
    for (ReadoutEntry& entry : row.others) {
      if (!EvidenceOf(row.claim, entry).observation.scare_quoted) continue;
      const std::set<std::string> mine = AnswersOf(row.claim, {entry});
      std::set<std::string> owners;
      for (size_t i = 0; i < row.cells.size(); ++i) {
        if (!HasNoCommon(mine, AnswersOf(row.claim, row.cells[i].says))) {
          owners.insert(view_.sides[i].side);
        }
      }
      if (owners.empty()) owners = FramersOf(row.claim, mine);
      for (const std::string& side : sides_.names()) {
        if (owners.contains(side)) entry.borrows.push_back(side);
      }
    }
  }

  // The sides that use one of these frames in any source.
  std::set<std::string> FramersOf(int claim,
                                  const std::set<std::string>& frames) const {
    std::set<std::string> framers;
    for (const FrameCount& frame : report_.frames) {
      if (frame.claim == claim && !frame.side.empty() &&
          frames.contains(frame.frame)) {
        framers.insert(frame.side);
      }
    }
    return framers;
  }

  // Whether a framing compares the side at all.
  bool IsCompared(const Claim& claim, const ReadoutSide& side,
                  const ReadoutCell& cell) const {
    const auto listed = [&](const std::string& id) {
      return std::find(claim.between.begin(), claim.between.end(), id) !=
             claim.between.end();
    };
    return claim.between.empty() || listed(side.side) ||
           std::any_of(
               cell.says.begin(), cell.says.end(),
               [&](const ReadoutEntry& entry) { return listed(entry.voice); });
  }

  void SetDiffers(ReadoutRow& row) const {
    const Claim& claim = ClaimAt(row.claim);
    std::set<std::string> differs;
    for (size_t a = 0; a < row.cells.size(); ++a) {
      const ReadoutCell& one = row.cells[a];
      if (one.says.empty() || !IsCompared(claim, view_.sides[a], one)) continue;
      for (size_t b = a + 1; b < row.cells.size(); ++b) {
        const ReadoutCell& other = row.cells[b];
        if (other.says.empty() || !IsCompared(claim, view_.sides[b], other)) {
          continue;
        }
        if (one.strength_level >= 0 && other.strength_level >= 0 &&
            one.strength_level != other.strength_level) {
          differs.insert("strength");
        }
        if (claim.kind == ClaimKind::kFraming) {
          if (HasNoCommon(AnswersOf(row.claim, one.says),
                          AnswersOf(row.claim, other.says))) {
            differs.insert("frames");
          }
        } else if (AreApart(row.claim, one, other)) {
          differs.insert("values");
        }
      }
    }
    row.differs.assign(differs.begin(), differs.end());
  }

  // Nothing that the one says plainly goes with anything that the other does.
  bool AreApart(int index, const ReadoutCell& a, const ReadoutCell& b) const {
    const Claim& claim = ClaimAt(index);
    if (claim.kind == ClaimKind::kTopic || claim.kind == ClaimKind::kList ||
        claim.kind == ClaimKind::kTimeline) {
      return false;
    }
    bool compared = false;
    for (const ReadoutEntry& x : a.says) {
      const Observation& one = EvidenceOf(index, x).observation;
      for (const ReadoutEntry& y : b.says) {
        const Observation& other = EvidenceOf(index, y).observation;
        if (claim.kind == ClaimKind::kFact) {
          if (one.certainty > Certainty::kFuture ||
              other.certainty > Certainty::kFuture || one.ambiguous ||
              other.ambiguous) {
            continue;
          }
          if (one.polarity == other.polarity) return false;
        } else {
          if (!IsPlain(one) || !IsPlain(other)) continue;
          if (GoTogether(claim, one, other)) return false;
        }
        compared = true;
      }
    }
    return compared;
  }

  static bool GoTogether(const Claim& claim, const Observation& a,
                         const Observation& b) {
    if (a.value && b.value) {
      const Relation relation = Compare(*a.value, *b.value);
      return Compatible(relation) || relation == Relation::kIncomparable;
    }
    if (a.answers.empty() || b.answers.empty()) return true;
    return IsWithin(claim, a.answers.front(), b.answers.front()) ||
           IsWithin(claim, b.answers.front(), a.answers.front());
  }

  // The order in which each side raises its topics.
  void SetRanks() {
    for (size_t i = 0; i < view_.sides.size(); ++i) {
      std::vector<std::pair<std::pair<int, Span>, ReadoutCell*>> raised;
      for (ReadoutRow& row : view_.rows) {
        ReadoutCell& cell = row.cells[i];
        if (ClaimAt(row.claim).kind != ClaimKind::kTopic || cell.says.empty()) {
          continue;
        }
        const ReadoutEntry& first = cell.says.front();
        raised.push_back(
            {{first.source, EvidenceOf(row.claim, first).observation.at.span},
             &cell});
      }
      std::stable_sort(
          raised.begin(), raised.end(),
          [](const auto& a, const auto& b) { return a.first < b.first; });
      int rank = 0;
      for (auto& [place, cell] : raised) cell->rank = ++rank;
    }
  }

  const RuleSet& rules_;
  const Report& report_;
  const Sides& sides_;
  ReadoutView view_;
};

}  // namespace

std::vector<ReadoutView> CompareReadouts(const RuleSet& rules,
                                         const Report& report,
                                         std::vector<int> sources) {
  const Sides sides(rules);
  std::vector<ReadoutView> views;
  if (sides.names().size() < 2) return views;
  if (sources.empty()) {
    sources.resize(report.sources.size());
    std::iota(sources.begin(), sources.end(), 0);
  }
  ViewMaker maker(rules, report, sides);
  const auto add = [&](const std::vector<int>& compared) {
    ReadoutView view = maker.Make(compared);
    if (!view.rows.empty()) views.push_back(std::move(view));
  };
  std::vector<int> readouts, reports;
  std::set<int> with_readout;
  for (const int source : sources) {
    const int side =
        sides.Of(report.sources[static_cast<size_t>(source)].voice);
    (side < 0 ? reports : readouts).push_back(source);
    if (side >= 0) with_readout.insert(side);
  }
  if (with_readout.size() == 1 && !reports.empty()) {
    add(sources);
  } else if (!readouts.empty()) {
    add(readouts);
  }
  for (const int source : reports) add({source});
  return views;
}

}  // namespace claimcheck
