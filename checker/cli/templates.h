// The files that `init` writes, put into the program by the build.

#ifndef CHECKER_CLI_TEMPLATES_H_
#define CHECKER_CLI_TEMPLATES_H_

#include <string_view>
#include <vector>

namespace claimcheck {

struct Template {
  std::string_view name;  // Of the file in checker/cli/init/.
  std::string_view text;
};

const std::vector<Template>& AllTemplates();

}  // namespace claimcheck

#endif  // CHECKER_CLI_TEMPLATES_H_
