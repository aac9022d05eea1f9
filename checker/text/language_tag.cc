#include "checker/text/language_tag.h"

#include <algorithm>
#include <array>

#include "unicode/uchar.h"
#include "unicode/uloc.h"

namespace claimcheck {

std::string NearestLanguageTag(std::string_view text) {
  std::string tag(text);
  std::replace(tag.begin(), tag.end(), '_', '-');
  if (const auto canonical = CanonicalLanguageTag(tag)) return *canonical;
  const auto same = [&text](UChar32 name, char written) {
    return u_tolower(name) == u_tolower(static_cast<unsigned char>(written));
  };
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr;
       ++code) {
    std::array<UChar, ULOC_FULLNAME_CAPACITY> name{};
    UErrorCode error = U_ZERO_ERROR;
    const int32_t size = uloc_getDisplayLanguage(
        *code, "en", name.data(), ULOC_FULLNAME_CAPACITY, &error);
    if (U_SUCCESS(error) && static_cast<size_t>(size) == text.size() &&
        std::equal(text.begin(), text.end(), name.begin(),
                   [&](char a, UChar b) { return same(b, a); })) {
      return *code;
    }
  }
  return "";
}

std::optional<std::string> CanonicalLanguageTag(std::string_view tag) {
  const std::string name(tag);
  // ICU reads underscores too, and a NUL would end the tag early.
  if (name.empty() || name.find_first_of(std::string("_\0", 2)) != name.npos) {
    return std::nullopt;
  }
  std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
  UErrorCode error = U_ZERO_ERROR;
  int32_t parsed = 0;
  uloc_forLanguageTag(name.c_str(), locale.data(), ULOC_FULLNAME_CAPACITY,
                      &parsed, &error);
  if (U_FAILURE(error) || error == U_STRING_NOT_TERMINATED_WARNING ||
      static_cast<size_t>(parsed) != name.size()) {
    return std::nullopt;
  }
  // Five to eight letters are well-formed, and mean nothing to anyone.
  if (*uloc_getISO3Language(locale.data()) == '\0') return std::nullopt;
  std::array<char, ULOC_FULLNAME_CAPACITY> canonical{};
  uloc_toLanguageTag(locale.data(), canonical.data(), ULOC_FULLNAME_CAPACITY,
                     /*strict=*/true, &error);
  if (U_FAILURE(error)) return std::nullopt;
  return std::string(canonical.data());
}

std::string RegionOfLanguageTag(std::string_view tag) {
  std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
  std::array<char, ULOC_COUNTRY_CAPACITY> country{};
  UErrorCode error = U_ZERO_ERROR;
  uloc_forLanguageTag(std::string(tag).c_str(), locale.data(),
                      ULOC_FULLNAME_CAPACITY, nullptr, &error);
  const int32_t size = uloc_getCountry(locale.data(), country.data(),
                                       ULOC_COUNTRY_CAPACITY, &error);
  constexpr int32_t kLetters = 2;  // Three are a number: "es-419".
  if (U_FAILURE(error) || size != kLetters) return "";
  return std::string(country.data());
}

}  // namespace claimcheck
