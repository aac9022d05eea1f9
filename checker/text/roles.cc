#include "checker/text/roles.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "checker/text/clauses.h"
#include "checker/text/paragraphs.h"
#include "checker/text/utf8.h"
#include "checker/text/words.h"

namespace claimcheck {
namespace {

// Longer lines are text, whatever they begin with.
constexpr int kHeadingWordsMax = 20;
constexpr int kBylineWordsMax = 14;
constexpr int kCaptionWordsMax = 60;
constexpr int kCreditWordsMax = 12;
// A list of links ends at a paragraph longer than this with a full stop.
constexpr int kLinkWordsMax = 12;

bool HoldsAnyOf(std::string_view gap, std::u32string_view chars) {
  for (CharReader reader(gap); !reader.done(); reader.Next()) {
    if (chars.find(reader.code()) != std::u32string_view::npos) return true;
  }
  return false;
}

class RoleFinder {
 public:
  RoleFinder(const SegmentWords& words, Document& document)
      : words_(words), document_(document) {}

  void AssignAll() {
    bool in_links = false;
    int headings = 0;
    bool after_first_heading = false;
    for (Paragraph& paragraph : document_.paragraphs) {
      if (in_links && IsProse(paragraph)) in_links = false;
      paragraph.role = RoleOf(paragraph, in_links, after_first_heading);
      if (paragraph.role == BlockRole::kLinks) in_links = true;
      const bool is_heading = paragraph.role == BlockRole::kHeading;
      if (is_heading) ++headings;
      if (paragraph.role != BlockRole::kBoilerplate) {
        after_first_heading = is_heading && headings == 1;
      }
      MaskByRole(paragraph);
    }
  }

 private:
  BlockRole RoleOf(const Paragraph& paragraph, bool in_links,
                   bool after_first_heading) {
    const WordRange all = WordsOf(document_, paragraph);
    if (IsBoilerplate(paragraph, all)) return BlockRole::kBoilerplate;
    if (in_links || IsLinkHeading(all)) return BlockRole::kLinks;
    if (IsByline(paragraph, all)) return BlockRole::kByline;
    if (MaskCredits(paragraph, all)) return BlockRole::kCaption;
    if (after_first_heading && IsBareCaption(paragraph, all)) {
      return BlockRole::kCaption;
    }
    const bool is_heading = all.size() <= kHeadingWordsMax &&
                            !EndsLikeASentence(text(), paragraph.range) &&
                            !EndsWithColon(paragraph);
    return is_heading ? BlockRole::kHeading : BlockRole::kBody;
  }

  std::string_view text() const { return document_.normal.text; }

  bool IsProse(const Paragraph& paragraph) const {
    return WordsOf(document_, paragraph).size() > kLinkWordsMax &&
           EndsLikeASentence(text(), paragraph.range);
  }

  // A colon announces what follows; it stands under no heading.
  bool EndsWithColon(const Paragraph& paragraph) const {
    return text()[static_cast<size_t>(paragraph.range.end) - 1] == ':';
  }

  std::string Joined(WordRange words) const {
    std::string joined;
    for (int word = words.begin; word < words.end; ++word) {
      if (!joined.empty()) joined += ' ';
      joined += document_.Folded(word);
    }
    return joined;
  }

  // A line of the page and not of the text, or a row of such: "Share | Print",
  // "EN | FR".
  bool IsBoilerplate(const Paragraph& paragraph, WordRange all) const {
    if (all.size() > kHeadingWordsMax) return false;
    // The table may hold a line with marks that no word keeps: "sign-up".
    const bool as_written = words_.boilerplate_lines.contains(
        FoldCase(document_.Text(paragraph.range)));
    if (as_written || IsBoilerplatePart(all)) return true;
    int parts = 0;
    int begin = all.begin;
    for (int word = all.begin; word < all.end; ++word) {
      const bool last = word + 1 == all.end;
      if (!last && !HoldsAnyOf(GapAfter(document_, word, paragraph.range.end),
                               U"|/\u00B7\u2022")) {
        continue;
      }
      const WordRange part = {begin, word + 1};
      if (!IsBoilerplatePart(part) && !IsLanguageCode(part)) return false;
      ++parts;
      begin = word + 1;
    }
    return parts > 1;
  }

  bool IsBoilerplatePart(WordRange words) const {
    return words_.boilerplate_lines.contains(Joined(words));
  }

