#include "checker/text/document.h"

#include <algorithm>
#include <cstddef>

#include "checker/base/check.h"
#include "checker/text/clauses.h"
#include "checker/text/paragraphs.h"
#include "checker/text/quotations.h"
#include "checker/text/roles.h"
#include "checker/text/sentences.h"
#include "checker/text/words.h"

namespace claimcheck {
namespace {

// Both lists are sorted; a word in an address lies wholly inside it, or at
// least begins there.
void MaskAddresses(const std::vector<NormalRange>& addresses,
                   std::vector<Word>& words) {
  size_t next = 0;
  for (Word& word : words) {
    while (next < addresses.size() && addresses[next].end <= word.range.begin) {
      ++next;
    }
    if (next == addresses.size()) return;
    if (addresses[next].begin < word.range.end) word.masked = true;
  }
}

}  // namespace

NormalRange Document::RangeOf(WordRange range) const {
  if (range.empty()) {
    const auto index = static_cast<size_t>(std::max(range.begin, 0));
    const int point = index < words.size()
                          ? words[index].range.begin
                          : static_cast<int>(normal.text.size());
    return {point, point};
  }
  return {words[static_cast<size_t>(range.begin)].range.begin,
          words[static_cast<size_t>(range.end) - 1].range.end};
}

WordRange Document::WordsIn(NormalRange range) const {
  const auto first = std::partition_point(
      words.begin(), words.end(),
      [range](const Word& word) { return word.range.end <= range.begin; });
  const auto last = std::partition_point(
      first, words.end(),
      [range](const Word& word) { return word.range.begin < range.end; });
  return {static_cast<int>(first - words.begin()),
          static_cast<int>(last - words.begin())};
}

int Document::ClauseOf(int word) const {
  const auto after = std::partition_point(
      clauses.begin(), clauses.end(),
      [word](const Clause& clause) { return clause.words.begin <= word; });
  CHECK(after != clauses.begin());
  return static_cast<int>(after - clauses.begin()) - 1;
}

const Paragraph& Document::ParagraphOf(int word) const {
  const int sentence = words[static_cast<size_t>(word)].sentence;
  const int paragraph = sentences[static_cast<size_t>(sentence)].paragraph;
  return paragraphs[static_cast<size_t>(paragraph)];
}

Document Segment(std::string_view bytes, const SegmentWords& words) {
  Document document;
  document.normal = Normalize(bytes);
  const std::string_view text = document.normal.text;
  WordTypes types;
  for (const NormalRange range : FindWords(text)) {
    Word word;
    word.range = range;
    word.type = types.TypeOf(document.Text(range));
    document.words.push_back(word);
  }
  document.types = types.TakeTypes();
  for (const NormalRange range : FindParagraphs(text)) {
    if (document.WordsIn(range).empty()) continue;  // A rule, stray marks.
    Paragraph paragraph;
    paragraph.range = range;
    document.paragraphs.push_back(paragraph);
  }
  const std::vector<NormalRange> addresses = FindAddresses(text);
  MaskAddresses(addresses, document.words);
  CutSentences(addresses, words, document);
  CutClauses(words, document);
  AssignRoles(words, document);
  document.quotations = FindQuotations(document, bytes);
  return document;
}

std::vector<std::string> FoldedWords(std::string_view text) {
  const NormalText normal = Normalize(text);
  std::vector<std::string> words;
  for (const NormalRange range : FindWords(normal.text)) {
    words.push_back(FoldCase(std::string_view(normal.text)
                                 .substr(static_cast<size_t>(range.begin),
                                         static_cast<size_t>(range.size()))));
  }
  return words;
}

}  // namespace claimcheck
