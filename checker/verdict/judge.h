// Folds observations into the report. Pure; independent of source order.

#ifndef CHECKER_VERDICT_JUDGE_H_
#define CHECKER_VERDICT_JUDGE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "checker/corpus/source.h"
#include "checker/match/observation.h"
#include "checker/rules/rule_set.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// The order of sources in a report, as indices: by publication (earliest day,
// then latest; undated last), then id. It does not depend on the manifest's.
std::vector<size_t> SourceOrder(const std::vector<const Source*>& sources);

// One source, judged by itself. Of its text nothing is kept but what was
// observed.
struct HeardSource {
  ReportSource source;
  std::vector<std::string> credits;
  std::vector<uint64_t> sentence_hashes;  // Only of a source with evidence.
  // By claim; about the others it is silent.
  std::vector<std::pair<int, std::shared_ptr<Cell>>> cells;
};

std::unique_ptr<HeardSource> Hear(const RuleSet& rules, const Source& source,
                                  SourceObservations observed);

// Drops what only explanations ask for: the steps of what was rejected, and the
// places of the steps of evidence.
void ForgetSteps(HeardSource& heard);

// The report of sources that were heard by `rules`, or by rules that differ
// from them in severities only. Their ids are different.
Report Judge(const RuleSet& rules,
             std::vector<std::unique_ptr<HeardSource>> heard);

// Judges every claim in every source.
//
// Shape: observations[i] belongs to sources[i]. Sources are put into
//        SourceOrder, so the report does not depend on their order here.
Report Judge(const RuleSet& rules, const std::vector<const Source*>& sources,
             std::vector<SourceObservations> observations);

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_JUDGE_H_
