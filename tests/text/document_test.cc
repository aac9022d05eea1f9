#include "checker/text/document.h"

#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/text/segment_words.h"

namespace claimcheck {
namespace {

std::string_view Cut(std::string_view bytes, Span span) {
  return bytes.substr(static_cast<size_t>(span.begin),
                      static_cast<size_t>(span.size()));
}

// Everything that document.h promises of every Document.
void ExpectSound(const std::string& bytes, const SegmentWords& words) {
  SCOPED_TRACE(bytes.substr(0, 200));
  const Document d = Segment(bytes, words);
  const int count = static_cast<int>(d.words.size());
  int last_end = 0;
  for (int i = 0; i < count; ++i) {
    const Word& word = d.words[static_cast<size_t>(i)];
    EXPECT_LE(last_end, word.range.begin);
    EXPECT_LT(word.range.begin, word.range.end);
    last_end = word.range.end;
    // The bytes that a word came from make the same word again.
    const Span span = d.SpanOf({i, i + 1});
    EXPECT_EQ(Normalize(Cut(bytes, span)).text, d.Text(word.range));
    EXPECT_EQ(FoldCase(d.Text(word.range)), d.Folded(i));
    EXPECT_EQ(d.WordsIn(word.range), (WordRange{i, i + 1}));
    const Sentence& sentence = d.sentences[static_cast<size_t>(word.sentence)];
    EXPECT_TRUE(sentence.words.Contains(i));
    const Clause& clause = d.clauses[static_cast<size_t>(d.ClauseOf(i))];
    EXPECT_TRUE(clause.words.Contains(i));
    EXPECT_EQ(clause.sentence, word.sentence);
    EXPECT_LE(d.ParagraphOf(i).range.begin, word.range.begin);
    EXPECT_GE(d.ParagraphOf(i).range.end, word.range.end);
  }
  int next_word = 0;
  for (const Sentence& sentence : d.sentences) {
    EXPECT_EQ(sentence.words.begin, next_word);
    EXPECT_FALSE(sentence.words.empty());
    EXPECT_LE(sentence.words.size(), 400);
    EXPECT_LE(sentence.range.begin, d.RangeOf(sentence.words).begin);
    EXPECT_GE(sentence.range.end, d.RangeOf(sentence.words).end);
    next_word = sentence.words.end;
  }
  EXPECT_EQ(next_word, count);
  next_word = 0;
  for (const Clause& clause : d.clauses) {
    EXPECT_EQ(clause.words.begin, next_word);
    EXPECT_FALSE(clause.words.empty());
    next_word = clause.words.end;
  }
  EXPECT_EQ(next_word, count);
  int next_sentence = 0;
  for (const Paragraph& paragraph : d.paragraphs) {
    EXPECT_EQ(paragraph.begin_sentence, next_sentence);
    EXPECT_LT(paragraph.begin_sentence, paragraph.end_sentence);
    next_sentence = paragraph.end_sentence;
  }
  EXPECT_EQ(next_sentence, static_cast<int>(d.sentences.size()));
  int last_begin = 0;
  for (const Quotation& quotation : d.quotations) {
    EXPECT_LE(last_begin, quotation.range.begin);
    EXPECT_FALSE(quotation.words.empty());
    EXPECT_EQ(d.WordsIn(quotation.range), quotation.words);
    last_begin = quotation.range.begin;
  }
}

TEST(DocumentTest, IsSoundForEveryMixtureOfPieces) {
  const std::string_view pieces[] = {"Lima",
                                     " ",
                                     ". ",
                                     "\n",
                                     "\r\n",
                                     "\n\n",
                                     "“",
                                     "”",
                                     "'",
                                     "’s ",
                                     "\"",
                                     "‘",
                                     "Jan. ",
                                     "17",
                                     ", ",
                                     "2025",
                                     "\u00A0",
                                     "\u00AD",
                                     "e\u0301",
                                     "ساله ",
                                     "۱۲٫۵",
                                     "\u200C",
                                     "и ",
                                     "—",
                                     "(",
                                     ") ",
                                     "https://a.b/c?d=1",
                                     "www.",
                                     "@",
                                     "U.S.",
                                     "and ",
                                     "was ",
                                     "Photo: ",
                                     "Related\n",
                                     "LIMA — ",
                                     "\uFEFF",
                                     "«",
                                     "»",
                                     "? ",
                                     "\u0301",
                                     "- ",
                                     "EN|FR",
                                     "3,2",
                                     "\u2028",
                                     "漢字",
                                     "😀",
                                     "a\u0307\u0323"};
  uint32_t state = 1;  // A generator of our own: the same texts everywhere.
  const auto next = [&state](size_t bound) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % bound;
  };
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    const size_t length = next(40);
    for (size_t i = 0; i < length; ++i)
      bytes += pieces[next(std::size(pieces))];
    ExpectSound(bytes, round % 2 == 0 ? TestWords() : SegmentWords());
    if (testing::Test::HasFailure()) return;
  }
}

TEST(DocumentTest, IsEmptyForTextWithoutWords) {
  for (const char* bytes : {"", " \n ", "\uFEFF", "...\n\n***", "“”"}) {
    const Document document = Segment(bytes, TestWords());
    EXPECT_TRUE(document.words.empty());
    EXPECT_TRUE(document.sentences.empty());
    EXPECT_TRUE(document.clauses.empty());
    EXPECT_TRUE(document.paragraphs.empty());
    EXPECT_TRUE(document.quotations.empty());
    EXPECT_TRUE(document.WordsIn({0, 0}).empty());
    EXPECT_TRUE(document.SpanOf({0, 0}).empty());
  }
}

TEST(DocumentTest, GivesTheWordsInARange) {
  const Document d = Segment("one two three", TestWords());
  EXPECT_EQ(d.WordsIn({4, 7}), (WordRange{1, 2}));
  EXPECT_EQ(d.WordsIn({5, 6}), (WordRange{1, 2}));  // Partly.
  EXPECT_EQ(d.WordsIn({2, 9}), (WordRange{0, 3}));
  EXPECT_TRUE(d.WordsIn({3, 4}).empty());
  EXPECT_EQ(d.RangeOf({1, 3}), (NormalRange{4, 13}));
  EXPECT_EQ(d.RangeOf({1, 1}), (NormalRange{4, 4}));
  EXPECT_EQ(d.RangeOf({3, 3}), (NormalRange{13, 13}));
}

TEST(DocumentTest, FindsTheSameWordsWhateverTheirLook) {
  // No-break spaces, soft hyphens, curly marks, line ends, a byte order mark.
  const char* texts[] = {
      "The River Board of Lima met. It's over.",
      "\uFEFFThe\u00A0River\u202FBoard of Lima met.\r\nIt’s over.",
      "The Ri\u00ADver Board of Li\u200Bma met.\rIt's over.",
  };
  for (const char* text : texts) {
    EXPECT_EQ(Joined(Segment(text, TestWords()), {0, 9}),
              "the river board of lima met it 's over");
  }
}

TEST(DocumentTest, TakesLongTextsInLinearTime) {
  constexpr size_t kBytes = 2'000'000;
  for (const std::string_view unit :
       {"a", "\"", "“a ", "'a ", "a. ", "a.\n", "a@a", "((", "photo by. ",
        "\u0301", "J. ", "? \"", "«a\n\n", "a, and ", "1,2,3"}) {
    std::string bytes;
    while (bytes.size() < kBytes) bytes += unit;
    EXPECT_EQ(Segment(bytes, TestWords()).normal.origin.back(),
              static_cast<int>(bytes.size()));
  }
}

}  // namespace
}  // namespace claimcheck
