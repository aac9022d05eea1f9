// Fingerprints: what changes them and what does not.

#include "checker/verdict/findings.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_replace.h"
#include "checker/text/printable.h"
#include "gtest/gtest.h"
#include "tests/support/run.h"

namespace claimcheck {
namespace {

constexpr char kRules[] = R"(
schema: claimcheck/1
title: A bridge
voices:
  mayor: {side: town, names: [Ada Lind]}
  warden: {side: harbour, names: [Per Holm]}
subjects:
  bridge: {names: [Tarn Bridge], generic: the bridge}
claims:
  - id: opened
    kind: date
    claim: The Tarn Bridge was opened on 4 June 2021.
    about: bridge
    cue: open~
    expect: 2021-06-04
  - id: arches
    kind: number
    claim: The Tarn Bridge has 40 arches.
    about: bridge
    of: arches
    expect: 40
  - id: safe
    kind: fact
    claim: The Tarn Bridge is safe.
    about: bridge
    says: safe
    denies: unsafe
  - id: length
    kind: quantity
    claim: How long the Tarn Bridge is.
    about: bridge
    cue: long
  - id: word
    kind: framing
    claim: What the Tarn Bridge is called.
    about: bridge
    frames: {gift: gift, burden: burden}
    sides: [town, harbour]
)";

// Paragraphs of one source; the last is about nothing.
const std::vector<std::string>& Paragraphs() {
  static const auto* const paragraphs = new std::vector<std::string>{
      "The Tarn Bridge, which leads from the harbour to the old town and is "
      "much loved, was opened on 5 June 2021, to the sound of many bells.",
      "Ada Lind said that the Tarn Bridge was opened on 8 June 2021. She "
      "called the bridge a gift.",
      "As everybody who has rowed below it knows, the Tarn Bridge has forty "
      "two arches, of which the widest is in the middle. The Tarn Bridge is "
      "unsafe.",
      "The Tarn Bridge was opened on June 5, 2021, and is 420 metres long.",
      "Per Holm said that the Tarn Bridge was opened on 9 June 2021. He called "
      "the bridge a burden.",
      "Ducks sleep on the water, and nobody counts them at night."};
  return *paragraphs;
}

std::string Text(const std::vector<std::string>& paragraphs) {
  std::string text;
  for (const std::string& paragraph : paragraphs) text += paragraph + "\n\n";
  return text;
}

// Fingerprints with what they are of, for messages.
using Prints = std::map<std::string, std::string>;

Prints PrintsOf(const std::string& text, const std::string& rules = kRules,
                const std::string& file = "") {
  std::vector<Source> sources;
  sources.push_back(TextSource("daily", text, "2021-07-01"));
  if (!file.empty()) {
    sources.back().file = *TextFile::Create(file, text);
  }
  sources.push_back(TextSource("weekly", "The Tarn Bridge is 450 metres long.",
                               "2021-07-08"));
  const auto run = Check(RulesFrom(rules), std::move(sources));
  Prints prints;
  for (const Finding& finding : run->report.findings) {
    prints[finding.fingerprint] = finding.claim + " " + finding.source + " " +
                                  finding.kind + " " + finding.voice + ": " +
                                  finding.message;
  }
  EXPECT_EQ(prints.size(), run->report.findings.size()) << "all differ";
  return prints;
}

std::set<std::string> OnlyIn(const Prints& a, const Prints& b) {
  std::set<std::string> only;
  for (const auto& [print, of] : a) {
    if (!b.contains(print)) only.insert(of);
  }
  return only;
}

TEST(FingerprintTest, TheTextsHaveFindingsOfManyKinds) {
  const Prints prints = PrintsOf(Text(Paragraphs()));
  std::set<std::string> kinds;
  for (const auto& [print, of] : prints) {
    for (const char* kind : {" contradict ", " pair ", " framing "}) {
      if (of.find(kind) != std::string::npos) kinds.insert(kind);
    }
  }
  EXPECT_EQ(kinds.size(), 3u) << testing::PrintToString(prints);
  EXPECT_GE(prints.size(), 7u) << testing::PrintToString(prints);
}

TEST(FingerprintTest, NoCharacterOutsideTheEvidenceMatters) {
  const Prints base = PrintsOf(Text(Paragraphs()));
  const size_t length = Paragraphs().back().size();
  for (size_t i = 0; i < length; ++i) {
    std::vector<std::string> paragraphs = Paragraphs();
    char& c = paragraphs.back()[i];
    if (c == ' ' || c == '.' || c == ',') continue;
    c = c == 'q' ? 'z' : 'q';
    EXPECT_EQ(PrintsOf(Text(paragraphs)), base) << paragraphs.back();
  }
}

TEST(FingerprintTest, AnotherValueChangesExactlyOne) {
  struct Row {
    const char* from;
    const char* to;
    const char* of;
  };
  for (const Row& row : std::vector<Row>{
           {"8 June 2021", "7 June 2021", "opened daily contradict mayor"},
           {"9 June 2021", "11 June 2021", "opened daily contradict warden"},
           {"forty two", "forty three", "arches daily contradict author"},
           {"420", "421", "length weekly pair author"},
           // One of two places that say the same wrong thing.
           {"June 5, 2021", "June 6, 2021", "opened daily contradict author"},
       }) {
    SCOPED_TRACE(row.from);
    const std::string text = Text(Paragraphs());
    const Prints base = PrintsOf(text);
    const Prints changed =
        PrintsOf(absl::StrReplaceAll(text, {{row.from, row.to}}));
    EXPECT_EQ(changed.size(), base.size());
    const std::set<std::string> gone = OnlyIn(base, changed);
    ASSERT_EQ(gone.size(), 1u) << testing::PrintToString(gone);
    EXPECT_TRUE(gone.begin()->starts_with(row.of)) << *gone.begin();
    EXPECT_EQ(OnlyIn(changed, base).size(), 1u);
  }
}

TEST(FingerprintTest, MovedParagraphsChangeNone) {
  const Prints base = PrintsOf(Text(Paragraphs()));
  std::vector<std::string> paragraphs = Paragraphs();
  for (size_t turn = 0; turn < paragraphs.size(); ++turn) {
    std::rotate(paragraphs.begin(), paragraphs.begin() + 1, paragraphs.end());
    EXPECT_EQ(OnlyIn(PrintsOf(Text(paragraphs)), base), std::set<std::string>())
        << paragraphs.front();
  }
  std::reverse(paragraphs.begin(), paragraphs.end());
  EXPECT_EQ(OnlyIn(base, PrintsOf(Text(paragraphs))), std::set<std::string>());
}

TEST(FingerprintTest, LinesBrokenElsewhereChangeNone) {
  const std::string first =
      "The Tarn Bridge, which leads from the harbour to the old town and is "
      "much loved, was opened on 5 June 2021, to the sound of many bells. As "
      "everybody who has rowed below it knows, the Tarn Bridge has forty two "
      "arches, of which the widest is in the middle.";
  const std::string second =
      "The Tarn Bridge, as everybody remembers who was there, was opened on "
      "June 5, 2021, too, and nobody who was not there says anything else.";
  const Prints base = PrintsOf(first + "\n\n" + second + "\n");
  EXPECT_EQ(base.size(), 2u) << testing::PrintToString(base);
  std::set<std::string> broken;
  for (int width = 40; width <= 80; ++width) {
    const std::string text =
        Wrap(first, 0, width) + "\n" + Wrap(second, 0, width);
    for (const char* quote : {"5\nJune", "June\n2021", "forty\ntwo"}) {
      if (text.find(quote) != std::string::npos) broken.insert(quote);
    }
    EXPECT_EQ(PrintsOf(text), base) << text;
    EXPECT_EQ(PrintsOf(absl::StrReplaceAll(text, {{"\n", "\r\n"}})), base)
        << text;
  }
  EXPECT_EQ(broken.size(), 3u) << testing::PrintToString(broken);
}

TEST(FingerprintTest, SpacesAndCaseChangeNone) {
  const std::string text = Text(Paragraphs());
  const Prints base = PrintsOf(text);
  for (const auto& [from, to] :
       std::vector<std::pair<const char*, const char*>>{
           {"5 June 2021", "5   June\t2021"},
           {"8 June", "8\xc2\xa0June"},
           {"forty two", "Forty Two"},
           {"\n", "\r\n"}}) {
    EXPECT_EQ(OnlyIn(PrintsOf(absl::StrReplaceAll(text, {{from, to}})), base),
              std::set<std::string>())
        << from;
  }
}

TEST(FingerprintTest, RenamedFilesAndRewordedClaimsChangeNone) {
  const std::string text = Text(Paragraphs());
  const auto keys = [](const Prints& prints) {
    std::set<std::string> all;
    for (const auto& [print, of] : prints) all.insert(print);
    return all;
  };
  const std::set<std::string> base = keys(PrintsOf(text));
  EXPECT_EQ(keys(PrintsOf(text, kRules, "archive/old.txt")), base);
  const std::string reworded = absl::StrReplaceAll(
      kRules, {{"claim: The Tarn Bridge has 40 arches.",
                "claim: Forty arches carry the Tarn Bridge.\n    severity: "
                "{contradict: warning}"}});
  ASSERT_NE(reworded, kRules);
  EXPECT_EQ(keys(PrintsOf(text, reworded)), base);
}

}  // namespace
}  // namespace claimcheck
