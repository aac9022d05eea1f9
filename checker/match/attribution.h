// Who says it: speakers, the words that show them, and what they say.

#ifndef CHECKER_MATCH_ATTRIBUTION_H_
#define CHECKER_MATCH_ATTRIBUTION_H_

#include <string>
#include <vector>

#include "checker/match/observation.h"
#include "checker/match/source_view.h"

namespace claimcheck {

struct Attribution {
  std::string voice;   // A voice id; for others a name, or the speaker's words.
  bool named = false;  // `voice` is an id of the rules.
  WordRange speaker;   // The whole noun phrase, titles and asides included.
  WordRange cue;       // "has not said", "according to"; empty after a colon.
  std::vector<WordRange> content;  // Sorted; parts do not overlap.
  int content_words = 0;           // In all parts.
  bool relay = false;              // "citing X": stands behind whoever cites.
  bool denial = false;  // "despite X's denials": X denies the content.
};

// All attributions of one source (see attribution_finder.h for how they are
// found).
class AttributionTable {
 public:
  explicit AttributionTable(const SourceView& view);

  // In the order of their sentences.
  const std::vector<Attribution>& all() const { return all_; }

  // Those whose content holds `word`, outermost first. No denials.
  std::vector<const Attribution*> ChainAt(int word) const;
  // Denials ("despite X's denials") whose content holds `word`.
  std::vector<const Attribution*> DenialsAt(int word) const;
  // True if `word` stands in quotation marks.
  bool IsQuoted(int word) const;
  // How many words the quotation around `word` has; 0 if there is none.
  int QuotationSize(int word) const;

 private:
  std::vector<const Attribution*> Holding(int word) const;
  void IndexSentences();

  std::vector<Attribution> all_;
  std::vector<std::vector<int>> by_sentence_;  // Indices into all_.
  std::vector<int> quotation_of_;              // By word; -1 for none.
  std::vector<int> quotation_sizes_;           // By quotation.
  std::vector<int> sentence_of_;               // By word.
};

// All attributions but denials, outermost first, in the order of a chain.
std::vector<const Attribution*> OutermostFirst(
    std::vector<const Attribution*> attributions);

// The voice chain of `word` as steps, from the source's own voice to the
// speaker.
std::vector<VoiceStep> ChainOf(const SourceView& view,
                               const AttributionTable& attributions, int word);

// Whose stance a chain is. In an author's text, the first voice that the
// author hands the word to: the agency that put out a readout, not those it
// speaks of. In a text that is itself somebody's readout, the readout's voice,
// or, for words in quotation marks, the speaker.
const std::string& OwnerOf(const std::vector<VoiceStep>& chain, bool quoted);

}  // namespace claimcheck

#endif  // CHECKER_MATCH_ATTRIBUTION_H_
