#include "checker/text/quotations.h"

#include <algorithm>
#include <cstddef>

#include "checker/text/utf8.h"
#include "checker/text/words.h"

namespace claimcheck {
namespace {

// Deeper nesting than this is no prose.
constexpr size_t kDepthMax = 8;

// A pair of single marks around more words than this is more likely two
// apostrophes at the edges of words.
constexpr int kSingleWordsMax = 80;

bool IsMark(char c) { return c == '"' || c == '\''; }

// A quotation mark as it was written and what stands around it.
struct Mark {
  char32_t code = 0;
  int at = 0;  // In the normalised text.
  bool may_open = false;
  bool may_close = false;
  bool before_letter = false;
};

class ParagraphQuotes {
 public:
  ParagraphQuotes(const Document& document, std::string_view bytes,
                  NormalRange range)
      : document_(document), bytes_(bytes), range_(range) {}

  // Adds the quotations of the paragraph, in no order.
  void Find(std::vector<Quotation>& found) {
    found_ = &found;
    reopens_ = OpensMoreThanItCloses();
    for (int at = NextMark(range_.begin); at < range_.end;
         at = NextMark(at + 1)) {
      const Mark mark = MarkAt(at);
      if (document_.normal.text[static_cast<size_t>(at)] == '"') {
        TakeDouble(mark);
      } else {
        TakeSingle(mark);
      }
    }
    for (const Open& open : open_) {
      if (open.is_single) continue;
      left_open_ = true;
      Add(open, range_.end, false);
    }
  }

  bool left_open() const { return left_open_; }

 private:
  struct Open {
    char32_t code = 0;
    int begin = 0;  // Just after the mark.
    bool is_single = false;
  };

  int NextMark(int from) const {
    const std::string_view rest = document_.Text({from, range_.end});
    return from +
           static_cast<int>(std::find_if(rest.begin(), rest.end(), IsMark) -
                            rest.begin());
  }

  char32_t OriginalAt(int at) const {
    return CharAt(bytes_, document_.normal.origin[static_cast<size_t>(at)]);
  }

  Mark MarkAt(int at) const {
    const std::string_view text = document_.normal.text;
    const char32_t before = at > range_.begin ? CharBefore(text, at) : U' ';
    const char32_t after = at + 1 < range_.end ? CharAt(text, at + 1) : U' ';
    const bool blank_before = before == U' ' || before == U'\n';
    const bool blank_after = after == U' ' || after == U'\n';
    const bool ends_before = std::u32string_view(U".!?)]…").find(before) !=
                             std::u32string_view::npos;
    Mark mark;
    mark.code = OriginalAt(at);
    mark.at = at;
    mark.may_open = !blank_after && !IsWordChar(before) && !ends_before;
    mark.may_close = !blank_before && !IsWordChar(after);
    mark.before_letter = IsWordChar(after) &&
                         !(after < 0x80 && IsDigit(static_cast<char>(after)));
    return mark;
  }

  // Whether an opening mark inside a quotation opens the next one because the
  // end of the first was forgotten, and not a quotation inside it.
  bool OpensMoreThanItCloses() const {
    int balance = 0;
    for (int at = NextMark(range_.begin); at < range_.end;
         at = NextMark(at + 1)) {
      const char32_t code = OriginalAt(at);
      if (code == 0x201C || code == 0x00AB) ++balance;
      if (code == 0x201D || code == 0x00BB) --balance;
    }
    return balance > 0;
  }

  // The innermost open double mark, or null.
  const Open* OpenDouble() const {
    for (size_t i = open_.size(); i > 0; --i) {
      if (!open_[i - 1].is_single) return &open_[i - 1];
    }
    return nullptr;
  }

  void TakeDouble(const Mark& mark) {
    const Open* open = OpenDouble();
    const bool only_closes = mark.may_close && !mark.may_open;
    switch (mark.code) {
      case 0x201C:  // “ opens, but closes what „ opened.
      case 0x00AB:  // « opens, but closes what » opened.
      case 0x2039:
        if (open != nullptr && open->code != mark.code && only_closes) {
          CloseDouble(mark.at);
        } else {
          OpenMark(mark, false);
        }
        break;
      case 0x201E:  // „ and its kin only open.
      case 0x201F:
      case 0x301D:
        OpenMark(mark, false);
        break;
      case 0x201D:  // ” and » close, but open in some places.
      case 0x00BB:
      case 0x203A:
      case 0x301E:
      case 0x301F:
        if (open != nullptr) {
          CloseDouble(mark.at);
        } else if (mark.may_open && !mark.may_close) {
          OpenMark(mark, false);
        }
        break;
      default:  // Straight: every second one closes.
        TakeStraight(mark, open);
        break;
    }
  }

