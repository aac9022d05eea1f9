#include "checker/lang/value_words.h"

#include <string>

#include "checker/lang/table_reader.h"

namespace claimcheck {
namespace {

void ReadNumbers(TableReader& read, ValueWords& words) {
  read.Table("cardinals", words.cardinals);
  read.Table("multipliers", words.multipliers);
  read.Table("scales", words.scales);
  read.Table("scale_suffixes", words.scale_suffixes);
  read.Table("money_suffixes", words.money_suffixes);
  read.Table("symbol_suffixes", words.symbol_suffixes);
  read.Table("lone_suffixes", words.lone_suffixes);
  read.Table("doubtful_scales", words.doubtful_scales);
  read.Table("ordinals", words.ordinals);
  read.List("ordinal_suffixes", words.ordinal_suffixes);
  read.Table("fractions", words.fractions);
  read.Table("fraction_parts", words.fraction_parts);
  read.Table("fraction_signs", words.fraction_signs);
  read.List("fraction_of", words.fraction_of);
  read.List("ratios", words.ratios);
  read.List("divided_by", words.divided_by);
  read.List("decimal_words", words.decimal_words);
  read.Table("relative_ordinals", words.relative_ordinals);
  read.List("articles", words.articles);
  read.List("joiners", words.joiners);
  read.List("minus", words.minus);
  read.Table("vague", words.vague);
  read.Table("approximators", words.approximators);
  read.Table("approximators_after", words.approximators_after);
  read.List("bound_joiners", words.bound_joiners);
  read.List("or_equal", words.or_equal);
  read.List("between", words.between);
  read.List("between_and", words.between_and);
  read.List("from", words.from);
  read.List("to", words.to);
  read.List("labels", words.labels);
  read.List("clock_words", words.clock_words);
  read.List("pronoun_cardinals", words.pronoun_cardinals);
  read.List("pronoun_before", words.pronoun_before);
  read.List("pronoun_after", words.pronoun_after);
}

void ReadUnits(TableReader& read, const TextFilePtr& file, ValueWords& words,
               Diagnostics& diagnostics) {
  read.Table("time_units", words.time_units);
  read.List("no_article_units", words.no_article_units);
  read.List("duration_openers", words.duration_openers);
  read.List("long_suffixes", words.long_suffixes);
  read.List("unit_fillers", words.unit_fillers);
  read.List("age_suffixes", words.age_suffixes);
  read.List("age_units", words.age_units);
  read.List("age_labels", words.age_labels);
  if (const YamlNode* node = read.map().Optional("dimensions")) {
    for (size_t i = 0; i < node->keys.size(); ++i) {
      DimensionWords dimension;
      dimension.name = node->keys[i].scalar;
      TableReader table(node->items[i], file, "a dimension", diagnostics);
      table.Text("unit", dimension.unit);
      table.Table("words", dimension.words);
      table.Table("symbols", dimension.symbols);
      table.Table("continued", dimension.continued);
      std::string power = "1";
      table.Text("power", power);
      dimension.power = power == "3" ? 3 : power == "2" ? 2 : 1;
      table.Text("rate", dimension.rate);
      table.Text("rate_per", dimension.rate_per);
      table.map().Finish();
      words.dimensions.push_back(std::move(dimension));
    }
  }
  read.Table("prefixes", words.prefixes);
  read.Table("prefix_symbols", words.prefix_symbols);
  read.List("per", words.per);
  read.Table("rate_words", words.rate_words);
  read.Table("currencies", words.currencies);
  read.Table("currency_signs", words.currency_signs);
  read.Table("scaled_currencies", words.scaled_currencies);
  read.List("percent", words.percent);
  read.List("percent_points", words.percent_points);
  read.List("doubtful_currencies", words.doubtful_currencies);
  read.List("doubtful_codes", words.doubtful_codes);
  read.List("below_zero", words.below_zero);
  read.List("change_verbs", words.change_verbs);
}

void ReadDates(TableReader& read, ValueWords& words) {
  read.Table("months", words.months);
  read.List("doubtful_months", words.doubtful_months);
  std::string capitalised = "true";
  read.Text("months_capitalised", capitalised);
  words.months_capitalised = capitalised == "true";
  read.Table("weekdays", words.weekdays);
  read.Table("weekday_short", words.weekday_short);
  read.Table("seasons", words.seasons);
  read.Table("parts", words.parts);
  read.Table("which", words.which);
  read.Table("relative_days", words.relative_days);
  read.List("quarter_prefixes", words.quarter_prefixes);
  read.List("decade_suffixes", words.decade_suffixes);
  read.List("date_openers", words.date_openers);
  read.List("determiners", words.determiners);
  read.Table("date_bounds", words.date_bounds);
  read.List("date_approximators", words.date_approximators);
  read.List("forward", words.forward);
  read.List("backward", words.backward);
  read.List("past_endings", words.past_endings);
  read.Table("date_words", words.date_words);
  read.Table("date_patterns", words.date_patterns);
}

}  // namespace

void ReadValueWords(const YamlNode& node, const TextFilePtr& file,
                    ValueWords& words, Diagnostics& diagnostics) {
  TableReader read(node, file, "values", diagnostics);
  ReadNumbers(read, words);
  ReadUnits(read, file, words, diagnostics);
  ReadDates(read, words);
  read.map().Finish();
}

}  // namespace claimcheck
