#include "checker/values/number_role.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "checker/lang/language_pack.h"
#include "checker/text/normalize.h"

namespace claimcheck {

bool IsAfterLabel(const TokenText& text, int at) {
  for (int back = 1; back <= 3 && at - back >= 0; ++back) {
    const auto label = text.Find(at - back, WordClass::kLabel);
    if (label && label->end == at) return true;
  }
  return false;
}

Count CountOf(const TokenText& text, const Piece& piece, bool approximated) {
  const int at = piece.begin;
  const int end = piece.number.end;
  const bool before_noun =
      text.IsWord(end) && !text.at(end).capital &&
      !text.Is(end, WordClass::kFunctionWord) &&
      !IsMainVerb(*text.tables.pack, FoldCase(text.Text(end)));
  if (piece.number.spelled && end == at + 1 &&
      text.Is(at, WordClass::kPronounCardinal)) {
    if (at > 0 && text.Is(at - 1, WordClass::kPronounBefore)) {
      return Count::kNone;
    }
    // "Formula One".
    const bool name = at > 1 && text.at(at).capital && text.IsWord(at - 1) &&
                      text.at(at - 1).capital;
    const bool counts = text.IsWord(end) && !name &&
                        !text.Is(end, WordClass::kPronounAfter) &&
                        !text.Is(end, WordClass::kFunctionWord);
    return counts ? Count::kSure : Count::kWeak;
  }
  // "3." at the head of a list.
  const bool heads_list =
      at == 0 && !piece.number.spelled && text.size() == end + 1 &&
      (text.IsGluedMark(end, ".") || text.IsGluedMark(end, ")"));
  if (IsAfterLabel(text, at) || heads_list || piece.number.weak ||
      piece.number.unsure) {
    return Count::kWeak;
  }
  // "Boeing 787", "Brazil 3".
  if (!piece.number.spelled && !approximated && at > 1 && text.IsWord(at - 1) &&
      text.at(at - 1).capital && !before_noun &&
      !text.Is(at - 1, WordClass::kFunctionWord) &&
      !text.Is(at - 1, WordClass::kMonth)) {
    return Count::kWeak;
  }
  const bool bare_year = !piece.number.spelled && end == at + 1 &&
                         text.Text(at).size() == 4 &&
                         piece.number.interval.low->at >= Decimal(1900) &&
                         piece.number.interval.low->at < Decimal(2100);
  if (!bare_year) return Count::kSure;
  return before_noun && (approximated || text.Text(at).ends_with("00"))
             ? Count::kSure
             : Count::kWeak;
}

int EndOfPhone(const TokenText& text, int at) {
  const auto is_group = [&text](int i, size_t size) {
    return text.IsDigits(i) && text.Text(i).size() == size;
  };
  int local = at;
  const bool area = is_group(at, 3) && text.IsMark(at - 1, "(") &&
                    text.IsGluedMark(at + 1, ")");
  if (area) local = at + 2;
  if (!is_group(local, 3) || !text.IsGluedMark(local + 1, "-") ||
      !text.IsGluedDigits(local + 2) || !is_group(local + 2, 4)) {
    return at;
  }
  const int end = local + 3;
  const bool range =
      text.Text(local).ends_with('0') && text.Text(local + 2).ends_with('0');
  const bool counts =
      text.IsWord(end) && !text.Is(end, WordClass::kFunctionWord);
  return !area && (range || counts || text.IsMark(end, "%")) ? at : end;
}

bool IsYearsOfAge(const Piece& piece) {
  const NumberInterval& number = piece.number.interval;
  return !piece.measure && !piece.number.scaled && !piece.number.ordinal &&
         number.low && Decimal() < number.low->at &&
         number.high->at < Decimal(120);
}

bool IsApposedAge(const TokenText& text, const Piece& piece) {
  const int at = piece.begin;
  return text.IsMark(at - 1, ",") && text.IsWord(at - 2) &&
         text.at(at - 2).capital && !text.Is(at - 2, WordClass::kMonth) &&
         text.IsMark(piece.end, ",") && IsYearsOfAge(piece) &&
         piece.end == at + 1;
}

int RomanNumeral(std::string_view text) {
  constexpr std::pair<char, int> kDigits[] = {
      {'I', 1}, {'V', 5}, {'X', 10}, {'L', 50}, {'C', 100}, {'M', 1000}};
  int number = 0;
  int before = 0;
  for (size_t i = text.size(); i-- > 0;) {
    const auto* digit =
        std::find_if(std::begin(kDigits), std::end(kDigits),
                     [&](const auto& one) { return one.first == text[i]; });
    if (digit == std::end(kDigits)) return 0;
    number += digit->second < before ? -digit->second : digit->second;
    before = std::max(before, digit->second);
  }
  return number;
}

}  // namespace claimcheck
