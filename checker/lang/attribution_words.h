// The part of a language pack that tells who says what.

#ifndef CHECKER_LANG_ATTRIBUTION_WORDS_H_
#define CHECKER_LANG_ATTRIBUTION_WORDS_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "checker/text/diagnostic.h"
#include "checker/text/text_file.h"
#include "checker/yaml/yaml_node.h"

namespace claimcheck {

// How a verb of saying takes what is said.
//
// Source: after the cues that PARC 3.0 annotates (Pareti 2012, 2016), grouped
// by the complements they share.
enum class SayingKind {
  kSaying,      // A clause, with "that" or without; a quotation.
  kTelling,     // First who is told, then as above.
  kAnnouncing,  // Also a thing: "announced the closure".
  kHolding,     // Only after "that", or a quotation.
  kShowing,     // So too, and a clause if a document shows it.
  kThinking,    // A clause; not said aloud.
  kNaming,      // "called it a wreck", "described it as a wreck".
  kAsking,      // "urged him to", "called for".
};

// One verb of saying in one spelling; several forms may share it ("put").
struct SayingVerb {
  SayingKind kind = SayingKind::kSaying;
  std::vector<std::string> rest;  // Folded: "out" of "pointed out".
  bool base = false;
  bool third = false;
  bool past = false;
  bool gerund = false;
  bool participle = false;  // "is said".
};

// Words that tell who says what. All folded.
struct AttributionWords {
  // By first word; the longest `rest` first.
  absl::flat_hash_map<std::string, std::vector<SayingVerb>> sayings;
  // The single words of `sayings`: of kSaying, kTelling, kAnnouncing; and of
  // kHolding, kNaming, kAsking.
  absl::flat_hash_set<std::string> verbs;
  absl::flat_hash_set<std::string> weak_verbs;
  // After these a clause may have a verb that no list has; unless it begins so.
  absl::flat_hash_set<std::string> clausal_verbs;
  absl::flat_hash_set<std::string> clausal_exceptions;
  // Irregular past forms: the words around them have a verb.
  absl::flat_hash_set<std::string> past_forms;
  // Nouns whose "that" opens what their owner says: "claim", "announcement".
  absl::flat_hash_set<std::string> nouns;
  // Forms of `sayings` that are nouns too: "calls", "state".
  absl::flat_hash_set<std::string> noun_forms;
  // Verbs and nouns that deny what they introduce: "denied", "denials".
  absl::flat_hash_set<std::string> denial_verbs;
  absl::flat_hash_set<std::string> denial_nouns;
  // Phrases before a speaker: "according to", "in the words of", "citing".
  std::vector<std::vector<std::string>> prepositions;
  // "in" X's "words".
  absl::flat_hash_set<std::string> word_nouns;
  // These before a verb belong to it: "went on to", "declined to".
  std::vector<std::vector<std::string>> leads;
  // Words that open the content after a verb: "that"; and those that open it
  // and are part of it: "whether".
  absl::flat_hash_set<std::string> complementizers;
  absl::flat_hash_set<std::string> question_words;
  // "when": so too, where it cannot tell the time of saying.
  absl::flat_hash_set<std::string> adverb_questions;
  // Of `prepositions`, the first words of those that hand on another's words:
  // "citing".
  absl::flat_hash_set<std::string> relays;
  // A name after one of these is no subject: "with", "of".
  absl::flat_hash_set<std::string> object_prepositions;
  // Of those, the ones that may tell who a common noun is: "of", "for".
  absl::flat_hash_set<std::string> noun_prepositions;
  // "by" whom a thing is said.
  absl::flat_hash_set<std::string> agent_prepositions;
  // Forms of "be": a verb of saying after one has no speaker before it.
  absl::flat_hash_set<std::string> passive_auxiliaries;
  // What may stand before a verb and belong to it: "has", "will", "not".
  absl::flat_hash_set<std::string> auxiliaries;
  absl::flat_hash_set<std::string> modals;         // "will", "could"
  absl::flat_hash_set<std::string> unsaid_modals;  // "should"
  absl::flat_hash_set<std::string> negations;      // "not", "hasn't"
  // "with Lind saying": a participle after it has a subject.
  absl::flat_hash_set<std::string> with_words;
  // "France as well as Peru": these join nouns.
  std::vector<std::vector<std::string>> joining_phrases;
  // Adverbs, beside the words that end in one of `adverb_endings`.
  absl::flat_hash_set<std::string> adverbs;
  std::vector<std::string> adverb_endings;
  // When something is said: "monday", "yesterday", "earlier".
  absl::flat_hash_set<std::string> time_words;
  // Where something is said: "statement", "interview", "conference".
  absl::flat_hash_set<std::string> occasions;
  // "on" Monday, "to" reporters: between a verb and what is said.
  absl::flat_hash_set<std::string> adverbial_prepositions;
  // "in" a statement, "at" a conference.
  absl::flat_hash_set<std::string> saying_places;
  // "as": "described it as", "quoted as saying", "as Lind said".
  absl::flat_hash_set<std::string> like_words;
  // "quoted" in "was quoted as saying".
  absl::flat_hash_set<std::string> quoting_verbs;
  // Words that mark an owner: "'s"; and owners known from before: "his".
  absl::flat_hash_set<std::string> owner_pronouns;
  absl::flat_hash_set<std::string> possessives;
  // Before a new speaker they end what the one before says: "and", "while".
  absl::flat_hash_set<std::string> conjunctions;
  // Of those, the ones that set another's words against it: "but", "while".
  absl::flat_hash_set<std::string> contrasts;
  // Words that open a clause with a subject of its own: "because", "when".
  absl::flat_hash_set<std::string> subordinators;
  // Of those and others, the ones whose clause may stand first and end with a
  // comma: "when".
  absl::flat_hash_set<std::string> fronted_openers;
  // "despite" somebody's denials.
  absl::flat_hash_set<std::string> concessions;
  // "he", "she", "they", "it": a speaker known from before. The sets below tell
  // who it may be.
  absl::flat_hash_set<std::string> pronouns;
  absl::flat_hash_set<std::string> thing_pronouns;   // "it": no person.
  absl::flat_hash_set<std::string> male_pronouns;    // "he"
  absl::flat_hash_set<std::string> female_pronouns;  // "she"
  absl::flat_hash_set<std::string> male_words;       // "mr", "spokesman"
  absl::flat_hash_set<std::string> female_words;     // "mrs", "spokeswoman"
  // "some", "many", "others": speakers without a noun.
  absl::flat_hash_set<std::string> quantifiers;
  // No speaker: "nobody", "nothing", "there", "i".
  absl::flat_hash_set<std::string> no_speakers;
  // "the": the noun after it is known.
  absl::flat_hash_set<std::string> definite;
  // Nouns that make a speaker without a name: "analysts", "officials"; and the
  // endings that make one of any noun: "ist".
  absl::flat_hash_set<std::string> unnamed;
  std::vector<std::string> unnamed_endings;
  // Plurals without a plural ending: "police", "people".
  absl::flat_hash_set<std::string> plurals;
  std::string plural_ending;  // "s"
  // Titles that stand before a name and are no nouns of `unnamed`: "mr", "sir".
  absl::flat_hash_set<std::string> titles;
  // Nouns of those who speak for another: "spokesman", "official".
  absl::flat_hash_set<std::string> mouthpieces;
  // Nouns after the name of who publishes: "agency", "newspaper".
  absl::flat_hash_set<std::string> media;
  // Last words of the names of organisations: "ministry", "bank", "inc".
  absl::flat_hash_set<std::string> organisations;
  // Words in lower case inside names: "al", "von".
  absl::flat_hash_set<std::string> name_particles;
  // Nouns for a document that speaks: "readout", "statement".
  absl::flat_hash_set<std::string> documents;
};

// Reads the `attribution:` section.
AttributionWords ReadAttributionWords(const YamlNode& node,
                                      const TextFilePtr& file,
                                      Diagnostics& diagnostics);

}  // namespace claimcheck

#endif  // CHECKER_LANG_ATTRIBUTION_WORDS_H_
