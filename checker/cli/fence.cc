#include "checker/cli/fence.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "checker/base/status_macros.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

// Where a path leads when all links are followed; for what is not there, where
// it would be. "" if links go round in circles.
fs::path Real(const fs::path& path) {
  std::error_code error;
  fs::path real = fs::canonical(path, error);
  if (error) real = fs::weakly_canonical(fs::absolute(path, error), error);
  return error ? fs::path() : real;
}

bool IsIn(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end())
             .first == folder.end();
}

}  // namespace

Fence FenceAround(const std::vector<std::string>& paths) {
  std::vector<fs::path> allowed;
  for (const fs::path path : paths) {
    std::error_code error;
    allowed.push_back(Real(path));
    // A file that is named may be a link to elsewhere, and its neighbours are
    // here.
    if (fs::is_regular_file(path, error)) {
      allowed.push_back(Real(fs::absolute(path, error).parent_path()));
    }
  }
  std::erase(allowed, fs::path());
  return [allowed = std::move(allowed)](const std::string& path) {
    const fs::path real = Real(path);
    const bool inside =
        std::any_of(allowed.begin(), allowed.end(),
                    [&](const fs::path& folder) { return IsIn(real, folder); });
    // Links in circles lead nowhere, as whoever reads it will say.
    if (inside || real.empty()) return absl::OkStatus();
    return absl::PermissionDeniedError(absl::StrFormat(
        "%s: outside of the folders of the rules and the corpus; "
        "--allow-outside reads it",
        path));
  };
}

FileOpener Fenced(Fence fence, FileOpener read) {
  return [fence = std::move(fence), read = std::move(read)](
             const std::string& path) -> absl::StatusOr<TextFilePtr> {
    RETURN_IF_ERROR(fence(path));
    return read(path);
  };
}

}  // namespace claimcheck
