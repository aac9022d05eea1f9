// One source as the matching steps see it: its words, the phrases found in it,
// the values of its sentences.

#ifndef CHECKER_MATCH_SOURCE_VIEW_H_
#define CHECKER_MATCH_SOURCE_VIEW_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "checker/corpus/source.h"
#include "checker/lang/language_pack.h"
#include "checker/match/compiled_rules.h"
#include "checker/match/observation.h"
#include "checker/match/word_memory.h"
#include "checker/text/document.h"
#include "checker/values/date_region.h"
#include "checker/values/find_values.h"

namespace claimcheck {

class AttributionTable;
class ObserveProfile;

// A phrase found.
struct Hit {
  WordRange words;
  WordRange slot;  // Of {value}, for patterns.
  int part = 0;    // Of the note or answer in its claim.
  const Phrase* phrase = nullptr;
};

struct SubjectHit {
  int subject = 0;
  bool generic = false;
  Hit hit;
};

struct VoiceHit {
  int voice = 0;  // Index into RuleSet::voices.
  WordRange words;
};

// What was found of one claim's phrases. Each sorted by begin.
struct ClaimHits {
  std::vector<Hit> cue, of, topic, says, denies, notes, answers, coarser;
};

// A value that a sentence states.
struct StatedValue {
  WordRange words;
  Value value;
  bool unresolved = false;
  // What the words may mean as well: "5 pounds".
  std::vector<Value> others;
};

// What was found out about a source that rules do not decide, kept for the next
// rules that look at it. (But for their `region`, which decides how values are
// read: whoever changes it throws the memory away.)
//
// Shape: of one source and its text; for one thread at a time.
struct SourceMemory {
  std::optional<Document> document;
  // Its distinct words and their stems (see may_stand.h).
  absl::flat_hash_set<std::string> words, word_stems;
  std::map<int, std::vector<StatedValue>> values;  // By sentence.
  // Who says what, to rules with these voices: whoever changes the voices
  // takes it away.
  std::shared_ptr<const AttributionTable> attributions;
};

// What makes a view faster, and what is told of it; any of it may be null.
struct ViewAids {
  SourceMemory* memory = nullptr;  // Of the source; is added to.
  WordMemory* words = nullptr;     // Of the rules and the source's language.
  // Only phrases of these claims (sorted) are looked for.
  const std::vector<int>* claims = nullptr;
  ObserveProfile* profile = nullptr;
};

class SourceView {
 public:
  // Finds every phrase but those with {value}. Keeps references to all.
  SourceView(const CompiledRules& compiled, const Source& source,
             const ViewAids& aids = {});

  const CompiledRules& compiled() const { return compiled_; }
  const RuleSet& rules() const { return compiled_.rules; }
  const Source& source() const { return source_; }
  const LanguagePack& pack() const { return pack_; }
  // Where it was written, if its language or the rules say so.
  const DateRegion& region() const { return region_; }
  const Document& document() const { return document_; }
  SourceMemory& memory() const { return memory_; }
  ObserveProfile* profile() const { return profile_; }  // May be null.

  // What is known of each word type.
  const std::vector<const WordInfo*>& type_info() const { return type_info_; }

  // What is known of a word as evidence: nothing if it is masked.
  const WordInfo& InfoOf(int word) const;

  bool empty() const { return subjects_.empty() && claims_.empty(); }
  const std::vector<SubjectHit>& subjects() const { return subjects_; }
  const std::vector<VoiceHit>& voices() const { return voices_; }
  // The claims that the source can raise or say anything of, sorted: those
  // whose subject or topic was found, or phrases if they have no subject. There
  // is nothing to observe of the others.
  std::vector<int> ClaimsThatMatter() const;
  // The hits of a claim's phrases; empty ones if there are none.
  const ClaimHits& claim(int index) const;

  // The values of a sentence, found when first asked for.
  const std::vector<StatedValue>& ValuesOf(int sentence);

  // A date without a year, in a source without a publication date, read as
  // the one nearest to `expected`: whatever the year, 5 June is not 4
  // June 2021. Nothing for other relative dates.
  std::optional<Value> WithoutYear(WordRange words,
                                   const DayInterval& expected) const;

  // The sentences in which a pattern of the claim may stand.
  std::set<int> SentencesOfPatterns(int claim) const;

  // The hits of the patterns of one claim in one sentence, where {value} is
  // any of `values`.
  std::vector<Hit> PatternsOf(int claim, int sentence,
                              const std::vector<WordRange>& values) const;

  int SentenceOf(int word) const {
    return document_.words[static_cast<size_t>(word)].sentence;
  }
  int SentenceOf(WordRange words) const { return SentenceOf(words.begin); }
  WordRange SentenceWords(int sentence) const {
    return document_.sentences[static_cast<size_t>(sentence)].words;
  }
  int ClauseOf(WordRange words) const {
    return document_.ClauseOf(words.begin);
  }
  const std::string& Folded(int word) const { return document_.Folded(word); }
  bool IsFunctionWord(int word) const;
  bool IsMainVerb(int word) const;
  // The normalised text between two neighbouring words: white space,
  // punctuation.
  std::string_view Between(int word, int next) const;

  // Where `words` stand in the source's file.
  Evidence EvidenceOf(WordRange words) const;
  Evidence EvidenceOf(NormalRange range) const;
  // The sentence around these words of it, or its beginning if there are none:
  // whole, unless it goes on for more than 16 KiB to a side. Every claim quotes
  // it, and a word may be as long as the source.
  Evidence SentenceEvidence(int sentence, WordRange around) const;

 private:
  // The document of the memory, made now if it has none.
  const Document& Segmented();
  // Bits of WordKind.
  uint32_t KindsOf(int word) const {
    return type_info_[static_cast<size_t>(
                          document_.words[static_cast<size_t>(word)].type)]
        ->kinds;
  }
  void FindPhrases(WordMemory& words, const std::vector<int>* claims);
  // All, or those that may match.
  void FindExpressions(bool all);
  // The parts of a sentence that a phrase may stand in.
  std::vector<WordRange> Stretches(WordRange sentence) const;
  void Keep(const PhraseHit& hit);
  // How values are read here, with what relative dates count from.
  ValueContext Reading(const std::optional<DayInterval>& reference) const;

  const CompiledRules& compiled_;
  const Source& source_;
  const LanguagePack& pack_;
  const DateRegion region_;
  ObserveProfile* const profile_;
  SourceMemory own_memory_;
  SourceMemory& memory_;
  const Document& document_;
  std::vector<const WordInfo*> type_info_;                // By word type.
  std::vector<const std::vector<Symbol>*> word_symbols_;  // By word.
  absl::flat_hash_map<int, std::vector<SlotEdge>> slots_;
  std::vector<SubjectHit> subjects_;
  std::vector<VoiceHit> voices_;
  std::map<int, ClaimHits> claims_;
  // By claim: where the words of a pattern stand.
  std::map<int, std::set<int>> pattern_sentences_;
  std::unique_ptr<WordMemory> own_words_;
};

// The pack of a language, or an empty one.
const LanguagePack& PackOrEmpty(std::string_view language);

}  // namespace claimcheck

#endif  // CHECKER_MATCH_SOURCE_VIEW_H_
