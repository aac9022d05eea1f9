#include "checker/authoring/mutants.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "checker/authoring/alternatives.h"
#include "checker/authoring/rule_tests.h"
#include "checker/values/value.h"
#include "checker/verdict/test_source.h"
#include "re2/re2.h"

namespace claimcheck {
namespace {

using Kind = PhraseNode::Kind;

// One unit of the last written part, up or down: "2025-04" to "2025-05".
std::string MovedDate(const std::string& date, int step) {
  int year = 0, month = 0, day = 0;
  if (RE2::FullMatch(date, R"((\d{4})-(\d{2})-(\d{2}))", &year, &month, &day)) {
    const absl::CivilDay moved = absl::CivilDay(year, month, day) + step;
    return absl::StrFormat("%04d-%02d-%02d", moved.year(), moved.month(),
                           moved.day());
  }
  if (RE2::FullMatch(date, R"((\d{4})-(\d{2}))", &year, &month)) {
    const absl::CivilMonth moved = absl::CivilMonth(year, month) + step;
    return absl::StrFormat("%04d-%02d", moved.year(), moved.month());
  }
  if (RE2::FullMatch(date, R"((\d{4}))", &year)) {
    return absl::StrFormat("%04d", year + step);
  }
  return date;
}

// "47" to "48", "3.2" to "3.3", "115000" to "116000", "1,250" to "1,251".
std::string MovedNumber(const std::string& number, int step) {
  std::string digits = number;
  digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
  const size_t point = digits.find('.');
  const size_t places =
      point == std::string::npos ? 0 : digits.size() - point - 1;
  if (places > 0) digits.erase(point, 1);
  std::string zeros;
  while (places == 0 && digits.size() > 3 && digits.ends_with("000")) {
    digits.resize(digits.size() - 3);
    zeros += "000";
  }
  int64_t value = 0;
  if (!absl::SimpleAtoi(digits, &value) || value + step < 0) return number;
  std::string moved = absl::StrFormat("%d", value + step);
  if (places > 0) {
    if (moved.size() <= places) moved.insert(0, places + 1 - moved.size(), '0');
    moved.insert(moved.size() - places, 1, '.');
  }
  return moved + zeros;
}

// `text`, an `expect`, moved; nothing if that would be the same.
std::optional<std::string> MovedText(const Claim& claim,
                                     const std::string& text, int step) {
  const bool date = claim.kind == ClaimKind::kDate;
  const RE2 part(date ? R"((\d{4}(?:-\d{2}(?:-\d{2})?)?))"
                      : R"((\d[\d,]*(?:\.\d+)?))");
  const bool range = text.find("..") != std::string::npos;
  std::vector<re2::StringPiece> parts;
  re2::StringPiece rest(text), found;
  while (RE2::FindAndConsume(&rest, part, &found)) parts.push_back(found);
  if (parts.empty()) return std::nullopt;
  // "5 ft 7 in" moves by an inch.
  if (!range) parts.erase(parts.begin(), parts.end() - 1);
  std::string moved;
  size_t at = 0;
  for (const re2::StringPiece& each : parts) {
    const auto begin = static_cast<size_t>(each.data() - text.data());
    moved += text.substr(at, begin - at);
    const std::string written(each);
    moved += date ? MovedDate(written, step) : MovedNumber(written, step);
    at = begin + each.size();
  }
  moved += text.substr(at);
  if (moved == text) return std::nullopt;
  return moved;
}

// Takes the nodes written at `place` out of `node`. True if it is to go itself.
bool Remove(PhraseNode& node, const RulePlace& place) {
  if (node.file == place.file && node.span == place.span) return true;
  switch (node.kind) {
    case Kind::kChoice:
      std::erase_if(node.parts,
                    [&](PhraseNode& part) { return Remove(part, place); });
      return node.parts.empty();
    case Kind::kSequence: {
      bool broken = false;
      std::erase_if(node.parts, [&](PhraseNode& part) {
        const bool gone = Remove(part, place);
        broken = broken || (gone && part.kind != Kind::kOptional);
        return gone;
      });
      return broken || node.parts.empty();
    }
    case Kind::kOptional:
      return Remove(node.parts.front(), place);
    case Kind::kWord:
    case Kind::kStem:
    case Kind::kPrefix:
    case Kind::kGap:
    case Kind::kValue:
    case Kind::kRegex:
      return false;
  }
  return false;
}

void Remove(Phrases& phrases, const RulePlace& place) {
  std::erase_if(phrases,
                [&](Phrase& phrase) { return Remove(phrase.root, place); });
}

bool Holds(const PhraseNode& node, const RulePlace& place) {
  return (node.file == place.file && node.span == place.span) ||
         std::any_of(
             node.parts.begin(), node.parts.end(),
             [&](const PhraseNode& part) { return Holds(part, place); });
}

// The same field of a copy of the rules.
Phrases& FieldIn(RuleSet& rules, const PhraseField& field) {
  const auto owner = static_cast<size_t>(field.owner);
  const auto part = static_cast<size_t>(field.part);
  switch (field.use) {
    case FieldUse::kSubjectNames:
      return rules.subjects[owner].names;
    case FieldUse::kSubjectGeneric:
      return rules.subjects[owner].generic;
    case FieldUse::kVoiceNames:
      return rules.voices[owner].names;
    case FieldUse::kCue:
      return rules.claims[owner].cue;
    case FieldUse::kPattern:
      return rules.claims[owner].pattern;
    case FieldUse::kOf:
      return rules.claims[owner].of;
    case FieldUse::kTopic:
      return rules.claims[owner].topic;
    case FieldUse::kSays:
      return rules.claims[owner].says;
    case FieldUse::kDenies:
      return rules.claims[owner].denies;
    case FieldUse::kCoarser:
      return rules.claims[owner].coarser;
    case FieldUse::kNote:
      return rules.claims[owner].notes[part].second;
    case FieldUse::kAnswer:
      return rules.claims[owner].answers[part].says;
  }
  return rules.claims[owner].says;
}

class MutantMaker {
 public:
  explicit MutantMaker(const RuleSet& rules)
      : rules_(rules), fields_(FieldsOf(rules)) {}

