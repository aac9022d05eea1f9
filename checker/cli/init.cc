#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/cli/commands.h"
#include "checker/cli/output.h"
#include "checker/cli/templates.h"
#include "checker/corpus/corpus_schema.h"
#include "checker/report/json_schema.h"
#include "checker/rules/rule_schema.h"
#include "checker/text/printable.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

constexpr char kRulesFolder[] = "rules";
constexpr char kCorpusFolder[] = "corpus";

// What to write, by path from the folder.
std::vector<std::pair<fs::path, std::string>> Files() {
  std::vector<std::pair<fs::path, std::string>> files;
  for (const Template& file : AllTemplates()) {
    const bool rules = file.name == "example.yaml";
    files.emplace_back(
        fs::path(rules ? kRulesFolder : kCorpusFolder) / std::string(file.name),
        std::string(file.text));
  }
  files.emplace_back(fs::path(kRulesFolder) / "rules.schema.json",
                     RenderJsonSchema("claimcheck rules", AllRuleObjects()));
  files.emplace_back(fs::path(kCorpusFolder) / "corpus.schema.json",
                     RenderJsonSchema("claimcheck corpus", CorpusObjects()));
  return files;
}

}  // namespace

Outcome RunInit(const Options& options) {
  const fs::path folder = options.folder;
  const auto files = Files();
  std::error_code error;
  for (const auto& [path, text] : files) {
    if (fs::exists(folder / path, error)) {
      return {ExitCode::kUsage,
              absl::StrFormat("%s is there already; nothing was written",
                              (folder / path).lexically_normal().string())};
    }
  }
  std::string out;
  for (const auto& [path, text] : files) {
    const fs::path target = (folder / path).lexically_normal();
    fs::create_directories(target.parent_path(), error);
    if (error) {
      return {ExitCode::kUsage,
              absl::StrFormat("%s: %s", target.parent_path().string(),
                              error.message())};
    }
    const absl::Status status = WriteFile(target.string(), text);
    if (!status.ok()) return {ExitCode::kUsage, std::string(status.message())};
    absl::StrAppend(&out, "wrote ", Printable(target.string()), "\n");
  }
  absl::StrAppend(&out,
                  "next: claimcheck test, claimcheck check, claimcheck explain "
                  "first-trip",
                  options.folder == "." ? "" : " in that folder", "\n");
  const absl::Status status = WriteStdout(out);
  if (!status.ok()) return {ExitCode::kUsage, std::string(status.message())};
  return {};
}

}  // namespace claimcheck
