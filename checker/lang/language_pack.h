// What the program knows of one language: tables from checker/lang/*.yaml,
// compiled into the program. A new language is a new file, not new code.

#ifndef CHECKER_LANG_LANGUAGE_PACK_H_
#define CHECKER_LANG_LANGUAGE_PACK_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "checker/lang/attribution_words.h"
#include "checker/lang/context_words.h"
#include "checker/lang/date_words.h"
#include "checker/lang/strength_words.h"
#include "checker/lang/value_words.h"
#include "checker/text/document.h"

namespace claimcheck {

struct LanguagePack {
  std::string language;  // "en"
  std::string stemmer;   // Snowball algorithm: "english", "" for none.
  SegmentWords segment;
  // Prepositions, determiners, conjunctions, pronouns: between a value and a
  // noun they end an attributive reading ("12 years of the lease").
  absl::flat_hash_set<std::string> function_words;
  // "to": in a headline what follows is still to come.
  absl::flat_hash_set<std::string> headline_plans;
  // "had", "were": at the beginning of a sentence they set a condition.
  absl::flat_hash_set<std::string> inverted_conditionals;
  // "or", "nor": what they join to something negated is negated too.
  absl::flat_hash_set<std::string> alternatives;
  // "the", "its": what is named after them is taken to exist.
  absl::flat_hash_set<std::string> definites;
  // "ed", "s": endings of a verb that is not in its plain form; and the past
  // forms that no ending shows: "sold", "gave".
  absl::flat_hash_set<std::string> finite_endings;
  absl::flat_hash_set<std::string> past_forms;
  // "ing": endings of a verb used as a noun, which may have an object.
  absl::flat_hash_set<std::string> gerund_endings;
  // "it", "this": the sentence goes on about the subject of the one before.
  absl::flat_hash_set<std::string> anaphors;
  // Verbs that make no event of their own: "took (place)", "held".
  absl::flat_hash_set<std::string> light_verbs;
  // "which", "that": what follows speaks of the noun before.
  absl::flat_hash_set<std::string> relative_words;
  // "the", "its": before a date they make it part of a noun phrase.
  absl::flat_hash_set<std::string> determiners;
  // "after", "before": what follows happened at another time.
  absl::flat_hash_set<std::string> other_times;
  // "of": between a part and the number of the whole.
  absl::flat_hash_set<std::string> part_words;
  // "from", "to", "by": between what changes, what it becomes, by how much.
  absl::flat_hash_set<std::string> change_from;
  absl::flat_hash_set<std::string> change_to;
  absl::flat_hash_set<std::string> change_by;
  // "until": between what was put off and its new time.
  absl::flat_hash_set<std::string> moved_to;
  // "a", "per": after an amount they make it a rate.
  absl::flat_hash_set<std::string> rate_words;
  // "consists of": nothing but these; "including": these and others. Each a
  // sequence of folded words.
  std::vector<std::vector<std::string>> closed_lists;
  std::vector<std::vector<std::string>> open_lists;
  ValueWords values;
  DateWords dates;
  std::vector<ContextTrigger> triggers;
  AttributionWords attribution;
  StrengthScale strength;
};

// The pack for a BCP 47 tag; region and script are ignored ("en-GB" is "en").
// Null for a language without a pack.
const LanguagePack* FindLanguagePack(std::string_view tag);

// The languages with a pack, sorted.
std::vector<std::string> LanguageNames();

// True for a verb that makes an event of its own: a verb of the pack, or a word
// with a verb's ending, that is neither an auxiliary nor a light verb.
bool IsMainVerb(const LanguagePack& pack, const std::string& folded);

// Stem of a folded word in the pack's language; the word itself where there
// is no stemmer. Thread-safe.
std::string Stem(const LanguagePack& pack, std::string_view folded);

}  // namespace claimcheck

#endif  // CHECKER_LANG_LANGUAGE_PACK_H_
