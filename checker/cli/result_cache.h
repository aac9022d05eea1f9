// The reports of a whole run, for the next one in which nothing has changed.

#ifndef CHECKER_CLI_RESULT_CACHE_H_
#define CHECKER_CLI_RESULT_CACHE_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "checker/cli/cache.h"
#include "checker/cli/exit_code.h"
#include "checker/cli/hearing.h"
#include "checker/cli/options.h"
#include "checker/cli/report_output.h"
#include "checker/rules/rule_set.h"

namespace claimcheck {

// One run. The key is all that the run was told: the words of its command line,
// where it ran, its settings, baseline and waivers, the day if there are
// waivers. The entry lists the files and folders that it read, each with the
// hash of what was read. Whatever differs, the run is done anew; the times of
// files are not looked at.
class ResultCache {
 public:
  // `cache` may be null; then nothing is kept.
  ResultCache(Cache* cache, const Options& options,
              const std::vector<ReportOutput>& outputs);

  // Writes the reports of a run that read the same, and says how that ended.
  // Nothing if there was none.
  std::optional<Outcome> Replay() const;

  // False if there is no cache, or the run has said something, a warning
  // perhaps, that would not be said again.
  bool MayKeep() const;

  // Keeps `contents`, one for each output.
  void Keep(const RuleSet& rules, const HeardCorpus& corpus,
            const std::vector<std::string>& contents,
            const Outcome& outcome) const;

 private:
  std::string Key() const;

  Cache* cache_;
  const Options& options_;
  const std::vector<ReportOutput>& outputs_;
  std::string key_;
  // Each folder that was named, and how it was before the run.
  std::vector<std::pair<std::string, std::string>> folders_;
  int said_ = 0;  // Writes to standard error before the run.
};

}  // namespace claimcheck

#endif  // CHECKER_CLI_RESULT_CACHE_H_
