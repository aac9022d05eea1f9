#include "checker/values/date_patterns.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include "checker/base/check.h"
#include "checker/values/number_reader.h"
#include "checker/values/value_tables.h"

namespace claimcheck {
namespace {

struct NamedMeaning {
  std::string_view name;
  DateMeaning meaning;
};
constexpr NamedMeaning kMeanings[] = {
    {"calendar", DateMeaning::kCalendar},
    {"licensed", DateMeaning::kLicensed},
    {"shift", DateMeaning::kShift},
    {"elapsed", DateMeaning::kElapsed},
    {"remaining", DateMeaning::kRemaining},
    {"ago", DateMeaning::kAgo},
    {"ahead", DateMeaning::kAhead},
    {"back_stretch", DateMeaning::kBackStretch},
    {"anchored", DateMeaning::kAnchored},
    {"before", DateMeaning::kBefore},
    {"after", DateMeaning::kAfter},
    {"part_only", DateMeaning::kPartOnly},
    {"nothing", DateMeaning::kNothing},
};

struct NamedSlot {
  std::string_view name;
  DateSlot slot;
};
constexpr NamedSlot kSlots[] = {
    {"month", DateSlot::kMonth},
    {"month2", DateSlot::kMonth2},
    {"day", DateSlot::kDay},
    {"day2", DateSlot::kDay2},
    {"nth", DateSlot::kNth},
    {"year", DateSlot::kYear},
    {"year2", DateSlot::kYear2},
    {"yy", DateSlot::kYy},
    {"weekday", DateSlot::kWeekday},
    {"wd", DateSlot::kWd},
    {"season", DateSlot::kSeason},
    {"which", DateSlot::kWhich},
    {"relday", DateSlot::kRelativeDay},
    {"unit", DateSlot::kUnit},
    {"count", DateSlot::kCount},
    {"quarter", DateSlot::kQuarter},
    {"decade", DateSlot::kDecade},
};

// One element of a pattern without brackets.
struct Element {
  bool slot = false;
  int label = 0;
};
using Sequence = std::vector<Element>;

// Reads a pattern into all the sequences it allows.
class PatternReader {
 public:
  PatternReader(std::string_view pattern, const FormTable& lists,
                Lexicon& lexicon)
      : rest_(pattern), lists_(lists), lexicon_(lexicon) {}

  std::vector<Sequence> Read() {
    std::vector<Sequence> all = Alternatives();
    CHECK(rest_.empty());
    return all;
  }

 private:
  std::vector<Sequence> Alternatives() {
    std::vector<Sequence> all = Row();
    while (Take('|')) {
      for (Sequence& one : Row()) all.push_back(std::move(one));
    }
    return all;
  }

  std::vector<Sequence> Row() {
    std::vector<Sequence> row{{}};
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c == ' ') {
        rest_.remove_prefix(1);
      } else if (c == '|' || c == ']' || c == ')') {
        break;
      } else {
        row = Join(row, Item());
      }
    }
    return row;
  }

  std::vector<Sequence> Item() {
    if (Take('[')) {
      std::vector<Sequence> inner = Alternatives();
      CHECK(Take(']'));
      inner.emplace_back();
      return inner;
    }
    if (Take('(')) {
      std::vector<Sequence> inner = Alternatives();
      CHECK(Take(')'));
      return inner;
    }
    if (Take('{')) {
      const size_t end = rest_.find('}');
      CHECK(end != std::string_view::npos);
      const std::string_view name = rest_.substr(0, end);
      rest_.remove_prefix(end + 1);
      return Named(name);
    }
    const size_t end = rest_.find_first_of(" |[](){}");
    const std::string_view word = rest_.substr(0, end);
    CHECK(!word.empty());
    rest_.remove_prefix(word.size());
    return {Words(word)};
  }

