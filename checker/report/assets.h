// The style and the script of the HTML page, and the schema of the JSON report,
// put into the program by the build.

#ifndef CHECKER_REPORT_ASSETS_H_
#define CHECKER_REPORT_ASSETS_H_

#include <string_view>
#include <vector>

namespace claimcheck {

struct Asset {
  std::string_view name;  // Of the file in checker/report/assets/.
  std::string_view text;
};

const std::vector<Asset>& AllAssets();

// The text of one; asking for another is a mistake of ours.
std::string_view AssetText(std::string_view name);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_ASSETS_H_
