// Gives the quotations that no verb of saying holds to their speakers.

#ifndef CHECKER_MATCH_QUOTATION_PLACER_H_
#define CHECKER_MATCH_QUOTATION_PLACER_H_

#include <vector>

#include "checker/match/attribution.h"
#include "checker/match/speaker.h"
#include "checker/match/word_kinds.h"

namespace claimcheck {

// In text order: a quotation after a colon is of whoever stands before it; one
// that goes on from the paragraph before, or that follows another of its
// paragraph, is of the last one quoted; one that fills its sentence may be of
// the next one quoted in its paragraph.
class QuotationPlacer {
 public:
  QuotationPlacer(const WordKinds& kinds, SpeakerMemory& memory)
      : kinds_(kinds), memory_(memory) {}

  // Places the quotations that begin in `sentence`, whose attributions are
  // those from `first` on; adds those after a colon. None of them may be of
  // anybody from before if somebody `unknown` speaks in the sentence.
  void Place(WordRange sentence, size_t first, bool unknown,
             std::vector<Attribution>& attributions);

 private:
  void PlaceOne(WordRange sentence, const Quotation& quotation, size_t first,
                bool unknown, std::vector<Attribution>& attributions);
  bool NamesAnother(WordRange sentence, int quotation,
                    const Attribution& last) const;
  bool Continues(const Attribution& attribution) const;
  bool FillsParagraph(const Quotation& quotation) const;
  int ParagraphAt(int word) const;

  const WordKinds& kinds_;
  SpeakerMemory& memory_;
  size_t next_ = 0;                 // Index into the document's quotations.
  int last_quoted_ = -1;            // Index of an attribution.
  int last_paragraph_ = -1;         // Where it was quoted.
  std::vector<WordRange> orphans_;  // Of nobody yet.
  int orphans_paragraph_ = -1;
  bool orphans_open_ = false;  // The last of them was not closed.
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_QUOTATION_PLACER_H_
