#include "checker/text/sentences.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "checker/base/check.h"
#include "checker/text/utf8.h"
#include "checker/text/words.h"
#include "unicode/brkiter.h"
#include "unicode/locid.h"
#include "unicode/utext.h"

namespace claimcheck {
namespace {

// A longer sentence is cut, so that no later step is worse than linear.
constexpr int kSentenceWordsMax = 400;

// ICU's iterator is dear to make and not thread-safe to use: one of each per
// thread and locale.
icu::BreakIterator& SentenceIterator(const std::string& locale) {
  thread_local absl::flat_hash_map<std::string,
                                   std::unique_ptr<icu::BreakIterator>>
      iterators;
  std::unique_ptr<icu::BreakIterator>& iterator = iterators[locale];
  if (iterator == nullptr) {
    UErrorCode status = U_ZERO_ERROR;
    iterator.reset(icu::BreakIterator::createSentenceInstance(
        icu::Locale(locale.c_str()), status));
    CHECK(U_SUCCESS(status) != 0 && iterator != nullptr);
  }
  return *iterator;
}

// Offsets in `text` where ICU ends a sentence, the end of the text last.
std::vector<int> IcuBreaks(std::string_view text, const std::string& locale) {
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<int64_t>(text.size()),
                 &status);
  icu::BreakIterator& iterator = SentenceIterator(locale);
  iterator.setText(&utext, status);
  CHECK(U_SUCCESS(status) != 0);
  std::vector<int> breaks;
  iterator.first();
  for (int32_t at = iterator.next(); at != icu::BreakIterator::DONE;
       at = iterator.next()) {
    breaks.push_back(at);
  }
  utext_close(&utext);
  return breaks;
}

// Spares ICU the headings and other short lines, which are many in lists.
bool IsOneSentence(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || c == '.' || c == '!' ||
           c == '?';
  });
}

bool IsCloser(char c) { return c == '"' || c == '\'' || c == ')' || c == ']'; }

class SentenceCutter {
 public:
  SentenceCutter(const std::vector<NormalRange>& addresses,
                 const SegmentWords& words, Document& document)
      : addresses_(addresses), words_(words), document_(document) {}

  void CutParagraph(int index) {
    Paragraph& paragraph = document_.paragraphs[static_cast<size_t>(index)];
    paragraph.begin_sentence = static_cast<int>(document_.sentences.size());
    int begin = paragraph.range.begin;
    for (const int end : BreaksOf(paragraph.range)) {
      if (end < paragraph.range.end && !EndsSentence(begin, end)) continue;
      if (AddSentence({begin, end}, index)) begin = end;
    }
    paragraph.end_sentence = static_cast<int>(document_.sentences.size());
  }

 private:
  std::vector<int> BreaksOf(NormalRange range) const {
    const std::string_view text = document_.Text(range);
    if (IsOneSentence(text)) return {range.end};
    std::vector<int> breaks;
    if (text.find('\n') == std::string_view::npos) {
      breaks = IcuBreaks(text, words_.locale);
    } else {  // Lines that were joined; to ICU a line end ends the sentence.
      std::string joined(text);
      std::replace(joined.begin(), joined.end(), '\n', ' ');
      breaks = IcuBreaks(joined, words_.locale);
    }
    for (int& at : breaks) at += range.begin;
    return breaks;
  }

  char at(int i) const { return document_.normal.text[static_cast<size_t>(i)]; }

  const NormalRange& RangeOf(int word) const {
    return document_.words[static_cast<size_t>(word)].range;
  }

  // Whether the sentence that begins at `begin` ends at `end`, where ICU would
  // end it and text of the paragraph follows.
  bool EndsSentence(int begin, int end) {
    if (InAddress(end) || InWord(end)) return false;
    int stop = end;
    while (stop > begin && IsBlank(at(stop - 1))) --stop;
    while (stop > begin && IsCloser(at(stop - 1))) --stop;
    if (stop == begin) return true;
    const char32_t next = CharAt(document_.normal.text, NextChar(end));
    switch (at(stop - 1)) {
      case '!':
      case '?':  // "Why now?" he asked.
        return !IsLowerChar(next);
      case '.':
        return FullStopEnds(begin, stop - 1, end);
      default:
        return true;
    }
  }

  // Behind opening quotes and brackets.
  int NextChar(int at_end) const {
    const int size = static_cast<int>(document_.normal.text.size());
    while (at_end < size && (IsBlank(at(at_end)) || at(at_end) == '"' ||
                             at(at_end) == '\'' || at(at_end) == '(')) {
      ++at_end;
    }
    return at_end;
  }

  bool FullStopEnds(int begin, int stop, int end) const {
    const std::string_view token = TokenBefore(begin, stop);
    if (token.empty()) return true;
    if (IsItemNumber(begin, stop, token)) return false;
    if (!AreInitials(token) &&
        !words_.abbreviations.contains(FoldCase(token) + ".")) {
      return true;
    }
    return OpensSentence(NextWord(end));
  }

