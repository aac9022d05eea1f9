#include "checker/cli/folder_watch.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace claimcheck {
namespace {

// A file that is still being written is not looked at until it is closed.
constexpr uint32_t kMask = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM |
                           IN_CREATE | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF |
                           IN_MOVE_SELF | IN_ONLYDIR;
constexpr uint32_t kUnsettled = IN_MOVED_FROM | IN_DELETE | IN_CREATE;
constexpr uint32_t kEverything = IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF;

}  // namespace

FolderWatch::FolderWatch() : fd_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {}

FolderWatch::~FolderWatch() {
  if (fd_ >= 0) close(fd_);
}

bool FolderWatch::Watch(const std::set<std::string>& folders) {
  if (fd_ < 0) return false;
  std::set<int> wanted;
  bool all = true;
  std::map<std::string, int> watches;
  for (const std::string& folder : folders) {
    // Adding one that is watched changes nothing; two names of one folder are
    // one watch.
    const int watch =
        inotify_add_watch(fd_, folder.empty() ? "." : folder.c_str(), kMask);
    if (watch < 0) {
      all = false;
      continue;
    }
    watches[folder] = watch;
    wanted.insert(watch);
  }
  for (const auto& [folder, watch] : watches_) {
    if (!wanted.contains(watch)) inotify_rm_watch(fd_, watch);
  }
  has_new_ = std::any_of(watches.begin(), watches.end(), [&](const auto& one) {
    const auto known = watches_.find(one.first);
    return known == watches_.end() || known->second != one.second;
  });
  watches_ = std::move(watches);
  return all;
}

bool FolderWatch::Take(Changes& changes) {
  bool any = false;
  alignas(inotify_event) char buffer[16384];
  for (;;) {
    const ssize_t size = fd_ < 0 ? 0 : read(fd_, buffer, sizeof(buffer));
    if (size <= 0) return any;
    any = true;
    for (ssize_t at = 0; at < size;) {
      inotify_event event;
      std::memcpy(&event, buffer + at, sizeof(event));
      // A folder that comes or goes brings its files.
      if ((event.mask & kEverything) != 0 ||
          ((event.mask & IN_ISDIR) != 0 && event.len > 0)) {
        changes.all = true;
      }
      if (event.len > 0) {
        const std::string name = buffer + at + sizeof(event);
        changes.names.insert(name);
        if ((event.mask & kUnsettled) != 0) {
          changes.unsettled.insert(name);
        } else {
          changes.unsettled.erase(name);
        }
      }
      at += static_cast<ssize_t>(sizeof(event)) + event.len;
    }
  }
}

}  // namespace claimcheck
