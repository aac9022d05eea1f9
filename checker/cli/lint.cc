#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "checker/authoring/lint_rules.h"
#include "checker/cli/commands.h"
#include "checker/cli/names.h"
#include "checker/cli/output.h"
#include "checker/cli/pipeline.h"
#include "checker/cli/say.h"
#include "checker/report/diagnostics_json.h"
#include "checker/rules/load_rules.h"
#include "re2/re2.h"

namespace claimcheck {
namespace {

// Fixes that touch each other wait for the next round.
constexpr int kRoundsMax = 20;

struct Linted {
  std::optional<RuleSet> rules;
  std::vector<Diagnostic> diagnostics;
};

// Words of --only that are codes, and the claims that the others name.
struct Wanted {
  std::set<std::string_view> codes;
  Options claims;  // With the ids left in `only`.
};

Wanted WantedBy(const Options& options) {
  Wanted wanted{{}, options};
  std::set<std::string_view> known;
  for (const DiagnosticKind kind : AllDiagnosticKinds()) {
    known.insert(DiagnosticCode(kind));
  }
  std::erase_if(wanted.claims.only, [&](const std::string& word) {
    const auto code = known.find(word);
    if (code != known.end()) wanted.codes.insert(*code);
    return code != known.end();
  });
  return wanted;
}

// The sources, if the user named them or they are where they would be.
std::optional<Sources> SourcesFor(const Options& options, Outcome& outcome) {
  std::error_code error;
  if (options.corpora.empty() &&
      (!options.rules.empty() ||
       !std::filesystem::exists("corpus/corpus.yaml", error))) {
    return Sources();
  }
  return LoadSourcesOrSay(options, outcome);
}

Linted Lint(const Options& options, Outcome& outcome) {
  Linted linted;
  const Wanted wanted = WantedBy(options);
  Diagnostics diagnostics;
  linted.rules = LoadRulesOrSay(options, outcome, &diagnostics);
  const std::optional<Sources> sources = SourcesFor(options, outcome);
  if (!sources) linted.rules.reset();
  if (!linted.rules || !KeepOnly(wanted.claims, *linted.rules, outcome)) {
    linted.rules.reset();
    return linted;
  }
  if (sources->all.empty()) {
    LintRules(*linted.rules, nullptr, diagnostics);
  } else {
    const LintCorpus corpus{sources->all,
                            Observe(*linted.rules, *sources, options)};
    LintRules(*linted.rules, &corpus, diagnostics);
  }
  for (const Diagnostic& each : diagnostics.Sorted()) {
    const bool shown = wanted.codes.empty() ||
                       wanted.codes.contains(DiagnosticCode(each.kind));
    if (shown) linted.diagnostics.push_back(each);
  }
  return linted;
}

// The file with the fixes in it, those left out that touch one before them.
std::string Mended(const TextFile& file, std::vector<DiagnosticFix> fixes,
                   int& applied) {
  std::sort(fixes.begin(), fixes.end(),
            [](const DiagnosticFix& a, const DiagnosticFix& b) {
              return std::tie(a.span, a.text) < std::tie(b.span, b.text);
            });
  std::string mended;
  int at = 0;
  const std::string& bytes = file.bytes();
  for (const DiagnosticFix& fix : fixes) {
    if (fix.span.begin < at || (at > 0 && fix.span.begin == at)) continue;
    mended.append(bytes, static_cast<size_t>(at),
                  static_cast<size_t>(fix.span.begin - at));
    mended += fix.text;
    at = fix.span.end;
    ++applied;
  }
  return mended.append(bytes, static_cast<size_t>(at), std::string::npos);
}

// True if the rules with `name` changed so still load.
bool StillLoads(const RuleSet& rules, const std::string& name,
                const std::string& bytes) {
  const auto read =
      [&](const std::string& path) -> absl::StatusOr<TextFilePtr> {
    if (path == name) return TextFile::Create(name, bytes);
    return ReadTextFile(path);
  };
  std::vector<TextFilePtr> files;
  for (const RuleFile& file : rules.files) {
    auto again = read(file.file->name());
    if (!again.ok()) return false;
    files.push_back(*std::move(again));
  }
  Diagnostics diagnostics;
  LoadRules(files, read, diagnostics);
  return !diagnostics.has_errors();
}

// Writes the files of the rules anew, with what can be mended. How much that
// was; nothing, with `outcome` set, if a file cannot be written.
std::optional<int> Mend(const Linted& linted, Outcome& outcome) {
  std::map<std::string, std::vector<DiagnosticFix>> fixes;
  for (const Diagnostic& diagnostic : linted.diagnostics) {
    if (!diagnostic.fix) continue;
    fixes[diagnostic.file->name()].push_back(*diagnostic.fix);
  }
  int applied = 0;
  for (const RuleFile& file : linted.rules->files) {
    const auto found = fixes.find(file.file->name());
    if (found == fixes.end()) continue;
    int here = 0;
    const std::string mended = Mended(*file.file, found->second, here);
    if (!StillLoads(*linted.rules, file.file->name(), mended)) continue;
    const absl::Status status = WriteFile(file.file->name(), mended);
    if (!status.ok()) {
      outcome.Add(ExitCode::kUsage, std::string(status.message()));
      return std::nullopt;
    }
    applied += here;
  }
  return applied;
}

// How long an expression takes, on a text that is always the same.
std::string Measured(const Diagnostic& diagnostic) {
  using Clock = std::chrono::steady_clock;
  constexpr int kKilobytes = 64;
  const Span span = diagnostic.span;
  const std::string written = diagnostic.file->bytes().substr(
      static_cast<size_t>(span.begin), static_cast<size_t>(span.size()));
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(false);
  const RE2 regex(written.substr(1, written.size() - 2), options);
  if (!regex.ok()) return "";
  std::string text;
  while (text.size() < kKilobytes * 1024) {
    text += "The ferry left at nine, and 1,200 people stood on the quay. ";
  }
  int found = 0;
  const Clock::time_point begin = Clock::now();
  re2::StringPiece rest(text);
  while (RE2::FindAndConsume(&rest, regex)) ++found;
  const auto spent = std::chrono::duration_cast<std::chrono::nanoseconds>(
      Clock::now() - begin);
  return absl::StrFormat(" (%d ns/KB)",
                         static_cast<int64_t>(spent.count() / kKilobytes));
}

std::string Counted(int count, const char* noun) {
  return absl::StrFormat("%d %s%s", count, noun, count == 1 ? "" : "s");
}

struct Tally {
  int warnings = 0;
  int hints = 0;
  int fixes = 0;
};

Tally TallyOf(const std::vector<Diagnostic>& diagnostics) {
  Tally tally;
  for (const Diagnostic& diagnostic : diagnostics) {
    tally.warnings += diagnostic.severity == Severity::kWarning ? 1 : 0;
    tally.hints += diagnostic.severity < Severity::kWarning ? 1 : 0;
    tally.fixes += diagnostic.fix ? 1 : 0;
  }
  return tally;
}

std::string RenderText(const std::vector<Diagnostic>& diagnostics, int mended,
                       const RuleSet& rules, bool quiet) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (quiet && diagnostic.severity < Severity::kWarning) continue;
    out += FormatShort(diagnostic);
  }
  const Tally tally = TallyOf(diagnostics);
  if (mended > 0) out += absl::StrFormat("mended: %d\n", mended);
  out += absl::StrFormat(
      "%s: %s, %s%s\n", Counted(static_cast<int>(rules.claims.size()), "claim"),
      Counted(tally.warnings, "warning"), Counted(tally.hints, "hint"),
      tally.fixes > 0 ? absl::StrFormat("; --fix mends %d of them", tally.fixes)
                      : "");
  return out;
}

}  // namespace

