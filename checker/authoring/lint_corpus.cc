// What only a corpus shows: claims that find nothing, languages without words.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/authoring/alternatives.h"
#include "checker/authoring/lint_parts.h"

namespace claimcheck {
namespace {

std::string_view Primary(std::string_view tag) {
  return tag.substr(0, tag.find('-'));
}

// Without one of these in its language, a source cannot state a claim.
bool IsNeeded(FieldUse use) {
  switch (use) {
    case FieldUse::kSubjectNames:
    case FieldUse::kCue:
    case FieldUse::kPattern:
    case FieldUse::kOf:
    case FieldUse::kSays:
    case FieldUse::kAnswer:
      return true;
    case FieldUse::kSubjectGeneric:
    case FieldUse::kVoiceNames:
    case FieldUse::kTopic:
    case FieldUse::kDenies:
    case FieldUse::kCoarser:
    case FieldUse::kNote:
      return false;
  }
  return false;
}

bool Speaks(const Phrases& phrases, std::string_view language) {
  for (const Phrase& phrase : phrases) {
    if (phrase.language.empty() || phrase.language == language) return true;
  }
  return false;
}

RulePlace PlaceOfOwner(const RuleSet& rules, const PhraseField& field) {
  const auto owner = static_cast<size_t>(field.owner);
  if (field.use == FieldUse::kSubjectNames) return rules.subjects[owner].place;
  if (field.use == FieldUse::kAnswer) {
    return rules.claims[owner].answers[static_cast<size_t>(field.part)].place;
  }
  return rules.claims[owner].place;
}

}  // namespace

void LintAgainst(const RuleSet& rules, const LintCorpus& corpus,
                 Diagnostics& diagnostics) {
  // The languages of the corpus, with the first source of each.
  std::map<std::string, std::string> languages;
  for (const Source* source : corpus.sources) {
    std::string& first = languages[std::string(Primary(source->language))];
    if (first.empty() || source->id < first) first = source->id;
  }
  for (const PhraseField& field : FieldsOf(rules)) {
    if (!IsNeeded(field.use)) continue;
    for (const auto& [language, source] : languages) {
      if (language.empty() || Speaks(*field.phrases, language)) continue;
      const RulePlace place = PlaceOfOwner(rules, field);
      diagnostics.Warning(
          DiagnosticKind::kMissingLanguage, place.file, place.span,
          absl::StrFormat("no phrase for `%s` in %s, though sources are in it "
                          "(`%s`)",
                          language, field.what, source));
    }
  }

  std::set<int> found;
  for (const SourceObservations& seen : corpus.observations) {
    for (const Observation& each : seen.observations) found.insert(each.claim);
    for (const Rejection& each : seen.rejections) found.insert(each.claim);
  }
  if (corpus.sources.empty()) return;
  for (size_t i = 0; i < rules.claims.size(); ++i) {
    const Claim& claim = rules.claims[i];
    if (found.contains(static_cast<int>(i))) continue;
    diagnostics.Warning(
        DiagnosticKind::kDeadInCorpus, claim.place.file, claim.place.span,
        absl::StrFormat("no source has anything to judge `%s` by: not one "
                        "candidate in %d source%s",
                        claim.id, static_cast<int>(corpus.sources.size()),
                        corpus.sources.size() == 1 ? "" : "s"));
  }
}

}  // namespace claimcheck
