// Keeps the reading of files inside the folders that were named.

#ifndef CHECKER_CLI_FENCE_H_
#define CHECKER_CLI_FENCE_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "checker/corpus/corpus.h"

namespace claimcheck {

// Whether what lies at a path may be read.
using Fence = std::function<absl::Status(const std::string& path)>;

// Lets through what lies in one of the folders that `paths` name, or in
// the folder of a file that they name, or is that file. A manifest or a rule
// file may come from somebody who is not to see the rest of the disk, and
// reports hold what is read. Symbolic links count as what they lead to.
//
// Errors: PermissionDenied for everything else, there or not.
Fence FenceAround(const std::vector<std::string>& paths);

// Reads as `read` does what the fence lets through.
FileOpener Fenced(Fence fence, FileOpener read);

}  // namespace claimcheck

#endif  // CHECKER_CLI_FENCE_H_
