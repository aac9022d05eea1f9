// The part of a language pack that the value recognisers read: months,
// weekdays, number words, units, currencies, approximators, relative dates.

#ifndef CHECKER_LANG_VALUE_WORDS_H_
#define CHECKER_LANG_VALUE_WORDS_H_

namespace claimcheck {

struct ValueWords {};

}  // namespace claimcheck

#endif  // CHECKER_LANG_VALUE_WORDS_H_
