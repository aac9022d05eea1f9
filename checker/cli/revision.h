// The files of a git revision, in a folder of their own.

#ifndef CHECKER_CLI_REVISION_H_
#define CHECKER_CLI_REVISION_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace claimcheck {

// A folder under the system's one for temporary files, gone with its object.
class TemporaryFolder {
 public:
  // Errors: Internal if none can be made.
  static absl::StatusOr<std::unique_ptr<TemporaryFolder>> Make();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}

  std::string path_;
};

struct Revision {
  std::string commit;  // Its hash, or that of a tree.
  std::string top;     // The repository's top folder, "" for a bare one.
  std::unique_ptr<TemporaryFolder> files;
  // In `files`, the folder that corresponds to the working folder.
  std::string folder;
};

// Writes all files of a revision, as a checkout would (line ends, filters), and
// neither touches the user's files nor their index. Runs the program git.
//
// Errors: NotFound if this is no repository, or `name` no revision of it, or
//         the working folder is not in it; Internal if git fails otherwise.
absl::StatusOr<Revision> ReadRevision(const std::string& name);

}  // namespace claimcheck

#endif  // CHECKER_CLI_REVISION_H_
