// Who a noun phrase is: a voice of the rules, somebody named before, or the
// words themselves.

#ifndef CHECKER_MATCH_SPEAKER_H_
#define CHECKER_MATCH_SPEAKER_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "checker/match/noun_phrase.h"

namespace claimcheck {

struct Speaker {
  WordRange words;     // The whole phrase.
  std::string voice;   // A voice id, or the speaker's words.
  bool named = false;  // `voice` is an id of the rules.
};

// What a source has told of its speakers so far: the last ones (for pronouns),
// full names (for surnames), and what they are (for "the mayor"). In text
// order.
//
// Source: the steps of the sieve of Muzny et al. (2017), without a parser:
//         names, then pronouns by gender, then the last speaker.
class SpeakerMemory {
 public:
  SpeakerMemory(const WordKinds& kinds, const NounPhraseFinder& phrases);

  // For a pronoun that nobody stands for, the pronoun; nothing for "it".
  std::optional<Speaker> Identify(const NounPhrase& phrase) const;
  // Whether it can be said to speak at all: a name, a voice, an agent ("the
  // mayor"), a document, a pronoun; and not "the crack".
  bool CanSpeak(const NounPhrase& phrase) const;

  // Remembers somebody who is named, or who has spoken.
  void Introduce(const NounPhrase& phrase);
  void Spoke(const NounPhrase& phrase, const Speaker& speaker);
  // Somebody stands at the beginning of a sentence: "she" may be that one.
  void Named(const NounPhrase& phrase);
  // "said in a statement": the statement is the speaker's from here on.
  void Issued(const Speaker& speaker, int document);

  // The last voice of the rules, or else the last unnamed speaker, in `range`,
  // outside quotations.
  std::optional<Speaker> LastIn(WordRange range) const;
  // Whether a name or voice has spoken, anywhere so far.
  bool HasSpoken(const std::string& voice) const {
    return spoken_.contains(voice);
  }

 private:
  enum class Gender { kUnknown, kMale, kFemale };
  // Somebody or something known from before.
  struct Known {
    Speaker speaker;
    bool is_thing = false;  // A document, an organisation.
    bool is_plural = false;
    int sentence = 0;  // Where it spoke last.
    Gender gender = Gender::kUnknown;
  };
  struct Role {
    Speaker speaker;
    absl::flat_hash_set<std::string> words;  // Of the phrase that told it.
  };

  const VoiceHit* LastHitIn(WordRange range) const;
  const VoiceHit* HitOf(const NounPhrase& phrase) const;
  std::optional<Speaker> FromPronoun(int word) const;
  std::optional<Speaker> FromOwner(const NounPhrase& phrase) const;
  std::optional<Speaker> FromRole(const NounPhrase& phrase) const;
  Speaker FromHit(const VoiceHit& hit, WordRange words) const;
  std::string FullName(WordRange name) const;
  std::string Plainly(WordRange words) const;
  WordRange Distinctly(const NounPhrase& phrase) const;
  void LearnRole(WordRange role, const Speaker& speaker);
  bool IsThing(const NounPhrase& phrase) const;
  Gender GenderOf(const NounPhrase& phrase) const;
  void Remember(const NounPhrase& phrase, const Speaker& speaker);

  const WordKinds& kinds_;
  const NounPhraseFinder& phrases_;
  // By end of the hit: the longest hit that ends there.
  absl::flat_hash_map<int, const VoiceHit*> hit_by_end_;
  std::vector<Known> recent_;  // The last one at the end; a handful.
  absl::flat_hash_map<std::string, std::string> full_names_;  // By last word.
  absl::flat_hash_map<std::string, Role> roles_;              // By noun.
  absl::flat_hash_set<std::string> spoken_;
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_SPEAKER_H_
