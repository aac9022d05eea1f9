// What a user may have meant by a folder that holds nothing of use.

#ifndef CHECKER_CLI_NEARBY_H_
#define CHECKER_CLI_NEARBY_H_

#include <string>

namespace claimcheck {

// ", but there are some in `rules/storm`; name it with --rules" if folders
// directly in `folder` hold rule files, else "".
std::string RulesBelow(const std::string& folder);

// The same for corpora and --corpus.
std::string CorporaBelow(const std::string& folder);

// True for a folder without any file that could be a source: at most hidden
// ones, a README.md, and other folders.
bool HoldsNoFiles(const std::string& path);

}  // namespace claimcheck

#endif  // CHECKER_CLI_NEARBY_H_
