#include "checker/values/unit_tables.h"

#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "checker/base/check.h"
#include "checker/text/normalize.h"
#include "checker/values/table_maker.h"

namespace claimcheck {
namespace {

// "1609.344" or "5/9".
Decimal ToFactor(std::string_view text) {
  const size_t stroke = text.find('/');
  const auto number = Decimal::Parse(text.substr(0, stroke));
  CHECK(number.ok());
  if (stroke == std::string_view::npos) return *number;
  return *number / ToFactor(text.substr(stroke + 1));
}

class UnitAdder {
 public:
  UnitAdder(const ValueWords& words, ValueTables& tables)
      : words_(words), tables_(tables) {}

  void Add(const DimensionWords& dimension) {
    for (const auto& [id, forms] : dimension.words) {
      Add(dimension, id, forms, words_.prefixes, false);
    }
    for (const auto& [id, forms] : dimension.symbols) {
      Add(dimension, id, forms, words_.prefix_symbols, true);
    }
    for (const auto& [id, forms] : dimension.continued) {
      UnitOfMeasure unit;
      unit.base = dimension.unit;
      unit.dimension = dimension.name;
      unit.factor = ToFactor(id);
      const int payload = Keep(unit, forms.front(), true);
      tables_.continued.push_back(tables_.units.back());
      for (const std::string& form : forms) {
        tables_.lexicon.Add(form, WordClass::kContinuedUnit, payload);
      }
    }
  }

 private:
  // `id` is the factor and, of scales with another zero, the place of zero:
  // "5/9 -160/9" for degrees Fahrenheit.
  void Add(const DimensionWords& dimension, std::string_view id,
           const std::vector<std::string>& forms, const FormTable& prefixes,
           bool exact) {
    const size_t space = id.find(' ');
    UnitOfMeasure unit;
    unit.base = dimension.unit;
    unit.dimension = dimension.name;
    unit.factor = ToFactor(id.substr(0, space));
    if (space != std::string_view::npos) {
      unit.zero = ToFactor(id.substr(space + 1));
    }
    unit.rate = dimension.rate;
    if (!dimension.rate_per.empty()) {
      unit.rate_per = ToTimeUnit(dimension.rate_per);
    }
    AddForms(unit, forms, "", exact);
    for (const auto& [factor, names] : prefixes) {
      UnitOfMeasure prefixed = unit;
      for (int i = 0; i < dimension.power; ++i) {
        prefixed.factor = prefixed.factor * ToFactor(factor);
      }
      for (const std::string& name : names) {
        AddForms(prefixed, forms, name, exact);
      }
    }
  }

  // The forms with `prefix` for their asterisk; without one, all of them.
  void AddForms(const UnitOfMeasure& unit,
                const std::vector<std::string>& forms,
                const std::string& prefix, bool exact) {
    int payload = -1;
    for (const std::string& form : forms) {
      const size_t star = form.find('*');
      if (star == std::string::npos && !prefix.empty()) continue;
      const std::string whole = star == std::string::npos
                                    ? form
                                    : absl::StrCat(form.substr(0, star), prefix,
                                                   form.substr(star + 1));
      if (payload < 0) payload = Keep(unit, whole, exact || star != form.npos);
      tables_.lexicon.Add(whole, WordClass::kUnit, payload, exact);
      // "a 300-square-foot room".
      if (!exact && whole.find(' ') != std::string::npos) {
        tables_.lexicon.Add(absl::StrReplaceAll(whole, {{" ", "-"}}),
                            WordClass::kUnit, payload);
      }
    }
  }

  // A `derived` form, one with a prefix or a symbol, bears the name of the
  // words that mean as much.
  int Keep(UnitOfMeasure unit, const std::string& form, bool derived) {
    std::string& name =
        names_[{unit.dimension, absl::StrCat(unit.factor.ToString(), " ",
                                             unit.zero.ToString())}];
    if (name.empty() || !derived) name = form;
    unit.name = name;
    tables_.units.push_back(std::move(unit));
    return static_cast<int>(tables_.units.size()) - 1;
  }

