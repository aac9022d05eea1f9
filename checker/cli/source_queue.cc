#include "checker/cli/source_queue.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "checker/cli/pipeline.h"

namespace claimcheck {

SourceQueue::SourceQueue(const Options& options, CorpusPart part)
    : options_(options),
      stream_(CorpusPaths(options), part, OpenerOf(options)) {
  stream_.ReadInParts(FenceOf(options));
}

std::shared_ptr<const Source> SourceQueue::Next() {
  while (!ended_ || !ready_.empty()) {
    if (ready_.empty()) {
      Read();
      continue;
    }
    std::shared_ptr<const Source> next = std::move(ready_.front());
    ready_.pop_front();
    if (mistakes_ == 0 && problems_.code != ExitCode::kUsage) return next;
  }
  return nullptr;
}

void SourceQueue::Read() {
  Found found = coming_.valid() ? coming_.get() : stream_.Next();
  if (!found.ok()) {
    // Named before the stream goes on to the next corpus.
    SayNoCorpus(options_, stream_.path(), found.status(), problems_);
    stream_.SkipCorpus();
    return;
  }
  ended_ = !found->has_value();
  if (ended_) return;
  FileSources& file = **found;
  PrintDiagnostics(file.diagnostics, options_.quiet);
  unreadable_ += file.unreadable;
  mistakes_ += file.diagnostics.errors() - file.unreadable;
  ready_.insert(ready_.end(), file.sources.begin(), file.sources.end());
  // While these are observed, another thread reads what follows; one source
  // would not be worth it. (Without a thread to be had, it is read later.)
  if (options_.jobs != 1 && ready_.size() > 1) {
    coming_ = std::async([this] { return stream_.Next(); });
  }
}

void SourceQueue::Conclude(int sources, Outcome& outcome) const {
  if (problems_.code != ExitCode::kOk) {
    outcome.Add(problems_.code, problems_.reason);
  }
  if (mistakes_ > 0) {
    outcome.Add(ExitCode::kUsage,
                absl::StrCat(mistakes_, mistakes_ == 1 ? " error" : " errors",
                             " in the corpus"));
  }
  if (mistakes_ > 0 || problems_.code == ExitCode::kUsage) return;
  // A part may be empty where there are few files.
  const bool empty = sources == 0 && (unreadable_ > 0 || stream_.seen() == 0);
  SayIncomplete(options_, CorpusPaths(options_).front(), unreadable_, empty,
                outcome);
}

}  // namespace claimcheck
