#include "checker/match/phrase_automaton.h"

#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

using Kind = PhraseNode::Kind;

PhraseNode Word(const std::string& text) { return {Kind::kWord, text, 0, {}}; }
PhraseNode Gap(int words) { return {Kind::kGap, "", words, {}}; }
PhraseNode Of(Kind kind, std::vector<PhraseNode> parts) {
  return {kind, "", 0, std::move(parts)};
}

// What a phrase finds in words, as "begin-end" pairs.
std::string Found(const PhraseNode& phrase, const std::string& words,
                  const std::vector<SlotEdge>& values = {}) {
  PhraseLexicon lexicon;
  const Symbol value = lexicon.Slot();
  PhraseAutomaton automaton;
  automaton.Add(0, phrase, lexicon, value,
                [&](const std::string&) { return lexicon.Slot(); });
  automaton.StartAnywhere(0);
  const std::vector<std::string> split = absl::StrSplit(words, ' ');
  std::vector<std::vector<Symbol>> symbols(split.size());
  std::vector<const std::vector<Symbol>*> text;
  for (size_t i = 0; i < split.size(); ++i) {
    lexicon.SymbolsOf(split[i], Stem(*FindLanguagePack("en"), split[i]), "en",
                      symbols[i]);
    text.push_back(&symbols[i]);
  }
  absl::flat_hash_map<int, std::vector<SlotEdge>> slots;
  for (const SlotEdge& edge : values) {
    slots[edge.symbol].push_back({value, edge.end});  // `symbol` is the word.
  }
  std::vector<PhraseHit> hits;
  const int end = static_cast<int>(split.size());
  automaton.Find({&text, &slots}, {0, end}, hits);
  std::vector<PhraseHit> one_by_one;
  for (int begin = 0; begin < end; ++begin) {
    automaton.FindAt({&text, &slots}, 0, begin, end, one_by_one);
  }
  EXPECT_EQ(one_by_one, hits);
  std::string found;
  for (const PhraseHit& hit : hits) {
    if (!found.empty()) found += ' ';
    found +=
        std::to_string(hit.words.begin) + '-' + std::to_string(hit.words.end);
    if (!hit.slot.empty()) {
      found += '@' + std::to_string(hit.slot.begin) + '-' +
               std::to_string(hit.slot.end);
    }
  }
  return found;
}

TEST(PhraseAutomatonTest, FindsSequencesChoicesAndOptions) {
  const PhraseNode pact =
      Of(Kind::kSequence, {Word("the"), Of(Kind::kOptional, {Word("new")}),
                           Of(Kind::kChoice, {Word("pact"), Word("deal")})});
  struct Case {
    const char* words;
    const char* want;
  };
  constexpr Case kCases[] = {
      {"the pact", "0-2"},
      {"the new deal", "0-3"},
      {"so the pact and the deal", "1-3 4-6"},
      {"the", ""},
      {"the new", ""},
      {"new pact", ""},
      {"the old pact", ""},
      {"the new new pact", ""},
      {"the pacts", ""},
  };
  for (const auto& [words, want] : kCases) {
    EXPECT_EQ(Found(pact, words), want) << words;
  }
}

TEST(PhraseAutomatonTest, GapsTakeUpToTheirWordsAndNoMore) {
  const PhraseNode phrase =
      Of(Kind::kSequence, {Word("by"), Gap(2), Word("him")});
  EXPECT_EQ(Found(phrase, "by him"), "0-2");
  EXPECT_EQ(Found(phrase, "by a b him"), "0-4");
  EXPECT_EQ(Found(phrase, "by a b c him"), "");
  EXPECT_EQ(Found(phrase, "by him him"), "0-3");  // The longest.
}

TEST(PhraseAutomatonTest, StemsAndPrefixes) {
  const PhraseNode stem{Kind::kStem, "sign", 0, {}};
  EXPECT_EQ(Found(stem, "sign signs signed signing"), "0-1 1-2 2-3 3-4");
  EXPECT_EQ(Found(stem, "signal signature resign"), "");
  const PhraseNode prefix{Kind::kPrefix, "ratif", 0, {}};
  EXPECT_EQ(Found(prefix, "ratify ratification rat"), "0-1 1-2");
}

TEST(PhraseAutomatonTest, ValuesStandWhereTheyAreWanted) {
  const PhraseNode phrase =
      Of(Kind::kSequence,
         {Word("for"), PhraseNode{Kind::kValue, "", 0, {}}, Word("only")});
  EXPECT_EQ(Found(phrase, "for 20 years only", {{1, 3}}), "0-4@1-3");
  EXPECT_EQ(Found(phrase, "for 20 years only"), "");
  EXPECT_EQ(Found(phrase, "for 20 years only", {{1, 2}}), "");
}

TEST(PhraseAutomatonTest, ManyOptionsDoNotExplode) {
  // Every subset of thirty optional words, over a text of that one word.
  std::vector<PhraseNode> parts;
  for (int i = 0; i < 30; ++i) {
    parts.push_back(Of(Kind::kOptional, {Word("a")}));
  }
  parts.push_back(Word("b"));
  std::string words = "a";
  for (int i = 0; i < 500; ++i) words += " a";
  EXPECT_EQ(Found(Of(Kind::kSequence, std::move(parts)), words), "");
}

}  // namespace
}  // namespace claimcheck
