#include "checker/cli/parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace claimcheck {

void InParallel(int jobs, size_t count,
                const std::function<void(size_t)>& task) {
  if (jobs <= 0) jobs = static_cast<int>(std::thread::hardware_concurrency());
  jobs = std::clamp(jobs, 1, std::max(1, static_cast<int>(count)));
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t i = next++; i < count; i = next++) task(i);
  };
  std::vector<std::thread> threads;
  for (int i = 1; i < jobs; ++i) {
    try {
      threads.emplace_back(work);
    } catch (const std::system_error&) {
      break;  // The system gives no more; fewer do it too.
    }
  }
  work();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace claimcheck
