#include "checker/rules/load_rules.h"

#include <map>
#include <string>

#include "absl/strings/str_format.h"
#include "checker/rules/claim_keys.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

using Files = std::map<std::string, std::string>;

struct Loaded {
  RuleSet rules;
  Diagnostics diagnostics;

  std::string Complaints() const {
    std::string all;
    for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
      all +=
          absl::StrFormat("%s: %s [%s]\n", diagnostic.file->name(),
                          diagnostic.message, DiagnosticCode(diagnostic.kind));
    }
    return all;
  }
};

// Loads `names`; what they use is read from `files`.
Loaded Load(const Files& files, const std::vector<std::string>& names) {
  const FileReader read =
      [&files](const std::string& path) -> absl::StatusOr<TextFilePtr> {
    const auto found = files.find(path);
    if (found == files.end()) return absl::NotFoundError("no file " + path);
    return TextFile::Create(path, found->second);
  };
  std::vector<TextFilePtr> requested;
  for (const std::string& name : names) requested.push_back(*read(name));
  Loaded loaded;
  loaded.rules = LoadRules(requested, read, loaded.diagnostics);
  return loaded;
}

Loaded Load(const std::string& yaml) {
  return Load(Files{{"x.yaml", yaml}}, {"x.yaml"});
}

std::string Shown(const Phrases& phrases) {
  std::string all;
  for (const Phrase& phrase : phrases) {
    if (!all.empty()) all += "; ";
    if (!phrase.language.empty()) all += phrase.language + ": ";
    all += PhraseToString(phrase.root);
  }
  return all;
}

constexpr char kFerry[] = R"(
schema: claimcheck/1
title: The ferry
vocabulary:
  boat: ferry | boat
voices:
  owner: {side: land, names: [owner, the firm]}
  captain: {side: crew, names: captain}
subjects:
  ferry: {name: The Ferry Hilda, names: [Hilda, "{boat} Hilda"], generic: "the {boat}"}
  rival: {names: ferry Olga}
claims:
  - id: launched
    kind: date
    claim: The ferry was launched in May 1911.
    about: ferry
    cue: [launch~, left the yard]
    pattern: "launched [on] {value}"
    topic: yard
    expect: 1911-05
    holds: {from: 1911-05}
    severity: {contradict: warning, omit: off, early: hint}
    notes: {at-dawn: dawn | first light}
    tests:
      - text: Hilda was launched on 3 May.
        published: 1911-05-04
        language: en-GB
        voice: owner
        expect: agree
        at: 3 May
        notes: finer
  - id: berth
    kind: choice
    claim: The ferry lies at the quay.
    about: ferry
    answers:
      quay: {says: at the quay, within: harbour}
      harbour: [in harbour, in port]
      sea: {en: at sea, ru: в море}
    coarser: at home
    expect: quay
  - id: cargo
    kind: list
    claim: It carries coal and cars.
    about: ferry
    items: {coal: coal, cars: car~, corn: corn}
    expect: [cars, coal]
  - id: history
    kind: timeline
    claim: It sails.
    about: ferry
    states:
      - {state: planned, says: planned}
      - {state: built, says: built, from: 1911-03..1911-05}
      - {state: sails, says: sails, from: 1911-05-09}
    expect: sails
  - id: named
    kind: framing
    claim: What it is called.
    frames: {proud: proud, old: old}
    voices: [captain, author]
    sides: [land]
    expect: old
    severity: {framing: warning}
  - {id: crew, kind: number, claim: Seven sail it., about: ferry, of: sailor~, expect: ">= 7"}
  - {id: safe, kind: fact, claim: It is safe., about: ferry, says: is safe, denies: leaks}
  - {id: ice, kind: topic, claim: Ice is spoken of., says: ice}
)";