  std::vector<Sequence> Named(std::string_view name) {
    for (const NamedSlot& slot : kSlots) {
      if (slot.name == name) return {{{true, static_cast<int>(slot.slot)}}};
    }
    for (const auto& [id, forms] : lists_) {
      if (id != name) continue;
      std::vector<Sequence> all;
      for (const std::string& form : forms) all.push_back(Words(form));
      return all;
    }
    CHECK(false);
  }

  Sequence Words(std::string_view words) {
    Sequence sequence;
    for (const int number : lexicon_.Numbers(words)) {
      sequence.push_back({false, number});
    }
    return sequence;
  }

  static std::vector<Sequence> Join(const std::vector<Sequence>& heads,
                                    const std::vector<Sequence>& tails) {
    std::vector<Sequence> all;
    for (const Sequence& head : heads) {
      for (const Sequence& tail : tails) {
        Sequence one = head;
        one.insert(one.end(), tail.begin(), tail.end());
        all.push_back(std::move(one));
      }
    }
    return all;
  }

  bool Take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view rest_;
  const FormTable& lists_;
  Lexicon& lexicon_;
};

int ToNumber(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

// True if digits at `at` stand alone: no decimals, groups, times or names.
bool StandsAlone(const TokenText& text, int at) {
  if (text.at(at).glued &&
      (text.IsWord(at - 1) || text.IsDigits(at - 1) ||
       text.IsMark(at - 1, "$") || text.IsMark(at - 1, "."))) {
    return false;
  }
  const int next = at + 1;
  if (!text.Has(next) || !text.at(next).glued) return true;
  if (text.IsMark(next, "%") || text.IsMark(next, ":")) return false;
  if (!text.IsGluedDigits(next + 1)) return true;
  // "June 4,2021" is a date; "17,250" is a number.
  if (text.IsMark(next, ",")) return text.Text(next + 1).size() == 4;
  return !text.IsMark(next, ".");
}

}  // namespace

// One search from one token, depth first. Patterns are a dozen elements deep
// and share their beginnings, so the work for a token is bounded.
class DatePatterns::Walk {
 public:
  Walk(const DatePatterns& patterns, const TokenText& text)
      : nodes_(patterns.nodes_), text_(text) {}

  std::vector<DateParts> From(int at) {
    Visit(0, at, DateParts());
    std::stable_sort(
        found_.begin(), found_.end(),
        [](const DateParts& a, const DateParts& b) { return a.end > b.end; });
    return std::move(found_);
  }

 private:
  void Visit(int node, int at, const DateParts& parts) {
    const Node& here = nodes_[static_cast<size_t>(node)];
    for (const DateMeaning meaning : here.meanings) {
      found_.push_back(parts);
      found_.back().meaning = meaning;
      found_.back().end = at;
    }
    if (!text_.Has(at)) return;
    for (const Edge& edge : here.edges) {
      if (!edge.slot) {
        if (text_.at(at).word == edge.label) Visit(edge.target, at + 1, parts);
        continue;
      }
      if (!MayFill(static_cast<DateSlot>(edge.label), text_.at(at))) continue;
      DateParts filled = parts;
      const int end = Fill(static_cast<DateSlot>(edge.label), at, filled);
      if (end > at) Visit(edge.target, end, filled);
    }
  }

  // A look at the token alone, since most fill no slot.
  bool MayFill(DateSlot slot, const Token& token) const {
    const bool digits = token.kind == Token::Kind::kDigits;
    const auto may = [&](std::initializer_list<WordClass> meanings) {
      return std::any_of(meanings.begin(), meanings.end(),
                         [&](WordClass meaning) {
                           return text_.tables.lexicon.MayStart(token, meaning);
                         });
    };
    switch (slot) {
      case DateSlot::kMonth:
      case DateSlot::kMonth2:
        return may({WordClass::kMonth});
      case DateSlot::kDay:
      case DateSlot::kDay2:
      case DateSlot::kYear:
      case DateSlot::kYear2:
      case DateSlot::kYy:
      case DateSlot::kDecade:
        return digits;
      case DateSlot::kNth:
        return digits || may({WordClass::kOrdinal});
      case DateSlot::kWeekday:
        return may({WordClass::kWeekday});
      case DateSlot::kWd:
        return may({WordClass::kWeekdayShort});
      case DateSlot::kSeason:
        return may({WordClass::kSeason});
      case DateSlot::kWhich:
        return may({WordClass::kWhich});
      case DateSlot::kRelativeDay:
        return may({WordClass::kRelativeDay});
      case DateSlot::kUnit:
        return may({WordClass::kTimeUnit});
      case DateSlot::kCount:
        return digits || may({WordClass::kCardinal, WordClass::kArticle,
                              WordClass::kVague, WordClass::kFraction});
      case DateSlot::kQuarter:
        return digits || may({WordClass::kQuarterPrefix, WordClass::kOrdinal});
    }
    return false;
  }

