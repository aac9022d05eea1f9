#include "checker/match/prefilter.h"

#include <algorithm>
#include <ostream>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "checker/match/anchors.h"
#include "checker/match/matcher.h"
#include "checker/match/word_classes.h"
#include "checker/text/normalize.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/run.h"

namespace claimcheck {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// One of `choices`, from a seeded engine whose numbers are the same everywhere.
template <typename Choices>
const auto& OneOf(const Choices& choices, std::mt19937& chance) {
  return choices[chance() % std::size(choices)];
}

class WordClassesTest : public testing::Test {
 protected:
  WordClassesTest() {
    for (const char* word :
         {"ferry", "don't", "u.s", "3.2", "1,250", "12", "'s", "о", "мост",
          "quayside", "extraordinarily", "pneumonoultramicroscopic", "café"}) {
      symbols_.push_back(lexicon_.Word(word));
    }
    symbols_.push_back(lexicon_.Prefix("fer"));
    symbols_.push_back(lexicon_.Prefix("é"));
    symbols_.push_back(lexicon_.Stemmed("sailing"));
  }

  // The symbols of each word, as found by segmentation.
  std::vector<std::vector<Symbol>> Expected(const std::string& text) const {
    const LanguagePack& english = *FindLanguagePack("en");
    std::vector<std::vector<Symbol>> all;
    for (const std::string& word : FoldedWords(text)) {
      lexicon_.SymbolsOf(word, Stem(english, word), "en", all.emplace_back());
    }
    return all;
  }

  std::vector<std::vector<Symbol>> Scanned(const std::string& text) {
    std::vector<WordSymbols> classes;
    classes_.Scan(text, classes);
    std::vector<std::vector<Symbol>> all;
    for (const WordSymbols of : classes) {
      auto& symbols = all.emplace_back();
      classes_.ForEach(of, [&](Symbol symbol) { symbols.push_back(symbol); });
      for (const Symbol symbol : symbols_) {
        const bool listed =
            std::binary_search(symbols.begin(), symbols.end(), symbol);
        EXPECT_EQ(classes_.Has(of, symbol), listed) << text;
      }
    }
    return all;
  }

  PhraseLexicon lexicon_;
  std::vector<Symbol> symbols_;
  WordClasses classes_{lexicon_, *FindLanguagePack("en"),
                       [](const std::vector<Symbol>&) { return 1U; }};
};

TEST_F(WordClassesTest, WordsAreThoseOfSegmentation) {
  for (const char* text :
       {"", " ", "ferry", "Ferry FERRY ferries", "the ferry's crew don't sail",
        "the U.S. ferry, 3.2 or 1,250 or 1,2500.", "12-year quayside/ferry",
        "an extraordinarily pneumonoultramicroscopic word",
        "“Ferry”—café cafe\xCC\x81", "мост, О мостах", "fer\xC2\xADry",
        "a\tferry\r\nsailed\vsails\fsailing", "ferry\xC2\xA0sailing",
        "x@ferry.example www.ferry.example ferry.", "''ferry'' `ferry`",
        "ferry\x01sailing", "exactly16letters seventeen17letters"}) {
    EXPECT_EQ(Scanned(text), Expected(text)) << text;
  }
}

TEST_F(WordClassesTest, WordsAreThoseOfSegmentationInAnyText) {
  static constexpr const char* kPieces[] = {
      "ferry",    "Sailing",  "sails",    "don",
      "t",        "'",        "u",        ".",
      "s",        ",",        "12",       "250",
      "-",        " ",        " ",        " ",
      "\n",       "\t",       "é",        "\xCC\x81",
      "“",        "’",        "мо",       "ст",
      "\xC2\xAD", "\xC2\xA0", "quayside", "extraordinarily",
      "@",        "://",      "\x7F",     "/",
      "e"};
  std::mt19937 chance(7);
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (auto size = chance() % 40; size > 0; --size) {
      text += OneOf(kPieces, chance);
    }
    ASSERT_EQ(Scanned(text), Expected(text)) << testing::PrintToString(text);
  }
}