TEST(LoadRulesTest, ReadsEveryKeyOfEveryKind) {
  const Loaded loaded = Load(kFerry);
  ASSERT_EQ(loaded.Complaints(), "");
  const RuleSet& rules = loaded.rules;
  ASSERT_EQ(rules.files.size(), 1u);
  EXPECT_EQ(rules.files[0].title, "The ferry");
  EXPECT_EQ(rules.files[0].sha256.size(), 64u);
  EXPECT_EQ(rules.files[0].subjects, (std::vector<int>{0, 1}));

  ASSERT_EQ(rules.voices.size(), 2u);
  EXPECT_EQ(rules.voices[0].id, "owner");
  EXPECT_EQ(rules.voices[0].side, "land");
  EXPECT_EQ(Shown(rules.voices[0].names), "owner; the firm");
  EXPECT_EQ(rules.FindVoice("captain"), &rules.voices[1]);
  EXPECT_EQ(rules.FindVoice("mate"), nullptr);

  EXPECT_EQ(rules.subjects[0].name, "The Ferry Hilda");
  EXPECT_EQ(Shown(rules.subjects[0].names), "hilda; (ferry | boat) hilda");
  EXPECT_EQ(Shown(rules.subjects[0].generic), "the (ferry | boat)");
  EXPECT_EQ(rules.subjects[1].name, "rival");

  ASSERT_EQ(rules.claims.size(), 8u);
  EXPECT_EQ(rules.FindClaim("history"), 3);
  EXPECT_EQ(rules.FindClaim("none"), -1);
  const Claim& launched = rules.claims[0];
  EXPECT_EQ(launched.kind, ClaimKind::kDate);
  EXPECT_EQ(launched.about, 0);
  EXPECT_EQ(Shown(launched.cue), "launch~; left the yard");
  EXPECT_EQ(Shown(launched.pattern), "launched [on] {value}");
  EXPECT_EQ(Shown(launched.topic), "yard");
  EXPECT_EQ(launched.expect_text, "1911-05");
  EXPECT_EQ(FormatValue(*launched.expect), "1911-05");
  EXPECT_EQ(launched.holds_from, absl::CivilDay(1911, 5, 1));
  EXPECT_EQ(launched.severity, (std::map<Stance, Severity>{
                                   {Stance::kContradict, Severity::kWarning},
                                   {Stance::kOmit, Severity::kOff},
                                   {Stance::kEarly, Severity::kHint}}));
  ASSERT_EQ(launched.notes.size(), 1u);
  EXPECT_EQ(launched.notes[0].first, "at-dawn");
  EXPECT_EQ(Shown(launched.notes[0].second), "dawn | first light");
  ASSERT_EQ(launched.tests.size(), 1u);
  const InlineTest& test = launched.tests[0];
  EXPECT_EQ(test.text, "Hilda was launched on 3 May.");
  EXPECT_EQ(FormatDays(*test.published), "1911-05-04");
  EXPECT_EQ(test.language, "en-GB");
  EXPECT_EQ(test.voice, "owner");
  EXPECT_EQ(test.expect, Stance::kAgree);
  EXPECT_EQ(test.at, "3 May");
  EXPECT_EQ(test.notes, std::vector<std::string>{"finer"});
  const TextFilePtr& file = launched.place.file;
  EXPECT_EQ(
      file->bytes().substr(static_cast<size_t>(launched.place.span.begin), 8),
      "launched");
  EXPECT_EQ(
      file->bytes().substr(static_cast<size_t>(test.expect_span.begin), 5),
      "agree");

  const Claim& berth = rules.claims[1];
  ASSERT_EQ(berth.answers.size(), 3u);
  EXPECT_EQ(berth.answers[0].within, "harbour");
  EXPECT_EQ(Shown(berth.answers[1].says), "in harbour; in port");
  EXPECT_EQ(Shown(berth.answers[2].says), "en: at sea; ru: в море");
  EXPECT_EQ(Shown(berth.coarser), "at home");
  EXPECT_EQ(berth.expect_ids, std::vector<std::string>{"quay"});

  EXPECT_EQ(rules.claims[2].expect_ids,
            (std::vector<std::string>{"cars", "coal"}));
  EXPECT_EQ(rules.claims[2].expect_text, "cars, coal");
  const Claim& history = rules.claims[3];
  EXPECT_FALSE(history.answers[0].from.has_value());
  EXPECT_EQ(FormatDays(*history.answers[1].from), "1911-03-01..1911-05-31");
  EXPECT_EQ(history.FindAnswer("sails"), &history.answers[2]);
  const Claim& named = rules.claims[4];
  EXPECT_EQ(named.about, -1);
  EXPECT_EQ(named.between,
            (std::vector<std::string>{"captain", "author", "land"}));
  EXPECT_EQ(named.framing_severity, Severity::kWarning);
  EXPECT_EQ(Shown(rules.claims[5].of), "sailor~");
  EXPECT_EQ(Shown(rules.claims[6].denies), "leaks");
  EXPECT_EQ(Shown(rules.claims[7].says), "ice");
}

