// The manual page of the program.

#ifndef CHECKER_CLI_MAN_PAGE_H_
#define CHECKER_CLI_MAN_PAGE_H_

#include <string>
#include <vector>

#include "checker/cli/command_entries.h"

namespace claimcheck {

// claimcheck(1) in roff, ASCII alone, with every command and option. What
// --help says below the options is set as it is laid out: lines that are
// indented stay lines, the others are a paragraph, and one that ends in a colon
// above indented ones ("Exit codes:") is a heading.
//
// Shape:  `entries` as of ListCommands; `version` as "claimcheck 1.2.3".
// Source: groff_man(7), the part that mandoc knows too.
std::string RenderManPage(const std::vector<CommandEntry>& entries,
                          const std::string& version);

}  // namespace claimcheck

#endif  // CHECKER_CLI_MAN_PAGE_H_
