// What is said: the words that a verb of saying hands to its speaker.

#ifndef CHECKER_MATCH_CONTENT_H_
#define CHECKER_MATCH_CONTENT_H_

#include "checker/match/cue.h"
#include "checker/match/noun_phrase.h"

namespace claimcheck {

// How what follows a verb of saying begins, once adverbs, "on Monday", "in a
// statement" and who is told are passed over.
struct Opening {
  enum Kind {
    kNothing,    // The sentence ends, or nothing that can be said follows.
    kClosed,     // A comma, or a quotation that ends: "..., she said, ...".
    kThat,       // `begin` is after "that" or a colon.
    kQuestion,   // `begin` is "whether".
    kQuotation,  // `begin` is the first word inside the marks.
    kBare        // `begin` is whatever stands there.
  };
  Kind kind = kNothing;
  int begin = 0;
  int occasion = -1;  // "statement" of "said in a statement".
};

class ContentFinder {
 public:
  ContentFinder(const WordKinds& kinds, const NounPhraseFinder& phrases)
      : kinds_(kinds), phrases_(phrases) {}

  Opening After(const Cue& cue, int from, int high) const;
  // Passes over when and where it is said, from `from` on.
  int SkipAdverbials(int from, int high, int* occasion) const;

  // Where the clause that begins at `begin` ends: at the end of the sentence,
  // but before "in a statement" that belongs to the verb of saying.
  int ClauseEnd(int begin, int high) const;
  // What is said by a quotation that begins at `begin`: all of it, and what a
  // fragment of a sentence goes on with.
  WordRange FromQuotation(int begin, int high) const;
  // So too where words stand before the marks: "spoke of a “long winter” for
  // the banks".
  WordRange WithFragment(int begin, int quotation, int high) const;
  // A part of a quotation stands for all of it, over sentences.
  WordRange WithQuotation(WordRange part) const;

  // "it a wreck", "it as a wreck", after "called", "described".
  bool NamesSomething(int begin, int high) const;
  // "him to leave", "to leave"
  bool AsksSomething(int begin, int high) const;
  bool HasVerb(WordRange words) const;
  // A comma, a quotation mark or a question mark before `word`.
  bool BreakBefore(int word, int low) const;
  bool QuotationBegins(int word, int low) const;
  bool QuotationEnds(int word) const;  // Right before `word`.
  // The first word of a quotation that soon follows: "spoke of “...”"; or -1.
  int QuotationSoon(int begin, int high) const;

 private:
  int RecipientEnd(int from, int high) const;

  const WordKinds& kinds_;
  const NounPhraseFinder& phrases_;
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_CONTENT_H_
