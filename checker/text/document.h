// One source cut into words, clauses, sentences, paragraphs and quotations.

#ifndef CHECKER_TEXT_DOCUMENT_H_
#define CHECKER_TEXT_DOCUMENT_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "checker/text/normalize.h"
#include "checker/text/span.h"

namespace claimcheck {

// What a paragraph is for. Only kBody and kHeading make assertions; captions
// are evidence of who met, and no more.
enum class BlockRole {
  kBody,
  kHeading,      // A line of its own without a full stop.
  kCaption,      // Picture text: ends with or holds a credit.
  kByline,       // Author and date line, "Published ...".
  kLinks,        // Titles of other pages.
  kBoilerplate,  // "Skip to content", "Leave a Comment", language switches.
};

struct Word {
  NormalRange range;
  // Which word it is: index into Document::types. Equal words (after case
  // folding) have equal types.
  int type = 0;
  int sentence = 0;
  // True for what must never be evidence: digits and words of URLs, e-mail
  // addresses and of blocks that assert nothing (links, boilerplate, byline).
  bool masked = false;
};

struct Sentence {
  WordRange words;
  NormalRange range;  // Trimmed.
  int paragraph = 0;
};

// A stretch of a sentence around one verb. Clauses of a sentence are in order,
// do not overlap and cover all its words.
struct Clause {
  WordRange words;
  int sentence = 0;
  // The words that opened it ("which", "and", ","), empty for the first.
  std::string opener;
};

struct Paragraph {
  BlockRole role = BlockRole::kBody;
  NormalRange range;       // Trimmed.
  int begin_sentence = 0;  // Sentences [begin, end).
  int end_sentence = 0;
};

// Words in quotation marks. Nested quotations are quotations of their own,
// after the one they stand in.
struct Quotation {
  WordRange words;         // Inside the marks.
  NormalRange range;       // Inside the marks.
  int depth = 0;           // 0 for an outer quotation.
  bool closed = true;      // False if the paragraph ended first.
  bool continues = false;  // Opens a paragraph and goes on with the quotation
                           // that the paragraph before left unclosed.
};

// Shape:  words, sentences, clauses and paragraphs in text order; every word
//         is in one sentence, one clause and one paragraph; quotations are
//         sorted by begin.
struct Document {
  NormalText normal;
  std::vector<std::string> types;  // Distinct folded words.
  std::vector<Word> words;
  std::vector<Sentence> sentences;
  std::vector<Clause> clauses;
  std::vector<Paragraph> paragraphs;
  std::vector<Quotation> quotations;

  std::string_view Text(NormalRange range) const {
    return std::string_view(normal.text)
        .substr(static_cast<size_t>(range.begin),
                static_cast<size_t>(range.size()));
  }
  const std::string& Folded(int word) const {
    return types[static_cast<size_t>(words[static_cast<size_t>(word)].type)];
  }
  // From the first byte of the first word to the last byte of the last.
  NormalRange RangeOf(WordRange range) const;
  Span SpanOf(WordRange range) const {
    return normal.ToOriginal(RangeOf(range));
  }
  // The words that lie wholly or partly inside `range`.
  WordRange WordsIn(NormalRange range) const;
  // The clause (index) that holds the word.
  int ClauseOf(int word) const;
  const Paragraph& ParagraphOf(int word) const;
};

// What segmentation must know of a language; read from its pack. All words
// are folded.
struct SegmentWords {
  std::string locale = "en";  // For ICU's boundary rules.
  // "jan.", "mr.": no sentence end.
  absl::flat_hash_set<std::string> abbreviations;
  // Words that open a sentence even after an abbreviation: "the", "it", "he",
  // "however". The clause openers count too.
  absl::flat_hash_set<std::string> sentence_openers;
  // Lines that are never text: "skip to content", "leave a comment".
  absl::flat_hash_set<std::string> boilerplate_lines;
  // Lines after which link titles follow: "more on this topic".
  absl::flat_hash_set<std::string> link_headings;
  // Words that, with a colon, credit a picture: "credit", "photo".
  absl::flat_hash_set<std::string> credit_words;
  // First words of a byline: "by", "published", "updated".
  absl::flat_hash_set<std::string> byline_words;
  // Month names, as a hint that a short line is a byline with its date.
  absl::flat_hash_set<std::string> month_names;
  // Words that open a clause: "which", "who", "that", "while", "and", "but".
  absl::flat_hash_set<std::string> clause_openers;
  // Those of them that also join names: "and", "or", "nor".
  absl::flat_hash_set<std::string> coordinators;
  // Words that show a clause has a verb of its own: "is", "was", "said".
  absl::flat_hash_set<std::string> verbs;
  // Endings that make a word (of five letters or more) a likely verb: "ed".
  std::vector<std::string> verb_endings;
  // Words with such an ending that are no verbs: "united", "hundred".
  absl::flat_hash_set<std::string> not_verbs;
};

// Cuts `bytes` (valid UTF-8) into a Document. Deterministic, uses ICU's
// boundary rules and no locale of the machine.
//
// Words are runs of letters, marks and digits. "Chile's" is `chile` and `'s`;
// "don't", "o'brien" are one word; "12-year" is `12` and `year`; "1,250",
// "3.2" and "u.s" are one word each. A sentence is at most 400 words: a longer
// one is cut, so that no later step is worse than linear.
Document Segment(std::string_view bytes, const SegmentWords& words);

// The folded words of a short text (a phrase, a name), cut as Segment does.
std::vector<std::string> FoldedWords(std::string_view text);

}  // namespace claimcheck

#endif  // CHECKER_TEXT_DOCUMENT_H_
