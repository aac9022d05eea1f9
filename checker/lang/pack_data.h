// The bytes of the language packs, put into the program by the build.

#ifndef CHECKER_LANG_PACK_DATA_H_
#define CHECKER_LANG_PACK_DATA_H_

#include <string_view>
#include <vector>

namespace claimcheck {

struct PackData {
  std::string_view language;  // The file's name without .yaml.
  std::string_view yaml;
};

const std::vector<PackData>& AllPackData();

}  // namespace claimcheck

#endif  // CHECKER_LANG_PACK_DATA_H_
