// Claims and what they speak of, as read from rule files.

#ifndef CHECKER_RULES_RULE_SET_H_
#define CHECKER_RULES_RULE_SET_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/rules/phrase.h"
#include "checker/text/diagnostic.h"
#include "checker/text/span.h"
#include "checker/text/text_file.h"
#include "checker/values/date_region.h"
#include "checker/values/value.h"

namespace claimcheck {

enum class ClaimKind {
  kDate,
  kDuration,
  kNumber,
  kQuantity,
  kMoney,
  kPercent,  // Valued kinds.
  kFact,
  kChoice,
  kList,
  kTimeline,
  kFraming,
  kTopic
};

// "date", ..., "topic".
std::string_view ClaimKindName(ClaimKind kind);

// The kind of value a valued claim is about; nothing for the other kinds.
std::optional<ValueKind> ValueKindOf(ClaimKind kind);

enum class Stance {
  kAgree,
  kContradict,
  kDivided,
  kUnclear,
  kOmit,
  kSilent,
  kEarly
};
inline constexpr int kStanceCount = 7;

// "agree", "contradict", ...
std::string_view StanceName(Stance stance);
std::optional<Stance> ParseStance(std::string_view name);

// A place in a rule file.
struct RulePlace {
  TextFilePtr file;
  Span span;
};

// Who speaks. Voices with one id in several files are one voice.
struct VoiceRule {
  std::string id;
  std::string side;  // "" for none.
  Phrases names;     // At least one.
  RulePlace place;
};

// What claims are about.
struct Subject {
  std::string id;
  std::string name;  // For people; the id if none was given.
  Phrases names;     // At least one.
  Phrases generic;   // "the lease": takes the subject last named.
  RulePlace place;
};

// One answer of a choice, item of a list, frame of a framing, or state of a
// timeline: an id and the phrases that say it.
struct Answer {
  std::string id;
  Phrases says;
  std::string within;               // kChoice: id of the wider answer, or "".
  std::optional<DayInterval> from;  // kTimeline: when the state began.
  RulePlace place;
};

struct InlineTest {
  std::string text;
  Span text_span;       // Of the text, or of the name of its file.
  std::string fixture;  // The name of the file that holds the text, or "".
  std::optional<DayInterval> published;
  std::string language = "en";
  std::string voice = "author";  // The test source's own voice.
  Stance expect = Stance::kAgree;
  std::optional<std::string> at;   // Words that must be the evidence.
  Span at_span;                    // As written, with quotation marks.
  std::string todo;                // Why it is known to fail; "" if it is not.
  std::vector<std::string> notes;  // Notes that must be there.
  RulePlace place;                 // Of the whole test.
  Span expect_span;
};

struct Claim {
  std::string id;
  ClaimKind kind = ClaimKind::kFact;
  std::string claim;  // The claim in a sentence.
  int about = -1;     // Index into RuleSet::subjects; -1 for kTopic without.

  // Where an observation must stand. Empty: anywhere a value is.
  Phrases cue;
  // Phrases with {value}: the value must stand there. Empty: by binding.
  Phrases pattern;
  // What a counted noun must be ("36 arches" of: arch~). kNumber only.
  Phrases of;
  // What must be raised for a source to omit rather than be silent. Empty:
  // the subject.
  Phrases topic;
  // kFact: assert it, assert the opposite. kTopic: `says` raise it.
  Phrases says;
  Phrases denies;
  // Added as a note to an observation in whose clause the phrase stands.
  std::vector<std::pair<std::string, Phrases>> notes;

  // Valued kinds: the expected value, if one is given.
  std::optional<Value> expect;
  // kChoice: the answer; kList: the items; kFraming: the frames that are
  // expected; kTimeline: the state the claim says. May be empty.
  std::vector<std::string> expect_ids;
  std::string expect_text;  // As written, for reports; "" if none.
  Span expect_span;

  // kChoice, kList, kTimeline (in order), kFraming.
  std::vector<Answer> answers;
  // kList, kChoice: phrases that stand for all items, less precisely ("the
  // two presidents").
  Phrases coarser;
  // kFraming: voice or side ids to compare; empty: all that speak.
  std::vector<std::string> between;

  // Sources published before this day are early.
  std::optional<absl::CivilDay> holds_from;

  // By stance; differing frames and differing strength use `framing`
  // (kFraming and kTopic).
  std::map<Stance, Severity> severity;
  Severity framing_severity = Severity::kInfo;
  // From so many sources with a stance on, its findings are at least warnings,
  // and at least errors.
  std::map<Stance, int> warn_if;
  std::map<Stance, int> error_if;

  std::vector<InlineTest> tests;

  int file = 0;     // Index into RuleSet::files.
  RulePlace place;  // Of the id.
  Span span;        // Of the whole claim, in the file of `place`.

  const Answer* FindAnswer(std::string_view id) const;
};

// The severity of a stance when a claim does not say: contradict error,
// divided warning, unclear info, everything else off.
Severity DefaultSeverity(Stance stance);

// Severities for some sources or claims, whatever the claim says: from the
// settings of a folder, and never from rule files.
//
// Shape: ids, or beginnings of them with `*` behind; empty for all.
struct SeverityOverride {
  std::vector<std::string> sources;
  std::vector<std::string> claims;
  std::map<Stance, Severity> severity;
};

struct RuleFile {
  TextFilePtr file;
  std::string sha256;
  std::string title;
  // Visible in this file (its own and imported): the rivals of each other.
  std::vector<int> subjects;  // Indices into RuleSet::subjects, sorted.
};

// An entry of a `vocabulary:`, with the places of its alternatives.
struct VocabularyRule {
  std::string name;
  RulePlace place;  // Of the name.
  std::vector<Span> alternatives;
};

// Shape: claims in order of files, then of writing; ids unique.
struct RuleSet {
  std::vector<RuleFile> files;
  // Where sources were written whose language does not tell; the same in every
  // file that says so.
  DateRegion region;
  std::vector<VoiceRule> voices;
  std::vector<Subject> subjects;
  std::vector<Claim> claims;
  std::vector<VocabularyRule> vocabulary;   // Of all files.
  std::vector<SeverityOverride> overrides;  // The last that fits counts.

  int FindClaim(std::string_view id) const;  // -1 if there is none.
  const VoiceRule* FindVoice(std::string_view id) const;
};

}  // namespace claimcheck

#endif  // CHECKER_RULES_RULE_SET_H_
