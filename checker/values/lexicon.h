// Text cut into tokens, and the words and phrases that mean something to the
// value recognisers.

#ifndef CHECKER_VALUES_LEXICON_H_
#define CHECKER_VALUES_LEXICON_H_

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"

namespace claimcheck {

// A run of letters, a run of ASCII digits, or one other character that is no
// space. A URL or e-mail address is one opaque token.
struct Token {
  enum class Kind : uint8_t { kWord, kDigits, kMark, kOpaque };
  int begin = 0;  // Bytes of the text.
  int end = 0;
  int word = -1;  // The lexicon's number for it; -1 if it has none.
  Kind kind = Kind::kWord;
  bool glued = false;    // Nothing between it and the token before.
  bool capital = false;  // A word that begins with a capital letter.
};

// What a word or phrase can be. The tables of lang/value_words.h say which.
enum class WordClass : uint8_t {
  kCardinal,
  kMultiplier,
  kScale,
  kScaleSuffix,
  kSymbolSuffix,
  kLoneSuffix,
  kMoneySuffix,
  kDoubtfulScale,
  kOrdinal,
  kOrdinalSuffix,
  kFraction,
  kFractionPart,
  kFractionSign,
  kFractionOf,
  kRatio,
  kDividedBy,
  kPoint,
  kRelativeOrdinal,
  kArticle,
  kJoiner,
  kMinus,
  kVague,
  kApproximator,
  kApproximatorAfter,
  kBoundJoiner,
  kOrEqual,
  kBetween,
  kBetweenAnd,
  kFrom,
  kTo,
  kLabel,
  kClock,
  kPronounCardinal,
  kPronounBefore,
  kPronounAfter,
  kTimeUnit,
  kNoArticleUnit,
  kDurationOpener,
  kLong,
  kOld,
  kAgeUnit,
  kAgeLabel,
  kBelowZero,
  kChangeVerb,
  kChangeBy,
  kFiller,
  kUnit,
  kContinuedUnit,
  kPer,
  kRateWord,
  kCurrency,
  kCurrencySign,
  kScaledCurrency,
  kPercent,
  kPercentPoint,
  kMonth,
  kDoubtfulMonth,
  kWeekday,
  kWeekdayShort,
  kSeason,
  kPart,
  kWhich,
  kRelativeDay,
  kQuarterPrefix,
  kDecadeSuffix,
  kDateOpener,
  kDeterminer,
  kDateBound,
  kDateApproximator,
  kForward,
  kBackward,
  kFunctionWord,
  kWhichWide,
  kWhichNotAfter,
  kWhichAnchored,
  kDateBoundWide,
  kLastOf,
  kEra,
  kHoliday,
  kClockName,
  kMeridiem,
  kMeridiemGlued,
  kHourWord,
  kHourMark,
  kClockIsh,
  kClockCue,
  kClockLink,
  kDayPart,
  kDayPartLink,
  kZone,
  kZoneWord,
  kEvery,
  kOther,
  kFrequency,
  kTimes,
  kTimesWord,
  kWeekdayWord,
  kWeekdayPlural,
  kVagueDate,
  kDateLink,
  kDayOpener,
  kRangeLink,
  kRangeAnd,
  kRangeOpener,
  kHalfPrefix,
  kEndOfUnit,
  kPluralUnit,
  kYearKind,
  kDateBoundBehind,
};
inline constexpr size_t kWordClasses =
    static_cast<size_t>(WordClass::kDateBoundBehind) + 1;

// Words numbered, and a trie of phrases over those numbers.
class Lexicon {
 public:
  // Cuts `text` and numbers the words that are known.
  std::vector<Token> Cut(std::string_view text) const;

  // The number of a folded word or mark; a new one if it has none yet.
  int Number(const std::string& folded);

  // The numbers of the words and marks of a phrase, new ones where needed.
  std::vector<int> Numbers(std::string_view phrase);

  // Adds a phrase as `meaning`, with what it stands for. An `exact` phrase
  // matches only in the case it is written in.
  void Add(std::string_view phrase, WordClass meaning, int payload = 0,
           bool exact = false);

  struct Hit {
    int end = 0;  // The token after the phrase.
    int payload = 0;
  };
  // The longest phrase of this meaning that starts at token `at`.
  std::optional<Hit> Find(std::string_view text,
                          const std::vector<Token>& tokens, int at,
                          WordClass meaning) const;

  // What a whole phrase stands for in this meaning.
  std::optional<int> Payload(std::string_view phrase, WordClass meaning) const;

  // True if a phrase of this meaning may start with this token.
  bool MayStart(const Token& token, WordClass meaning) const {
    return token.word >= 0 && first_[static_cast<size_t>(token.word)]
                                    [static_cast<size_t>(meaning)];
  }

  // The same for any of several.
  bool MayStartAny(const Token& token,
                   const std::bitset<kWordClasses>& meanings) const {
    return token.word >= 0 &&
           (first_[static_cast<size_t>(token.word)] & meanings).any();
  }

  // Words that alone make a text worth reading for values.
  void MarkHint(std::string_view word);
  bool IsHint(const Token& token) const {
    return token.word >= 0 && hints_.contains(token.word);
  }

 private:
  struct Entry {
    WordClass meaning;
    int payload;
    std::string exact;  // Empty unless case matters.
  };
  struct Node {
    std::vector<Entry> entries;
  };
  static uint64_t EdgeKey(int node, int word, bool glued) {
    return static_cast<uint64_t>(node) << 32 |
           static_cast<uint64_t>(word) << 1 | static_cast<uint64_t>(glued);
  }
  int Step(int node, const Token& token) const;
  int Lookup(std::string_view folded) const;
  std::vector<Token> Split(std::string_view text) const;

  absl::flat_hash_map<std::string, int> numbers_;
  std::vector<std::bitset<kWordClasses>> first_;  // By word: bit `meaning`.
  std::vector<Node> nodes_{1};
  absl::flat_hash_map<uint64_t, int> edges_;
  absl::flat_hash_set<int> hints_;
};

}  // namespace claimcheck

#endif  // CHECKER_VALUES_LEXICON_H_
