#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "checker/cli/commands.h"
#include "checker/cli/names.h"
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

const std::vector<std::string>& Formats() {
  static const auto* formats =
      new std::vector<std::string>{"text", "json", "html"};
  return *formats;
}

// Why nothing can be written to `file`, found before the work is done; "" if
// there is no reason yet.
std::string WhyNotWritable(const std::string& file) {
  const std::string folder = std::filesystem::path(file).parent_path().string();
  if (IsFolder(file)) {
    return absl::StrFormat("cannot write %s: it is a folder", file);
  }
  if (!folder.empty() && !IsFolder(folder)) {
    return absl::StrFormat("cannot write %s: there is no folder `%s`", file,
                           folder);
  }
  return "";
}

// The reports of the project in this folder, and the one for the screen.
std::vector<Output> DefaultOutputs(const Options& options) {
  std::vector<Output> outputs = {{"text", ""}};
  if (options.UsesDefaults() && options.output.empty() &&
      options.only.empty() && IsFolder("reports")) {
    outputs.push_back({"text", "reports/report.txt"});
    outputs.push_back({"json", "reports/report.json"});
    outputs.push_back({"html", "reports/report.html"});
  }
  return outputs;
}

// What is wrong with the outputs together; "" if nothing is.
std::string Complaint(const std::vector<Output>& outputs) {
  std::set<std::string> files;
  for (const Output& output : outputs) {
    if (!files.insert(output.file).second) {
      return output.file.empty()
                 ? "two formats for standard output; write FORMAT=FILE for "
                   "all but one"
                 : absl::StrFormat("two formats for one file: %s", output.file);
    }
    if (output.file.empty()) continue;
    const std::string why = WhyNotWritable(output.file);
    if (!why.empty()) return why;
  }
  return "";
}

// "json=out.json" into its parts.
std::optional<std::vector<Output>> Outputs(const Options& options,
                                           Outcome& outcome) {
  std::vector<Output> outputs;
  for (const std::string& text : options.formats) {
    const size_t equals = text.find('=');
    Output output{text.substr(0, equals),
                  equals == std::string::npos ? "" : text.substr(equals + 1)};
    if (std::find(Formats().begin(), Formats().end(), output.format) ==
        Formats().end()) {
      outcome = Usage(absl::StrFormat("unknown format `%s`%s", output.format,
                                      NameHint(output.format, Formats())));
      return std::nullopt;
    }
    if (equals != std::string::npos && output.file.empty()) {
      outcome = Usage(absl::StrFormat("`--format %s` without a file", text));
      return std::nullopt;
    }
    outputs.push_back(std::move(output));
  }
  if (outputs.empty()) outputs = DefaultOutputs(options);
  if (!options.output.empty()) {
    if (outputs.size() != 1 || !outputs.front().file.empty()) {
      outcome = Usage(
          "--output goes with one --format; write --format FORMAT=FILE for "
          "several");
      return std::nullopt;
    }
    outputs.front().file = options.output;
  }
  const std::string complaint = Complaint(outputs);
  if (!complaint.empty()) {
    outcome = Usage(complaint);
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
      words +=
          absl::StrFormat("%s%d %s finding%s", words.empty() ? "" : ", ", count,
                          SeverityName(level), count == 1 ? "" : "s");
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
  if (!rules || !sources) return outcome;
  if (outcome.code == ExitCode::kVacuous && options.allow_empty) outcome = {};
  // A report on half of the sources would look whole.
  if (outcome.code != ExitCode::kOk) return outcome;
  if (!KeepOnly(options, *rules, outcome)) return outcome;
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
  const std::string bad = TooBad(report, options.fail_on);
  if (!bad.empty()) return {ExitCode::kFindings, bad};
  return outcome;
}

}  // namespace claimcheck
