#include "checker/report/explain.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "checker/base/check.h"
#include "checker/cli/commands.h"
#include "checker/cli/find_source.h"
#include "checker/cli/output.h"
#include "checker/cli/pipeline.h"
#include "checker/explain/explanation.h"
#include "checker/explain/workbench.h"
#include "checker/report/explain_json.h"

namespace claimcheck {
namespace {

// "daily:12" is a source and a line; ids hold no colon.
struct SourceLine {
  std::string source;
  int line = 0;  // 0: all.
};

std::optional<SourceLine> ParseSourceLine(const std::string& text,
                                          Outcome& outcome) {
  const size_t colon = text.rfind(':');
  if (colon == std::string::npos) return SourceLine{text, 0};
  SourceLine parsed{text.substr(0, colon), 0};
  if (!absl::SimpleAtoi(text.substr(colon + 1), &parsed.line) ||
      parsed.line < 1) {
    outcome.Add(ExitCode::kUsage,
                absl::StrFormat("`%s` is no line of a source; lines count from "
                                "1, as in `%s:12`",
                                text, parsed.source));
    return std::nullopt;
  }
  return parsed;
}

const Source& SourceWithId(const Sources& sources, const std::string& id) {
  const auto found =
      std::find_if(sources.all.begin(), sources.all.end(),
                   [&](const Source* source) { return source->id == id; });
  CHECK(found != sources.all.end());
  return **found;
}

// False, with `outcome` set, if no sentence of the source touches the line.
bool HasLine(const RuleSet& rules, int claim, const Source& source, int line,
             Outcome& outcome) {
  if (line == 0 || HasSentenceAt(rules, claim, source, line)) return true;
  const int lines =
      source.file->LineColumnAt(std::max(0, source.file->end() - 1)).line;
  outcome.Add(ExitCode::kUsage,
              line > lines
                  ? absl::StrFormat("%s has no line %d; it has %d",
                                    source.file->name(), line, lines)
                  : absl::StrFormat("line %d of %s has no sentence of `%s`",
                                    line, source.file->name(), source.id));
  return false;
}

}  // namespace

Outcome RunExplain(const Options& options) {
  Outcome outcome;
  std::optional<RuleSet> rules = LoadRulesOrSay(options, outcome);
  const std::optional<Sources> sources = LoadSourcesOrSay(options, outcome);
  if (!rules || !sources || outcome.code != ExitCode::kOk) return outcome;
  Options only = options;
  only.only = {options.claim};
  RuleSet known;
  for (const Claim& claim : rules->claims) {
    known.claims.emplace_back().id = claim.id;
  }
  if (!KeepOnly(only, known, outcome)) return outcome;
  const int claim = rules->FindClaim(options.claim);
  const RuleSet one = OnlyClaim(*rules, claim);
  const Report report = MakeReport(one, *sources, options);
  std::optional<SourceLine> wanted = ParseSourceLine(options.source, outcome);
  if (!wanted) return outcome;
  int begin = 0;
  int end = static_cast<int>(report.sources.size());
  if (!options.source.empty()) {
    begin = FindSource(report, wanted->source, outcome);
    if (begin < 0) return outcome;
    end = begin + 1;
  }
  std::vector<CellExplanation> cells;
  for (int i = begin; i < end; ++i) {
    const Source& source =
        SourceWithId(*sources, report.sources[static_cast<size_t>(i)].id);
    if (!HasLine(*rules, claim, source, wanted->line, outcome)) return outcome;
    cells.push_back(ExplainCell(
        *rules, claim, source, {0, i, report.CellAt(0, i)}, wanted->line,
        wanted->line == 0 ? Suggested::kExpected : Suggested::kAnything,
        ReadRuleFile));
  }
  const TextOptions text{WantsColor(options.color), TerminalWidth()};
  const absl::Status status =
      WriteStdout(options.explain_format == "json"
                      ? RenderExplanationJson(report, 0, cells)
                      : RenderExplanation(report, 0, cells, text));
  if (!status.ok()) return {ExitCode::kUsage, std::string(status.message())};
  return outcome;
}

}  // namespace claimcheck
