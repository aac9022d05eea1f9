// A small table of English for the tests of segmentation.

#ifndef TESTS_TEXT_SEGMENT_WORDS_H_
#define TESTS_TEXT_SEGMENT_WORDS_H_

#include <string>
#include <vector>

#include "checker/text/document.h"

namespace claimcheck {

inline SegmentWords TestWords() {
  SegmentWords words;
  words.abbreviations = {"jan.", "mr.", "no.", "u.s.", "p.m.", "gen."};
  words.sentence_openers = {"the", "it", "he"};
  words.boilerplate_lines = {"skip to content", "leave a comment", "share",
                             "print",           "follow us on",    "sign-up"};
  words.link_headings = {"more on this topic", "related"};
  words.credit_words = {"credit", "photo", "image", "courtesy"};
  words.byline_words = {"by", "published", "last updated"};
  words.month_names = {"january", "jan", "may"};
  words.clause_openers = {"which", "who", "that", "and",
                          "but",   "so",  "when", "while"};
  words.coordinators = {"and"};
  words.verbs = {"is",   "was",  "has",  "said", "met",
                 "will", "rose", "says", "may"};
  words.verb_endings = {"ed"};
  words.not_verbs = {"hundred"};
  return words;
}

// The texts of the sentences.
inline std::vector<std::string> SentenceTexts(const Document& document) {
  std::vector<std::string> texts;
  for (const Sentence& sentence : document.sentences) {
    texts.emplace_back(document.Text(sentence.range));
  }
  return texts;
}

// The folded words of `range` with blanks between them.
inline std::string Joined(const Document& document, WordRange range) {
  std::string joined;
  for (int word = range.begin; word < range.end; ++word) {
    if (!joined.empty()) joined += ' ';
    joined += document.Folded(word);
  }
  return joined;
}

// The folded words that are masked, with blanks between them.
inline std::string MaskedWords(const Document& document) {
  std::string masked;
  for (size_t i = 0; i < document.words.size(); ++i) {
    if (!document.words[i].masked) continue;
    if (!masked.empty()) masked += ' ';
    masked += document.Folded(static_cast<int>(i));
  }
  return masked;
}

}  // namespace claimcheck

#endif  // TESTS_TEXT_SEGMENT_WORDS_H_
