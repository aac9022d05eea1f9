// Names of languages as BCP 47 writes them: "en", "pt-BR", "zh-Hant".

#ifndef CHECKER_TEXT_LANGUAGE_TAG_H_
#define CHECKER_TEXT_LANGUAGE_TAG_H_

#include <optional>
#include <string>
#include <string_view>

namespace claimcheck {

// The tag that was perhaps meant: "en" for "English", "en-US" for "en_US"; or
// "".
//
// Source: CLDR's English names of languages, as ICU has them.
std::string NearestLanguageTag(std::string_view text);

// The canonical form of a tag ("EN-us" is "en-US"), or nothing if `tag` is
// malformed or ICU knows no such language: "english", "en_US", "xx".
//
// Source: RFC 5646, as ICU implements it.
std::optional<std::string> CanonicalLanguageTag(std::string_view tag);

// The country of a canonical tag, in ISO 3166 letters ("US" of "en-US"), or ""
// if it names none.
std::string RegionOfLanguageTag(std::string_view tag);

}  // namespace claimcheck

#endif  // CHECKER_TEXT_LANGUAGE_TAG_H_