  void TakeStraight(const Mark& mark, const Open* open) {
    const bool only_closes = mark.may_close && !mark.may_open;
    if (open != nullptr && (open->code == mark.code || only_closes)) {
      CloseDouble(mark.at);
    } else if (mark.may_open || !mark.may_close) {
      // Inside a word it is part of it; after a number it stands for inches.
      const bool inside_word =
          mark.before_letter && !mark.may_open && !mark.may_close;
      if (!inside_word) OpenMark(mark, false);
    }
  }

  void TakeSingle(const Mark& mark) {
    const bool closes = mark.may_close && !open_.empty() &&
                        open_.back().is_single && mark.at > open_.back().begin;
    switch (mark.code) {
      case 0x2018:  // ‘ opens, but closes what ‚ opened.
      case 0x201A:
      case 0x201B:
        if (closes && open_.back().code == 0x201A) {
          CloseSingle(mark.at);
        } else if (mark.may_open) {
          OpenMark(mark, true);
        }
        break;
      case 0x2019:  // ’ closes, if it is no apostrophe.
        if (closes) CloseSingle(mark.at);
        break;
      case 0x02BC:  // Only ever an apostrophe.
        break;
      default:
        if (closes) {
          CloseSingle(mark.at);
        } else if (mark.may_open && mark.before_letter) {
          OpenMark(mark, true);  // But not '90s.
        }
        break;
    }
  }

  void OpenMark(const Mark& mark, bool is_single) {
    // Of two single marks in a row the first was an apostrophe.
    if (!open_.empty() && open_.back().is_single && is_single) {
      open_.pop_back();
    }
    const bool again = !is_single && reopens_ && !open_.empty() &&
                       open_.back().code == mark.code;
    if (again) {
      Add(open_.back(), mark.at, false);
      open_.pop_back();
    }
    if (open_.size() >= kDepthMax) return;
    open_.push_back({mark.code, mark.at + 1, is_single});
  }

  void CloseDouble(int at) {
    // Single marks that are open inside turn out to be apostrophes.
    while (open_.back().is_single) open_.pop_back();
    Add(open_.back(), at, true);
    open_.pop_back();
  }

  void CloseSingle(int at) {
    const Open open = open_.back();
    open_.pop_back();
    const WordRange words = document_.WordsIn({open.begin, at});
    if (words.size() <= kSingleWordsMax) Add(open, at, true);
  }

  void Add(const Open& open, int end, bool closed) {
    Quotation quotation;
    quotation.range = {open.begin, end};
    quotation.words = document_.WordsIn(quotation.range);
    quotation.closed = closed;
    if (!quotation.words.empty()) found_->push_back(quotation);
  }

  const Document& document_;
  std::string_view bytes_;
  NormalRange range_;
  std::vector<Open> open_;
  std::vector<Quotation>* found_ = nullptr;
  bool reopens_ = false;
  bool left_open_ = false;
};

void SortAndNest(std::vector<Quotation>& quotations) {
  std::sort(quotations.begin(), quotations.end(),
            [](const Quotation& a, const Quotation& b) {
              return a.range.begin != b.range.begin
                         ? a.range.begin < b.range.begin
                         : a.range.end > b.range.end;
            });
  std::vector<int> ends;  // Of the quotations around the one at hand.
  for (Quotation& quotation : quotations) {
    while (!ends.empty() && ends.back() <= quotation.range.begin) {
      ends.pop_back();
    }
    quotation.depth = static_cast<int>(ends.size());
    ends.push_back(quotation.range.end);
  }
}

}  // namespace

std::vector<Quotation> FindQuotations(const Document& document,
                                      std::string_view bytes) {
  std::vector<Quotation> quotations;
  bool goes_on = false;  // The paragraph before left a quotation open.
  for (const Paragraph& paragraph : document.paragraphs) {
    const std::string_view text = document.Text(paragraph.range);
    // A heading or a picture may stand between the parts of a quotation.
    if (paragraph.role != BlockRole::kBody &&
        std::none_of(text.begin(), text.end(), IsMark)) {
      continue;
    }
    const size_t first = quotations.size();
    ParagraphQuotes quotes(document, bytes, paragraph.range);
    quotes.Find(quotations);
    for (size_t i = first; goes_on && i < quotations.size(); ++i) {
      quotations[i].continues =
          quotations[i].range.begin == paragraph.range.begin + 1;
    }
    goes_on = quotes.left_open();
  }
  SortAndNest(quotations);
  return quotations;
}

}  // namespace claimcheck
