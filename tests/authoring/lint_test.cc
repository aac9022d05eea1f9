// Every rule file in lint/ has something that lint finds, and
// lint/<name>.expected says how that is told. Texts beside it,
// <name>.<language>.txt, are its corpus. CLAIMCHECK_UPDATE=1 writes the
// expectations anew.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "absl/strings/str_format.h"
#include "checker/authoring/lint_rules.h"
#include "checker/match/matcher.h"
#include "checker/rules/load_rules.h"
#include "gtest/gtest.h"
#include "tests/support/golden.h"
#include "tests/support/test_name.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = CLAIMCHECK_ROOT "/tests/authoring/lint";

std::string Contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

RuleSet RulesIn(const std::string& name, Diagnostics& diagnostics) {
  auto file = TextFile::Create(name, Contents(kFolder / name));
  EXPECT_TRUE(file.ok()) << file.status();
  return LoadRules(
      {*file}, [](const std::string&) { return absl::NotFoundError("none"); },
      diagnostics);
}

std::vector<Source> SourcesOf(const std::string& stem) {
  std::vector<Source> sources;
  for (const char* language : {"en", "ru"}) {
    const std::string name = stem + "." + language + ".txt";
    if (!fs::exists(kFolder / name)) continue;
    Source source;
    source.id = language;
    source.language = language;
    source.text = Contents(kFolder / name);
    source.file = *TextFile::Create(name, source.text);
    sources.push_back(std::move(source));
  }
  return sources;
}

std::string Linted(const std::string& name) {
  Diagnostics diagnostics;
  const RuleSet rules = RulesIn(name, diagnostics);
  EXPECT_FALSE(diagnostics.has_errors()) << name;
  const std::vector<Source> sources = SourcesOf(fs::path(name).stem());
  LintCorpus corpus;
  const Matcher matcher(rules);
  for (const Source& source : sources) {
    corpus.sources.push_back(&source);
    corpus.observations.push_back(matcher.Observe(source));
  }
  LintRules(rules, sources.empty() ? nullptr : &corpus, diagnostics);
  std::string got;
  for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
    // What only shows that these files are short.
    if (diagnostic.kind == DiagnosticKind::kNoTest && name != "tests.yaml") {
      continue;
    }
    got += FormatDiagnostic(diagnostic);
    if (!diagnostic.fix) continue;
    const Span span = diagnostic.fix->span;
    got += absl::StrFormat(
        "fix: `%s` -> `%s`\n",
        diagnostic.file->bytes().substr(static_cast<size_t>(span.begin),
                                        static_cast<size_t>(span.size())),
        diagnostic.fix->text);
  }
  return got;
}

class LintCase : public testing::Test {
 public:
  explicit LintCase(std::string name) : name_(std::move(name)) {}

  void TestBody() override {
    const std::string got = Linted(name_);
    EXPECT_NE(got, "") << name_ << " has nothing to find";
    ExpectGolden(
        "authoring/lint/" + fs::path(name_).stem().string() + ".expected", got);
  }

 private:
  std::string name_;
};

const bool kRegistered = [] {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const fs::path& path : paths) {
    testing::RegisterTest("LintCase", TestName(path.stem()).c_str(), nullptr,
                          nullptr, path.c_str(), 1, [path]() -> testing::Test* {
                            return new LintCase(path.filename());
                          });
  }
  return true;
}();

TEST(LintPageTest, TellsOfEveryCodeOfLint) {
  const std::string page = Contents(CLAIMCHECK_ROOT "/rules/LINT.md");
  for (const DiagnosticKind kind : AllDiagnosticKinds()) {
    if (kind < DiagnosticKind::kNeverMatches ||
        kind > DiagnosticKind::kNoOmitTest) {
      continue;
    }
    const std::string heading =
        absl::StrFormat("\n## %s\n", DiagnosticCode(kind));
    EXPECT_NE(page.find(heading), std::string::npos) << DiagnosticCode(kind);
  }
}

}  // namespace
}  // namespace claimcheck
