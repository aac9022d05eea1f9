#include "checker/values/find_values.h"

#include <algorithm>
#include <string>
#include <utility>

#include "checker/base/check.h"
#include "checker/values/date_notation.h"
#include "checker/values/date_reader.h"
#include "checker/values/date_resolver.h"
#include "checker/values/measure_reader.h"
#include "checker/values/quantity_reader.h"
#include "checker/values/set_reader.h"
#include "checker/values/value_tables.h"

namespace claimcheck {
namespace {

bool MayHoldValues(const TokenText& text) {
  return std::any_of(text.tokens.begin(), text.tokens.end(),
                     [&](const Token& token) {
                       return token.kind == Token::Kind::kDigits ||
                              text.tables.lexicon.IsHint(token);
                     });
}

// Dates as this text and its context make sense of them.
class Dates : public DateSense {
 public:
  Dates(const TokenText& text, const ValueContext& context)
      : text_(text), context_(context), resolver_(text.tables) {
    base_.second = context.reference_second;
    base_.anchor = context.anchor;
    scene_ = context.scene;
    base_.region = context.region;
    base_.south = context.south;
    base_.evidence = !context.wide;
  }

  bool MakesSense(const DatePhrase& phrase) const override {
    return ResolveDate(resolver_, phrase, Reference(phrase), base_).has_value();
  }

  std::optional<ValueMention> MentionOf(const DatePhrase& phrase) {
    DateBase base = base_;
    if (InStory(phrase)) {
      base.lean = Lean::kStory;
      base.anchor = scene_;
    }
    const std::optional<DayInterval> reference = Reference(phrase);
    const auto resolved = ResolveDate(resolver_, phrase, reference, base);
    if (!resolved) return std::nullopt;
    ValueMention mention;
    mention.value = ToValue(resolved->reading);
    mention.unresolved =
        resolved->unresolved || (resolved->reading.anchored && !text_.wide);
    if (!text_.wide) return mention;
    base.day = reference ? reference->earliest : absl::CivilDay(2000, 1, 1);
    mention.form = MakeForm(text_, resolver_, phrase, resolved->reading, base);
    if (!mention.unresolved) Remember(phrase, resolved->reading, mention);
    return mention;
  }

 private:
  // In a story, what is relative is so to the date named last; "now" and
  // "today" are the reader's.
  bool InStory(const DatePhrase& phrase) const {
    if (!context_.story || !scene_) return false;
    return !(
        phrase.kind == DatePhrase::Kind::kVague ||
        (phrase.kind == DatePhrase::Kind::kParts && phrase.parts.relative_day));
  }
  std::optional<DayInterval> Reference(const DatePhrase& phrase) const {
    if (!InStory(phrase)) return context_.reference;
    return DayInterval{scene_->earliest, scene_->earliest};
  }

  // What later phrases may count from: no vague or open-ended ones.
  void Remember(const DatePhrase& phrase, const DateReading& reading,
                ValueMention& mention) {
    const DayInterval days = reading.near.value_or(reading.days);
    const DateTraits::Level level = TraitsOf(phrase).level;
    if (phrase.kind == DatePhrase::Kind::kVague || days.earliest == kFirstDay ||
        days.latest == kLastDay || level == DateTraits::Level::kClock ||
        level == DateTraits::Level::kLong) {
      return;
    }
    base_.anchor = days;
    mention.anchor = days;
    scene_ = days;
    // "The elections of 1976" are no step of the story; "In 1976," is one.
    constexpr int kOpening = 2;
    const bool bounded = phrase.kind == DatePhrase::Kind::kBounded;
    if (level < DateTraits::Level::kYear ||
        (phrase.begin <= kOpening && !bounded)) {
      mention.scene = days;
    }
  }

