#include "checker/rules/rule_schema.h"

#include <map>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/base/check.h"
#include "checker/rules/claim_keys.h"

namespace claimcheck {
namespace {

using enum YamlType;

std::vector<std::string> StanceNames() {
  std::vector<std::string> names;
  for (int i = 0; i < kStanceCount; ++i) {
    names.emplace_back(StanceName(static_cast<Stance>(i)));
  }
  return names;
}

std::vector<std::string> SeverityNames() {
  std::vector<std::string> names;
  for (const Severity severity :
       {Severity::kOff, Severity::kHint, Severity::kInfo, Severity::kWarning,
        Severity::kError}) {
    names.emplace_back(SeverityName(severity));
  }
  return names;
}

std::vector<std::string> KindNames() {
  std::vector<std::string> names;
  for (const ClaimKind kind : AllClaimKinds()) {
    names.emplace_back(ClaimKindName(kind));
  }
  return names;
}

YamlObject SeverityObject(bool of_framing) {
  YamlObject severity = {of_framing ? "severity-framing" : "severity",
                         "`severity`",
                         "How bad each stance of a source is",
                         {}};
  for (const std::string& stance : StanceNames()) {
    severity.fields.push_back(
        {stance, kWord, false,
         absl::StrCat("How bad it is if a source is ", stance), SeverityNames(),
         ""});
  }
  if (of_framing) {
    severity.fields.push_back({"framing", kWord, false,
                               "How bad it is if voices share no frame, or "
                               "sides take it up with different strength",
                               SeverityNames(), ""});
  }
  return severity;
}

YamlObject CountsObject() {
  YamlObject counts = {"source-counts",
                       "count of sources by stance",
                       "For each stance, from how many sources on it counts",
                       {}};
  for (const std::string& stance : StanceNames()) {
    counts.fields.push_back(
        {stance,
         kText,
         false,
         absl::StrCat("A number of sources from 1 on that are ", stance),
         {},
         ""});
  }
  return counts;
}

std::vector<YamlObject> MakeRuleObjects() {
  std::vector<YamlObject> objects = {
      {"rule-file",
       "rule file",
       "Claims about one topic, and the things and voices they speak of",
       {{"schema",
         kWord,
         true,
         "The language of the file",
         {std::string(kRuleSchema)},
         ""},
        {"title", kText, false, "What the file is about, for reports", {}, ""},
        {"region",
         kText,
         false,
         "Country where sources are written whose language does not tell, as "
         "two capital letters: decides what 03/04/25 means, and seasons and "
         "holidays",
         {},
         ""},
        {"use",
         kTexts,
         false,
         "Rule files whose vocabulary, voices and subjects are taken, as paths "
         "from this file",
         {},
         ""},
        {"vocabulary",
         kByName,
         false,
         "Phrases to use again, as {name}",
         {},
         ""},
        {"voices", kByName, false, "Who speaks, by id", {}, "voice"},
        {"subjects",
         kByName,
         false,
         "What claims are about, by id",
         {},
         "subject"},
        {"claims", kObjects, false, "What to check", {}, "claim"}}},
      {"voice",
       "voice",
       "Somebody who speaks in sources",
       {{"names", kPhrases, true, "How texts call the voice", {}, ""},
        {"side", kName, false, "The group it belongs to", {}, ""}}},
      {"subject",
       "subject",
       "A thing that claims are about, or a rival of one",
       {{"names",
         kPhrases,
         true,
         "Phrases that can only mean this subject",
         {},
         ""},
        {"name", kText, false, "What people call it, for reports", {}, ""},
        {"generic",
         kPhrases,
         false,
         "Phrases that mean the subject last named: \"the ferry\"",
         {},
         ""}}},
      {"holds",
       "`holds`",
       "When a claim holds",
       {{"from",
         kText,
         true,
         "Sources published before this day, month or year are early, not "
         "wrong",
         {},
         ""}}},
      {"answer",
       "answer",
       "An answer that lies in a wider one",
       {{"says", kPhrases, true, "Phrases that give the answer", {}, ""},
        {"within", kName, false, "The wider answer it lies in", {}, ""}}},
      {"state",
       "state",
       "A state of a timeline",
       {{"state", kName, true, "Its id", {}, ""},
        {"says",
         kPhrases,
         true,
         "Phrases that say the state is reached",
         {},
         ""},
        {"from", kText, false, "When it began", {}, ""}}},
      {"test",
       "test",
       "A text, and what the claim is to make of it",
       {{"text", kText, false, "The whole text of a source", {}, ""},
        {"source",
         kText,
         false,
         "Instead of `text`: a text file, as a path from this file",
         {},
         ""},
        {"expect", kWord, true, "The stance of the source", StanceNames(), ""},
        {"published",
         kText,
         false,
         "When it was published: 2025-01-18, 2025-01, 2025 or a range",
         {},
         ""},
        {"language", kText, false, "Its language, as a BCP 47 tag", {}, ""},
        {"voice",
         kName,
         false,
         "Whose own text it is; `author` if not said",
         {},
         ""},
        {"at", kText, false, "The words that must be the evidence", {}, ""},
        {"notes", kTexts, false, "Notes that the cell must have", {}, ""},
        {"todo",
         kText,
         false,
         "Why the test is known to fail; it fails once it passes",
         {},
         ""}}}};
  objects.push_back(SeverityObject(false));
  objects.push_back(SeverityObject(true));
  objects.push_back(CountsObject());
  return objects;
}

// What the keys of claims are, but for the kinds that have them.
const std::vector<YamlField>& ClaimFields() {
  static const auto* const fields = new std::vector<YamlField>{
      {"id", kName, true, "Its name in reports and on command lines", {}, ""},
      {"kind", kWord, true, "How the rest of the claim is read", KindNames(),
       ""},
      {"claim", kText, true, "The claim in one sentence, for readers", {}, ""},
      {"about", kName, true, "The subject it is about", {}, ""},
      {"cue",
       kPhrases,
       false,
       "Phrases one of which must stand in the clause of the value or answer",
       {},
       ""},
      {"pattern",
       kPhrases,
       false,
       "Phrases with {value}: where the value or answer must stand",
       {},
       ""},
      {"of", kPhrases, false, "What is counted", {}, ""},
      {"says",
       kPhrases,
       true,
       "Phrases that assert it, or raise the topic",
       {},
       ""},
      {"denies", kPhrases, false, "Phrases that assert the opposite", {}, ""},
      {"answers",
       kByNameOrPhrases,
       true,
       "The answers, of which one is true",
       {},
       "answer"},
      {"items", kByName, true, "What may be on the list", {}, ""},
      {"coarser",
       kPhrases,
       false,
       "Phrases that speak of it without saying which",
       {},
       ""},
      {"states", kObjects, true, "The states, in order of time", {}, "state"},
      {"frames", kByName, true, "Ways of putting it", {}, ""},
      {"voices", kTexts, false, "The voices to compare", {}, ""},
      {"sides", kTexts, false, "The sides to compare", {}, ""},
      {"expect",
       kText,
       false,
       "What is expected; without it sources are compared with each other",
       {},
       ""},
      {"tolerance",
       kText,
       false,
       "How far from what is expected a value may be: an amount in the same "
       "unit, or a share as 5 %",
       {},
       ""},
      {"topic",
       kPhrases,
       false,
       "Phrases that raise what it speaks of: a source with one omits rather "
       "than is silent",
       {},
       ""},
      {"holds", kObject, false, "When it holds", {}, "holds"},
      {"severity", kObject, false, "How bad each stance is", {}, "severity"},
      {"warn_if",
       kObject,
       false,
       "From how many sources with a stance on its findings are at least "
       "warnings",
       {},
       "source-counts"},
      {"error_if",
       kObject,
       false,
       "From how many sources with a stance on its findings are errors",
       {},
       "source-counts"},
      {"notes",
       kByName,
       false,
       "Phrases whose name becomes a note where they stand in the clause",
       {},
       ""},
      {"tests",
       kObjects,
       false,
       "Texts with the stance they must get",
       {},
       "test"}};
  return *fields;
}

YamlObject MakeClaimObject(ClaimKind kind) {
  YamlObject claim = {absl::StrFormat("claim-%s", ClaimKindName(kind)),
                      "claim",
                      "One thing to check",
                      {}};
  for (const std::string& key : KeysOf(kind)) {
    for (YamlField field : ClaimFields()) {
      if (field.key != key) continue;
      if (key == "about") {
        field.required = kind != ClaimKind::kFact &&
                         kind != ClaimKind::kFraming &&
                         kind != ClaimKind::kTopic;
      }
      const bool many = kind == ClaimKind::kList || kind == ClaimKind::kFraming;
      if (key == "expect" && many) field.type = kTexts;
      if (key == "severity" && HasFramingSeverity(kind)) {
        field.object = "severity-framing";
      }
      if (key == "kind") field.words = {std::string(ClaimKindName(kind))};
      claim.fields.push_back(std::move(field));
    }
  }
  return claim;
}

}  // namespace

const std::vector<YamlObject>& RuleObjects() {
  static const auto* const objects =
      new std::vector<YamlObject>(MakeRuleObjects());
  return *objects;
}

const YamlObject& RuleObject(std::string_view id) {
  const YamlObject* found = nullptr;
  for (const YamlObject& object : RuleObjects()) {
    if (object.id == id) found = &object;
  }
  CHECK(found != nullptr);
  return *found;
}

std::vector<YamlObject> AllRuleObjects() {
  std::vector<YamlObject> all = RuleObjects();
  YamlObject claim = {"claim", "claim", "One thing to check", {}, "kind", {}};
  for (const ClaimKind kind : AllClaimKinds()) {
    claim.variants.push_back(ClaimObject(kind).id);
    all.push_back(ClaimObject(kind));
  }
  all.push_back(std::move(claim));
  return all;
}

const YamlObject& ClaimObject(ClaimKind kind) {
  static const auto* const claims = [] {
    auto* all = new std::map<ClaimKind, YamlObject>();
    for (const ClaimKind each : AllClaimKinds()) {
      all->emplace(each, MakeClaimObject(each));
    }
    return all;
  }();
  return claims->at(kind);
}

}  // namespace claimcheck
