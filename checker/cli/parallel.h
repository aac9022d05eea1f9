// Tasks on several threads.

#ifndef CHECKER_CLI_PARALLEL_H_
#define CHECKER_CLI_PARALLEL_H_

#include <cstddef>
#include <functional>

namespace claimcheck {

// Does `task` for each number below `count`, on `jobs` threads (0: one for
// each core), in any order. Fewer threads if the system gives no more.
void InParallel(int jobs, size_t count,
                const std::function<void(size_t)>& task);

}  // namespace claimcheck

#endif  // CHECKER_CLI_PARALLEL_H_
