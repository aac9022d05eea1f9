// The target that holds `check` against its two halves.

#ifndef TESTS_FUZZ_HALVES_H_
#define TESTS_FUZZ_HALVES_H_

#include <string_view>

namespace claimcheck::fuzz {

// `bytes` are the files of a small corpus, between form feeds: HTML if the
// first character is `<`, JSON Lines if it is `{`, else Markdown. What comes
// before the first form feed shuffles the lines and parts them.
void Halves(std::string_view bytes);

}  // namespace claimcheck::fuzz

#endif  // TESTS_FUZZ_HALVES_H_