struct AnchorCase {
  const char* phrase;
  // The words of each anchor, and where it may begin.
  std::vector<std::string> anchors;
  int earliest = 0;
  int latest = 0;
};

void PrintTo(const AnchorCase& anchor, std::ostream* out) {
  *out << anchor.phrase;
}

class AnchorTest : public testing::TestWithParam<AnchorCase> {};

TEST_P(AnchorTest, AreWhatIsMetLeast) {
  const RuleSet rules = RulesFrom(
      "schema: claimcheck/1\nclaims: [{id: c, claim: c, kind: fact, says: [\"" +
      std::string(GetParam().phrase) + "\"]}]\n");
  ASSERT_FALSE(rules.claims.empty());
  PhraseLexicon lexicon;
  const auto found = FindAnchors(rules.claims[0].says[0].root, lexicon);
  if (GetParam().anchors.empty()) {
    EXPECT_FALSE(found.has_value());
    return;
  }
  ASSERT_TRUE(found.has_value());
  std::set<Anchor> expected;
  for (const std::string& anchor : GetParam().anchors) {
    const size_t space = anchor.find(' ');
    expected.insert(space == std::string::npos
                        ? Anchor{lexicon.Word(anchor), -1}
                        : Anchor{lexicon.Word(anchor.substr(0, space)),
                                 lexicon.Word(anchor.substr(space + 1))});
  }
  EXPECT_EQ(std::set<Anchor>(found->any_of.begin(), found->any_of.end()),
            expected);
  EXPECT_EQ(found->earliest, GetParam().earliest);
  EXPECT_EQ(found->latest, GetParam().latest);
}

INSTANTIATE_TEST_SUITE_P(
    Phrases, AnchorTest,
    testing::Values(AnchorCase{"ferry", {"ferry"}},
                    AnchorCase{"the old ferry", {"old ferry"}, 1, 1},
                    AnchorCase{"[the] ferry sank", {"ferry sank"}, 0, 1},
                    AnchorCase{"(old | new) ferry", {"old ferry", "new ferry"}},
                    AnchorCase{"ferry ... sank", {"ferry"}},
                    AnchorCase{"the ...3 [old] sank", {"sank"}, 1, 5},
                    AnchorCase{"ferry | small boat", {"ferry", "small boat"}},
                    AnchorCase{"/fer+y/", {}},
                    AnchorCase{"/fer+y/ sank", {"sank"}, 1, 1000},
                    AnchorCase{"ferry | /boats?/", {}}));

TEST(PrefilterTest, FindsTheClaimsThatMayMatter) {
  const RuleSet rules = RulesFrom(R"(schema: claimcheck/1
subjects:
  ferry: {names: [night ferry], generic: [the ferry]}
  pier: {names: ["Long Pier"]}
claims:
  - {id: sunk, claim: c, kind: fact, about: ferry, says: [sank~]}
  - {id: length, claim: c, kind: quantity, about: pier, cue: [long], expect: 40 m}
  - {id: fog, claim: c, kind: fact, says: [thick fog | low cloud], denies: [clear sky]}
  - {id: calls, claim: c, kind: fact, about: ferry, topic: [harbour], says: [calls]}
)");
  const Matcher matcher(rules);
  const auto claims = [&](const char* text) {
    return matcher.ClaimsThatMayMatter(TextSource("s", text));
  };
  EXPECT_THAT(claims("Nothing to see here."), IsEmpty());
  EXPECT_THAT(claims("The night was long; a ferry, the pier."), IsEmpty());
  EXPECT_THAT(claims("The Night Ferry came."), ElementsAre(0, 3));
  EXPECT_THAT(claims("It was sinking. It sank."), IsEmpty());
  EXPECT_THAT(claims("The ferry was sinking."), ElementsAre(0, 3));
  EXPECT_THAT(claims("A closed harbour"), ElementsAre(3));
  EXPECT_THAT(claims("The Long Pier under a clear sky"), ElementsAre(1, 2));
  EXPECT_THAT(claims("The Long\nPier’s low cloud"), ElementsAre(1, 2));
}

