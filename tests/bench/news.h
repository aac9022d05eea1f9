// Text with the word statistics of news, and phrases to look for in it, made
// from a seed: the same seed gives the same bytes.

#ifndef TESTS_BENCH_NEWS_H_
#define TESTS_BENCH_NEWS_H_

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace claimcheck::bench {

// Words are drawn by Zipf's law (Zipf 1935; Mandelbrot's constant 2.7) from a
// vocabulary as large as that of a newspaper.
class News {
 public:
  explicit News(uint32_t seed) : chance_(seed) {
    static constexpr const char* kCommon[] = {
        "the", "of",   "to",   "and",  "a",   "in",   "that", "for",  "is",
        "on",  "said", "was",  "with", "he",  "it",   "at",   "by",   "as",
        "be",  "from", "has",  "have", "his", "an",   "not",  "will", "are",
        "but", "they", "were", "who",  "had", "this", "its",  "been", "their"};
    static constexpr const char* kSyllables[] = {
        "ba",  "con", "der", "el", "fi",  "gra", "hor", "in",  "jo",  "ka",
        "li",  "men", "no",  "ot", "pre", "qua", "ris", "sta", "ter", "un",
        "ver", "wil", "yo",  "ze", "al",  "bro", "cha", "dis", "en",  "tion"};
    for (const char* word : kCommon) words_.emplace_back(word);
    while (words_.size() < kVocabulary) {
      std::string word;
      const int syllables = 1 + static_cast<int>(chance_() % 4);
      for (int i = 0; i < syllables; ++i) {
        word += kSyllables[chance_() % std::size(kSyllables)];
      }
      words_.push_back(std::move(word));
    }
    double total = 0;
    for (size_t i = 0; i < words_.size(); ++i) {
      total += 1.0 / (static_cast<double>(i) + 2.7);
      sums_.push_back(total);
    }
  }

  const std::string& Word() {
    const double at = sums_.back() * static_cast<double>(chance_()) /
                      static_cast<double>(std::mt19937::max());
    const auto found = std::lower_bound(sums_.begin(), sums_.end(), at);
    return words_[static_cast<size_t>(std::min(found, sums_.end() - 1) -
                                      sums_.begin())];
  }

  // About `size` bytes in sentences of 8 to 30 words and paragraphs.
  std::string Source(size_t size) {
    std::string text;
    while (text.size() < size) {
      const int words = 8 + static_cast<int>(chance_() % 23);
      for (int i = 0; i < words; ++i) {
        std::string word = Word();
        if (i == 0 || chance_() % 12 == 0) {
          word[0] = static_cast<char>(word[0] - 'a' + 'A');
        }
        text += word;
        text += i + 1 == words ? "." : chance_() % 10 == 0 ? ", " : " ";
      }
      text += chance_() % 4 == 0 ? "\n\n" : " ";
    }
    return text;
  }

  // Two to four words, some with another to choose; every tenth phrase is
  // words that `text` has next to each other.
  std::string Phrase(const std::string& text) {
    if (chance_() % 10 == 0) {
      size_t at = chance_() % (text.size() - 100);
      std::string phrase;
      while (text[at] != ' ') ++at;
      for (int i = 0; i < 3; ++i) {
        size_t end = ++at;
        while (std::isalpha(static_cast<unsigned char>(text[end])) != 0) ++end;
        if (end == at || text[end] != ' ') break;
        phrase += (i == 0 ? "" : " ") + text.substr(at, end - at);
        at = end;
      }
      if (phrase.size() > 15) return phrase;
    }
    std::string phrase;
    const int words = 2 + static_cast<int>(chance_() % 3);
    for (int i = 0; i < words; ++i) {
      if (i > 0) phrase += ' ';
      if (chance_() % 5 == 0) {
        phrase += "(" + RareWord() + "|" + RareWord() + ")";
      } else {
        phrase += i > 0 && chance_() % 5 == 0 ? Word() : RareWord();
      }
    }
    return phrase;
  }

 private:
  // What people look for: names, nouns, verbs.
  std::string RareWord() {
    constexpr size_t kCommonest = 500;
    return words_[kCommonest + chance_() % (words_.size() - kCommonest)];
  }

  static constexpr size_t kVocabulary = 40000;

  std::mt19937 chance_;
  std::vector<std::string> words_;
  std::vector<double> sums_;
};

}  // namespace claimcheck::bench

#endif  // TESTS_BENCH_NEWS_H_
