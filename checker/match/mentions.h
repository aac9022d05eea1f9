// Where subjects are mentioned, and which subject a generic mention means.

#ifndef CHECKER_MATCH_MENTIONS_H_
#define CHECKER_MATCH_MENTIONS_H_

#include <map>
#include <string>
#include <vector>

#include "checker/match/source_view.h"
#include "checker/text/span.h"

namespace claimcheck {

struct Mention {
  // Index into RuleSet::subjects; -1 if several are possible.
  int subject = -1;
  WordRange words;
  bool generic = false;
  const Phrase* phrase = nullptr;
};

// The mentions of the subjects that one rule file knows, rivals of each other.
//
// A generic mention ("the pact") means the subject last named before it in the
// same paragraph that either declares this generic form or was named with the
// same noun ("a 1998 pact ... the pact"); else the source's main subject: of
// those that declare the form, the one named most often (a name in a headline
// counts for three, one in the first paragraph for two), and if none is named,
// the only one that declares it.
class MentionTable {
 public:
  MentionTable(const SourceView& view, const std::vector<int>& subjects);

  // Sorted by begin; no two overlap.
  const std::vector<Mention>& all() const { return mentions_; }
  // Those that begin inside `words`.
  std::vector<const Mention*> In(WordRange words) const;
  // The last one that begins before `word`, not before `from`; or null.
  const Mention* LastBefore(int word, int from) const;
  // The first mention of `subject`, or null.
  const Mention* First(int subject) const;
  // The subject named most often (ties: first named); -1 if none is named.
  int main_subject() const { return main_subject_; }

 private:
  // A generic mention and the subjects that declare its form (sorted).
  struct Generic {
    WordRange words;
    const Phrase* phrase = nullptr;
    std::vector<int> declarers;
  };

  void CountNames(const SourceView& view, const std::vector<Mention>& names);
  // Puts names and generic mentions together, in text order.
  void Merge(const SourceView& view, const std::vector<int>& subjects,
             const std::vector<Mention>& names);
  int Resolve(const SourceView& view, const Generic& generic) const;

  std::map<int, int> counts_;  // Weights of names, by subject.
  std::vector<Mention> mentions_;
  std::map<int, size_t> first_;  // By subject: its first mention.
  int main_subject_ = -1;
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_MENTIONS_H_
