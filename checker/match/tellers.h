// Whose account each word of a source is.

#ifndef CHECKER_MATCH_TELLERS_H_
#define CHECKER_MATCH_TELLERS_H_

#include <string>
#include <utility>
#include <vector>

#include "checker/match/attribution.h"
#include "checker/match/source_view.h"

namespace claimcheck {

// The teller of a word is the outermost voice of its chain that has a side:
// what an agency reports of a minister's words is the agency's account. All
// words of a source whose own voice has a side are that voice's.
class TellerTable {
 public:
  TellerTable(const SourceView& view, const AttributionTable& attributions);

  // How many words of the sentence around `word` have the same teller, or, for
  // a word without one, none either.
  int WordsAround(int word) const;

  // The words of each teller: of all but captions and what asserts nothing.
  // Sorted by voice.
  std::vector<std::pair<std::string, int>> Totals() const;

 private:
  const SourceView& view_;
  std::vector<std::string> voices_;
  std::vector<int> teller_of_;  // By word: index into voices_, or -1.
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_TELLERS_H_
