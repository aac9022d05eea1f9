#include "checker/values/digit_run.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

namespace claimcheck {
namespace {

constexpr size_t kMostDigits = 15;  // Longer ones are no counts.

// True if a glued separator and more digits follow, as in a date or a version.
bool DigitsGoOn(const TokenText& text, int at) {
  if (!text.IsGluedDigits(at + 1)) return false;
  for (const char* mark : {".", ",", ":", "/"}) {
    if (text.IsGluedMark(at, mark)) return true;
  }
  return false;
}

bool IsGroup(const TokenText& text, int at, size_t size) {
  return text.IsDigits(at) && text.Text(at).size() == size;
}

// The token after groups of thousands (or, as in India, hundreds and then one
// of a thousand) behind `at`, each after one `mark`; `at` if there are none.
int EndOfGroups(const TokenText& text, int at, std::string_view mark) {
  for (const size_t size : {size_t{3}, size_t{2}}) {
    int end = at;
    while (text.IsGluedMark(end, mark) && text.IsGluedDigits(end + 1) &&
           IsGroup(text, end + 1, size)) {
      end += 2;
    }
    // India's groups of two end in one of three: "12,34,567".
    if (size == 2 && end > at) {
      const bool thousands = text.IsGluedMark(end, mark) &&
                             text.IsGluedDigits(end + 1) &&
                             IsGroup(text, end + 1, 3);
      end = thousands ? end + 2 : at;
    }
    if (end > at) return end;
  }
  return at;
}

// "816 000": groups behind one space each, and nothing odd behind them.
int EndOfSpacedGroups(const TokenText& text, int at) {
  int end = at;
  while (end - at < static_cast<int>(kMostDigits) / 3 &&
         IsGroup(text, end, 3) && !text.at(end).glued &&
         text.at(end).begin == text.at(end - 1).end + 1 &&
         !text.IsGluedMark(end + 1, "-")) {
    ++end;
  }
  return end;
}

// The exponent of "1.3e6", behind its digits, and that of "10^6".
struct Exponent {
  int end = 0;
  int power = 0;
  bool of_ten = true;
};
std::optional<Exponent> ReadExponent(const TokenText& text, int at) {
  const bool power_sign = text.IsGluedMark(at, "^");
  const bool e = text.IsWord(at) && text.at(at).glued && text.Text(at) == "e";
  if (!power_sign && !e) return std::nullopt;
  const bool negative = text.IsGluedMark(at + 1, "-");
  const int digits = at + (negative || text.IsGluedMark(at + 1, "+") ? 2 : 1);
  if (!text.IsGluedDigits(digits) || text.Text(digits).size() > 2) {
    return std::nullopt;
  }
  const bool more = text.Has(digits + 1) && text.at(digits + 1).glued &&
                    (text.IsWord(digits + 1) || DigitsGoOn(text, digits + 1));
  if (more) return std::nullopt;
  int power = 0;
  for (const char c : text.Text(digits)) power = power * 10 + (c - '0');
  return Exponent{digits + 1, negative ? -power : power, e};
}

Decimal Power(const Decimal& base, int exponent) {
  Decimal power(1);
  for (int i = 0; i < std::abs(exponent); ++i) power = power * base;
  return exponent < 0 ? Decimal(1) / power : power;
}

int ToInt(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

}  // namespace

std::optional<DigitRun> ReadDigitRun(const TokenText& text, int at) {
  DigitRun run;
  std::string digits;
  int decimals = 0;
  if (text.IsMark(at, ".")) {
    if (!text.IsGluedDigits(at + 1) || text.at(at).glued) return std::nullopt;
    run.end = at;  // The point is read below.
    digits = "0";
  } else {
    if (!text.IsDigits(at)) return std::nullopt;
    digits = text.Text(at);
    run.end = at + 1;
    if (digits.size() <= 3 && digits.front() != '0') {
      int end = EndOfGroups(text, run.end, ",");
      if (end == run.end) end = EndOfGroups(text, run.end, "'");
      if (end == run.end) end = EndOfSpacedGroups(text, run.end);
      for (; run.end < end; ++run.end) {
        if (text.IsDigits(run.end)) digits += text.Text(run.end);
      }
    }
  }
  const auto take_decimals = [&] {
    const std::string_view fraction = text.Text(run.end + 1);
    decimals = static_cast<int>(fraction.size());
    digits += fraction;
    run.end += 2;
  };
  if ((run.end == at || text.IsGluedMark(run.end, ".")) &&
      text.IsGluedDigits(run.end + 1)) {
    take_decimals();
  } else if (run.end == at + 1 && text.IsGluedMark(run.end, ",") &&
             text.IsGluedDigits(run.end + 1) &&
             text.Text(run.end + 1).size() <= 2 &&
             !DigitsGoOn(text, run.end + 2)) {
    run.list_comma = true;
    take_decimals();
  }
  if (digits.size() > kMostDigits || DigitsGoOn(text, run.end)) {
    return std::nullopt;
  }
  const bool padded = digits.front() == '0' &&
                      digits.size() > 1 + static_cast<size_t>(decimals);
  if (padded) return std::nullopt;
  const auto whole = Decimal::Parse(digits);
  if (!whole.ok()) return std::nullopt;
  run.value = *whole * Decimal(1, -decimals);
  run.place = Decimal(1, -decimals);
  run.decimals = decimals > 0;
  if (const auto exponent = ReadExponent(text, run.end)) {
    if (exponent->of_ten) {
      run.value = run.value * Decimal(1, exponent->power);
      run.place = run.place * Decimal(1, exponent->power);
    } else if (run.value == Decimal()) {
      return std::nullopt;
    } else {
      // As exact as its digits, whatever the power: no precision is claimed.
      run.value = Power(run.value, exponent->power);
      run.place = run.value * Decimal(1, -17);
    }
    run.end = exponent->end;
    run.decimals = true;
  }
  return run;
}

bool IsPartOfName(const TokenText& text, int at) {
  if (!text.at(at).glued) return false;
  const int before = at - 1;
  if (text.IsWord(before) || text.IsDigits(before)) {
    // "USD5m" and "EUR20" are sums.
    return !text.Is(before, WordClass::kCurrencySign);
  }
  if (text.IsMark(before, "-")) {
    // A minus, unless something is glued before it.
    return before > 0 && text.at(before).glued && !text.IsMark(before - 1, "(");
  }
  for (const char* mark : {".", ",", "/", "'", "_", "#", "@", "[", "*", ":"}) {
    if (text.IsMark(before, mark)) return true;
  }
  return false;
}

int EndOfDigits(const TokenText& text, int at) {
  int end = at + 1;
  while (text.IsGluedDigits(end + 1)) {
    bool joined = false;
    for (const char* mark : {".", ",", ":", "/", "-", "\u2014"}) {
      joined = joined || text.IsGluedMark(end, mark);
    }
    if (!joined) break;
    end += 2;
  }
  return end;
}

std::optional<SlashFraction> ReadSlashFraction(const TokenText& text, int at) {
  if (!text.IsDigits(at) || !text.IsGluedMark(at + 1, "/") ||
      !text.IsGluedDigits(at + 2) || text.Text(at).size() > 3 ||
      text.Text(at + 2).size() > 4 || DigitsGoOn(text, at + 3) ||
      text.IsGluedMark(at + 3, "/")) {
    return std::nullopt;
  }
  // What people cut things into; the others are dates and scores.
  constexpr std::array<int, 17> kUsual = {2,  3,  4,  5,  6,  7,  8,   9,   10,
                                          12, 16, 20, 25, 32, 64, 100, 1000};
  const int numerator = ToInt(text.Text(at));
  const int denominator = ToInt(text.Text(at + 2));
  if (numerator == 0 || numerator >= denominator ||
      std::find(kUsual.begin(), kUsual.end(), denominator) == kUsual.end()) {
    return std::nullopt;
  }
  return SlashFraction{at + 3, Decimal(numerator) / Decimal(denominator),
                       denominator};
}

}  // namespace claimcheck
