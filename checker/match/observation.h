// What one source says about each claim, and what was looked at and rejected.

#ifndef CHECKER_MATCH_OBSERVATION_H_
#define CHECKER_MATCH_OBSERVATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checker/lang/context_words.h"
#include "checker/text/span.h"
#include "checker/values/value.h"

namespace claimcheck {

enum class Polarity { kAffirmed, kNegated };

// How surely it is said. Ordered from surest; where several context labels
// reach a place, the least sure decides (negation is a Polarity instead).
enum class Certainty {
  kAsserted,
  kPurpose,
  kFuture,
  kHearsay,
  kConditional,
  kHedged,  // Weaker, still said.
  kPlanned,
  kPossible,
  kQuestion  // Not said to be so.
};

// "asserted", "purpose", ...
std::string_view PolarityName(Polarity polarity);
std::string_view CertaintyName(Certainty certainty);

// A stretch of the source as evidence.
//
// Units: span in bytes of the source's file; line and column for people.
struct Evidence {
  Span span;
  LineColumn place;
  std::string quote;  // The file's bytes under `span`.
};

// A context trigger that reached the place.
struct ContextMark {
  ContextLabel label = ContextLabel::kNegation;
  Evidence trigger;
  // Where the trigger is written: a line of the language pack, or of `file`
  // if that is not empty.
  int pack_line = 0;
  std::string file;
  ContextTrigger::Direction direction = ContextTrigger::Direction::kForward;
  // The words it reaches, from the first to the last, without the trigger at
  // an end.
  Evidence scope;
  // What ended the scope; nothing if that was the clause, the sentence or the
  // trigger's reach.
  std::optional<Evidence> terminator;
};

// One step of a voice chain: who, and the words that show it.
struct VoiceStep {
  std::string voice;    // A voice id, or the speaker's words if unnamed.
  bool named = false;   // A voice of the rules.
  bool quoted = false;  // Verbatim, inside quotation marks.
  std::optional<Evidence> speaker;
  std::optional<Evidence> cue;
};

// A verb that says how strongly a matter was taken up (see match/strength.h).
struct StrengthVerb {
  int level = 0;     // On the language's scale; 0 is the strongest.
  std::string name;  // Of the level: "urged".
  Evidence verb;
};

// A place in a rule file: `at.quote` is what is written there.
struct RuleSpot {
  std::string file;
  Evidence at;
};

// The steps on the way to a verdict, in their order.
enum class Stage {
  kSubject,
  kCue,
  kValue,  // Or the phrase.
  kBinding,
  kContext,
  kVoice,
  kComparison,
  kStance
};
std::string_view StageName(Stage stage);

// One line of a reasoning path.
struct Reason {
  std::string text;  // "cue: `opened` at 3:12 (rules/bridge.yaml:7)".
  Stage stage = Stage::kValue;
  std::optional<Evidence> at = std::nullopt;    // The words of the source.
  std::optional<RuleSpot> rule = std::nullopt;  // The phrase that found them.
  std::string brief = "";  // `text` without names and places.
};

struct Observation {
  int claim = 0;
  Evidence at;        // The value, the phrase or the item.
  Evidence sentence;  // The sentence it stands in.
  // Valued kinds: the value; kTimeline: the date bound to the state, if any.
  std::optional<Value> value;
  // kChoice, kTimeline, kFraming: one id; kList: all items of the sentence,
  // sorted. kFact, kTopic: empty.
  std::vector<std::string> answers;
  bool coarse = false;  // kList, kChoice: by a `coarser` phrase.
  bool closed = false;  // kList: "consists of": nothing but these.
  // kFact: true if a `denies` phrase was found, or a `says` phrase negated.
  Polarity polarity = Polarity::kAffirmed;
  Certainty certainty = Certainty::kAsserted;
  std::vector<ContextMark> context;
  // From the source's own voice to the speaker. At least one.
  std::vector<VoiceStep> chain;
  // Whose stance this is (see match/attribution.h).
  std::string voice;
  bool verbatim = false;  // In quotation marks, of `voice` or of a speaker.
  bool caption = false;   // From a picture's caption.
  bool heading = false;
  bool ambiguous = false;  // Binding was ambiguous.
  // In a short quotation with nobody named as the speaker: borrowed words.
  bool scare_quoted = false;
  // kTopic, kFraming: the verbs that govern it, strongest first.
  std::vector<StrengthVerb> strength;
  // kTopic, kFraming: the words of its sentence that belong to the same teller
  // (see match/tellers.h).
  int words = 0;
  // The subject was carried over to a sentence that does not refer back.
  bool carried = false;
  // "by 3 percent": perhaps a change and no level.
  bool change = false;
  // An attributive value ("a 12-year pact") without the claim's cue: it may be
  // another value of the subject, so it can agree and not contradict.
  bool uncued = false;
  std::vector<std::string> notes;  // From the claim's `notes:`. Sorted.
  // The reasoning path, one stage a line, in order: "subject: ...",
  // "cue: ...", "binding: ...", "voice: ...".
  std::vector<Reason> why;
};

// What a candidate was rejected for.
enum class RejectedFor {
  kNoCue,         // No cue in the clause, or it has a nearer value.
  kNotInPattern,  // Does not stand where `pattern:` wants it.
  kNotCounted,    // Counts something else than `of:` asks for.
  kNoDate,        // Relative to a publication date that is not known.
  kNotItsOwn,     // A rate, an old state, the whole of a part.
  kPartOfName,    // "the 2024 ferry".
  kOtherSubject,  // `other` won.
  kNoSubject,     // Belongs to something that is no subject.
  kNoMention,     // No cue, and its sentence does not mention the subject.
  kJudged         // Found, and of no use for the claim.
};

struct Rejection {
  int claim = 0;
  Evidence at;
  std::optional<Value> value;
  std::string answer;             // kChoice, ...: its id, or "".
  Stage stage = Stage::kBinding;  // Where it was given up.
  RejectedFor kind = RejectedFor::kJudged;
  std::string reason;              // "other subject: old-pier"
  std::string other;               // The id of the subject that won, or "".
  std::optional<Evidence> winner;  // The mention that won, if one did.
  std::optional<RuleSpot> rule;    // The phrase that found the winner.
  // What it modifies, if that is no subject's name: "pier" of "a 3-year pier".
  std::optional<Evidence> modifies;
  std::vector<Reason> passed;  // The stages before, as far as they are known.
};

// Where a claim's subject (or `topic:`) is raised first.
struct Raised {
  int claim = 0;
  Evidence at;
};

// The result of observing one source. Serialisable; holds no views.
//
// Shape: all sorted by claim, observations and rejections then by span. A claim
//        that is not in `raised` is not raised.
struct SourceObservations {
  std::string source;
  std::vector<Observation> observations;
  std::vector<Rejection> rejections;
  std::vector<Raised> raised;
  // How many words of the text each voice that has a side tells (see
  // match/tellers.h). Sorted by voice; empty if no voice with a side speaks.
  std::vector<std::pair<std::string, int>> told_words;
  // Hashes of its body sentences of six words or more, sorted, unique: sources
  // that share most of them share an origin. Empty if there is no observation.
  std::vector<uint64_t> sentence_hashes;
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_OBSERVATION_H_