  const TokenText& text_;
  const ValueContext& context_;
  DateResolver resolver_;
  DateBase base_;
  std::optional<DayInterval> scene_;
};

// One value, where it ends, and whether it is any.
struct Found {
  int end = 0;
  bool nothing = false;
  ValueMention mention;
};

std::optional<Found> FoundSet(const TokenText& text, int at) {
  if (!text.wide) return std::nullopt;
  const auto set = ReadSet(text, at);
  if (!set) return std::nullopt;
  Found found;
  found.end = set->end;
  DateForm form;
  form.kind = DateForm::Kind::kSet;
  form.written = form.iso = set->written;
  form.count = set->times;
  found.mention.form = std::move(form);
  found.mention.value.kind = ValueKind::kDate;
  found.mention.unresolved = true;
  return found;
}

std::optional<Found> FoundAt(const TokenText& text, int at,
                             const ValueContext& context, Dates& dates) {
  std::optional<DateRead> date = ReadDate(text, at, context.order, dates);
  std::optional<QuantityRead> quantity = ReadQuantity(text, at);
  std::optional<Found> set = FoundSet(text, at);
  // The longer wins, a date before a number and a set before both.
  if (date && quantity && quantity->end > date->end) date.reset();
  if (set && (!date || date->nothing || set->end >= date->end) &&
      (!quantity || set->end >= quantity->end)) {
    return set;
  }
  Found found;
  if (date && date->nothing) {
    found.end = date->end;
    found.nothing = true;
    return found;
  }
  if (date) {
    auto mention = dates.MentionOf(date->phrase);
    if (mention) {
      found.end = date->end;
      found.mention = *std::move(mention);
      // "3/4" is a fraction as well, "the current" the first of a row.
      if (text.wide && quantity && !quantity->nothing &&
          quantity->end == date->end) {
        found.mention.others.push_back(
            {std::move(quantity->value), std::move(quantity->written)});
      }
      return found;
    }
  }
  if (!quantity) return std::nullopt;
  found.end = quantity->end;
  found.nothing = quantity->nothing;
  found.mention.value = std::move(quantity->value);
  found.mention.weak = quantity->weak;
  found.mention.numbers = std::move(quantity->written);
  for (QuantityReading& other : quantity->others) {
    found.mention.others.push_back(
        {std::move(other.value), std::move(other.written)});
  }
  if (text.wide && found.mention.value.kind == ValueKind::kDuration) {
    found.mention.written = DurationNotation(text, at, quantity->end);
  }
  return found;
}

// Feet and quarters are units only if something counts or is counted by them;
// money, percents and degrees are nothing else.
bool IsPlainUnit(const TokenText& text, int at, const Measure& measure) {
  if (text.Is(measure.end - 1, WordClass::kScaledCurrency)) {
    return at <= 1 && measure.end == text.size();
  }
  return measure.kind == ValueKind::kMoney ||
         measure.kind == ValueKind::kPercent ||
         measure.dimension == "temperature" ||
         (measure.kind == ValueKind::kQuantity &&
          text.Is(at - 1, WordClass::kPer));
}

}  // namespace

std::vector<ValueMention> FindValues(std::string_view text,
                                     const ValueContext& context) {
  CHECK(context.pack != nullptr);
  std::vector<ValueMention> mentions;
  const TokenText tokens(TablesOf(*context.pack), text, context.wide);
  if (!context.wide && !MayHoldValues(tokens)) return mentions;
  Dates dates(tokens, context);
  for (int at = 0; at < tokens.size();) {
    const Token& token = tokens.at(at);
    // "Article XII": a word that is in no table.
    const bool may_be_roman =
        context.wide && token.capital && token.end - token.begin <= 8;
    if (token.word < 0 && token.kind != Token::Kind::kDigits && !may_be_roman) {
      ++at;
      continue;
    }
    std::optional<Found> found = FoundAt(tokens, at, context, dates);
    const int end = std::max(found ? found->end : 0, at + 1);
    if (found && !found->nothing) {
      found->mention.range = {token.begin, tokens.at(end - 1).end};
      mentions.push_back(std::move(found->mention));
    }
    at = end;
  }
  return mentions;
}

std::vector<UnitMention> FindUnits(std::string_view text,
                                   const LanguagePack& pack,
                                   const std::vector<ValueMention>& mentions) {
  std::vector<UnitMention> found;
  const TokenText tokens(TablesOf(pack), text);
  auto mention = mentions.begin();
  for (int at = 0; at < tokens.size();) {
    while (mention != mentions.end() &&
           mention->range.end <= tokens.at(at).begin) {
      ++mention;
    }
    const bool counted = mention != mentions.end() &&
                         mention->range.begin <= tokens.at(at).begin &&
                         !(mention->value.share || mention->weak);
    const std::vector<Measure> measures =
        counted || tokens.at(at).word < 0
            ? std::vector<Measure>()
            : ReadMeasures(tokens, at, NumberRead());
    UnitMention one;
    int end = at + 1;
    for (const Measure& measure : measures) {
      // A letter alone is a name or a word more often than a unit.
      const bool letter = measure.end == at + 1 && tokens.IsWord(at) &&
                          tokens.Text(at).size() <= 2;
      if (letter || !IsPlainUnit(tokens, at, measure)) continue;
      const bool again = std::any_of(
          one.meanings.begin(), one.meanings.end(), [&](const auto& other) {
            return other.kind == measure.kind && other.unit == measure.unit;
          });
      if (again) continue;
      one.meanings.push_back(
          {measure.kind, measure.unit, measure.name, measure.factor});
      end = std::max(end, measure.end);
    }
    if (!one.meanings.empty()) {
      one.range = {tokens.at(at).begin, tokens.at(end - 1).end};
      found.push_back(std::move(one));
    }
    at = end;
  }
  return found;
}

bool MayHoldValues(std::string_view text, const LanguagePack& pack) {
  if (std::any_of(text.begin(), text.end(),
                  [](char c) { return c >= '0' && c <= '9'; })) {
    return true;
  }
  return MayHoldValues(TokenText(TablesOf(pack), text));
}

}  // namespace claimcheck