  std::vector<Mutant> Make() {
    for (size_t i = 0; i < rules_.claims.size(); ++i) {
      MoveValue(static_cast<int>(i));
      ChangeAnswers(static_cast<int>(i));
    }
    for (const PhraseField& field : fields_) {
      if (field.use != FieldUse::kVoiceNames) RemoveAlternatives(field);
    }
    for (const VocabularyRule& entry : rules_.vocabulary) {
      for (const Span span : entry.alternatives) {
        RemoveVocabulary(entry, {entry.place.file, span});
      }
    }
    for (size_t i = 0; i < rules_.subjects.size(); ++i) {
      RemoveRival(static_cast<int>(i));
    }
    std::stable_sort(mutants_.begin(), mutants_.end(),
                     [](const Mutant& a, const Mutant& b) {
                       return std::tie(a.place.file->name(), a.place.span) <
                              std::tie(b.place.file->name(), b.place.span);
                     });
    return std::move(mutants_);
  }

 private:
  void Add(RulePlace place, std::string what, std::vector<int> claims,
           std::function<void(RuleSet&)> apply) {
    if (claims.empty()) return;
    place.span = TrimmedSpan(place);
    mutants_.push_back({std::move(place), std::move(what), std::move(claims),
                        std::move(apply)});
  }

  void MoveValue(int index) {
    const Claim& claim = rules_.claims[static_cast<size_t>(index)];
    if (!claim.expect) return;
    // "84 m ± 2 m", as claims show it.
    constexpr std::string_view kPlusMinus = " \u00B1 ";
    const size_t end = claim.expect_text.find(kPlusMinus);
    const std::string written = claim.expect_text.substr(0, end);
    for (const int step : {1, -1}) {
      const std::optional<std::string> text = MovedText(claim, written, step);
      if (!text) continue;
      const ValueKind kind = claim.expect->kind;
      const auto value =
          end == std::string::npos
              ? ParseExpected(kind, *text)
              : ParseExpectedWithTolerance(
                    kind, *text,
                    claim.expect_text.substr(end + kPlusMinus.size()));
      if (!value.ok()) continue;
      Add({claim.place.file, claim.expect_span},
          absl::StrFormat("`%s` instead of `%s`", *text, written), {index},
          [index, moved = *value](RuleSet& rules) {
            rules.claims[static_cast<size_t>(index)].expect = moved;
          });
    }
  }

  void ChangeAnswers(int index) {
    const Claim& claim = rules_.claims[static_cast<size_t>(index)];
    const RulePlace place = {claim.place.file, claim.expect_span};
    const auto set = [&](std::string what, std::vector<std::string> ids) {
      Add(place, std::move(what), {index},
          [index, ids = std::move(ids)](RuleSet& rules) {
            rules.claims[static_cast<size_t>(index)].expect_ids = ids;
          });
    };
    if (claim.expect_ids.size() > 1) {
      for (const std::string& id : claim.expect_ids) {
        std::vector<std::string> others = claim.expect_ids;
        std::erase(others, id);
        set(absl::StrFormat("`%s` not expected", id), std::move(others));
      }
      return;
    }
    if (claim.expect_ids.empty()) return;
    const std::string& wanted = claim.expect_ids.front();
    const auto at =
        std::find_if(claim.answers.begin(), claim.answers.end(),
                     [&](const Answer& answer) { return answer.id == wanted; });
    const auto instead = [&](const Answer& other) {
      set(absl::StrFormat("`%s` instead of `%s`", other.id, wanted),
          {other.id});
    };
    if (at + 1 != claim.answers.end()) instead(*(at + 1));
    if (at != claim.answers.begin()) instead(*(at - 1));
  }

