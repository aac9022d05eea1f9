#include "checker/cli/report_output.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "checker/cli/output.h"
#include "checker/text/diagnostic.h"

namespace claimcheck {
namespace {

bool IsFolder(const std::string& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
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
std::vector<ReportOutput> DefaultOutputs(const Options& options) {
  std::vector<ReportOutput> outputs = {{FindFormat("text"), ""}};
  if (options.UsesDefaults() && options.output.empty() &&
      options.only.empty() && IsFolder("reports")) {
    outputs.push_back({FindFormat("text"), "reports/report.txt"});
    outputs.push_back({FindFormat("json"), "reports/report.json"});
    outputs.push_back({FindFormat("html"), "reports/report.html"});
  }
  return outputs;
}

// What is wrong with the outputs together; "" if nothing is.
std::string Complaint(const std::vector<ReportOutput>& outputs) {
  std::set<std::string> files;
  for (const ReportOutput& output : outputs) {
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

// "json=out.json" into its parts; what is wrong with it otherwise.
std::string ReadOutput(const std::string& text, ReportOutput& output) {
  const size_t equals = text.find('=');
  const std::string name = text.substr(0, equals);
  output.format = FindFormat(name);
  if (output.format == nullptr) {
    const std::string near = NearestName(name, FormatNames());
    return absl::StrFormat(
        "unknown format `%s`%s known: `%s`", name,
        near.empty() ? ";" : absl::StrFormat("; did you mean `%s`?", near),
        absl::StrJoin(FormatNames(), "`, `"));
  }
  if (equals == std::string::npos) return "";
  output.file = text.substr(equals + 1);
  return output.file.empty()
             ? absl::StrFormat("`--format %s` without a file", text)
             : "";
}

// Absent for "never".
std::optional<Severity> LevelOf(const std::string& name) {
  for (const Severity level : {Severity::kError, Severity::kWarning,
                               Severity::kInfo, Severity::kHint}) {
    if (SeverityName(level) == name) return level;
  }
  return std::nullopt;
}

// The word as a shell reads it back.
std::string ShellWord(const std::string& word) {
  const bool plain = std::all_of(word.begin(), word.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '/' ||
           c == '.' || c == '_' || c == '-';
  });
  if (plain && !word.empty()) return word;
  return absl::StrCat("'", absl::StrReplaceAll(word, {{"'", "'\\''"}}), "'");
}

// The options that name the rules and the corpora, unless they are default.
std::string RulesAndCorpora(const Options& options) {
  std::string out;
  for (const std::string& path : options.rules) {
    absl::StrAppend(&out, " --rules ", ShellWord(path));
  }
  // Their order changes no report, so it is not to change this line either.
  std::vector<std::string> corpora = options.corpora;
  std::sort(corpora.begin(), corpora.end());
  for (const std::string& path : corpora) {
    absl::StrAppend(&out, " --corpus ", ShellWord(path));
  }
  return out;
}

}  // namespace

std::optional<std::vector<ReportOutput>> ReportOutputs(const Options& options,
                                                       Outcome& outcome) {
  const auto usage = [&outcome](std::string reason) {
    outcome = {ExitCode::kUsage, std::move(reason)};
    return std::nullopt;
  };
  std::vector<ReportOutput> outputs;
  for (const std::string& text : options.formats) {
    const std::string wrong = ReadOutput(text, outputs.emplace_back());
    if (!wrong.empty()) return usage(wrong);
  }
  if (outputs.empty()) outputs = DefaultOutputs(options);
  if (!options.output.empty()) {
    if (outputs.size() != 1 || !outputs.front().file.empty()) {
      return usage(
          "--output goes with one --format; write --format FORMAT=FILE for "
          "several");
    }
    outputs.front().file = options.output;
  }
  const std::string complaint = Complaint(outputs);
  if (!complaint.empty()) return usage(complaint);
  return outputs;
}

namespace {

// Writes what `write` hands to its sink.
bool WritePieces(const ReportOutput& output, const Options& options,
                 absl::FunctionRef<void(Sink)> write, Outcome& outcome) {
  absl::StatusOr<OutputFile> file = OutputFile::Open(output.file);
  absl::Status status = file.status();
  if (status.ok()) {
    write([&](std::string_view piece) {
      if (status.ok()) status = file->Append(piece);
    });
    if (status.ok()) status = file->Commit();
  }
  if (!status.ok()) {
    outcome = {ExitCode::kUsage, std::string(status.message())};
    return false;
  }
  if (!output.file.empty() && !options.quiet) {
    WriteStderr(absl::StrFormat("wrote %s\n", output.file));
  }
  return true;
}

}  // namespace

bool WriteReport(const ReportOutput& output, std::string_view content,
                 const Options& options, Outcome& outcome) {
  return WritePieces(
      output, options, [content](Sink sink) { sink(content); }, outcome);
}

bool NeedTexts(const std::vector<ReportOutput>& outputs) {
  return std::any_of(
      outputs.begin(), outputs.end(),
      [](const ReportOutput& output) { return output.format->needs_texts; });
}

bool WriteReports(const Report& report, const std::vector<const Source*>& texts,
                  const std::vector<ReportOutput>& outputs,
                  const Options& options, Outcome& outcome,
                  std::vector<std::string>* kept) {
  for (const ReportOutput& output : outputs) {
    FormatInput input{
        report, texts, {}, LevelOf(options.fail_on), RulesAndCorpora(options)};
    if (output.file.empty()) {
      input.text.color = WantsColor(options.color);
      input.text.width = TerminalWidth();
    }
    input.text.show = LevelOf(options.show).value_or(Severity::kHint);
    std::string* keep = kept == nullptr ? nullptr : &kept->emplace_back();
    const auto write = [&](Sink sink) {
      output.format->write(input, [&](std::string_view piece) {
        sink(piece);
        if (keep != nullptr) *keep += piece;
      });
    };
    if (!WritePieces(output, options, write, outcome)) return false;
  }
  return true;
}

}  // namespace claimcheck