  // The token after what fills the slot, or `at` if nothing does.
  int Fill(DateSlot slot, int at, DateParts& parts) {
    switch (slot) {
      case DateSlot::kMonth:
        return Month(at, parts.month);
      case DateSlot::kMonth2:
        return Month(at, parts.month2);
      case DateSlot::kDay:
        return Day(at, parts.day);
      case DateSlot::kDay2:
        return Day(at, parts.day2);
      case DateSlot::kNth:
        return Nth(at, parts.nth);
      case DateSlot::kYear:
        return Year(at, parts.year);
      case DateSlot::kYear2:
        return Year(at, parts.year2);
      case DateSlot::kYy:
        return TwoDigits(at, parts.yy);
      case DateSlot::kWeekday:
        return Weekday(at, WordClass::kWeekday, parts.weekday);
      case DateSlot::kWd:
        return Weekday(at, WordClass::kWeekdayShort, parts.weekday);
      case DateSlot::kSeason:
        return Payload(at, WordClass::kSeason, parts.season);
      case DateSlot::kWhich:
        return Payload(at, WordClass::kWhich, parts.which);
      case DateSlot::kRelativeDay:
        // "Nation Today": a name.
        if (text_.at(at).capital && text_.IsWord(at - 1)) return at;
        return Payload(at, WordClass::kRelativeDay, parts.relative_day);
      case DateSlot::kUnit:
        return Payload(at, WordClass::kTimeUnit, parts.unit);
      case DateSlot::kCount:
        return Count(at, parts);
      case DateSlot::kQuarter:
        return Quarter(at, parts.quarter);
      case DateSlot::kDecade:
        return Decade(at, parts.decade);
    }
    return at;
  }

  template <typename Field>
  int Payload(int at, WordClass meaning, Field& field) {
    const auto hit = text_.Find(at, meaning);
    if (!hit) return at;
    field = hit->payload;
    return hit->end;
  }

  bool CapitalsMatter() const {
    return text_.tables.pack->values.months_capitalised;
  }

  int Month(int at, int& month) {
    if (CapitalsMatter() && !text_.at(at).capital &&
        text_.Is(at, WordClass::kDoubtfulMonth)) {
      return at;
    }
    return Payload(at, WordClass::kMonth, month);
  }

  int Weekday(int at, WordClass meaning, int& weekday) {
    if (CapitalsMatter() && !text_.at(at).capital) return at;
    return Payload(at, meaning, weekday);
  }

  int Day(int at, int& day) {
    if (!text_.IsDigits(at) || text_.Text(at).size() > 2) return at;
    const int number = ToNumber(text_.Text(at));
    if (number < 1 || number > 31 || !StandsAlone(text_, at)) return at;
    day = number;
    const int next = at + 1;
    if (!text_.Has(next) || !text_.at(next).glued || !text_.IsWord(next)) {
      return next;
    }
    const auto suffix = text_.Find(next, WordClass::kOrdinalSuffix);
    return suffix ? suffix->end : at;
  }

  int Nth(int at, int& nth) {
    const auto number = ReadNumber(text_, at);
    if (!number || !number->ordinal) return at;
    const Decimal& value = number->interval.low->at;
    if (value < Decimal(1) || value > Decimal(99)) return at;
    nth = static_cast<int>(value.ToDouble());
    return number->end;
  }

