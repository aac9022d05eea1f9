// The shipped treaty rules on five real articles: the matrix that a careful
// reader makes, cell by cell. Reads the articles from ../shared/seeds beside
// the project, and says loudly when they are not there.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "checker/corpus/corpus.h"
#include "gtest/gtest.h"
#include "tests/support/run.h"

namespace claimcheck {
namespace {

constexpr char kArticles[] = CLAIMCHECK_ROOT "/../shared/seeds";
constexpr char kManifest[] = CLAIMCHECK_ROOT "/tests/seeds/corpus.yaml";

const CheckRun* SeedRun() {
  static const CheckRun* run = []() -> const CheckRun* {
    if (!std::filesystem::is_directory(kArticles)) return nullptr;
    Diagnostics diagnostics;
    auto corpus = LoadCorpus(kManifest, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
      std::fputs(FormatDiagnostic(diagnostic).c_str(), stderr);
    }
    if (!corpus.ok()) return nullptr;
    return Check(RulesAt("rules/treaty.yaml"), std::move(corpus->sources))
        .release();
  }();
  return run;
}

#define NEED_ARTICLES()                                                 \
  if (SeedRun() == nullptr) {                                           \
    std::fputs("THE ARTICLES ARE NOT THERE: nothing was tested here\n", \
               stderr);                                                 \
    GTEST_SKIP() << "no articles in ../shared/seeds";                   \
  }

bool HasNote(const Cell& cell, const std::string& note) {
  return std::find(cell.notes.begin(), cell.notes.end(), note) !=
         cell.notes.end();
}

TEST(SeedsTest, GiveTheMatrixOfACarefulReader) {
  NEED_ARTICLES();
  struct Row {
    const char* claim;
    const char* stances[5];  // Articles 000 to 004.
  };
  constexpr Row kMatrix[] = {
      {"signed-on", {"early", "agree", "agree", "agree", "agree"}},
      {"signed-at", {"early", "agree", "omit", "omit", "agree"}},
      {"signatories", {"early", "omit", "agree", "agree", "omit"}},
      {"duration", {"early", "omit", "agree", "agree", "omit"}},
      {"articles", {"early", "omit", "omit", "omit", "agree"}},
      {"no-aid-to-aggressor", {"early", "agree", "omit", "agree", "agree"}},
      {"title", {"divided", "agree", "agree", "agree", "agree"}},
      {"status", {"early", "early", "agree", "early", "early"}},
  };
  for (const Row& row : kMatrix) {
    for (int i = 0; i < 5; ++i) {
      const std::string source = "00" + std::to_string(i);
      const Cell& cell = SeedRun()->At(row.claim, source);
      EXPECT_EQ(StanceName(cell.stance), row.stances[i])
          << row.claim << " x " << source << ": " << Describe(cell) << "; "
          << cell.why;
    }
  }
}

TEST(SeedsTest, CarryTheNotesThatTellHowTheyAgree) {
  NEED_ARTICLES();
  struct Row {
    const char* claim;
    const char* source;
    const char* note;
  };
  constexpr Row kNotes[] = {
      {"signed-on", "001", "inferred"},      {"signed-on", "002", "coarser"},
      {"signed-on", "004", "coarser"},       {"signatories", "002", "coarser"},
      {"duration", "003", "hedged"},         {"title", "000", "framing"},
      {"title", "002", "variant"},           {"title", "003", "variant"},
      {"status", "000", "state: drafted"},   {"status", "001", "state: signed"},
      {"status", "002", "coarser"},          {"status", "003", "state: signed"},
      {"status", "004", "state: submitted"},
  };
  for (const Row& row : kNotes) {
    const Cell& cell = SeedRun()->At(row.claim, row.source);
    EXPECT_TRUE(HasNote(cell, row.note))
        << row.claim << " x " << row.source << ": " << Describe(cell);
  }
}

TEST(SeedsTest, KnowWhoseWordsTheyAre) {
  NEED_ARTICLES();
  struct Row {
    const char* claim;
    const char* source;
    const char* voice;
  };
  constexpr Row kVoices[] = {
      {"articles", "004", "jalali"},
      {"no-aid-to-aggressor", "003", "reuters"},
      {"no-aid-to-aggressor", "004", "tass"},
      {"duration", "002", "author"},
      {"duration", "002", "pak-ayeen"},
  };
  for (const Row& row : kVoices) {
    const Cell& cell = SeedRun()->At(row.claim, row.source);
    EXPECT_TRUE(std::any_of(cell.voices.begin(), cell.voices.end(),
                            [&](const VoiceStance& voice) {
                              return voice.voice == row.voice &&
                                     voice.stance == Stance::kAgree;
                            }))
        << row.claim << " x " << row.source << ": " << Describe(cell);
  }
}

TEST(SeedsTest, RejectTheValuesOfOtherTreaties) {
  NEED_ARTICLES();
  struct Row {
    const char* quote;
    const char* subject;
  };
  constexpr Row kRejected[] = {{"20-year", "pact-2001"},
                               {"25-year", "china-2021"}};
  const Cell& cell = SeedRun()->At("duration", "004");
  for (const Row& row : kRejected) {
    EXPECT_TRUE(std::any_of(cell.rejected.begin(), cell.rejected.end(),
                            [&](const Rejection& rejection) {
                              return rejection.at.quote == row.quote &&
                                     rejection.winner &&
                                     rejection.reason.find(row.subject) !=
                                         std::string::npos;
                            }))
        << row.quote;
  }
}

TEST(SeedsTest, ContradictNothing) {
  NEED_ARTICLES();
  constexpr const char* kEight[] = {
      "signed-on", "signed-at",           "signatories", "duration",
      "articles",  "no-aid-to-aggressor", "title",       "status"};
  for (const Finding& finding : SeedRun()->report.findings) {
    const bool one_of_eight = std::find(std::begin(kEight), std::end(kEight),
                                        finding.claim) != std::end(kEight);
    EXPECT_FALSE(one_of_eight && finding.severity == Severity::kError)
        << finding.claim << " x " << finding.source << ": " << finding.message;
  }
}

}  // namespace
}  // namespace claimcheck