// Phrases of all kinds over a small vocabulary.
std::string RandomPhrase(std::mt19937& chance) {
  static constexpr const char* kWords[] = {"ferry", "pier~", "sank", "fog*",
                                           "the",   "old",   "don't"};
  static constexpr const char* kExpressions[] = {
      "/fer+y/", "/gr[ea]y (water|sea)/", "/[a-z]+gy/", "/the (old )?/"};
  std::string phrase;
  const uint32_t parts = 1 + chance() % 4;
  for (uint32_t i = 0; i < parts; ++i) {
    if (i > 0) phrase += ' ';
    switch (chance() % 8) {
      case 0:
        phrase += std::string("(") + OneOf(kWords, chance) + " | " +
                  OneOf(kWords, chance) + " " + OneOf(kWords, chance) + ")";
        break;
      case 1:
        if (i > 0) {
          phrase += std::string("[") + OneOf(kWords, chance) + "] ";
        }
        phrase += OneOf(kWords, chance);
        break;
      case 2:
        if (i > 0) phrase += "... ";
        phrase += OneOf(kWords, chance);
        break;
      case 3:
        phrase += OneOf(kExpressions, chance);
        break;
      default:
        phrase += OneOf(kWords, chance);
    }
  }
  return phrase;
}

std::string Summary(const SourceObservations& seen) {
  std::string summary;
  const auto add = [&](const char* what, const auto& all) {
    for (const auto& each : all) {
      summary += absl::StrFormat("%s %d %d-%d\n", what, each.claim,
                                 each.at.span.begin, each.at.span.end);
    }
  };
  add("raised", seen.raised);
  add("observed", seen.observations);
  add("rejected", seen.rejections);
  return summary;
}

TEST(PrefilterTest, MissesNothingThatObservationFinds) {
  static constexpr const char* kText[] = {
      "ferry", "Piers",  "sank", "foggy", "the", "old", "don't", "a",
      "boat",  "seemed", "grey", "water", "and", "lay", "still", "under"};
  static constexpr const char* kBetween[] = {" ",  " ",    " ",   ", ", "; ",
                                             ". ", "\n\n", " — ", " “"};
  std::mt19937 chance(11);
  int skipped = 0, observed = 0;
  for (int round = 0; round < 60; ++round) {
    std::string yaml = "schema: claimcheck/1\nsubjects:\n";
    for (int i = 0; i < 3; ++i) {
      yaml += "  s" + std::to_string(i) + ": {names: [\"" +
              RandomPhrase(chance) + "\"]}\n";
    }
    yaml += "claims:\n";
    for (int i = 0; i < 6; ++i) {
      yaml += "  - {id: c" + std::to_string(i) + ", claim: c, kind: fact, ";
      if (chance() % 2 == 0) {
        yaml += "about: s" + std::to_string(chance() % 3) + ", ";
      }
      yaml += "says: [\"" + RandomPhrase(chance) + "\"]}\n";
    }
    const RuleSet rules = RulesFrom(yaml);
    const Matcher matcher(rules);
    for (int i = 0; i < 20; ++i) {
      std::string text;
      for (auto size = chance() % 30; size > 0; --size) {
        text += OneOf(kText, chance);
        text += OneOf(kBetween, chance);
      }
      const Source source = TextSource("s", text + "end");
      const std::vector<int> claims = matcher.ClaimsThatMayMatter(source);
      const SourceObservations whole = matcher.ObserveWhole(source);
      const auto may = [&](int claim) {
        return std::binary_search(claims.begin(), claims.end(), claim);
      };
      for (const Raised& raised : whole.raised) {
        EXPECT_TRUE(may(raised.claim)) << yaml << text;
      }
      for (const Observation& observation : whole.observations) {
        EXPECT_TRUE(may(observation.claim)) << yaml << text;
      }
      for (const Rejection& rejection : whole.rejections) {
        EXPECT_TRUE(may(rejection.claim)) << yaml << text;
      }
      EXPECT_EQ(Summary(matcher.Observe(source)), Summary(whole))
          << yaml << text;
      ++(claims.empty() ? skipped : observed);
    }
  }
  EXPECT_GT(skipped, 100);
  EXPECT_GT(observed, 100);
}

}  // namespace
}  // namespace claimcheck
