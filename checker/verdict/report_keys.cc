#include "checker/verdict/report_keys.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "checker/base/check.h"
#include "checker/base/sha256.h"
#include "checker/verdict/claim_key.h"

namespace claimcheck {
namespace {

// Names a key from one run to the next; the chance that two of a million are
// alike is one in 30 million.
constexpr size_t kDigits = 16;

std::string Hashed(const std::string& text) {
  return Sha256Hex(text).substr(0, kDigits);
}

}  // namespace

std::string SourceKey(const Source& source) {
  // No text of a manifest holds this byte.
  constexpr char kEnd[] = "\x1f";
  return Hashed(
      absl::StrCat(source.language, kEnd,
                   source.published ? FormatDays(*source.published) : "", kEnd,
                   source.published_second.value_or(-1), kEnd, source.voice,
                   kEnd, absl::StrJoin(source.credits, ","), kEnd,
                   source.publisher, kEnd, source.text));
}

void AddKeys(const RuleSet& rules, Report& report) {
  CHECK(rules.claims.size() == report.claims.size());
  const std::vector<std::string> claims = ClaimKeys(rules);
  for (size_t i = 0; i < claims.size(); ++i) {
    report.claims[i].key = Hashed(absl::StrCat(rules.region.code, claims[i]));
  }
  report.voices_key = Hashed(VoicesKey(rules));
}

}  // namespace claimcheck