TEST(LoadRulesTest, LeavesOutAClaimWithAMistakeAndKeepsTheRest) {
  const Loaded loaded = Load(
      "schema: claimcheck/1\nclaims:\n"
      "  - {id: a, kind: topic, claim: A., says: a}\n"
      "  - {id: b, kind: topic, claim: B.}\n"
      "  - {id: c, kind: topic, claim: C., says: c}\n");
  EXPECT_EQ(loaded.Complaints(),
            "x.yaml: a claim without `says`; it must have one [missing-key]\n");
  ASSERT_EQ(loaded.rules.claims.size(), 2u);
  EXPECT_EQ(loaded.rules.claims[1].id, "c");
}

TEST(LoadRulesTest, TakesVocabularyVoicesAndSubjectsOfWhatItUses) {
  const Files files = {
      {"rules/a.yaml",
       "schema: claimcheck/1\nuse: [lib/b.yaml, ./lib/../c.yaml]\n"
       "vocabulary: {own: '{shared} boat'}\nvoices: {v: {names: one}}\n"
       "claims:\n"
       "  - {id: a, kind: fact, claim: A., about: s, says: '{own} {far}'}\n"
       "  - {id: f, kind: framing, claim: F., frames: {x: x}, sides: land}\n"},
      {"rules/lib/b.yaml",
       "schema: claimcheck/1\nuse: ../c.yaml\n"
       "vocabulary: {shared: '{far} big', spare: spare}\n"
       "voices: {v: {side: land, names: two}}\nsubjects: {s: {names: s}}\n"
       "claims: [{id: b, kind: topic, claim: B., says: b}]\n"},
      {"rules/c.yaml", "schema: claimcheck/1\nvocabulary: {far: far}\n"},
  };
  const Loaded loaded = Load(files, {"rules/a.yaml"});
  ASSERT_EQ(loaded.Complaints(), "");
  ASSERT_EQ(loaded.rules.claims.size(), 2u);  // Not those of b.yaml.
  EXPECT_EQ(Shown(loaded.rules.claims[0].says), "far big boat far");
  EXPECT_EQ(loaded.rules.files.size(), 1u);
  EXPECT_EQ(loaded.rules.files[0].subjects, std::vector<int>{0});
  // One voice, with the names and the side of both files.
  ASSERT_EQ(loaded.rules.voices.size(), 1u);
  EXPECT_EQ(Shown(loaded.rules.voices[0].names), "one; two");
  EXPECT_EQ(loaded.rules.voices[0].side, "land");

  const Loaded both = Load(files, {"rules/a.yaml", "rules/lib/b.yaml"});
  EXPECT_EQ(both.Complaints(), "");
  EXPECT_EQ(both.rules.claims.size(), 3u);
  EXPECT_EQ(both.rules.claims[2].file, 1);
}

TEST(LoadRulesTest, NamesOfOneFileAreNotSeenInAnother) {
  const Files files = {
      {"a.yaml",
       "schema: claimcheck/1\nvocabulary: {w: x}\nsubjects: {s: {names: "
       "'{w}'}}\n"
       "claims: [{id: a, kind: fact, claim: A., about: s, says: q}]\n"},
      {"b.yaml",
       "schema: claimcheck/1\nsubjects: {s: {names: z}}\n"
       "claims: [{id: b, kind: fact, claim: B., about: s, says: '{w}'}]\n"},
  };
  const Loaded loaded = Load(files, {"a.yaml", "b.yaml"});
  EXPECT_EQ(loaded.Complaints(),
            "b.yaml: unknown vocabulary `w`; define it under `vocabulary:` or "
            "import it by `use:` [unknown-name]\n");
  ASSERT_EQ(loaded.rules.files.size(), 2u);
  EXPECT_EQ(loaded.rules.files[0].subjects, std::vector<int>{0});
  EXPECT_EQ(loaded.rules.files[1].subjects, std::vector<int>{1});
}

