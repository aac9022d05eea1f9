#include "checker/match/extract.h"

#include <filesystem>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/cli/commands.h"
#include "checker/cli/names.h"
#include "checker/cli/output.h"
#include "checker/cli/say.h"
#include "checker/corpus/corpus.h"
#include "checker/corpus/json_lines.h"
#include "checker/corpus/source_entry.h"
#include "checker/lang/language_pack.h"
#include "checker/report/extraction.h"

namespace claimcheck {
namespace {

void Print(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
    WriteStderr(FormatShort(diagnostic));
  }
}

// Reads the triggers of every --context; nothing, with `outcome` set, if one
// cannot be trusted.
std::optional<std::vector<ContextTrigger>> LoadTriggers(const Options& options,
                                                        Outcome& outcome) {
  std::vector<ContextTrigger> all;
  for (const std::string& path : options.triggers) {
    const auto file = ReadTextFile(path);
    if (!file.ok()) {
      outcome.Add(ExitCode::kUsage, std::string(file.status().message()));
      return std::nullopt;
    }
    Diagnostics diagnostics;
    for (ContextTrigger& trigger : ParseContextTriggers(*file, diagnostics)) {
      all.push_back(std::move(trigger));
    }
    Print(diagnostics);
    if (diagnostics.has_errors()) {
      outcome.Add(ExitCode::kUsage,
                  absl::StrCat(path, ": not a file of context triggers"));
      return std::nullopt;
    }
  }
  return all;
}

bool IsJsonLines(const std::string& path, const Options& options) {
  if (path == "-") return options.json_lines;
  const std::filesystem::path extension =
      std::filesystem::path(path).extension();
  return extension == ".jsonl" || extension == ".ndjson";
}

// What is printed of one source; its id if it is one of many in a file, else
// the file if there are many.
class Printer {
 public:
  Printer(const Options& options, ExtractRequest request)
      : options_(options),
        terms_(request.terms),
        extractor_(std::move(request)) {}

  absl::Status PrintText(Source source, TextFilePtr file) const {
    ExtractionOrigin origin;
    if (options_.files.size() > 1) origin = {"file", file->name()};
    source.text = file->bytes();
    source.file = std::move(file);
    return Print(source, origin);
  }

  // Every line that is a source; the others are complained about.
  absl::Status PrintLines(const Source& base, const TextFilePtr& file,
                          Outcome& outcome) const {
    Diagnostics diagnostics;
    JsonLines lines = ReadJsonLines(file, diagnostics);
    absl::Status status;
    for (JsonSource& line : lines.sources) {
      Source source = base;
      Describe(line.entry, source, diagnostics);
      // Offsets are for whoever has the line's text, not its JSON.
      auto text = TextFile::Create(source.id, std::move(line.text.text));
      if (!status.ok() || !text.ok()) continue;
      source.file = *std::move(text);
      source.text = source.file->bytes();
      status = Print(source, {"record", source.id});
    }
    claimcheck::Print(diagnostics);
    if (diagnostics.has_errors()) {
      outcome.Add(ExitCode::kIncomplete,
                  absl::StrCat(file->name(), ": not every line could be read"));
    }
    return status;
  }

 private:
  absl::Status Print(const Source& source,
                     const ExtractionOrigin& origin) const {
    return WriteStdout(
        RenderExtraction(extractor_.Extract(source), terms_, origin));
  }

  const Options& options_;
  const std::vector<std::string> terms_;
  const Extractor extractor_;
};

absl::StatusOr<TextFilePtr> ReadInput(const std::string& path) {
  if (path != "-") return ReadTextFile(path);
  return TextFile::Create("standard input",
                          std::string(std::istreambuf_iterator<char>(std::cin),
                                      std::istreambuf_iterator<char>()));
}

}  // namespace

Outcome RunExtract(const Options& options) {
  Source base;
  base.language = options.language;
  if (FindLanguagePack(options.language) == nullptr) {
    return {ExitCode::kUsage,
            absl::StrFormat("no language pack for `%s`%s", options.language,
                            NameHint(options.language, LanguageNames()))};
  }
  if (!options.published.empty()) {
    const auto published = ParsePublication(options.published);
    if (!published.ok()) {
      return {ExitCode::kUsage,
              "--published: " + std::string(published.status().message())};
    }
    base.published = published->days;
    base.published_second = published->second;
  }
  Outcome outcome;
  auto triggers = LoadTriggers(options, outcome);
  if (!triggers) return outcome;
  ExtractRequest request{
      options.terms, *std::move(triggers), {}, options.units};
  if (!options.region.empty()) {
    const auto region = DateRegionOf(options.region);
    if (!region) {
      return {ExitCode::kUsage,
              absl::StrFormat("--region: `%s` is no country; wanted two "
                              "capital letters, such as US or GB",
                              options.region)};
    }
    request.region = *region;
  }
  const Printer printer(options, std::move(request));
  std::vector<std::string> files = options.files;
  if (files.empty()) files.push_back("-");
  for (const std::string& path : files) {
    const auto file = ReadInput(path);
    if (!file.ok()) {
      outcome.Add(absl::IsNotFound(file.status()) ? ExitCode::kUsage
                                                  : ExitCode::kIncomplete,
                  std::string(file.status().message()));
      continue;
    }
    const absl::Status status = IsJsonLines(path, options)
                                    ? printer.PrintLines(base, *file, outcome)
                                    : printer.PrintText(base, *file);
    if (!status.ok()) return {ExitCode::kUsage, std::string(status.message())};
  }
  return outcome;
}

}  // namespace claimcheck
