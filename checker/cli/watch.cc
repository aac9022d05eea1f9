#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "checker/cli/commands.h"
#include "checker/cli/file_store.h"
#include "checker/cli/folder_watch.h"
#include "checker/cli/names.h"
#include "checker/cli/output.h"
#include "checker/cli/say.h"
#include "checker/cli/workspace.h"
#include "checker/report/render.h"
#include "checker/text/printable.h"

namespace claimcheck {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// What happens within this time of each other is one change.
constexpr milliseconds kQuiet{4};
constexpr milliseconds kLongestWait{40};
// A file that went away, or was begun, may be whole again after this.
constexpr milliseconds kUnsettledWait{60};
// How often a folder that is not there is looked for.
constexpr milliseconds kRetry{300};

// SIGINT, SIGTERM and SIGHUP as something to poll.
class Interrupts {
 public:
  Interrupts() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&set, signal);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    fd_ = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  }
  ~Interrupts() {
    if (fd_ >= 0) close(fd_);
  }
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;
  int fd() const { return fd_; }

 private:
  int fd_ = -1;
};

// Where a cell stands: `corpus/x.txt:5:134 "16 January"`, or "".
std::string PlaceOf(const Session& session, const std::string& claim,
                    const std::string& source) {
  constexpr size_t kLongestQuote = 80;
  const Cell* cell = session.Find(claim, source);
  if (cell == nullptr) return "";
  const Evidence* at = nullptr;
  if (!cell->evidence.empty()) {
    at = &cell->evidence.front().observation.at;
  } else if (cell->raised_at) {
    at = &*cell->raised_at;
  }
  if (at == nullptr) return "";
  const auto found =
      std::find_if(session.sources().begin(), session.sources().end(),
                   [&](const auto& one) { return one->id == source; });
  std::string quote = at->quote;
  if (quote.size() > kLongestQuote) {
    size_t cut = kLongestQuote;  // Not inside a character.
    while ((static_cast<unsigned char>(quote[cut]) & 0xC0) == 0x80) --cut;
    quote = quote.substr(0, cut) + "...";
  }
  return absl::StrFormat("  %s:%d:%d \"%s\"", (*found)->file->name(),
                         at->place.line, at->place.column, Printable(quote));
}

std::string CountsText(const StanceCounts& counts) {
  std::vector<std::string> parts;
  for (size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    parts.push_back(absl::StrFormat("%d %s", counts[i],
                                    StanceName(static_cast<Stance>(i))));
  }
  return absl::StrJoin(parts, ", ");
}

// What one should look at in a claim or source that is new.
bool IsWorthALook(Stance stance) {
  return stance == Stance::kContradict || stance == Stance::kDivided ||
         stance == Stance::kUnclear;
}

std::string NewCell(const Session& session, const std::string& claim,
                    const std::string& source) {
  const Cell* cell = session.Find(claim, source);
  if (cell == nullptr || !IsWorthALook(cell->stance)) return "";
  return absl::StrFormat("  %s x %s: %s%s\n", claim, source,
                         StanceName(cell->stance),
                         PlaceOf(session, claim, source));
}

std::string Describe(const Session& session, const SessionChange& change) {
  std::string out;
  for (const std::string& id : change.lost_claims) {
    out += absl::StrFormat("- claim %s\n", id);
  }
  for (const std::string& id : change.lost_sources) {
    out += absl::StrFormat("- source %s\n", id);
  }
  for (const std::string& id : change.new_claims) {
    out += absl::StrFormat("+ claim %s: %s\n", id,
                           CountsText(session.CountsOf(id)));
    for (const auto& source : session.sources()) {
      out += NewCell(session, id, source->id);
    }
  }
  for (const std::string& id : change.new_sources) {
    out += absl::StrFormat("+ source %s: %s\n", id,
                           CountsText(session.SourceCounts(id)));
    for (const Claim& claim : session.rules().claims) {
      out += NewCell(session, claim.id, id);
    }
  }
  for (const Flip& flip : change.flips) {
    out += absl::StrFormat("%s x %s: %s -> %s%s\n", flip.claim, flip.source,
                           StanceName(flip.before), StanceName(flip.after),
                           PlaceOf(session, flip.claim, flip.source));
  }
  return out;
}

std::string Summary(const Workspace& workspace) {
  const Session& session = workspace.session();
  return SummaryLine(static_cast<int>(session.rules().claims.size()),
                     static_cast<int>(session.sources().size()),
                     session.Counts(), workspace.unreadable()) +
         "\n";
}

// Says what is wrong with the rules, or with the sources, when that changes.
class Complaints {
 public:
  Complaints(std::string noun, bool quiet)
      : noun_(std::move(noun)), quiet_(quiet) {}

  void Say(const HalfState& state) {
    std::string text;
    for (const Diagnostic& diagnostic : state.diagnostics.Sorted()) {
      if (quiet_ && diagnostic.severity != Severity::kError) continue;
      text += FormatShort(diagnostic);
    }
    if (!state.problem.empty()) text += state.problem + "\n";
    if (text == said_ && state.loads != broken_) return;
    said_ = text;
    if (!state.loads) {
      text += noun_ + " do not load; " +
              (state.ever_loaded ? "going on with the last that did\n"
                                 : "waiting\n");
    } else if (broken_) {
      text += noun_ + " load again\n";
    }
    broken_ = !state.loads;
    WriteStderr(text);
  }

 private:
  std::string noun_;
  bool quiet_;
  bool broken_ = false;
  std::string said_;
};