  bool IsLanguageCode(WordRange words) const {
    if (words.size() != 1) return false;
    const std::string_view code = document_.Text(document_.RangeOf(words));
    for (CharReader reader(code); !reader.done(); reader.Next()) {
      if (!IsUpperChar(reader.code())) return false;
    }
    return CountChars(code) == 2 || CountChars(code) == 3;
  }

  bool IsLinkHeading(WordRange all) const {
    return all.size() <= kHeadingWordsMax &&
           words_.link_headings.contains(Joined(all));
  }

  bool HasVerb(WordRange words) const {
    for (int word = words.begin; word < words.end; ++word) {
      if (LooksLikeVerb(words_, document_.Folded(word))) return true;
    }
    return false;
  }

  bool IsNumeric(int word) const { return IsDigit(document_.Folded(word)[0]); }

  bool IsByline(const Paragraph& paragraph, WordRange all) const {
    if (all.size() > kBylineWordsMax) return false;
    if (StartsLikeByline(paragraph, all)) return true;
    return !EndsLikeASentence(text(), paragraph.range) &&
           IsNameAndDate(paragraph, all);
  }

  // "By Ann Lee", "Published: 3 May 2024", "Last updated 10:30".
  bool StartsLikeByline(const Paragraph& paragraph, WordRange all) const {
    constexpr int kStartWordsMax = 3;
    for (int size = std::min(all.size() - 1, kStartWordsMax); size > 0;
         --size) {
      const WordRange start = {all.begin, all.begin + size};
      if (!words_.byline_words.contains(Joined(start))) continue;
      const std::string_view gap =
          GapAfter(document_, start.end - 1, paragraph.range.end);
      if (gap.find(':') != std::string_view::npos) return true;
      // "By the river" is no byline, and "By Monday it was over." neither.
      return !IsLowerChar(FirstChar(document_, start.end)) &&
             !EndsLikeASentence(text(), paragraph.range) &&
             !HasVerb({start.end, all.end});
    }
    return false;
  }

  // "Ann Lee, May 3, 2024", "May 3, 2024", "2024-05-03".
  bool IsNameAndDate(const Paragraph& paragraph, WordRange all) const {
    constexpr int kNameWordsMax = 6;
    int first_date_word = all.end;
    bool has_month = false;
    int numbers = 0;
    for (int word = all.end; word > all.begin; --word) {
      const std::string& folded = document_.Folded(word - 1);
      const bool is_month = words_.month_names.contains(folded);
      has_month = has_month || is_month;
      if (IsNumeric(word - 1)) ++numbers;
      if (is_month || IsNumeric(word - 1)) first_date_word = word - 1;
    }
    const int names = first_date_word - all.begin;
    const int date_words = all.end - first_date_word;
    if (!has_month) return names == 0 && numbers == date_words && IsDate(all);
    if (numbers == 0 || names > kNameWordsMax) return false;
    // Not of the date: "May" is a verb in lower case.
    if (HasVerb({all.begin, first_date_word})) return false;
    for (int word = all.begin; word < first_date_word; ++word) {
      if (IsLowerChar(FirstChar(document_, word))) return false;
    }
    for (int word = first_date_word; word < all.end; ++word) {
      // Only times of day and the like: "at 10:30 am".
      constexpr int kSmallWordBytesMax = 4;
      const bool small =
          document_.words[static_cast<size_t>(word)].range.size() <=
          kSmallWordBytesMax;
      if (!small && !IsNumeric(word) &&
          !words_.month_names.contains(document_.Folded(word))) {
        return false;
      }
    }
    return names == 0 || HoldsAnyOf(GapBefore(document_, first_date_word,
                                              paragraph.range.begin),
                                    U",|(\u2014\u00B7\u2022");
  }

  // "03.05.2024", "2024-05-03": three numbers, one of them a year.
  bool IsDate(WordRange all) const {
    int parts = 0;
    bool has_year = false;
    for (int word = all.begin; word < all.end; ++word) {
      for (const absl::string_view part :
           absl::StrSplit(document_.Folded(word), '.')) {
        constexpr size_t kYearDigits = 4;
        has_year = has_year || part.size() == kYearDigits;
        ++parts;
      }
    }
    return has_year && parts >= 3;
  }

  // Masks the picture credits of the paragraph; whether it is a caption.
  bool MaskCredits(const Paragraph& paragraph, WordRange all) {
    bool found = false;
    for (int word = all.begin; word < all.end; ++word) {
      if (!BeginsCredit(paragraph, all, word)) continue;
      const int end = CreditEnd(paragraph, all, word);
      if (end - word > kCreditWordsMax) continue;
      found = true;
      // Words with a verb tell what is in the picture.
      if (!HasVerb({word, end})) Mask({word, end});
      word = end - 1;
    }
    return found && all.size() <= kCaptionWordsMax;
  }

