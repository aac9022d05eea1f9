#include "checker/values/value_tables.h"

#include <charconv>
#include <memory>
#include <mutex>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "checker/base/check.h"

namespace claimcheck {
namespace {

// The pack is part of the program, so a mistake in it is our own.
int ToInt(std::string_view text) {
  int number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  CHECK(error == std::errc() && end == text.data() + text.size());
  return number;
}

Decimal ToDecimal(std::string_view text) {
  const auto number = Decimal::Parse(text);
  CHECK(number.ok());
  return *number;
}

// "[0.9, 1)".
NumberInterval ToInterval(std::string_view id) {
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

// "06-01..09-22".
SeasonDays ToSeason(std::string_view id) {
  CHECK(id.size() == 12);
  return {ToInt(id.substr(0, 2)), ToInt(id.substr(3, 2)),
          ToInt(id.substr(7, 2)), ToInt(id.substr(10, 2))};
}

// "0/3..1/3", with "= " before it if exact.
PartOfTime ToPart(std::string_view id) {
  PartOfTime part;
  part.exact = id.starts_with("= ");
  if (part.exact) id.remove_prefix(2);
  CHECK(id.size() == 8);
  part.from = ToInt(id.substr(0, 1));
  part.of = ToInt(id.substr(2, 1));
  part.to = ToInt(id.substr(5, 1));
  return part;
}

constexpr TimeUnit kAllTimeUnits[] = {
    TimeUnit::kSecond,    TimeUnit::kMinute,    TimeUnit::kHour,
    TimeUnit::kDay,       TimeUnit::kWeekend,   TimeUnit::kWeek,
    TimeUnit::kFortnight, TimeUnit::kMonth,     TimeUnit::kQuarter,
    TimeUnit::kSeason,    TimeUnit::kYear,      TimeUnit::kDecade,
    TimeUnit::kCentury,   TimeUnit::kMillennium};

TimeUnit ToTimeUnit(std::string_view name) {
  for (const TimeUnit unit : kAllTimeUnits) {
    if (TimeUnitName(unit) == name) return unit;
  }
  CHECK(false);
}

DateBound ToDateBound(std::string_view name) {
  if (name == "after") return DateBound::kAfter;
  if (name == "since") return DateBound::kSince;
  if (name == "before") return DateBound::kBefore;
  CHECK(name == "by");
  return DateBound::kBy;
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
  void Decimals(const FormTable& table, WordClass meaning) {
    Table(table, meaning, [this](const std::string& id) {
      return Keep(tables_.decimals, ToDecimal(id));
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
  void Currencies(const FormTable& table, WordClass meaning, bool exact) {
    for (const auto& [id, forms] : table) {
      const int payload = Keep(tables_.currencies, id);
      for (const std::string& form : forms) {
        tables_.lexicon.Add(form, meaning, payload, exact);
      }
    }
  }
  void Dimension(const DimensionWords& words) {
    for (const bool exact : {false, true}) {
      for (const auto& [id, forms] : exact ? words.symbols : words.words) {
        UnitOfMeasure unit;
        unit.name = forms.empty() ? words.unit : forms.front();
        unit.base = words.unit;
        unit.dimension = words.name;
        unit.factor = ToDecimal(id);
        unit.rate = words.rate;
        if (!words.rate_per.empty()) unit.rate_per = ToTimeUnit(words.rate_per);
        const int payload = Keep(tables_.units, std::move(unit));
        for (const std::string& form : forms) {
          tables_.lexicon.Add(form, WordClass::kUnit, payload, exact);
        }
      }
    }
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

void MakeNumbers(const ValueWords& words, TableMaker& make) {
  make.Decimals(words.cardinals, WordClass::kCardinal);
  make.Decimals(words.multipliers, WordClass::kMultiplier);
  make.Decimals(words.scales, WordClass::kScale);
  make.Decimals(words.scale_suffixes, WordClass::kScaleSuffix);
  make.Decimals(words.money_suffixes, WordClass::kMoneySuffix);
  make.Decimals(words.ordinals, WordClass::kOrdinal);
  make.List(words.ordinal_suffixes, WordClass::kOrdinalSuffix);
  make.Decimals(words.fractions, WordClass::kFraction);
  make.List(words.fraction_parts, WordClass::kFractionPart);
  make.List(words.articles, WordClass::kArticle);
  make.List(words.joiners, WordClass::kJoiner);
  make.List(words.minus, WordClass::kMinus);
  make.Intervals(words.vague, WordClass::kVague);
  make.Intervals(words.approximators, WordClass::kApproximator);
  make.Intervals(words.approximators_after, WordClass::kApproximatorAfter);
  make.List(words.between, WordClass::kBetween);
  make.List(words.between_and, WordClass::kBetweenAnd);
  make.List(words.from, WordClass::kFrom);
  make.List(words.to, WordClass::kTo);
  make.List(words.labels, WordClass::kLabel);
  make.List(words.clock_words, WordClass::kClock);
  make.List(words.pronoun_cardinals, WordClass::kPronounCardinal);
  make.List(words.pronoun_before, WordClass::kPronounBefore);
  make.List(words.pronoun_after, WordClass::kPronounAfter);
  for (const FormTable* table :
       {&words.cardinals, &words.multipliers, &words.scales, &words.ordinals,
        &words.fractions, &words.vague}) {
    make.Hints(*table);
  }
}

void MakeUnits(const ValueWords& words, TableMaker& make) {
  const auto unit = [](const std::string& id) {
    return static_cast<int>(ToTimeUnit(id));
  };
  make.Table(words.time_units, WordClass::kTimeUnit, unit);
  make.Table(words.rate_words, WordClass::kRateWord, unit);
  make.List(words.no_article_units, WordClass::kNoArticleUnit);
  make.List(words.duration_openers, WordClass::kDurationOpener);
  make.List(words.long_suffixes, WordClass::kLong);
  make.List(words.age_suffixes, WordClass::kOld);
  make.List(words.unit_fillers, WordClass::kFiller);
  for (const DimensionWords& dimension : words.dimensions) {
    make.Dimension(dimension);
  }
  make.List(words.per, WordClass::kPer);
  make.Currencies(words.currencies, WordClass::kCurrency, false);
  make.Currencies(words.currency_signs, WordClass::kCurrencySign, true);
  make.Currencies(words.scaled_currencies, WordClass::kScaledCurrency, false);
  make.List(words.percent, WordClass::kPercent);
  make.List(words.percent_points, WordClass::kPercentPoint);
  make.Hints(words.time_units);
}

void MakeDates(const ValueWords& words, ValueTables& tables, TableMaker& make) {
  make.Numbers(words.months, WordClass::kMonth);
  make.List(words.doubtful_months, WordClass::kDoubtfulMonth);
  make.Numbers(words.weekdays, WordClass::kWeekday);
  make.Numbers(words.weekdays, WordClass::kWeekdayShort);
  make.Numbers(words.weekday_short, WordClass::kWeekdayShort);
  make.Table(words.seasons, WordClass::kSeason, [&](const std::string& id) {
    return TableMaker::Keep(tables.seasons, ToSeason(id));
  });
  make.Table(words.parts, WordClass::kPart, [&](const std::string& id) {
    return TableMaker::Keep(tables.parts, ToPart(id));
  });
  make.Numbers(words.which, WordClass::kWhich);
  make.Numbers(words.relative_days, WordClass::kRelativeDay);
  make.List(words.quarter_prefixes, WordClass::kQuarterPrefix);
  make.List(words.decade_suffixes, WordClass::kDecadeSuffix);
  make.List(words.date_openers, WordClass::kDateOpener);
  make.List(words.determiners, WordClass::kDeterminer);
  make.Table(
      words.date_bounds, WordClass::kDateBound,
      [](const std::string& id) { return static_cast<int>(ToDateBound(id)); });
  make.List(words.date_approximators, WordClass::kDateApproximator);
  make.List(words.forward, WordClass::kForward);
  make.List(words.backward, WordClass::kBackward);
  for (const FormTable* table :
       {&words.months, &words.weekdays, &words.seasons, &words.relative_days}) {
    make.Hints(*table);
  }
  for (const std::string& word : tables.pack->function_words) {
    tables.lexicon.Add(word, WordClass::kFunctionWord);
  }
  for (const auto& [group, patterns] : words.date_patterns) {
    for (const std::string& pattern : patterns) {
      tables.patterns.Add(group, pattern, words.date_words, tables.lexicon);
    }
  }
}

}  // namespace

TimeUnitLength LengthOf(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kSecond:
      return {0, 1};
    case TimeUnit::kMinute:
      return {0, 60};
    case TimeUnit::kHour:
      return {0, 3600};
    case TimeUnit::kDay:
      return {0, 86400};
    case TimeUnit::kWeekend:
      return {0, 2 * 86400};
    case TimeUnit::kWeek:
      return {0, 7 * 86400};
    case TimeUnit::kFortnight:
      return {0, 14 * 86400};
    case TimeUnit::kMonth:
      return {1, 0};
    case TimeUnit::kQuarter:
    case TimeUnit::kSeason:
      return {3, 0};
    case TimeUnit::kYear:
      return {12, 0};
    case TimeUnit::kDecade:
      return {120, 0};
    case TimeUnit::kCentury:
      return {1200, 0};
    case TimeUnit::kMillennium:
      return {12000, 0};
  }
  return {};
}

std::string_view TimeUnitName(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kSecond:
      return "second";
    case TimeUnit::kMinute:
      return "minute";
    case TimeUnit::kHour:
      return "hour";
    case TimeUnit::kDay:
      return "day";
    case TimeUnit::kWeekend:
      return "weekend";
    case TimeUnit::kWeek:
      return "week";
    case TimeUnit::kFortnight:
      return "fortnight";
    case TimeUnit::kMonth:
      return "month";
    case TimeUnit::kQuarter:
      return "quarter";
    case TimeUnit::kSeason:
      return "season";
    case TimeUnit::kYear:
      return "year";
    case TimeUnit::kDecade:
      return "decade";
    case TimeUnit::kCentury:
      return "century";
    case TimeUnit::kMillennium:
      return "millennium";
  }
  return "";
}

Decimal UnitsPer(TimeUnit whole, TimeUnit part) {
  constexpr int64_t kSecondsOfMonth = 2'629'800;  // 365.25 days / 12.
  const auto seconds = [](TimeUnit unit) {
    const TimeUnitLength length = LengthOf(unit);
    return length.months * kSecondsOfMonth + length.seconds;
  };
  const int64_t divisor = seconds(part);
  int64_t rest = seconds(whole);
  // Long division to ten decimals, more than any unit was ever written with.
  Decimal quotient(rest / divisor);
  rest %= divisor;
  for (int place = 1; place <= 10 && rest != 0; ++place) {
    rest *= 10;
    quotient = quotient + Decimal(rest / divisor, -place);
    rest %= divisor;
  }
  return quotient;
}

const ValueTables& TablesOf(const LanguagePack& pack) {
  thread_local const ValueTables* last = nullptr;
  if (last != nullptr && last->pack == &pack) return *last;
  static std::mutex mutex;
  static auto* all =
      new absl::flat_hash_map<const LanguagePack*,
                              std::unique_ptr<const ValueTables>>();
  const std::lock_guard<std::mutex> lock(mutex);
  std::unique_ptr<const ValueTables>& tables = (*all)[&pack];
  if (tables == nullptr) {
    auto made = std::make_unique<ValueTables>();
    made->pack = &pack;
    TableMaker make(*made);
    MakeNumbers(pack.values, make);
    MakeUnits(pack.values, make);
    MakeDates(pack.values, *made, make);
    tables = std::move(made);
  }
  last = tables.get();
  return *tables;
}

}  // namespace claimcheck
