#include <sys/stat.h>

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "checker/cli/commands.h"
#include "checker/cli/output.h"
#include "checker/cli/pipeline.h"
#include "checker/report/render.h"

namespace claimcheck {
namespace {

struct Output {
  std::string format;
  std::string file;  // "" for standard output.
};

bool IsFolder(const std::string& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

Outcome Usage(std::string reason) {
  return {ExitCode::kUsage, std::move(reason)};
}

// "json=out.json" into its parts.
std::optional<std::vector<Output>> Outputs(const Options& options,
                                           Outcome& outcome) {
  std::vector<Output> outputs;
  for (const std::string& text : options.formats) {
    const size_t equals = text.find('=');
    Output output{text.substr(0, equals),
                  equals == std::string::npos ? "" : text.substr(equals + 1)};
    if (output.format != "text" && output.format != "json" &&
        output.format != "html") {
      outcome = Usage(absl::StrFormat(
          "unknown format `%s`; wanted text, json or html", output.format));
      return std::nullopt;
    }
    outputs.push_back(std::move(output));
  }
  if (outputs.empty()) {
    outputs.push_back({"text", ""});
    if (options.UsesDefaults() && options.output.empty() &&
        options.only.empty() && IsFolder("reports")) {
      for (const char* ending : {"txt", "json", "html"}) {
        const std::string format = ending == std::string("txt") ? "text"
                                                                : ending;
        outputs.push_back({format, absl::StrFormat("reports/report.%s",
                                                   ending)});
      }
    }
  }
  if (!options.output.empty()) {
    if (outputs.size() != 1 || !outputs.front().file.empty()) {
      outcome = Usage(
          "--output goes with one --format; write --format FORMAT=FILE for "
          "several");
      return std::nullopt;
    }
    outputs.front().file = options.output;
  }
  int to_stdout = 0;
  for (const Output& output : outputs) to_stdout += output.file.empty() ? 1 : 0;
  if (to_stdout > 1) {
    outcome = Usage("only one format can go to standard output");
    return std::nullopt;
  }
  return outputs;
}

std::string Render(const Report& report, const Sources& sources,
                   const Output& output, const Options& options) {
  if (output.format == "json") return RenderJson(report);
  if (output.format == "html") return RenderHtml(report, sources.all);
  TextOptions text;
  if (output.file.empty()) {
    text.color = WantsColor(options.color);
    text.width = TerminalWidth();
  }
  return RenderText(report, text);
}

// How many findings are at or above the threshold, in words; "" for none.
std::string TooBad(const Report& report, const std::string& fail_on) {
  constexpr std::array kLevels = {Severity::kError, Severity::kWarning,
                                  Severity::kInfo, Severity::kHint};
  if (fail_on == "never") return "";
  std::string words;
  for (Severity level : kLevels) {
    int count = 0;
    for (const Finding& finding : report.findings) {
      count += finding.severity == level ? 1 : 0;
    }
    if (count > 0) {
      words += absl::StrFormat("%s%d %s finding%s", words.empty() ? "" : ", ",
                               count, SeverityName(level),
                               count == 1 ? "" : "s");
    }
    if (SeverityName(level) == fail_on) break;
  }
  return words.empty() ? "" : words + " (--fail-on " + fail_on + ")";
}

}  // namespace

Outcome RunCheck(const Options& options) {
  Outcome outcome;
  const auto outputs = Outputs(options, outcome);
  if (!outputs) return outcome;
  std::optional<RuleSet> rules = LoadRulesOrSay(options, outcome);
  const std::optional<Sources> sources = LoadSourcesOrSay(options, outcome);
  if (!rules || !sources || !KeepOnly(options, *rules, outcome)) {
    return outcome;
  }
  if (outcome.code == ExitCode::kVacuous && options.allow_empty) outcome = {};
  if (outcome.code == ExitCode::kVacuous) return outcome;
  const Report report = MakeReport(*rules, *sources, options);
  for (const Output& output : *outputs) {
    const std::string content = Render(report, *sources, output, options);
    const absl::Status status = output.file.empty()
                                    ? WriteStdout(content)
                                    : WriteFile(output.file, content);
    if (!status.ok()) return Usage(std::string(status.message()));
    if (!output.file.empty() && !options.quiet) {
      WriteStderr(absl::StrFormat("wrote %s\n", output.file));
    }
  }
  if (outcome.code == ExitCode::kIncomplete) return outcome;
  const std::string bad = TooBad(report, options.fail_on);
  if (!bad.empty()) return {ExitCode::kFindings, bad};
  return outcome;
}

}  // namespace claimcheck
