#include "checker/cli/run_program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

extern char** environ;

namespace claimcheck {
namespace {

// A pipe whose ends close when it goes.
class Pipe {
 public:
  Pipe() { ok_ = pipe2(ends_.data(), O_CLOEXEC) == 0; }
  ~Pipe() {
    CloseReader();
    CloseWriter();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  bool ok() const { return ok_; }
  int reader() const { return ends_[0]; }
  int writer() const { return ends_[1]; }
  void CloseReader() { Close(ends_[0]); }
  void CloseWriter() { Close(ends_[1]); }

 private:
  static void Close(int& end) {
    if (end >= 0) close(end);
    end = -1;
  }

  std::array<int, 2> ends_ = {-1, -1};
  bool ok_ = false;
};

// Reads both until they end, whichever has something.
void Drain(Pipe& out, Pipe& err, ProgramResult& result) {
  const auto read_some = [](Pipe& pipe, std::string& text) {
    std::array<char, 65536> buffer;
    const ssize_t got = read(pipe.reader(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) return;
    if (got <= 0) return pipe.CloseReader();
    text.append(buffer.data(), static_cast<size_t>(got));
  };
  while (out.reader() >= 0 || err.reader() >= 0) {
    // A negative descriptor is passed over.
    std::array<pollfd, 2> ends = {pollfd{out.reader(), POLLIN, 0},
                                  pollfd{err.reader(), POLLIN, 0}};
    if (poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR) return;
    if (ends[0].revents != 0) read_some(out, result.out);
    if (ends[1].revents != 0) read_some(err, result.err);
  }
}

// The environment with `settings` in it.
std::vector<std::string> Environment(const std::vector<std::string>& settings) {
  std::vector<std::string> all = settings;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    const std::string_view name = text.substr(0, text.find('='));
    bool set = false;
    for (const std::string& setting : settings) {
      set = set || (setting.starts_with(name) && setting[name.size()] == '=');
    }
    if (!set) all.emplace_back(text);
  }
  return all;
}

std::vector<char*> Pointers(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

absl::StatusOr<ProgramResult> RunProgram(const ProgramCall& call) {
  Pipe out;
  Pipe err;
  std::vector<std::string> words = call.words;
  std::vector<std::string> environment = Environment(call.settings);
  posix_spawn_file_actions_t actions;
  int error =
      out.ok() && err.ok() ? posix_spawn_file_actions_init(&actions) : errno;
  pid_t child = -1;
  if (error == 0) {
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null",
                                     O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out.writer(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err.writer(), STDERR_FILENO);
    if (!call.folder.empty()) {
      posix_spawn_file_actions_addchdir_np(&actions, call.folder.c_str());
    }
    error = posix_spawnp(&child, words[0].c_str(), &actions, nullptr,
                         Pointers(words).data(), Pointers(environment).data());
    posix_spawn_file_actions_destroy(&actions);
  }
  if (error == ENOENT) {
    return absl::NotFoundError(
        absl::StrCat("no program `", call.words[0], "` is installed"));
  }
  if (error != 0) {
    return absl::InternalError(absl::StrCat("cannot run `", call.words[0],
                                            "`: ", std::strerror(error)));
  }
  out.CloseWriter();
  err.CloseWriter();
  ProgramResult result;
  Drain(out, err, result);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  result.code =
      WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

}  // namespace claimcheck
