#include "checker/values/find_values.h"

#include <algorithm>
#include <string>
#include <utility>

#include "checker/base/check.h"
#include "checker/values/date_reader.h"
#include "checker/values/quantity_reader.h"
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

}  // namespace

std::vector<ValueMention> FindValues(std::string_view text,
                                     const ValueContext& context) {
  CHECK(context.pack != nullptr);
  std::vector<ValueMention> mentions;
  const TokenText tokens(TablesOf(*context.pack), text);
  if (!MayHoldValues(tokens)) return mentions;
  for (int at = 0; at < tokens.size();) {
    const Token& token = tokens.at(at);
    if (token.word < 0 && token.kind != Token::Kind::kDigits) {
      ++at;
      continue;
    }
    std::optional<DateRead> date = ReadDate(tokens, at, context.reference);
    std::optional<QuantityRead> quantity = ReadQuantity(tokens, at);
    // The longer wins, a date before a number.
    if (date && quantity && quantity->end > date->end) date.reset();
    ValueMention mention;
    int end = at + 1;
    bool found = false;
    if (date) {
      end = date->end;
      found = !date->nothing;
      mention.value = std::move(date->value);
      mention.unresolved = date->unresolved;
    } else if (quantity) {
      end = quantity->end;
      found = !quantity->nothing;
      mention.value = std::move(quantity->value);
    }
    end = std::max(end, at + 1);
    if (found) {
      mention.range = {token.begin, tokens.at(end - 1).end};
      mentions.push_back(std::move(mention));
    }
    at = end;
  }
  return mentions;
}

bool MayHoldValues(std::string_view text, const LanguagePack& pack) {
  if (std::any_of(text.begin(), text.end(),
                  [](char c) { return c >= '0' && c <= '9'; })) {
    return true;
  }
  return MayHoldValues(TokenText(TablesOf(pack), text));
}

}  // namespace claimcheck
