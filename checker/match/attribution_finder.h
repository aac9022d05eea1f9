// Finds all attributions of one source, sentence by sentence.

#ifndef CHECKER_MATCH_ATTRIBUTION_FINDER_H_
#define CHECKER_MATCH_ATTRIBUTION_FINDER_H_

#include <vector>

#include "checker/match/attribution.h"
#include "checker/match/content.h"
#include "checker/match/cue.h"
#include "checker/match/noun_phrase.h"
#include "checker/match/quotation_placer.h"
#include "checker/match/sayer.h"
#include "checker/match/saying.h"
#include "checker/match/speaker.h"
#include "checker/match/word_kinds.h"

namespace claimcheck {

// In the order of the work: verbs of saying with the noun phrase that is their
// sayer; phrases before a speaker ("according to"); nouns ("the claim that");
// denials; then what one saying leaves to the next, and the quotations that
// nobody has yet.
//
// Source: the cues and spans of PARC 3.0 (Pareti 2012); the patterns of direct
//         speech of O'Keefe et al. (2012) and Muzny et al. (2017).
class AttributionFinder {
 public:
  // `quotation_of`: by word, the outer quotation it stands in, or -1.
  AttributionFinder(const SourceView& view,
                    const std::vector<int>& quotation_of);

  std::vector<Attribution> Run() &&;

 private:
  void Sentence(WordRange sentence);
  void Introduce();
  void TryVerb(int verb);
  void TryPassive(const Cue& cue);
  void TryQuotedAs(const Cue& cue);
  bool IsQuotedAs(const Cue& cue) const;
  void TryPreposition(int word);
  void TryWordsOf(int word);
  void TryNoun(int word);
  void TryDenial(int word);
  void TryColon();
  bool TrySpeakerBefore(int word);
  void TrySpeakerAfter(int word);
  void TryRelays();

  bool MaySay(const Cue& cue, const Sayer& sayer, const Opening& opening) const;
  // What is said, where speaker and verb begin at `begin`.
  void AddContent(const Cue& cue, const Sayer& sayer, int begin,
                  const Opening& opening, Saying& saying) const;
  bool AddAfter(const Cue& cue, const Sayer& sayer, int begin,
                const Opening& opening, Saying& saying) const;
  void EndAtComma(Attribution& attribution) const;
  bool TakesBare(const Cue& cue, const Sayer& sayer, WordRange rest) const;
  void AddBefore(const Cue& cue, const Sayer& sayer, int begin,
                 const Opening& opening, Saying& saying) const;
  bool IsSaid(WordRange before, bool has_verb, bool more) const;
  int SaidBegin(WordRange before) const;
  bool GoesOnAfter(int after, bool has_verb) const;
  bool AddFronted(int begin, const Opening& opening, Saying& saying) const;
  void AddAround(WordRange words, Saying& saying) const;
  // Where what is said before `word` may begin.
  int ContentLow(int word) const;
  bool IsHeading(int word) const {
    return document_.ParagraphOf(word).role == BlockRole::kHeading;
  }

  void Keep(Saying saying, const Sayer& sayer);

  const SourceView& view_;
  const Document& document_;
  const WordKinds kinds_;
  const NounPhraseFinder phrases_;
  const ContentFinder contents_;
  SpeakerMemory memory_;
  SayerFinder sayers_;
  QuotationPlacer placer_;
  std::vector<Attribution> all_;
  // Of the sentence at hand.
  WordRange sentence_;
  std::vector<Saying> sayings_;
  int taken_ = 0;                  // Words before this belong to a cue already.
  std::vector<WordRange> relays_;  // "citing".
  bool unknown_ = false;  // Somebody says something, and nobody knows who.
  // "Lind: Bridge to close", if it turns out that Lind speaks.
  std::vector<Saying> headings_;
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_ATTRIBUTION_FINDER_H_
