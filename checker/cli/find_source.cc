#include "checker/cli/find_source.h"

#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/cli/names.h"

namespace claimcheck {

int FindSource(const Report& report, const std::string& id, Outcome& outcome) {
  std::vector<std::string> ids;
  std::vector<int> beginning;
  for (int i = 0; i < static_cast<int>(report.sources.size()); ++i) {
    const std::string& name = report.sources[static_cast<size_t>(i)].id;
    if (name == id) return i;
    if (name.starts_with(id)) beginning.push_back(i);
    ids.push_back(name);
  }
  if (beginning.size() == 1) return beginning.front();
  if (beginning.size() > 1) {
    std::vector<std::string> all;
    for (const int index : beginning) {
      all.push_back(report.sources[static_cast<size_t>(index)].id);
    }
    outcome.Add(ExitCode::kUsage,
                absl::StrFormat("`%s` begins several sources: %s", id,
                                absl::StrJoin(all, ", ")));
  } else {
    outcome.Add(ExitCode::kUsage,
                absl::StrFormat("no source `%s`%s", id, NameHint(id, ids)));
  }
  return -1;
}

}  // namespace claimcheck