TEST(LoadRulesTest, ClaimIdsAreUniqueAcrossFiles) {
  const std::string yaml =
      "schema: claimcheck/1\n"
      "claims: [{id: a, kind: topic, claim: A., says: a}]\n";
  const Loaded loaded =
      Load({{"a.yaml", yaml}, {"b.yaml", yaml}}, {"a.yaml", "b.yaml"});
  EXPECT_EQ(loaded.Complaints(),
            "b.yaml: the claim `a` is defined twice [duplicate-id]\n");
}

TEST(LoadRulesTest, OneFileGivenTwiceIsOneFile) {
  const std::string yaml =
      "schema: claimcheck/1\n"
      "claims: [{id: a, kind: topic, claim: A., says: a}]\n";
  const Loaded loaded = Load({{"r/a.yaml", yaml}, {"./r//a.yaml", yaml}},
                             {"r/a.yaml", "./r//a.yaml"});
  EXPECT_EQ(loaded.Complaints(), "");
  EXPECT_EQ(loaded.rules.files.size(), 1u);
}

TEST(LoadRulesTest, DoesNotCallASharedOrRivalNameUnused) {
  const Files files = {
      {"a.yaml",
       "schema: claimcheck/1\nuse: b.yaml\nsubjects: {s: {names: s}}\n"
       "claims: [{id: a, kind: fact, claim: A., about: s, says: x}]\n"},
      {"b.yaml",
       "schema: claimcheck/1\nvocabulary: {w: x}\nsubjects: {r: {names: r}}\n"
       "voices: {v: {names: v}}\n"},
  };
  EXPECT_EQ(Load(files, {"a.yaml"}).Complaints(), "");
  EXPECT_EQ(Load(files, {"a.yaml", "b.yaml"}).Complaints(), "");
}

TEST(LoadRulesTest, AFileOfManyClaimsIsReadInNoTime) {
  std::string yaml =
      "schema: claimcheck/1\nvocabulary: {w: x | y}\n"
      "subjects: {s: {names: '{w} z'}}\nclaims:\n";
  for (int i = 0; i < 10'000; ++i) {
    yaml += absl::StrFormat(
        "  - {id: c%d, kind: fact, claim: C., about: s, says: '{w} a%d ...'}\n",
        i, i);
  }
  const Loaded loaded = Load(yaml);
  // The last word of each phrase is a gap: as many complaints as claims.
  EXPECT_EQ(loaded.diagnostics.errors(), 10'000);
}

TEST(ClaimKeysTest, KnowsWhichKindHasWhichKey) {
  EXPECT_TRUE(KindHasKey(ClaimKind::kNumber, "of"));
  EXPECT_FALSE(KindHasKey(ClaimKind::kMoney, "of"));
  EXPECT_TRUE(KindsWithKey("margin").empty());
  EXPECT_EQ(KindsWithKey("id").size(), AllClaimKinds().size());
  for (const ClaimKind kind : AllClaimKinds()) {
    EXPECT_EQ(ParseClaimKind(ClaimKindName(kind)), kind);
    for (const std::string& key : KeysOf(kind)) {
      EXPECT_TRUE(KindHasKey(kind, key)) << key;
    }
  }
}

TEST(RuleSetTest, NamesStancesBothWays) {
  for (int i = 0; i < kStanceCount; ++i) {
    const auto stance = static_cast<Stance>(i);
    EXPECT_EQ(ParseStance(StanceName(stance)), stance);
  }
  EXPECT_FALSE(ParseStance("agreed").has_value());
  EXPECT_EQ(DefaultSeverity(Stance::kContradict), Severity::kError);
  EXPECT_EQ(DefaultSeverity(Stance::kOmit), Severity::kOff);
}

}  // namespace
}  // namespace claimcheck
