#include "checker/values/date_patterns.h"

#include <algorithm>
#include <string>
#include <utility>

#include "checker/base/check.h"
#include "checker/values/date_slots.h"
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
    {"window", DateMeaning::kWindow},
    {"within", DateMeaning::kWithin},
    {"anchored", DateMeaning::kAnchored},
    {"same_time", DateMeaning::kSameTime},
    {"anchored_on", DateMeaning::kAnchoredOn},
    {"anchored_back", DateMeaning::kAnchoredBack},
    {"part_only", DateMeaning::kPartOnly},
    {"whole", DateMeaning::kWhole},
    {"week_number", DateMeaning::kWeekNumber},
    {"day_of_month", DateMeaning::kDayOfMonth},
    {"century", DateMeaning::kCentury},
    {"fiscal", DateMeaning::kFiscal},
    {"nothing", DateMeaning::kNothing},
    {"before", DateMeaning::kBefore},
    {"after", DateMeaning::kAfter},
    {"nth_of", DateMeaning::kNthOf},
    {"week_of", DateMeaning::kWeekOf},
    {"part_of", DateMeaning::kPartOf},
    {"stretch", DateMeaning::kStretch},
    {"stretch_behind", DateMeaning::kStretchBehind},
    {"after_next", DateMeaning::kAfterNext},
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
    {"nth2", DateSlot::kNth2},
    {"year", DateSlot::kYear},
    {"year2", DateSlot::kYear2},
    {"bareyear", DateSlot::kBareYear},
    {"shortyear", DateSlot::kShortYear},
    {"yy", DateSlot::kYy},
    {"era", DateSlot::kEra},
    {"weekday", DateSlot::kWeekday},
    {"wd", DateSlot::kWd},
    {"weekdays", DateSlot::kWeekdays},
    {"season", DateSlot::kSeason},
    {"which", DateSlot::kWhich},
    {"awhich", DateSlot::kAnchoredWhich},
    {"relday", DateSlot::kRelativeDay},
    {"unit", DateSlot::kUnit},
    {"unit2", DateSlot::kUnit2},
    {"count", DateSlot::kCount},
    {"count2", DateSlot::kCount2},
    {"quarter", DateSlot::kQuarter},
    {"half", DateSlot::kHalf},
    {"decade", DateSlot::kDecade},
    {"holiday", DateSlot::kHoliday},
    {"week", DateSlot::kWeek},
    {"daypart", DateSlot::kDayPart},
    {"yearkind", DateSlot::kYearKind},
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
    const auto found = [&](DateMeaning meaning) {
      found_.push_back(parts);
      found_.back().meaning = meaning;
      found_.back().end = at;
    };
    for (const DateMeaning meaning : here.meanings) found(meaning);
    if (text_.wide) {
      for (const DateMeaning meaning : here.loose) found(meaning);
    }
    if (!text_.Has(at)) return;
    const int word = text_.at(at).word;
    if (word >= 0 && !here.words.empty()) {
      const auto edge = std::lower_bound(
          here.words.begin(), here.words.end(), word,
          [](const Edge& one, int label) { return one.label < label; });
      if (edge != here.words.end() && edge->label == word &&
          (text_.wide || !edge->loose)) {
        Visit(edge->target, at + 1, parts);
      }
    }
    for (const Edge& edge : here.slots) {
      if (edge.loose && !text_.wide) continue;
      const auto slot = static_cast<DateSlot>(edge.label);
      if (!MayFill(text_, slot, text_.at(at))) continue;
      DateParts filled = parts;
      const int end = FillSlot(text_, slot, at, filled);
      if (end <= at) continue;
      if (IsOfSecondEnd(slot)) {
        if (filled.second < 0) filled.second = at;
      } else if (filled.second < 0) {
        if (filled.first < 0) filled.first = at;
        filled.first_end = end;
      }
      Visit(edge.target, end, filled);
    }
  }

  static bool IsOfSecondEnd(DateSlot slot) {
    return slot == DateSlot::kMonth2 || slot == DateSlot::kDay2 ||
           slot == DateSlot::kNth2 || slot == DateSlot::kYear2 ||
           slot == DateSlot::kYy;
  }

  const std::vector<Node>& nodes_;
  const TokenText& text_;
  std::vector<DateParts> found_;
};

int DatePatterns::Follow(int node, bool slot, int label, bool loose) {
  Node& here = nodes_[static_cast<size_t>(node)];
  std::vector<Edge>& edges = slot ? here.slots : here.words;
  const auto known =
      std::find_if(edges.begin(), edges.end(),
                   [&](const Edge& one) { return one.label == label; });
  if (known != edges.end()) {
    known->loose = known->loose && loose;
    return known->target;
  }
  const int target = static_cast<int>(nodes_.size());
  const auto place = slot ? edges.end()
                          : std::lower_bound(edges.begin(), edges.end(), label,
                                             [](const Edge& one, int other) {
                                               return one.label < other;
                                             });
  edges.insert(place, {label, target, loose});
  nodes_.emplace_back();
  return target;
}

void DatePatterns::Add(std::string_view group, std::string_view pattern,
                       const FormTable& lists, Lexicon& lexicon) {
  const std::string_view name = group.substr(0, group.find(' '));
  const auto* named =
      std::find_if(std::begin(kMeanings), std::end(kMeanings),
                   [&](const NamedMeaning& one) { return one.name == name; });
  CHECK(named != std::end(kMeanings));
  const bool loose = name.size() != group.size();
  for (const Sequence& sequence :
       PatternReader(pattern, lists, lexicon).Read()) {
    int node = 0;
    for (const Element& element : sequence) {
      node = Follow(node, element.slot, element.label, loose);
    }
    Node& last = nodes_[static_cast<size_t>(node)];
    std::vector<DateMeaning>& meanings = loose ? last.loose : last.meanings;
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
