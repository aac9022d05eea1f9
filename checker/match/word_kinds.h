// What each word of a source is, as far as lists and endings tell: the base on
// which noun phrases and verbs of saying are found without a parser.

#ifndef CHECKER_MATCH_WORD_KINDS_H_
#define CHECKER_MATCH_WORD_KINDS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "checker/match/source_view.h"

namespace claimcheck {

// A word may be of several kinds: "report" is a verb and a document.
enum WordKind : uint32_t {
  kAdverb = 1u << 0,
  kAgent = 1u << 1,        // Somebody who can speak: "mayor", "officials".
  kAuxiliary = 1u << 2,    // "has", "will", "not".
  kBaseVerb = 1u << 3,     // Of kVerb: may be a noun too, "talks", "plan".
  kConjunction = 1u << 4,  // "and", "but", "while".
  kCue = 1u << 5,          // The first word of a verb of saying.
  kCueNoun = 1u << 27,     // Of kCue: may be a noun too, "calls", "report".
  kDeterminer = 1u << 6,
  kDocument = 1u << 7,
  kFunction = 1u << 8,
  kJoiner = 1u << 9,      // "and", "or": may join two nouns.
  kNoSpeaker = 1u << 10,  // "nobody", "there".
  kNumber = 1u << 11,
  kOccasion = 1u << 12,
  kOrganisation = 1u << 13,
  kParticle = 1u << 14,     // Of a name: "al", "von".
  kParticiple = 1u << 15,   // Looks like one: "-ed", "-ing".
  kPassive = 1u << 16,      // A form of "be".
  kPossessive = 1u << 17,   // "'s"
  kPreposition = 1u << 18,  // "of", "with".
  kPronoun = 1u << 19,      // "he", "they".
  kQuantifier = 1u << 20,   // "some", "others".
  kRelative = 1u << 21,     // "who", "which", "that".
  kSubordinator = 1u << 22,
  kThat = 1u << 23,  // A complementizer.
  kTime = 1u << 24,
  kTitle = 1u << 25,  // "mr", "prime".
  kPastForm = 1u << 28,
  kSayingNoun = 1u << 29,         // "claim", "words", "denials".
  kSayingPreposition = 1u << 30,  // The first word of one: "according".
  kVerb = 1u << 26,               // A verb with an event of its own.
};

// The kinds of a folded word, as bits.
uint32_t WordKindsOf(const LanguagePack& pack, const std::string& word);

class WordKinds {
 public:
  // `quotation_of`: by word, the outer quotation it stands in, or -1.
  WordKinds(const SourceView& view, const std::vector<int>& quotation_of);

  const SourceView& view() const { return view_; }
  const AttributionWords& words() const { return view_.pack().attribution; }

  // Whether the word is of any of `kinds`. Lists and endings only.
  bool Is(int word, uint32_t kinds) const {
    return (by_type_[Type(word)] & kinds) != 0;
  }
  const std::string& Folded(int word) const { return view_.Folded(word); }

  bool IsCapitalised(int word) const;
  // Capitalised, and not only because it opens a sentence.
  bool IsName(int word) const;
  // "NWS", "UN".
  bool IsAcronym(int word) const;
  // "Jan Dahl", "Theresa May": no month.
  bool IsNamedLikeTime(int word) const;
  // The first word of a voice of the rules.
  bool BeginsVoice(int word) const {
    return begins_voice_[static_cast<size_t>(word)];
  }
  // Can end a noun phrase.
  bool IsNominal(int word) const;
  // Stands as a verb here, which the words around it tell: "talks" is none in
  // "the peace talks".
  bool IsVerbAt(int word) const;

  // What stands between `word` and the one before.
  std::string_view GapBefore(int word) const {
    return view_.Between(word - 1, word);
  }
  bool GapHas(int word, std::string_view marks) const {
    return GapBefore(word).find_first_of(marks) != std::string_view::npos;
  }
  // Only blanks, hyphens, full stops of abbreviations.
  bool IsSoftGap(int word) const;
  // A comma, or a dash with blanks.
  bool IsCommaGap(int word) const;

  int QuotationAt(int word) const {
    return quotation_of_[static_cast<size_t>(word)];
  }
  // Both in one quotation, or both in none.
  bool SameQuotation(int a, int b) const {
    return QuotationAt(a) == QuotationAt(b);
  }

  WordRange SentenceAround(int word) const {
    return view_.SentenceWords(view_.SentenceOf(word));
  }

 private:
  size_t Type(int word) const {
    return static_cast<size_t>(
        view_.document().words[static_cast<size_t>(word)].type);
  }

  const SourceView& view_;
  const std::vector<int>& quotation_of_;
  std::vector<uint32_t> by_type_;
  // By type: has a capital somewhere inside a sentence.
  std::vector<bool> is_name_type_;
  std::vector<bool> begins_voice_;  // By word.
};

}  // namespace claimcheck

#endif  // CHECKER_MATCH_WORD_KINDS_H_