  // "J", "J.R", "J.-P".
  static bool AreInitials(std::string_view token) {
    bool after_letter = false;
    for (CharReader reader(token); !reader.done(); reader.Next()) {
      const bool joins = reader.code() == U'.' || reader.code() == U'-';
      if (!joins && (after_letter || !IsUpperChar(reader.code()))) return false;
      after_letter = !joins;
    }
    return true;
  }

  // "1. The budget" as a whole sentence is only the number of an item.
  bool IsItemNumber(int begin, int stop, std::string_view token) const {
    return std::all_of(token.begin(), token.end(), IsDigit) &&
           Trimmed(document_.normal.text, {begin, stop}).size() ==
               static_cast<int>(token.size());
  }

  // The letters, digits and inner full stops just before `stop`.
  std::string_view TokenBefore(int begin, int stop) const {
    constexpr int kTokenBytesMax = 40;  // Longer than any abbreviation.
    const std::string_view text = document_.normal.text;
    int from = stop;
    while (from > begin && stop - from < kTokenBytesMax) {
      const char32_t c = CharBefore(text, from);
      if (!IsWordChar(c) && c != U'.' && c != U'-') break;
      do {
        --from;
      } while (from > begin &&
               IsContinuationByte(text[static_cast<size_t>(from)]));
    }
    return text.substr(static_cast<size_t>(from),
                       static_cast<size_t>(stop - from));
  }

  // The first word that begins at or after `offset`.
  int NextWord(int offset) const {
    const auto word = std::lower_bound(
        document_.words.begin() + next_word_, document_.words.end(), offset,
        [](const Word& w, int begin) { return w.range.begin < begin; });
    return static_cast<int>(word - document_.words.begin());
  }

  // After an abbreviation only a word that often opens sentences shows that
  // one ended: "in the U.S. The talks".
  bool OpensSentence(int word) const {
    if (word >= static_cast<int>(document_.words.size())) return true;
    const std::string& folded = document_.Folded(word);
    return IsUpperChar(CharAt(document_.normal.text, RangeOf(word).begin)) &&
           (words_.sentence_openers.contains(folded) ||
            words_.clause_openers.contains(folded));
  }

  bool InWord(int offset) const {
    const int next = NextWord(offset);
    return next > next_word_ && RangeOf(next - 1).end > offset;
  }

  bool InAddress(int offset) {
    while (next_address_ < addresses_.size() &&
           addresses_[next_address_].end <= offset) {
      ++next_address_;
    }
    return next_address_ < addresses_.size() &&
           addresses_[next_address_].begin < offset;
  }

  // Makes a sentence of the words that begin in `piece`. A piece without words
  // (a stray mark) goes to the sentence before it in the paragraph; false if
  // there is none, so that it goes to the one after it.
  bool AddSentence(NormalRange piece, int paragraph) {
    const int count = static_cast<int>(document_.words.size());
    const int first = next_word_;
    while (next_word_ < count && RangeOf(next_word_).begin < piece.end) {
      ++next_word_;
    }
    std::vector<Sentence>& sentences = document_.sentences;
    if (first == next_word_) {
      const bool follows =
          !sentences.empty() && sentences.back().paragraph == paragraph;
      if (follows) sentences.back().range.end = TrimmedEnd(piece);
      return follows;
    }
    for (int begin = first; begin < next_word_; begin += kSentenceWordsMax) {
      const int end = std::min(begin + kSentenceWordsMax, next_word_);
      const NormalRange range = {
          begin == first ? piece.begin : RangeOf(begin).begin,
          end == next_word_ ? piece.end : RangeOf(end).begin};
      for (int word = begin; word < end; ++word) {
        document_.words[static_cast<size_t>(word)].sentence =
            static_cast<int>(sentences.size());
      }
      sentences.push_back(
          {{begin, end}, Trimmed(document_.normal.text, range), paragraph});
    }
    return true;
  }

  int TrimmedEnd(NormalRange piece) const {
    const NormalRange trimmed = Trimmed(document_.normal.text, piece);
    return trimmed.empty() ? piece.begin : trimmed.end;
  }

  const std::vector<NormalRange>& addresses_;
  const SegmentWords& words_;
  Document& document_;
  size_t next_address_ = 0;
  int next_word_ = 0;
};

}  // namespace

void CutSentences(const std::vector<NormalRange>& addresses,
                  const SegmentWords& words, Document& document) {
  SentenceCutter cutter(addresses, words, document);
  for (size_t i = 0; i < document.paragraphs.size(); ++i) {
    cutter.CutParagraph(static_cast<int>(i));
  }
}

}  // namespace claimcheck
