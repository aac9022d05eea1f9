// Waivers: what they fit, and what is wrong with them. Every file in bad/ is
// wrong somewhere, and bad/<name>.expected says how that is told.
// CLAIMCHECK_UPDATE=1 writes the expectations anew.

#include "checker/ledger/waivers.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "gtest/gtest.h"
#include "tests/support/golden.h"
#include "tests/support/test_name.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

const absl::CivilDay kToday(2025, 3, 15);

Finding MakeFinding(char print, const std::string& claim,
                    const std::string& source, const std::string& voice,
                    Stance stance) {
  Finding finding;
  finding.fingerprint = std::string(16, print);
  finding.claim = claim;
  finding.source = source;
  finding.voice = voice;
  finding.stance = stance;
  return finding;
}

Report SampleReport() {
  Report report;
  for (const char* id : {"opened", "arches", "safe"}) {
    report.claims.push_back({.id = id});
  }
  report.findings = {
      MakeFinding('a', "opened", "daily", "author", Stance::kContradict),
      MakeFinding('b', "opened", "daily", "mayor", Stance::kContradict),
      MakeFinding('c', "opened", "weekly", "author", Stance::kOmit),
      MakeFinding('d', "arches", "weekly", "author", Stance::kUnclear)};
  return report;
}

WaiverNames Names() {
  return {{"opened", "arches", "safe"}, {"daily", "weekly"}, false, false};
}

// Reads and applies; the text of all mistakes.
std::string Mistakes(const std::string& name, const std::string& yaml,
                     Report& report, const WaiverNames& names) {
  auto file = TextFile::Create(name, yaml);
  if (!file.ok()) return std::string(file.status().message());
  Diagnostics diagnostics;
  const std::vector<Waiver> waivers =
      ReadWaivers(*file, names, kToday, diagnostics);
  if (!diagnostics.has_errors()) ApplyWaivers(waivers, report, diagnostics);
  std::string said;
  for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
    said += FormatDiagnostic(diagnostic);
  }
  return said;
}

// The fingerprints' letters of what is waived.
std::string Waived(const std::string& waiver) {
  Report report = SampleReport();
  EXPECT_EQ(Mistakes("w.yaml",
                     absl::StrFormat("schema: claimcheck-waivers/1\nwaivers:\n"
                                     "  - {%s, reason: So it is., author: K. "
                                     "Lind, until: 2025-03-15}\n",
                                     waiver),
                     report, Names()),
            "");
  std::string letters;
  for (const Finding& finding : report.findings) {
    if (!finding.accepted) continue;
    letters += finding.fingerprint[0];
    EXPECT_EQ(finding.accepted->by, "waiver");
    EXPECT_EQ(finding.accepted->file, "w.yaml");
    EXPECT_EQ(finding.accepted->line, 3);
    EXPECT_EQ(finding.accepted->reason, "So it is.");
    EXPECT_EQ(finding.accepted->author, "K. Lind");
    EXPECT_EQ(finding.accepted->until, "2025-03-15");
  }
  return letters;
}

TEST(WaiverTest, FitsWhatHasAllThatItSays) {
  EXPECT_EQ(Waived("claim: opened, source: daily"), "ab");
  EXPECT_EQ(Waived("claim: opened, source: [daily, weekly]"), "abc");
  EXPECT_EQ(Waived("claim: opened, source: daily, voice: mayor"), "b");
  EXPECT_EQ(Waived("claim: opened, voice: mayor"), "b");
  EXPECT_EQ(Waived("claim: opened, stance: omit"), "c");
  EXPECT_EQ(Waived("claim: opened, stance: contradict"), "ab");
  EXPECT_EQ(Waived("claim: opened, fingerprint: aaaaaaaaaaaaaaaa"), "a");
}

TEST(WaiverTest, ClaimsThatAreNotInTheReportArePassedOver) {
  Report report = SampleReport();
  report.claims.erase(report.claims.begin());  // As --only does.
  report.findings.erase(report.findings.begin(), report.findings.begin() + 3);
  EXPECT_EQ(Mistakes("w.yaml",
                     "schema: claimcheck-waivers/1\nwaivers:\n  - {claim: "
                     "opened, source: daily, reason: a, author: b, until: "
                     "2030-01-01}\n",
                     report, Names()),
            "");
}

TEST(WaiverTest, NothingIsUnusedWhileSourcesCannotBeRead) {
  Report report = SampleReport();
  report.unreadable = 1;
  WaiverNames names = Names();
  names.partial = true;
  EXPECT_EQ(Mistakes("w.yaml",
                     "schema: claimcheck-waivers/1\nwaivers:\n  - {claim: "
                     "opened, source: gone, reason: a, author: b, until: "
                     "2030-01-01}\n",
                     report, names),
            "");
}

TEST(WaiverTest, WithoutRulesNoClaimIsUnknown) {
  constexpr char kText[] =
      "schema: claimcheck-waivers/1\nwaivers:\n  - {claim: x, voice: mayor, "
      "reason: So it is., author: K. Lind, until: 2999-12-31}\n";
  Report report;
  WaiverNames names;
  EXPECT_NE(Mistakes("w.yaml", kText, report, names), "");
  names.no_rules = true;
  EXPECT_EQ(Mistakes("w.yaml", kText, report, names), "");
}

class BadWaivers : public testing::Test {
 public:
  explicit BadWaivers(fs::path path) : path_(std::move(path)) {}

  void TestBody() override {
    std::ifstream in(path_, std::ios::binary);
    const std::string yaml{std::istreambuf_iterator<char>(in), {}};
    Report report = SampleReport();
    const std::string said = Mistakes(path_.filename(), yaml, report, Names());
    EXPECT_NE(said, "");
    ExpectGolden(
        absl::StrFormat("ledger/bad/%s.expected", path_.stem().string()), said);
  }

 private:
  fs::path path_;
};

const bool kRegistered = [] {
  for (const auto& entry :
       fs::directory_iterator(CLAIMCHECK_ROOT "/tests/ledger/bad")) {
    const fs::path path = entry.path();
    if (path.extension() != ".yaml") continue;
    testing::RegisterTest("BadWaivers", TestName(path.stem()).c_str(), nullptr,
                          nullptr, path.c_str(), 1, [path]() -> testing::Test* {
                            return new BadWaivers(path);
                          });
  }
  return true;
}();

}  // namespace
}  // namespace claimcheck
