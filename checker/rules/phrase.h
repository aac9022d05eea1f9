// The phrase language: what a rule author writes to find words.
//
//   a | b   ( ... )   [ ... ]   sign~   word*   ...   ...8   {name}   {value}
//   /raw RE2/
//
// See rules/README.md.

#ifndef CHECKER_RULES_PHRASE_H_
#define CHECKER_RULES_PHRASE_H_

#include <string>
#include <string_view>
#include <vector>

#include "checker/text/diagnostic.h"
#include "checker/text/span.h"
#include "checker/text/text_file.h"

namespace claimcheck {

// One node of a parsed phrase. Vocabulary is already put in its place.
struct PhraseNode {
  enum class Kind {
    kWord,      // `text`, folded, as it stands.
    kStem,      // Any word with the stem of `text` (folded, not yet stemmed).
    kPrefix,    // Any word that begins with `text`.
    kSequence,  // `parts` one after another; empty matches nothing at all.
    kChoice,    // Any one of `parts`.
    kOptional,  // `parts[0]` or nothing.
    kGap,       // Up to `gap` words of the same sentence, none included.
    kValue,     // Where the value stands.
    kRegex,     // `text`, an RE2 expression that compiles.
  };

  Kind kind = Kind::kSequence;
  std::string text;
  int gap = 0;
  std::vector<PhraseNode> parts;
  // Where it is written: in the phrase, or in the vocabulary it comes from.
  Span span = {};
  TextFilePtr file = nullptr;
};

inline constexpr int kDefaultGap = 5;
inline constexpr int kMaxGap = 30;

// One phrase as written.
struct Phrase {
  std::string text;      // As written, before vocabulary is put in.
  std::string language;  // "en", or "" for every language.
  TextFilePtr file;
  Span span;  // Of `text` in `file`.
  PhraseNode root;
};

// One phrase field: alternatives, some perhaps for one language only.
using Phrases = std::vector<Phrase>;

// True if the phrase holds {value}.
bool HasValueSlot(const PhraseNode& node);

// Writes the node back in the phrase language, vocabulary expanded. For
// `explain` and tests.
std::string PhraseToString(const PhraseNode& node);

}  // namespace claimcheck

#endif  // CHECKER_RULES_PHRASE_H_
