// `claimcheck test --update`.

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "checker/base/status_macros.h"
#include "checker/cli/output.h"
#include "checker/cli/test_results.h"
#include "checker/corpus/corpus.h"
#include "checker/rules/load_rules.h"
#include "checker/text/printable.h"
#include "re2/re2.h"

namespace claimcheck {
namespace {

// `words` as YAML, in the style of `written`.
std::string AsYaml(const std::string& words, std::string_view written) {
  static const LazyRE2 kPlain = {R"(\pL[\pL\pN .-]*[\pL\pN]|\pL)"};
  if (written.starts_with('\'') && words.find('\n') == std::string::npos) {
    std::string quoted = "'";
    for (const char c : words) quoted.append(c == '\'' ? 2 : 1, c);
    return quoted.append("'");
  }
  if (!written.starts_with('"') && RE2::FullMatch(words, *kPlain)) {
    return words;
  }
  std::string quoted = "\"";
  for (const char c : words) {
    if (c == '"' || c == '\\') quoted.push_back('\\');
    if (c == '\n') {
      quoted.append("\\n");
    } else {
      quoted.push_back(c);
    }
  }
  return quoted.append("\"");
}

struct Change {
  DiagnosticFix edit;
  std::string said;
};

// What would make the test pass, if anything in the file can.
std::vector<Change> ChangesFor(const RuleSet& rules, const TestResult& result) {
  std::vector<Change> changes;
  const InlineTest& test = *result.test;
  const TextFile& file = *test.place.file;
  const std::string& id = rules.claims[static_cast<size_t>(result.claim)].id;
  const auto change = [&](Span span, std::string text, std::string_view key,
                          std::string_view from, std::string_view to) {
    const LineColumn place = file.LineColumnAt(span.begin);
    changes.push_back(
        {{span, std::move(text)},
         absl::StrFormat("%s:%d:%d: updated %s: %s: %s -> %s\n",
                         Printable(file.name()), place.line, place.column, id,
                         key, Printable(from), Printable(to))});
  };
  if (result.got != test.expect) {
    const std::string got(StanceName(result.got));
    change(test.expect_span, got, "expect", StanceName(test.expect), got);
  }
  const auto has = [](const std::string& a, const std::string& b) {
    return a.find(b) != std::string::npos;
  };
  if (test.at && !result.words.empty() && !has(result.words, *test.at) &&
      !has(*test.at, result.words)) {
    const std::string written =
        file.bytes().substr(static_cast<size_t>(test.at_span.begin),
                            static_cast<size_t>(test.at_span.size()));
    std::string text = AsYaml(result.words, written);
    if (written.ends_with('\n')) text.push_back('\n');  // Of a block.
    change(test.at_span, std::move(text), "at", *test.at, result.words);
  }
  return changes;
}

std::string Changed(const std::string& bytes,
                    std::vector<DiagnosticFix> edits) {
  std::sort(edits.begin(), edits.end(),
            [](const DiagnosticFix& a, const DiagnosticFix& b) {
              return std::tie(a.span, a.text) < std::tie(b.span, b.text);
            });
  // A test that stands twice, by an alias, is changed once.
  edits.erase(std::unique(edits.begin(), edits.end()), edits.end());
  std::string changed;
  int at = 0;
  for (const DiagnosticFix& edit : edits) {
    if (edit.span.begin < at) continue;
    changed.append(bytes, static_cast<size_t>(at),
                   static_cast<size_t>(edit.span.begin - at));
    changed += edit.text;
    at = edit.span.end;
  }
  return changed.append(bytes, static_cast<size_t>(at), std::string::npos);
}

// The rules with other bytes for some files; an error if they do not load.
absl::StatusOr<RuleSet> Reloaded(
    const RuleSet& rules, const std::map<std::string, std::string>& changed) {
  const auto read =
      [&](const std::string& path) -> absl::StatusOr<TextFilePtr> {
    const auto found = changed.find(path);
    if (found == changed.end()) return ReadTextFile(path);
    return TextFile::Create(path, found->second);
  };
  std::vector<TextFilePtr> files;
  for (const RuleFile& file : rules.files) {
    TextFilePtr again;
    ASSIGN_OR_RETURN(again, read(file.file->name()));
    files.push_back(std::move(again));
  }
  Diagnostics diagnostics;
  RuleSet loaded = LoadRules(files, read, diagnostics);
  if (diagnostics.has_errors()) {
    return absl::InternalError("--update would break the rule files");
  }
  return loaded;
}

}  // namespace

absl::StatusOr<std::string> UpdateTests(const RuleSet& rules,
                                        const std::vector<TestResult>& tests) {
  std::map<std::string, std::vector<DiagnosticFix>> edits;
  std::map<std::string, std::string> bytes;
  std::string said;
  for (const TestResult& result : tests) {
    if (result.outcome != TestOutcome::kFailed) continue;
    for (Change& change : ChangesFor(rules, result)) {
      const TextFile& file = *result.test->place.file;
      edits[file.name()].push_back(std::move(change.edit));
      bytes[file.name()] = file.bytes();
      said += change.said;
    }
  }
  for (auto& [name, content] : bytes) {
    content = Changed(content, std::move(edits[name]));
  }
  RuleSet after;
  ASSIGN_OR_RETURN(after, Reloaded(rules, bytes));
  for (const TestResult& result : RunTests(after)) {
    const int claim =
        rules.FindClaim(after.claims[static_cast<size_t>(result.claim)].id);
    if (claim < 0 || result.test->expect == result.got) continue;
    if (result.outcome != TestOutcome::kFailed) continue;
    return absl::InternalError(
        absl::StrFormat("--update cannot make the tests of `%s` pass",
                        rules.claims[static_cast<size_t>(claim)].id));
  }
  for (const auto& [name, content] : bytes) {
    RETURN_IF_ERROR(WriteFile(name, content));
  }
  return said;
}

}  // namespace claimcheck
