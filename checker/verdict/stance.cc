#include "checker/verdict/stance.h"

#include <algorithm>
#include <set>
#include <utility>

namespace claimcheck {
namespace {

// Where an observation stands before certainty is looked at.
enum class Side { kFor, kAgainst, kNeither, kUndecided };

struct Opinion {
  Side side = Side::kNeither;
  std::string why;
};

// Less than said: only somebody's plan, a possibility, a question.
bool IsWeaker(Certainty certainty) { return certainty >= Certainty::kPlanned; }

// Too weak to contradict anybody.
bool IsHedged(Certainty certainty) {
  return certainty == Certainty::kHearsay ||
         certainty == Certainty::kConditional ||
         certainty == Certainty::kHedged || IsWeaker(certainty);
}

Opinion Negate(Opinion opinion) {
  switch (opinion.side) {
    case Side::kFor:
      return {Side::kAgainst, "denied: " + opinion.why};
    case Side::kAgainst:
      return {Side::kNeither, "denies something else: " + opinion.why};
    case Side::kNeither:
    case Side::kUndecided:
      break;
  }
  return opinion;
}

// "$49.99" is the interval around 49.99 that its digits allow; to say that this
// is coarser than 49.99 helps nobody.
bool IsRounded(const Value& said, const Value& wanted) {
  if (said.kind == ValueKind::kDate || said.approximate) return false;
  const NumberInterval& a = said.number;
  const NumberInterval& b = wanted.number;
  // Rounding leaves the upper end out; "19 to 21" has both.
  return a.low && a.high && b.low && b.high && a.low->included &&
         !a.high->included && b.low->at == b.high->at &&
         a.low->at + a.high->at == b.low->at + b.high->at;
}

// Of values that cannot be compared: whether both tell how much of one thing
// there is, only not in one unit.
bool MayBeSameAmount(const Value& said, const Value& wanted) {
  if (said.kind != wanted.kind) return false;
  return said.kind == ValueKind::kMoney || said.kind == ValueKind::kPercent ||
         (said.kind == ValueKind::kNumber && said.share != wanted.share);
}

// "03/04/25" is a day of March or of April and no day between. "Last January"
// and "winter 2024" are only vague.
bool HasTwoReadings(const Value& said) {
  return said.kind == ValueKind::kDate && said.ambiguous && !said.relative &&
         said.precision == DatePrecision::kSpan;
}

Opinion OpinionOfValue(const Claim& claim, const Observation& observation,
                       std::set<std::string>& notes) {
  if (!observation.value) return {};
  if (!claim.expect) {
    return {Side::kFor, "says " + FormatValue(*observation.value)};
  }
  const Relation relation = Compare(*observation.value, *claim.expect);
  const std::string said = FormatValue(*observation.value);
  const std::string& wanted = claim.expect_text;
  if (HasTwoReadings(*observation.value) &&
      (relation == Relation::kCoarser || relation == Relation::kOverlapping)) {
    return {Side::kUndecided, said + " may and may not be " + wanted};
  }
  switch (relation) {
    case Relation::kEqual:
      return {Side::kFor, said + " is " + wanted};
    case Relation::kCoarser:
      if (IsRounded(*observation.value, *claim.expect)) {
        return {Side::kFor, said + " is " + wanted + ", as written"};
      }
      notes.insert("coarser");
      return {Side::kFor, said + " contains " + wanted};
    case Relation::kFiner:
      notes.insert("finer");
      return {Side::kFor, said + " lies in " + wanted};
    case Relation::kOverlapping:
      notes.insert("overlapping");
      return {Side::kFor, said + " overlaps " + wanted};
    case Relation::kDisjoint:
      return {Side::kAgainst, said + " is not " + wanted};
    case Relation::kIncomparable:
      // Another currency or a share may be the same amount; kilometres are no
      // cubic metres, and a fifth one is no five.
      if (!MayBeSameAmount(*observation.value, *claim.expect)) {
        return {Side::kNeither, said + " is another kind of value"};
      }
      notes.insert("incomparable");
      return {Side::kUndecided, said + " cannot be compared with " + wanted};
  }
  return {};
}

Opinion OpinionOfChoice(const Claim& claim, const Observation& observation,
                        std::set<std::string>& notes) {
  if (observation.coarse) {
    notes.insert("coarser");
    return {Side::kFor, "says it less precisely"};
  }
  const std::string& said = observation.answers.front();
  if (claim.expect_ids.empty()) return {Side::kFor, "says " + said};
  const std::string& wanted = claim.expect_ids.front();
  if (said == wanted) return {Side::kFor, "says " + said};
  if (IsWithin(claim, said, wanted)) {
    notes.insert("finer");
    return {Side::kFor, said + " lies within " + wanted};
  }
  if (IsWithin(claim, wanted, said)) {
    notes.insert("coarser");
    return {Side::kFor, said + " is around " + wanted};
  }
  return {Side::kAgainst, said + " is not " + wanted};
}

Opinion OpinionOfList(const Claim& claim, const Observation& observation,
                      std::set<std::string>& notes) {
  if (observation.coarse) {
    notes.insert("coarser");
    return {Side::kFor, "names them less precisely"};
  }
  std::vector<std::string> extra;
  int named = 0;
  for (const std::string& item : observation.answers) {
    const bool wanted =
        std::find(claim.expect_ids.begin(), claim.expect_ids.end(), item) !=
        claim.expect_ids.end();
    if (wanted) {
      ++named;
    } else {
      extra.push_back(item);
    }
  }
  if (claim.expect_ids.empty()) return {Side::kFor, "names items"};
  if (!extra.empty()) {
    return {Side::kAgainst, "names " + extra.front() + ", not expected"};
  }
  if (named < static_cast<int>(claim.expect_ids.size())) {
    notes.insert("partial");
    if (observation.closed) {
      // What is missing may be there in words that the rule does not know.
      return {Side::kUndecided, "a closed list without all items"};
    }
    return {Side::kFor, "names some of the items"};
  }
  return {Side::kFor, "names all items"};
}

// The states that held at the two ends of the publication date.
struct HeldStates {
  int low = -1;
  int high = -1;
};

HeldStates HeldAt(const Claim& claim,
                  const std::optional<DayInterval>& published) {
  HeldStates held;
  const int count = static_cast<int>(claim.answers.size());
  if (!published) return {-1, count - 1};
  for (int i = 0; i < count; ++i) {
    const auto& from = claim.answers[static_cast<size_t>(i)].from;
    // A state without a date may have come right after the one before.
    if (!from) {
      if (held.high == i - 1) held.high = i;
      continue;
    }
    if (from->latest <= published->earliest) held.low = i;
    if (from->earliest <= published->latest) held.high = i;
  }
  held.low = std::max(held.low, held.high < 0 ? -1 : held.low);
  return held;
}

int StateIndex(const Claim& claim, const std::string& id) {
  for (size_t i = 0; i < claim.answers.size(); ++i) {
    if (claim.answers[i].id == id) return static_cast<int>(i);
  }
  return -1;
}

// kNeither stands for "an earlier state, and true".
Opinion OpinionOfState(const Claim& claim, const SourceFacts& source,
                       const Observation& observation,
                       std::set<std::string>& notes) {
  const std::string& said = observation.answers.front();
  const int state = StateIndex(claim, said);
  const int claimed = claim.expect_ids.empty()
                          ? -1
                          : StateIndex(claim, claim.expect_ids.front());
  const HeldStates held = HeldAt(claim, source.published);
  notes.insert("state: " + said);
  if (observation.polarity == Polarity::kNegated) {
    notes.insert("not yet");
    if (state <= held.low) {
      return {Side::kAgainst, "denies " + said + ", which already held"};
    }
    return {Side::kNeither, "says that it is not yet " + said};
  }
  if (observation.certainty == Certainty::kFuture ||
      IsWeaker(observation.certainty)) {
    return {Side::kNeither, "speaks of " + said + " as still to come"};
  }
  if (state > held.high) {
    const auto& from = claim.answers[static_cast<size_t>(state)].from;
    if (!from) return {Side::kUndecided, said + " has no date"};
    return {Side::kAgainst, "says " + said + ", which did not hold before " +
                                FormatDays(*from)};
  }
  const auto& from = claim.answers[static_cast<size_t>(state)].from;
  if (observation.value && from) {
    Value since;
    since.kind = ValueKind::kDate;
    since.days = *from;
    const Relation relation = Compare(*observation.value, since);
    const std::string dated = said + " dated " +
                              FormatValue(*observation.value) + ", since " +
                              FormatDays(*from);
    if (!Compatible(relation)) {
      notes.insert("date differs");
      const bool decides = claimed < 0 || state == claimed;
      return {decides ? Side::kAgainst : Side::kNeither, dated};
    }
    if (relation == Relation::kCoarser) notes.insert("coarser");
    if (relation == Relation::kFiner) notes.insert("finer");
    if (claimed < 0 || state >= claimed) return {Side::kFor, dated};
  }
  if (claimed < 0 || state >= claimed) return {Side::kFor, "says " + said};
  return {Side::kNeither, "says " + said + ", an earlier state"};
}

Opinion OpinionOfFrame(const Claim& claim, const Observation& observation,
                       std::set<std::string>& notes) {
  const std::string& frame = observation.answers.front();
  const bool expected =
      std::find(claim.expect_ids.begin(), claim.expect_ids.end(), frame) !=
      claim.expect_ids.end();
  if (!claim.expect_ids.empty() && !expected) notes.insert("variant");
  return {Side::kFor, "frames it as " + frame};
}

Opinion OpinionOf(const Claim& claim, const SourceFacts& source,
                  const Observation& observation,
                  std::set<std::string>& notes) {
  switch (claim.kind) {
    case ClaimKind::kDate:
    case ClaimKind::kDuration:
    case ClaimKind::kNumber:
    case ClaimKind::kQuantity:
    case ClaimKind::kMoney:
    case ClaimKind::kPercent:
      return OpinionOfValue(claim, observation, notes);
    case ClaimKind::kFact:
      return {Side::kFor, "says so"};
    case ClaimKind::kChoice:
      return OpinionOfChoice(claim, observation, notes);
    case ClaimKind::kList:
      return OpinionOfList(claim, observation, notes);
    case ClaimKind::kTimeline:
      return OpinionOfState(claim, source, observation, notes);
    case ClaimKind::kFraming:
      return OpinionOfFrame(claim, observation, notes);
    case ClaimKind::kTopic:
      return {Side::kFor, "raises the topic"};
  }
  return {};
}

void AddNotes(const SourceFacts& source, const Observation& observation,
              std::set<std::string>& notes) {
  notes.insert(observation.notes.begin(), observation.notes.end());
  if (observation.certainty != Certainty::kAsserted) {
    notes.insert(std::string(CertaintyName(observation.certainty)));
  }
  if (observation.certainty == Certainty::kHearsay) notes.insert("hedged");
  if (observation.voice != source.voice) notes.insert("attributed");
  if (observation.caption) notes.insert("caption");
  if (observation.heading) notes.insert("heading");
  if (observation.scare_quoted) notes.insert("scare-quoted");
  if (observation.ambiguous) notes.insert("ambiguous");
  if (observation.value) {
    if (observation.value->approximate) notes.insert("approximate");
    if (observation.value->inferred) notes.insert("inferred");
    if (observation.value->relative) notes.insert("relative");
    if (observation.value->ambiguous) notes.insert("ambiguous");
  }
}

}  // namespace

bool IsWithin(const Claim& claim, const std::string& a, const std::string& b) {
  std::string at = a;
  // A chain is no longer than there are answers, so a cycle ends too.
  for (size_t i = 0; i <= claim.answers.size(); ++i) {
    if (at == b) return true;
    const Answer* answer = claim.FindAnswer(at);
    if (answer == nullptr || answer->within.empty()) return false;
    at = answer->within;
  }
  return false;
}

bool IsPlain(const Observation& observation) {
  return observation.polarity == Polarity::kAffirmed &&
         observation.certainty <= Certainty::kFuture && !observation.ambiguous;
}

std::optional<JudgedObservation> JudgeObservation(const Claim& claim,
                                                  const SourceFacts& source,
                                                  Observation observation) {
  std::set<std::string> notes;
  Opinion opinion = OpinionOf(claim, source, observation, notes);
  const bool timeline = claim.kind == ClaimKind::kTimeline;
  const bool says_only =
      claim.kind == ClaimKind::kFraming || claim.kind == ClaimKind::kTopic;
  if (observation.polarity == Polarity::kNegated && !timeline && !says_only) {
    opinion = claim.kind == ClaimKind::kFact
                  ? Opinion{Side::kAgainst, "says the opposite"}
                  : Negate(std::move(opinion));
  }
  if (opinion.side == Side::kAgainst && observation.uncued) {
    return std::nullopt;
  }
  if (opinion.side == Side::kNeither && !timeline) return std::nullopt;
  AddNotes(source, observation, notes);
  Stance stance = Stance::kAgree;
  switch (opinion.side) {
    case Side::kFor:
      if (!says_only && IsWeaker(observation.certainty)) {
        stance = Stance::kUnclear;
        notes.insert("weaker");
      } else if (!says_only && observation.ambiguous) {
        stance = Stance::kUnclear;
      }
      break;
    case Side::kAgainst:
      if (observation.carried) notes.insert("carried");
      if (observation.change) notes.insert("change");
      stance = IsHedged(observation.certainty) || observation.ambiguous ||
                       observation.carried || observation.change ||
                       observation.caption
                   ? Stance::kUnclear
                   : Stance::kContradict;
      break;
    case Side::kUndecided:
      stance = Stance::kUnclear;
      break;
    case Side::kNeither:
      stance = Stance::kEarly;
      break;
  }
  return JudgedObservation{std::move(observation),
                           stance,
                           {notes.begin(), notes.end()},
                           std::move(opinion.why)};
}

std::optional<Stance> SumUp(const std::vector<const JudgedObservation*>& all) {
  bool agree = false;
  bool contradict = false;
  bool unclear = false;
  for (const JudgedObservation* judged : all) {
    contradict = contradict || judged->stance == Stance::kContradict;
    unclear = unclear || judged->stance == Stance::kUnclear;
  }
  for (const JudgedObservation* judged : all) {
    if (judged->stance != Stance::kAgree) continue;
    const bool only_wider = std::any_of(
        all.begin(), all.end(), [&](const JudgedObservation* other) {
          return other->stance == Stance::kContradict &&
                 other->observation.value && judged->observation.value &&
                 Compare(*judged->observation.value,
                         *other->observation.value) == Relation::kCoarser;
        });
    agree = agree || !only_wider;
  }
  if (agree && contradict) return Stance::kDivided;
  if (contradict) return Stance::kContradict;
  if (agree) return Stance::kAgree;
  if (unclear) return Stance::kUnclear;
  return std::nullopt;
}

}  // namespace claimcheck
