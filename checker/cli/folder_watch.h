// Hears of what changes in folders.

#ifndef CHECKER_CLI_FOLDER_WATCH_H_
#define CHECKER_CLI_FOLDER_WATCH_H_

#include <map>
#include <set>
#include <string>

namespace claimcheck {

// Watches folders and not files, so that a file that is put in another's place
// is seen, and one that is new. (inotify(7).)
class FolderWatch {
 public:
  FolderWatch();
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  // Readable when there are changes; -1 if the system gives us none.
  int fd() const { return fd_; }

  // Watches these folders and no others. False if one of them is not there or
  // cannot be watched: try again later.
  bool Watch(const std::set<std::string>& folders);
  // Whether the last call watched folders that were not watched before: what
  // has changed in them until then was not heard.
  bool has_new() const { return has_new_; }

  struct Changes {
    std::set<std::string> names;  // Of files, without their folders.
    // Those of them that went away or were begun last: perhaps only for a
    // moment, while somebody writes them.
    std::set<std::string> unsettled;
    bool all = false;  // Anything may have changed.
    bool any() const { return all || !names.empty(); }
  };
  // Adds what has happened since. Does not wait; false if nothing has.
  bool Take(Changes& changes);

 private:
  int fd_;
  std::map<std::string, int> watches_;  // By folder as named.
  bool has_new_ = false;
};

}  // namespace claimcheck

#endif  // CHECKER_CLI_FOLDER_WATCH_H_
