#include "checker/match/extract.h"

#include <iostream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "checker/cli/commands.h"
#include "checker/cli/names.h"
#include "checker/cli/output.h"
#include "checker/corpus/corpus.h"
#include "checker/lang/language_pack.h"
#include "checker/report/extraction.h"

namespace claimcheck {

Outcome RunExtract(const Options& options) {
  Source base;
  base.language = options.language;
  if (FindLanguagePack(options.language) == nullptr) {
    return {ExitCode::kUsage,
            absl::StrFormat("no language pack for `%s`%s", options.language,
                            NameHint(options.language, LanguageNames()))};
  }
  if (!options.published.empty()) {
    const auto published = ParseDays(options.published);
    if (!published.ok()) {
      return {ExitCode::kUsage,
              "--published: " + std::string(published.status().message())};
    }
    base.published = *published;
  }
  std::vector<std::string> files = options.files;
  if (files.empty()) files.push_back("-");
  Outcome outcome;
  for (const std::string& path : files) {
    auto file = path == "-"
                    ? TextFile::Create(
                          "standard input",
                          std::string(std::istreambuf_iterator<char>(std::cin),
                                      std::istreambuf_iterator<char>()))
                    : ReadTextFile(path);
    if (!file.ok()) {
      outcome.Add(absl::IsNotFound(file.status()) ? ExitCode::kUsage
                                                  : ExitCode::kIncomplete,
                  std::string(file.status().message()));
      continue;
    }
    Source source = base;
    source.file = *std::move(file);
    source.text = source.file->bytes();
    const absl::Status status = WriteStdout(
        RenderExtraction(Extract(source), files.size() > 1 ? path : ""));
    if (!status.ok()) return {ExitCode::kUsage, std::string(status.message())};
  }
  return outcome;
}

}  // namespace claimcheck
