// Files read once and kept until somebody says that they may have changed.

#ifndef CHECKER_CLI_FILE_STORE_H_
#define CHECKER_CLI_FILE_STORE_H_

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "checker/text/text_file.h"

namespace claimcheck {

// A file is known to have changed by its bytes alone: with the same bytes it
// stays the same object.
//
// Editors write a file by putting another in its place, or empty it first. So a
// file that cannot be read any more, or is empty, is what it was before until
// kPatience has passed.
class FileStore {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds kPatience{400};

  // As ReadTextFile, from memory if the file is known and not stale.
  absl::StatusOr<TextFilePtr> Read(const std::string& path);

  // Files of this name, in any folder, are to be read again.
  void MarkStale(const std::string& file_name);
  void MarkAllStale();
  // Whether a file of this name has been read.
  bool Knows(const std::string& file_name) const;

  // What an editor shows instead of the file; nothing to end that. Errors:
  // as TextFile::Create, and the file stays what it was.
  absl::Status SetOverlay(const std::string& path,
                          std::optional<std::string> bytes);

  // When a file that has gone will be taken for lost; nothing if none has.
  std::optional<Clock::time_point> NextLoss() const;

  // Everything read so far and not forgotten.
  const auto& entries() const { return entries_; }

 private:
  struct Entry {
    TextFilePtr file;  // Null if it could not be read.
    TextFilePtr overlay;
    absl::Status status;
    std::string real_name;  // Of the file behind links, without folders.
    bool stale = true;
    std::optional<Clock::time_point> gone_since;
  };

  static bool IsNamed(const std::string& path, const Entry& entry,
                      const std::string& file_name);

  std::map<std::string, Entry> entries_;
};

}  // namespace claimcheck

#endif  // CHECKER_CLI_FILE_STORE_H_
