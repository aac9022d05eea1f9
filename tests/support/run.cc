#include "tests/support/run.h"

#include <utility>

#include "absl/strings/str_join.h"
#include "checker/corpus/corpus.h"
#include "checker/match/matcher.h"
#include "checker/rules/load_rules.h"
#include "checker/verdict/judge.h"
#include "gtest/gtest.h"

namespace claimcheck {
namespace {

RuleSet Load(const std::vector<TextFilePtr>& files) {
  Diagnostics diagnostics;
  RuleSet rules = LoadRules(
      files, [](const std::string& path) { return ReadTextFile(path); },
      diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
    if (diagnostic.severity == Severity::kError) {
      ADD_FAILURE() << FormatDiagnostic(diagnostic);
    }
  }
  return rules;
}

}  // namespace

Source TextSource(const std::string& id, const std::string& text,
                  const std::string& published, const std::string& voice) {
  Source source;
  source.id = id;
  source.voice = voice;
  auto file = TextFile::Create(id + ".txt", text);
  EXPECT_TRUE(file.ok()) << file.status();
  source.file = *std::move(file);
  source.text = text;
  if (!published.empty()) {
    const auto days = ParseDays(published);
    EXPECT_TRUE(days.ok()) << days.status();
    source.published = *days;
  }
  return source;
}

RuleSet RulesFrom(const std::string& yaml) {
  auto file = TextFile::Create("rules.yaml", yaml);
  EXPECT_TRUE(file.ok()) << file.status();
  return Load({*std::move(file)});
}

RuleSet RulesAt(const std::string& path) {
  auto file = ReadTextFile(std::string(CLAIMCHECK_ROOT "/") + path);
  EXPECT_TRUE(file.ok()) << file.status();
  return Load({*std::move(file)});
}

const Cell& CheckRun::At(const std::string& claim,
                         const std::string& source) const {
  static const auto* none = new Cell();
  for (const PlacedCell& there : report.cells) {
    if (report.claims[static_cast<size_t>(there.claim)].id == claim &&
        report.sources[static_cast<size_t>(there.source)].id == source) {
      return there.cell;
    }
  }
  ADD_FAILURE() << "no cell " << claim << " x " << source;
  return *none;
}

std::unique_ptr<CheckRun> Check(RuleSet rules, std::vector<Source> sources) {
  auto run = std::make_unique<CheckRun>();
  run->rules = std::move(rules);
  run->sources = std::move(sources);
  const Matcher matcher(run->rules);
  std::vector<const Source*> all;
  std::vector<SourceObservations> observed;
  for (const Source& source : run->sources) {
    all.push_back(&source);
    observed.push_back(matcher.Observe(source));
  }
  run->report = Judge(run->rules, all, std::move(observed));
  return run;
}

std::string Describe(const Cell& cell) {
  std::string text(StanceName(cell.stance));
  if (!cell.notes.empty()) text += " [" + absl::StrJoin(cell.notes, ", ") + "]";
  std::vector<std::string> voices;
  for (size_t i = 1; i < cell.voices.size(); ++i) {  // Its own is the first.
    const VoiceStance& voice = cell.voices[i];
    voices.push_back(voice.voice + ": " +
                     std::string(StanceName(voice.stance)));
  }
  if (!voices.empty()) text += " (" + absl::StrJoin(voices, ", ") + ")";
  return text;
}

}  // namespace claimcheck
