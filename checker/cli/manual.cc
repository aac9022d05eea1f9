#include <string>

#include "checker/base/version.h"
#include "checker/cli/command_entries.h"
#include "checker/cli/commands.h"
#include "checker/cli/completions.h"
#include "checker/cli/man_page.h"
#include "checker/cli/output.h"

namespace claimcheck {
namespace {

Outcome Write(const Options& options, const std::string& text) {
  const absl::Status status = options.output.empty()
                                  ? WriteStdout(text)
                                  : WriteFile(options.output, text);
  if (!status.ok()) return {ExitCode::kUsage, std::string(status.message())};
  return {};
}

}  // namespace

Outcome RunCompletions(const Options& options) {
  const auto render = options.shell == "bash"  ? BashCompletions
                      : options.shell == "zsh" ? ZshCompletions
                                               : FishCompletions;
  return Write(options, render(ListCommands()));
}

Outcome RunMan(const Options& options) {
  return Write(options, RenderManPage(ListCommands(), kEngine));
}

}  // namespace claimcheck
