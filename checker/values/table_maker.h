// Fills ValueTables from the words of a pack. For value_tables.cc,
// date_tables.cc and unit_tables.cc only.

#ifndef CHECKER_VALUES_TABLE_MAKER_H_
#define CHECKER_VALUES_TABLE_MAKER_H_

#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_split.h"
#include "checker/base/check.h"
#include "checker/values/value_tables.h"

namespace claimcheck {

// The pack is part of the program, so a mistake in it is our own.
inline int ToInt(std::string_view text) {
  int number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  CHECK(error == std::errc() && end == text.data() + text.size());
  return number;
}

inline Decimal ToDecimal(std::string_view text) {
  const auto number = Decimal::Parse(text);
  CHECK(number.ok());
  return *number;
}

// "[0.9, 1)".
inline NumberInterval ToInterval(std::string_view id) {
  CHECK(id.size() >= 3);
  const size_t comma = id.find(',');
  CHECK(comma != std::string_view::npos);
  const auto bound = [](std::string_view text,
                        bool included) -> std::optional<Bound> {
    while (text.starts_with(' ')) text.remove_prefix(1);
    if (text.empty()) return std::nullopt;
    return Bound{ToDecimal(text), included};
  };
  return {bound(id.substr(1, comma - 1), id.front() == '['),
          bound(id.substr(comma + 1, id.size() - comma - 2), id.back() == ']')};
}

inline constexpr TimeUnit kAllTimeUnits[] = {
    TimeUnit::kSecond,    TimeUnit::kMinute,    TimeUnit::kHour,
    TimeUnit::kDay,       TimeUnit::kWeekend,   TimeUnit::kWeek,
    TimeUnit::kFortnight, TimeUnit::kMonth,     TimeUnit::kQuarter,
    TimeUnit::kSeason,    TimeUnit::kYear,      TimeUnit::kDecade,
    TimeUnit::kCentury,   TimeUnit::kMillennium};

inline TimeUnit ToTimeUnit(std::string_view name) {
  for (const TimeUnit unit : kAllTimeUnits) {
    if (TimeUnitName(unit) == name) return unit;
  }
  CHECK(false);
}

// Fills one ValueTables from the words of a pack.
class TableMaker {
 public:
  explicit TableMaker(ValueTables& tables) : tables_(tables) {}

  void List(const std::vector<std::string>& forms, WordClass meaning) {
    for (const std::string& form : forms) tables_.lexicon.Add(form, meaning);
  }

  // `read` makes of an id what a payload is.
  template <typename Read>
  void Table(const FormTable& table, WordClass meaning, const Read& read) {
    for (const auto& [id, forms] : table) {
      const int payload = read(id);
      for (const std::string& form : forms) {
        tables_.lexicon.Add(form, meaning, payload);
      }
    }
  }
  void Decimals(const FormTable& table, WordClass meaning, bool exact = false) {
    for (const auto& [id, forms] : table) {
      const int payload = Keep(tables_.decimals, ToDecimal(id));
      for (const std::string& form : forms) {
        tables_.lexicon.Add(form, meaning, payload, exact);
      }
    }
  }
  // "2/3".
  void FractionSigns(const FormTable& table) {
    Table(table, WordClass::kFractionSign, [this](const std::string& id) {
      const size_t stroke = id.find('/');
      CHECK(stroke != std::string::npos);
      const Decimal whole = ToDecimal(std::string_view(id).substr(stroke + 1));
      const Decimal parts = ToDecimal(std::string_view(id).substr(0, stroke));
      return Keep(tables_.fractions, {parts / whole, whole});
    });
  }
  // "end-1", "current+0".
  void Places(const FormTable& table) {
    Table(table, WordClass::kRelativeOrdinal, [this](const std::string& id) {
      const bool end = id.starts_with("end");
      std::string_view offset = std::string_view(id).substr(end ? 3 : 7);
      if (offset.starts_with('+')) offset.remove_prefix(1);
      return Keep(
          tables_.places,
          {end ? OrdinalFrom::kEnd : OrdinalFrom::kCurrent, ToInt(offset)});
    });
  }
  void Intervals(const FormTable& table, WordClass meaning) {
    Table(table, meaning, [this](const std::string& id) {
      return Keep(tables_.intervals, ToInterval(id));
    });
  }
  void Numbers(const FormTable& table, WordClass meaning) {
    Table(table, meaning, [](const std::string& id) { return ToInt(id); });
  }
  // Words of these tables make a text worth reading, short function words and
  // articles in their phrases do not.
  void Hints(const FormTable& table) {
    for (const auto& [id, forms] : table) {
      for (const std::string& form : forms) {
        for (const absl::string_view word :
             absl::StrSplit(form, absl::ByAnyChar(" -."), absl::SkipEmpty())) {
          const std::string text(word);
          const bool alone = text == form;  // "may", but not "a" and "of".
          if (!alone && tables_.pack->function_words.contains(text)) continue;
          tables_.lexicon.MarkHint(text);
        }
      }
    }
  }

  template <typename T>
  static int Keep(std::vector<T>& all, T one) {
    all.push_back(std::move(one));
    return static_cast<int>(all.size()) - 1;
  }

 private:
  ValueTables& tables_;
};

// The tables of dates and times.
void MakeDates(ValueTables& tables, TableMaker& make);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_TABLE_MAKER_H_
