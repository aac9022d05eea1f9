// Who is the subject of a verb of saying.

#ifndef CHECKER_MATCH_SAYER_H_
#define CHECKER_MATCH_SAYER_H_

#include <optional>

#include "checker/match/content.h"
#include "checker/match/cue.h"
#include "checker/match/noun_phrase.h"
#include "checker/match/speaker.h"

namespace claimcheck {

// Somebody who may speak in a sentence.
struct Sayer {
  Speaker speaker;
  std::optional<NounPhrase> phrase;  // Nothing for who spoke before.
  bool inverted = false;             // "..., said Lind".
  // The verb goes on with a subject from before: ", adding", "and denied".
  bool goes_on = false;
  // "Lind, who said ..., left", "the deal, which Lind said ..., failed": what
  // is said ends with the aside.
  bool in_aside = false;
  bool in_relative = false;  // "officials who asked", "what Lind said"
};

class SayerFinder {
 public:
  SayerFinder(const WordKinds& kinds, const NounPhraseFinder& phrases,
              const ContentFinder& contents, const SpeakerMemory& memory)
      : kinds_(kinds),
        phrases_(phrases),
        contents_(contents),
        memory_(memory) {}

  // Begins a sentence.
  void Enter(WordRange sentence);
  // Somebody has said something in it.
  void Said(const Speaker& speaker, int cue) {
    last_ = speaker;
    last_quotation_ = kinds_.QuotationAt(cue);
  }

  // The subject of an active verb.
  std::optional<Sayer> Of(const Cue& cue) const;
  std::optional<Sayer> From(std::optional<NounPhrase> phrase) const;

 private:
  std::optional<Sayer> Inverted(const Cue& cue) const;
  std::optional<Sayer> Before(const Cue& cue) const;
  std::optional<Sayer> FromEarlier(const Cue& cue) const;
  bool Agrees(const Cue& cue, const NounPhrase& phrase) const;
  bool EndsAsSpeaker(const NounPhrase& phrase) const;

  const WordKinds& kinds_;
  const NounPhraseFinder& phrases_;
  const ContentFinder& contents_;
  const SpeakerMemory& memory_;
  WordRange sentence_;
  std::optional<Speaker> last_;  // Of the sentence.
  int last_quotation_ = -1;      // Where its verb stands.
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_SAYER_H_
