// The units and currencies of a language pack, with what ICU knows.

#ifndef CHECKER_VALUES_UNIT_TABLES_H_
#define CHECKER_VALUES_UNIT_TABLES_H_

#include "checker/lang/language_pack.h"
#include "checker/values/value_tables.h"

namespace claimcheck {

// Adds the units of the pack's dimensions, with every prefix where a form has
// an asterisk.
void AddUnits(const ValueWords& words, ValueTables& tables);

// Adds the pack's currencies and coins and, from ICU, the names of all other
// currencies in the pack's language, their codes and their signs. The last
// word of a name ("zlotys") is one too if no other currency has it.
void AddCurrencies(const LanguagePack& pack, ValueTables& tables);

}  // namespace claimcheck

#endif  // CHECKER_VALUES_UNIT_TABLES_H_
