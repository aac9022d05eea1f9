// Writing results: whole or not at all.

#ifndef CHECKER_CLI_OUTPUT_H_
#define CHECKER_CLI_OUTPUT_H_

#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace claimcheck {

// Writes to a temporary file beside `path` and renames it: readers see the old
// content or the new, never a part. A file that was there keeps its mode, and a
// symbolic link goes on naming it. Errors: PermissionDenied, NotFound or
// DataLoss (a full disk), naming the path.
absl::Status WriteFile(const std::string& path, std::string_view content);

// A file that is written in pieces, and takes its place when all are written.
// Without Commit nothing is left behind.
class OutputFile {
 public:
  // `path` as for WriteFile; "" is standard output, where pieces go at once.
  // Errors of all three: as WriteFile and WriteStdout.
  static absl::StatusOr<OutputFile> Open(const std::string& path);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  absl::Status Append(std::string_view content);
  absl::Status Commit();

 private:
  OutputFile(int fd, std::string path) : fd_(fd), path_(std::move(path)) {}

  int fd_ = -1;            // -1 once it is closed.
  std::string path_;       // "" for standard output.
  std::string temporary_;  // "" if what is written is there at once.
  unsigned mode_ = 0;      // Of the file to be.
};

// Writes to standard output. Errors: Unavailable if nobody reads it any more.
absl::Status WriteStdout(std::string_view content);

// The text as a terminal may have it: Printable, with all its spaces and line
// ends.
std::string VisibleLines(std::string_view text);

// Writes to standard error; what cannot be written there is lost. VisibleLines
// of it, so that a path steers no terminal.
void WriteStderr(std::string_view content);

// Takes the places of standard input, output and error if they are closed:
// else the next files that are opened get them, and a message for the closed
// standard error would go into a report. What is written to a closed one is an
// error as before.
void KeepStandardFiles();

// How often WriteStderr was called.
int StderrWrites();

// Whether to colour: `choice` is auto, always or never; auto asks whether
// standard output is a terminal, and honours NO_COLOR and TERM=dumb.
bool WantsColor(const std::string& choice);

// The columns of the terminal on standard output, or 100.
int TerminalWidth();

// Progress on standard error, if that is a terminal.
class Progress {
 public:
  // `total`: how many sources there are, if that is known.
  explicit Progress(bool quiet, int total = 0);
  // Called from any thread, after each source.
  void Tick();
  // Takes the line away.
  void Done();

 private:
  bool shown_ = false;
  int total_ = 0;
  int done_ = 0;
};

}  // namespace claimcheck

#endif  // CHECKER_CLI_OUTPUT_H_