WorkspacePaths PathsOf(const Options& options) {
  WorkspacePaths paths{options.rules, options.corpora, options.only,
                       options.allow_outside};
  if (paths.rules.empty()) paths.rules.push_back("rules");
  if (paths.corpora.empty()) paths.corpora.push_back("corpus");
  return paths;
}

class Watcher {
 public:
  explicit Watcher(const Options& options)
      : options_(options),
        workspace_(PathsOf(options), store_, options.jobs),
        rules_("rules", options.quiet),
        sources_("sources", options.quiet) {}

  Outcome Run() {
    // Watches first, so that nothing is missed between.
    (void)folders_.Watch(workspace_.Folders());
    Outcome outcome = Begin();
    while (outcome.code == ExitCode::kOk) {
      const bool complete = folders_.Watch(workspace_.Folders());
      if (folders_.has_new()) {
        // Something may have changed between reading and watching.
        began_ = Clock::now();
        store_.MarkAllStale();
        outcome = Refresh(true);
        continue;
      }
      FolderWatch::Changes changes;
      if (Interrupted(complete ? milliseconds(-1) : kRetry)) {
        return {ExitCode::kInterrupted, "interrupted"};
      }
      began_ = Clock::now();
      Collect(changes);
      if (!complete || changes.all) store_.MarkAllStale();
      for (const std::string& name : changes.names) store_.MarkStale(name);
      outcome = Refresh(complete && changes.any());
    }
    return outcome;
  }

 private:
  Outcome Begin() {
    workspace_.ReadRules();
    workspace_.ReadSources();
    for (const HalfState* state :
         {&workspace_.rules_state(), &workspace_.sources_state()}) {
      if (!state->problem.empty()) return {ExitCode::kUsage, state->problem};
    }
    std::vector<std::string> ids;
    for (const Claim& claim : workspace_.rules_now().claims) {
      ids.push_back(claim.id);
    }
    for (const std::string& id : options_.only) {
      if (std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
      return {ExitCode::kUsage,
              absl::StrFormat("no claim `%s`%s", id, NameHint(id, ids))};
    }
    Complain();
    workspace_.Judge();
    shown_ = workspace_.ready();
    return shown_ ? Print(Summary(workspace_)) : Outcome();
  }

  // Waits for a change, for a file that went away to be lost, for `retry`.
  // True if the user wants an end.
  bool Interrupted(milliseconds retry) {
    std::array<pollfd, 2> fds = {pollfd{interrupts_.fd(), POLLIN, 0},
                                 pollfd{folders_.fd(), POLLIN, 0}};
    milliseconds wait = retry;
    if (const auto loss = store_.NextLoss()) {
      const auto left = std::chrono::ceil<milliseconds>(*loss - Clock::now());
      const milliseconds until = std::max(left, milliseconds(1));
      wait = wait.count() < 0 ? until : std::min(wait, until);
    }
    (void)poll(fds.data(), fds.size(), static_cast<int>(wait.count()));
    return (fds[0].revents & POLLIN) != 0;
  }

  // Waits until it is quiet, and a little more for files on their way.
  void Collect(FolderWatch::Changes& changes) {
    pollfd fd = {folders_.fd(), POLLIN, 0};
    if (!folders_.Take(changes)) return;
    for (;;) {
      const auto waited = Clock::now() - began_;
      const bool unsettled =
          std::any_of(changes.unsettled.begin(), changes.unsettled.end(),
                      [&](const std::string& name) { return Concerns(name); });
      if (waited >= (unsettled ? kUnsettledWait : kLongestWait)) return;
      (void)poll(&fd, 1, static_cast<int>(kQuiet.count()));
      if (!folders_.Take(changes) && !unsettled) return;
    }
  }

  bool Concerns(const std::string& name) const {
    if (name.ends_with(".yaml") || name.ends_with(".yml")) return true;
    return store_.Knows(name);
  }

  Outcome Refresh(bool by_change) {
    const bool rules = workspace_.ReadRules();
    const bool sources = workspace_.ReadSources();
    Complain();
    if (!workspace_.ready() || (!rules && !sources)) return {};
    const SessionChange change = workspace_.Judge();
    const std::string news =
        shown_ ? Describe(workspace_.session(), change) : "";
    const std::string summary = Summary(workspace_);
    const bool first = !std::exchange(shown_, true);
    Outcome outcome;
    // Rules that do not load changed nothing.
    if (first || !news.empty() || (Loads() && by_change)) {
      outcome = Print(news + summary);
    }
    if (options_.verbose) {
      const std::chrono::duration<double, std::milli> took =
          Clock::now() - began_;
      WriteStderr(absl::StrFormat("%.1f ms, %d sources observed\n",
                                  took.count(), change.observed));
    }
    return outcome;
  }

  bool Loads() const {
    return workspace_.rules_state().loads && workspace_.sources_state().loads;
  }

  void Complain() {
    rules_.Say(workspace_.rules_state());
    sources_.Say(workspace_.sources_state());
  }

  static Outcome Print(const std::string& text) {
    const absl::Status status = WriteStdout(text);
    if (status.ok()) return {};
    return {ExitCode::kUsage, std::string(status.message())};
  }

  const Options& options_;
  Interrupts interrupts_;
  FileStore store_;
  FolderWatch folders_;
  Workspace workspace_;
  Complaints rules_;
  Complaints sources_;
  bool shown_ = false;
  Clock::time_point began_;
};

}  // namespace

Outcome RunWatch(const Options& options) { return Watcher(options).Run(); }

}  // namespace claimcheck