  // The claims whose sources are read with the field, the likeliest first.
  std::vector<int> ClaimsOf(const PhraseField& field) const {
    if (field.IsOfClaim()) return {field.owner};
    return ClaimsThatSee(field.owner);
  }

  std::vector<int> ClaimsThatSee(int subject) const {
    std::vector<int> claims;
    for (const bool about : {true, false}) {
      for (size_t i = 0; i < rules_.claims.size(); ++i) {
        const Claim& claim = rules_.claims[i];
        const std::vector<int>& seen =
            rules_.files[static_cast<size_t>(claim.file)].subjects;
        if ((claim.about == subject) == about && claim.about >= 0 &&
            std::binary_search(seen.begin(), seen.end(), subject)) {
          claims.push_back(static_cast<int>(i));
        }
      }
    }
    return claims;
  }

  void RemoveAlternatives(const PhraseField& field) {
    const std::vector<Alternative> all = AlternativesOf(*field.phrases);
    // Without its only name a subject is gone, and that is a mutant of its own.
    const bool only = all.size() == 1;
    if (only && field.use == FieldUse::kSubjectNames) return;
    std::set<Span> done;
    for (const Alternative& each : all) {
      RulePlace place = each.place();
      // Of "{name}" alone: the phrase as a whole.
      const bool whole = !each.here && AllFromVocabulary(*each.phrase);
      if (!each.here && !whole) continue;
      if (whole) place = {each.phrase->file, each.phrase->span};
      // One text is a phrase for each language of its vocabulary.
      if (!done.insert(place.span).second) continue;
      Add(place,
          absl::StrFormat("without `%s` in %s", WrittenText(place), field.what),
          ClaimsOf(field), [field, place, whole](RuleSet& rules) {
            Phrases& phrases = FieldIn(rules, field);
            if (!whole) return Remove(phrases, place);
            std::erase_if(phrases, [&](const Phrase& phrase) {
              return phrase.file == place.file && phrase.span == place.span;
            });
          });
    }
  }

  static bool AllFromVocabulary(const Phrase& phrase) {
    if (phrase.root.kind != Kind::kChoice) return true;
    return std::none_of(phrase.root.parts.begin(), phrase.root.parts.end(),
                        [&](const PhraseNode& part) {
                          return part.file == phrase.file &&
                                 phrase.span.Contains(part.span);
                        });
  }

  void RemoveVocabulary(const VocabularyRule& entry, const RulePlace& place) {
    std::vector<PhraseField> used;
    std::vector<int> claims;
    for (const PhraseField& field : fields_) {
      if (field.use == FieldUse::kVoiceNames) continue;
      const bool holds = std::any_of(
          field.phrases->begin(), field.phrases->end(),
          [&](const Phrase& phrase) { return Holds(phrase.root, place); });
      if (!holds) continue;
      used.push_back(field);
      for (const int claim : ClaimsOf(field)) {
        if (std::find(claims.begin(), claims.end(), claim) == claims.end()) {
          claims.push_back(claim);
        }
      }
    }
    Add(place,
        absl::StrFormat("without `%s` in `%s`", WrittenText(place), entry.name),
        std::move(claims), [used, place](RuleSet& rules) {
          for (const PhraseField& field : used) {
            Remove(FieldIn(rules, field), place);
          }
        });
  }

  void RemoveRival(int index) {
    const Subject& subject = rules_.subjects[static_cast<size_t>(index)];
    std::vector<int> claims = ClaimsThatSee(index);
    std::erase_if(claims, [&](int claim) {
      return rules_.claims[static_cast<size_t>(claim)].about == index;
    });
    Add(subject.place, absl::StrFormat("without the rival `%s`", subject.id),
        std::move(claims), [index](RuleSet& rules) {
          Subject& gone = rules.subjects[static_cast<size_t>(index)];
          gone.names.clear();
          gone.generic.clear();
        });
  }

  const RuleSet& rules_;
  const std::vector<PhraseField> fields_;
  std::vector<Mutant> mutants_;
};

// The rules with one claim, for its tests alone.
RuleSet OnlyClaim(const RuleSet& rules, int claim) {
  RuleSet only;
  only.files = rules.files;
  only.voices = rules.voices;
  only.subjects = rules.subjects;
  only.claims = {rules.claims[static_cast<size_t>(claim)]};
  return only;
}

}  // namespace

std::vector<Mutant> MutantsOf(const RuleSet& rules) {
  return MutantMaker(rules).Make();
}

bool IsKilled(const RuleSet& rules, const Mutant& mutant) {
  RuleSet changed = rules;
  mutant.apply(changed);
  for (const int claim : mutant.claims) {
    const RuleSet only = OnlyClaim(changed, claim);
    const Matcher matcher(only);
    for (const InlineTest& test : only.claims.front().tests) {
      if (!test.todo.empty()) continue;
      const Source source = SourceOf(test);
      const Report report = JudgeOne(only, matcher, source);
      if (!Complaints(test, report.CellAt(0, 0)).empty()) return true;
    }
  }
  return false;
}

}  // namespace claimcheck
