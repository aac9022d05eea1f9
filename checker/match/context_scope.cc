#include "checker/match/context_scope.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>

#include "checker/text/utf8.h"
#include "checker/text/words.h"

namespace claimcheck {
namespace {

using Direction = ContextTrigger::Direction;

bool EndsInOne(const std::string& word,
               const absl::flat_hash_set<std::string>& endings) {
  return std::any_of(
      endings.begin(), endings.end(),
      [&](const std::string& ending) { return word.ends_with(ending); });
}

// Whether the words stand next to each other, without a comma between.
bool StandTogether(const SourceView& view, int word) {
  return view.Between(word, word + 1).find_first_of(",;:()") ==
         std::string_view::npos;
}

// Whether one of `words` stands up to `within` words before `word`, in the
// same sentence and on this side of a stop.
bool StandsBefore(const SourceView& view,
                  const absl::flat_hash_set<std::string>& words, int within,
                  WordRange sentence, int word) {
  const int first = std::max(sentence.begin, word - within);
  for (int i = word - 1; i >= first; --i) {
    if (words.contains(view.Folded(i))) return true;
  }
  return false;
}

// Whether the word after a trigger may be the plain form of a verb: no number,
// no name, no article or preposition.
bool MayBeVerb(const SourceView& view, int word) {
  const Document& document = view.document();
  const std::string_view text =
      document.Text(document.words[static_cast<size_t>(word)].range);
  const std::string& folded = view.Folded(word);
  if (text.empty() || folded != text || IsDigit(text.front())) return false;
  return !view.IsFunctionWord(word) ||
         view.pack().segment.verbs.contains(folded);
}

bool MatchesAt(const SourceView& view, const ContextTrigger& trigger, int word,
               WordRange sentence) {
  const int size = static_cast<int>(trigger.words.size());
  if (word + size > sentence.end) return false;
  for (int i = 0; i < size; ++i) {
    if (view.Folded(word + i) != trigger.words[static_cast<size_t>(i)]) {
      return false;
    }
    if (i > 0 && !StandTogether(view, word + i - 1)) return false;
  }
  if (!trigger.after.empty() &&
      !StandsBefore(view, trigger.after, trigger.within, sentence, word)) {
    return false;
  }
  if (StandsBefore(view, trigger.not_after, 1, sentence, word)) return false;
  if (trigger.in_heading &&
      view.document().ParagraphOf(word).role != BlockRole::kHeading) {
    return false;
  }
  if (!trigger.before_verb && trigger.before_ending.empty()) return true;
  const int next = word + size;
  return next < sentence.end &&
         (!trigger.before_verb || MayBeVerb(view, next)) &&
         view.Folded(next).ends_with(trigger.before_ending);
}

bool IsDigits(const SourceView& view, int word, WordRange sentence) {
  return sentence.Contains(word) && IsDigit(view.Folded(word).front());
}

// Whether the word is a name that looks like a trigger: "Will Ode", "3 May".
// Headings may have capitals anywhere, so there only a date shows it.
bool IsName(const SourceView& view, int word, WordRange sentence) {
  const Document& document = view.document();
  const std::string_view text =
      document.Text(document.words[static_cast<size_t>(word)].range);
  if (!IsUpperChar(CharAt(text, 0)) || !IsLowerChar(CharAt(text, 1))) {
    return false;
  }
  if (document.ParagraphOf(word).role == BlockRole::kHeading) {
    return view.pack().segment.month_names.contains(view.Folded(word)) &&
           (IsDigits(view, word - 1, sentence) ||
            IsDigits(view, word + 1, sentence));
  }
  // After a quotation mark or a colon a sentence may begin.
  return word > sentence.begin &&
         view.Between(word - 1, word).find_first_of("\":;(") ==
             std::string_view::npos;
}

// Triggers, pseudo-triggers and terminators, without their scopes.
std::vector<FoundTrigger> FindWords(const SourceView& view,
                                    const TriggerIndex& index,
                                    WordRange sentence) {
  std::vector<FoundTrigger> found;
  for (int word = sentence.begin; word < sentence.end; ++word) {
    const auto* triggers = index.At(view.Folded(word));
    if (triggers == nullptr || IsName(view, word, sentence)) continue;
    int size = 0;  // Of the longest; all triggers of just its words count.
    for (const ContextTrigger* trigger : *triggers) {
      const int next = static_cast<int>(trigger->words.size());
      if (next < size) break;  // Longest first.
      if (!MatchesAt(view, *trigger, word, sentence)) continue;
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

// Sets the scopes of one sentence's triggers.
class ScopeFinder {
 public:
  ScopeFinder(const SourceView& view, const std::vector<FoundTrigger>& all)
      : view_(view), all_(all), document_(view.document()) {}

  void SetScope(FoundTrigger& found) const {
    const Direction direction = found.trigger->direction;
    found.scope = {found.words.end, found.words.end};
    if (direction == Direction::kBackward || direction == Direction::kBoth) {
      SetBackward(found);
    }
    if (direction == Direction::kForward || direction == Direction::kBoth) {
      SetForward(found);
    }
  }

 private:
  const Clause& ClauseAt(int word) const {
    return document_.clauses[static_cast<size_t>(document_.ClauseOf(word))];
  }

  static bool Ends(const FoundTrigger& terminator, const FoundTrigger& found) {
    const std::vector<ContextLabel>& of = terminator.trigger->of;
    return IsTerminator(terminator) &&
           (of.empty() ||
            std::find(of.begin(), of.end(), found.trigger->label) != of.end());
  }

  // "no fever, no cough", "neither sold nor leased": each has its own.
  bool IsNextInList(const FoundTrigger& next, const FoundTrigger& found) const {
    if (!TurnsPolarity(next) || !TurnsPolarity(found)) return false;
    const int word = next.words.begin;
    if (word <= found.words.end) return false;
    return view_.Between(word - 1, word).find_first_of(",;") !=
               std::string_view::npos ||
           IsCoordinator(word) || IsCoordinator(word - 1);
  }

  void SetBackward(FoundTrigger& found) const {
    const int reach = found.trigger->reach;
    const Clause& clause = ClauseAt(found.words.begin);
    // Without a reach, "... are false" is about its whole sentence.
    found.scope.begin =
        reach > 0 ? std::max(clause.words.begin, found.words.begin - reach)
                  : view_.SentenceWords(clause.sentence).begin;
    found.scope.end = found.words.begin;
    if (found.trigger->to_subject) {
      found.scope = SubjectOf(clause.words, found.words.begin);
    }
    for (const FoundTrigger& other : all_) {
      if (other.words.end > found.words.begin) break;
      if (!Ends(other, found) || other.words.begin < found.scope.begin) {
        continue;
      }
      found.scope.begin = other.words.end;
      found.terminator = other.words;
    }
  }

  // The first noun phrase of a clause, up to the preposition after its head:
  // "the delivery" of "the delivery of the ship on Monday was put off".
  // Everything before the verb where the clause begins with a preposition.
  WordRange SubjectOf(WordRange clause, int verb) const {
    int begin = clause.begin;
    while (begin < verb && IsCoordinator(begin)) ++begin;
    for (int word = begin; word < verb; ++word) {
      const bool ends =
          view_.pack().attribution.object_prepositions.contains(
              view_.Folded(word)) ||
          (word > begin &&
           view_.Between(word - 1, word).find(',') != std::string_view::npos);
      if (ends && word > begin) return {begin, word};
      if (ends) break;
    }
    return {begin, verb};
  }

  // Where the phrase at `begin` ends: at a comma, before an auxiliary, and
  // before the article or number of the next phrase: "without a vote the
  // council ...".
  int PhraseEnd(int begin, int end) const {
    for (int word = begin; word < end; ++word) {
      if (IsVerb(word) && view_.IsFunctionWord(word)) return word;
      if (view_.Between(word - 1, word).find_first_of(",;:()") !=
          std::string_view::npos) {
        return word;
      }
      if (word == begin) continue;
      if ((view_.pack().determiners.contains(view_.Folded(word)) ||
           IsDigit(view_.Folded(word).front())) &&
          !view_.pack().attribution.complementizers.contains(
              view_.Folded(word)) &&
          IsNominal(word - 1)) {
        return word;
      }
    }
    return end;
  }

  // Neither a function word nor a verb in the form that "without" takes.
  bool IsNominal(int word) const {
    return !view_.IsFunctionWord(word) &&
           !EndsInOne(view_.Folded(word), view_.pack().gerund_endings);
  }

  // "No, it is open": an answer. "is not - I believe - open".
  bool StandsApart(const FoundTrigger& found) const {
    const int next = found.words.end;
    const WordRange sentence =
        view_.SentenceWords(view_.SentenceOf(found.words));
    if (!TurnsPolarity(found) || next >= sentence.end) return false;
    const std::string_view gap = view_.Between(next - 1, next);
    return gap.find_first_of(";:") != std::string_view::npos ||
           gap.find(" - ") != std::string_view::npos ||
           (found.words.begin == sentence.begin &&
            gap.find(',') != std::string_view::npos);
  }

  void SetForward(FoundTrigger& found) const {
    if (StandsApart(found)) return;
    found.scope.end = AsideEnd(found, ForwardEnd(found));
    if (found.trigger->to_phrase || NegatesParticiple(found)) {
      found.scope.end = PhraseEnd(found.words.end, found.scope.end);
    }
    if (found.trigger->reach > 0) {
      found.scope.end =
          std::min(found.scope.end, found.words.end + found.trigger->reach);
    }
    for (const FoundTrigger& other : all_) {
      if (other.words.begin < found.words.end) continue;
      if (other.words.begin >= found.scope.end) break;
      if (!Ends(other, found) && !IsNextInList(other, found)) continue;
      found.scope.end = other.words.begin;
      found.terminator = other.words;
      break;
    }
    if (TurnsPolarity(found)) {
      found.scope.end = NextFinite(found.words.end, found.scope.end);
    }
  }

  // "boats not belonging to the towns": of a noun, and not of a sentence as in
  // "are not belonging".
  bool NegatesParticiple(const FoundTrigger& found) const {
    const int before = found.words.begin - 1;
    const int next = found.words.end;
    return TurnsPolarity(found) && next < found.scope.end &&
           EndsInOne(view_.Folded(next), view_.pack().gerund_endings) &&
           before >= ClauseAt(found.words.begin).words.begin &&
           StandTogether(view_, before) && IsNominal(before) && !IsVerb(before);
  }

  // Where "and welcomes" begins, a verb of its own after "does not allow".
  int NextFinite(int begin, int end) const {
    const AttributionWords& words = view_.pack().attribution;
    for (int word = begin + 1; word + 1 < end; ++word) {
      if (!IsCoordinator(word) || IsAlternative(word)) continue;
      const std::string& verb = view_.Folded(word + 1);
      const auto found = words.sayings.find(verb);
      if (found != words.sayings.end() && found->second.front().third &&
          !words.nouns.contains(verb) && !words.noun_forms.contains(verb)) {
        return word;
      }
    }
    return end;
  }

  bool IsCoordinator(int word) const {
    return view_.pack().segment.coordinators.contains(view_.Folded(word));
  }

  bool IsVerb(int word) const {
    return view_.pack().segment.verbs.contains(view_.Folded(word));
  }

  int ForwardEnd(const FoundTrigger& found) const {
    const int last = found.words.end - 1;
    auto clause = static_cast<size_t>(document_.ClauseOf(last));
    int end = document_.clauses[clause].words.end;
    const int sentence = document_.clauses[clause].sentence;
    while (++clause < document_.clauses.size() &&
           document_.clauses[clause].sentence == sentence) {
      const WordRange next = document_.clauses[clause].words;
      if (!IsComplement(found.words, next) && !GoesOn(found, clause)) break;
      end = next.end;
    }
    return end;
  }

  bool IsComplement(WordRange trigger, WordRange clause) const {
    return clause.begin <= trigger.end ||
           (clause.begin == trigger.end + 1 &&
            view_.pack().attribution.complementizers.contains(
                view_.Folded(clause.begin)));
  }

  // A trigger in an aside ("the bank, which did not fail, ...") ends with it,
  // also where no verb that is known shows that the sentence goes on.
  int AsideEnd(const FoundTrigger& found, int end) const {
    constexpr int kReach = 6;
    const int sentence =
        view_.SentenceWords(view_.SentenceOf(found.words)).begin;
    int opener = found.words.begin - 1;
    while (opener > sentence && opener >= found.words.begin - kReach &&
           !view_.pack().relative_words.contains(view_.Folded(opener))) {
      if (CommaBefore(opener)) return end;
      --opener;
    }
    if (opener <= sentence || opener < found.words.begin - kReach ||
        !CommaBefore(opener)) {
      return end;
    }
    for (int word = found.words.end + 1; word < end; ++word) {
      if (CommaBefore(word) && !IsCoordinator(word)) return word;
    }
    return end;
  }

  bool CommaBefore(int word) const {
    return view_.Between(word - 1, word).find(',') != std::string_view::npos;
  }

  // Whether a clause is the next part of what the trigger reaches.
  bool GoesOn(const FoundTrigger& found, size_t index) const {
    const Clause& clause = document_.clauses[index];
    const int first = clause.words.begin;
    const ContextLabel label = found.trigger->label;
    if (label == ContextLabel::kConditional ||
        label == ContextLabel::kQuestion) {
      // A condition holds up to the comma.
      return view_.Between(first - 1, first).find_first_of(",;:") ==
             std::string_view::npos;
    }
    if (!IsCoordinator(first)) {
      // "no lakes, flooded fields or ponds"
      return clause.opener == "," && TurnsPolarity(found) &&
             JoinsWhatIsNegated(index + 1, clause.sentence) &&
             !HasVerb(clause.words, /*only_auxiliaries=*/false);
    }
    if (first + 1 >= clause.words.end) return false;
    if (IsPlainVerb(first + 1)) return true;
    return TurnsPolarity(found) && IsAlternative(first) &&
           !HasVerb(clause.words, /*only_auxiliaries=*/true);
  }

  // Under a negation "or" joins what is negated; "and" may join another
  // statement.
  bool IsAlternative(int word) const {
    return view_.pack().alternatives.contains(view_.Folded(word));
  }

  bool JoinsWhatIsNegated(size_t index, int sentence) const {
    if (index >= document_.clauses.size()) return false;
    const Clause& clause = document_.clauses[index];
    return clause.sentence == sentence && IsAlternative(clause.words.begin);
  }

  bool HasVerb(WordRange words, bool only_auxiliaries) const {
    for (int word = words.begin; word < words.end; ++word) {
      if (IsVerb(word) && (!only_auxiliaries || view_.IsFunctionWord(word))) {
        return true;
      }
    }
    return false;
  }

  // A verb as it stands after "will" and "to".
  bool IsPlainVerb(int word) const {
    const std::string& folded = view_.Folded(word);
    return IsVerb(word) && MayBeVerb(view_, word) &&
           !view_.IsFunctionWord(word) &&
           !EndsInOne(folded, view_.pack().finite_endings) &&
           !view_.pack().past_forms.contains(folded);
  }

  const SourceView& view_;
  const std::vector<FoundTrigger>& all_;
  const Document& document_;
};

}  // namespace

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

bool TurnsPolarity(const FoundTrigger& found) {
  return found.trigger->direction < Direction::kPseudo &&
         (found.trigger->label == ContextLabel::kNegation ||
          found.trigger->label == ContextLabel::kDenial);
}

bool IsTerminator(const FoundTrigger& found) {
  return found.trigger->direction == Direction::kTerminator;
}

std::vector<FoundTrigger> FindTriggers(const SourceView& view,
                                       const TriggerIndex& index,
                                       int sentence) {
  std::vector<FoundTrigger> all =
      FindWords(view, index, view.SentenceWords(sentence));
  all.erase(std::remove_if(all.begin(), all.end(),
                           [](const FoundTrigger& found) {
                             return found.trigger->direction ==
                                    Direction::kPseudo;
                           }),
            all.end());
  const ScopeFinder finder(view, all);
  for (FoundTrigger& found : all) {
    if (!IsTerminator(found)) finder.SetScope(found);
  }
  return all;
}

}  // namespace claimcheck
