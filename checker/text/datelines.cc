// The place and date before a news paragraph.

#include <algorithm>
#include <cstddef>

#include "checker/text/roles.h"
#include "checker/text/utf8.h"
#include "checker/text/words.h"

namespace claimcheck {
namespace {

constexpr int kDatelineWordsMax = 12;
constexpr int kPlaceWordsMax = 4;

constexpr std::string_view kDash = "\u2014";

// A dash, or the end of an agency between slashes: "/NEWS/. The ...".
bool HoldsDash(std::string_view gap) {
  for (const std::string_view dash :
       {kDash, std::string_view(" - "), std::string_view("--"),
        std::string_view("/.")}) {
    if (gap.find(dash) != std::string_view::npos) return true;
  }
  return false;
}

class DatelineReader {
 public:
  DatelineReader(const Document& document, const Paragraph& paragraph,
                 const SegmentWords& words)
      : document_(document), paragraph_(paragraph), words_(words) {
    all_ = WordsOf(document, paragraph);
  }

  WordRange Read() const {
    const WordRange none = {all_.begin, all_.begin};
    if (all_.empty()) return none;
    const int dash = NextDash(all_.begin);
    if (dash < 0) return none;
    const WordRange head = {all_.begin, dash};
    if (IsUncased(FirstChar(document_, head.begin))) return Uncased(head);
    return IsCased(head) && OpensText(dash) ? head : none;
  }

 private:
  // The first word after the next dash, or -1 if other marks come first.
  int NextDash(int from) const {
    const int end = std::min(all_.begin + kDatelineWordsMax, all_.end - 1);
    for (int word = from; word < end; ++word) {
      const std::string_view gap =
          GapAfter(document_, word, paragraph_.range.end);
      if (HoldsDash(gap)) return word + 1;
      if (gap.find_first_of("\":;!?") != std::string_view::npos) return -1;
      const bool stops = gap.find('.') != std::string_view::npos &&
                         gap.find('/') == std::string_view::npos;
      if (stops && !IsShort(word)) return -1;
    }
    return -1;
  }

  // An abbreviation ("Jan.", "D.C.") or a day number ("3. Mai").
  bool IsShort(int word) const {
    constexpr int kShortBytesMax = 5;
    return document_.words[static_cast<size_t>(word)].range.size() <=
           kShortBytesMax;
  }

  static bool IsUncased(char32_t c) {
    return IsWordChar(c) && c >= 0x80 && !IsUpperChar(c) && !IsLowerChar(c);
  }

  // Scripts without capitals show it only by its form: place, agency, text.
  WordRange Uncased(WordRange head) const {
    constexpr int kPartWordsMax = 3;
    const WordRange none = {head.begin, head.begin};
    const int dash = NextDash(head.end);
    const bool fits = head.size() <= kPartWordsMax && dash > 0 &&
                      dash - head.end <= kPartWordsMax;
    return fits ? WordRange{head.begin, dash} : none;
  }

  bool IsCased(WordRange head) const {
    int place = 0;
    bool capitals = true;  // All words of the place are all capitals.
    bool in_place = true;
    bool has_date = false;
    bool has_agency = false;
    int depth = 0;
    for (int word = head.begin; word < head.end; ++word) {
      const std::string_view gap = word == head.begin
                                       ? std::string_view()
                                       : GapBefore(document_, word, 0);
      if (gap.find_first_of(",(/") != std::string_view::npos) in_place = false;
      if (gap.find('(') != std::string_view::npos) ++depth;
      if (gap.find(')') != std::string_view::npos) --depth;
      const bool is_date = IsDateWord(word);
      if (in_place) {
        ++place;
        capitals = capitals && IsAllCapitals(word);
      }
      if (depth > 0) has_agency = true;
      if (is_date && !in_place) has_date = true;
      // Behind a place in capitals even a month that no table has.
      const bool after_day =
          capitals && word > head.begin && IsDateWord(word - 1);
      if (!is_date && !after_day && !IsUpperChar(FirstChar(document_, word))) {
        return false;
      }
    }
    if (place > kPlaceWordsMax) return false;
    return capitals || has_date || has_agency;
  }

  bool IsDateWord(int word) const {
    const std::string& folded = document_.Folded(word);
    return IsDigit(folded[0]) || words_.month_names.contains(folded);
  }

  bool IsAllCapitals(int word) const {
    const std::string_view text =
        document_.Text(document_.words[static_cast<size_t>(word)].range);
    int letters = 0;
    for (CharReader reader(text); !reader.done(); reader.Next()) {
      if (IsLowerChar(reader.code())) return false;
      if (IsUpperChar(reader.code())) ++letters;
    }
    return letters >= 2;
  }

  // What follows the dash begins a sentence: "NATO — the alliance" goes on.
  bool OpensText(int word) const {
    const char32_t first = FirstChar(document_, word);
    return IsUpperChar(first) ||
           (first < 0x80 && IsDigit(static_cast<char>(first)));
  }

  const Document& document_;
  const Paragraph& paragraph_;
  const SegmentWords& words_;
  WordRange all_;
};

}  // namespace

WordRange FindDateline(const Document& document, const Paragraph& paragraph,
                       const SegmentWords& words) {
  return DatelineReader(document, paragraph, words).Read();
}

}  // namespace claimcheck
