// Whether one phrase matches all that another matches.

#ifndef CHECKER_AUTHORING_PHRASE_COVER_H_
#define CHECKER_AUTHORING_PHRASE_COVER_H_

#include <string>
#include <string_view>
#include <vector>

#include "checker/rules/phrase.h"

namespace claimcheck {

// True if whatever `phrase` matches, one of `others` matches too, at the very
// same words. `language` is that of the texts; "" for any with a pack.
//
// Both are finite automatons, and this is inclusion of what they accept; a
// step of one lies in a step of the other if every word of the first is one of
// the second. Errs to false: for a step that only several others cover
// together, and for phrases whose comparison would take too long.
bool Covers(const std::vector<const PhraseNode*>& others,
            const PhraseNode& phrase, std::string_view language);

// True if each covers the other.
bool SamePhrase(const PhraseNode& a, const PhraseNode& b,
                std::string_view language);

// True if every phrase of `a` is covered by those of `b` together, in the
// languages that it is for, and the other way round.
bool SamePhrases(const Phrases& a, const Phrases& b);

// The phrases of `all` that texts in `language` are matched with, without
// `but`.
std::vector<const PhraseNode*> RootsFor(const Phrases& all,
                                        std::string_view language,
                                        const Phrase* but = nullptr);

}  // namespace claimcheck

#endif  // CHECKER_AUTHORING_PHRASE_COVER_H_
