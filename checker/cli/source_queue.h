// The sources of corpora, one after another, for the threads that observe them.

#ifndef CHECKER_CLI_SOURCE_QUEUE_H_
#define CHECKER_CLI_SOURCE_QUEUE_H_

#include <deque>
#include <future>
#include <memory>
#include <optional>

#include "absl/status/statusor.h"
#include "checker/cli/exit_code.h"
#include "checker/cli/options.h"
#include "checker/corpus/source_stream.h"

namespace claimcheck {

// Prints what is wrong with the sources while they are read.
class SourceQueue {
 public:
  // Of the corpora that `options` name, which must outlive it.
  explicit SourceQueue(const Options& options, CorpusPart part = {});

  // Null at the end, and from the first mistake on, since a result without
  // that source would look whole. All mistakes are said.
  std::shared_ptr<const Source> Next();

  int unreadable() const { return unreadable_; }
  const SourceStream& stream() const { return stream_; }

  // What all of it comes to, at the end.
  //
  // Shape: `sources` is how many Next gave.
  void Conclude(int sources, Outcome& outcome) const;

 private:
  using Found = absl::StatusOr<std::optional<FileSources>>;

  void Read();

  const Options& options_;
  SourceStream stream_;
  std::future<Found> coming_;  // What is read ahead, if anything is.
  std::deque<std::shared_ptr<const Source>> ready_;
  int unreadable_ = 0;
  int mistakes_ = 0;
  bool ended_ = false;
  Outcome problems_;  // With whole corpora.
};

}  // namespace claimcheck

#endif  // CHECKER_CLI_SOURCE_QUEUE_H_
