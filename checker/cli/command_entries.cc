#include "checker/cli/command_entries.h"

#include "CLI/CLI.hpp"
#include "absl/strings/str_split.h"
#include "checker/cli/arguments.h"
#include "checker/cli/options.h"

namespace claimcheck {
namespace {

ArgumentEntry EntryOf(const CLI::Option& option) {
  ArgumentEntry entry;
  for (const std::string& name : option.get_snames()) {
    entry.names.push_back("-" + name);
  }
  for (const std::string& name : option.get_lnames()) {
    entry.names.push_back("--" + name);
  }
  entry.about = option.get_description();
  entry.is_list = option.get_items_expected_max() > 1;
  entry.is_required = option.get_required();
  if (option.get_items_expected_max() > 0) {
    // "WHEN:auto|always|never": the type and what validators say.
    const std::vector<std::string> parts =
        absl::StrSplit(option.get_type_name(), absl::MaxSplits(':', 1));
    entry.type = option.get_positional() ? option.get_name(true) : parts[0];
    entry.is_path =
        parts[0] == "PATH" || parts[0] == "FILE" || parts[0] == "FOLDER";
    if (parts.size() > 1) entry.choices = absl::StrSplit(parts[1], '|');
  }
  return entry;
}

CommandEntry EntryOf(const CLI::App& app) {
  CommandEntry entry{app.get_name(), app.get_description(), app.get_footer()};
  for (const CLI::Option* option : app.get_options()) {
    (option->get_positional() ? entry.arguments : entry.options)
        .push_back(EntryOf(*option));
  }
  return entry;
}

}  // namespace

std::vector<CommandEntry> ListCommands() {
  Options options;
  CLI::App app;
  AddCommands(app, options);
  std::vector<CommandEntry> entries = {EntryOf(app)};
  for (const CLI::App* command : app.get_subcommands({})) {
    entries.push_back(EntryOf(*command));
  }
  return entries;
}

}  // namespace claimcheck
