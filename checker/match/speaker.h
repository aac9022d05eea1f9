// Finds the speaker that stands before or after a word.

#ifndef CHECKER_MATCH_SPEAKER_H_
#define CHECKER_MATCH_SPEAKER_H_

#include <optional>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "checker/match/source_view.h"

namespace claimcheck {

struct Speaker {
  WordRange words;
  std::string voice;   // A voice id, or the speaker's words.
  bool named = false;  // `voice` is an id of the rules.
};

// Finds speakers in one source, in text order: it remembers the last speaker
// (for pronouns), full names (for surnames) and roles (for "the mayor").
class SpeakerFinder {
 public:
  // `quotation_of`: by word, the quotation it stands in, or -1.
  SpeakerFinder(const SourceView& view, const std::vector<int>& quotation_of);

  // The subject of the verb at `verb`, before it and not before `begin`.
  std::optional<Speaker> Before(int verb, int begin) const;
  // The speaker that begins within `reach` words after `word`, before `end`.
  std::optional<Speaker> After(int word, int end, int reach) const;
  // The last voice or unnamed speaker in `range`, outside quotations.
  std::optional<Speaker> LastIn(WordRange range) const;

  // Remembers who spoke.
  void Spoke(const Speaker& speaker);

 private:
  bool IsCapitalised(int word) const;
  bool IsName(int word) const;  // Capitalised, and not as a sentence's first.
  const VoiceHit* VoiceEndingAt(int end) const;
  const VoiceHit* VoiceBeginningAt(int begin) const;
  bool AfterPreposition(int word, int begin) const;
  Speaker FromVoice(const VoiceHit& hit) const;
  Speaker FromName(WordRange words) const;
  Speaker FromNoun(WordRange words) const;
  std::optional<Speaker> FromPronoun(int word) const;
  bool Modifies(WordRange name, int verb) const;
  std::optional<Speaker> AnyNoun(int verb, int begin) const;
  bool JoinsName(int word) const;
  bool IsMereOpener(WordRange name, int verb) const;
  bool IsApposition(WordRange name, WordRange noun) const;
  bool GoesOn(int word, int next) const;
  int SkipAside(int verb, int begin) const;

  const SourceView& view_;
  const std::vector<int>& quotation_of_;
  absl::flat_hash_map<int, const VoiceHit*> voice_by_end_;
  absl::flat_hash_map<int, const VoiceHit*> voice_by_begin_;
  // Types of words that have a capital inside a sentence.
  absl::flat_hash_set<int> names_;
  std::optional<Speaker> last_;
  absl::flat_hash_map<std::string, std::string> full_names_;  // By last word.
  absl::flat_hash_map<std::string, Speaker> roles_;           // By noun.
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_SPEAKER_H_
