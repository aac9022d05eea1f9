#include "tests/cli/program.h"

#include <fcntl.h>
#include <pty.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "gtest/gtest.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

constexpr int kCouldNotStart = 126;
constexpr int kNobody = 65534;

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in.good()) << path << " cannot be read";
  return {std::istreambuf_iterator<char>(in), {}};
}

// In the child: becomes the program, or ends with kCouldNotStart.
[[noreturn]] void Become(const Invocation& run, int in, int out, int err) {
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  for (const int standard : run.closed) close(standard);
  std::vector<std::string> words = {CLAIMCHECK_PROGRAM};
  words.insert(words.end(), run.arguments.begin(), run.arguments.end());
  std::vector<std::string> settings;
  for (const auto& [name, value] : run.environment) {
    settings.push_back(name + "=" + value);
  }
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::vector<char*> envp;
  for (std::string& setting : settings) envp.push_back(setting.data());
  envp.push_back(nullptr);
  const std::string folder =
      run.folder.empty() ? std::string(CLAIMCHECK_ROOT) : run.folder;
  if (chdir(folder.c_str()) != 0) _exit(kCouldNotStart);
  if (run.as_nobody && geteuid() == 0 &&
      (setgid(kNobody) != 0 || setuid(kNobody) != 0)) {
    _exit(kCouldNotStart);
  }
  alarm(run.seconds_max);
  execve(CLAIMCHECK_PROGRAM, argv.data(), envp.data());
  _exit(kCouldNotStart);
}

// Reads until the other end closes, or closes itself after `most` bytes.
std::string Drain(int fd, int most) {
  std::string all;
  char buffer[65536];
  while (most < 0 || static_cast<int>(all.size()) < most) {
    const size_t wanted =
        most < 0 ? sizeof buffer : static_cast<size_t>(most) - all.size();
    const ssize_t got = read(fd, buffer, std::min(wanted, sizeof buffer));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;  // A terminal whose program ended says EIO.
    all.append(buffer, static_cast<size_t>(got));
  }
  close(fd);
  return all;
}

}  // namespace

TempFolder::TempFolder() {
  std::string pattern = (fs::temp_directory_path() / "claimcheck.XXXXXX");
  const char* made = mkdtemp(pattern.data());
  EXPECT_NE(made, nullptr);
  path_ = fs::canonical(pattern).string();
  fs::permissions(path_, fs::perms(0755));  // For runs as nobody.
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void TempFolder::Write(const std::string& path,
                       const std::string& content) const {
  const fs::path file = fs::path(path_) / path;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
}

void TempFolder::MakeFolder(const std::string& path) const {
  fs::create_directories(fs::path(path_) / path);
}

std::string TempFolder::Read(const std::string& path) const {
  return ReadFile(fs::path(path_) / path);
}

bool TempFolder::Exists(const std::string& path) const {
  return fs::exists(fs::path(path_) / path);
}

std::vector<std::string> TempFolder::Names() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(path_)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string Result::LastLine() const {
  const size_t end = err.find_last_not_of('\n');
  if (end == std::string::npos) return "";
  const size_t before = err.rfind('\n', end);
  const size_t begin = before == std::string::npos ? 0 : before + 1;
  return err.substr(begin, end + 1 - begin);
}

Result Claimcheck(const Invocation& run) {
  const TempFolder scratch;
  scratch.Write("in", run.input);
  scratch.Write("err", "");
  const int in = open((scratch.path() + "/in").c_str(), O_RDONLY | O_CLOEXEC);
  const int err = open((scratch.path() + "/err").c_str(), O_WRONLY | O_CLOEXEC);
  int ends[2] = {-1, -1};
  if (run.on_terminal) {
    winsize size = {
        .ws_row = 40, .ws_col = 100, .ws_xpixel = 0, .ws_ypixel = 0};
    EXPECT_EQ(openpty(&ends[0], &ends[1], nullptr, nullptr, &size), 0);
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  } else {
    EXPECT_EQ(pipe2(ends, O_CLOEXEC), 0);
  }
  if (run.read_only == 0) close(std::exchange(ends[0], -1));
  const pid_t child = fork();
  if (child == 0) Become(run, in, ends[1], err);
  close(ends[1]);
  close(in);
  close(err);
  Result result;
  if (ends[0] >= 0) result.out = Drain(ends[0], run.read_only);
  int status = 0;
  rusage used = {};
  while (wait4(child, &status, 0, &used) < 0 && errno == EINTR) {
  }
  result.memory_max_kb = used.ru_maxrss;
  result.code =
      WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.err = scratch.Read("err");
  return result;
}

Result Claimcheck(const TempFolder& folder,
                  const std::vector<std::string>& arguments) {
  Invocation run;
  run.arguments = arguments;
  run.folder = folder.path();
  return Claimcheck(run);
}

std::string ProjectFile(const std::string& path) {
  return ReadFile(fs::path(CLAIMCHECK_ROOT) / path);
}

const char kSmallRules[] = R"(schema: claimcheck/1
subjects:
  bridge: {names: [the bridge]}
claims:
  - id: arches
    kind: number
    claim: The bridge has 3 arches.
    about: bridge
    of: arch~
    expect: 3
    tests:
      - {text: The bridge has 3 arches., expect: agree}
)";
const char kSmallManifest[] = R"(schema: claimcheck-corpus/1
sources:
  - id: daily
    file: daily.txt
    published: 2025-01-18
)";
const char kSmallText[] = "The bridge has 3 arches.\n";

void WriteSmallProject(const TempFolder& folder) {
  folder.Write("rules/bridge.yaml", kSmallRules);
  folder.Write("corpus/corpus.yaml", kSmallManifest);
  folder.Write("corpus/daily.txt", kSmallText);
}

void CopyShipped(const TempFolder& folder) {
  for (const char* name : {"rules", "corpus"}) {
    fs::copy(fs::path(CLAIMCHECK_ROOT) / name, fs::path(folder.path()) / name,
             fs::copy_options::recursive);
  }
}

}  // namespace claimcheck
