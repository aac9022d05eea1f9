#include "checker/match/context.h"

#include <algorithm>
#include <optional>

#include "checker/text/utf8.h"
#include "checker/text/words.h"

namespace claimcheck {
namespace {

using Direction = ContextTrigger::Direction;

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

// Whether `at` belongs to a definite noun phrase that is not itself what the
// negation names: in "did not break the record" there is a record, in "not the
// record" this is none.
bool IsPresupposed(const SourceView& view, const FoundTrigger& found,
                   WordRange at) {
  constexpr int kLongestPhrase = 5;  // Words before its head.
  const int first = std::max(found.words.end, at.begin - kLongestPhrase);
  for (int word = at.begin - 1; word >= first; --word) {
    const std::string& folded = view.Folded(word);
    if (view.pack().definites.contains(folded)) {
      return word > found.words.end ||
             (found.trigger->label == ContextLabel::kNegation &&
              view.IsMainVerb(found.words.end - 1));
    }
    if (view.pack().segment.verbs.contains(folded)) return false;
    if (view.IsFunctionWord(word) &&
        !view.pack().segment.coordinators.contains(folded)) {
      return false;
    }
  }
  return false;
}

// Whether a phrase of `own_words` (stems and beginnings included) asks for the
// word.
bool AsksFor(const SourceView& view, const std::set<std::string>& own_words,
             int word) {
  constexpr size_t kShortestBeginning = 4;
  const std::string& folded = view.Folded(word);
  if (own_words.contains(folded)) return true;
  const std::string stem = Stem(view.pack(), folded);
  for (const std::string& own : own_words) {
    if (Stem(view.pack(), own) == stem) return true;
    if (own.size() >= kShortestBeginning && folded.starts_with(own)) {
      return true;
    }
  }
  return false;
}

// Whether the phrase that was found asks for a negation itself.
bool HasOwnNegation(const SourceView& view,
                    const std::vector<FoundTrigger>& all, WordRange at,
                    const std::set<std::string>& own_words) {
  for (const FoundTrigger& found : all) {
    if (TurnsPolarity(found) && at.Overlaps(found.words) &&
        AsksFor(view, own_words, found.words.begin)) {
      return true;
    }
  }
  return false;
}

// How many words stand between, articles and names not counted: "failed to
// give [the Salt Quay] 30 lamps" is one word from the lamps.
int Distance(const SourceView& view, int begin, int end) {
  int count = 0;
  for (int word = begin; word < end; ++word) {
    const std::string_view text = view.document().Text(
        view.document().words[static_cast<size_t>(word)].range);
    if (!view.pack().determiners.contains(view.Folded(word)) &&
        !IsUpperChar(CharAt(text, 0))) {
      ++count;
    }
  }
  return count;
}

// Whether the negation belongs to a verb of saying right after it.
bool NegatesSaying(const SourceView& view, WordRange negation, WordRange at) {
  constexpr int kReach = 2;
  const AttributionWords& words = view.pack().attribution;
  const int end = std::min(at.begin, negation.end + kReach);
  for (int word = negation.end; word < end; ++word) {
    const std::string& folded = view.Folded(word);
    if (words.denial_verbs.contains(folded)) return false;
    // "cancelled its order": a noun.
    if (view.pack().determiners.contains(folded)) return false;
    if (words.verbs.contains(folded)) return true;
    if (!words.weak_verbs.contains(folded)) continue;
    // "nor welcomes dogs": a deed, unless it takes a clause.
    const std::vector<SayingVerb>& verbs = words.sayings.at(folded);
    const bool deed =
        std::all_of(verbs.begin(), verbs.end(), [](const SayingVerb& verb) {
          return verb.kind == SayingKind::kHolding;
        });
    return !deed || (word + 1 < at.begin &&
                     (words.complementizers.contains(view.Folded(word + 1)) ||
                      words.question_words.contains(view.Folded(word + 1))));
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
    case ContextLabel::kPartial:
      return Certainty::kPossible;
  }
  return Certainty::kAsserted;
}

void AddLabel(ContextLabel label, bool of_fact, Context& context) {
  context.certainty = std::max(context.certainty, CertaintyOf(label));
  if (!of_fact) return;
  context.factuality.commitment =
      std::max(context.factuality.commitment, CommitmentOf(label));
  context.time = std::max(context.time, TimeOf(label));
}

bool IsIntention(ContextLabel label) {
  return label == ContextLabel::kPlan || label == ContextLabel::kPossible ||
         label == ContextLabel::kPurpose;
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
    case ContextLabel::kPartial:
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

Context ContextOf(const SourceView& view, const TriggerIndex& triggers,
                  WordRange at, WordRange governed, int close_words,
                  const std::set<std::string>* own_words) {
  Context context;
  const int sentence = view.SentenceOf(at);
  const std::vector<FoundTrigger> all = FindTriggers(view, triggers, sentence);
  const auto near = [&](WordRange trigger, WordRange words) {
    return trigger.end <= words.begin &&
           Distance(view, trigger.end, words.begin) <= close_words;
  };
  int negations = 0;
  int negations_of_fact = 0;
  const FoundTrigger* last_negation = nullptr;
  for (const FoundTrigger& found : all) {
    if (IsTerminator(found)) continue;
    // In a gap of the phrase; but "may" after the phrase's own "neither" is
    // part of the prohibition.
    const bool in_gap =
        at.Contains(found.words) && own_words != nullptr &&
        !AsksFor(view, *own_words, found.words.begin) &&
        (TurnsPolarity(found) || !HasOwnNegation(view, all, at, *own_words));
    const bool inside =
        at.Overlaps(found.words) || governed.Overlaps(found.words);
    const bool reached = !inside && (Reaches(view, all, found, at) ||
                                     Reaches(view, all, found, governed));
    if (!in_gap && !reached) continue;
    context.marks.push_back(MarkOf(view, found));
    const bool forward = found.trigger->direction == Direction::kForward;
    // Whether it tells of the thing itself, and not only of what is done to it.
    const bool of_fact = in_gap || !forward || !IsPresupposed(view, found, at);
    if (!TurnsPolarity(found)) {
      AddLabel(found.trigger->label, of_fact, context);
      // "does not plan to sell": that it sells is neither said nor denied.
      constexpr int kNextTo = 2;
      if (last_negation != nullptr && IsIntention(found.trigger->label) &&
          found.words.begin - last_negation->words.end < kNextTo) {
        context.factuality.commitment = Commitment::kUnknown;
      }
    } else if (NegatesSaying(view, found.words, at)) {
      // "did not say that ...": neither said nor denied.
      AddLabel(ContextLabel::kPossible, of_fact, context);
      context.factuality.commitment = Commitment::kUnknown;
    } else {
      ++negations;
      if (of_fact) ++negations_of_fact;
      last_negation = &found;
      // "the opening was put off until May": May is no part of what was not.
      const bool beyond = found.trigger->direction == Direction::kBackward &&
                          found.words.end <= at.begin;
      const bool close = in_gap || !forward || near(found.words, at) ||
                         near(found.words, governed);
      if (!close || beyond) context.loose_negation = true;
    }
  }
  if (negations % 2 == 1) context.polarity = Polarity::kNegated;
  // Whether two negations cancel is not for us to say.
  if (negations > 1) context.loose_negation = true;
  if (negations_of_fact > 0) {
    context.factuality.polarity = Polarity::kNegated;
    if (context.loose_negation) context.factuality.polarity = std::nullopt;
  }
  if (view.pack().inverted_conditionals.contains(
          view.Folded(view.SentenceWords(sentence).begin))) {
    AddLabel(ContextLabel::kConditional, true, context);
  }
  if (EndsInQuestion(view, sentence)) {
    AddLabel(ContextLabel::kQuestion, true, context);
  }
  return context;
}

}  // namespace claimcheck