  // "Credit: ...", "(Photo by ...", "Image courtesy of ...", at the beginning
  // of the paragraph, of a sentence or after a bracket.
  bool BeginsCredit(const Paragraph& paragraph, WordRange all, int word) const {
    if (!words_.credit_words.contains(document_.Folded(word))) return false;
    const std::string_view before =
        GapBefore(document_, word, paragraph.range.begin);
    const bool at_start = word == all.begin;
    if (!at_start && !HoldsAnyOf(before, U".!?\"([|/\u2014\u2026")) {
      return false;
    }
    const std::string_view after =
        GapAfter(document_, word, paragraph.range.end);
    if (after.find(':') != std::string_view::npos) return true;
    if (word + 1 == all.end || after != " ") return false;
    const std::string& next = document_.Folded(word + 1);
    const bool joins = words_.byline_words.contains(next) ||
                       words_.credit_words.contains(next);
    return joins && !HasVerb({word, CreditEnd(paragraph, all, word)});
  }

  // A credit in brackets ends with them, another with the paragraph.
  int CreditEnd(const Paragraph& paragraph, WordRange all, int word) const {
    const bool bracketed =
        HoldsAnyOf(GapBefore(document_, word, paragraph.range.begin), U"([");
    const int end = std::min(all.end, word + kCreditWordsMax + 1);
    for (int last = word; bracketed && last < end; ++last) {
      if (HoldsAnyOf(GapAfter(document_, last, paragraph.range.end), U")]")) {
        return last + 1;
      }
    }
    return end;
  }

  // Names, a full stop, and where the picture is from, without a full stop:
  // "Ann Lee and Bo Berg. City Hall press office". Masks the origin.
  bool IsBareCaption(const Paragraph& paragraph, WordRange all) {
    constexpr int kBareCaptionWordsMax = 25;
    const bool fits = all.size() <= kBareCaptionWordsMax &&
                      paragraph.end_sentence == paragraph.begin_sentence + 2 &&
                      !EndsLikeASentence(text(), paragraph.range) &&
                      !HasVerb(all);
    if (!fits) return false;
    int capitalised = 0;
    for (int word = all.begin; word < all.end; ++word) {
      if (!IsLowerChar(FirstChar(document_, word))) ++capitalised;
    }
    if (capitalised * 3 < all.size() * 2) return false;
    Mask(document_.sentences[static_cast<size_t>(paragraph.end_sentence) - 1]
             .words);
    return true;
  }

  void MaskByRole(const Paragraph& paragraph) {
    switch (paragraph.role) {
      case BlockRole::kByline:
      case BlockRole::kLinks:
      case BlockRole::kBoilerplate:
        Mask(WordsOf(document_, paragraph));
        break;
      case BlockRole::kBody:
        Mask(FindDateline(document_, paragraph, words_));
        break;
      case BlockRole::kHeading:
      case BlockRole::kCaption:
        break;
    }
  }

  void Mask(WordRange words) {
    for (int word = words.begin; word < words.end; ++word) {
      document_.words[static_cast<size_t>(word)].masked = true;
    }
  }

  const SegmentWords& words_;
  Document& document_;
};

}  // namespace

void AssignRoles(const SegmentWords& words, Document& document) {
  RoleFinder(words, document).AssignAll();
}

std::string_view GapBefore(const Document& document, int word, int begin) {
  const int from =
      word == 0 ? 0 : document.words[static_cast<size_t>(word) - 1].range.end;
  return document.Text({std::max(from, begin),
                        document.words[static_cast<size_t>(word)].range.begin});
}

std::string_view GapAfter(const Document& document, int word, int end) {
  const auto next = static_cast<size_t>(word) + 1;
  const int to =
      next < document.words.size() ? document.words[next].range.begin : end;
  return document.Text(
      {document.words[static_cast<size_t>(word)].range.end, std::min(to, end)});
}

char32_t FirstChar(const Document& document, int word) {
  return CharAt(document.normal.text,
                document.words[static_cast<size_t>(word)].range.begin);
}

WordRange WordsOf(const Document& document, const Paragraph& paragraph) {
  if (paragraph.begin_sentence == paragraph.end_sentence) return {};
  const auto first = static_cast<size_t>(paragraph.begin_sentence);
  const auto last = static_cast<size_t>(paragraph.end_sentence) - 1;
  return {document.sentences[first].words.begin,
          document.sentences[last].words.end};
}

}  // namespace claimcheck
