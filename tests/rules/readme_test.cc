// Keeps rules/README.md true: its examples are read as rules, and every key,
// kind, stance and severity is spoken of.

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "checker/rules/claim_keys.h"
#include "checker/rules/load_rules.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

std::string Page() {
  std::ifstream in(CLAIMCHECK_ROOT "/rules/README.md");
  return {std::istreambuf_iterator<char>(in), {}};
}

// What stands between ```yaml and ```.
std::vector<std::string> Examples() {
  const std::string page = Page();
  std::vector<std::string> examples;
  constexpr std::string_view kOpen = "```yaml\n";
  for (size_t at = page.find(kOpen); at != std::string::npos;
       at = page.find(kOpen, at)) {
    at += kOpen.size();
    examples.push_back(page.substr(at, page.find("```", at) - at));
  }
  return examples;
}

TEST(ReadmeTest, ItsExamplesAreRules) {
  const std::vector<std::string> examples = Examples();
  ASSERT_GE(examples.size(), 10u);
  // Examples of claims alone stand on the first one's subjects.
  const std::string first = examples[0].substr(0, examples[0].find("claims:"));
  for (const std::string& example : examples) {
    SCOPED_TRACE(example);
    const std::string yaml =
        example.starts_with("schema:")
            ? example
            : first + "claims:\n  " +
                  absl::StrReplaceAll(example, {{"\n", "\n  "}});
    Diagnostics diagnostics;
    const RuleSet rules = LoadRules(
        {TextFile::Create("README.md", yaml).value()},
        [](const std::string& path) { return absl::NotFoundError(path); },
        diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
      ADD_FAILURE() << FormatDiagnostic(diagnostic);
    }
    EXPECT_EQ(rules.claims.empty(), example.find("- id:") == std::string::npos);
  }
}

TEST(ReadmeTest, SpeaksOfEveryKindKeyStanceAndSeverity) {
  const std::string page = Page();
  std::vector<std::string> names = {
      "schema", "title",     "use",    "vocabulary", "voices", "subjects",
      "claims", "names",     "name",   "generic",    "side",   "within",
      "state",  "published", "text",   "language",   "voice",  "at",
      "off",    "hint",      "info",   "warning",    "error",  "framing",
      "from",   "answers",   "frames", "states",     "items"};
  for (const ClaimKind kind : AllClaimKinds()) {
    names.emplace_back(ClaimKindName(kind));
    for (const std::string& key : KeysOf(kind)) names.push_back(key);
  }
  for (int i = 0; i < kStanceCount; ++i) {
    names.emplace_back(StanceName(static_cast<Stance>(i)));
  }
  for (const std::string& name : names) {
    const bool as_key = page.find("`" + name + "`") != std::string::npos;
    EXPECT_TRUE(as_key || page.find("`{" + name + ":") != std::string::npos)
        << "`" << name << "` is not in rules/README.md";
  }
}

}  // namespace
}  // namespace claimcheck
