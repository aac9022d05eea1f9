#include "checker/cli/output.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "absl/strings/str_format.h"
#include "checker/base/status_macros.h"
#include "checker/text/printable.h"

namespace claimcheck {
namespace {

// Fewer sources than this are done before anyone could read about them.
constexpr int kWorthShowing = 200;

std::atomic<int> stderr_writes = 0;

absl::Status FileError(int error, const std::string& path) {
  const std::string message =
      absl::StrFormat("cannot write %s: %s", path, std::strerror(error));
  switch (error) {
    case EACCES:
    case EPERM:
    case EROFS:
      return absl::PermissionDeniedError(message);
    case ENOENT:
    case ENOTDIR:
      return absl::NotFoundError(message);
    default:
      return absl::DataLossError(message);
  }
}

// Writes everything, or returns errno.
int WriteAll(int fd, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(fd, content.data(), content.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    content.remove_prefix(static_cast<size_t>(written));
  }
  return 0;
}

// Asked once: it can only be read by setting it, for all threads.
mode_t Umask() {
  static const mode_t mask = [] {
    const mode_t old = ::umask(0);
    ::umask(old);
    return old;
  }();
  return mask;
}

}  // namespace

absl::StatusOr<OutputFile> OutputFile::Open(const std::string& name) {
  if (name.empty()) return OutputFile(STDOUT_FILENO, "");
  struct stat status = {};
  const bool exists = ::stat(name.c_str(), &status) == 0;
  // The file that a symbolic link names is replaced, not the link.
  char* real = exists ? ::realpath(name.c_str(), nullptr) : nullptr;
  const std::string path = real != nullptr ? real : name;
  std::free(real);
  // A device or pipe cannot be replaced by a rename, only written to.
  const bool special = exists && !S_ISREG(status.st_mode);
  if (special && S_ISDIR(status.st_mode)) return FileError(EISDIR, path);
  if (special) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (fd < 0) return FileError(errno, path);
    return OutputFile(fd, path);
  }
  std::string temporary = path + ".XXXXXX";
  const int fd = ::mkstemp(temporary.data());
  if (fd < 0) return FileError(errno, path);
  OutputFile file(fd, path);
  file.temporary_ = std::move(temporary);
  // mkstemp makes files that only their owner reads; a report is for all, and
  // what was there stays for whom it was.
  const mode_t mask = Umask();
  file.mode_ = exists ? status.st_mode & 07777 : 0666 & ~mask;
  return file;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, "")),
      mode_(other.mode_) {}

OutputFile::~OutputFile() {
  if (fd_ >= 0 && !path_.empty()) ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

absl::Status OutputFile::Append(std::string_view content) {
  if (path_.empty()) return WriteStdout(content);
  const int error = WriteAll(fd_, content);
  return error == 0 ? absl::OkStatus() : FileError(error, path_);
}

absl::Status OutputFile::Commit() {
  if (path_.empty()) return absl::OkStatus();
  int error = 0;
  if (!temporary_.empty() && ::fchmod(fd_, mode_) != 0) error = errno;
  if (::close(std::exchange(fd_, -1)) != 0 && error == 0) error = errno;
  if (error == 0 && !temporary_.empty() &&
      std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    error = errno;
  }
  if (error != 0) return FileError(error, path_);
  temporary_.clear();
  return absl::OkStatus();
}

absl::Status WriteFile(const std::string& path, std::string_view content) {
  absl::StatusOr<OutputFile> file = OutputFile::Open(path);
  if (!file.ok()) return file.status();
  RETURN_IF_ERROR(file->Append(content));
  return file->Commit();
}

absl::Status WriteStdout(std::string_view content) {
  const int error = WriteAll(STDOUT_FILENO, content);
  if (error == 0) return absl::OkStatus();
  return absl::UnavailableError(absl::StrFormat(
      "cannot write to standard output: %s", std::strerror(error)));
}

std::string VisibleLines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of(" \n"), text.size());
    out += Printable(text.substr(0, end));
    if (end < text.size()) out += text[end];
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

void WriteStderr(std::string_view content) {
  ++stderr_writes;
  (void)WriteAll(STDERR_FILENO, VisibleLines(content));
}

void KeepStandardFiles() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(fd, F_GETFD) >= 0 || errno != EBADF) continue;
    // The lowest that is free is given, and it cannot be used the right way.
    const int mode = fd == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    if (::open("/dev/null", mode) < 0) return;
  }
}

int StderrWrites() { return stderr_writes; }

bool WantsColor(const std::string& choice) {
  if (choice == "always") return true;
  if (choice == "never") return false;
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  const char* term = std::getenv("TERM");
  if (term != nullptr && std::string_view(term) == "dumb") return false;
  return ::isatty(STDOUT_FILENO) != 0;
}

int TerminalWidth() {
  constexpr int kUsual = 100;
  struct winsize size = {};
  if (::isatty(STDOUT_FILENO) != 0 &&
      ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    return size.ws_col;
  }
  return kUsual;
}

Progress::Progress(bool quiet, int total)
    : shown_(!quiet && (total == 0 || total >= kWorthShowing) &&
             ::isatty(STDERR_FILENO) != 0),
      total_(total) {}

void Progress::Tick() {
  if (!shown_) return;
  ++done_;
  const int step = total_ == 0 ? kWorthShowing : std::max(1, total_ / 100);
  if (done_ % step != 0) return;
  const std::string of = total_ == 0 ? "" : absl::StrFormat(" of %d", total_);
  (void)WriteAll(STDERR_FILENO, absl::StrFormat("\r%d%s sources", done_, of));
}

void Progress::Done() {
  if (shown_) (void)WriteAll(STDERR_FILENO, "\r\033[K");
}

}  // namespace claimcheck
