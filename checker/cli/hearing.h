// Sources observed and judged while they are read, so that only those in use
// are in memory.

#ifndef CHECKER_CLI_HEARING_H_
#define CHECKER_CLI_HEARING_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checker/cli/cache.h"
#include "checker/cli/exit_code.h"
#include "checker/cli/options.h"
#include "checker/corpus/source.h"
#include "checker/rules/rule_set.h"
#include "checker/text/text_file.h"
#include "checker/verdict/judge.h"

namespace claimcheck {

// All sources of a run, in any order.
struct HeardCorpus {
  std::vector<std::unique_ptr<HeardSource>> heard;  // Without steps.
  // Empty unless their texts were to be kept.
  std::vector<std::shared_ptr<const Source>> texts;
  int unreadable = 0;
  // What was read: the manifests, and the SHA-256 of each file of sources, by
  // name; "" of one that was replaced between two readings.
  std::vector<TextFilePtr> manifests;
  std::map<std::string, std::string> files;

  // Adds one, and its text if that is kept.
  void Add(std::unique_ptr<HeardSource> source,
           std::shared_ptr<const Source> text, bool keep);
};

// Hears the corpora that `options` name, on `options.jobs` threads, by the
// claims that --only names. `cache` may be null. Without `rules`, only what is
// wrong with the sources is said.
//
// Nothing, with `outcome` set, if there are no rules or something is wrong.
// Sources that cannot be read make it kIncomplete without --allow-partial, and
// the others are returned.
std::optional<HeardCorpus> HearOrSay(const Options& options,
                                     const RuleSet* rules, bool keep_texts,
                                     Cache* cache, Outcome& outcome);

}  // namespace claimcheck

#endif  // CHECKER_CLI_HEARING_H_
