#include "checker/cli/names.h"

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/text/diagnostic.h"

namespace claimcheck {

std::string NameHint(const std::string& name,
                     const std::vector<std::string>& names) {
  // More than these are not read on one line.
  constexpr size_t kFew = 20;
  if (names.empty()) return "";
  const std::string near = NearestName(name, names);
  if (!near.empty()) return absl::StrFormat("; did you mean `%s`?", near);
  if (names.size() > kFew) {
    return absl::StrFormat("; it is none of the %d there are",
                           static_cast<int>(names.size()));
  }
  return absl::StrFormat("; known: `%s`", absl::StrJoin(names, "`, `"));
}

}  // namespace claimcheck
