// Runs the program that was built, as a person or a script would.

#ifndef TESTS_CLI_PROGRAM_H_
#define TESTS_CLI_PROGRAM_H_

#include <map>
#include <string>
#include <vector>

namespace claimcheck {

// A folder that goes when this goes.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::string& path() const { return path_; }
  // Paths are relative to the folder; folders on the way are made.
  void Write(const std::string& path, const std::string& content) const;
  void MakeFolder(const std::string& path) const;
  std::string Read(const std::string& path) const;
  bool Exists(const std::string& path) const;
  // Files and folders directly in it, sorted.
  std::vector<std::string> Names() const;

 private:
  std::string path_;
};

struct Invocation {
  std::vector<std::string> arguments;
  std::string folder;  // Where it runs; "" for the project's root.
  std::string input;   // On standard input.
  std::map<std::string, std::string> environment = {};  // And nothing else.
  bool as_nobody = false;    // Without root's rights to every file.
  bool on_terminal = false;  // Standard output is a terminal of 100 columns.
  // Close standard output after so many bytes; 0: before it starts, -1: never.
  int read_only = -1;
  std::vector<int> closed = {};  // Of standard input, output and error.
  unsigned seconds_max = 0;      // Then it is ended; 0: never.
};

struct Result {
  int code = -1;  // 128 + signal if it crashed, 126 if it could not start.
  std::string out;
  std::string err;
  long memory_max_kb = 0;  // What it had at most, of this program's at first.

  // Of standard error, without its line feed.
  std::string LastLine() const;
};

Result Claimcheck(const Invocation& run);

// Runs in `folder` with these words.
Result Claimcheck(const TempFolder& folder,
                  const std::vector<std::string>& arguments);

// The content of a file under the project's root; fails the test if there is
// none.
std::string ProjectFile(const std::string& path);

// A folder with rules/ and corpus/ in which one claim is agreed with by one
// source: the start of most tests.
void WriteSmallProject(const TempFolder& folder);

// What WriteSmallProject writes.
extern const char kSmallRules[];
extern const char kSmallManifest[];
extern const char kSmallText[];

// Copies rules/ and corpus/ of the project.
void CopyShipped(const TempFolder& folder);

}  // namespace claimcheck

#endif  // TESTS_CLI_PROGRAM_H_
