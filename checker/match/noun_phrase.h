// The noun phrases that may name a speaker, found without a parser.

#ifndef CHECKER_MATCH_NOUN_PHRASE_H_
#define CHECKER_MATCH_NOUN_PHRASE_H_

#include <optional>
#include <vector>

#include "checker/match/word_kinds.h"

namespace claimcheck {

// "Norwegian Ambassador to Oslo Jane Roe, a former judge"
//
// Shape: name and noun lie inside words; at least one of them is there, or the
//        phrase is one pronoun or quantifier.
struct NounPhrase {
  WordRange words;  // With its modifiers and asides: all of the above.
  WordRange head;   // Up to a preposition or aside: "Norwegian Ambassador".
  WordRange name;   // Without titles: "Jane Roe". Empty if none.
  int noun = -1;    // The head noun if no name: "ambassador"; else -1.
  // What tells who the named one is: "Norwegian Ambassador to Oslo", "a former
  // judge".
  std::vector<WordRange> roles;
  bool pronoun = false;
  bool joined = false;  // "Roe and Lind"
};

class NounPhraseFinder {
 public:
  explicit NounPhraseFinder(const WordKinds& kinds) : kinds_(kinds) {}

  // The phrase that ends right before `end`, asides left out: the subject of a
  // verb that begins there. Not before `low`.
  std::optional<NounPhrase> Before(int end, int low) const;
  // The phrase right before a relative word, whatever parts them: "Lind, who".
  std::optional<NounPhrase> BeforeRelative(int relative, int low) const {
    return Plain(relative, low);
  }
  // The phrase that begins at `begin`, not after `high`.
  std::optional<NounPhrase> After(int begin, int high) const;
  // The first phrase in [begin, end) that a verb follows.
  std::optional<NounPhrase> FirstSubject(int begin, int end) const;
  // Where a noun phrase without prepositions that begins at `begin` ends.
  int BaseEnd(int begin, int high) const;
  // Reads all of `words` as one phrase.
  std::optional<NounPhrase> Read(WordRange words) const;

 private:
  // Where the phrase before `right` begins, and where its first part ends: in
  // "people who live there" before "who".
  struct Region {
    int begin = 0;
    int core = 0;
  };
  Region RegionBefore(int right, int low) const;
  bool JoinsNouns(int joiner, int low) const;
  int RelativeBefore(int verb, int low) const;
  std::optional<NounPhrase> Plain(int right, int low) const;
  std::optional<NounPhrase> BeforeAsides(int end, int low) const;
  bool IsRole(WordRange words) const;
  bool IsAside(WordRange words) const;
  bool Restarts(int word, int begin, bool fronted) const;
  int ReducedEnd(int word, int high) const;
  int JoinerEnd(int word, int high) const;
  int HeadEnd(int begin, int core) const;
  std::optional<NounPhrase> Build(int begin, int core, int right) const;
  void FindName(NounPhrase& phrase, int core) const;
  WordRange NameEndingAt(int begin, int end) const;
  void TakeAside(WordRange aside, NounPhrase& phrase) const;

  const WordKinds& kinds_;
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_NOUN_PHRASE_H_
