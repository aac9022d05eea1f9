// Observes one source, claim by claim: from phrases and values found to
// observations and rejections.

#ifndef CHECKER_MATCH_OBSERVER_H_
#define CHECKER_MATCH_OBSERVER_H_

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checker/match/attribution.h"
#include "checker/match/binding.h"
#include "checker/match/context.h"
#include "checker/match/mentions.h"
#include "checker/match/observation.h"
#include "checker/match/source_view.h"
#include "checker/match/tellers.h"

namespace claimcheck {

class Observer {
 public:
  // Keeps references to both.
  Observer(SourceView& view, const TriggerIndex& triggers);

  // Observes every claim that matters in the source.
  SourceObservations Run();

 private:
  // A place that may address a claim.
  struct Candidate {
    WordRange at;
    std::optional<Value> value;
    Attachment attachment = Attachment::kFree;
    const Hit* cue = nullptr;      // The cue that it stands with, if any.
    const Hit* pattern = nullptr;  // The pattern that it fills, if any.
    // Words a negation must stand close to, to be sure that it is meant.
    int close_words = 3;
    std::string answer;  // Its id, of claims that have answers.
    // What says it, if a phrase does: the first line of the reasoning path.
    std::optional<Reason> said;
    // The words that the phrase itself asks for; null if it is no phrase.
    const std::set<std::string>* own_words = nullptr;
    bool uncued = false;  // Attributive, without a cue.
    bool change = false;  // "by 3 percent": perhaps a change and no level.
    // The subject must be mentioned in the sentence itself.
    bool needs_mention = false;
  };

  const MentionTable& MentionsOf(const Claim& claim);
  const AttributionTable& Attributions();
  const TellerTable& Tellers();
  // Where it is raised first, if it is.
  std::optional<Evidence> RaisedAt(int claim);

  // observe_values.cc
  void ObserveValued(int claim);
  void ObserveValuesIn(int claim, int sentence, const std::vector<Hit>& cues);
  std::set<int> SentencesOfInterest(int claim);
  bool CountsWhatIsAsked(const ClaimHits& hits, const StatedValue& value) const;
  bool IsPartOfName(WordRange date, const Claim& claim, Attachment attachment);
  std::string NotItsOwn(const StatedValue& value,
                        const std::vector<StatedValue>& values) const;
  bool StandsBeforeRelative(WordRange cue, int clause) const;
  bool IsPutOffTo(WordRange cue, WordRange date) const;
  const Hit* CueFor(const std::vector<Hit>& cues,
                    const std::vector<StatedValue>& values,
                    const StatedValue& value) const;

  // observe_phrases.cc
  void ObserveFact(int claim);
  void ObserveAnswers(int claim);
  void ObserveTopic(int claim);
  // How strongly and at what length a topic or a frame is taken up.
  void AddDepth(WordRange at, Observation& observation);
  using Found = std::vector<std::pair<WordRange, Observation>>;
  void KeepLists(Found found);
  std::optional<Value> DateFor(WordRange at);
  const Hit* CueInClause(const std::vector<Hit>& cues, WordRange at) const;

  // Binds the candidate and reads its context and voice. Nothing, after a
  // rejection, if it speaks of another subject.
  std::optional<Observation> Accept(int claim, const Candidate& candidate);
  void AddVoice(WordRange at, Observation& observation);
  void AddNotes(int claim, WordRange at, Observation& observation) const;
  // Keeps what was given up, to be completed by the caller.
  Rejection& Reject(int claim, const Candidate& candidate, Stage stage,
                    RejectedFor kind, std::string reason);
  // The same for what belongs to another subject, or to none.
  void RejectBinding(int claim, const Candidate& candidate,
                     const Binding& binding);
  // The phrase that says it.
  Reason SaidBy(std::string before, const Hit& hit,
                std::string_view after = "") const;
  Reason HitReason(Stage stage, std::string_view name, const Hit& hit) const;
  // Keeps an observation, unless the same sentence said it before (a pull
  // quote, a repeated headline).
  void Keep(WordRange at, Observation observation);
  std::string SentenceKey(int sentence) const;

  SourceView& view_;
  const RuleSet& rules_;
  const TriggerIndex& triggers_;
  std::map<int, MentionTable> mentions_;  // By rule file; made when needed.
  std::optional<TellerTable> tellers_;    // Likewise.
  std::set<std::string> kept_;            // Keys of what was kept.
  SourceObservations result_;
};

// The hits of `hits` that no longer one contains; of equal ones all.
std::vector<Hit> LongestOnly(const std::vector<Hit>& hits);

// Those of `hits` (sorted by begin) that begin inside `words`.
std::span<const Hit> HitsIn(const std::vector<Hit>& hits, WordRange words);

// The number of words between two stretches; 0 if they touch or overlap.
int WordsBetween(WordRange a, WordRange b);

// Whether one of the two stands in a stretch about another time ("three days
// before the bridge was opened, ...") and the other does not. A date right
// after "since" is its own.
bool IsAnotherTime(const SourceView& view, WordRange cue, WordRange at,
                   bool is_date);

// Whether the two clauses are one, or parts of one around a relative clause:
// "the alert, which had been orange, was raised".
bool IsOneClause(const SourceView& view, int a, int b);

// Whether what stands at `at` is the old state of a change to one of `others`:
// "raised from orange to red", "to red from orange".
bool IsChangedFrom(const SourceView& view, WordRange at,
                   const std::vector<WordRange>& others);

// Whether a verb that makes an event of its own stands between the two.
bool MainVerbBetween(const SourceView& view, WordRange a, WordRange b);

}  // namespace claimcheck

#endif  // CHECKER_MATCH_OBSERVER_H_
