#include "checker/cli/read_bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace claimcheck {

std::optional<std::string> ReadBytes(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return std::nullopt;
  struct stat status = {};
  bool ok = ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
  std::string bytes;
  if (ok) bytes.resize(static_cast<size_t>(status.st_size));
  size_t filled = 0;
  while (ok && filled < bytes.size()) {
    const ssize_t got =
        ::read(fd, bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) break;  // It was cut short meanwhile.
    ok = got > 0;
    if (ok) filled += static_cast<size_t>(got);
  }
  ::close(fd);
  if (!ok) return std::nullopt;
  bytes.resize(filled);
  return bytes;
}

}  // namespace claimcheck