  const ValueWords& words_;
  ValueTables& tables_;
  std::map<std::pair<std::string, std::string>, std::string> names_;
};

struct CurrencyNames {
  std::string code;
  bool current = false;
  std::vector<std::string> names;  // Singular and plurals.
  std::string sign;                // Its own, as "₭"; empty without one.
};

std::string ToUtf8(const char16_t* text, int32_t size) {
  std::string utf8;
  icu::UnicodeString(text, size).toUTF8String(utf8);
  return utf8;
}

std::set<std::string> Codes(uint32_t type) {
  std::set<std::string> codes;
  UErrorCode error = U_ZERO_ERROR;
  UEnumeration* all = ucurr_openISOCurrencies(type, &error);
  int32_t size = 0;
  while (const char* code = uenum_next(all, &size, &error)) {
    if (U_FAILURE(error)) break;
    codes.insert(code);
  }
  uenum_close(all);
  return codes;
}

// What ICU calls the currencies of the world. Those of another time that bear
// years in their names are left out.
std::vector<CurrencyNames> IcuCurrencies(const std::string& locale) {
  std::vector<CurrencyNames> found;
  const std::set<std::string> current =
      Codes(UCURR_COMMON | UCURR_NON_DEPRECATED);
  std::set<std::string> signs;
  for (const std::string& code : Codes(UCURR_COMMON)) {
    const icu::UnicodeString wide(code.c_str());
    icu::UnicodeString terminated = wide;
    const char16_t* iso = terminated.getTerminatedBuffer();
    CurrencyNames names;
    names.code = code;
    names.current = current.contains(code);
    UErrorCode error = U_ZERO_ERROR;
    UBool choice = false;
    int32_t size = 0;
    const char16_t* name = ucurr_getName(iso, locale.c_str(), UCURR_LONG_NAME,
                                         &choice, &size, &error);
    if (U_FAILURE(error)) continue;
    std::set<std::string> forms = {ToUtf8(name, size)};
    for (const char* plural : {"one", "few", "many", "other"}) {
      error = U_ZERO_ERROR;
      name = ucurr_getPluralName(iso, locale.c_str(), &choice, plural, &size,
                                 &error);
      if (U_SUCCESS(error)) forms.insert(ToUtf8(name, size));
    }
    for (const std::string& form : forms) {
      if (form.find('(') == std::string::npos && form != code) {
        names.names.push_back(form);
      }
    }
    error = U_ZERO_ERROR;
    name = ucurr_getName(iso, locale.c_str(), UCURR_NARROW_SYMBOL_NAME, &choice,
                         &size, &error);
    if (U_SUCCESS(error) && names.current) {
      names.sign = ToUtf8(name, size);
      // Letters and dollars are those of many.
      const bool own = size == 1 &&
                       static_cast<unsigned char>(names.sign[0]) >= 0x80 &&
                       signs.insert(names.sign).second;
      if (!own) names.sign.clear();
    }
    if (!names.names.empty()) found.push_back(std::move(names));
  }
  return found;
}

std::string LastWord(const std::string& name) {
  const size_t space = name.rfind(' ');
  return space == std::string::npos ? name : name.substr(space + 1);
}

class CurrencyAdder {
 public:
  CurrencyAdder(const LanguagePack& pack, ValueTables& tables)
      : pack_(pack), tables_(tables) {}

  void Add() {
    const ValueWords& words = pack_.values;
    AddTable(words.currencies, WordClass::kCurrency, false);
    AddTable(words.currency_signs, WordClass::kCurrencySign, true);
    AddTable(words.scaled_currencies, WordClass::kScaledCurrency, false);
    const std::set<std::string> doubtful(words.doubtful_currencies.begin(),
                                         words.doubtful_currencies.end());
    const std::set<std::string> doubtful_codes(words.doubtful_codes.begin(),
                                               words.doubtful_codes.end());
    std::map<std::string, std::set<std::string>> owners;
    std::map<std::string, std::set<std::string>> old_owners;
    for (const CurrencyNames& names : IcuCurrencies(pack_.language)) {
      const int payload = Keep(names.code, names.names.front());
      for (const std::string& name : names.names) {
        AddNew(name, payload);
        (names.current ? owners : old_owners)[FoldCase(LastWord(name))].insert(
            names.code);
      }
      if (!names.current) continue;
      if (!doubtful_codes.contains(names.code)) AddCode(names.code);
      if (!names.sign.empty() && !signs_.contains(names.sign)) {
        tables_.lexicon.Add(names.sign, WordClass::kCurrencySign, payload,
                            true);
      }
    }
    for (const auto& [noun, codes] : old_owners) {
      if (codes.size() == 1) owners.try_emplace(noun, codes);
    }
    for (const auto& [noun, codes] : owners) {
      if (codes.size() == 1 && !doubtful.contains(noun)) {
        AddNew(noun, Keep(*codes.begin(), noun));
      }
    }
  }

 private:
  // Ids: "EUR", or "GBP 0.01" for coins.
  void AddTable(const FormTable& table, WordClass meaning, bool exact) {
    for (const auto& [id, forms] : table) {
      const size_t space = id.find(' ');
      const Decimal factor = space == std::string::npos
                                 ? Decimal(1)
                                 : ToFactor(id.substr(space + 1));
      const int payload = Keep(id.substr(0, space), forms.front(), factor);
      for (const std::string& form : forms) {
        // "US$" is so in any case; "C $" and "RM" are not.
        const bool letters_only =
            form.find_first_of("$.") == std::string::npos ||
            form.find(' ') != std::string::npos;
        tables_.lexicon.Add(form, meaning, payload, exact && letters_only);
        (exact ? signs_ : words_).insert(exact ? form : FoldCase(form));
      }
    }
  }

  // The code itself, also in small letters, and as some write millions of it:
  // "MEUR".
  void AddCode(const std::string& code) {
    const int payload = Keep(code, code);
    const int million = Keep(code, code, Decimal(1, 6));
    for (const WordClass meaning :
         {WordClass::kCurrencySign, WordClass::kCurrency}) {
      for (const std::string& form : {code, FoldCase(code)}) {
        if (!signs_.contains(form)) {
          tables_.lexicon.Add(form, meaning, payload, true);
        }
      }
      tables_.lexicon.Add(absl::StrCat("M", code), meaning, million, true);
    }
  }

  void AddNew(const std::string& name, int payload) {
    if (words_.insert(FoldCase(name)).second) {
      tables_.lexicon.Add(name, WordClass::kCurrency, payload);
    }
  }

  int Keep(const std::string& unit, const std::string& name,
           const Decimal& factor = Decimal(1)) {
    tables_.currencies.push_back({unit == "?" ? "" : unit, name, factor});
    return static_cast<int>(tables_.currencies.size()) - 1;
  }

  const LanguagePack& pack_;
  ValueTables& tables_;
  std::set<std::string> words_;
  std::set<std::string> signs_;
};

}  // namespace

void AddUnits(const ValueWords& words, ValueTables& tables) {
  UnitAdder adder(words, tables);
  for (const DimensionWords& dimension : words.dimensions) {
    adder.Add(dimension);
  }
}

void AddCurrencies(const LanguagePack& pack, ValueTables& tables) {
  CurrencyAdder(pack, tables).Add();
}

}  // namespace claimcheck
