#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "checker/cli/commands.h"
#include "checker/cli/output.h"
#include "checker/cli/say.h"
#include "checker/corpus/corpus.h"
#include "checker/text/printable.h"
#include "checker/yaml/yaml_format.h"

namespace claimcheck {
namespace {

class Formatter {
 public:
  explicit Formatter(bool check_only) : check_only_(check_only) {}

  void Format(const std::string& name) {
    const auto file = ReadTextFile(name);
    if (!file.ok()) {
      Fail(file.status());
      return;
    }
    const auto text = Formatted(*file);
    if (!text || *text == (*file)->bytes()) return;
    if (!check_only_) {
      const absl::Status status = WriteFile(name, *text);
      if (!status.ok()) {
        Fail(status);
        return;
      }
    }
    ++changed_;
    absl::StrAppend(&said_, check_only_ ? "not formatted: " : "formatted ",
                    Printable(name), "\n");
  }

  void Fail(const absl::Status& status) {
    outcome_.Add(ExitCode::kUsage, std::string(status.message()));
  }

  Outcome Finish() {
    const absl::Status status = WriteStdout(said_);
    if (!status.ok()) Fail(status);
    if (check_only_ && changed_ > 0) {
      outcome_.Add(ExitCode::kFindings,
                   absl::StrFormat("%d file%s not formatted", changed_,
                                   changed_ == 1 ? " is" : "s are"));
    }
    return outcome_;
  }

 private:
  std::optional<std::string> Formatted(const TextFilePtr& file) {
    Diagnostics diagnostics;
    const YamlNode root = ParseYaml(file, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
      if (diagnostic.severity != Severity::kError) continue;
      WriteStderr(FormatShort(diagnostic));
    }
    if (diagnostics.has_errors()) {
      outcome_.Add(
          ExitCode::kUsage,
          absl::StrFormat("%s has mistakes and stays as it is", file->name()));
      return std::nullopt;
    }
    auto text = FormatYaml(file, root);
    if (text.ok()) return *std::move(text);
    Fail(text.status());
    return std::nullopt;
  }

  bool check_only_ = false;
  int changed_ = 0;
  std::string said_;
  Outcome outcome_;
};

}  // namespace

Outcome RunFmt(const Options& options) {
  Formatter formatter(options.check_only);
  std::vector<std::string> paths = options.files;
  if (paths.empty()) paths.push_back("rules");
  for (const std::string& path : paths) {
    const auto names = RuleFilesAt(path);
    if (!names.ok()) {
      formatter.Fail(names.status());
      continue;
    }
    for (const std::string& name : *names) formatter.Format(name);
  }
  return formatter.Finish();
}

}  // namespace claimcheck
