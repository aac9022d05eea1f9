// The commands and options of the program as a table, for whatever tells of
// them: completions of shells, the manual page.

#ifndef CHECKER_CLI_COMMAND_ENTRIES_H_
#define CHECKER_CLI_COMMAND_ENTRIES_H_

#include <string>
#include <vector>

namespace claimcheck {

// Something that a command takes.
struct ArgumentEntry {
  std::vector<std::string> names;  // "-o", "--output"; empty for an argument.
  std::string type;                // "FILE"; "" for a flag.
  std::string about;
  std::vector<std::string> choices;  // Values it can have; empty: any.
  bool is_path = false;              // Of a file or a folder.
  bool is_list = false;              // Can be there more than once.
  bool is_required = false;

  bool IsFlag() const { return type.empty(); }
};

struct CommandEntry {
  std::string name;
  std::string about;   // A line.
  std::string footer;  // What --help says below the options.
  std::vector<ArgumentEntry> options;
  std::vector<ArgumentEntry> arguments;  // In their order.
};

// Shape: the first is the program itself: its name, what it is about, its
//        footer and its own options. The commands follow, as --help lists them.
//        Options begin with --help. A choice may end in `=`: more is to follow.
// Source: AddCommands, so nothing is told that the parser does not know.
std::vector<CommandEntry> ListCommands();

}  // namespace claimcheck

#endif  // CHECKER_CLI_COMMAND_ENTRIES_H_