Outcome RunLint(const Options& options) {
  Outcome outcome;
  Linted linted = Lint(options, outcome);
  if (outcome.code == ExitCode::kVacuous && options.allow_empty) outcome = {};
  if (!linted.rules || outcome.code != ExitCode::kOk) return outcome;
  int mended = 0;
  for (int round = 0; options.fix && round < kRoundsMax; ++round) {
    const std::optional<int> applied = Mend(linted, outcome);
    if (!applied) return outcome;
    if (*applied == 0) break;
    mended += *applied;
    linted = Lint(options, outcome);
    if (!linted.rules) return outcome;
  }
  if (options.measure) {
    for (Diagnostic& diagnostic : linted.diagnostics) {
      if (diagnostic.kind == DiagnosticKind::kSlowExpression) {
        diagnostic.message += Measured(diagnostic);
      }
    }
  }
  const absl::Status status = WriteStdout(
      options.WantsJson() ? RenderDiagnosticsJson(linted.diagnostics)
                          : RenderText(linted.diagnostics, mended,
                                       *linted.rules, options.quiet));
  if (!status.ok()) return {ExitCode::kUsage, std::string(status.message())};
  const int warnings = TallyOf(linted.diagnostics).warnings;
  if (options.strict && warnings > 0) {
    outcome.Add(ExitCode::kFindings,
                Counted(warnings, "warning") + " of lint (--strict)");
  }
  return outcome;
}

}  // namespace claimcheck
