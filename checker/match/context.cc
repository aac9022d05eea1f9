#include "checker/match/context.h"

#include <algorithm>

namespace claimcheck {
namespace {

using Direction = ContextTrigger::Direction;

// A trigger in a sentence and the words it reaches. A terminator reaches none.
struct FoundTrigger {
  const ContextTrigger* trigger;
  WordRange words;
  WordRange scope;
  WordRange terminator;  // Ended the scope; empty if none did.
};

bool TurnsPolarity(const FoundTrigger& found) {
  return found.trigger->label == ContextLabel::kNegation ||
         found.trigger->label == ContextLabel::kDenial;
}

bool MatchesAt(const SourceView& view, const ContextTrigger& trigger, int word,
               int end) {
  const int size = static_cast<int>(trigger.words.size());
  if (word + size > end) return false;
  for (int i = 0; i < size; ++i) {
    if (view.Folded(word + i) != trigger.words[static_cast<size_t>(i)]) {
      return false;
    }
  }
  return true;
}

// The triggers of a sentence, in text order. Of two that overlap the longer
// counts: "not only" hides "not".
std::vector<FoundTrigger> FindTriggers(const SourceView& view,
                                       const TriggerIndex& index,
                                       WordRange sentence) {
  std::vector<FoundTrigger> found;
  for (int word = sentence.begin; word < sentence.end; ++word) {
    const auto* triggers = index.At(view.Folded(word));
    if (triggers == nullptr) continue;
    int size = 0;  // Of the longest; all triggers of just its words count.
    for (const ContextTrigger* trigger : *triggers) {
      const int next = static_cast<int>(trigger->words.size());
      if (next < size) break;  // Longest first.
      if (!MatchesAt(view, *trigger, word, sentence.end)) continue;
      const WordRange words{word, word + next};
      if (size == 0) {
        if (!found.empty() && found.back().words.Overlaps(words) &&
            found.back().words.size() >= next) {
          break;
        }
        while (!found.empty() && found.back().words.Overlaps(words)) {
          found.pop_back();
        }
        size = next;
      }
      found.push_back({trigger, words, {}, {}});
    }
  }
  return found;
}

// Where the clause around a trigger ends for it: a clause that directly
// follows the trigger, or opens with "that", is its complement.
int ForwardEnd(const SourceView& view, WordRange trigger) {
  const Document& document = view.document();
  auto clause = static_cast<size_t>(document.ClauseOf(trigger.end - 1));
  int end = document.clauses[clause].words.end;
  const int sentence = document.clauses[clause].sentence;
  while (clause + 1 < document.clauses.size() &&
         document.clauses[clause + 1].sentence == sentence) {
    const Clause& next = document.clauses[clause + 1];
    const bool complement = next.words.begin <= trigger.end + 1 &&
                            (next.words.begin <= trigger.end ||
                             view.pack().attribution.complementizers.contains(
                                 view.Folded(next.words.begin)));
    if (!complement) break;
    end = next.words.end;
    ++clause;
  }
  return end;
}

bool IsTerminator(const FoundTrigger& found) {
  return found.trigger->direction == Direction::kTerminator;
}

// Fills in the scope of `found`, and what ends it. `all` is sorted.
void SetScope(const SourceView& view, const std::vector<FoundTrigger>& all,
              FoundTrigger& found) {
  const Document& document = view.document();
  const int reach = found.trigger->reach;
  const Direction direction = found.trigger->direction;
  const Clause& clause =
      document
          .clauses[static_cast<size_t>(document.ClauseOf(found.words.begin))];
  found.scope = {found.words.end, found.words.end};
  if (direction == Direction::kBackward || direction == Direction::kBoth) {
    // Without a reach, "... are false" is about its whole sentence.
    found.scope.begin =
        reach > 0 ? std::max(clause.words.begin, found.words.begin - reach)
                  : view.SentenceWords(clause.sentence).begin;
    found.scope.end = found.words.begin;
    for (const FoundTrigger& other : all) {
      if (!IsTerminator(other) || other.words.begin < found.scope.begin) {
        continue;
      }
      if (other.words.end > found.words.begin) break;
      found.scope.begin = other.words.end;
      found.terminator = other.words;
    }
  }
  if (direction == Direction::kForward || direction == Direction::kBoth) {
    found.scope.end = ForwardEnd(view, found.words);
    if (reach > 0) {
      found.scope.end = std::min(found.scope.end, found.words.end + reach);
    }
    for (const FoundTrigger& other : all) {
      if (!IsTerminator(other) || other.words.begin < found.words.end) continue;
      if (other.words.begin >= found.scope.end) break;
      found.scope.end = other.words.begin;
      found.terminator = other.words;
      break;
    }
  }
}

// The triggers of a sentence with their scopes, in text order.
std::vector<FoundTrigger> ScopedTriggers(const SourceView& view,
                                         const TriggerIndex& index,
                                         WordRange sentence) {
  std::vector<FoundTrigger> all = FindTriggers(view, index, sentence);
  for (FoundTrigger& found : all) {
    if (!IsTerminator(found)) SetScope(view, all, found);
  }
  return all;
}

bool Reaches(const SourceView& view, const std::vector<FoundTrigger>& all,
             const FoundTrigger& found, WordRange at) {
  if (!found.scope.Overlaps(at)) return false;
  const bool own_negation =
      std::any_of(all.begin(), all.end(), [&](const FoundTrigger& other) {
        return at.Overlaps(other.words) && TurnsPolarity(other);
      });
  if (!own_negation || !TurnsPolarity(found)) return true;
  // "not to lend them the hall and not to sell it": what is negated itself
  // and joined by "and" is no part of what the first "not" negates.
  const int low = std::min(found.words.end, at.begin);
  const int high = std::max(found.words.begin, at.begin);
  for (int word = low; word < high; ++word) {
    if (view.pack().segment.coordinators.contains(view.Folded(word))) {
      return false;
    }
  }
  return true;
}

// Whether the phrase that was found asks for a negation itself.
bool HasOwnNegation(const SourceView& view,
                    const std::vector<FoundTrigger>& all, WordRange at,
                    const std::set<std::string>& own_words) {
  for (const FoundTrigger& found : all) {
    if (TurnsPolarity(found) && at.Overlaps(found.words) &&
        own_words.contains(view.Folded(found.words.begin))) {
      return true;
    }
  }
  return false;
}

// Whether the negation belongs to a verb of saying right after it.
bool NegatesSaying(const SourceView& view, WordRange negation, WordRange at) {
  constexpr int kReach = 2;
  const AttributionWords& words = view.pack().attribution;
  const int end = std::min(at.begin, negation.end + kReach);
  for (int word = negation.end; word < end; ++word) {
    const std::string& folded = view.Folded(word);
    if (words.denial_verbs.contains(folded)) return false;
    if (words.verbs.contains(folded) || words.weak_verbs.contains(folded)) {
      return true;
    }
  }
  return false;
}

ContextMark MarkOf(const SourceView& view, const FoundTrigger& found) {
  const ContextTrigger& trigger = *found.trigger;
  ContextMark mark;
  mark.label = trigger.label;
  mark.trigger = view.EvidenceOf(found.words);
  mark.pack_line = trigger.line;
  mark.file = trigger.file;
  mark.direction = trigger.direction;
  mark.scope =
      found.scope.empty() ? mark.trigger : view.EvidenceOf(found.scope);
  if (!found.terminator.empty()) {
    mark.terminator = view.EvidenceOf(found.terminator);
  }
  return mark;
}

Certainty CertaintyOf(ContextLabel label) {
  switch (label) {
    case ContextLabel::kPurpose:
      return Certainty::kPurpose;
    case ContextLabel::kFuture:
      return Certainty::kFuture;
    case ContextLabel::kHearsay:
      return Certainty::kHearsay;
    case ContextLabel::kConditional:
      return Certainty::kConditional;
    case ContextLabel::kHedge:
      return Certainty::kHedged;
    case ContextLabel::kPlan:
      return Certainty::kPlanned;
    case ContextLabel::kPossible:
      return Certainty::kPossible;
    case ContextLabel::kQuestion:
      return Certainty::kQuestion;
    case ContextLabel::kNegation:
    case ContextLabel::kDenial:
    case ContextLabel::kPast:
      return Certainty::kAsserted;
  }
  return Certainty::kAsserted;
}

void AddLabel(ContextLabel label, Context& context) {
  context.certainty = std::max(context.certainty, CertaintyOf(label));
  context.factuality.commitment =
      std::max(context.factuality.commitment, CommitmentOf(label));
  context.time = std::max(context.time, TimeOf(label));
}

bool EndsInQuestion(const SourceView& view, int sentence) {
  const Document& document = view.document();
  const std::string_view text =
      document.Text(document.sentences[static_cast<size_t>(sentence)].range);
  const size_t last = text.find_last_not_of(" \"')");
  return last != std::string_view::npos &&
         (text[last] == '?' || text.substr(0, last + 1).ends_with("؟"));
}

}  // namespace

Commitment CommitmentOf(ContextLabel label) {
  switch (label) {
    case ContextLabel::kNegation:
    case ContextLabel::kDenial:
    case ContextLabel::kPast:
    case ContextLabel::kFuture:
      return Commitment::kCertain;
    case ContextLabel::kHedge:
      return Commitment::kProbable;
    case ContextLabel::kPossible:
      return Commitment::kPossible;
    case ContextLabel::kPlan:
    case ContextLabel::kPurpose:
    case ContextLabel::kHearsay:
    case ContextLabel::kConditional:
    case ContextLabel::kQuestion:
      return Commitment::kUnknown;
  }
  return Commitment::kUnknown;
}

std::string FactualityName(Factuality factuality) {
  if (factuality.commitment == Commitment::kUnknown) return "Uu";
  std::string name;
  switch (factuality.commitment) {
    case Commitment::kCertain:
      name = "CT";
      break;
    case Commitment::kProbable:
      name = "PR";
      break;
    case Commitment::kPossible:
      name = "PS";
      break;
    case Commitment::kUnknown:
      break;
  }
  if (!factuality.polarity) return name + 'u';
  return name + (*factuality.polarity == Polarity::kAffirmed ? '+' : '-');
}

std::string_view EventTimeName(EventTime time) {
  switch (time) {
    case EventTime::kUnmarked:
      return "unmarked";
    case EventTime::kPast:
      return "past";
    case EventTime::kFuture:
      return "future";
  }
  return "";
}

EventTime TimeOf(ContextLabel label) {
  switch (label) {
    case ContextLabel::kFuture:
    case ContextLabel::kPlan:
    case ContextLabel::kPurpose:
      return EventTime::kFuture;
    case ContextLabel::kPast:
      return EventTime::kPast;
    default:
      return EventTime::kUnmarked;
  }
}

TriggerIndex::TriggerIndex(const LanguagePack& pack,
                           const std::vector<ContextTrigger>& more) {
  std::set<std::vector<std::string>> replaced;
  for (const ContextTrigger& trigger : more) {
    replaced.insert(trigger.words);
    by_first_[trigger.words.front()].push_back(&trigger);
  }
  for (const ContextTrigger& trigger : pack.triggers) {
    if (replaced.contains(trigger.words)) continue;
    by_first_[trigger.words.front()].push_back(&trigger);
  }
  for (auto& [first, triggers] : by_first_) {
    std::stable_sort(triggers.begin(), triggers.end(),
                     [](const ContextTrigger* a, const ContextTrigger* b) {
                       return a->words.size() > b->words.size();
                     });
  }
}

const std::vector<const ContextTrigger*>* TriggerIndex::At(
    const std::string& folded) const {
  const auto found = by_first_.find(folded);
  return found == by_first_.end() ? nullptr : &found->second;
}

Context ContextOf(const SourceView& view, const TriggerIndex& triggers,
                  WordRange at, WordRange governed, int close_words,
                  const std::set<std::string>* own_words) {
  Context context;
  const int sentence = view.SentenceOf(at);
  const std::vector<FoundTrigger> all =
      ScopedTriggers(view, triggers, view.SentenceWords(sentence));
  const auto near = [&](WordRange trigger, WordRange words) {
    return trigger.end <= words.begin &&
           words.begin - trigger.end <= close_words;
  };
  int negations = 0;
  for (const FoundTrigger& found : all) {
    if (found.trigger->direction == Direction::kPseudo || IsTerminator(found)) {
      continue;
    }
    // In a gap of the phrase; but "may" after the phrase's own "neither" is
    // part of the prohibition.
    const bool in_gap =
        at.Contains(found.words) && own_words != nullptr &&
        !own_words->contains(view.Folded(found.words.begin)) &&
        (TurnsPolarity(found) || !HasOwnNegation(view, all, at, *own_words));
    const bool inside =
        at.Overlaps(found.words) || governed.Overlaps(found.words);
    const bool reached = !inside && (Reaches(view, all, found, at) ||
                                     Reaches(view, all, found, governed));
    if (!in_gap && !reached) continue;
    context.marks.push_back(MarkOf(view, found));
    if (!TurnsPolarity(found)) {
      AddLabel(found.trigger->label, context);
    } else if (NegatesSaying(view, found.words, at)) {
      // "did not say that ...": neither said nor denied.
      AddLabel(ContextLabel::kPossible, context);
      context.factuality.commitment = Commitment::kUnknown;
    } else {
      ++negations;
      const bool close = in_gap ||
                         found.trigger->direction != Direction::kForward ||
                         near(found.words, at) || near(found.words, governed);
      if (!close) context.loose_negation = true;
    }
  }
  if (negations % 2 == 1) context.polarity = Polarity::kNegated;
  context.factuality.polarity = context.polarity;
  if (negations > 1) {
    // Whether two negations cancel is not for us to say.
    context.loose_negation = true;
    context.factuality.polarity = std::nullopt;
  }
  if (view.pack().inverted_conditionals.contains(
          view.Folded(view.SentenceWords(sentence).begin))) {
    AddLabel(ContextLabel::kConditional, context);
  }
  if (EndsInQuestion(view, sentence)) {
    AddLabel(ContextLabel::kQuestion, context);
  }
  return context;
}

}  // namespace claimcheck
