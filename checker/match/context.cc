#include "checker/match/context.h"

#include <algorithm>

namespace claimcheck {
namespace {

using Direction = ContextTrigger::Direction;

struct FoundTrigger {
  const ContextTrigger* trigger;
  WordRange words;
};

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
    for (const ContextTrigger* trigger : *triggers) {
      if (!MatchesAt(view, *trigger, word, sentence.end)) continue;
      const int end = word + static_cast<int>(trigger->words.size());
      const WordRange words{word, end};
      if (found.empty() || !found.back().words.Overlaps(words)) {
        found.push_back({trigger, words});
      } else if (found.back().words.size() < words.size()) {
        found.back() = {trigger, words};
      }
      break;
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

// The words a trigger reaches, before terminators.
WordRange ScopeOf(const SourceView& view, const FoundTrigger& found) {
  const Document& document = view.document();
  const int reach = found.trigger->reach;
  const Clause& clause =
      document
          .clauses[static_cast<size_t>(document.ClauseOf(found.words.begin))];
  int begin = found.words.end;
  int end = begin;
  const Direction direction = found.trigger->direction;
  if (direction == Direction::kForward || direction == Direction::kBoth) {
    end = ForwardEnd(view, found.words);
    if (reach > 0) end = std::min(end, found.words.end + reach);
  }
  if (direction == Direction::kBackward || direction == Direction::kBoth) {
    // Without a reach, "... are false" is about its whole sentence.
    begin = reach > 0 ? std::max(clause.words.begin, found.words.begin - reach)
                      : view.SentenceWords(clause.sentence).begin;
  }
  return {begin, end};
}

bool Reaches(const SourceView& view, const std::vector<FoundTrigger>& all,
             const FoundTrigger& found, WordRange at) {
  const WordRange scope = ScopeOf(view, found);
  if (!scope.Overlaps(at)) return false;
  const int low = std::min(found.words.end, at.begin);
  const int high = std::max(found.words.begin, at.begin);
  bool own_negation = false;
  for (const FoundTrigger& other : all) {
    if (other.trigger->direction == Direction::kTerminator &&
        other.words.begin >= low && other.words.end <= high) {
      return false;
    }
    own_negation =
        own_negation || (at.Overlaps(other.words) &&
                         other.trigger->label == ContextLabel::kNegation);
  }
  // "not to lend them the hall and not to sell it": what is negated itself
  // and joined by "and" is no part of what the first "not" negates.
  if (own_negation && found.trigger->label == ContextLabel::kNegation) {
    for (int word = low; word < high; ++word) {
      if (view.pack().segment.coordinators.contains(view.Folded(word))) {
        return false;
      }
    }
  }
  return true;
}

// Whether the phrase that was found asks for a negation itself.
bool HasOwnNegation(const SourceView& view,
                    const std::vector<FoundTrigger>& all, WordRange at,
                    const std::set<std::string>& own_words) {
  for (const FoundTrigger& found : all) {
    if (found.trigger->label == ContextLabel::kNegation &&
        at.Overlaps(found.words) &&
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
      return Certainty::kAsserted;
  }
  return Certainty::kAsserted;
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

TriggerIndex::TriggerIndex(const LanguagePack& pack,
                           const std::vector<ContextTrigger>& more) {
  for (const auto* triggers : {&pack.triggers, &more}) {
    for (const ContextTrigger& trigger : *triggers) {
      by_first_[trigger.words.front()].push_back(&trigger);
    }
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
      FindTriggers(view, triggers, view.SentenceWords(sentence));
  const auto near = [&](WordRange trigger, WordRange words) {
    return trigger.end <= words.begin &&
           words.begin - trigger.end <= close_words;
  };
  int negations = 0;
  for (const FoundTrigger& found : all) {
    if (found.trigger->direction == Direction::kPseudo ||
        found.trigger->direction == Direction::kTerminator) {
      continue;
    }
    // In a gap of the phrase; but "may" after the phrase's own "neither" is
    // part of the prohibition.
    const bool in_gap = at.Contains(found.words) && own_words != nullptr &&
                        !own_words->contains(view.Folded(found.words.begin)) &&
                        (found.trigger->label == ContextLabel::kNegation ||
                         !HasOwnNegation(view, all, at, *own_words));
    const bool inside =
        at.Overlaps(found.words) || governed.Overlaps(found.words);
    const bool reached = !inside && (Reaches(view, all, found, at) ||
                                     Reaches(view, all, found, governed));
    if (!in_gap && !reached) continue;
    context.marks.push_back({found.trigger->label, view.EvidenceOf(found.words),
                             found.trigger->line});
    if (found.trigger->label == ContextLabel::kNegation &&
        NegatesSaying(view, found.words, at)) {
      // "did not say that ...": neither said nor denied.
      context.certainty = std::max(context.certainty, Certainty::kPossible);
    } else if (found.trigger->label == ContextLabel::kNegation) {
      ++negations;
      const bool close = in_gap ||
                         found.trigger->direction != Direction::kForward ||
                         near(found.words, at) || near(found.words, governed);
      if (!close) context.loose_negation = true;
    } else {
      context.certainty =
          std::max(context.certainty, CertaintyOf(found.trigger->label));
    }
  }
  if (negations > 0) {
    context.polarity =
        negations % 2 == 1 ? Polarity::kNegated : Polarity::kAffirmed;
    // Whether two negations cancel is not for us to say.
    if (negations > 1) context.loose_negation = true;
  }
  if (view.pack().inverted_conditionals.contains(
          view.Folded(view.SentenceWords(sentence).begin))) {
    context.certainty = std::max(context.certainty, Certainty::kConditional);
  }
  if (EndsInQuestion(view, sentence)) context.certainty = Certainty::kQuestion;
  return context;
}

}  // namespace claimcheck
