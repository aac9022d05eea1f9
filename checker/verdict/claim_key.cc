#include "checker/verdict/claim_key.h"

#include <string_view>
#include <utility>

#include "absl/strings/str_format.h"
#include "checker/rules/phrase.h"

namespace claimcheck {
namespace {

// No field runs into the next: each ends with a byte that no text holds.
class Key {
 public:
  void Add(std::string_view text) {
    key_.append(text);
    key_ += '\x1f';
  }
  void Add(int number) { Add(std::to_string(number)); }
  void Add(const Phrases& phrases) {
    Add(static_cast<int>(phrases.size()));
    for (const Phrase& phrase : phrases) {
      Add(phrase.language);
      Add(PhraseToString(phrase.root));
    }
  }
  void Add(const std::vector<std::string>& texts) {
    Add(static_cast<int>(texts.size()));
    for (const std::string& text : texts) Add(text);
  }
  void Add(const absl::CivilDay& day) {
    Add(absl::StrFormat("%d-%d-%d", day.year(), day.month(), day.day()));
  }
  std::string Take() { return std::move(key_); }

 private:
  std::string key_;
};

std::string SubjectsKey(const RuleSet& rules, const RuleFile& file) {
  Key key;
  for (const int index : file.subjects) {
    const Subject& subject = rules.subjects[static_cast<size_t>(index)];
    key.Add(subject.id);
    key.Add(subject.names);
    key.Add(subject.generic);
  }
  return key.Take();
}

std::string ClaimKey(const RuleSet& rules, const Claim& whole,
                     const std::string& subjects) {
  // All members by name: one more does not compile until it is thought of.
  const auto& [id, kind, claim, about, cue, pattern, of, topic, says, denies,
               notes, expect, expect_ids, expect_text, expect_span, answers,
               coarser, between, holds_from, severity, framing_severity,
               warn_if, error_if, tests, file, place, span] = whole;
  Key key;
  key.Add(subjects);
  key.Add(id);
  key.Add(static_cast<int>(kind));
  key.Add(about < 0 ? "" : rules.subjects[static_cast<size_t>(about)].id);
  for (const Phrases* phrases :
       {&cue, &pattern, &of, &topic, &says, &denies, &coarser}) {
    key.Add(*phrases);
  }
  key.Add(static_cast<int>(notes.size()));
  for (const auto& [name, phrases] : notes) {
    key.Add(name);
    key.Add(phrases);
  }
  key.Add(expect_text);  // And so of `expect`.
  key.Add(expect_ids);
  key.Add(static_cast<int>(answers.size()));
  for (const auto& [answer, phrases, within, from, at] : answers) {
    key.Add(answer);
    key.Add(phrases);
    key.Add(within);
    key.Add(from.has_value());
    if (from) {
      key.Add(from->earliest);
      key.Add(from->latest);
    }
  }
  key.Add(between);
  if (holds_from) key.Add(*holds_from);
  return key.Take();
}

}  // namespace

std::vector<std::string> ClaimKeys(const RuleSet& rules) {
  std::vector<std::string> subjects;
  for (const RuleFile& file : rules.files) {
    subjects.push_back(SubjectsKey(rules, file));
  }
  std::vector<std::string> keys;
  for (const Claim& claim : rules.claims) {
    keys.push_back(
        ClaimKey(rules, claim, subjects[static_cast<size_t>(claim.file)]));
  }
  return keys;
}

std::map<std::string, std::string> VoiceKeys(const RuleSet& rules) {
  std::map<std::string, std::string> keys;
  for (const auto& [id, side, names, place] : rules.voices) {
    Key key;
    key.Add(side);
    key.Add(names);
    keys.emplace(id, key.Take());
  }
  return keys;
}

std::string VoicesKey(const RuleSet& rules) {
  const std::map<std::string, std::string> keys = VoiceKeys(rules);
  Key key;
  for (const VoiceRule& voice : rules.voices) {
    key.Add(voice.id);
    key.Add(keys.at(voice.id));
  }
  return key.Take();
}

}  // namespace claimcheck
