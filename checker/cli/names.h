// What to say about a name that nothing has.

#ifndef CHECKER_CLI_NAMES_H_
#define CHECKER_CLI_NAMES_H_

#include <string>
#include <vector>

namespace claimcheck {

// "; did you mean `check`?" if one of `names` is near, "; known: `a`, `b`" if
// there are few, else how many there are. "" if there are none.
std::string NameHint(const std::string& name,
                     const std::vector<std::string>& names);

}  // namespace claimcheck

#endif  // CHECKER_CLI_NAMES_H_
