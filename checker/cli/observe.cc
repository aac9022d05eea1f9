#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "checker/cli/commands.h"
#include "checker/cli/observation_cache.h"
#include "checker/cli/output.h"
#include "checker/cli/parallel.h"
#include "checker/cli/pipeline.h"
#include "checker/cli/source_queue.h"
#include "checker/corpus/source_stream.h"
#include "checker/report/observation_lines.h"

namespace claimcheck {
namespace {

CorpusPart PartOf(const Options& options) {
  const size_t slash = options.part.find('/');
  CorpusPart part;  // The command line checked it.
  (void)absl::SimpleAtoi(options.part.substr(0, slash), &part.number);
  (void)absl::SimpleAtoi(options.part.substr(slash + 1), &part.of);
  return part;
}

// Writes the line of each source, in their order: each thread takes the next
// source, and leaves its line until those before it are written.
class LineWriter {
 public:
  LineWriter(RememberingMatcher& matcher, const ObservationLines& lines,
             SourceQueue& queue, OutputFile& out)
      : matcher_(matcher), lines_(lines), queue_(queue), out_(out) {}

  // Returns how many lines there are, or why one could not be written.
  absl::StatusOr<int> WriteAll(int jobs) {
    if (jobs <= 0) {
      jobs = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    }
    InParallel(jobs, static_cast<size_t>(jobs), [this](size_t) { Work(); });
    if (!status_.ok()) return status_;
    return static_cast<int>(written_);
  }

 private:
  void Work() {
    while (true) {
      size_t turn = 0;
      std::shared_ptr<const Source> source;
      {
        const std::lock_guard<std::mutex> lock(reading_);
        if (ended_) return;
        source = queue_.Next();
        ended_ = source == nullptr;
        if (ended_) return;
        turn = read_++;
      }
      std::string line = lines_.Render(*source, matcher_.Observe(*source));
      source.reset();
      std::unique_lock<std::mutex> lock(writing_);
      may_write_.wait(lock, [&] { return turn < written_ + kWaitingMax; });
      waiting_.emplace(turn, std::move(line));
      while (!waiting_.empty() && waiting_.begin()->first == written_) {
        if (status_.ok()) status_ = out_.Append(waiting_.begin()->second);
        waiting_.erase(waiting_.begin());
        ++written_;
      }
      const bool failed = !status_.ok();
      lock.unlock();
      may_write_.notify_all();
      if (failed) {
        const std::lock_guard<std::mutex> end(reading_);
        ended_ = true;
      }
    }
  }

  // A long source holds up no more lines than these.
  static constexpr size_t kWaitingMax = 64;

  RememberingMatcher& matcher_;
  const ObservationLines& lines_;
  SourceQueue& queue_;
  OutputFile& out_;
  std::mutex reading_;
  bool ended_ = false;
  size_t read_ = 0;
  std::mutex writing_;
  std::condition_variable may_write_;
  std::map<size_t, std::string> waiting_;  // By turn; fewer than kWaitingMax.
  size_t written_ = 0;
  absl::Status status_;
};

Outcome CannotWrite(const absl::Status& status) {
  return {ExitCode::kUsage, std::string(status.message())};
}

}  // namespace

Outcome RunObserve(const Options& options) {
  Outcome outcome;
  std::optional<RuleSet> rules = LoadRulesOrSay(options, outcome);
  if (!rules || !KeepOnly(options, *rules, outcome)) return outcome;
  if (outcome.code == ExitCode::kVacuous && options.allow_empty) outcome = {};
  if (outcome.code != ExitCode::kOk) return outcome;
  absl::StatusOr<OutputFile> out = OutputFile::Open(options.output);
  if (!out.ok()) return CannotWrite(out.status());
  const ObservationLines lines(*rules, options.only);
  const std::unique_ptr<Cache> cache = OpenCacheOrSay(options);
  RememberingMatcher matcher(*rules, cache.get(), options.profile);
  SourceQueue queue(options, PartOf(options));
  const absl::StatusOr<int> written =
      LineWriter(matcher, lines, queue, *out).WriteAll(options.jobs);
  if (!written.ok()) return CannotWrite(written.status());
  if (options.profile) WriteStderr(matcher.ProfileTable());
  queue.Conclude(*written, outcome);
  // Without its last line, nobody takes what was written for the whole.
  if (outcome.code == ExitCode::kUsage) return outcome;
  if (outcome.code == ExitCode::kVacuous && options.allow_empty) outcome = {};
  absl::Status status = out->Append(
      lines.RenderEnd({*written, queue.unreadable(), options.corpora}));
  if (status.ok()) status = out->Commit();
  if (!status.ok()) return CannotWrite(status);
  return outcome;
}

}  // namespace claimcheck