  int Year(int at, int& year) {
    if (!text_.IsDigits(at) || text_.Text(at).size() != 4) return at;
    const int number = ToNumber(text_.Text(at));
    if (number < 1000 || number > 2199 || !StandsAlone(text_, at)) return at;
    const int next = at + 1;
    if (text_.IsWord(next) && text_.at(next).glued) return at;
    year = number;
    return next;
  }

  int TwoDigits(int at, int& number) {
    if (!text_.IsGluedDigits(at) || text_.Text(at).size() != 2 ||
        !StandsAlone(text_, at)) {
      return at;
    }
    number = ToNumber(text_.Text(at));
    return at + 1;
  }

  int Decade(int at, int& decade) {
    if (!text_.IsDigits(at) || text_.Text(at).size() != 4) return at;
    const int number = ToNumber(text_.Text(at));
    if (number % 10 != 0 || number < 1000 || number > 2199) return at;
    int next = at + 1;
    if (text_.IsGluedMark(next, "'")) ++next;
    if (!text_.Has(next) || !text_.at(next).glued) return at;
    const auto suffix = text_.Find(next, WordClass::kDecadeSuffix);
    if (!suffix) return at;
    decade = number;
    return suffix->end;
  }

  // "Q3" or "third quarter".
  int Quarter(int at, int& quarter) {
    if (const auto prefix = text_.Find(at, WordClass::kQuarterPrefix)) {
      if (!text_.IsGluedDigits(prefix->end)) return at;
      const int number = ToNumber(text_.Text(prefix->end).substr(0, 2));
      if (number < 1 || number > 4) return at;
      quarter = number;
      return prefix->end + 1;
    }
    int nth = 0;
    const int end = Nth(at, nth);
    if (end == at || nth > 4) return at;
    const int unit = text_.IsGluedMark(end, "-") ? end + 1 : end;
    const auto hit = text_.Find(unit, WordClass::kTimeUnit);
    if (!hit || static_cast<TimeUnit>(hit->payload) != TimeUnit::kQuarter) {
      return at;
    }
    quarter = nth;
    return hit->end;
  }

  int Count(int at, DateParts& parts) {
    const auto number = ReadNumber(text_, at, {.articles = true});
    if (!number || number->ordinal || number->money_suffix) return at;
    parts.count = number->interval;
    return number->end;
  }

  const std::vector<Node>& nodes_;
  const TokenText& text_;
  std::vector<DateParts> found_;
};

void DatePatterns::Add(std::string_view meaning, std::string_view pattern,
                       const FormTable& lists, Lexicon& lexicon) {
  const auto* named = std::find_if(
      std::begin(kMeanings), std::end(kMeanings),
      [&](const NamedMeaning& one) { return one.name == meaning; });
  CHECK(named != std::end(kMeanings));
  for (const Sequence& sequence :
       PatternReader(pattern, lists, lexicon).Read()) {
    int node = 0;
    for (const Element& element : sequence) {
      std::vector<Edge>& edges = nodes_[static_cast<size_t>(node)].edges;
      const auto edge =
          std::find_if(edges.begin(), edges.end(), [&](const Edge& one) {
            return one.slot == element.slot && one.label == element.label;
          });
      if (edge != edges.end()) {
        node = edge->target;
        continue;
      }
      const int target = static_cast<int>(nodes_.size());
      edges.push_back({element.slot, element.label, target});
      nodes_.emplace_back();
      node = target;
    }
    std::vector<DateMeaning>& meanings =
        nodes_[static_cast<size_t>(node)].meanings;
    if (node != 0 && std::find(meanings.begin(), meanings.end(),
                               named->meaning) == meanings.end()) {
      meanings.push_back(named->meaning);
    }
  }
}

std::vector<DateParts> DatePatterns::Match(const TokenText& text,
                                           int at) const {
  return Walk(*this, text).From(at);
}

}  // namespace claimcheck
