// Who says it: speakers, the words that show them, and what they say.

#ifndef CHECKER_MATCH_ATTRIBUTION_H_
#define CHECKER_MATCH_ATTRIBUTION_H_

#include <map>
#include <string>
#include <vector>

#include "checker/match/observation.h"
#include "checker/match/source_view.h"

namespace claimcheck {

struct Attribution {
  std::string voice;   // A voice id; for others the speaker's words.
  bool named = false;  // `voice` is an id of the rules.
  WordRange speaker;
  WordRange cue;  // Empty after a colon.
  std::vector<WordRange> content;
  bool relay = false;   // "citing X": stands behind whoever cites.
  bool denial = false;  // "despite X's denials": X denies the content.
};

// All attributions of one source.
//
// Found are: verbs of saying with a speaker before or after them, their
// content being what follows, what precedes, or both; "according to X"; a
// quotation after a colon; a quotation without a speaker of its own, which is
// the last speaker's of its sentence or paragraph; a quotation that goes on
// from the paragraph before; pronouns and roles ("the mayor") for a speaker
// known from before.
class AttributionTable {
 public:
  explicit AttributionTable(const SourceView& view);

  const std::vector<Attribution>& all() const { return all_; }

  // Those whose content holds `word`, outermost first. No denials.
  std::vector<const Attribution*> ChainAt(int word) const;
  // Denials ("despite X's denials") whose content holds `word`.
  std::vector<const Attribution*> DenialsAt(int word) const;
  // True if `word` stands in quotation marks.
  bool IsQuoted(int word) const;

 private:
  friend class AttributionFinder;

  std::vector<const Attribution*> Holding(int word) const;

  std::vector<Attribution> all_;
  std::map<int, std::vector<int>> by_sentence_;  // Sentence -> index in all_.
  std::vector<int> quotation_of_;                // By word; -1 for none.
  std::vector<int> sentence_of_;                 // By word.
};

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
