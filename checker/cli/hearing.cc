#include "checker/cli/hearing.h"

#include <algorithm>
#include <mutex>
#include <thread>
#include <utility>

#include "checker/cli/observation_cache.h"
#include "checker/cli/output.h"
#include "checker/cli/parallel.h"
#include "checker/cli/pipeline.h"
#include "checker/cli/source_queue.h"

namespace claimcheck {
namespace {

int Threads(int jobs) {
  if (jobs > 0) return jobs;
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

// Each thread takes the next source, and adds what it heard.
HeardCorpus HearAll(const RuleSet& rules, const Options& options,
                    bool keep_texts, Cache* cache, SourceQueue& queue) {
  RememberingMatcher matcher(rules, cache, options.profile);
  HeardCorpus all;
  Progress progress(options.quiet);
  std::mutex reading;
  std::mutex adding;
  const auto threads = static_cast<size_t>(Threads(options.jobs));
  InParallel(options.jobs, threads, [&](size_t) {
    while (true) {
      std::unique_lock<std::mutex> turn(reading);
      std::shared_ptr<const Source> source = queue.Next();
      turn.unlock();
      if (source == nullptr) return;
      auto heard = Hear(rules, *source, matcher.Observe(*source));
      ForgetSteps(*heard);
      const std::lock_guard<std::mutex> lock(adding);
      all.Add(std::move(heard), std::move(source), keep_texts);
      progress.Tick();
    }
  });
  progress.Done();
  if (options.profile) WriteStderr(matcher.ProfileTable());
  return all;
}

}  // namespace

void HeardCorpus::Add(std::unique_ptr<HeardSource> source,
                      std::shared_ptr<const Source> text, bool keep) {
  const auto [file, is_new] =
      files.emplace(source->source.path, source->source.sha256);
  if (!is_new && file->second != source->source.sha256) file->second.clear();
  heard.push_back(std::move(source));
  if (keep) texts.push_back(std::move(text));
}

std::optional<HeardCorpus> HearOrSay(const Options& options,
                                     const RuleSet* rules, bool keep_texts,
                                     Cache* cache, Outcome& outcome) {
  std::optional<RuleSet> kept;
  if (rules != nullptr && !options.only.empty()) {
    kept = *rules;
    rules = KeepOnly(options, *kept, outcome) ? &*kept : nullptr;
  }
  SourceQueue queue(options);
  HeardCorpus all;
  int sources = 0;
  if (rules != nullptr && outcome.code != ExitCode::kUsage) {
    all = HearAll(*rules, options, keep_texts, cache, queue);
    sources = static_cast<int>(all.heard.size());
  } else {
    while (queue.Next() != nullptr) ++sources;
  }
  all.unreadable = queue.unreadable();
  all.manifests = queue.stream().manifests();
  queue.Conclude(sources, outcome);
  if (rules == nullptr || outcome.code == ExitCode::kUsage) return std::nullopt;
  return all;
}

}  // namespace claimcheck
