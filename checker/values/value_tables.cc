#include "checker/values/value_tables.h"

#include <memory>
#include <mutex>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "checker/values/table_maker.h"
#include "checker/values/unit_tables.h"

namespace claimcheck {
namespace {

void MakeNumbers(const ValueWords& words, TableMaker& make) {
  make.Decimals(words.cardinals, WordClass::kCardinal);
  make.Decimals(words.multipliers, WordClass::kMultiplier);
  make.Decimals(words.scales, WordClass::kScale);
  make.Decimals(words.scale_suffixes, WordClass::kScaleSuffix);
  make.Decimals(words.money_suffixes, WordClass::kMoneySuffix);
  make.Decimals(words.symbol_suffixes, WordClass::kSymbolSuffix, true);
  make.Decimals(words.lone_suffixes, WordClass::kLoneSuffix, true);
  make.Decimals(words.doubtful_scales, WordClass::kDoubtfulScale);
  make.Decimals(words.ordinals, WordClass::kOrdinal);
  make.List(words.ordinal_suffixes, WordClass::kOrdinalSuffix);
  make.Decimals(words.fractions, WordClass::kFraction);
  make.Decimals(words.fraction_parts, WordClass::kFractionPart);
  make.FractionSigns(words.fraction_signs);
  make.List(words.fraction_of, WordClass::kFractionOf);
  make.List(words.ratios, WordClass::kRatio);
  make.List(words.divided_by, WordClass::kDividedBy);
  make.List(words.decimal_words, WordClass::kPoint);
  make.Places(words.relative_ordinals);
  make.List(words.articles, WordClass::kArticle);
  make.List(words.joiners, WordClass::kJoiner);
  make.List(words.minus, WordClass::kMinus);
  make.Intervals(words.vague, WordClass::kVague);
  make.Intervals(words.approximators, WordClass::kApproximator);
  make.Intervals(words.approximators_after, WordClass::kApproximatorAfter);
  make.List(words.bound_joiners, WordClass::kBoundJoiner);
  make.List(words.or_equal, WordClass::kOrEqual);
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
        &words.fractions, &words.vague, &words.fraction_signs,
        &words.fraction_parts}) {
    make.Hints(*table);
  }
}

void MakeDurations(const ValueWords& words, TableMaker& make) {
  const auto unit = [](const std::string& id) {
    return static_cast<int>(ToTimeUnit(id));
  };
  make.Table(words.time_units, WordClass::kTimeUnit, unit);
  make.Table(words.rate_words, WordClass::kRateWord, unit);
  make.List(words.no_article_units, WordClass::kNoArticleUnit);
  make.List(words.duration_openers, WordClass::kDurationOpener);
  make.List(words.long_suffixes, WordClass::kLong);
  make.List(words.age_suffixes, WordClass::kOld);
  make.List(words.age_units, WordClass::kAgeUnit);
  make.List(words.age_labels, WordClass::kAgeLabel);
  make.List(words.unit_fillers, WordClass::kFiller);
  make.List(words.per, WordClass::kPer);
  make.List(words.percent, WordClass::kPercent);
  make.List(words.percent_points, WordClass::kPercentPoint);
  make.List(words.below_zero, WordClass::kBelowZero);
  make.List(words.change_verbs, WordClass::kChangeVerb);
  make.Hints(words.time_units);
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
    MakeDurations(pack.values, make);
    for (const std::string& word : pack.change_by) {
      made->lexicon.Add(word, WordClass::kChangeBy);
    }
    AddUnits(pack.values, *made);
    AddCurrencies(pack, *made);
    MakeDates(*made, make);
    tables = std::move(made);
  }
  last = tables.get();
  return *tables;
}

}  // namespace claimcheck
